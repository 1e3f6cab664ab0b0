### Courrier : comment Carnet écrit à vos collègues.

mail = Courrier
mail-lead = Carnet écrit lui-même quelques messages : une invitation, un lien pour un mot de passe oublié. Rien d’autre ne part d’ici, et aucun message ne dit s’il a été ouvert.

mail-settings-part = Réglages
mail-way = Comment les messages partent
mail-way-relay = Par votre serveur d’envoi
mail-way-relay-hint = Celui de votre hébergeur ou de votre messagerie (SMTP).
mail-way-folder = Dans un dossier, pour essayer
mail-way-folder-hint = Chaque message devient un fichier que votre messagerie sait ouvrir. Personne ne le reçoit.
mail-way-nothing = Pas de messages
mail-way-nothing-hint = Les invitations restent des liens à transmettre vous-même.

mail-sender-part = Ce que lisent vos collègues
mail-sender = Nom de l’expéditeur
mail-sender-hint = Le nom de votre entreprise, par exemple.
mail-from = Adresse de l’expéditeur
mail-from-hint = Une adresse que votre serveur d’envoi accepte pour vous.
mail-place = Adresse de Carnet
mail-place-hint = Ce que vos collègues tapent pour ouvrir Carnet. Les liens des messages commencent par là.

mail-relay-part = Serveur d’envoi
mail-relay-hint = Ces réglages se trouvent dans l’aide de votre hébergeur, souvent sous « SMTP » ou « courrier sortant ». Inutiles si les messages vont dans un dossier.
mail-host = Serveur
mail-host-hint = Par exemple smtp.hebergeur.fr.
mail-security = Chiffrement
mail-security-start-tls = STARTTLS (souvent le port 587)
mail-security-tls = TLS (souvent le port 465)
mail-security-plain = Aucun : serveur sur cette machine seulement
mail-port = Port
mail-port-hint = Le plus souvent 587 avec STARTTLS, 465 avec TLS.
mail-user = Identifiant
mail-user-hint = Souvent l’adresse entière. Vide si le serveur n’en demande pas.
mail-password = Mot de passe
mail-password-hint = Il est chiffré, et n’est plus jamais montré.
mail-password-kept = Laissez vide pour garder celui qui est enregistré. Avec un autre serveur ou un autre identifiant, il faut le retaper.
mail-authority = Certificat de votre propre autorité
mail-authority-hint = Seulement pour un serveur à vous dont le certificat n’est signé par personne de connu : collez ici celui de l’autorité, au format PEM.
mail-save = Enregistrer
mail-saved = Réglages enregistrés. Envoyez un message d’essai.
mail-removed = Carnet n’envoie plus de messages.

mail-address-none = Écrivez une seule adresse, comme nom@exemple.fr.
mail-address-not-ascii = Les serveurs n’acceptent pas d’accents avant le @. Choisissez une adresse sans accents.
mail-host-none = Écrivez le nom d’un serveur, comme smtp.hebergeur.fr, sans espace ni « https ».
mail-port-none = Un nombre entre 1 et 65535 : 587 ou 465 le plus souvent.
mail-plain-abroad = Sans chiffrement, votre mot de passe se lirait en chemin. C’est permis seulement vers un serveur sur cette machine (localhost).
mail-authority-none = Aucun certificat lisible ici. Il commence par « -----BEGIN CERTIFICATE----- ».
mail-place-none = Écrivez une adresse qui commence par https:// ou http://.
mail-password-wanted = Tapez le mot de passe : Carnet n’en connaît pas pour cet identifiant sur ce serveur.

mail-trial-part = Essayer
mail-trial-to = Envoyer un message d’essai à
mail-trial-hint = Votre adresse, par exemple. Le message part tout de suite, avec les réglages enregistrés.
mail-trial-go = Envoyer un message d’essai
mail-trial-sent = Le serveur a accepté le message. Regardez s’il est arrivé, au besoin dans les indésirables.
mail-trial-laid-down = Le message est dans le dossier { $folder }.
mail-answer = Réponse du serveur :

