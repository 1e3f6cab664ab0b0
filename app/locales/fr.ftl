### La ligne de commande : ce qui a été fait, ce qui ne va pas, et que faire.

## Aide

help-usage = Usage :
help-commands = Commandes{" "}
help-command = COMMANDE
help-arguments = Arguments{" "}
help-options = Options{" "}
help-carnet = Carnet, le fichier clients d’une petite entreprise, chiffré, dans un seul programme.
help-serve = Met Carnet en route : il s’ouvre alors dans un navigateur.
help-demo = Remplit un dossier neuf avec une entreprise de démonstration.
help-import = Importe des fichiers CSV ou Excel ; plusieurs fichiers forment un seul lot.
help-export = Écrit le fichier clients dans un fichier ordinaire, pour un autre programme ou un tableur.
help-export-all = Écrit tout : entreprises, contacts, ventes, produits, notes, refus et consentements.
help-user = Gère les comptes.
help-user-reset = Donne un lien pour choisir un nouveau mot de passe.
help-backup = Copie le fichier dans un dossier de sauvegarde.
help-backup-drill = Essaie la restauration de la dernière copie, sans toucher au fichier en place.
help-restore = Remet en place une sauvegarde, refus et effacements compris.
help-check = Vérifie le fichier : ses pages, ses journaux, les clés, les refus, l’inventaire et les sauvegardes.
help-key = Gère la clé du fichier.
help-key-sheet = Affiche la feuille de secours de la clé.
help-key-restore = Recrée le fichier de clé d’après la feuille de secours, lue sur l’entrée standard.
help-arg-help = Affiche cette aide.
help-arg-version = Affiche la version.
help-arg-data = Dossier de données, un par organisation (CARNET_DATA).
help-arg-listen = Adresse d’écoute, 127.0.0.1:8421 par défaut (CARNET_LISTEN).
help-arg-database = Adresse d’une base PostgreSQL, au lieu du fichier chiffré (CARNET_DATABASE).
help-arg-config = Autre fichier de configuration que carnet.toml (CARNET_CONFIG).
help-arg-files = Les fichiers à importer.
help-arg-country = Pays de l’organisation, si elle est nouvelle : FR (par défaut) ou BE.
help-arg-origin = D’où viennent ces personnes, en quelques mots.
help-arg-source = Type de source : volunteered, first-party, second-party, bought, rented ou public.
help-arg-basis = Base légale : consent, contract, legal-obligation, legitimate-interest, public-task ou vital-interest.
help-arg-purpose = Finalité : client-management, orders, invoicing, support, prospecting-b2b, prospecting-b2c, newsletter, loyalty, satisfaction ou supplier-management.
help-arg-date = Jour où les données ont été recueillies, AAAA-MM-JJ.
help-arg-hidden-sheets = Lit aussi les feuilles masquées, qui sont sinon laissées de côté.
help-arg-make-clients = Des ventes sans liste de clients créent ceux que le fichier n’a pas.
help-arg-yes = Écrit le lot ; sans cela, Carnet montre seulement ce qu’il écrirait.
help-arg-report = Fichier où écrire le rapport (JSON).
help-arg-email = Adresse de la personne.
help-arg-folder = Dossier des sauvegardes ; pour « backup », celui de chaque nuit si vous n’en donnez pas.
help-arg-copy = Autre copie que la plus récente du dossier.
help-arg-nightly = Fait de ce dossier celui des copies de chaque nuit.
help-arg-format = json, pour un programme, ou csv, des tableaux réunis dans un fichier ZIP.
help-arg-out = Fichier à écrire ; s’il existe déjà, il est remplacé.
help-arg-reason = Raison de cet export, notée avec lui.
help-arg-replace = Remplace le fichier en place.

## Ce qui n’a pas été compris

