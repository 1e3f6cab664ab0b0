### Comptes : installation, connexion, collègues.

language-fr = Français
language-en = English
language-nl = Nederlands (messages ; les pages restent dans la langue de l’organisation)
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
password-too-long = 256 caractères au plus.
password-common = Ce mot de passe est l’un des premiers que l’on essaie. Choisissez-en un autre.
password-own-name = Ce mot de passe n’est guère que votre nom ou celui de l’entreprise. Choisissez-en un autre.
password-title = Choisir un mot de passe
password-new = Nouveau mot de passe
password-go = Enregistrer et se connecter
password-bad-link = Ce lien a déjà servi, ou il a plus de sept jours. Demandez-en un autre.
password-chosen = Mot de passe enregistré.
password-changed = Mot de passe changé. Les autres sessions sont fermées.

sign-in = Se connecter
sign-in-email = E-mail
sign-in-password = Mot de passe
sign-in-ended = Votre session est terminée. Ce que vous veniez d’envoyer n’est pas enregistré : connectez-vous, puis recommencez.
sign-in-go = Se connecter
sign-in-forgotten = Mot de passe oublié ?

forgotten = Mot de passe oublié
forgotten-email = E-mail
forgotten-lead = Donnez l’adresse de votre compte. Un message y arrivera, avec un lien pour choisir un nouveau mot de passe.
forgotten-go = Envoyer le lien
forgotten-asked = Si cette adresse a un compte, un message est en route. Son lien sert une seule fois, pendant une heure. Rien ne vient ? Regardez dans les indésirables, ou demandez un lien à la personne qui gère Carnet.
forgotten-no-mail = La personne qui gère Carnet peut vous donner un nouveau lien.
forgotten-save = Enregistrer
forgotten-done = Mot de passe changé. Toutes les sessions sont fermées : connectez-vous.
forgotten-bad-link = Ce lien a déjà servi, ou il a plus d’une heure. Demandez-en un autre.
sign-in-not-known = Cette adresse et ce mot de passe ne correspondent pas. Vérifiez les deux.
sign-in-wait = Trop d’essais. Vous pourrez réessayer : { $until }.

code-title = Encore une étape
code-code = Code
code-hint = Les six chiffres que votre application d’authentification affiche pour Carnet, ou l’un de vos codes de secours.
code-lost = Vous n’avez plus ni l’un ni l’autre ? La personne qui gère Carnet peut vous laisser recommencer.
code-wrong = Ce code n’est pas le bon, ou a déjà servi. Attendez le suivant.
code-too-late = Plus de dix minutes ont passé. Connectez-vous à nouveau.

factor = Double authentification
factor-code = Code
factor-lead = Après le mot de passe, Carnet demandera six chiffres qu’affiche une application de votre téléphone (toute application d’authentification, ou votre gestionnaire de mots de passe). Qui apprend votre mot de passe n’entre pas avec lui seul.
factor-required = Votre organisation demande la double authentification. Mettez-la en place pour continuer.
factor-start = Mettre en place la double authentification
factor-scan = Photographiez cette image avec votre application d’authentification.
factor-picture = Code QR du secret écrit ci-dessous
factor-type = Pas d’appareil photo ? Saisissez ce secret dans l’application.
factor-first-hint = Les six chiffres que l’application affiche maintenant : ils prouvent que tout marche.
factor-confirm = Confirmer
factor-state = Double authentification
factor-asked = Un code est demandé à chaque connexion.
factor-not-asked = Votre mot de passe suffit pour entrer.
factor-see = Voir ou modifier
factor-since = Depuis
factor-codes = Codes de secours
factor-codes-left = { $count ->
    [0] il n’en reste aucun
    [one] il en reste { $count }
   *[other] il en reste { $count }
}
factor-change = Modifier
factor-change-hint = Confirmez par un code de votre application, ou par un code de secours.
factor-renew = Nouveaux codes de secours
factor-remove = Me connecter sans code
factor-removed = Plus aucun code n’est demandé.
factor-too-late = Le code secret affiché n’est plus valable : il l’est un quart d’heure. Recommencez la mise en place.
codes-lead = Gardez ces codes là où vous les trouverez sans votre téléphone : dans votre gestionnaire de mots de passe, ou sur papier. Chacun vous fait entrer une fois. Ils ne s’affichent que maintenant.
codes-kept = Je les ai gardés

session-device = Appareil
session-device-unknown = Appareil inconnu
session-since = Depuis
session-seen = Vu pour la dernière fois
session-this = Celui-ci
session-now = Maintenant
session-end = Déconnecter
account-sessions-others = Déconnecter les autres
account-session-ended = Session fermée.
account-sessions-others-ended = Les autres sessions ont été fermées.

account-name = Nom
account-display-part = Affichage
account-display-hint = Ces choix sont gardés avec votre compte et vous suivent d’un appareil à l’autre.
account-lang = Langue
account-password-part = Changer de mot de passe
account-password-hint = Laissez les deux vides pour garder le vôtre. Les autres sessions seront fermées.
account-present = Mot de passe actuel
account-present-wrong = Ce n’est pas votre mot de passe actuel.
account-new = Nouveau mot de passe
account-save = Enregistrer
account-saved = Compte enregistré.
account-sessions-part = Sessions
account-sessions-hint = Se déconnecter partout vous déconnecte de tous vos appareils, celui-ci compris.
account-sessions-end = Se déconnecter partout
account-fault = Carnet n’a pas pu enregistrer. Réessayez.