mail-why-host-unknown = Aucun serveur ne s’appelle « { $host } », ou cette machine n’a pas accès à internet. Vérifiez le nom.
mail-why-no-answer = Personne ne répond sur { $host }, port { $port }. Vérifiez le port ; un pare-feu peut aussi barrer la route.
mail-why-too-slow = { $host } ne répond pas à temps. Vérifiez que le port { $port } va avec le chiffrement choisi : 465 avec TLS, 587 avec STARTTLS.
mail-why-broken-off = { $host } a coupé la conversation. Réessayez ; si cela dure, vérifiez le port et le chiffrement.
mail-why-garbled = Ce qui répond sur { $host }, port { $port }, n’est pas un serveur d’envoi. Vérifiez le port.
mail-why-no-tls = { $host } ne propose pas de chiffrement sur le port { $port }. Rien n’a été envoyé. Essayez TLS sur le port 465.
mail-why-certificate-unknown = Le certificat de { $host } n’est signé par personne de connu. Si le serveur est à vous, collez le certificat de votre autorité ; sinon, ne continuez pas.
mail-why-certificate-of-another = Le certificat présenté n’est pas celui de { $host }. Vérifiez le nom du serveur : votre hébergeur en donne un précis.
mail-why-certificate-expired = Le certificat de { $host } n’est plus valable, ou l’horloge de cette machine est fausse. Prévenez l’hébergeur.
mail-why-tls-failed = Le chiffrement avec { $host } n’a pas abouti. Vérifiez que le port { $port } va avec le chiffrement choisi : 465 avec TLS, 587 avec STARTTLS.
mail-why-no-sign-in = { $host } ne propose pas de s’identifier de cette façon. Vérifiez le port et le chiffrement, ou videz l’identifiant.
mail-why-wrong-password = { $host } refuse l’identifiant ou le mot de passe. Retapez-les ; certaines messageries demandent un « mot de passe d’application ».
mail-why-sign-in-needed = { $host } veut que l’on s’identifie d’abord. Remplissez l’identifiant et le mot de passe.
mail-why-unwelcome = { $host } ne veut rien recevoir de cette machine. Demandez à l’hébergeur s’il faut passer par un autre serveur.
mail-why-sender-refused = { $host } n’envoie pas au nom de cette adresse d’expéditeur. Choisissez une adresse de votre compte chez lui.
mail-why-relay-denied = { $host } n’envoie pas de messages à d’autres pour vous. Identifiez-vous, ou demandez à l’hébergeur quel serveur le fait.
mail-why-recipient-refused = { $host } dit que cette adresse n’existe pas ou ne reçoit plus. Vérifiez-la.
mail-why-content-refused = { $host } refuse le message lui-même, sans doute pris pour un indésirable. Vérifiez l’adresse d’expéditeur.
mail-why-busy = { $host } demande de revenir plus tard. Rien à faire : Carnet réessaie.
mail-why-answer-lost = Le message a été remis en entier à { $host }, mais la réponse s’est perdue. Il est peut-être arrivé ; Carnet le redonnera, au risque d’un double.
mail-why-bad-address = L’adresse n’en est pas une pour un serveur. Vérifiez-la.
mail-why-folder-unwritable = Le dossier des messages n’est pas accessible en écriture. Vérifiez la place et les droits du dossier de données.
mail-why-not-set-up = Aucun envoi n’est réglé. Choisissez comment les messages partent.
mail-why-too-late = Le lien de ce message n’est plus bon : il n’a pas été envoyé. Demandez-en un autre.

mail-outbox = Boîte d’envoi
mail-outbox-empty = Rien n’attend, rien n’est parti ces trente derniers jours.
mail-letter = Message
mail-state = État
mail-since = Écrit
mail-actions = Actions
mail-state-sent = Parti
mail-state-waiting = En attente
mail-state-retrying = Nouvel essai prévu
mail-state-given-up = Pas parti
mail-sent-at = { $at }
mail-again-at = { $at }
mail-letter-retry = Réessayer
mail-letter-remove = Retirer
mail-letter-tried = Le message repart.
mail-letter-removed = Message retiré.

letters-given-up = { $count ->
        [one] Un message n’a pas pu partir.
       *[other] { $count } messages n’ont pas pu partir.
    }
letters-see = Voir le courrier