usage-no-command = « { $typed } » n’est pas une commande de Carnet. « carnet --help » les montre toutes.
usage-no-command-but = « { $typed } » n’est pas une commande de Carnet. Vouliez-vous dire { $near } ? « carnet --help » les montre toutes.
usage-no-flag = « { $typed } » n’est pas une option de cette commande. « --help » les montre.
usage-value-of-list = « { $typed } » ne convient pas pour { $flag }. Écrivez l’un de ces mots : { $accepted }.
usage-value = « { $typed } » ne convient pas pour { $flag }. « --help » montre ce qui est attendu.
usage-value-listen = « { $typed } » n’est pas une adresse d’écoute. Écrivez une adresse IP et un port, comme 127.0.0.1:8421.
usage-value-date = « { $typed } » n’est pas une date. Écrivez l’année, le mois et le jour, comme 2026-01-31.
usage-value-missing = Il manque une valeur après { $typed }.
usage-missing = Il manque { $typed }. « --help » explique chaque option.
usage-not-understood = Carnet n’a pas compris cette commande. « carnet --help » montre ce qu’il sait faire.

## Réglages

settings-no-home = Carnet ne sait pas où ranger ses fichiers : ni HOME ni XDG_CONFIG_HOME n’est défini. Définissez l’un des deux.
settings-no-data-home = Carnet ne sait pas où ranger ses données : ni HOME ni XDG_DATA_HOME n’est défini. Définissez l’un des deux, ou indiquez un dossier avec --data.
settings-unreadable = Le fichier de configuration { $file } ne peut pas être lu. Vérifiez qu’il existe et que vous en avez le droit.
settings-unsound = Le fichier de configuration { $file } n’est plus du TOML à partir de la ligne { $line }. Un réglage s’y écrit une seule fois, ainsi : { $example }.
settings-no-text = Le fichier de configuration { $file } donne à la ligne { $line } une valeur sans guillemets à { $setting }. Écrivez-la entre guillemets.
settings-no-listening = « { $typed } » ({ $place }) n’est pas une adresse d’écoute. Écrivez une adresse IP et un port, comme 127.0.0.1:8421.
settings-unknown = Le fichier de configuration { $file } contient à la ligne { $line } un réglage inconnu : { $setting }. Carnet connaît data, listen, database et address.
settings-no-address = L’adresse publique (address) du fichier de configuration { $file } n’est pas une adresse web. Elle commence par https:// ou http://.

## Dossier de données

folder-held = Un autre processus travaille sur ce dossier de données. Attendez qu’il ait fini, puis recommencez.
folder-held-by-command = Une autre commande, « carnet { $verb } » (processus { $process }), travaille sur ce dossier de données. Attendez qu’elle ait fini, puis recommencez.
folder-held-by-server = Carnet est déjà ouvert sur ce dossier de données, à l’adresse { $address } (processus { $process }). { $instead }
instead-open-it = Ouvrez { $page } dans un navigateur.
instead-page = La page { $page } fait la même chose.
instead-users-page = La page { $page } donne aussi un lien ; si personne ne peut se connecter, arrêtez d’abord Carnet, puis recommencez.
instead-stop-it = Aucune page ne fait cela : arrêtez d’abord Carnet, puis recommencez.
instead-new-folder = La démonstration demande un dossier neuf : indiquez-en un avec --data.
folder-damaged = Le fichier { $file } manque ou n’est pas lisible, et le fichier clients ne s’ouvre pas sans lui. Remettez-le, recréez-le d’après la feuille de secours avec « carnet key restore », ou restaurez une sauvegarde avec « carnet restore ».
folder-empty = Il n’y a encore rien dans le dossier { $folder }. Commencez par « carnet serve » ou « carnet import », ou indiquez un autre dossier avec --data.
place-taken = { $place } est un fichier que Carnet garde ou lit : rien n’a été écrit. Indiquez un autre endroit.
place-unusable = Carnet ne peut pas utiliser { $place } : { $reason }.
reason-not-allowed = vous n’en avez pas le droit
reason-read-only = le disque est en lecture seule
reason-full = le disque est plein
reason-not-there = il n’existe pas
reason-no-folder = ce n’est pas un dossier
reason-no-file = c’est un dossier
reason-there-already = il existe déjà
reason-no-answer = il ne répond pas
reason-other = le système le refuse

## Clé

