### Mots de la qualité des données et des doublons.

## Ce qui est à reprendre
quality = Qualité des données
quality-lead = Ce qui mérite un coup d’œil dans le fichier. Chaque nombre mène à la liste des fiches concernées, que l’on peut aussi exporter.
quality-what = À reprendre
quality-wrong = Valeurs à corriger
quality-wrong-remedy = Ouvrez la fiche et corrigez la valeur là où elle se trouve : ce qui a été saisi est gardé, mais ne peut pas servir.
quality-missing = Fiches à compléter
quality-missing-remedy = Ajoutez ce qui manque dans le formulaire de la fiche.
quality-idle = Fiches à revoir
quality-idle-remedy = Reprenez contact, ou effacez la fiche : un prospect qui ne s’est pas manifesté depuis trois ans doit être effacé.
quality-duplicates-remedy = Fusionnez les deux fiches, ou dites que ce ne sont pas des doublons.
flaw-email = E-mail invalide ou douteux
flaw-phone = Téléphone invalide ou douteux
flaw-address = Code postal ou pays douteux
flaw-identifier = SIREN, SIRET, BCE ou TVA invalide
flaw-nameless = Sans nom
flaw-unreachable = Aucun moyen de contact
flaw-unidentified = Sans numéro d’entreprise
flaw-no-address = Client ayant acheté, sans adresse
flaw-alone = Ni vente, ni échange, ni personne à côté
flaw-silent = Prospect sans nouvelles depuis deux ans
filter-flaw = À reprendre
filter-heard-since = Dernières nouvelles depuis le
filter-heard-until = Dernières nouvelles jusqu’au

## Les doublons
duplicates = Doublons
duplicates-certain = Doublons certains
duplicates-possible = Doublons possibles
duplicates-views = Doublons par genre
duplicates-people-certain = Contacts, certains
duplicates-people-possible = Contacts, possibles
duplicates-companies-certain = Entreprises, certains
duplicates-companies-possible = Entreprises, possibles
duplicates-scan = Recherche de doublons
duplicates-under-way = Recherche en cours dans tout le fichier. Vous pouvez continuer à travailler.
duplicates-lost = La recherche s’est interrompue. Relancez-la : ce qui avait été trouvé est toujours là.
duplicates-never = Le fichier n’a pas encore été parcouru. Il l’est chaque nuit, ou dès maintenant.
duplicates-ended = Fichier parcouru ({ $at }) : { $fresh ->
        [one] { $fresh } nouvelle paire
       *[other] { $fresh } nouvelles paires
    }, { $gone ->
        [one] { $gone } paire disparue
       *[other] { $gone } paires disparues
    }.
duplicates-ended-then = Fichier parcouru ({ $at }).
duplicates-see = Voir les paires
duplicates-ask = Chercher les doublons
duplicates-asked = La recherche est lancée.
duplicates-none = Aucune paire à examiner ici.
duplicates-certain-one = Doublon certain
duplicates-possible-one = Doublon possible
duplicates-compared = Les deux fiches côte à côte
duplicates-field = Donnée
duplicates-emails = E-mail
duplicates-phones = Téléphone
duplicates-street = Rue
duplicates-number = Numéro client
duplicates-identifiers = Numéros d’entreprise
duplicates-merge = Fusionner
duplicates-two = Ce ne sont pas des doublons
duplicates-are-two = C’est noté : ce sont deux fiches différentes.
duplicates-may-be-one = La paire est de nouveau à examiner.
duplicates-next = Paires suivantes
