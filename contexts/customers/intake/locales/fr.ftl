# Ce que l’import dit d’un fichier.

## Pourquoi une ligne n’est pas prise

intake-rejection-nobody-to-identify = Ni nom ni moyen de joindre quelqu’un : ajoutez un nom, un e-mail ou un téléphone.
intake-rejection-client-number-taken = Ce numéro client est déjà celui d’une autre entreprise ; corrigez la colonne « { $column } ».
intake-rejection-too-many-cells = La ligne a plus de cellules que d’en-têtes : une valeur contient sans doute le séparateur. Mettez-la entre guillemets dans le fichier.
intake-rejection-date-missing = La vente n’a pas de date.
intake-rejection-date-unreadable = La date de la vente n’existe pas ou ne se lit pas ; corrigez la colonne « { $column } ».
intake-rejection-date-in-future = La date de la vente est dans le futur ; corrigez la colonne « { $column } ».
intake-rejection-amount-missing = La vente n’a pas de montant lisible ; corrigez la colonne « { $column } ».
intake-rejection-document-too-large = Le total de ce document dépasse ce qu’une vente peut valoir : corrigez la colonne « { $column } ».
intake-rejection-client-unknown = Aucun client n’a ce numéro ni ce nom ; corrigez la colonne « { $column } » ou importez d’abord ce client.
intake-rejection-client-ambiguous = Plusieurs clients portent ce nom : indiquez le numéro client.
intake-rejection-client-missing = La vente ne nomme aucun client.
intake-rejection-product-unnamed = Le produit n’a ni référence ni désignation.
intake-rejection-address-only = La ligne est l’adresse d’un autre enregistrement, pas une personne.
intake-rejection-staff-member = La ligne est un membre de l’équipe qui a exporté le fichier, pas un client.
intake-rejection-deleted-there = Le logiciel d’origine a supprimé ou archivé cette ligne.
intake-rejection-deal-not-won = L’affaire n’est pas gagnée : rien n’est encore vendu, elle reste de côté.
intake-rejection-broken-card = La fiche n’est pas terminée, ou ne dit rien.
intake-rejection-contact-group = La fiche est une liste de contacts, pas un contact.

## Ce qu’il faut savoir d’une cellule : valeurs illisibles