key-made = Une clé a été créée pour ce fichier clients, dans { $file }. Sans elle, personne ne peut le lire, pas même vous.
key-sheet = Feuille de secours : imprimez cette ligne et gardez-la ailleurs que sur cette machine. Elle remplace le fichier de clé avec « carnet key restore ».
key-open-to-others = Attention : d’autres utilisateurs de cette machine peuvent lire la clé { $file }. Retirez-leur ce droit : chmod 600.
key-missing = La clé de ce fichier clients n’a été trouvée ni dans CARNET_KEY, ni parmi les secrets de systemd (carnet-key), ni dans { $file }. Remettez ce fichier, ou recréez-le d’après la feuille de secours avec « carnet key restore ».
key-wrong = La clé trouvée ({ $place }) n’est pas celle de ce fichier clients. La bonne va dans { $file } ; la feuille de secours la recrée avec « carnet key restore ».
key-handed-in-wrong = La clé donnée par { $place } n’est pas celle de ce fichier clients. Corrigez-la, ou retirez-la : Carnet cherche alors la clé dans { $file }.
key-flawed = Ce qui se trouve à la place de la clé ({ $place }) n’est pas une clé : { $flaw }. La feuille de secours la recrée avec « carnet key restore ».
key-handed-in-flawed = Ce que donne { $place } n’est pas une clé : { $flaw }. Corrigez-le d’après la feuille de secours, ou retirez-le : Carnet cherche alors le fichier de clé.
key-flaw-letters = une clé ne contient que les chiffres 0 à 9 et les lettres a à f
key-flaw-length = une clé compte 68 caractères, en 17 groupes de quatre
key-flaw-mistyped = un caractère est faux : les derniers ne correspondent pas aux autres
key-in-data-folder = La clé irait dans { $folder }, donc dans le dossier de données qu’elle protège. Choisissez un autre dossier de configuration (XDG_CONFIG_HOME) ou de données (--data).
key-restore-ask = Tapez la ligne de la feuille de secours, puis Entrée :
key-restore-nothing = Rien n’a été tapé. Donnez la ligne de la feuille de secours sur l’entrée standard.
key-restore-flawed = Ce n’est pas la ligne d’une feuille de secours : { $flaw }. Reprenez-la caractère par caractère.
key-restore-anothers = Cette feuille de secours est celle d’un autre fichier clients. Indiquez le bon dossier avec --data, ou cherchez l’autre feuille.
key-restored = La clé est de nouveau dans { $file }.

## Base

base-older = Ce fichier clients vient d’une version plus ancienne de Carnet. Lancez une fois « carnet serve » pour le mettre à jour, puis vérifiez-le.
base-not-begun = Le fichier clients n’a pas encore été commencé : son premier démarrage a été interrompu. Relancez « carnet serve » ou « carnet import ».
base-unreadable = La clé est celle de ce dossier, mais le fichier clients ne s’ouvre pas avec elle : soit il vient d’un autre dossier (remettez alors son identity.toml à côté de lui), soit il est abîmé (restaurez alors une sauvegarde avec « carnet restore »).
base-gone = Le fichier clients n’est plus à sa place : { $file } manque ou est vide. Restaurez une sauvegarde avec « carnet restore » ; s’il est dans PostgreSQL, indiquez --database.
base-not-restored = Ce fichier clients est une copie de sauvegarde mise en place à la main. Passez par « carnet restore » : les effacements et les refus survenus depuis y sont d’abord reportés.
base-engine-too-old = Ce programme contient un moteur de base de données qui n’est pas sûr. Installez une version plus récente de Carnet.
base-newer = Ce fichier clients a été écrit par une version plus récente de Carnet. Installez-la : celle-ci pourrait l’abîmer.
base-server-silent = La base PostgreSQL ne répond pas, ou refuse l’accès. Vérifiez l’adresse donnée à --database et que le serveur est en marche.
base-anothers-server = Cette base PostgreSQL a été écrite avec une autre clé. Donnez cette clé (CARNET_KEY, ou « carnet key restore »), ou indiquez une base vide.
base-journal-gone = Le journal des modifications de cette base PostgreSQL a disparu : plus rien ne dit avec quelle clé elle a été écrite. Remettez une sauvegarde de la base, ou indiquez une base vide.

## Serveur

serve-at = Carnet est ouvert à l’adresse { $address }
serve-set-up = Pour commencer, ouvrez cette page ; le jeton qu’elle porte vous donne le rôle Gérance :
serve-stopping = Carnet s’arrête.
beside-gone = Carnet n’a pas répondu jusqu’au bout : il s’est arrêté avant, ou il tourne au nom d’un autre utilisateur. Vérifiez-le, puis recommencez.
beside-other-version = Le serveur en marche est d’une autre version que cette commande. Redémarrez-le, puis recommencez.
stopped = Arrêté avant la fin : ce qui n’était pas achevé n’a pas été écrit.
serve-port-taken = Un autre programme écoute déjà à l’adresse { $address }. Arrêtez-le, ou choisissez une autre adresse avec --listen.
serve-no-listening = Carnet ne peut pas écouter à l’adresse { $address } : { $reason }. Choisissez-en une autre avec --listen.

