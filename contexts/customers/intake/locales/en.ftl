# What the import says of a file.

## Why a row is not taken in

intake-rejection-nobody-to-identify = Neither a name nor a way to reach anyone: add a name, an e-mail or a phone number.
intake-rejection-client-number-taken = This customer number already belongs to another company; correct the column “{ $column }”.
intake-rejection-too-many-cells = The row has more cells than headers: a value probably contains the separator. Put it in quotation marks in the file.
intake-rejection-date-missing = The sale has no date.
intake-rejection-date-unreadable = The date of the sale does not exist or cannot be read; correct the column “{ $column }”.
intake-rejection-date-in-future = The date of the sale is in the future; correct the column “{ $column }”.
intake-rejection-amount-missing = The sale has no readable amount; correct the column “{ $column }”.
intake-rejection-client-unknown = No customer has this number or name; correct the column “{ $column }”, or import this customer first.
intake-rejection-client-ambiguous = Several customers have this name: give the customer number.
intake-rejection-client-missing = The sale names no customer.
intake-rejection-document-too-large = The total of this document is more than a sale can be worth; correct the column “{ $column }”.
intake-rejection-product-unnamed = The product has neither a reference nor a description.
intake-rejection-address-only = The row is the address of another record, not a person.
intake-rejection-staff-member = The row is a member of the team that exported the file, not a customer.
intake-rejection-deleted-there = The program it comes from has deleted or archived this row.
intake-rejection-deal-not-won = The deal is not won: nothing is sold yet, so it is left out.
intake-rejection-broken-card = The card has no end, or says nothing.
intake-rejection-contact-group = The card is a list of contacts, not a contact.

## What to know about a cell: values that cannot be read

