### Mots des fiches.

## La fiche
record-sections = Sections de la fiche
record-activity = Activité
record-sales = Ventes
record-history = Historique
record-aside = Fiche
record-list-ends = La liste s’arrête là : voici toutes ses fiches.
record-older = Voir les entrées plus anciennes

## Chiffres clés
phone-extension = poste
facts-spend = Dépensé sur 12 mois, { vat-shown }
facts-change-up = +{ $percent } % sur un an
facts-change-down = −{ $percent } % sur un an
facts-change-none = Comme l’année d’avant
facts-abroad = plus { $amount } dans une autre devise
facts-last = Dernier achat, { vat-shown }
facts-purchases = { $count ->
        [one] un achat
       *[other] { $count } achats
    }
facts-none = Aucun pour l’instant
facts-balance = Solde dû
facts-with-vat = TVA comprise
facts-see-unpaid = Voir ce qui reste à payer
unpaid-title = À payer, TVA comprise
unpaid-due = Du { $day }, échéance { $due }
unpaid-no-due = Du { $day }, sans échéance
unpaid-all = Tout ce qui reste à payer
facts-came-by = Canal
facts-since = En relation depuis le
facts-owner = Suivi par { $name }

## Panneaux
record-known = Coordonnées
record-edit-known = Modifier les coordonnées
record-value-edit = (modifier)
record-value-restore = Rétablir cette valeur
record-value-restored = Valeur rétablie.
record-undone = La fiche est comme avant.
record-changed-since = La fiche a changé depuis : rien n’a été annulé. L’historique montre les deux changements.
restoration-nothing = Cette valeur ne peut plus être rétablie : elle a été retirée de l’historique.
restoration-employer-gone = Cette entreprise n’est plus dans le fichier : elle ne peut plus être rétablie.
reach-write = Écrire
reach-call = Appeler
reach-map = Voir sur une carte
reach-site = Ouvrir le site
record-registered = Numéros d’entreprise
record-companies = Entreprise
record-people = Contacts
record-people-more = { $count ->
        [one] Une autre personne y travaille.
       *[other] { $count } autres personnes y travaillent.
    }
record-email = E-mail
record-phone = Téléphone
record-address = Adresse
record-client-number = Numéro client
record-verified = Clé de contrôle juste

## Noter
composer-kind = Type d’entrée
composer-kind-unknown = Choisissez note, appel ou rendez-vous.
composer-direction = Initiative
composer-at = Date et heure (maintenant si rien n’est indiqué)
composer-at-unreadable = Cette date et cette heure ne se lisent pas : choisissez-les à nouveau.
composer-at-future = Ce moment n’est pas encore venu : notez ce qui a eu lieu.
composer-about = Que noter sur { $name } ?
composer-hint = Restez-en aux faits : ni santé, ni opinions, ni religion. Les personnes citées peuvent demander à lire cette note.
composer-save = Enregistrer
activity-written = C’est noté.
activity-taken-back = L’entrée est retirée.