## Import

cli-import-other-country = L’organisation est établie dans un autre pays : { $country }. Retirez --country.
cli-import-shrank = { $file } est devenu plus court pendant sa lecture : rien n’a été écrit. Attendez que le fichier soit complet, puis recommencez.
cli-import-detected = { $file } : texte { $encoding }, séparateur { $separator }.
cli-import-sheet = { $sheet }. Lignes de données : { $rows } ; acceptées : { $accepted } ; rejetées : { $rejected } ; notes retenues : { $held }.
cli-import-hidden = Lignes masquées, lues comme les autres : { $count }.
cli-import-columns = Colonnes lues, mais laissées hors du fichier clients : { $columns }.
cli-import-reject = Ligne { $row }, rejetée : { $reason }
cli-import-repeated = { $count ->
    [one] { $count } ligne parle de la même fiche qu’une autre : elles sont réunies. --report dit lesquelles.
   *[other] { $count } lignes parlent des mêmes fiches que d’autres : elles sont réunies. --report dit lesquelles.
}
cli-import-remarks = Remarques sur les cellules : { $count }. --report les donne toutes.
cli-import-answers = Inscriptions et refus lus. Accords déclarés : { $yes } ; refus : { $no } ; sans réponse claire : { $unknown }.
cli-import-held-wait = Les notes retenues attendent votre décision trente jours, sur la page de l’import.
cli-import-rejects-more = Autres lignes rejetées : { $count }. --report les donne toutes.
cli-import-held = Ligne { $row }, { $column } : note retenue ({ $category }).
cli-import-left-out = { $sheet } : laissée de côté. { $reason }
cli-import-companies = Entreprises. Créées : { $created } ; modifiées : { $updated } ; inchangées : { $unchanged }.
cli-import-people = Contacts. Créés : { $created } ; modifiés : { $updated } ; inchangés : { $unchanged }.
cli-import-sales = Ventes. Créées : { $created } ; modifiées : { $updated } ; inchangées : { $unchanged }.
cli-import-written = Le lot est écrit.
cli-import-nothing-new = Rien de nouveau : tout ce que disent ces fichiers est déjà dans Carnet.
cli-import-say-yes = Rien n’est encore écrit. Ajoutez --yes pour écrire le lot.
cli-import-nothing = Rien n’a été écrit : il n’y a rien à importer.
cli-import-nothing-kept = Carnet ne garde rien de ces fichiers. Pour les importer, relancez la commande.

## Export

cli-export-done = L’export est fait : { $file }.
cli-export-care = Ce fichier n’est pas chiffré : gardez-le en lieu sûr et supprimez-le quand il ne sert plus.
cli-export-stopped = L’export a été interrompu : aucun fichier n’a été écrit.
cli-export-no-reason = Export par la ligne de commande, sans raison donnée

## Comptes

user-reset-no-address = Donnez une seule adresse, comme nom@exemple.fr.
user-reset-unknown = Personne ne se connecte avec cette adresse. Vérifiez-la.
user-reset-nobody-yet = Personne n’a encore de compte ici. « carnet serve » donne le lien qui crée le premier.
user-reset-done = Les sessions de cette personne sont fermées. Par ce lien, valable une fois, jusqu’au { $until }, elle choisit un nouveau mot de passe dès que Carnet est ouvert (« carnet serve ») :

## Sauvegardes

