### Words shared by all pages: the frame, lists, forms, problems.

## The frame of every page

verbatim = { $words }
skip-to-content = Aller au contenu
main-navigation = Navigation principale
phone-navigation = Navigation mobile
rest-of-menu = Suite du menu
more = Plus
search = Rechercher
search-everywhere = Rechercher partout
account-and-display = Compte et affichage
my-account = Mon compte
sign-out = Se déconnecter
display-theme = Thème
display-theme-system = Système
display-theme-light = Clair
display-theme-dark = Sombre
display-density = Densité
display-density-comfortable = Confort
display-density-compact = Compacte
display-keys = Raccourcis à une touche
display-keys-on = Actifs
display-keys-off = Inactifs
messages = Messages
nav-group-clients = Clients
nav-group-exchanges = Échanges
nav-group-steering = Pilotage
nav-group-settings = Réglages
role-owner = Gérance
role-seller = Vente
role-marketer = Marketing
role-support = Service client
role-accountant = Comptabilité
role-privacy-lead = Vie privée
role-reader = Lecture seule
close = Fermer
cancel = Annuler
undo = Annuler
back-to-start = Revenir à l’accueil
reload-page = Recharger la page
connection-lost = Carnet ne répond pas. Vérifiez la connexion, puis réessayez.
breadcrumb = Fil d’Ariane
people = Contacts
companies = Entreprises
record-previous = Fiche précédente
record-next = Fiche suivante

## La palette : pages et actions par leur nom

palette = Rechercher ou lancer une action
palette-what = Un nom, un numéro, une page, une action
palette-results = Résultats
palette-walk = parcourir
palette-open = ouvrir
palette-new-tab = nouvel onglet
key-escape = Échap
key-enter = Entrée
key-shift = Maj
command-account-words = profil mot de passe langue sessions
command-help-words = comment mode d’emploi documentation question
command-sign-out-words = déconnexion quitter sortir fermer session
command-theme-light = Passer au thème clair
command-theme-dark = Passer au thème sombre
command-theme-system = Suivre le thème du système
command-theme-words = apparence couleurs affichage jour nuit
command-density-comfortable = Affichage aéré
command-density-compact = Affichage compact
command-density-words = densité lignes serrées hauteur
command-keys-on = Activer les raccourcis à une touche
command-keys-off = Désactiver les raccourcis à une touche
command-keys-words = clavier lettres
help = Aide
help-for-this-page = Aide sur cette page

## Les touches

keyboard = Raccourcis clavier
keyboard-off = Les raccourcis à une touche se désactivent dans le menu de votre compte.
key-palette = Rechercher ou lancer une action
key-list = Voir les raccourcis
key-search-list = Chercher dans la liste
key-next-row = Ligne suivante
key-previous-row = Ligne précédente
key-tick = Cocher la ligne
key-tick-range = Cocher jusqu’à cette ligne
key-create = Créer, selon la page
key-note = Écrire une note
key-task = Prévoir une tâche
key-previous-record = Fiche précédente
key-next-record = Fiche suivante
key-send = Envoyer le texte
key-undo = Annuler le dernier changement

## Lists

pages = Pages de la liste
page-previous = Page précédente
page-next = Page suivante
filter-chip = { $name } : <b>{ $value }</b>
filter-remove = Retirer le filtre { $name }
bars-label = Achats mois par mois, sur douze mois : { $highest } au plus haut, { $current } ce mois-ci.

## Forms

optional = (facultatif)
choose = Choisir…
choose-one = Choisissez dans la liste.
field-required = À indiquer.
form-complaints = { $count ->
        [one] Un point à corriger
       *[other] { $count } points à corriger
    }
form-complaint = { $label } : { $text }

## La protection des données, en mots

purpose-client-management = Gestion de la clientèle
purpose-orders = Devis et commandes
purpose-invoicing = Facturation et comptabilité
purpose-support = Service après-vente
purpose-prospecting-b2b = Prospection de professionnels
purpose-prospecting-b2c = Prospection de particuliers
purpose-newsletter = Newsletter
purpose-loyalty = Programme de fidélité
purpose-satisfaction = Enquêtes de satisfaction
purpose-supplier-management = Fournisseurs et partenaires
purpose-data-protection = Protection des données
channel-email = E-mail
channel-sms = SMS
channel-phone = Téléphone
channel-post = Courrier
basis-consent = Consentement
basis-contract = Contrat
basis-legal-obligation = Obligation légale
basis-vital-interest = Intérêt vital
basis-public-task = Mission d’intérêt public
basis-legitimate-interest = Intérêt légitime
source-volunteered = Donné par la personne
source-first-party = Recueilli par nous
source-second-party = Transmis par un partenaire
source-bought = Fichier acheté
source-rented = Fichier loué
source-public = Source publique

## Problems

reference = Référence
problem-rejected-title = Ce n’est pas possible
problem-conflict-title = La situation a changé
problem-bad-input-title = Demande incomprise
problem-bad-input-text = Carnet n’a pas compris cette demande. Revenez à la page précédente, puis réessayez.
problem-sign-in-needed-title = Connexion nécessaire
problem-sign-in-needed-text = Votre session est terminée. Connectez-vous, puis recommencez.
kept-title = Votre session est terminée
kept-text = Ce que vous venez d’envoyer n’est pas encore enregistré, mais rien n’est perdu : cette page le garde, et elle seule.
kept-sign-in = Se reconnecter
kept-then = Revenez ensuite à cet onglet et envoyez à nouveau.
kept-send = Envoyer à nouveau
kept-here = Votre session est terminée. Reconnectez-vous dans un autre onglet, puis enregistrez à nouveau : votre texte est toujours ici.
new-tab = (nouvel onglet)
problem-set-up-needed-title = Carnet n’est pas encore installé
problem-set-up-needed-text = Ouvrez d’abord la page d’installation.
problem-second-factor-needed-title = Double authentification demandée
problem-second-factor-needed-text = Votre organisation demande la double authentification. Mettez-la en place sur la page de votre compte.
problem-forbidden-title = Accès réservé
problem-forbidden-text = Votre rôle ne permet pas d’ouvrir cette page. Demandez à la personne qui gère Carnet chez vous.
problem-cross-site-title = Demande venue d’un autre site
problem-cross-site-text = Par prudence, Carnet n’accepte pas les formulaires envoyés depuis un autre site. Ouvrez Carnet et recommencez.
problem-not-found-title = Page introuvable
problem-not-found-text = Cette page n’existe pas, ou n’existe plus. Vérifiez l’adresse ou cherchez depuis l’accueil.
problem-too-large-title = Envoi trop volumineux
problem-too-large-text = Le fichier ou le texte dépasse ce que cette page accepte. Réduisez-le, puis recommencez.
problem-busy-title = Carnet est occupé
problem-busy-text = Rien n’a été changé. Attendez un instant, puis réessayez.
problem-too-slow-title = Carnet a mis trop de temps
problem-too-slow-text = La réponse n’est pas venue à temps. Vérifiez si le changement a été fait avant de recommencer.
problem-disk-full-title = Le disque est plein
problem-disk-full-text = Rien n’a été enregistré. Libérez de la place sur la machine de Carnet, puis recommencez.
problem-fault-title = Une erreur est survenue
problem-fault-text = L’erreur vient de Carnet, pas de vous. Réessayez ; si elle revient, donnez la référence { $reference } à la personne qui gère la machine.

# Les chiffres de la maison : hors taxes ou toutes taxes comprises.
vat-shown = { $vat ->
    [included] TTC
   *[excluded] HT
}

size-kibibytes = { $size } Kio
size-mebibytes = { $size } Mio