## Ce qu’une note ne doit pas dire
guard-reword = Rien n’est encore enregistré. Reformulez la note, par exemple en disant le besoin sans sa raison, puis enregistrez.
guard-cut = Enregistrer sans ces mots
guard-mistaken = Le mot a un autre sens ici
guard-ethnic = <b>« <mark>{ $words }</mark> » ressemble à une donnée sur l’origine.</b> La loi interdit de la garder.
guard-politics = <b>« <mark>{ $words }</mark> » ressemble à une opinion politique.</b> La loi interdit de la garder.
guard-religion = <b>« <mark>{ $words }</mark> » ressemble à une conviction religieuse ou philosophique.</b> La loi interdit de la garder.
guard-trade-union = <b>« <mark>{ $words }</mark> » ressemble à une appartenance syndicale.</b> La loi interdit de la garder.
guard-genetic = <b>« <mark>{ $words }</mark> » ressemble à une donnée génétique.</b> La loi interdit de la garder.
guard-biometric = <b>« <mark>{ $words }</mark> » ressemble à une donnée biométrique.</b> La loi interdit de la garder.
guard-health = <b>« <mark>{ $words }</mark> » ressemble à une donnée de santé.</b> La loi interdit de la garder sans accord écrit.
guard-sex-life = <b>« <mark>{ $words }</mark> » ressemble à une donnée sur la vie ou l’orientation sexuelle.</b> La loi interdit de la garder.
guard-offence = <b>« <mark>{ $words }</mark> » ressemble à une infraction ou à une condamnation.</b> La loi interdit de la garder.
guard-offensive = <b>« <mark>{ $words }</mark> » peut blesser.</b> Une note reste objective : la personne peut la lire.
guard-private-life = <b>« <mark>{ $words }</mark> » touche à la vie privée ou aux finances de la personne.</b> Un fichier clients n’en a pas besoin.
guard-identifier-nir = <b>« <mark>{ $words }</mark> » est un numéro de sécurité sociale français.</b> Il n’est jamais gardé.
guard-identifier-niss = <b>« <mark>{ $words }</mark> » est un numéro de registre national belge.</b> Il n’est jamais gardé.
guard-bank-account = <b>« <mark>{ $words }</mark> » est un numéro de compte bancaire.</b> Il n’est jamais gardé dans une note.
guard-bank-card = <b>« <mark>{ $words }</mark> » est un numéro de carte bancaire.</b> Il n’est jamais gardé.
guard-password = <b>« <mark>{ $words }</mark> » ressemble à un mot de passe.</b> Il n’a pas sa place dans une note.

## Le fil
timeline-kinds = Montrer dans le fil
timeline-all = Tout
timeline-notes = Notes
timeline-calls = Appels
timeline-meetings = Rendez-vous
timeline-emails = E-mails
timeline-sales = Ventes
timeline-none = Rien ne s’est encore passé.
timeline-none-of-kind = Rien de ce type.
timeline-note = <b>{ $who }</b> a écrit une note
timeline-call = <b>{ $who }</b> a noté un appel
timeline-meeting = <b>{ $who }</b> a noté un rendez-vous
timeline-email = <b>{ $who }</b> a noté un e-mail
timeline-imported-note = Note reprise d’un fichier importé
timeline-imported = Échange repris d’un fichier importé
timeline-invoice = Achat de <b class="num">{ $amount }</b> { vat-shown }
timeline-order = Commande de <b class="num">{ $amount }</b> { vat-shown }
timeline-quote = Devis de <b class="num">{ $amount }</b> { vat-shown }
timeline-credit-note = Avoir de <b class="num">{ $amount }</b> { vat-shown }
timeline-import = Fiche créée par un import
timeline-import-file = Fiche créée par l’import du fichier <b>{ $file }</b>
timeline-import-files = { $others ->
        [one] Fiche créée par l’import du fichier <b>{ $file }</b> et d’un autre
       *[other] Fiche créée par l’import du fichier <b>{ $file }</b> et de { $others } autres
    }
timeline-import-origin = { $origin } (données du { $day })
timeline-import-report = Rapport de l’import

## Ventes
record-sales-none = Aucune vente pour l’instant.
record-sales-of = Ventes : { $name }
record-sales-count = { $count ->
        [one] Un document
       *[other] { $count } documents
    }
record-sales-invoiced = Facturé, avoirs déduits, { vat-shown }
record-sales-ordered = Commandé, avoirs déduits, { vat-shown }
sale-title = { $kind } { $number }
sale-label = Libellé
sale-lines = Lignes
sale-no-lines = Le détail de cette vente n’est pas connu.
sale-quantity = Quantité
sale-unit-price = Prix unitaire
sale-discount = Remise
sale-vat-rate = TVA
sale-amounts = Montants
sale-line-net = Montant HT
sale-net = Total HT
sale-vat = Montant de la TVA
sale-gross = Total TTC
sale-dates = Dates
sale-dated-on = Date du document
sale-due-on = Échéance
sale-paid-on = Paiement

