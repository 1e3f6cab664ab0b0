invitation = { $house } nodigt u uit in Carnet
    .greeting = Dag { $name },
    .text = { $house } heeft voor u een account geopend in Carnet, zijn klantenbestand. Kies een wachtwoord om binnen te komen.
    .button = Mijn wachtwoord kiezen
    .closing = Deze link werkt één keer, zeven dagen lang. Houd hem voor uzelf: hij opent uw account. Verwachtte u dit bericht niet, leg het dan opzij.

new-link = Een link voor uw Carnet-account
    .greeting = Dag { $name },
    .text = De persoon die Carnet beheert bij { $house } stuurt u een link om een nieuw wachtwoord te kiezen.
    .button = Een nieuw wachtwoord kiezen
    .closing = Deze link werkt één keer, zeven dagen lang. Houd hem voor uzelf: hij opent uw account.

forgotten = Uw Carnet-wachtwoord
    .greeting = Dag { $name },
    .text = Iemand heeft een nieuw wachtwoord gevraagd voor uw account bij { $house }. Was u dat, kies het dan hier.
    .button = Een nieuw wachtwoord kiezen
    .closing = Deze link werkt één keer, één uur lang. Was u het niet, doe dan niets: uw wachtwoord blijft hetzelfde.
