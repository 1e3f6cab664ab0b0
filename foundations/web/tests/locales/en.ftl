guests = Guests
guests-count = { $count ->
        [one] { $count } guest
       *[other] { $count } guests
    }
guest-saved = { $count ->
        [one] Guest added.
       *[other] { $count } guests added.
    }
guest-name = Name
guest-age = Age
guest-age-hint = In years.
guest-age-wrong = Write the age in figures.
guest-password = Password
guest-phones-number = Telephone
guest-phone-add = Add a number
guest-phone-remove = Remove this number
guest-save = Add
guest-banned = This person cannot be added. Talk to the owner.