intake-warning-empty = The cell is empty.
intake-warning-not-given = The cell says there is no value; its text is kept as it is.
intake-warning-spreadsheet-error = The cell contains a spreadsheet error.
intake-warning-scientific-notation = The spreadsheet replaced the last digits with a power of ten: they are lost. Type the number again.
intake-warning-siren-characters = Not a SIREN: it contains characters other than digits.
intake-warning-siren-length = A SIREN has nine digits.
intake-warning-siren-check-digit = The check digit of this SIREN is wrong; it is kept as typed, please verify.
intake-warning-siren-placeholder = This SIREN is all zeros.
intake-warning-siret-characters = Not a SIRET: it contains characters other than digits.
intake-warning-siret-length = A SIRET has fourteen digits.
intake-warning-siret-check-digit = The check digit of this SIRET is wrong; it is kept as typed, please verify.
intake-warning-siret-placeholder = This SIRET begins with nine zeros.
intake-warning-bce-characters = Not a Belgian enterprise number: it contains characters other than digits.
intake-warning-bce-length = A Belgian enterprise number has ten digits.
intake-warning-bce-first-digit = A Belgian enterprise number begins with 0 or 1.
intake-warning-bce-check-digits = The check digits of this Belgian enterprise number are wrong.
intake-warning-vat-country-missing = This VAT number has no country code.
intake-warning-vat-country-unknown = The country of this VAT number is unknown.
intake-warning-vat-country-left = This British VAT number is no longer a European one.
intake-warning-vat-shape = This VAT number does not have the format used in its country.
intake-warning-vat-check-digit = The check digits of this VAT number are wrong; it is kept as typed, please verify.
intake-warning-iban-characters = Not an IBAN.
intake-warning-iban-country = This IBAN names a country that issues none.
intake-warning-iban-length = This IBAN does not have the length used in its country.
intake-warning-iban-check-digits = The check digits of this IBAN are wrong.
intake-warning-nir-shape = Not a French social security number.
intake-warning-nir-key = The key of this French social security number is wrong.
intake-warning-niss-shape = Not a Belgian national number.
intake-warning-niss-check-digits = The check digits of this Belgian national number are wrong.
intake-warning-card-shape = Not a card number.
intake-warning-card-check-digit = The check digit of this card number is wrong.
intake-warning-phone-text = Not a phone number.
intake-warning-phone-too-short = The phone number is too short.
intake-warning-phone-too-long = The phone number is too long.
intake-warning-phone-impossible = No such phone number is in use in this country.
intake-warning-phone-country = No country has this calling code.
intake-warning-phone-emergency = This is an emergency number.
intake-warning-phone-short-number = This is a short number, not a customer’s own line.
intake-warning-phone-placeholder = This number repeats a single digit: it is only a placeholder.
intake-warning-email-text = Not an e-mail address.
intake-warning-email-many-ats = The e-mail address has more than one @.
intake-warning-email-local-missing = There is nothing before the @.
intake-warning-email-local = There are characters before the @ that are not allowed.
intake-warning-email-local-accent = There is an accented letter before the @: nearly always a typing mistake.
intake-warning-email-quoted = Addresses in quotation marks cannot be used here.
intake-warning-email-comment = Addresses with a comment cannot be used here.
intake-warning-email-domain-missing = There is nothing after the @.
intake-warning-email-comma = There is a comma where a dot should be.
intake-warning-email-space = The e-mail address contains a space.
intake-warning-email-domain-no-dot = There is no dot after the @.
intake-warning-email-domain = What follows the @ is not a valid domain.
intake-warning-email-literal = Addresses with an IP number cannot be used here.
intake-warning-email-too-long = The e-mail address is too long.
intake-warning-date-text = Not a date.
intake-warning-date-shape = These digits do not form a usual date.
intake-warning-date-impossible = This day does not exist.
intake-warning-date-ambiguous-month-first = This date is only possible if the month comes first: confirm it for the column.
intake-warning-date-two-digit-year = The year has only two digits, and two centuries are possible.
intake-warning-date-month-only = A month without a day: no day is made up.
intake-warning-date-quarter-only = A quarter is not a day.
intake-warning-date-week-only = A week is not a day.
intake-warning-date-year-only = A year is not a day.
intake-warning-date-no-year = The year is missing.
intake-warning-date-relative = The date depends on a day that is not known.
intake-warning-date-placeholder = This is the date software writes when it has none.
intake-warning-date-weekday = The weekday does not match the date.
intake-warning-date-future = The date is in the future.
intake-warning-date-out-of-range = The date is too far away: probably a typing mistake.
intake-warning-date-time = This time of day does not exist.
intake-warning-amount-text = Not an amount.
intake-warning-amount-ambiguous = This amount can be read in two ways: it is not counted.
intake-warning-amount-notation = This amount is written with the decimals of another language than the rest of the column: it is not counted.
intake-warning-amount-grouping = The thousands are grouped wrongly.
intake-warning-amount-unit = This amount has a unit, such as k€: it is not counted.
intake-warning-amount-rate = There is a percentage where an amount should be.
intake-warning-amount-precision = This amount has more decimals than its currency.
intake-warning-amount-sign = The signs of this amount contradict each other.
intake-warning-amount-overflow = This amount is too large.
intake-warning-rate-text = Not a rate.
intake-warning-rate-ambiguous = This rate can be read in two ways: add the % sign.
intake-warning-rate-precision = This rate has more than two decimals.
intake-warning-quantity-text = Not a quantity.
intake-warning-quantity-ambiguous = This quantity can be read in two ways.
intake-warning-quantity-unit = This quantity has a unit.
intake-warning-quantity-precision = This quantity has more than three decimals.
intake-warning-quantity-overflow = This quantity is too large.
intake-warning-postcode-shape = This postcode does not have the format used in the country.
intake-warning-postcode-unknown = This postcode does not exist.
intake-warning-country-unknown = This country is unknown.

## What was repaired

intake-warning-lost-zero = The leading zero lost by a spreadsheet was put back.
intake-warning-siret-for-siren = There was a SIRET in place of the SIREN: its first nine digits are kept.
intake-warning-vat-for-identifier = There was a VAT number in place of the company number.
intake-warning-excel-serial = A spreadsheet day number was read as a date.
intake-warning-rounded = The calculated amount was rounded to the cent.

## What to know about a row

