### Words of data quality and of duplicates.

## What wants mending
quality = Data quality
quality-lead = What deserves a look in the file. Each number leads to the list of the records concerned, which can be exported too.
quality-what = To mend
quality-wrong = Values to correct
quality-wrong-remedy = Open the record and correct the value where it stands: what was typed is kept, but cannot be used.
quality-missing = Records to complete
quality-missing-remedy = Add what is missing in the form of the record.
quality-idle = Records to review
quality-idle-remedy = Get in touch again, or erase the record: a prospect who has not been heard from for three years has to be erased.
quality-duplicates-remedy = Merge the two records, or say that they are not duplicates.
flaw-email = Invalid or doubtful e-mail
flaw-phone = Invalid or doubtful telephone
flaw-address = Doubtful postcode or country
flaw-identifier = Invalid SIREN, SIRET, BCE or VAT number
flaw-nameless = No name
flaw-unreachable = No way to reach them
flaw-unidentified = No company number
flaw-no-address = Client who bought, without an address
flaw-alone = No sale, no exchange and nobody beside it
flaw-silent = Prospect not heard from for two years
filter-flaw = To mend
filter-heard-since = Last heard from since
filter-heard-until = Last heard from until

## Duplicates
duplicates = Duplicates
duplicates-certain = Certain duplicates
duplicates-possible = Possible duplicates
duplicates-views = Duplicates by kind
duplicates-people-certain = Contacts, certain
duplicates-people-possible = Contacts, possible
duplicates-companies-certain = Companies, certain
duplicates-companies-possible = Companies, possible
duplicates-scan = Search for duplicates
duplicates-under-way = The whole file is being searched. You can go on working.
duplicates-lost = The search was broken off. Start it again: what had been found is still there.
duplicates-never = The file has not been searched yet. It is every night, or right now.
duplicates-ended = File searched ({ $at }): { $fresh ->
        [one] { $fresh } new pair
       *[other] { $fresh } new pairs
    }, { $gone ->
        [one] { $gone } pair gone
       *[other] { $gone } pairs gone
    }.
duplicates-ended-then = File searched ({ $at }).
duplicates-see = See the pairs
duplicates-ask = Search for duplicates
duplicates-asked = The search has started.
duplicates-none = No pair to look at here.
duplicates-certain-one = Certain duplicate
duplicates-possible-one = Possible duplicate
duplicates-compared = The two records side by side
duplicates-field = Field
duplicates-emails = E-mail
duplicates-phones = Telephone
duplicates-street = Street
duplicates-number = Client number
duplicates-identifiers = Company numbers
duplicates-merge = Merge
duplicates-two = These are not duplicates
duplicates-are-two = Noted: these are two different records.
duplicates-may-be-one = The pair is to be looked at again.
duplicates-next = Next pairs