intake-warning-empty = La cellule est vide.
intake-warning-not-given = La cellule dit qu’il n’y a pas de valeur ; le texte est gardé tel quel.
intake-warning-spreadsheet-error = La cellule est une erreur du tableur.
intake-warning-scientific-notation = Le tableur a remplacé les derniers chiffres par une puissance de dix : ils sont perdus. Ressaisissez le numéro.
intake-warning-siren-characters = Ce n’est pas un SIREN : il contient autre chose que des chiffres.
intake-warning-siren-length = Un SIREN a neuf chiffres.
intake-warning-siren-check-digit = La clé de ce SIREN est fausse ; il est gardé tel quel, à vérifier.
intake-warning-siren-placeholder = Ce SIREN n’est fait que de zéros.
intake-warning-siret-characters = Ce n’est pas un SIRET : il contient autre chose que des chiffres.
intake-warning-siret-length = Un SIRET a quatorze chiffres.
intake-warning-siret-check-digit = La clé de ce SIRET est fausse ; il est gardé tel quel, à vérifier.
intake-warning-siret-placeholder = Ce SIRET commence par neuf zéros.
intake-warning-bce-characters = Ce n’est pas un numéro d’entreprise belge : il contient autre chose que des chiffres.
intake-warning-bce-length = Un numéro d’entreprise belge a dix chiffres.
intake-warning-bce-first-digit = Un numéro d’entreprise belge commence par 0 ou 1.
intake-warning-bce-check-digits = La clé de ce numéro d’entreprise belge est fausse.
intake-warning-vat-country-missing = Ce numéro de TVA n’indique pas son pays.
intake-warning-vat-country-unknown = Le pays de ce numéro de TVA est inconnu.
intake-warning-vat-country-left = Ce numéro de TVA britannique n’est plus un numéro européen.
intake-warning-vat-shape = Ce numéro de TVA n’a pas la forme de ceux de son pays.
intake-warning-vat-check-digit = La clé de ce numéro de TVA est fausse ; il est gardé tel quel, à vérifier.
intake-warning-iban-characters = Ce n’est pas un IBAN.
intake-warning-iban-country = Le pays de cet IBAN n’en délivre pas.
intake-warning-iban-length = Cet IBAN n’a pas la longueur de ceux de son pays.
intake-warning-iban-check-digits = La clé de cet IBAN est fausse.
intake-warning-nir-shape = Ce n’est pas un numéro de sécurité sociale.
intake-warning-nir-key = La clé de ce numéro de sécurité sociale est fausse.
intake-warning-niss-shape = Ce n’est pas un numéro national belge.
intake-warning-niss-check-digits = La clé de ce numéro national belge est fausse.
intake-warning-card-shape = Ce n’est pas un numéro de carte.
intake-warning-card-check-digit = La clé de ce numéro de carte est fausse.
intake-warning-phone-text = Ce n’est pas un numéro de téléphone.
intake-warning-phone-too-short = Le numéro de téléphone est trop court.
intake-warning-phone-too-long = Le numéro de téléphone est trop long.
intake-warning-phone-impossible = Ce pays n’attribue pas de tel numéro de téléphone.
intake-warning-phone-country = L’indicatif de pays n’existe pas.
intake-warning-phone-emergency = C’est un numéro d’urgence.
intake-warning-phone-short-number = C’est un numéro court, pas la ligne d’un client.
intake-warning-phone-placeholder = Ce numéro répète un seul chiffre : il ne sert qu’à remplir la case.
intake-warning-email-text = Ce n’est pas une adresse e-mail.
intake-warning-email-many-ats = L’adresse e-mail a plus d’une arobase.
intake-warning-email-local-missing = Il manque ce qui précède l’arobase.
intake-warning-email-local = Ce qui précède l’arobase n’est pas permis.
intake-warning-email-local-accent = Une lettre accentuée précède l’arobase : c’est presque toujours une faute de frappe.
intake-warning-email-quoted = Les adresses entre guillemets ne sont pas utilisables ici.
intake-warning-email-comment = Les adresses avec commentaire ne sont pas utilisables ici.
intake-warning-email-domain-missing = Il manque ce qui suit l’arobase.
intake-warning-email-comma = Une virgule tient la place d’un point.
intake-warning-email-space = L’adresse e-mail contient un espace.
intake-warning-email-domain-no-dot = Le domaine n’a pas de point.
intake-warning-email-domain = Ce domaine ne peut pas exister.
intake-warning-email-literal = Les adresses par numéro IP ne sont pas utilisables ici.
intake-warning-email-too-long = L’adresse e-mail est trop longue.
intake-warning-date-text = Ce n’est pas une date.
intake-warning-date-shape = Ces chiffres ne forment aucune date usuelle.
intake-warning-date-impossible = Ce jour n’existe pas.
intake-warning-date-ambiguous-month-first = Cette date n’est possible que si le mois vient en premier : confirmez-le pour la colonne.
intake-warning-date-two-digit-year = L’année n’a que deux chiffres et deux siècles sont possibles.
intake-warning-date-month-only = Un mois sans jour : aucun jour n’est inventé.
intake-warning-date-quarter-only = Un trimestre n’est pas un jour.
intake-warning-date-week-only = Une semaine n’est pas un jour.
intake-warning-date-year-only = Une année n’est pas un jour.
intake-warning-date-no-year = Il manque l’année.
intake-warning-date-relative = La date dépend d’un jour inconnu.
intake-warning-date-placeholder = C’est la date qu’un logiciel écrit quand il n’en a pas.
intake-warning-date-weekday = Le jour de la semaine ne tombe pas sur cette date.
intake-warning-date-future = La date est dans le futur.
intake-warning-date-out-of-range = La date est trop lointaine : sans doute une faute de frappe.
intake-warning-date-time = Cette heure n’existe pas.
intake-warning-amount-text = Ce n’est pas un montant.
intake-warning-amount-ambiguous = Ce montant peut se lire de deux façons : il n’est pas compté.
intake-warning-amount-notation = Ce montant est écrit avec les décimales d’une autre langue que le reste de la colonne : il n’est pas compté.
intake-warning-amount-grouping = Les milliers sont mal groupés.
intake-warning-amount-unit = Ce montant porte une unité, comme k€ : il n’est pas compté.
intake-warning-amount-rate = Un pourcentage tient la place d’un montant.
intake-warning-amount-precision = Ce montant a plus de décimales que sa devise.
intake-warning-amount-sign = Les signes de ce montant se contredisent.
intake-warning-amount-overflow = Ce montant est trop grand.
intake-warning-rate-text = Ce n’est pas un taux.
intake-warning-rate-ambiguous = Ce taux peut se lire de deux façons : ajoutez le signe %.
intake-warning-rate-precision = Ce taux a plus de deux décimales.
intake-warning-quantity-text = Ce n’est pas une quantité.
intake-warning-quantity-ambiguous = Cette quantité peut se lire de deux façons.
intake-warning-quantity-unit = Cette quantité porte une unité.
intake-warning-quantity-precision = Cette quantité a plus de trois décimales.
intake-warning-quantity-overflow = Cette quantité est trop grande.
intake-warning-postcode-shape = Ce code postal n’a pas la forme de ceux du pays.
intake-warning-postcode-unknown = Ce code postal n’existe pas.
intake-warning-country-unknown = Ce pays est inconnu.

