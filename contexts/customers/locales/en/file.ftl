# Words of the file: companies, contacts, sales, activities.

## What somebody is to the business
relation-prospect = Prospect
relation-client = Customer
relation-former-client = Former customer
relation-partner = Partner
relation-supplier = Supplier

## What a coordinate is for
label-main = Main
label-work = Work
label-home = Home
label-mobile = Mobile
label-billing = Billing
label-delivery = Delivery
label-other = Other

## Numbers of companies
identifier-siren = SIREN
identifier-siret = SIRET
identifier-bce = Enterprise number (BCE)
identifier-vat = VAT number

## Sales
document-quote = Quote
document-order = Order
document-invoice = Invoice
document-credit-note = Credit note
sale-status-open = Open
sale-status-due = Due
sale-status-paid = Paid
sale-status-cancelled = Cancelled
quote-status-open = Open
quote-status-due = Due
quote-status-paid = Paid
quote-status-cancelled = Cancelled
credit-note-status-open = Open
credit-note-status-due = To deduct
credit-note-status-paid = Settled
credit-note-status-cancelled = Cancelled

## Activities
activity-note = Note
activity-call = Call
activity-meeting = Meeting
activity-email = E-mail
direction-from-them = They contacted us
direction-by-us = We contacted them

## What cannot be kept as it is
rejection-person-nobody = Give at least a name, a customer number or a way to reach this person.
rejection-person-role-twice = This person has two roles at the same company: combine them into one.
rejection-company-nameless = Give the name of the company.
rejection-company-identifier-twice = The same number (SIREN, SIRET, BCE or VAT) is given twice: keep the right one.
rejection-product-unnamed = Give a reference or a description.
rejection-sale-nobody = Give the company or the person who is buying.
rejection-sale-credit-note-adds = A credit note reduces sales: its amount cannot be positive.
rejection-sale-too-large = This amount is over one hundred billion: check that it is not some other kind of number.
rejection-sale-quote-paid = A quote cannot be paid: record an order or an invoice.
rejection-sale-already-cancelled = This sale is already cancelled.
rejection-sale-already-paid = This sale is already paid.
rejection-sale-nothing-owed = Nothing is to be paid on this sale.
rejection-task-nobody = A task is about a person or a company.
rejection-task-empty = Write what is to be done.
rejection-task-done = This task is already done.
rejection-task-open = This task is still to be done.
rejection-activity-nobody = Say which person or company it is about.
rejection-activity-empty = Write something before saving.
rejection-activity-direction = Say who made contact: they did or you did.
unsaved-changed-meanwhile = Somebody changed this record in the meantime: your changes are not saved yet.
not-removed-named-by-sales = Some sales are in this name: remove or reassign them first.
objection-invoices-are-kept = Invoices must be kept for ten years by law: erasure is not possible yet.
