trial = Message d’essai de { $house }
    .greeting = Bonjour,
    .text = Si vous lisez ceci, Carnet ({ $place }) sait écrire à vos collègues.
    .closing = Vous n’avez rien à faire.
