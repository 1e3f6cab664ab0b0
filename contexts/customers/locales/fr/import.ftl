## L’import
imports = Imports
import-one = Importer un fichier
import-new = Importer un fichier
import-none = Aucun import pour l’instant
import-none-lead = Les fichiers importés apparaîtront ici, avec leur rapport et le moyen de les annuler.
import-files = Fichiers
import-drop = Déposez vos fichiers ici
import-files-hint = Excel (.xlsx, .xls), LibreOffice (.ods), CSV, fiches de contact (.vcf), ou une archive .zip qui en contient, jusqu’à 50 Mo par fichier ; une longue liste peut venir seule, en CSV ou en .xlsx d’une seule feuille, jusqu’à 200 Mo. Plusieurs fichiers forment un seul import.
import-grid = Coller un tableau
import-grid-hint = Copiez les cellules dans Excel, LibreOffice ou Google Sheets, titres des colonnes compris, puis collez-les ici.
import-grid-name = Tableau collé
import-no-file = Choisissez au moins un fichier, ou collez un tableau.
import-too-much = Cet envoi dépasse 200 Mo : partagez la liste en plusieurs fichiers CSV, et importez-les l’un après l’autre.
import-file-refused = { $file } : { $reason }
import-forgotten-title = Import (détail effacé)
import-state = État
import-at = Date
import-created = Créations
import-updated = Modifications
import-unchanged = Sans changement
import-state-open = À terminer
import-state-queued = En attente
import-state-checking = Vérification en cours
import-state-staging = Lecture en cours
import-state-publishing = Publication en cours
import-state-published = Importé
import-state-undoing = Annulation en cours
import-state-undone = Annulé
import-state-cancelled = Abandonné
import-state-failed = Échoué
import-promises = Ce que Carnet fera
import-promise-nothing-written = Il lit les fichiers, montre ce qu’il a compris et attend. Rien n’est écrit avant la dernière étape.
import-promise-undo = L’import entier s’annule pendant 30 jours ; les refus restent.
import-promise-sealed = Le fichier est chiffré, puis supprimé à la fin de l’import.
import-steps = Étapes de l’import
import-step-file = Fichier
import-step-mapping = Correspondances
import-step-check = Vérifier
import-step-run = Importer
import-step-done = (fait)
import-go-on = Continuer
import-go-back = Retour
import-give-up = Abandonner cet import
import-read-again = Le fichier a été relu.
import-read-again-verb = Relire
import-decided = Décisions prises
import-decided-lead = { $count ->
        [one] Une décision est enregistrée : une cellule corrigée, une note relue ou une paire de lignes.
       *[other] { $count } décisions sont enregistrées : cellules corrigées, notes relues et paires de lignes. Celles qui ne s’affichent plus ici comptent toujours.
    }