backup-made = La copie est faite : { $file } ({ $size } Kio).
backup-of-server = Le fichier clients est dans PostgreSQL : copiez-le avec pg_dump. Le journal des effacements et des refus est tenu dans { $folder }.
backup-on-server = Le fichier clients est dans PostgreSQL : Carnet n’en fait pas de copie et n’en essaie pas. Copiez-le avec pg_dump.
backup-key-elsewhere = Elle ne s’ouvre qu’avec la clé, qui n’y est pas : gardez la feuille de secours ailleurs.
backup-in-data-folder = Ce dossier est dans le dossier de données et se perdrait avec lui. Choisissez-en un autre, sur un autre disque.
backup-anothers = Ce dossier contient les sauvegardes d’une autre organisation. Choisissez-en un autre.
backup-none = Il n’y a pas de sauvegarde de Carnet dans ce dossier. Vérifiez le chemin.
backup-no-copy = Il n’y a pas de copie dans ce dossier. Indiquez-en une avec --copy.
backup-not-a-copy = Ce fichier n’est pas une copie faite par « carnet backup ». Indiquez-en une avec --copy.
backup-nothing-on-server = Il n’y a rien dans cette base PostgreSQL. Remettez-y d’abord sa copie (pg_restore ou psql), puis recommencez.
backup-no-card = Il y a déjà des copies ou un journal dans ce dossier, mais carnet-backup.toml, qui dit de qui elles sont et depuis quand, n’y est plus. Retrouvez ce fichier, ou choisissez un dossier vide.
backup-no-journal = Le journal des effacements et des refus, carry-forward.jsonl, manque à côté des copies. Sans lui, Carnet ne restaure pas : des personnes effacées reviendraient. Retrouvez ce fichier.
backup-damaged-list = La liste des dossiers de sauvegarde, { $file }, est abîmée. Carnet ne saurait plus à quels dossiers annoncer les effacements. Corrigez-la, ou supprimez-la et sauvegardez de nouveau vers chaque dossier.
backup-damaged-journal = Le journal des effacements et des refus, carry-forward.jsonl, a été modifié ou raccourci. Carnet ne restaure pas avec lui : des personnes effacées reviendraient. Retrouvez le fichier d’origine.
backup-anothers-copy = Cette copie a été faite avec une autre clé. Indiquez-en une autre avec --copy.
backup-no-folder = Aucun dossier n’est choisi pour les copies de chaque nuit. Donnez-en un, avec --nightly pour qu’il le devienne, ou choisissez-le à la page Sauvegardes.
backup-not-from-the-root = Donnez le chemin complet du dossier sur la machine où tourne Carnet, comme /media/disque/carnet.
backup-nightly = Une copie y sera faite chaque nuit tant que Carnet est en route. Les copies de plus de 35 jours y sont supprimées.
backup-trouble-away = Le dossier des copies n’est pas joignable : branchez le disque ou vérifiez le chemin. Carnet réessaie toutes les heures.
backup-trouble-full = Le disque est plein : la copie n’a pas pu être faite, les anciennes sont intactes. Faites de la place.
backup-trouble-not-allowed = Carnet n’a pas le droit d’écrire dans le dossier des copies. Donnez-le-lui, ou choisissez un autre dossier.
backup-trouble-broken = Le dossier des copies n’est plus comme Carnet l’a laissé, ou il est celui d’une autre organisation. Choisissez un autre dossier.
backup-trouble-fault = La copie n’a pas pu être faite à cause d’une erreur de Carnet. Carnet réessaie toutes les heures ; le journal du programme dit pourquoi.
drill-of = Essai de la copie { $copy }, faite { $made }.
drill-step = { $step } : { $state }
drill-opens = La copie s’ouvre avec la clé, rien n’y manque
drill-pages = Chaque page porte son sceau
drill-counts = Elle contient ce qu’elle annonce
drill-replay = Les effacements et refus survenus depuis y sont reportés
drill-changes = Le journal des modifications est intact
drill-reads = Le journal des accès est intact
drill-keys = Chaque fiche a sa clé
drill-refusals = Chaque refus est là
drill-step-fine = en ordre
drill-step-broken = ne va pas
drill-fine = La copie peut être restaurée.
drill-broken = La copie ne peut pas être restaurée telle quelle : faites-en une autre.
drill-holds = Une fois restaurée, elle contient { $companies ->
        [0] aucune entreprise
        [one] 1 entreprise
       *[other] { $companies } entreprises
    }, { $people ->
        [0] aucun contact
        [one] 1 contact
       *[other] { $people } contacts
    } et { $sales ->
        [0] aucune vente
        [one] 1 vente
       *[other] { $sales } ventes
    }. Reportés du journal : { $erasures ->
        [0] aucun effacement
        [one] 1 effacement
       *[other] { $erasures } effacements
    }, { $refusals ->
        [0] aucun refus
        [one] 1 refus
       *[other] { $refusals } refus
    }.