organisation = Organisation
organisation-name = Nom de l’organisation
organisation-controller = Responsable de traitement
organisation-lang = Langue
organisation-lang-hint = Pour qui n’a pas choisi la sienne.
organisation-vat = Chiffres des listes et des fiches
organisation-vat-excluded = Hors taxes (HT)
organisation-vat-excluded-hint = Dépenses, paniers et montants sans la TVA.
organisation-vat-included = Toutes taxes comprises (TTC)
organisation-vat-included-hint = Avec la TVA. Une vente dont la TVA n’est pas connue compte pour son montant HT.
organisation-save = Enregistrer
organisation-saved = Organisation enregistrée.

users = Utilisateurs
user-name = Nom
user-email = E-mail
user-role = Rôle
role-owner-hint = Tout : aussi l’import, l’export, l’organisation et l’équipe.
role-seller-hint = Les fiches, les ventes, les notes, les tâches et les refus.
role-marketer-hint = Les fiches, les notes, les tâches et les refus ; exporte les listes de clients. Lit les ventes.
role-support-hint = Les fiches, les notes, les tâches et les refus. Lit les ventes.
role-accountant-hint = Lit les ventes et les exporte. Ne voit rien d’autre des clients.
role-privacy-lead-hint = Les fiches, les notes, les tâches et les refus ; répond aux droits des personnes : leur dossier, leur effacement. Lit les ventes.
role-reader-hint = Lit les fiches et les ventes, ne change rien.
user-visibility = Visibilité
user-team = Équipe
user-team-hint = Sans équipe : ses propres fiches, et celles que personne ne suit.
sight-all = Toutes les fiches
sight-all-hint = Chacune, quel que soit son responsable.
sight-team = Celles de son équipe
sight-team-hint = Les fiches que suit quelqu’un de son équipe, et celles que personne ne suit.
sight-own = Les siennes
sight-own-hint = Seulement les fiches dont cette personne est responsable.
user-sees-everything = Avec ce rôle, on voit toujours toutes les fiches.
user-change-sight = Changer la visibilité
user-sight-changed = Visibilité changée. Elle vaut dès sa prochaine page.
user-own-sight = Personne ne change sa propre visibilité.
user-no-team = Cette équipe n’existe plus.
teams = Équipes
teams-lead = Qui ne voit que les fiches de son équipe voit celles que suivent ses membres, et celles que personne ne suit. On met quelqu’un dans une équipe depuis sa page.
team-empty = Personne pour l’instant.
team-name = Nom
team-new = Nouvelle équipe
team-add = Ajouter l’équipe
team-rename = Renommer
team-remove = Dissoudre
team-added = Équipe ajoutée.
team-renamed = Équipe renommée.
team-removed = Équipe dissoute. Ses membres voient leurs propres fiches, et celles que personne ne suit.
user-lang = Langue
user-lang-hint = Celle du message d’invitation, et des pages. Sans choix, celle de l’organisation.
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
user-link-mailed = Un message avec ce lien est aussi en route. La page Courrier dit s’il est parti.
user-closed = Compte fermé.
user-opened = Compte rouvert.
user-address-taken = Quelqu’un utilise déjà cette adresse.
user-last-owner = Il faut au moins un compte ouvert avec le rôle Gérance, dont le mot de passe a déjà été choisi.
user-let-go = Ce compte est fermé. Un compte Gérance peut le rouvrir dans la page des utilisateurs.
user-one = Compte
user-with-factor = avec double authentification
user-factor-set = En place
user-factor-none = Pas en place
user-factor-remove = Réinitialiser la double authentification
user-factor-reset-hint = Pour qui a perdu son téléphone et ses codes de secours : ses sessions sont fermées, et le mot de passe suffit jusqu’à ce que tout soit remis en place.
user-factor-reset = Double authentification réinitialisée.
user-way-in = Accès
user-new-link-hint = Un lien pour choisir un nouveau mot de passe.
user-change-role = Changer le rôle
user-role-changed = Rôle changé.
user-is-closed = Ce compte est fermé. Ce qui a été fait avec lui reste à ce nom.
user-gone = Ce compte n’existe plus.
user-no-heir = Ce compte est fermé : choisissez quelqu’un d’autre.
factor-is-required = Chacun doit mettre en place la double authentification avant d’entrer.
factor-is-free = Chacun décide pour soi.
factor-require = La demander à tout le monde
factor-leave-to-each = Laisser le choix à chacun
factor-now-required = La double authentification est désormais demandée à tout le monde.
factor-left-to-each = La double authentification n’est plus demandée.
leaving = Départ
leaving-lead = Le compte est fermé tout de suite. L’historique garde le nom, et le compte peut être rouvert.
leaving-held = À transmettre : { $people ->
    [one] { $people } contact
   *[other] { $people } contacts
}, { $companies ->
    [one] { $companies } entreprise
   *[other] { $companies } entreprises
}, { $tasks ->
    [one] { $tasks } tâche en cours
   *[other] { $tasks } tâches en cours
}.
leaving-heir = Transmettre à
leaving-nobody = Personne : tout reste à ce nom
email-not-one = Écrivez une adresse, comme nom@exemple.fr.