import-decide-anew = Revenir sur toutes ces décisions
import-decided-anew = Les décisions ont été effacées et les lignes relues.
import-checked-again = Les lignes ont été relues.
import-changed-meanwhile = Quelqu’un d’autre a modifié cet import. Rouvrez la page, puis recommencez.
import-encoding = Encodage
import-separator = Séparateur
import-separator-semicolon = Point-virgule
import-separator-comma = Virgule
import-separator-tab = Tabulation
import-separator-pipe = Barre verticale
import-separator-colon = Deux-points
import-unreadable-bytes = Des caractères ne se lisent pas dans cet encodage. Essayez-en un autre.
import-sheets-of = Feuilles
import-sheet = Feuille
import-holds = Contenu
import-data-rows = Lignes de données
import-remarks = Remarques
import-header-at = Titres à la ligne { $row }.
import-header-row = Ligne des titres (0 s’il n’y en a pas)
import-hidden-sheets = Lire aussi les feuilles masquées
import-hidden-sheets-hint = Sans cela, elles ne sont pas lues.
import-mapped = Lu comme corrigé pour le dernier fichier de mêmes en-têtes, le { $day }.
import-mapped-not = Lire comme détecté
import-recognised-by-one = Export { $program }, reconnu à « { $first } ».
import-recognised-by-two = Export { $program }, reconnu à « { $first } » et « { $second } ».
import-recognised-by-three = Export { $program }, reconnu à « { $first } », « { $second } » et « { $third } ».
import-columns = Colonnes du fichier et champs de Carnet
import-columns-known = { $known } colonnes sur { $all } reconnues
import-column = Colonne du fichier
import-example = Exemples
import-field = Champ de Carnet
import-field-of = Champ pour la colonne
import-leave-out = Ne pas importer
import-why-name = Reconnue à son titre
import-why-content = Reconnue à son contenu
import-why-asked = Choisie par vous
import-column-unused = Sans champ : lue, listée dans le rapport, laissée de côté
import-column-sensitive = Semble sensible : { $category }
import-column-notes = Relue note par note
import-column-owner = Lue, laissée de côté : la personne qui suit un client se choisit sur sa fiche
import-column-dropped = Lue pour vérifier, jamais gardée
import-month-first = Le mois vient en premier
import-decimals = Décimales de cette colonne
import-decimal-comma = Virgule décimale
import-decimal-point = Point décimal
import-unknown-clients = Clients inconnus
import-unknown-clients-lead = { $count ->
    [one] Une vente nomme un client absent de votre fichier. Créez ce client avec le numéro et le nom de la vente, ou corrigez-la ci-dessous.
   *[other] { $count } ventes nomment des clients absents de votre fichier. Créez ces clients avec les numéros et les noms des ventes, ou corrigez-les ci-dessous.
}
import-make-clients = Créer ces clients
import-to-mend = À corriger
import-says = Contenu de la ligne
import-value = Valeur
import-mend = Relire ces lignes
import-download-rejects = Télécharger les lignes rejetées
import-download-report = Télécharger le rapport
import-head-row = Ligne
import-head-reason = Raison
import-row = ligne { $row }
import-held-notes = Notes retenues
import-held-notes-lead = Ces notes semblent contenir ce qu’un fichier clients ne doit pas garder. Décidez pour chacune ; sans décision, elle n’est pas importée.
import-held-notes-later = Ces notes n’ont pas été importées. Elles sont effacées 30 jours après l’import.
import-note-what = Que faire de cette note
import-note-drop = Ne pas importer
import-note-rephrase = Réécrire
import-note-keep = Garder telle quelle
import-words = La note en d’autres mots
import-reason = Raison de la garder
import-decide = Enregistrer ces décisions
import-pairs = Lignes qui se ressemblent
import-pairs-rule = Deux lignes ne font une seule fiche que si le doute n’est pas permis ; sinon elles restent séparées.
import-in-base = déjà dans Carnet
import-merged = Réunies
import-kept-apart = Séparées
import-pair-what = Que faire de ces deux lignes
import-pair-same = Les réunir
import-pair-apart = Les garder séparées
import-changes = Fiches qui changent
import-changes-lead = Ce que vous avez saisi à la main reste tel quel. L’ancienne valeur de chaque champ reste dans l’historique.
import-changes-seen = { $count ->
    [one] Une fiche, champ par champ
   *[other] { $count } fiches, champ par champ
}
import-changes-more = { $count ->
    [one] Et une autre fiche.
   *[other] Et { $count } autres fiches.
}
import-orphans = Numéros client inconnus
import-orphans-lead = Aucun client n’a ces numéros : les contacts sont importés sans entreprise.
import-warnings = À savoir
import-outcome = Ce qui va se passer
import-refusals = Refus lus dans le fichier
import-claimed = Accords déclarés, sans preuve
import-unclear = Sans réponse claire
import-rejected = Lignes rejetées
import-provenance = D’où viennent ces personnes ?
import-origin = Origine
import-origin-proposal = Repris de { $program }
import-origin-hint = Où et comment ces personnes ont laissé leurs coordonnées
import-date = Date de collecte
import-date-hint = Au plus tard le jour de la dernière mise à jour du fichier
import-source = Source
import-basis = Base légale
import-purpose = Finalité
import-nothing-to-import = Aucune ligne ne peut être importée.
import-goes-on = Vous pouvez quitter cette page, le travail continue.
import-progress = Fiches préparées
import-progress-check = Lignes vérifiées
import-check-over = La vérification est terminée
import-check-stopped = La vérification est arrêtée.
import-see-check = Voir ce qui a été trouvé
import-done-of = { $done } sur { $total }
import-stop = Arrêter
import-stopping = L’import s’arrête à la prochaine étape.
import-stopped = Import arrêté : rien n’a été écrit.
import-lost = Le travail s’est interrompu. Rien n’a été écrit ; cet import sera retiré dans l’heure.
import-see-report = Voir le rapport
import-report = Rapport de l’import
import-table = Tableau
import-rest = Le reste du fichier
import-sheet-left-out = { $sheet } : { $reason }
import-forgotten = Le détail de cet import n’est plus conservé : il est effacé 30 jours après un import, et aussitôt quand un import est arrêté.
import-undo-verb = Annuler l’import
import-undo-title = Annuler tout l’import
import-undo-keep = Garder l’import
import-undo-limits = Ce qui a été modifié ou relié depuis reste en place, et le rapport le dit.
import-refusals-stay = Les refus restent.
import-undoable-until = Annulable jusqu’au { $until }.
import-undone-removed = Retraits
import-undone-restored = Remises en état
import-undone-edited = Modifications depuis
import-undone-linked = Liens depuis
import-ending-stopped = L’import a été arrêté : rien n’a été écrit.
import-ending-somebody-erased = Une personne de ce fichier a été effacée entre-temps : le fichier a été supprimé.
import-ending-abandoned = Personne n’a terminé cet import en 30 jours : le fichier a été supprimé.
import-ending-interrupted = Le travail s’est interrompu : rien n’a été écrit.
import-ending-unreadable = Les fichiers n’ont pas pu être relus : rien n’a été écrit.
import-rejection-not-open = Cet import a déjà commencé : il ne peut plus être corrigé.
import-rejection-not-checked = Vérifiez d’abord les lignes.
import-rejection-under-way = Cet import est déjà en cours.
import-rejection-not-published = Cet import n’est pas allé à son terme.
import-rejection-too-late = Les 30 jours pour annuler cet import sont passés.
import-rejection-ended = Cet import est terminé.
import-flaw-origin-missing = Dites d’où vient le fichier.
import-flaw-origin-long = C’est trop long : 500 caractères au plus.
import-flaw-date = Ce n’est pas une date.
import-flaw-date-future = Cette date est dans le futur.
import-flaw-source = Choisissez une source.
import-flaw-basis = Choisissez une base légale.
import-flaw-purpose = Choisissez une finalité.
import-source-volunteered-hint = Les personnes nous ont donné ces informations elles-mêmes.
import-source-first-party-hint = Nous avons demandé ou relevé ces informations.
import-source-second-party-hint = Un partenaire nous a transmis ces informations.
import-source-bought-hint = Ce fichier ne permet de démarcher personne.
import-source-rented-hint = Ce fichier ne permet de démarcher personne.
import-source-public-hint = Annuaire, registre, site public.
import-basis-consent-hint = Elles ont donné leur accord ; il en faut la preuve.
import-basis-contract-hint = Elles sont clientes, ou demandent à le devenir.
import-basis-legal-obligation-hint = Une loi impose de les garder.
import-basis-vital-interest-hint = Une vie est en jeu.
import-basis-public-task-hint = Une autorité publique vous l’a confiée.
import-basis-legitimate-interest-hint = Contacts professionnels : information sous un mois.
import-category-ethnic = origine ethnique
import-category-politics = opinions politiques
import-category-religion = convictions
import-category-trade-union = appartenance syndicale
import-category-genetic = données génétiques
import-category-biometric = données biométriques
import-category-health = santé
import-category-sex-life = vie sexuelle
import-category-offence = infractions
import-category-offensive = propos injurieux
import-category-private-life = vie privée
import-category-identifier-nir = numéro de sécurité sociale
import-category-identifier-niss = numéro national
import-category-bank-account = compte bancaire
import-category-bank-card = carte bancaire
import-category-password = mot de passe
import-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
import-sheets = { $count ->
    [one] { $count } feuille
   *[other] { $count } feuilles
}
import-accepted = { $count ->
    [one] { $count } ligne à importer
   *[other] { $count } lignes à importer
}
import-hidden-rows = { $count ->
    [one] { $count } ligne masquée, lue quand même.
   *[other] { $count } lignes masquées, lues quand même.
}
import-more-rows = { $count ->
    [one] { $count } autre ligne dans le fichier à télécharger.
   *[other] { $count } autres lignes dans le fichier à télécharger.
}
import-note-words-missing = Écrivez autrement la note de la ligne { $row }.
import-note-reason-missing = Dites en quelques mots pourquoi garder la note de la ligne { $row }.
import-rejection-nothing = Aucune ligne de cet import ne peut être acceptée. Corrigez des lignes ou des colonnes, puis relisez.
import-sums = Sommes par colonne
import-sums-column = Colonne
import-sums-accepted = Lignes acceptées
import-sums-once = Sans les doublons
import-left = Laissé de côté
import-columns-left = Colonnes sans champ, « { $sheet } » : { $columns }
import-lost-undo = L’annulation s’est interrompue : rien n’a été retiré. Vous pourrez réessayer dans une heure.
import-save-and-leave = Enregistrer et quitter
import-rows-seen = { $count ->
    [one] ligne { $rows }
   *[other] { $count } lignes : { $rows }
}
import-rows-verb = { $count ->
    [one] Importer { $count } ligne
   *[other] Importer { $count } lignes
}
import-undo-created = { $count ->
    [one] { $count } élément créé par cet import sera retiré.
   *[other] { $count } éléments créés par cet import seront retirés.
}
import-undo-updated = { $count ->
    [one] { $count } élément modifié par cet import reprendra ses valeurs d’avant.
   *[other] { $count } éléments modifiés par cet import reprendront leurs valeurs d’avant.
}
import-notes-decided = Décisions enregistrées.
import-sums-table = Sommes de chaque colonne de montants
import-report-table = Fiches par tableau
import-warnings-seen = { $count ->
    [one] Une remarque sur les cellules
   *[other] { $count } remarques sur les cellules
}
import-note-words-sensitive = Ligne { $row } : ces mots disent encore ce qu’un fichier clients ne doit pas garder. Écrivez la note autrement, ou ne l’importez pas.
import-note-still-sensitive = Réécrite, cette note dit encore ce qu’un fichier clients ne doit pas garder : elle n’est pas importée.
import-note-never-kept = Un numéro vérifié ou un mot de passe ne se garde jamais : réécrivez la note ou ne l’importez pas.
import-saved = Enregistré.
import-still-to-mend = { $count ->
    [one] Une ligne corrigée ne peut toujours pas être acceptée. Corrigez-la encore ou laissez-la, puis importez.
   *[other] { $count } lignes corrigées ne peuvent toujours pas être acceptées. Corrigez-les encore ou laissez-les, puis importez.
}
import-nothing-new = Rien de nouveau : tout ce que dit ce fichier est déjà dans Carnet.
import-undone-table = Ce que l’annulation a retiré, remis en état et laissé
import-undone-gone = { $count ->
    [one] Un autre élément n’était déjà plus là.
   *[other] { $count } autres éléments n’étaient déjà plus là.
}
import-notes = Notes
import-stayed = Ce qui reste
import-stayed-edited = modifiée depuis, par quelqu’un ou par un import plus récent
import-stayed-linked = reliée depuis à une note, une vente ou un contact
import-stayed-more = { $count ->
    [one] Et une autre.
   *[other] Et { $count } autres.
}
import-head-reason-out = Pourquoi Carnet ne l’a pas acceptée
import-no-rows = Aucune ligne à importer dans ce que Carnet lit ici. Changez la façon de lire le fichier si la page le propose, ou choisissez-en un autre.

## Sur la première page

imports-unfinished = { $count ->
        [one] Un import commencé attend la suite.
       *[other] { $count } imports commencés attendent la suite.
    }
imports-go-on = Continuer
imports-held-notes = { $count ->
        [one] Une note mise de côté par un import attend votre décision.
       *[other] { $count } notes mises de côté par des imports attendent votre décision.
    }
imports-decide = Décider