drill-none-yet = Aucun essai n’a encore eu lieu. Carnet en fait un après la première copie, puis chaque mois.
drill-earlier = Essais précédents
backup-not-empty = Il y a déjà un fichier clients dans ce dossier de données. Ajoutez --replace pour le remplacer, ou indiquez un autre dossier avec --data.
backup-anothers-house = Le fichier clients en place est celui d’une autre organisation. Indiquez un autre dossier avec --data.
backup-damaged-copy = Cette copie est abîmée ou incomplète. Indiquez-en une autre avec --copy.
restore-predecessor-silent = Le fichier remplacé n’était plus lisible : ce qu’il savait depuis la dernière mise à jour du journal des sauvegardes n’a pas pu être repris.
restore-replaced = Le fichier remplacé est supprimé. Entreprises : { $companies } ; contacts : { $people } ; ventes : { $sales }.
restore-done = La copie { $file } est en place. Faite : { $made }. Entreprises : { $companies } ; contacts : { $people } ; ventes : { $sales }.
restore-done-server = La base PostgreSQL est à jour. Entreprises : { $companies } ; contacts : { $people } ; ventes : { $sales }.
restore-replayed = Y ont été reportés, d’après le journal des sauvegardes : { $erasures ->
        [0] aucun effacement
        [one] 1 effacement
       *[other] { $erasures } effacements
    }, { $refusals ->
        [0] aucun refus
        [one] 1 refus
       *[other] { $refusals } refus
    }, { $addresses ->
        [0] aucune entrée
        [one] 1 entrée
       *[other] { $addresses } entrées
    } de la liste d’opposition.
restore-accounts = Chacun doit se connecter à nouveau. Les comptes sont ceux du jour de la copie : fermez à nouveau ceux que vous aviez fermés depuis, dans la page des utilisateurs.

## Vérification

check-pages-whole = Fichier : chaque page porte son sceau et les index sont justes.
check-pages-broken = Fichier : des pages sont abîmées. Restaurez une sauvegarde.
check-pages-not-ours = Fichier : c’est PostgreSQL qui veille sur ses pages.
check-journal-whole = Journal des modifications : { $count ->
        [0] vide
        [one] 1 entrée, intacte
       *[other] { $count } entrées, toutes intactes
    }.
check-journal-broken = Journal des modifications : { $where }.
check-journal-gone = Journal des modifications : il a été vidé, ou son début manque. Restaurez une sauvegarde.
check-reads-whole = Journal des accès : { $count ->
        [0] vide
        [one] 1 entrée, intacte
       *[other] { $count } entrées, toutes intactes
    }.
check-reads-broken = Journal des accès : { $where }.
check-keys-whole = Clés : chaque fiche dont parle le journal a la sienne.
check-keys-missing = Clés : il en manque { $count ->
        [one] une ; l’historique de cette fiche
       *[other] { $count } ; l’historique de ces fiches
    } ne se lit plus. Restaurez une sauvegarde.
check-refusals-whole = Refus : chaque fiche qui en a un dans le journal l’a encore.
check-refusals-missing = Refus : { $count ->
        [one] une fiche a perdu le sien
       *[other] { $count } fiches ont perdu le leur
    }. Restaurez une sauvegarde.
check-row-changed = l’entrée { $row } a été modifiée après coup
check-row-missing = l’entrée { $row } manque ou n’est plus à sa place
check-end-changed = la fin a été modifiée ou coupée
check-inventory-whole = Inventaire : chaque colonne de la base a sa raison d’être.
check-not-inventoried = Inventaire : { $what } est dans la base, mais dans aucun inventaire.
check-not-there = Inventaire : { $what } est dans un inventaire, mais pas dans la base.
check-backup-whole = Sauvegardes dans { $folder } : elles connaissent chaque effacement et chaque refus.
check-backup-away = Sauvegardes dans { $folder } : le dossier n’est pas joignable ; il sera mis à jour dès qu’il le sera.
check-backup-broken = Sauvegardes dans { $folder } : le journal des effacements et des refus manque ou a été modifié. Retrouvez-le, ou faites une copie dans un autre dossier.
check-backup-knows-more = Sauvegardes dans { $folder } : { $count ->
        [one] leur journal connaît un effacement ou un refus
       *[other] leur journal connaît { $count } effacements ou refus
    } que le fichier clients ne connaît pas. Restaurez une copie de ce dossier.
