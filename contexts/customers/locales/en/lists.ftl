### Words of the lists and of the search.

## The lists
sales = Sales
list-views = Views
list-tools = Filter the list
list-search = Filter within the list
list-filter = Filter
list-see = See the list
list-apply = Apply
list-sort = Sort
list-sort-by = Sort by
list-sorted-by = Sorted by
list-columns = Columns
list-columns-shown = Columns of this list, for you
list-columns-ready = Back to the ready columns
list-column-up = Move the column “{ $column }” forward
list-column-down = Move the column “{ $column }” back
list-caption = List: { $label }
list-count = { $count }
list-count-more = more than { $count }
list-position = <span class="num">{ $first }–{ $last }</span> of <span class="num">{ $all }</span>
list-position-more = <span class="num">{ $first }–{ $last }</span> of more than <span class="num">{ $all }</span>
list-position-somewhere = <span class="num">{ $shown }</span> shown of <span class="num">{ $all }</span>
list-position-somewhere-more = <span class="num">{ $shown }</span> shown of more than <span class="num">{ $all }</span>
list-sum-spend = <b class="num">{ $sum }</b> { vat-shown } over 12 months
list-sum-invoiced = <b class="num">{ $sum }</b> { vat-shown } invoiced
list-sum-ordered = <b class="num">{ $sum }</b> { vat-shown } ordered
list-sum-quoted = <b class="num">{ $sum }</b> { vat-shown } quoted
list-count-all = Count all
list-empty-title = Nothing matches
list-empty-filtered = No record matches everything asked for.
list-empty-show-all = Show everything
list-empty-but-for = { $count ->
        [one] One record matches without { $filter }.
       *[other] { $count } records match without { $filter }.
    }
list-empty-without = Show without { $filter }
list-empty-search = the search “{ $words }”
list-empty-filter = the filter “{ $label }: { $value }”
list-empty-view = the chosen tab

## Columns
column-name = Name
column-company = Company
column-relation = Relation
column-town = Town
column-phone = Phone
column-email = E-mail
column-people = Contacts
column-spend = 12 months { vat-shown }
column-last-sale = Last purchase
column-purchases = Purchases
column-balance = Balance due incl. VAT
column-wishes = Refusals
column-owner = Owner
column-date = Date
column-document = Document
column-buyer = Customer
column-status = Status
column-due = Due
column-amount = Amount { vat-shown }

## Filters
filter-all = All
filter-none = None
filter-gone = A former user
filter-amount = { $amount }
filter-day = { $day }
filter-owner = Owner
filter-channel = Channel
filter-town = Town
filter-spend-min = 12-month spend, at least (€ { vat-shown })
filter-spend-max = 12-month spend, at most (€ { vat-shown })
filter-last-sale-since = Last purchase from
filter-last-sale-until = Last purchase up to
filter-purchases-min = Number of purchases, at least
filter-balance-min = Balance due, at least (€ incl. VAT)
column-basket = Average basket
column-first-sale = First purchase
column-class = Class
class-grades = Recency, frequency, amount: 1 to 5
filter-basket-min = Average basket, at least (€ { vat-shown })
filter-first-sale-since = First purchase from
filter-basket-max = Average basket, at most (€ { vat-shown })
filter-first-sale-until = First purchase up to
filter-purchases-max = Number of purchases, at most
filter-balance-max = Balance due, at most (€ incl. VAT)
filter-class = Class
filter-kind = Kind
filter-unread = not readable, does not filter
filter-status = Status
filter-amount-min = Amount, at least (€ { vat-shown })
filter-amount-max = Amount, at most (€ { vat-shown })
filter-date-since = From
filter-date-until = Up to
filter-company = Company
filter-person = Contact

## Contacts
people-view-all = All
people-view-client = Customers
people-view-prospect = Prospects
people-view-former-client = Former customers
people-view-partner = Partners
people-view-supplier = Suppliers
people-searched = Name, e-mail, phone…
people-none = No contacts yet
people-none-text = Import the file you already keep, or create a first record.
person-new = New<span class="hide-m"> contact</span>
person-new-plain = New contact
person-private = Private individual
import = Import
import-file = Import a file

## Companies
companies-view-all = All
companies-view-client = Customers
companies-view-prospect = Prospects
companies-view-former-client = Former customers
companies-view-partner = Partners
companies-view-supplier = Suppliers
companies-searched = Name, number, phone…
companies-none = No companies yet
companies-none-text = Import the file you already keep, or create a first record.
company-new = New<span class="hide-m"> company</span>
company-new-plain = New company

## Sales
sales-view-all = All
sales-view-invoice = Invoices
sales-view-order = Orders
sales-view-quote = Quotes
sales-view-credit-note = Credit notes
sales-searched = Number, customer
sales-none = No sales yet
sales-none-text = Import the file you already keep, or record a first sale.
sale-overdue = Overdue

## What somebody refuses
hint-refuses = Refuses
hint-minor = Minor
hint-do-not-contact = Do not contact
hint-deceased = Deceased

## Search
search-title = Search
search-anything = Search for a name, an e-mail address, a phone number or an invoice number; a page or an action by its name.
search-recent = Recently seen
search-deeds = Actions
search-pages = Go to
search-nothing = Nothing matches “{ $words }”. Try fewer letters, or another word.
search-cut = The { $count } closest results are shown: make the search more precise to see others.
search-count = { $count ->
        [one] One result
       *[other] { $count } results
    }
command-person-words = create add client customer prospect record
command-company-words = create add organisation client customer record
command-sale-words = create add invoice quote order credit note
command-import-words = spreadsheet Excel CSV upload load
command-export-people = Export contacts
command-export-companies = Export companies
command-export-sales = Export sales
command-export-words = download spreadsheet Excel CSV

## Tasks
tasks = Tasks
tasks-view-all = All
tasks-view-open = To do
tasks-view-done = Done
tasks-searched = Person or company
tasks-none = No task yet
tasks-none-text = A task is noted on the record of a person or a company, with a due date and the person in charge.
tasks-mine = My tasks
tasks-mine-all = All my tasks
tasks-mine-none = Nothing to do in the next seven days.
task-new = New task
task-new-about = New task: { $name }
task-edit = Edit the task
task-title = To do
task-title-hint = For example: call back about the quote. Nothing about health or opinions, no passwords.
task-due_on = Due date
task-owner = Who takes care of it
task-save = Save the task
task-remove = Delete the task
task-complete = Mark as done: { $title }
task-reopen = Mark as to do: { $title }
task-due = Due { $day }
task-today = Due today
task-tomorrow = Due tomorrow
task-overdue = Overdue: { $day }
task-planned = Task noted.
task-saved = Task saved.
task-completed = Task done.
task-reopened = Task to do again.
task-removed = Task deleted.
column-task = To do
column-about = About
filter-due-since = Due from
filter-due-until = Due until
list-pick-page = Tick the whole page
list-pick-none = Untick everything
list-picked = Selected: <b class="num" data-ticked></b>
list-pick-all = { $count ->
        [one] Select the only one in this view
       *[other] Select all { $count } in this view
    }
list-pick-all-more = Select the whole view, more than { $count }
list-picked-all = { $count ->
        [one] The only one in this view is selected
       *[other] All { $count } in this view are selected
    }
list-picked-all-more = The whole view is selected, more than { $count }
list-export-picked = Export selection

## Without a next step

quiet-title = Without a next step
quiet-explained = Your clients without news for 90 days and your prospects for 30 days, for whom nothing is planned.
quiet-bought = last purchase: { $day }
quiet-never = no purchase
quiet-plan = Plan
quiet-plan-for = Plan a task for { $name }
