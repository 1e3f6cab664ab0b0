### Comptes : installation, connexion, collègues.

language-fr = Français
language-en = English
country-fr = France
country-be = Belgique

set-up-title = Installer Carnet
set-up-lead = Encore une minute, et le fichier est à vous.
set-up-ticket = Jeton affiché au démarrage
set-up-ticket-hint = Il apparaît dans la console où Carnet a été lancé. Il prouve que la machine est la vôtre.
set-up-bad-ticket = Ce jeton n’est pas le bon, ou il a plus de sept jours. Relancez Carnet pour en obtenir un autre.
set-up-already = Carnet est déjà installé. Connectez-vous.
set-up-organisation-part = Votre organisation
set-up-organisation = Nom de l’organisation
set-up-country = Pays
set-up-lang = Langue
set-up-controller = Responsable de traitement
set-up-controller-hint = La société ou la personne qui répond du fichier devant la loi. Souvent le nom de l’entreprise.
set-up-owner-part = Votre compte
set-up-name = Votre nom
set-up-email = E-mail
set-up-password = Mot de passe
set-up-go = Installer

password-hint = Au moins dix caractères variés, ou quatre mots sans lien entre eux.
password-too-short = Ce mot de passe se devine trop vite. Allongez-le, ou mêlez lettres, chiffres et signes.
password-too-long = 256 caractères au plus.
password-common = Ce mot de passe est l’un des premiers que l’on essaie. Choisissez-en un autre.
password-title = Choisir un mot de passe
password-new = Nouveau mot de passe
password-go = Enregistrer et se connecter
password-bad-link = Ce lien a déjà servi, ou il a plus de sept jours. Demandez-en un autre.
password-chosen = Mot de passe enregistré.
password-changed = Mot de passe changé. Les autres sessions sont fermées.

sign-in = Se connecter
sign-in-email = E-mail
sign-in-password = Mot de passe
sign-in-go = Se connecter
sign-in-forgotten = Mot de passe oublié ? La personne qui gère Carnet peut vous donner un nouveau lien.
sign-in-not-known = Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux.
sign-in-wait = Trop d’essais. Réessayez à partir de { $until }.

account-lang = Langue
account-password-part = Changer de mot de passe
account-password-hint = Laissez vide pour garder le vôtre. Les autres sessions seront fermées.
account-present = Mot de passe actuel
account-present-wrong = Ce n’est pas votre mot de passe actuel.
account-new = Nouveau mot de passe
account-save = Enregistrer
account-saved = Compte enregistré.
account-sessions-part = Sessions
account-sessions-hint = Ferme Carnet sur tous les appareils où vous êtes connecté·e, celui-ci compris.
account-sessions-end = Se déconnecter partout
account-fault = Carnet n’a pas pu enregistrer. Réessayez.

users = Utilisateurs
user-name = Nom
user-email = E-mail
user-role = Rôle
user-state = État
user-actions = Actions
user-state-open = Actif
user-state-invited = Invité, sans mot de passe
user-state-closed = Fermé
user-new-link = Nouveau lien
user-close = Fermer le compte
user-open = Rouvrir le compte
user-invite-part = Inviter une personne
user-invite = Inviter
user-link-title = Lien à transmettre
user-link-lead = Remettez ce lien à la personne : elle y choisit son mot de passe. Il sert une fois, jusqu’au { $until }, et n’est montré qu’ici.
user-closed = Compte fermé.
user-opened = Compte rouvert.
user-address-taken = Quelqu’un utilise déjà cette adresse.
user-last-owner = Il faut au moins un compte de propriétaire ouvert.
email-not-one = Écrivez une adresse, comme nom@exemple.fr.