## Historique
history-none = Aucun historique pour l’instant.
history-record-created = <b>{ $who }</b> a créé la fiche
history-record-corrected = <b>{ $who }</b> a modifié la fiche
history-record-restored = <b>{ $who }</b> a remis la fiche comme avant un import
history-record-given-back = <b>{ $who }</b> a rétabli une valeur
history-record-removed = <b>{ $who }</b> a supprimé la fiche
history-refusal-recorded = <b>{ $who }</b> a noté un refus
history-sale-created = <b>{ $who }</b> a enregistré une vente
history-sale-corrected = <b>{ $who }</b> a modifié une vente
history-sale-restored = <b>{ $who }</b> a remis une vente comme avant un import
history-sale-cancelled = <b>{ $who }</b> a annulé une vente
history-sale-settled = <b>{ $who }</b> a noté un paiement
history-sale-removed = <b>{ $who }</b> a supprimé une vente
history-activity-created = <b>{ $who }</b> a ajouté une entrée au fil
history-activity-corrected = <b>{ $who }</b> a reformulé une entrée du fil
history-activity-removed = <b>{ $who }</b> a retiré une entrée du fil
history-task-created = <b>{ $who }</b> a noté une tâche
history-task-corrected = <b>{ $who }</b> a modifié une tâche
history-task-done = <b>{ $who }</b> a marqué une tâche comme faite
history-task-reopened = <b>{ $who }</b> a remis une tâche à faire
history-task-removed = <b>{ $who }</b> a supprimé une tâche
history-sensitive-note-kept = <b>{ $who }</b> a gardé une note malgré un avertissement
history-warning-called-mistaken = <b>{ $who }</b> a jugé infondé un avertissement sur une note
history-task-warning-called-mistaken = <b>{ $who }</b> a jugé infondé un avertissement sur une tâche
history-value-redacted = <b>{ $who }</b> a retiré une valeur de l’historique
history-something = <b>{ $who }</b> a fait un changement
history-import = Un import
history-somebody = Un ancien compte
history-job = Une tâche de fond
history-console = La ligne de commande
history-carnet = Carnet
history-purpose = Finalité : { $purpose }
history-redacted = Retiré de l’historique
out-of-sight = fiche hors de votre visibilité
history-gone = une fiche qui n’existe plus
history-day = { $day }
history-moment = { $at }
history-amount = { $amount }
history-line = { $words } : { $net }
history-refusal-both = { $channel } : { $purpose }
history-refusal-everything = Aucun contact
history-refusal-deceased = Personne décédée
history-refusal-minor = Personne mineure
history-field-other = Autre valeur
history-field-numbered = { $field } { $place }
history-field-civility = Civilité
history-field-given-name = Prénom
history-field-family-name = Nom de famille
history-field-name = Nom
history-field-job-title = Métier
history-field-role-company = Entreprise
history-field-role-title = Fonction dans l’entreprise
history-field-owner = Suivi par
history-field-task-owner = À faire par
history-field-title = À faire
history-field-done-at = Faite le
history-field-done-by = Faite par
history-field-email-label = Usage de l’e-mail
history-field-phone-label = Usage du téléphone
history-field-address-label = Usage de l’adresse
history-field-declared = Relation
history-field-client-since = Client depuis le
history-field-sector = Secteur
history-field-company = Entreprise
history-field-person = Contact
history-field-kind = Type
history-field-number = Numéro
history-field-status = État
history-field-currency = Devise
history-field-line = Ligne
history-field-direction = Initiative
history-field-at = Date et heure
history-field-text = Texte
history-field-reason = Raison donnée
history-field-refusal = Refuse