intake-warning-name-split = Last name and first name were in one cell: they were separated.
intake-warning-consent-unclear = Neither a clear yes nor a clear no: counted as unknown, never as a yes.
intake-warning-refusal = A refusal was found; nothing will weaken it.
intake-warning-refusal-wins = Another row of the same person has a refusal: the refusal prevails.
intake-warning-do-not-contact = Not to be contacted any more, through any channel.
intake-warning-deceased = The person is recorded as deceased: no further contact.
intake-warning-death-unclear = Neither a yes, a no nor a date in the column of deaths: nobody is recorded as deceased, please verify.
intake-warning-minor-unclear = Neither a yes, a no, a date nor an age in the column of minors: nobody is recorded as a minor, please verify.
intake-warning-minor = The person is a minor: nothing without a parent’s consent until they are 18. The date of birth is not kept.
intake-warning-bought-address = The origin says the address was bought: it does not entitle you to contact anybody.
intake-warning-rented-address = The origin says the address was rented: it does not entitle you to contact anybody.
intake-warning-formula-like = The text looks like a formula: kept as text, neutralised in exports.
intake-warning-several-phones = There were several phone numbers in one cell.
intake-warning-phone-extension = The phone number has an extension.
intake-warning-several-emails = There were several e-mail addresses in one cell.
intake-warning-remark-beside = The cell says more than the address or the number: what was typed stands beside it.
intake-warning-phone-among-emails = A phone number stood among the e-mail addresses: it was read as one.
intake-warning-email-among-phones = An e-mail address stood among the phone numbers: it was read as one.
intake-warning-vat-of-another-company = This VAT number does not belong to the SIREN in the row.
intake-warning-unknown-client-number = No customer has this number: the contact is imported without a company.
intake-warning-client-is-a-person = This number belongs to a private individual: the contact is imported without a company.
intake-warning-client-by-name = The customer number is missing or unknown; only one customer has this name.
intake-warning-client-by-email = The customer number is missing or unknown; only one customer has this e-mail.
intake-warning-client-name-differs = The name and the number belong to different customers: the number counts.
intake-warning-company-from-name = The company is created from this row.
intake-warning-ambiguous-company = Several companies have this name: the contact is imported without a company.
intake-warning-total-differs = The total is not the quantity times the price; it is kept as it is.
intake-warning-tax-differs = The total incl. VAT does not follow from the total excl. VAT and the rate; it is kept as it is.
intake-warning-total-computed = There is no total: the quantity was multiplied by the price.
intake-warning-only-with-tax = Only the total incl. VAT is given.
intake-warning-quantity-missing = The quantity is missing, but the total is there.
intake-warning-cancelled = The document is cancelled: it does not count in turnover.
intake-warning-not-issued = A draft: it counts as a quote until it is issued.
intake-warning-refunded = The document was refunded: it does not count in turnover.
intake-warning-other-currency = The amount is in another currency: it does not count in any total.
intake-warning-no-document-number = The sale has no document number.
intake-warning-further-line = One more line of a document already seen: not a duplicate.
intake-warning-from-row-above = The number, date or customer left blank is taken from the row above.
intake-warning-document-differs = This document number is used for different customers, dates or amounts.
intake-warning-credit-turned = The credit note was positive: its sign was reversed.
intake-warning-typed-by-hand = Somebody typed something else on the record: what was typed stays.
intake-warning-conflicting-value = Another row of the same record gives another value: the first one stays.
intake-warning-bounced = In the program it comes from, messages to this address bounced.
intake-warning-no-way-to-reach = Nothing in the row gives a way to reach the person.
intake-warning-cells-joined = A value contained the separator and had been cut in two: it was joined again, please verify.
intake-warning-unbalanced-quote = A quotation mark is opened but never closed.
intake-warning-text-after-quote = Text follows a closing quotation mark.
intake-warning-cell-too-long = The cell is too long: it was cut.
intake-warning-unreadable-bytes = Some characters cannot be read in the chosen encoding.
intake-warning-picture-left-out = The picture on the card is not taken in.

## Why two rows look the same

intake-likeness-identical-row = Identical row
intake-likeness-same-number = Same number
intake-likeness-same-siren = Same company number
intake-likeness-same-vat = Same VAT number
intake-likeness-same-email = Same e-mail
intake-likeness-same-phone = Same phone number
intake-likeness-same-name = Same name
intake-likeness-same-words = Same words in another order
intake-likeness-close-name = Similar or shortened name
intake-likeness-same-given-name = Same first name, another surname
intake-likeness-names-swapped = Last name and first name swapped
intake-likeness-same-town = Same town
intake-likeness-same-postcode = Same postcode
intake-likeness-same-street = Same street
intake-likeness-same-company = Same company
intake-likeness-same-document = Same document number, same line
intake-likeness-same-sale = Same customer, same day, same amount
intake-likeness-same-sku = Same reference
intake-likeness-decided = Your decision

## How surely

intake-certainty-possible = Possible
intake-certainty-probable = Probable
intake-certainty-certain = Certain

## Why a sheet or a file is left out

