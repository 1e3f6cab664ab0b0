### Words of the record pages.

## Record
record-sections = Sections of the record
record-activity = Activity
record-sales = Sales
record-history = History
record-aside = About this record
record-list-ends = The list ends there: here are all its records.
record-older = Show older entries

## Key facts
phone-extension = ext.
facts-spend = 12-month spend, { vat-shown }
facts-change-up = +{ $percent }% year on year
facts-change-down = −{ $percent }% year on year
facts-change-none = Same as the year before
facts-abroad = plus { $amount } in another currency
facts-last = Last purchase, { vat-shown }
facts-purchases = { $count ->
        [one] one purchase
       *[other] { $count } purchases
    }
facts-none = None yet
facts-balance = Balance due
facts-with-vat = incl. VAT
facts-see-unpaid = See unpaid documents
unpaid-title = Unpaid, incl. VAT
unpaid-due = Dated { $day }, due { $due }
unpaid-no-due = Dated { $day }, no due date
unpaid-all = All unpaid documents
facts-came-by = Channel
facts-since = Known since
facts-owner = Owner: { $name }

## Panels
record-known = Contact details
record-edit-known = Edit the contact details
record-value-edit = (edit)
record-value-restore = Restore this value
record-value-restored = Value restored.
record-undone = The record is as it was before.
record-changed-since = The record has changed since: nothing was undone. The history shows both changes.
restoration-nothing = This value can no longer be restored: it was taken out of the history.
restoration-employer-gone = This company is not in the file any more: it can no longer be restored.
reach-write = Write
reach-call = Call
reach-map = Show on a map
reach-site = Open the site
record-registered = Registration numbers
record-companies = Company
record-people = Contacts
record-people-more = { $count ->
        [one] One more person works there.
       *[other] { $count } more people work there.
    }
record-email = E-mail
record-phone = Phone
record-address = Address
record-client-number = Customer number
record-verified = Check digits correct

## Writing down
composer-kind = Type of entry
composer-kind-unknown = Choose note, call or meeting.
composer-direction = Who made contact
composer-at = Date and time (now if left empty)
composer-at-unreadable = This date and time cannot be read: choose them again.
composer-at-future = This moment is still to come: note what has already happened.
composer-about = What is there to note about { $name }?
composer-hint = Stick to the facts: nothing about health, opinions or religion. Anyone mentioned may ask to read this note.
composer-save = Save
activity-written = Saved.
activity-taken-back = Entry removed.

## The note guard
guard-reword = Nothing has been saved yet. Reword the note, for example by giving the need without the reason, then save again.
guard-cut = Save without these words
guard-mistaken = The word means something else here
guard-ethnic = <b>“<mark>{ $words }</mark>” looks like a fact about somebody’s origin.</b> The law forbids keeping it.
guard-politics = <b>“<mark>{ $words }</mark>” looks like a political opinion.</b> The law forbids keeping it.
guard-religion = <b>“<mark>{ $words }</mark>” looks like a belief.</b> The law forbids keeping it.
guard-trade-union = <b>“<mark>{ $words }</mark>” looks like membership of a trade union.</b> The law forbids keeping it.
guard-genetic = <b>“<mark>{ $words }</mark>” looks like genetic data.</b> The law forbids keeping it.
guard-biometric = <b>“<mark>{ $words }</mark>” looks like biometric data.</b> The law forbids keeping it.
guard-health = <b>“<mark>{ $words }</mark>” looks like a fact about health.</b> The law forbids keeping it without written consent.
guard-sex-life = <b>“<mark>{ $words }</mark>” looks like a fact about sex life or orientation.</b> The law forbids keeping it.
guard-offence = <b>“<mark>{ $words }</mark>” looks like an offence or a conviction.</b> The law forbids keeping it.
guard-offensive = <b>“<mark>{ $words }</mark>” may be hurtful.</b> A note must stay objective: the person may read it.
guard-private-life = <b>“<mark>{ $words }</mark>” is about private life or finances.</b> A customer file does not need it.
guard-identifier-nir = <b>“<mark>{ $words }</mark>” is a French social security number.</b> It is never kept.
guard-identifier-niss = <b>“<mark>{ $words }</mark>” is a Belgian national number.</b> It is never kept.
guard-bank-account = <b>“<mark>{ $words }</mark>” is a bank account number.</b> It is never kept in a note.
guard-bank-card = <b>“<mark>{ $words }</mark>” is a payment card number.</b> It is never kept.
guard-password = <b>“<mark>{ $words }</mark>” looks like a password.</b> It does not belong in a note.