## Valeurs gardées telles quelles
flaw-empty = Vide
flaw-not-given = Marqué comme absent
flaw-spreadsheet-error = Erreur du tableur
flaw-scientific-notation = Chiffres perdus dans le tableur
flaw-siren-characters = Contient autre chose que des chiffres
flaw-siren-length = Un SIREN compte 9 chiffres
flaw-siren-check-digit = Clé fausse, à vérifier
flaw-siren-placeholder = Ne sert qu’à remplir la case
flaw-siret-characters = Contient autre chose que des chiffres
flaw-siret-length = Un SIRET compte 14 chiffres
flaw-siret-check-digit = Clé fausse, à vérifier
flaw-siret-placeholder = Ne sert qu’à remplir la case
flaw-bce-characters = Contient autre chose que des chiffres
flaw-bce-length = Un numéro d’entreprise compte 10 chiffres
flaw-bce-first-digit = Un numéro d’entreprise commence par 0 ou 1
flaw-bce-check-digits = Clé fausse, à vérifier
flaw-vat-country-missing = Il manque le pays
flaw-vat-country-unknown = Ce n’est pas un pays de l’Union européenne
flaw-vat-country-left = Le Royaume-Uni a quitté le système de l’Union
flaw-vat-shape = N’a pas la forme des numéros de ce pays
flaw-vat-check-digit = Clé fausse, à vérifier
flaw-phone-text = Ce n’est pas un numéro de téléphone
flaw-phone-too-short = Numéro trop court
flaw-phone-too-long = Numéro trop long
flaw-phone-impossible = Ce pays n’attribue pas de tel numéro
flaw-phone-country = Cet indicatif n’existe pas
flaw-phone-emergency = Numéro d’urgence
flaw-phone-short-number = Numéro court, pas celui d’un client
flaw-phone-placeholder = Ne sert qu’à remplir la case
flaw-email-text = Ce n’est pas une adresse e-mail
flaw-email-many-ats = Plus d’un @
flaw-email-local-missing = Rien avant le @
flaw-email-local = Caractères impossibles avant le @
flaw-email-local-accent = Un accent avant le @
flaw-email-quoted = Des guillemets dans l’adresse
flaw-email-comment = Un commentaire dans l’adresse
flaw-email-domain-missing = Rien après le @
flaw-email-comma = Une virgule au lieu d’un point
flaw-email-space = Un espace dans l’adresse
flaw-email-domain-no-dot = Adresse incomplète après le @
flaw-email-domain = Domaine impossible après le @
flaw-email-literal = Des nombres au lieu d’un domaine
flaw-email-too-long = Adresse trop longue
flaw-postcode-shape = Ce n’est pas un code postal de ce pays
flaw-postcode-unknown = Ce code postal n’existe pas
flaw-country-unknown = Pays inconnu

## Chiffres depuis le premier achat
figures-title = Depuis le premier achat
figures-first = Premier achat
figures-total = Dépensé au total, { vat-shown }
figures-basket = Panier moyen, { vat-shown }
figures-recency = Récence
figures-frequency = Fréquence, 12 mois
figures-amount = Montant, 12 mois
figures-grade = { $grade } sur 5

merge = Fusionner
merge-title = Fusionner { $name } avec une autre fiche
merge-lead = Choisissez la fiche qui désigne la même personne ou la même entreprise. Vous comparerez les deux avant de décider.
merge-alike = Ces fiches ont quelque chose en commun
merge-search = Chercher une autre fiche
merge-find = Chercher
merge-none = Aucune fiche ne correspond.
merge-found = Fiches trouvées
merge-compare = Comparer deux fiches
merge-kept = Fiche gardée
merge-gone = Fiche reprise
merge-sales = { $count ->
    [0] aucune vente
    [one] { $count } vente
   *[other] { $count } ventes
  }