intake-left-out-hidden-sheet = The sheet is hidden; choose to read it if it contains customers.
intake-left-out-empty-sheet = The sheet is empty.
intake-left-out-no-table-recognised = No table of companies, contacts, sales or products was recognised.
intake-left-out-left-out-on-request = The sheet was left out at your request.
intake-refused-empty-file = The file is empty.
intake-refused-too-large = The file is too large; split it into several.
intake-refused-too-many-rows = The file has too many rows; split it into several.
intake-refused-too-many-columns = A row has too many columns; remove those you do not need in the spreadsheet, then try again.
intake-refused-too-many-cells = The file has too many cells; split it into several.
intake-refused-not-a-table = The file is not a table, or it is damaged: open it in your spreadsheet and save it as XLSX or CSV.
intake-refused-markup = The file is a web page; save it as XLSX or CSV.
intake-refused-old-excel = The file comes from an Excel before 1995; save it as XLSX.
intake-refused-binary-excel = The file is a binary workbook (.xlsb); save it as XLSX.
intake-refused-open-document = The file is a LibreOffice document, not a workbook.
intake-refused-password-protected = The workbook is protected by a password; remove it in the spreadsheet.
intake-refused-zip-bomb = The file expands far too much when opened: it is not read.
intake-refused-wrong-name = The name of the file is that of a document or a picture; if it is a table, rename it to .csv.
intake-refused-broken-off = The file could not be read to its end; send it again.
intake-refused-heavy-workbook = An .xls or .ods workbook this large is not read; save it as XLSX or CSV.
intake-refused-heavy-strings = The workbook holds too many different texts to be read; save its sheet as CSV.
intake-refused-too-many-members = The archive holds too many tables, or tables too large; import them in several goes.
intake-refused-nested-archive = It is an archive within an archive; unpack it first.
intake-refused-corrupt-workbook = The workbook is damaged; open it and save it again.

## Tables

intake-table-companies = Companies
intake-table-people = Contacts
intake-table-sales = Sales
intake-table-products = Products
intake-table-mixed = Everything in one table

## Fields

intake-field-client-number = Customer number
intake-field-person-number = Contact number
intake-field-company-name = Company name
intake-field-employer = Company of the contact
intake-field-client-kind = Customer type
intake-field-siren = SIREN
intake-field-siret = SIRET
intake-field-enterprise-number = Enterprise number (BCE)
intake-field-vat = VAT number
intake-field-sector = Sector
intake-field-size = Staff
intake-field-website = Website
intake-field-client-since = Customer since
intake-field-owner = Owner
intake-field-tags = Tags
intake-field-language = Language
intake-field-street = Street
intake-field-postcode = Postcode
intake-field-city = Town
intake-field-country = Country
intake-field-full-address = Full address
intake-field-address-kind = Address type
intake-field-phone = Phone
intake-field-mobile = Mobile
intake-field-company-phone = Company phone
intake-field-email = E-mail
intake-field-company-email = Company e-mail
intake-field-consent = Consent
intake-field-opt-out = Opt-out
intake-field-consent-date = Consent date
intake-field-origin = Origin (acquisition channel)
intake-field-note = Note
intake-field-civility = Title
intake-field-first-name = First name
intake-field-last-name = Last name
intake-field-full-name = Full name
intake-field-job-title = Job title
intake-field-birth-date = Date of birth
intake-field-age = Age
intake-field-deceased = Deceased
intake-field-minor = Minor
intake-field-role = Role in the program it comes from
intake-field-gone = Deleted or archived in the program it comes from
intake-field-document-number = Document number
intake-field-line-number = Line number
intake-field-document-kind = Document type
intake-field-date = Date
intake-field-due-date = Due date
intake-field-paid-date = Paid on
intake-field-status = Payment
intake-field-label = Description
intake-field-sku = Reference
intake-field-quantity = Quantity
intake-field-unit-price = Unit price excl. VAT
intake-field-unit-price-gross = Unit price incl. VAT
intake-field-discount = Discount
intake-field-total-net = Total excl. VAT
intake-field-vat-rate = VAT rate
intake-field-vat-amount = VAT amount
intake-field-total-gross = Total incl. VAT
intake-field-currency = Currency
intake-field-cost = Cost

## Kinds of rows

intake-line-title = Title
intake-line-blank = Blank row
intake-line-group = Group row
intake-line-header = Headers
intake-line-repeated-header = Repeated headers
intake-line-data = Data
intake-line-total = Total
intake-line-subtotal = Subtotal
intake-line-footnote = Footnote
