### Words shared by all pages: the frame, lists, forms, problems.

## The frame of every page

verbatim = { $words }
skip-to-content = Skip to content
main-navigation = Main navigation
phone-navigation = Phone navigation
rest-of-menu = Rest of the menu
more = More
search = Search
search-everywhere = Search everywhere
account-and-display = Account and display
my-account = My account
sign-out = Sign out
display-theme = Theme
display-theme-system = System
display-theme-light = Light
display-theme-dark = Dark
display-density = Density
display-density-comfortable = Comfortable
display-density-compact = Compact
display-keys = Single-key shortcuts
display-keys-on = On
display-keys-off = Off
messages = Messages
nav-group-clients = Customers
nav-group-exchanges = Conversations
nav-group-steering = Oversight
nav-group-settings = Settings
role-owner = Owner
role-seller = Sales
role-marketer = Marketing
role-support = Support
role-accountant = Accounting
role-privacy-lead = Privacy
role-reader = Reading only
close = Close
cancel = Cancel
undo = Undo
back-to-start = Back to home
reload-page = Reload the page
connection-lost = Carnet is not responding. Check the connection, then try again.
breadcrumb = Breadcrumb
people = Contacts
companies = Companies
record-previous = Previous record
record-next = Next record

## The palette: pages and deeds by their name

palette = Search or do something
palette-what = A name, a number, a page, an action
palette-results = Results
palette-walk = walk
palette-open = open
palette-new-tab = new tab
key-escape = Esc
key-enter = Enter
key-shift = Shift
command-account-words = profile password language sessions
command-help-words = how manual documentation question
command-sign-out-words = logout leave quit exit session
command-theme-light = Use the light theme
command-theme-dark = Use the dark theme
command-theme-system = Follow the system’s theme
command-theme-words = appearance colours display day night
command-density-comfortable = Comfortable rows
command-density-compact = Compact rows
command-density-words = density lines tight height
command-keys-on = Switch single-key shortcuts on
command-keys-off = Switch single-key shortcuts off
command-keys-words = keyboard letters
help = Help
help-for-this-page = Help about this page

## The keys

keyboard = Keyboard shortcuts
keyboard-off = Single-key shortcuts can be switched off in the menu of your account.
key-palette = Search or do something
key-list = Show the shortcuts
key-search-list = Search in the list
key-next-row = Next row
key-previous-row = Previous row
key-tick = Tick the row
key-tick-range = Tick up to this row
key-create = Create, as the page has it
key-note = Write a note
key-task = Plan a task
key-previous-record = Previous record
key-next-record = Next record
key-send = Send the text
key-undo = Undo the last change

## Lists

pages = Pages of the list
page-previous = Previous page
page-next = Next page
filter-chip = { $name }: <b>{ $value }</b>
filter-remove = Remove the filter { $name }
bars-label = Purchases month by month over twelve months: { $highest } at the highest, { $current } this month.

## Forms

optional = (optional)
choose = Choose…
choose-one = Choose from the list.
field-required = This is required.
form-complaints = { $count ->
        [one] One thing to correct
       *[other] { $count } things to correct
    }
form-complaint = { $label }: { $text }

## Data protection, in words

purpose-client-management = Customer relations
purpose-orders = Quotes and orders
purpose-invoicing = Invoices and accounting
purpose-support = After-sales service
purpose-prospecting-b2b = Marketing to businesses
purpose-prospecting-b2c = Marketing to consumers
purpose-newsletter = Newsletter
purpose-loyalty = Loyalty programme
purpose-satisfaction = Satisfaction surveys
purpose-supplier-management = Suppliers and partners
purpose-data-protection = Data protection
channel-email = E-mail
channel-sms = Text message
channel-phone = Phone
channel-post = Post
basis-consent = Consent
basis-contract = Contract
basis-legal-obligation = Legal obligation
basis-vital-interest = Vital interest
basis-public-task = Public task
basis-legitimate-interest = Legitimate interest
source-volunteered = Given by the person
source-first-party = Collected by us
source-second-party = Passed on by a partner
source-bought = Bought list
source-rented = Rented list
source-public = Public source

## Problems

reference = Reference
problem-rejected-title = This is not possible
problem-conflict-title = Something has changed
problem-bad-input-title = Request not understood
problem-bad-input-text = Carnet did not understand this request. Go back to the previous page and try again.
problem-sign-in-needed-title = Please sign in
problem-sign-in-needed-text = You are no longer signed in. Sign in, then try again.
kept-title = Your session has ended
kept-text = What you have just sent is not saved yet, but nothing is lost: this page keeps it, and only this page.
kept-sign-in = Sign in again
kept-then = Then come back to this tab and send it again.
kept-send = Send again
kept-here = Your session has ended. Sign in again in another tab, then save once more: your text is still here.
new-tab = (new tab)
problem-set-up-needed-title = Carnet is not set up yet
problem-set-up-needed-text = Open the set-up page first.
problem-second-factor-needed-title = Second factor needed
problem-second-factor-needed-text = Your organisation requires a second factor. Set it up on your account page.
problem-forbidden-title = Access restricted
problem-forbidden-text = Your role does not give access to this page. Ask the person who manages Carnet in your organisation.
problem-cross-site-title = Request from another site
problem-cross-site-text = As a precaution, Carnet does not accept forms sent from another site. Open Carnet and try again.
problem-not-found-title = Page not found
problem-not-found-text = This page does not exist, or no longer does. Check the address, or search from the home page.
problem-too-large-title = Too large
problem-too-large-text = The file or text is larger than this page accepts. Make it smaller, then try again.
problem-busy-title = Carnet is busy
problem-busy-text = Nothing was changed. Wait a moment, then try again.
problem-too-slow-title = Carnet took too long
problem-too-slow-text = The answer did not come in time. Check whether the change was made before trying again.
problem-disk-full-title = The disk is full
problem-disk-full-text = Nothing was saved. Free some space on the machine Carnet runs on, then try again.
problem-fault-title = Something went wrong
problem-fault-text = The fault is Carnet’s, not yours. Try again; if it happens again, give the reference { $reference } to the person who manages the machine.

# The figures of the house: excluding or including VAT.
vat-shown = { $vat ->
    [included] incl. VAT
   *[excluded] excl. VAT
}

size-kibibytes = { $size } KiB
size-mebibytes = { $size } MiB
