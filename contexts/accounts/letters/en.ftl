invitation = { $house } invites you to Carnet
    .greeting = Hello { $name },
    .text = { $house } has opened an account for you in Carnet, its customer file. To come in, choose a password.
    .button = Choose my password
    .closing = This link works once, for seven days. Keep it to yourself: it opens your account. If you did not expect this message, leave it aside.

new-link = A link for your Carnet account
    .greeting = Hello { $name },
    .text = The person who manages Carnet at { $house } sends you a link to choose a new password.
    .button = Choose a new password
    .closing = This link works once, for seven days. Keep it to yourself: it opens your account.

forgotten = Your Carnet password
    .greeting = Hello { $name },
    .text = Somebody asked for a new password for your account at { $house }. If it was you, choose it here.
    .button = Choose a new password
    .closing = This link works once, for one hour. If it was not you, do nothing: your password stays the same.