check-letters-given-up = Messages : { $count ->
    [one] un message n’est pas parti. La page Courrier dit pourquoi, et permet de réessayer.
   *[other] { $count } messages ne sont pas partis. La page Courrier dit pourquoi, et permet de réessayer.
}
check-jobs-given-up = Travaux : { $count ->
    [one] un travail « { $kind } » a été abandonné après plusieurs essais. Relancez-le depuis sa page.
   *[other] { $count } travaux « { $kind } » ont été abandonnés après plusieurs essais. Relancez-les depuis leur page.
}
check-fine = Tout est en ordre.
check-broken = { $count ->
        [one] Une chose ne va pas.
       *[other] { $count } choses ne vont pas.
    }

## La page des sauvegardes

backups = Sauvegardes
backups-see = Voir les sauvegardes
backups-last = Dernière sauvegarde
backups-age = { $days ->
        [0] Dernière sauvegarde il y a moins d’un jour
        [one] Dernière sauvegarde il y a un jour
       *[other] Dernière sauvegarde il y a { $days } jours
    }
backups-fresh = Récente
backups-old = Trop ancienne
backups-lack-folder = Aucune sauvegarde n’est faite : si cette machine tombe en panne, le fichier est perdu. Choisissez un dossier, sur un autre disque.
backups-lack-age = { $days ->
        [one] La dernière sauvegarde a plus d’un jour.
       *[other] La dernière sauvegarde a { $days } jours.
    } Ce qui a été saisi depuis serait perdu.
backups-lack-drill = Au dernier essai, la copie n’a pas pu être restaurée. Faites-en une autre.
backups-none-yet = Aucune copie n’est encore faite.
backups-copy = Sauvegarder maintenant
backups-is-copying = Une copie est en cours…
backups-copying = La copie commence.
backups-drill = Essai de restauration
backups-try = Essayer la dernière copie
backups-is-drilling = Un essai est en cours…
backups-drilling = L’essai commence.
backups-copies = Copies
backups-made = Faite
backups-size = Taille
backups-file = Fichier
backups-rotation = Carnet garde la dernière copie de chacun des sept derniers jours et de chacune des quatre dernières semaines. Aucune n’est gardée plus de 35 jours, sauf la plus récente : une personne effacée ne doit pas y rester davantage (règle A-01).
backups-where = Où vont les copies
backups-where-on-server = Où est tenu le journal
backups-folder = Dossier
backups-folder-hint = Chemin complet sur la machine où tourne Carnet : un autre disque, une clé USB ou un dossier synchronisé. Une copie chiffrée y est faite chaque nuit.
backups-folder-hint-on-server = Chemin complet sur la machine où tourne Carnet. Gardez-y aussi les copies que fait pg_dump : sans ce journal, elles ne doivent pas être remises en service.
backups-same-disk = Ce dossier est sur le même disque que le fichier clients : s’il tombe en panne, les deux sont perdus.
backups-save = Choisir ce dossier
backups-saved = Le dossier est choisi, une première copie commence.
backups-saved-on-server = Le dossier est choisi : Carnet y tient le journal des effacements et des refus.
backups-key-elsewhere = Les copies ne s’ouvrent qu’avec la clé de l’organisation. Gardez sa feuille de secours ailleurs que sur cette machine et que parmi les copies.
backups-on-server = Le fichier clients est dans PostgreSQL : copiez-le avec pg_dump. Carnet tient dans ce dossier le journal des effacements et des refus, sans lequel une copie ne doit pas être remise en service.

## First page and demo

home = Aujourd’hui
home-none = Votre fichier est encore vide
home-none-text = Déposez le tableur que vous tenez déjà : Carnet le lit, montre ce qu’il a compris et n’écrit rien avant votre accord.
home-none-reader = Personne n’y figure encore.
home-none-seller = Créez une première fiche ; la gérance peut aussi importer un fichier.
demo = Démonstration
demo-invented = Ces données sont inventées : personne ici n’existe, et aucune de ces ventes n’a eu lieu.
demo-remove = Retirer la démonstration
demo-left = { $count ->
        [one] Il en reste une fiche, vente, note ou tâche.
       *[other] Il en reste { $count } fiches, ventes, notes et tâches.
    }
