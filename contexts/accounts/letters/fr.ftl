invitation = { $house } vous invite dans Carnet
    .greeting = Bonjour { $name },
    .text = { $house } vous a ouvert un compte dans Carnet, son fichier de clients. Pour y entrer, choisissez un mot de passe.
    .button = Choisir mon mot de passe
    .closing = Ce lien sert une seule fois, pendant sept jours. Gardez-le pour vous : il ouvre votre compte. Si vous n’attendiez pas ce message, laissez-le de côté.

new-link = Un lien pour votre compte Carnet
    .greeting = Bonjour { $name },
    .text = La personne qui gère Carnet chez { $house } vous envoie un lien pour choisir un nouveau mot de passe.
    .button = Choisir un nouveau mot de passe
    .closing = Ce lien sert une seule fois, pendant sept jours. Gardez-le pour vous : il ouvre votre compte.

forgotten = Votre mot de passe Carnet
    .greeting = Bonjour { $name },
    .text = Quelqu’un a demandé un nouveau mot de passe pour votre compte chez { $house }. Si c’est vous, choisissez-le ici.
    .button = Choisir un nouveau mot de passe
    .closing = Ce lien sert une seule fois, pendant une heure. Si ce n’est pas vous, ne faites rien : votre mot de passe reste le même.