## Timeline
timeline-kinds = Show in the timeline
timeline-all = All
timeline-notes = Notes
timeline-calls = Calls
timeline-meetings = Meetings
timeline-emails = E-mails
timeline-sales = Sales
timeline-none = Nothing has happened yet.
timeline-none-of-kind = Nothing of this kind.
timeline-note = <b>{ $who }</b> wrote a note
timeline-call = <b>{ $who }</b> logged a call
timeline-meeting = <b>{ $who }</b> logged a meeting
timeline-email = <b>{ $who }</b> logged an e-mail
timeline-imported-note = Note from an imported file
timeline-imported = Activity from an imported file
timeline-invoice = Purchase of <b class="num">{ $amount }</b> { vat-shown }
timeline-order = Order of <b class="num">{ $amount }</b> { vat-shown }
timeline-quote = Quote of <b class="num">{ $amount }</b> { vat-shown }
timeline-credit-note = Credit note of <b class="num">{ $amount }</b> { vat-shown }
timeline-import = This record came from an import
timeline-import-file = Record created by importing the file <b>{ $file }</b>
timeline-import-files = { $others ->
        [one] Record created by importing the file <b>{ $file }</b> and one other
       *[other] Record created by importing the file <b>{ $file }</b> and { $others } others
    }
timeline-import-origin = { $origin } (data from { $day })
timeline-import-report = Import report

## Sales
record-sales-none = No sales yet.
record-sales-of = Sales: { $name }
record-sales-count = { $count ->
        [one] One document
       *[other] { $count } documents
    }
record-sales-invoiced = Invoiced less credit notes, { vat-shown }
record-sales-ordered = Ordered less credit notes, { vat-shown }
sale-title = { $kind } { $number }
sale-label = Description
sale-lines = Lines
sale-no-lines = The lines of this sale are not known.
sale-quantity = Quantity
sale-unit-price = Unit price
sale-discount = Discount
sale-vat-rate = VAT
sale-amounts = Amounts
sale-line-net = Amount excl. VAT
sale-net = Total excl. VAT
sale-vat = VAT amount
sale-gross = Total incl. VAT
sale-dates = Dates
sale-dated-on = Document date
sale-due-on = Due date
sale-paid-on = Paid on