## Ce qui a été réparé

intake-warning-lost-zero = Le zéro de tête, perdu par le tableur, a été remis.
intake-warning-siret-for-siren = Un SIRET tenait la place du SIREN : ses neuf premiers chiffres sont gardés.
intake-warning-vat-for-identifier = Un numéro de TVA tenait la place du numéro d’entreprise.
intake-warning-excel-serial = Un nombre de jours du tableur a été lu comme une date.
intake-warning-rounded = Le montant calculé a été arrondi au centime.

## Ce qu’il faut savoir d’une ligne

intake-warning-name-split = Nom et prénom étaient dans la même cellule : ils ont été séparés.
intake-warning-consent-unclear = Ni oui ni non clair : compté comme inconnu, jamais comme un accord.
intake-warning-refusal = Un refus a été lu ; rien ne l’affaiblira.
intake-warning-refusal-wins = Une autre ligne de la même personne refuse : le refus l’emporte.
intake-warning-do-not-contact = Ne plus contacter, par aucun moyen.
intake-warning-deceased = La personne est notée comme décédée : elle ne sera plus contactée.
intake-warning-death-unclear = Ni oui, ni non, ni date dans la colonne des décès : personne n’est noté décédé, à vérifier.
intake-warning-minor-unclear = Ni oui, ni non, ni date, ni âge dans la colonne des mineurs : personne n’est noté mineur, à vérifier.
intake-warning-minor = La personne est mineure : rien sans ses parents avant sa majorité. La date de naissance n’est pas gardée.
intake-warning-bought-address = L’origine dit que l’adresse a été achetée : elle ne rend personne joignable.
intake-warning-rented-address = L’origine dit que l’adresse a été louée : elle ne rend personne joignable.
intake-warning-formula-like = Le texte ressemble à une formule : gardé comme texte, neutralisé à l’export.
intake-warning-several-phones = Plusieurs téléphones étaient dans la même cellule.
intake-warning-phone-extension = Le téléphone a un numéro de poste.
intake-warning-several-emails = Plusieurs adresses e-mail étaient dans la même cellule.
intake-warning-remark-beside = La cellule en dit plus que l’adresse ou le numéro : le texte saisi est gardé à côté.
intake-warning-phone-among-emails = Un numéro de téléphone était parmi les adresses e-mail : il a été lu comme tel.
intake-warning-email-among-phones = Une adresse e-mail était parmi les numéros de téléphone : elle a été lue comme telle.
intake-warning-vat-of-another-company = Ce numéro de TVA n’est pas celui du SIREN de la ligne.
intake-warning-unknown-client-number = Aucun client n’a ce numéro : le contact est importé sans entreprise.
intake-warning-client-is-a-person = Ce numéro est celui d’un particulier : le contact est importé sans entreprise.
intake-warning-client-by-name = Le numéro client manque ou est inconnu ; le nom est celui d’un seul client.
intake-warning-client-by-email = Le numéro client manque ou est inconnu ; l’e-mail est celui d’un seul client.
intake-warning-client-name-differs = Le nom est celui d’un autre client que le numéro : le numéro compte.
intake-warning-company-from-name = L’entreprise est créée d’après cette ligne.
intake-warning-ambiguous-company = Plusieurs entreprises portent ce nom : le contact est importé sans entreprise.
intake-warning-total-differs = Le total n’est pas la quantité multipliée par le prix ; il est gardé tel quel.
intake-warning-tax-differs = Le total TTC ne découle pas du total HT et du taux ; il est gardé tel quel.
intake-warning-total-computed = Sans total, la quantité a été multipliée par le prix.
intake-warning-only-with-tax = Seul le total TTC est donné.
intake-warning-quantity-missing = La quantité manque, le total est là.
intake-warning-cancelled = Le document est annulé : il reste hors du chiffre d’affaires.
intake-warning-not-issued = Document en brouillon : compté comme un devis tant qu’il n’est pas émis.
intake-warning-refunded = Document remboursé : il reste hors du chiffre d’affaires.
intake-warning-other-currency = Le montant est dans une autre devise : il n’entre dans aucune somme.
intake-warning-no-document-number = La vente n’a pas de numéro de document.
intake-warning-further-line = Encore une ligne d’un document déjà rencontré : ce n’est pas un doublon.
intake-warning-from-row-above = Le numéro, la date ou le client laissés vides sont ceux de la ligne du dessus.
intake-warning-document-differs = Ce numéro de document sert pour des clients, des dates ou des montants différents.
intake-warning-credit-turned = L’avoir était positif : son signe a été retourné.
intake-warning-typed-by-hand = Quelqu’un a saisi autre chose sur la fiche : ce qui a été saisi reste.
intake-warning-conflicting-value = Une autre ligne du même enregistrement donne une autre valeur : la première reste.
intake-warning-bounced = L’adresse a rejeté des messages dans l’outil d’origine.
intake-warning-no-way-to-reach = Rien dans la ligne ne permet de joindre la personne.
intake-warning-cells-joined = Une valeur contenait le séparateur et avait été coupée en deux : elle a été recollée, à vérifier.
intake-warning-unbalanced-quote = Un guillemet est ouvert et jamais fermé.
intake-warning-text-after-quote = Du texte suit un guillemet fermant.
intake-warning-cell-too-long = La cellule est trop longue : elle a été coupée.
intake-warning-unreadable-bytes = Des caractères ne se lisent pas dans l’encodage choisi.
intake-warning-picture-left-out = La photo de la fiche n’est pas reprise.

