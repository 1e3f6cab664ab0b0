# Words of the way out: the export page, the headings of the tables and their words.

## The page
export = Export
export-file = Export the file
export-lead-all = The whole file will be exported: companies, sales, products, notes, refusals and { $people ->
        [one] 1 contact
       *[other] { $people } contacts
    }.
export-lead-people = The contacts in this list will be exported: { $people ->
        [one] 1 contact
       *[other] { $people } contacts
    }.
export-lead-companies = The companies in this list will be exported, without their contacts.
export-lead-sales = The sales in this list will be exported; { $people ->
        [0] none names a contact
        [one] they name 1 contact
       *[other] they name { $people } contacts
    }.
export-care = The file is not encrypted: keep it in a safe place and delete it once it is no longer needed. The export is recorded.
export-format = Format
export-all-columns = Every column leaves, those the list does not show too.
export-csv = Table (CSV)
export-csv-hint = Opens in Excel or another spreadsheet.
export-csv-tables = Tables (CSV)
export-csv-tables-hint = One table per subject, together in a ZIP file; each opens in Excel or another spreadsheet.
export-xlsx = Excel workbook (XLSX)
export-xlsx-hint = Amounts and dates are numbers and dates, ready to compute with.
export-vcard = Contact cards (vCard)
export-vcard-hint = For a telephone or a mail program; refusals are noted on them.
large-exports = Recent exports
large-export = { $people } people: “{ $reason }”
export-card-refuses = Refuses: { $what }
export-json = Data (JSON)
export-json-hint = For another program: every value exactly, as typed and as understood.
export-reason = Reason for the export
export-reason-hint = Asked for above 500 people; recorded with the export.
export-reason-missing = This export concerns { $people } people: above 500, say why. The reason is recorded with the export.
export-go = Download
export-file-name-all = carnet
export-file-name-people = contacts
export-file-name-companies = companies
export-file-name-sales = sales

## The headings of the columns
export-column-acquisition = Acquisition channel
export-column-activity = Type
export-column-answer = Answer
export-column-at = Date and time
export-column-author = Author
export-column-balance = Balance due
export-column-basis = Legal basis
export-column-basket-net = Average basket excl. VAT
export-column-bce = BCE number
export-column-canonical = Value
export-column-channel = Channel
export-column-civility = Title
export-column-class = RFM class
export-column-client-number = Customer number
export-column-client-since = Customer since
export-column-collected-on = Collected on
export-column-company = Company
export-column-company-id = Company ID
export-column-cost = Cost excl. VAT
export-column-country = Country
export-column-country-raw = Country as typed
export-column-currency = Currency
export-column-date = Date
export-column-direction = Direction
export-column-discount = Discount rate
export-column-document = Document
export-column-due-on = Due on
export-column-title = To do
export-column-file-name = File
export-column-file-kind = File type
export-column-bytes = Bytes
export-column-added-at = Added on
export-column-added-by = Added by
export-column-done-at = Done on
export-column-done-by = Done by
export-column-email = E-mail
export-column-family-name = Last name
export-column-first-purchase = First purchase
export-column-flaw = Flaw
export-column-given-name = First name
export-column-given-on = Given on
export-column-evidence = Words of the file
export-column-gross = Total incl. VAT
export-column-id = ID
export-column-identifier = Number
export-column-job = Job title
export-column-label = Use
export-column-label-of-product = Description
export-column-line = Line number
export-column-language = Language
export-column-last-purchase = Last purchase
export-column-mark = Mark
export-column-net = Total excl. VAT
export-column-number = Document number
export-column-origin = Origin
export-column-owner = Owner
export-column-paid-on = Paid on
export-column-person = Contact
export-column-person-id = Contact ID
export-column-phone = Phone
export-column-postcode = Postcode
export-column-postcode-raw = Postcode as typed
export-column-price = Price excl. VAT
export-column-product-id = Product ID
export-column-purchases = Number of purchases
export-column-purpose = Purpose
export-column-quantity = Quantity
export-column-raw = Value as typed
export-column-refusals = Refusals
export-column-refused-channel = Refused channel
export-column-refused-purpose = Refused purpose
export-column-relation = Relation
export-column-said-on = Said on
export-column-sale-id = Sale ID
export-column-sector = Sector
export-column-siren = SIREN
export-column-siret = SIRET
export-column-size = Staff
export-column-sku = Reference
export-column-source = Source
export-column-spend-net = Turnover excl. VAT, 12 months
export-column-status = Status
export-column-street = Address
export-column-text = Text
export-column-total-net = Turnover excl. VAT, total
export-column-town = Town
export-column-unit-price = Unit price excl. VAT
export-column-until = Until
export-column-vat = VAT number
export-column-vat-rate = VAT rate
export-column-website = Website

## The words of the tables
export-every-channel = Every channel
export-every-purpose = Every purpose
export-mark-do-not-contact = Do not contact
export-mark-deceased = Reported deceased
export-mark-minor = Minor
export-answer-claimed = Yes, as the imported file says
export-answer-no = No
export-answer-unknown = Unknown
