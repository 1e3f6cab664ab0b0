guests = Invités
guests-count = { $count ->
        [one] { $count } invité
       *[other] { $count } invités
    }
guest-saved = { $count ->
        [one] Invité inscrit.
       *[other] { $count } invités inscrits.
    }
guest-name = Nom
guest-age = Âge
guest-age-hint = En années.
guest-age-wrong = L’âge s’écrit en chiffres.
guest-password = Mot de passe
guest-phones-number = Téléphone
guest-phone-add = Ajouter un numéro
guest-phone-remove = Retirer ce numéro
guest-save = Inscrire
guest-banned = Cette personne ne peut pas s’inscrire. Parlez-en à la gérance.