## Pourquoi deux lignes se ressemblent

intake-likeness-identical-row = Ligne identique
intake-likeness-same-number = Même numéro
intake-likeness-same-siren = Même numéro d’entreprise
intake-likeness-same-vat = Même numéro de TVA
intake-likeness-same-email = Même e-mail
intake-likeness-same-phone = Même téléphone
intake-likeness-same-name = Même nom
intake-likeness-same-words = Mêmes mots dans un autre ordre
intake-likeness-close-name = Nom proche ou abrégé
intake-likeness-same-given-name = Même prénom, autre nom
intake-likeness-names-swapped = Nom et prénom inversés
intake-likeness-same-town = Même ville
intake-likeness-same-postcode = Même code postal
intake-likeness-same-street = Même rue
intake-likeness-same-company = Même entreprise
intake-likeness-same-document = Même numéro de document, même ligne
intake-likeness-same-sale = Même client, même jour, même montant
intake-likeness-same-sku = Même référence
intake-likeness-decided = Décidé par vous

## Avec quelle certitude

intake-certainty-possible = Possible
intake-certainty-probable = Probable
intake-certainty-certain = Certain

## Pourquoi une feuille ou un fichier est laissé de côté

intake-left-out-hidden-sheet = La feuille est masquée ; demandez à la lire si elle contient des clients.
intake-left-out-empty-sheet = La feuille est vide.
intake-left-out-no-table-recognised = Aucun tableau d’entreprises, de contacts, de ventes ou de produits n’a été reconnu.
intake-left-out-left-out-on-request = La feuille a été laissée de côté à votre demande.
intake-refused-empty-file = Le fichier est vide.
intake-refused-too-large = Le fichier est trop gros ; partagez-le en plusieurs.
intake-refused-too-many-rows = Le fichier a trop de lignes ; partagez-le en plusieurs.
intake-refused-too-many-columns = Une ligne a trop de colonnes ; supprimez dans le tableur celles qui ne servent pas, puis réessayez.
intake-refused-too-many-cells = Le fichier a trop de cellules ; partagez-le en plusieurs.
intake-refused-not-a-table = Le fichier n’est pas un tableau, ou il est abîmé : ouvrez-le dans votre tableur et enregistrez-le en XLSX ou CSV.
intake-refused-markup = Le fichier est une page web ; enregistrez-le en XLSX ou CSV.
intake-refused-old-excel = Le fichier vient d’un Excel d’avant 1995 ; enregistrez-le en XLSX.
intake-refused-binary-excel = Le fichier est un classeur binaire (.xlsb) ; enregistrez-le en XLSX.
intake-refused-open-document = Le fichier est un document de LibreOffice, pas un classeur.
intake-refused-password-protected = Le classeur est protégé par un mot de passe ; enlevez-le dans le tableur.
intake-refused-zip-bomb = Le fichier grossit démesurément à l’ouverture : il n’est pas lu.
intake-refused-wrong-name = Le nom du fichier est celui d’un document ou d’une image ; si c’est bien un tableau, renommez-le en .csv.
intake-refused-broken-off = Le fichier n’a pas pu être lu jusqu’au bout ; envoyez-le de nouveau.
intake-refused-heavy-workbook = Un classeur .xls ou .ods aussi grand n’est pas lu ; enregistrez-le en XLSX ou CSV.
intake-refused-heavy-strings = Le classeur contient trop de textes différents pour être lu ; enregistrez sa feuille en CSV.
intake-refused-too-many-members = L’archive contient trop de tableaux, ou des tableaux trop gros ; importez-les en plusieurs fois.
intake-refused-nested-archive = C’est une archive dans une archive ; décompressez-la d’abord.
intake-refused-corrupt-workbook = Le classeur est abîmé ; ouvrez-le et enregistrez-le de nouveau.

