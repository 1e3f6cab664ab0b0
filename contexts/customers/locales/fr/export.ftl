# Mots de la sortie : la page d’export, les titres des tableaux et leurs mots.

## La page
export = Exporter
export-file = Exporter le fichier
export-lead-all = Tout le fichier sera exporté : entreprises, ventes, produits, notes, refus et { $people ->
        [one] { $people } contact
       *[other] { $people } contacts
    }.
export-lead-people = Les contacts de cette liste seront exportés : { $people ->
        [one] { $people } contact
       *[other] { $people } contacts
    }.
export-lead-companies = Les entreprises de cette liste seront exportées, sans leurs contacts.
export-lead-sales = Les ventes de cette liste seront exportées ; { $people ->
        [0] aucune ne nomme un contact
        [one] 1 contact y est nommé
       *[other] { $people } contacts y sont nommés
    }.
export-care = Le fichier n’est pas chiffré : gardez-le en lieu sûr et supprimez-le quand il ne sert plus. L’export est noté.
export-format = Format
export-all-columns = Toutes les colonnes partent, aussi celles que la liste n’affiche pas.
export-csv = Tableau (CSV)
export-csv-hint = S’ouvre dans Excel ou un autre tableur.
export-csv-tables = Tableaux (CSV)
export-csv-tables-hint = Un tableau par sujet, réunis dans un fichier ZIP ; chacun s’ouvre dans Excel ou un autre tableur.
export-xlsx = Classeur Excel (XLSX)
export-xlsx-hint = Montants et dates y sont des nombres et des dates, prêts à calculer.
export-vcard = Fiches de contact (vCard)
export-vcard-hint = Pour un téléphone ou une messagerie ; les refus y sont notés.
large-exports = Exports récents
large-export = { $people } personnes : « { $reason } »
export-card-refuses = Refuse : { $what }
export-json = Données (JSON)
export-json-hint = Pour un autre programme : chaque valeur exacte, telle que saisie et telle que comprise.
export-reason = Raison de l’export
export-reason-hint = Demandée au-delà de 500 personnes ; notée avec l’export.
export-reason-missing = Cet export concerne { $people } personnes : au-delà de 500, dites pourquoi. La raison est notée avec l’export.
export-go = Télécharger
export-file-name-all = carnet
export-file-name-people = contacts
export-file-name-companies = entreprises
export-file-name-sales = ventes

## Les titres des colonnes
export-column-acquisition = Canal d’acquisition
export-column-activity = Type
export-column-answer = Réponse
export-column-at = Date et heure
export-column-author = Auteur
export-column-balance = Solde dû
export-column-basis = Base légale
export-column-basket-net = Panier moyen HT
export-column-bce = N° BCE
export-column-canonical = Valeur
export-column-channel = Moyen
export-column-civility = Civilité
export-column-class = Classe RFM
export-column-client-number = N° client
export-column-client-since = Client depuis
export-column-collected-on = Recueilli le
export-column-company = Entreprise
export-column-company-id = Identifiant entreprise
export-column-cost = Coût HT
export-column-country = Pays
export-column-country-raw = Pays saisi
export-column-currency = Devise
export-column-date = Date
export-column-direction = Sens
export-column-discount = Remise %
export-column-document = Document
export-column-due-on = Échéance
export-column-title = À faire
export-column-file-name = Fichier
export-column-file-kind = Type de fichier
export-column-bytes = Octets
export-column-added-at = Ajouté le
export-column-added-by = Ajouté par
export-column-done-at = Faite le
export-column-done-by = Faite par
export-column-email = E-mail
export-column-family-name = Nom
export-column-first-purchase = Premier achat
export-column-flaw = Défaut
export-column-given-name = Prénom
export-column-given-on = Donné le
export-column-evidence = Mots du fichier
export-column-gross = Total TTC
export-column-id = Identifiant
export-column-identifier = Numéro
export-column-job = Fonction
export-column-label = Usage
export-column-label-of-product = Désignation
export-column-line = N° de ligne
export-column-language = Langue
export-column-last-purchase = Dernier achat
export-column-mark = Marque
export-column-net = Total HT
export-column-number = N° document
export-column-origin = Provenance
export-column-owner = Suivi par
export-column-paid-on = Payé le
export-column-person = Contact
export-column-person-id = Identifiant contact
export-column-phone = Téléphone
export-column-postcode = Code postal
export-column-postcode-raw = Code postal saisi
export-column-price = Prix HT
export-column-product-id = Identifiant produit
export-column-purchases = Nombre d’achats
export-column-purpose = Finalité
export-column-quantity = Quantité
export-column-raw = Valeur saisie
export-column-refusals = Refus
export-column-refused-channel = Moyen refusé
export-column-refused-purpose = Finalité refusée
export-column-relation = Relation
export-column-said-on = Dit le
export-column-sale-id = Identifiant vente
export-column-sector = Secteur
export-column-siren = SIREN
export-column-siret = SIRET
export-column-size = Effectif
export-column-sku = Référence
export-column-source = Source
export-column-spend-net = CA HT 12 mois
export-column-status = État
export-column-street = Adresse
export-column-text = Texte
export-column-total-net = CA HT total
export-column-town = Ville
export-column-unit-price = Prix unitaire HT
export-column-until = Jusqu’au
export-column-vat = N° TVA
export-column-vat-rate = TVA %
export-column-website = Site web

## Les mots des tableaux
export-every-channel = Tous
export-every-purpose = Toutes
export-mark-do-not-contact = Ne pas contacter
export-mark-deceased = Décès signalé
export-mark-minor = Mineur
export-answer-claimed = Oui, selon le fichier importé
export-answer-no = Non
export-answer-unknown = Inconnu