## History
history-none = No history yet.
history-record-created = <b>{ $who }</b> created the record
history-record-corrected = <b>{ $who }</b> changed the record
history-record-restored = <b>{ $who }</b> restored the record to what it was before an import
history-record-given-back = <b>{ $who }</b> restored a value
history-record-removed = <b>{ $who }</b> removed the record
history-refusal-recorded = <b>{ $who }</b> recorded a refusal
history-sale-created = <b>{ $who }</b> recorded a sale
history-sale-corrected = <b>{ $who }</b> changed a sale
history-sale-restored = <b>{ $who }</b> restored a sale to what it was before an import
history-sale-cancelled = <b>{ $who }</b> cancelled a sale
history-sale-settled = <b>{ $who }</b> recorded a payment
history-sale-removed = <b>{ $who }</b> removed a sale
history-activity-created = <b>{ $who }</b> added a timeline entry
history-activity-corrected = <b>{ $who }</b> reworded a timeline entry
history-activity-removed = <b>{ $who }</b> removed a timeline entry
history-task-created = <b>{ $who }</b> noted a task
history-task-corrected = <b>{ $who }</b> changed a task
history-task-done = <b>{ $who }</b> marked a task as done
history-task-reopened = <b>{ $who }</b> put a task back to do
history-task-removed = <b>{ $who }</b> deleted a task
history-sensitive-note-kept = <b>{ $who }</b> kept a note despite a warning
history-warning-called-mistaken = <b>{ $who }</b> marked a warning about a note as mistaken
history-task-warning-called-mistaken = <b>{ $who }</b> marked a warning about a task as mistaken
history-value-redacted = <b>{ $who }</b> removed a value from the history
history-something = <b>{ $who }</b> made a change
history-import = An import
history-somebody = A former user
history-job = A background task
history-console = The command line
history-carnet = Carnet
history-purpose = Purpose: { $purpose }
history-redacted = Removed from the history
out-of-sight = record out of your sight
history-gone = a record that no longer exists
history-day = { $day }
history-moment = { $at }
history-amount = { $amount }
history-line = { $words }: { $net }
history-refusal-both = { $channel }: { $purpose }
history-refusal-everything = No contact at all
history-refusal-deceased = Deceased
history-refusal-minor = Minor
history-field-other = Another value
history-field-numbered = { $field } { $place }
history-field-civility = Title
history-field-given-name = First name
history-field-family-name = Last name
history-field-name = Name
history-field-job-title = Occupation
history-field-role-company = Company
history-field-role-title = Role at the company
history-field-owner = Owner
history-field-task-owner = To be done by
history-field-title = To do
history-field-done-at = Done on
history-field-done-by = Done by
history-field-email-label = E-mail used for
history-field-phone-label = Telephone used for
history-field-address-label = Address used for
history-field-declared = Relation
history-field-client-since = Customer since
history-field-sector = Sector
history-field-company = Company
history-field-person = Contact
history-field-kind = Type
history-field-number = Number
history-field-status = Status
history-field-currency = Currency
history-field-line = Line
history-field-direction = Who made contact
history-field-at = Date and time
history-field-text = Text
history-field-reason = Reason given
history-field-refusal = Refuses

## Values kept as typed
flaw-empty = Empty
flaw-not-given = Marked as having none
flaw-spreadsheet-error = Spreadsheet error
flaw-scientific-notation = Digits lost in the spreadsheet
flaw-siren-characters = Contains characters other than digits
flaw-siren-length = A SIREN has 9 digits
flaw-siren-check-digit = Wrong check digit, please verify
flaw-siren-placeholder = Placeholder, not a number
flaw-siret-characters = Contains characters other than digits
flaw-siret-length = A SIRET has 14 digits
flaw-siret-check-digit = Wrong check digit, please verify
flaw-siret-placeholder = Placeholder, not a number
flaw-bce-characters = Contains characters other than digits
flaw-bce-length = An enterprise number has 10 digits
flaw-bce-first-digit = An enterprise number begins with 0 or 1
flaw-bce-check-digits = Wrong check digits, please verify
flaw-vat-country-missing = Country code missing
flaw-vat-country-unknown = Not a country of the European Union
flaw-vat-country-left = The United Kingdom has left the EU system
flaw-vat-shape = Not the format used in that country
flaw-vat-check-digit = Wrong check digit, please verify
flaw-phone-text = Not a phone number
flaw-phone-too-short = Too short for a phone number
flaw-phone-too-long = Too long for a phone number
flaw-phone-impossible = No such number is in use in that country
flaw-phone-country = No country has this calling code
flaw-phone-emergency = Emergency number
flaw-phone-short-number = Short number, not a customer’s own line
flaw-phone-placeholder = Placeholder, not a number
flaw-email-text = Not an e-mail address
flaw-email-many-ats = More than one @
flaw-email-local-missing = Nothing before the @
flaw-email-local = Characters not allowed before the @
flaw-email-local-accent = An accent before the @
flaw-email-quoted = Quotation marks in the address
flaw-email-comment = A comment in the address
flaw-email-domain-missing = Nothing after the @
flaw-email-comma = A comma instead of a dot
flaw-email-space = A space in the address
flaw-email-domain-no-dot = Incomplete after the @
flaw-email-domain = Not a valid domain after the @
flaw-email-literal = Numbers instead of a domain
flaw-email-too-long = Too long for an address
flaw-postcode-shape = Not a postcode in that country
flaw-postcode-unknown = No such postcode
flaw-country-unknown = No such country