## Tableaux

intake-table-companies = Entreprises
intake-table-people = Contacts
intake-table-sales = Ventes
intake-table-products = Produits
intake-table-mixed = Tout dans un tableau

## Champs

intake-field-client-number = Numéro client
intake-field-person-number = Numéro du contact
intake-field-company-name = Nom de l’entreprise
intake-field-employer = Entreprise du contact
intake-field-client-kind = Type de client
intake-field-siren = SIREN
intake-field-siret = SIRET
intake-field-enterprise-number = Numéro d’entreprise (BCE)
intake-field-vat = Numéro de TVA
intake-field-sector = Secteur
intake-field-size = Effectif
intake-field-website = Site web
intake-field-client-since = Client depuis
intake-field-owner = Suivi par
intake-field-tags = Étiquettes
intake-field-language = Langue
intake-field-street = Rue
intake-field-postcode = Code postal
intake-field-city = Ville
intake-field-country = Pays
intake-field-full-address = Adresse complète
intake-field-address-kind = Type d’adresse
intake-field-phone = Téléphone
intake-field-mobile = Mobile
intake-field-company-phone = Téléphone de l’entreprise
intake-field-email = E-mail
intake-field-company-email = E-mail de l’entreprise
intake-field-consent = Accord
intake-field-opt-out = Refus
intake-field-consent-date = Date de l’accord
intake-field-origin = Origine (canal d’acquisition)
intake-field-note = Remarque
intake-field-civility = Civilité
intake-field-first-name = Prénom
intake-field-last-name = Nom de famille
intake-field-full-name = Nom et prénom
intake-field-job-title = Fonction
intake-field-birth-date = Date de naissance
intake-field-age = Âge
intake-field-deceased = Décès
intake-field-minor = Mineur
intake-field-role = Rôle dans l’outil d’origine
intake-field-gone = Supprimé ou archivé dans l’outil d’origine
intake-field-document-number = Numéro de document
intake-field-line-number = Numéro de ligne
intake-field-document-kind = Type de document
intake-field-date = Date
intake-field-due-date = Échéance
intake-field-paid-date = Date de règlement
intake-field-status = Règlement
intake-field-label = Désignation
intake-field-sku = Référence
intake-field-quantity = Quantité
intake-field-unit-price = Prix unitaire HT
intake-field-unit-price-gross = Prix unitaire TTC
intake-field-discount = Remise
intake-field-total-net = Total HT
intake-field-vat-rate = Taux de TVA
intake-field-vat-amount = Montant de TVA
intake-field-total-gross = Total TTC
intake-field-currency = Devise
intake-field-cost = Prix d’achat

## Sortes de lignes

intake-line-title = Titre
intake-line-blank = Ligne vide
intake-line-group = Ligne de groupe
intake-line-header = En-têtes
intake-line-repeated-header = En-têtes répétés
intake-line-data = Données
intake-line-total = Total
intake-line-subtotal = Sous-total
intake-line-footnote = Note de bas de tableau