demo-is-going = La démonstration est en cours de retrait. Vous pouvez quitter cette page, le travail continue.
demo-gone = La démonstration est retirée
demo-gone-text = Le fichier ne contient plus que ce que vous y avez mis.
demo-goes = Ce qui disparaît
demo-goes-records = Les contacts et entreprises inventés, leurs ventes, notes, tâches, refus et consentements, les articles et l’import de démonstration.
demo-goes-history = Leur historique : les clés qui l’ouvrent sont détruites.
demo-goes-accounts = Les comptes de la démonstration, sauf celui avec lequel vous êtes connecté.
demo-stays = Ce qui reste
demo-stays-own = Ce que vous avez saisi ou modifié, et la fiche à laquelle vous avez ajouté une vente, une note, une tâche ou un fichier.
demo-stays-account = Le compte avec lequel vous êtes connecté, et l’organisation, dont le nom se change à sa page. Pour que le compte de Camille Delcourt parte aussi, invitez-vous d’abord dans l’équipe, puis retirez la démonstration depuis votre propre compte.
demo-stays-receipts = Un reçu sans nom par fiche effacée, et l’empreinte des adresses inventées qui avaient un refus.
demo-sure = Je comprends que la démonstration ne reviendra pas
demo-not-sure = Cochez cette case pour retirer la démonstration.
demo-removal-begins = Le retrait commence.
demo-done = L’entreprise de démonstration est prête. Connectez-vous avec { $email } et le mot de passe « { $password } ».
demo-then = Ouvrez-la avec : carnet serve --data { $folder }
demo-then-server = Ouvrez-la avec : carnet serve --data { $folder }, et le même --database
demo-not-empty-server = Cette base PostgreSQL contient déjà un fichier clients : la démonstration ne s’y mêle pas. Indiquez une base vide.
demo-not-empty = Il y a déjà un fichier clients dans { $folder }, et la démonstration demande un dossier neuf. Indiquez-en un avec --data.

## Les pages, par d’autres mots

home-words = accueil début tableau de bord
people-words = personnes clients prospects annuaire
companies-words = sociétés organisations clients
sales-words = factures devis commandes avoirs
tasks-words = rappels relances faire
organisation-words = société TVA nom
users-words = équipe utilisateurs comptes rôles inviter
mail-words = courrier SMTP envoi lettres
backups-words = copies restaurer restauration

## La première page

home-file = Le fichier
home-care = À surveiller
first-steps = Bien démarrer
first-steps-done = { $done } sur { $all }
first-steps-put-aside = Ne plus afficher
first-steps-aside = Les premiers pas ne sont plus affichés. L’aide les garde.
first-step-is-done = (fait)
first-step-house = Nommer l’organisation
first-step-house-why = Son nom paraît sur les pages et dans les lettres.
first-step-file = Importer un fichier, ou saisir une première fiche
first-step-file-why = Le tableur que vous tenez déjà suffit : rien n’est écrit avant votre accord.
first-step-backup = Sauvegarder chaque nuit
first-step-backup-why = Un dossier sur un autre disque ; ensuite, Carnet s’en occupe.
first-step-factor = Mettre en place la double authentification
first-step-factor-why = Un mot de passe volé ne suffit plus à ouvrir le fichier.
first-step-mail = Régler l’envoi du courrier
first-step-mail-why = Pour les invitations, et les liens de mot de passe oublié.
first-step-team = Inviter un collègue
first-step-team-why = Chacun son compte et son rôle : l’historique dit qui a fait quoi.

## L’aide

help-next = Ensuite :

## Les réglages

settings = Tous les réglages
settings-words = paramètres préférences configuration options
settings-organisation = Son nom, sa langue, son responsable, et comment se lisent les montants.
settings-users = Qui travaille ici, avec quel rôle ; inviter quelqu’un, fermer un compte.
settings-mail = Par où partent les invitations et les liens de mot de passe.
settings-backups = Où vont les copies de chaque nuit, et ce qu’a donné l’essai de restauration.
settings-export = Tout le fichier, pour un autre programme ou un tableur.
settings-account = Votre nom, votre langue, l’affichage, le mot de passe et les sessions.
