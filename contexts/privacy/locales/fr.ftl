### Vie privée : pourquoi quelqu’un est dans le fichier, ce qu’il refuse, tout ce que Carnet en sait, l’effacement.

privacy = Vie privée

## Sur la fiche

privacy-claimed-basis = Consentement déclaré, sans preuve
privacy-basis = Base légale de la fiche
privacy-refused-basis = Consentement refusé
privacy-refused-basis-hint = La fiche n’est gardée que pour respecter ce refus.
privacy-no-basis = À compléter
privacy-no-basis-hint = Personne n’a encore dit pourquoi cette fiche est gardée.
privacy-ground = { $purpose }, depuis le { $on }
privacy-origin = { $source } : { $text }
privacy-marked = Cette fiche vient d’un fichier acheté ou loué : cela ne permet de démarcher personne.
privacy-line = <b>{ $basis }</b> · { $refusals ->
        [0] aucun refus
        [one] 1 refus
       *[other] { $refusals } refus
    }
privacy-line-refused = <b>Consentement refusé</b> · { $refusals ->
    [one] { $refusals } refus
   *[other] { $refusals } refus
}
privacy-line-no-basis = <b>Base légale</b> à compléter
privacy-line-do-not-contact = <b>Ne pas contacter</b>
privacy-line-deceased = <b>Personne décédée</b> · plus aucun message
privacy-line-minor = <b>Personne mineure</b> · rien sans l’accord d’un parent

## Ce qui est refusé, déclaré, ou n’a pas été demandé

messages-any = Tout message
messages-other = Tout autre message
messages-by = Tout message { $channel ->
        [email] par e-mail
        [sms] par SMS
        [phone] par téléphone
       *[post] par courrier
    }
messages-for-by = { $purpose } { $channel ->
        [email] par e-mail
        [sms] par SMS
        [phone] par téléphone
       *[post] par courrier
    }
mark-do-not-contact = Ne pas contacter
mark-deceased = Personne décédée
mark-minor = Personne mineure jusqu’au { $until }
mark-minor-hint = Rien sans l’accord d’un parent jusqu’à cette date.
mark-minor-over = Ce jour est passé.
state-refused = Refuse
state-refuses-all = Refuse tout
state-nothing-more = Aucun message
state-parent = Rien sans un parent
state-over = Terminé
state-claimed = Déclaré
state-unclear = Pas clair
state-not-asked = Non demandé
state-not-asked-hint = Ni accord ni refus connu.
claim-yes = Accord déclaré à l’import du { $on }, sans preuve
claim-yes-dated = Accord du { $given }, déclaré à l’import du { $on }, sans preuve
claim-unclear = Réponse peu claire à l’import du { $on }
claim-no = Refus trouvé à l’import du { $on }
claim-overruled = Accord déclaré à l’import du { $on }, mais un refus l’emporte
refusal-said = { $source }, le { $on }
refusal-noted = { $source }, noté le { $on }
refusal-source-call = Au téléphone
refusal-source-in-person = De vive voix
refusal-source-email = Par e-mail
refusal-source-sms = Par SMS
refusal-source-letter = Par courrier
refusal-source-other = D’une autre façon
refusal-source-import = Dans un fichier importé
refusal-source-claimed-no = Dans un fichier importé
refusal-source-suppression-list = Déjà sur la liste d’opposition
refusal-source-carried-forward = Repris après une restauration

## Noter un refus

refusal-new = Noter un refus ou un décès
refusal-new-company = Noter un refus
refusal-standing = Ce qui est connu aujourd’hui
refusal-lasts = Un refus noté reste : Carnet ne propose aucun moyen de le retirer, et il l’emporte sur tout import, toute annulation et toute restauration. Si la fiche disparaît, le refus reste sur la liste d’opposition.
refusal-extent = Ce qui est refusé
refusal-everything = Tout
refusal-everything-hint = Plus aucun contact, par aucun moyen.
refusal-some = Certains messages
refusal-some-hint = Précisez plus bas par quel moyen et pour quelle finalité.
refusal-deceased = Cette personne est décédée
refusal-deceased-hint = Plus aucun message ne part vers elle.
refusal-minor = Cette personne est mineure
refusal-minor-hint = Rien sans l’accord d’un parent jusqu’à ses 18 ans.
refusal-channel = Par quel moyen
refusal-purpose = Pour quelle finalité
refusal-every-channel = Tous les moyens
refusal-every-purpose = Toutes les finalités
refusal-until = Jour de ses 18 ans
refusal-until-hint = La date de naissance n’est pas gardée.
refusal-until-not-a-day = Écrivez un jour à venir, dans 18 ans au plus, comme 12/09/2031.
refusal-until-out-of-reach = Ce jour doit être à venir, dans 18 ans au plus.
refusal-source = Comment vous le savez
refusal-on = Dit le
refusal-on-hint = Laissez vide si vous ne savez plus.
refusal-on-not-a-day = Écrivez un jour récent, comme 06/11/2026.
refusal-on-to-come = Ce jour est dans le futur.
refusal-save = Noter le refus
refusal-recorded = Refus noté.

## Tout ce que Carnet sait

dossier = Tout exporter

## Effacer

erasure = Effacer
erasure-title = Effacer { $name }
erasure-goes = Ce qui disparaît
erasure-goes-record = La fiche, ses coordonnées, ses fonctions et ses ventes.
erasure-goes-talks = Les notes, les appels et les rendez-vous.
erasure-goes-imports = Ce que les imports récents gardent encore sur elle : lignes rejetées, notes retenues, fichiers en attente.
erasure-goes-history = Son historique : la clé qui l’ouvre est détruite, et plus rien ne le rend lisible.
erasure-stays = Ce qui reste
erasure-stays-refusals = Les refus notés, s’il y en a, sur la liste d’opposition : une empreinte de chaque e-mail et téléphone, qui ne permet pas de les retrouver, pour que personne n’y soit à nouveau contacté par erreur (art. 21 du RGPD).
erasure-stays-receipt = Un reçu sans nom ni adresse, qui dit seulement que l’effacement a eu lieu.
erasure-stays-looks = Le relevé des consultations, sans leur contenu, jusqu’à douze mois.
erasure-stays-backups = Les copies de sauvegarde déjà faites, chiffrées, jusqu’à ce que vous les supprimiez (35 jours conseillés). Restaurer l’une d’elles efface à nouveau cette fiche.
erasure-dossier-first = Exporter d’abord tout ce que Carnet sait sur elle
erasure-sure = Je comprends que l’effacement est définitif et que personne ne pourra revenir en arrière
erasure-not-sure = Cochez cette case pour effacer.
erasure-do = Effacer définitivement
erasure-kept = L’effacement n’est pas possible aujourd’hui : la loi impose de garder une partie de cette fiche.
erasure-kept-rule = { $rows ->
        [one] 1 document concerné.
       *[other] { $rows } documents concernés.
    }
erasure-kept-instead = En attendant, notez un refus pour qu’aucun message ne parte plus.
erasure-back = Revenir à la fiche
erasure-already = Cette fiche est déjà effacée : { $at }. Il n’y a plus rien à faire.
erasure-done = L’effacement est fait.
erasure-done-title = Effacement fait
erasure-done-text = Carnet ne garde plus rien de cette fiche que ce qui suit.
erasure-receipt = Numéro du reçu
erasure-receipt-of = Fiche
erasure-receipt-at = Effacée
erasure-of-person = Un contact
erasure-of-company = Une entreprise