merge-swap = Garder l’autre fiche
merge-disputed = Les deux fiches ne disent pas la même chose
merge-joined = La fiche gardée reçoit de l’autre
merge-nothing = (rien)
merge-hint = Ventes, notes, tâches, historique et refus passent à la fiche gardée. Vous pourrez séparer les deux fiches plus tard : un refus vaudra alors pour les deux.
merge-go = Fusionner les deux fiches
merge-done = Les deux fiches n’en font plus qu’une.
merge-apart = Les deux fiches sont de nouveau séparées.
merge-apart-already = Ces fiches sont déjà séparées.
merge-itself = Une fiche ne se fusionne pas avec elle-même.
merge-overtaken = Quelqu’un a modifié l’une des fiches entre-temps. Relisez ce qui suit, puis fusionnez à nouveau.
merge-separate = Séparer les deux fiches
history-of-another = fiche reprise
history-record-merged = <b>{ $who }</b> a repris une autre fiche dans celle-ci
history-record-merged-away = <b>{ $who }</b> a repris la fiche dans une autre
history-record-taken-apart = <b>{ $who }</b> a séparé deux fiches
history-record-handed-over = <b>{ $who }</b> a rattaché la personne à une autre fiche d’entreprise
history-sale-handed-over = <b>{ $who }</b> a rattaché une vente à une autre fiche
history-activity-handed-over = <b>{ $who }</b> a rattaché une entrée du fil à une autre fiche
history-task-handed-over = <b>{ $who }</b> a rattaché une tâche à une autre fiche

file = Fichier
record-files = Fichiers
files-files = Fichiers
files-none = Aucun fichier.
files-of = Les fichiers de { $name }
files-add = Ajouter des fichiers
files-hint = PDF, images, Word, Excel, LibreOffice ou texte ; 10 Mio par fichier, 25 Mio à la fois. Le contenu est scellé sous la clé de la fiche et disparaît avec elle.
files-go = Ajouter
files-missing = Choisissez au moins un fichier.
files-added = C’est ajouté.
files-name-tells = Le nom « { $file } » révèle quelque chose de sensible (santé, opinions, numéro de compte…). Renommez le fichier, puis ajoutez-le.
files-refused = « { $file } » : { $reason }
files-from = Ajouté par { $who }
files-download = Télécharger
files-remove = Retirer ce fichier
files-remove-warning = Le fichier est détruit et ne revient pas. L’historique garde son nom.
files-removed = Le fichier est retiré.
files-not-shown = Ce type de fichier ne s’affiche pas ici. Téléchargez-le pour l’ouvrir.
files-open = Ouvrir seul
file-kind-pdf = PDF
file-kind-jpeg = Image
file-kind-png = Image
file-kind-gif = Image
file-kind-webp = Image
file-kind-heic = Image
file-kind-docx = Texte (Word)
file-kind-doc = Texte (Word)
file-kind-xlsx = Classeur (Excel)
file-kind-xls = Classeur (Excel)
file-kind-pptx = Présentation (PowerPoint)
file-kind-odt = Texte (LibreOffice)
file-kind-ods = Classeur (LibreOffice)
file-kind-text = Texte
rejection-attachment-empty = ce fichier est vide.
rejection-attachment-large = ce fichier dépasse 10 Mio. Réduisez-le ou partagez-le en plusieurs.
rejection-attachment-kind = ce type de fichier n’est pas gardé. Enregistrez-le en PDF, par exemple.
rejection-attachment-misnamed = le contenu n’est pas ce que dit son nom. Ouvrez le fichier et enregistrez-le à nouveau sous son vrai type.
rejection-attachment-many = la fiche a déjà 100 fichiers. Retirez-en avant d’en ajouter.
history-attachment-created = <b>{ $who }</b> a ajouté un fichier
history-attachment-handed-over = <b>{ $who }</b> a rattaché un fichier à une autre fiche
history-attachment-removed = <b>{ $who }</b> a retiré un fichier