## Figures since the first purchase
figures-title = Since the first purchase
figures-first = First purchase
figures-total = Total spend, { vat-shown }
figures-basket = Average basket, { vat-shown }
figures-recency = Recency
figures-frequency = Frequency, 12 months
figures-amount = Amount, 12 months
figures-grade = { $grade } of 5

merge = Merge
merge-title = Merge { $name } with another record
merge-lead = Choose the record that is the same person or the same company. You compare both before you decide.
merge-alike = These records have something in common
merge-search = Search for another record
merge-find = Search
merge-none = No record matches.
merge-found = Records found
merge-compare = Compare two records
merge-kept = Record kept
merge-gone = Record taken in
merge-sales = { $count ->
    [0] no sales
    [one] { $count } sale
   *[other] { $count } sales
  }
merge-swap = Keep the other record
merge-disputed = The two records do not say the same
merge-joined = The record kept gets from the other
merge-nothing = (nothing)
merge-hint = Sales, notes, tasks, history and refusals go to the record kept. You can separate the two records later: a refusal then holds for both.
merge-go = Merge the two records
merge-done = The two records are one now.
merge-apart = The two records are separate again.
merge-apart-already = These records are separate already.
merge-itself = A record cannot be merged with itself.
merge-overtaken = Somebody has changed one of the records meanwhile. Read what follows, then merge again.
merge-separate = Separate the two records
history-of-another = record taken in
history-record-merged = <b>{ $who }</b> took another record into this one
history-record-merged-away = <b>{ $who }</b> took the record into another one
history-record-taken-apart = <b>{ $who }</b> separated two records
history-record-handed-over = <b>{ $who }</b> linked the person to another company record
history-sale-handed-over = <b>{ $who }</b> linked a sale to another record
history-activity-handed-over = <b>{ $who }</b> linked a timeline entry to another record
history-task-handed-over = <b>{ $who }</b> linked a task to another record

file = File
record-files = Files
files-files = Files
files-none = No file.
files-of = The files of { $name }
files-add = Add files
files-hint = PDF, pictures, Word, Excel, LibreOffice or text; 10 MiB a file, 25 MiB at once. The content is sealed under the record’s key and goes with it.
files-go = Add
files-missing = Choose at least one file.
files-added = It is added.
files-name-tells = The name “{ $file }” tells something sensitive (health, opinions, an account number…). Rename the file, then add it.
files-refused = “{ $file }”: { $reason }
files-from = Added by { $who }
files-download = Download
files-remove = Remove this file
files-remove-warning = The file is destroyed and does not come back. The history keeps its name.
files-removed = The file is removed.
files-not-shown = Files of this kind are not shown here. Download it to open it.
files-open = Open by itself
file-kind-pdf = PDF
file-kind-jpeg = Picture
file-kind-png = Picture
file-kind-gif = Picture
file-kind-webp = Picture
file-kind-heic = Picture
file-kind-docx = Text (Word)
file-kind-doc = Text (Word)
file-kind-xlsx = Workbook (Excel)
file-kind-xls = Workbook (Excel)
file-kind-pptx = Slides (PowerPoint)
file-kind-odt = Text (LibreOffice)
file-kind-ods = Workbook (LibreOffice)
file-kind-text = Text
rejection-attachment-empty = this file is empty.
rejection-attachment-large = this file is larger than 10 MiB. Make it smaller, or several of it.
rejection-attachment-kind = files of this kind are not kept. Save it as a PDF, for instance.
rejection-attachment-misnamed = the content is not what its name says. Open the file and save it again as what it is.
rejection-attachment-many = the record has 100 files already. Remove some before adding more.
history-attachment-created = <b>{ $who }</b> added a file
history-attachment-handed-over = <b>{ $who }</b> moved a file to another record
history-attachment-removed = <b>{ $who }</b> removed a file
