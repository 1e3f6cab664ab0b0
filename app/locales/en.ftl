### The command line: what was done, what is wrong, and what to do.

## Help

help-usage = Usage:
help-commands = Commands
help-command = COMMAND
help-arguments = Arguments
help-options = Options
help-carnet = Carnet, the customer file of a small business, encrypted, in one program.
help-serve = Starts Carnet, which then opens in a browser.
help-demo = Fills a new data folder with a demo business.
help-import = Imports CSV or Excel files; several files form one batch.
help-export = Writes the customer file into an ordinary file, for another program or a spreadsheet.
help-export-all = Writes everything: companies, contacts, sales, products, notes, refusals and consents.
help-user = Manages accounts.
help-user-reset = Gives a link to choose a new password.
help-backup = Copies the file to a backup folder.
help-backup-drill = Tries to bring the newest copy back, without touching the file in place.
help-restore = Restores a backup, refusals and erasures included.
help-check = Checks the file: its pages, its journals, the keys, the refusals, the inventory and the backups.
help-key = Manages the key of the file.
help-key-sheet = Prints the key’s recovery sheet.
help-key-restore = Recreates the key file from the recovery sheet, read from standard input.
help-arg-help = Prints this help.
help-arg-version = Prints the version.
help-arg-data = Data folder, one per organisation (CARNET_DATA).
help-arg-listen = Address to listen on, 127.0.0.1:8421 by default (CARNET_LISTEN).
help-arg-database = Address of a PostgreSQL database, used instead of the encrypted file (CARNET_DATABASE).
help-arg-config = A configuration file other than carnet.toml (CARNET_CONFIG).
help-arg-files = The files to import.
help-arg-country = Country of the organisation, if it is new: FR (default) or BE.
help-arg-origin = Where these people come from, in a few words.
help-arg-source = Type of source: volunteered, first-party, second-party, bought, rented or public.
help-arg-basis = Legal basis: consent, contract, legal-obligation, legitimate-interest, public-task or vital-interest.
help-arg-purpose = Purpose: client-management, orders, invoicing, support, prospecting-b2b, prospecting-b2c, newsletter, loyalty, satisfaction or supplier-management.
help-arg-date = Day on which the data was collected, YYYY-MM-DD.
help-arg-hidden-sheets = Reads hidden sheets too, which are left out otherwise.
help-arg-make-clients = Sales that come without a list of customers create those your file does not have.
help-arg-yes = Writes the batch; without it, Carnet only shows what it would write.
help-arg-report = File for the report (JSON).
help-arg-email = The person’s address.
help-arg-folder = Folder of the backups; for “backup”, the one of every night if you give none.
help-arg-copy = A copy other than the newest in the folder.
help-arg-nightly = Makes this the folder of the copies of every night.
help-arg-format = json, for a program, or csv, tables together in a ZIP file.
help-arg-out = File to write; if it already exists, it is replaced.
help-arg-reason = Why this export is made; recorded with the export.
help-arg-replace = Replaces the file in place.

## What was not understood

usage-no-command = “{ $typed }” is not a Carnet command. “carnet --help” shows them all.
usage-no-command-but = “{ $typed }” is not a Carnet command. Did you mean { $near }? “carnet --help” shows them all.
usage-no-flag = “{ $typed }” is not an option of this command. “--help” shows them.
usage-value-of-list = “{ $typed }” is not valid for { $flag }. Use one of these words: { $accepted }.
usage-value = “{ $typed }” is not valid for { $flag }. “--help” shows what is expected.
usage-value-listen = “{ $typed }” is not an address to listen on. Write an IP address and a port, such as 127.0.0.1:8421.
usage-value-date = “{ $typed }” is not a date. Write year, month and day, such as 2026-01-31.
usage-value-missing = A value is missing after { $typed }.
usage-missing = { $typed } is missing. “--help” explains each option.
usage-not-understood = Carnet did not understand this command. “carnet --help” shows what it can do.

## Settings

settings-no-home = Carnet does not know where to keep its files: neither HOME nor XDG_CONFIG_HOME is set. Set one of them.
settings-no-data-home = Carnet does not know where to keep its data: neither HOME nor XDG_DATA_HOME is set. Set one of them, or name a folder with --data.
settings-unreadable = The configuration file { $file } cannot be read. Check that it exists and that you have permission to read it.
settings-unsound = The configuration file { $file } is not valid TOML from line { $line } on. Each setting is written once, like this: { $example }.
settings-no-text = The configuration file { $file } gives { $setting } a value without quotation marks on line { $line }. Put the value in quotation marks.
settings-no-listening = “{ $typed }” ({ $place }) is not an address to listen on. Write an IP address and a port, such as 127.0.0.1:8421.
settings-unknown = The configuration file { $file } has an unknown setting on line { $line }: { $setting }. Carnet knows data, listen, database and address.
settings-no-address = The public address (address) in the configuration file { $file } is not a web address. It must begin with https:// or http://.

## Data folder

folder-held = Another process is working on this data folder. Wait until it is done, then try again.
folder-held-by-command = Another command, “carnet { $verb }” (process { $process }), is working on this data folder. Wait until it is done, then try again.
folder-held-by-server = Carnet is already open on this data folder, at { $address } (process { $process }). { $instead }
instead-open-it = Open { $page } in a browser.
instead-page = The page { $page } does the same.
instead-users-page = The page { $page } also gives a link; if nobody can sign in, stop Carnet first, then try again.
instead-stop-it = No page does this: stop Carnet first, then try again.
instead-new-folder = The demo needs a new folder: name one with --data.
folder-damaged = The file { $file } is missing or cannot be read, and the customer file does not open without it. Put it back, recreate it from the recovery sheet with “carnet key restore”, or restore a backup with “carnet restore”.
folder-empty = There is nothing in the folder { $folder } yet. Start with “carnet serve” or “carnet import”, or name another folder with --data.
place-taken = { $place } is a file that Carnet keeps or reads: nothing was written. Name another place.
place-unusable = Carnet cannot use { $place }: { $reason }.
reason-not-allowed = you do not have permission
reason-read-only = the disk is read-only
reason-full = the disk is full
reason-not-there = it does not exist
reason-no-folder = it is not a folder
reason-no-file = it is a folder
reason-there-already = it already exists
reason-no-answer = it does not answer
reason-other = the system refused

## Key

key-made = A key was made for this customer file, in { $file }. Without it nobody can read the file, not even you.
key-sheet = Recovery sheet: print this line and keep it somewhere other than on this machine. It replaces the key file with “carnet key restore”.
key-open-to-others = Warning: other users of this machine can read the key { $file }. Remove that permission: chmod 600.
key-missing = The key of this customer file was found neither in CARNET_KEY, nor among systemd’s credentials (carnet-key), nor in { $file }. Put that file back, or recreate it from the recovery sheet with “carnet key restore”.
key-wrong = The key that was found ({ $place }) does not belong to this customer file. The right one goes in { $file }; the recovery sheet recreates it with “carnet key restore”.
key-handed-in-wrong = The key given by { $place } does not belong to this customer file. Correct it, or remove it: Carnet then looks for the key in { $file }.
key-flawed = What is in the key’s place ({ $place }) is not a key: { $flaw }. The recovery sheet recreates it with “carnet key restore”.
key-handed-in-flawed = What { $place } gives is not a key: { $flaw }. Correct it from the recovery sheet, or remove it: Carnet then looks for the key file.
key-flaw-letters = a key contains only the digits 0 to 9 and the letters a to f
key-flaw-length = a key has 68 characters, in 17 groups of four
key-flaw-mistyped = a character is wrong: the last ones do not match the others
key-in-data-folder = The key would go to { $folder }, that is, into the data folder it protects. Choose another configuration folder (XDG_CONFIG_HOME) or data folder (--data).
key-restore-ask = Type the line of the recovery sheet, then Enter:
key-restore-nothing = Nothing was typed. Give the line of the recovery sheet on standard input.
key-restore-flawed = This is not the line of a recovery sheet: { $flaw }. Check it character by character.
key-restore-anothers = This recovery sheet belongs to another customer file. Name the right folder with --data, or look for the other sheet.
key-restored = The key is back in { $file }.

## Base

base-older = This customer file comes from an older version of Carnet. Run “carnet serve” once to bring it up to date, then check it.
base-not-begun = The customer file has not been begun yet: its first start was interrupted. Run “carnet serve” or “carnet import” again.
base-unreadable = The key is the one of this folder, but the customer file does not open with it: either it comes from another folder (then put its identity.toml back beside it), or it is damaged (then restore a backup with “carnet restore”).
base-gone = The customer file is no longer in its place: { $file } is missing or empty. Restore a backup with “carnet restore”; if it is in PostgreSQL, give --database.
base-not-restored = This customer file is a backup copy that was put in place by hand. Use “carnet restore”: it first carries over the erasures and refusals made since then.
base-engine-too-old = This program contains a database engine that is not safe. Install a newer version of Carnet.
base-newer = This customer file was written by a newer version of Carnet. Install that version: this one could damage the file.
base-server-silent = The PostgreSQL database does not answer, or denies access. Check the address given to --database and that the server is running.
base-anothers-server = This PostgreSQL database was written with another key. Give that key (CARNET_KEY, or “carnet key restore”), or name an empty database.
base-journal-gone = The journal of changes of this PostgreSQL database is gone: nothing shows which key it was written with. Restore a backup of the database, or name an empty one.

## Server

serve-at = Carnet is open at { $address }
serve-set-up = To begin, open this page; the token in its address gives you the role Owner:
serve-stopping = Carnet is stopping.
beside-gone = Carnet did not answer to the end: it stopped before, or it runs as another user. Check that, then try again.
beside-other-version = The running server is of another version than this command. Restart it, then try again.
stopped = Stopped before the end: anything unfinished was not written.
serve-port-taken = Another program is listening at { $address }. Stop it, or choose another address with --listen.
serve-no-listening = Carnet cannot listen at { $address }: { $reason }. Choose another one with --listen.

## Import

cli-import-other-country = The organisation is established in another country: { $country }. Leave out --country.
cli-import-shrank = { $file } became shorter while it was being read: nothing was written. Wait until the file is whole, then try again.
cli-import-detected = { $file }: text in { $encoding }, separated by { $separator }.
cli-import-sheet = { $sheet }. Data rows: { $rows }; accepted: { $accepted }; rejected: { $rejected }; notes held back: { $held }.
cli-import-hidden = Hidden rows, read like the others: { $count }.
cli-import-columns = Columns read, but not imported: { $columns }.
cli-import-reject = Row { $row }, rejected: { $reason }
cli-import-repeated = { $count ->
    [one] { $count } row is about the same record as another: they are joined. --report says which.
   *[other] { $count } rows are about the same records as others: they are joined. --report says which.
}
cli-import-remarks = Remarks on cells: { $count }. --report lists them all.
cli-import-answers = Sign-ups and refusals read. Claimed consents: { $yes }; refusals: { $no }; without a clear answer: { $unknown }.
cli-import-held-wait = The notes held back wait thirty days for your decision, on the page of the import.
cli-import-rejects-more = Other rejected rows: { $count }. --report lists them all.
cli-import-held = Row { $row }, { $column }: note held back ({ $category }).
cli-import-left-out = { $sheet }: left out. { $reason }
cli-import-companies = Companies. Created: { $created }; updated: { $updated }; unchanged: { $unchanged }.
cli-import-people = Contacts. Created: { $created }; updated: { $updated }; unchanged: { $unchanged }.
cli-import-sales = Sales. Created: { $created }; updated: { $updated }; unchanged: { $unchanged }.
cli-import-written = The batch is written.
cli-import-nothing-new = Nothing new: everything in these files is already in Carnet.
cli-import-say-yes = Nothing is written yet. Add --yes to write the batch.
cli-import-nothing = Nothing was written: there is nothing to import.
cli-import-nothing-kept = Carnet keeps nothing of these files. To import them, run the command again.

## Export

cli-export-done = The export is done: { $file }.
cli-export-care = This file is not encrypted: keep it in a safe place and delete it once it is no longer needed.
cli-export-stopped = The export was interrupted: no file was written.
cli-export-no-reason = Export on the command line, no reason given

## Accounts

user-reset-no-address = Give one address, such as name@example.com.
user-reset-unknown = Nobody signs in with this address. Check it.
user-reset-nobody-yet = Nobody has an account here yet. “carnet serve” gives the link that makes the first one.
user-reset-done = This person’s sessions are closed. With this link, valid once and until { $until }, they choose a new password as soon as Carnet is open (“carnet serve”):

## Backups

backup-made = The copy is made: { $file } ({ $size } KiB).
backup-of-server = The customer file is in PostgreSQL: copy it with pg_dump. The journal of erasures and refusals is kept in { $folder }.
backup-on-server = The customer file is in PostgreSQL: Carnet makes no copy of it and tries none out. Copy it with pg_dump.
backup-key-elsewhere = It opens only with the key, which is not in it: keep the recovery sheet elsewhere.
backup-in-data-folder = This folder is in the data folder and would be lost with it. Choose another one, on another disk.
backup-anothers = This folder holds another organisation’s backups. Choose another one.
backup-none = There is no Carnet backup in this folder. Check the path.
backup-no-copy = There is no copy in this folder. Name one with --copy.
backup-not-a-copy = This file is not a copy made by “carnet backup”. Name one with --copy.
backup-nothing-on-server = There is nothing in this PostgreSQL database. Restore its dump first (pg_restore or psql), then try again.
backup-no-card = There are already copies or a journal in this folder, but carnet-backup.toml, which says whose they are and since when, is gone. Find that file, or choose an empty folder.
backup-no-journal = The journal of erasures and refusals, carry-forward.jsonl, is missing beside the copies. Carnet does not restore without it: people who were erased would come back. Find that file.
backup-damaged-list = The list of backup folders, { $file }, is damaged. Carnet would no longer know where to report erasures. Correct it, or delete it and back up to each folder again.
backup-damaged-journal = The journal of erasures and refusals, carry-forward.jsonl, has been changed or shortened. Carnet does not restore with it: people who were erased would come back. Find the original file.
backup-anothers-copy = This copy was made with another key. Name another one with --copy.
backup-no-folder = No folder is chosen for the copies of every night. Name one, with --nightly to make it that, or choose it on the Backups page.
backup-not-from-the-root = Give the whole path of the folder on the machine Carnet runs on, such as /media/disk/carnet.
backup-nightly = A copy will be made there every night while Carnet runs. Copies older than 35 days are deleted there.
backup-trouble-away = The folder of the copies cannot be reached: plug the disk in or check the path. Carnet tries again every hour.
backup-trouble-full = The disk is full: no copy could be made, the old ones are untouched. Make some room.
backup-trouble-not-allowed = Carnet may not write into the folder of the copies. Allow it to, or choose another folder.
backup-trouble-broken = The folder of the copies is not as Carnet left it, or it is another organisation’s. Choose another folder.
backup-trouble-fault = No copy could be made because of a fault in Carnet. Carnet tries again every hour; the program’s log says why.
drill-of = Trying the copy { $copy }, made { $made }.
drill-step = { $step }: { $state }
drill-opens = The copy opens with the key, and nothing is missing
drill-pages = Every page bears its seal
drill-counts = It holds what it says it holds
drill-replay = It learns the erasures and refusals since
drill-changes = The journal of changes is whole
drill-reads = The access log is whole
drill-keys = Every record has its key
drill-refusals = Every refusal is there
drill-step-fine = fine
drill-step-broken = not right
drill-fine = The copy can be restored.
drill-broken = The copy cannot be restored as it is: make another one.
drill-holds = Once restored it holds { $companies ->
        [0] no company
        [one] 1 company
       *[other] { $companies } companies
    }, { $people ->
        [0] no contact
        [one] 1 contact
       *[other] { $people } contacts
    } and { $sales ->
        [0] no sale
        [one] 1 sale
       *[other] { $sales } sales
    }. Carried over from the journal: { $erasures ->
        [0] no erasure
        [one] 1 erasure
       *[other] { $erasures } erasures
    }, { $refusals ->
        [0] no refusal
        [one] 1 refusal
       *[other] { $refusals } refusals
    }.
drill-none-yet = None was held yet. Carnet holds one after the first copy, then every month.
drill-earlier = Earlier drills
backup-not-empty = There is already a customer file in this data folder. Add --replace to replace it, or name another folder with --data.
backup-anothers-house = The customer file in place belongs to another organisation. Name another folder with --data.
backup-damaged-copy = This copy is damaged or incomplete. Name another one with --copy.
restore-predecessor-silent = The file that was replaced could no longer be read: what it knew since the backups’ journal was last updated could not be carried over.
restore-replaced = The file that was replaced has been deleted. Companies: { $companies }; contacts: { $people }; sales: { $sales }.
restore-done = The copy { $file } is in place. Made: { $made }. Companies: { $companies }; contacts: { $people }; sales: { $sales }.
restore-done-server = The PostgreSQL database is up to date. Companies: { $companies }; contacts: { $people }; sales: { $sales }.
restore-replayed = Carried over from the backups’ journal: { $erasures ->
        [0] no erasure
        [one] 1 erasure
       *[other] { $erasures } erasures
    }, { $refusals ->
        [0] no refusal
        [one] 1 refusal
       *[other] { $refusals } refusals
    }, { $addresses ->
        [0] no entry
        [one] 1 entry
       *[other] { $addresses } entries
    } of the suppression list.
restore-accounts = Everybody has to sign in again. The accounts are those of the day of the copy: on the users page, close again those you had closed since then.

## Check

check-pages-whole = File: every page carries its seal and the indexes are right.
check-pages-broken = File: pages are damaged. Restore a backup.
check-pages-not-ours = File: PostgreSQL takes care of its pages.
check-journal-whole = Journal of changes: { $count ->
        [0] empty
        [one] 1 entry, intact
       *[other] { $count } entries, all intact
    }.
check-journal-broken = Journal of changes: { $where }.
check-journal-gone = Journal of changes: it was emptied, or its beginning is missing. Restore a backup.
check-reads-whole = Access log: { $count ->
        [0] empty
        [one] 1 entry, intact
       *[other] { $count } entries, all intact
    }.
check-reads-broken = Access log: { $where }.
check-keys-whole = Keys: every record in the journal has its own.
check-keys-missing = Keys: { $count ->
        [one] one is missing; the history of its record
       *[other] { $count } are missing; the history of their records
    } can no longer be read. Restore a backup.
check-refusals-whole = Refusals: every record that has one in the journal still has it.
check-refusals-missing = Refusals: { $count ->
        [one] one record has lost its own
       *[other] { $count } records have lost theirs
    }. Restore a backup.
check-row-changed = entry { $row } was changed afterwards
check-row-missing = entry { $row } is missing or out of place
check-end-changed = its end was changed or cut off
check-inventory-whole = Inventory: every column of the database has its reason.
check-not-inventoried = Inventory: { $what } is in the database, but in no inventory.
check-not-there = Inventory: { $what } is in an inventory, but not in the database.
check-backup-whole = Backups in { $folder }: they know every erasure and every refusal.
check-backup-away = Backups in { $folder }: the folder cannot be reached; it will be brought up to date as soon as it can.
check-backup-broken = Backups in { $folder }: the journal of erasures and refusals is missing or was changed. Find it, or make a copy in another folder.
check-backup-knows-more = Backups in { $folder }: { $count ->
        [one] their journal holds one erasure or refusal
       *[other] their journal holds { $count } erasures or refusals
    } that the customer file does not have. Restore a copy from this folder.
check-letters-given-up = Messages: { $count ->
    [one] one message was not sent. The Mail page says why, and lets you try again.
   *[other] { $count } messages were not sent. The Mail page says why, and lets you try again.
}
check-jobs-given-up = Jobs: { $count ->
    [one] one job of the kind “{ $kind }” was given up after several tries. Start it again from its page.
   *[other] { $count } jobs of the kind “{ $kind }” were given up after several tries. Start them again from their page.
}
check-fine = All is well.
check-broken = { $count ->
        [one] One thing is wrong.
       *[other] { $count } things are wrong.
    }

## The page of the backups

backups = Backups
backups-see = See the backups
backups-last = Last backup
backups-age = { $days ->
        [0] Last backup less than a day ago
        [one] Last backup a day ago
       *[other] Last backup { $days } days ago
    }
backups-fresh = Recent
backups-old = Too old
backups-lack-folder = No backup is made: if this machine breaks, the file is lost. Choose a folder, on another disk.
backups-lack-age = { $days ->
        [one] The last backup is more than a day old.
       *[other] The last backup is { $days } days old.
    } Whatever was entered since would be lost.
backups-lack-drill = At the last drill the copy could not be restored. Make another one.
backups-none-yet = No copy has been made yet.
backups-copy = Back up now
backups-is-copying = A copy is being made…
backups-copying = The copy begins.
backups-drill = Restore drill
backups-try = Try the last copy
backups-is-drilling = A drill is under way…
backups-drilling = The drill begins.
backups-copies = Copies
backups-made = Made
backups-size = Size
backups-file = File
backups-rotation = Carnet keeps the last copy of each of the last seven days and of each of the last four weeks. None is kept longer than 35 days, save the newest: somebody who was erased must not stay in them any longer (rule A-01).
backups-where = Where the copies go
backups-where-on-server = Where the journal is kept
backups-folder = Folder
backups-folder-hint = The whole path on the machine Carnet runs on: another disk, a USB stick or a synchronised folder. An encrypted copy is made there every night.
backups-folder-hint-on-server = The whole path on the machine Carnet runs on. Keep the copies that pg_dump makes there too: without this journal none of them may be put back into service.
backups-same-disk = This folder is on the same disk as the customer file: if it breaks, both are lost.
backups-save = Choose this folder
backups-saved = The folder is chosen, a first copy begins.
backups-saved-on-server = The folder is chosen: Carnet keeps the journal of erasures and refusals there.
backups-key-elsewhere = The copies open only with the organisation’s key. Keep its recovery sheet elsewhere than on this machine, and elsewhere than the copies.
backups-on-server = The customer file is in PostgreSQL: copy it with pg_dump. In this folder Carnet keeps the journal of erasures and refusals, without which no copy may be put back into service.

## First page and demo

home = Today
home-none = Your file is still empty
home-none-text = Drop in the spreadsheet you already keep: Carnet reads it, shows what it understood and writes nothing until you agree.
home-none-reader = Nobody has been added yet.
home-none-seller = Create a first record; an owner can also import a file.
demo = Demonstration
demo-invented = These data are invented: nobody here exists, and none of these sales took place.
demo-remove = Remove the demonstration
demo-left = { $count ->
        [one] One record, sale, note or task of it is left.
       *[other] { $count } records, sales, notes and tasks of it are left.
    }
demo-is-going = The demonstration is being removed. You can leave this page, the work goes on.
demo-gone = The demonstration is removed
demo-gone-text = The customer file now holds only what you put there.
demo-goes = What is removed
demo-goes-records = The invented contacts and companies, their sales, notes, tasks, refusals and consents, the products and the import of the demonstration.
demo-goes-history = Their history: the keys that open it are destroyed.
demo-goes-accounts = The accounts of the demonstration, except the one you are signed in with.
demo-stays = What stays
demo-stays-own = Whatever you typed or changed, and any record to which you added a sale, a note, a task or a file.
demo-stays-account = The account you are signed in with, and the organisation, whose name is changed on its page. For the account of Camille Delcourt to go too, invite yourself to the team first, then remove the demonstration from your own account.
demo-stays-receipts = A receipt without a name for each erased record, and the fingerprint of the invented addresses that had a refusal.
demo-sure = I understand that the demonstration will not come back
demo-not-sure = Tick this box to remove the demonstration.
demo-removal-begins = The removal begins.
demo-done = The demo business is ready. Sign in with { $email } and the password “{ $password }”.
demo-then = Open it with: carnet serve --data { $folder }
demo-then-server = Open it with: carnet serve --data { $folder }, and the same --database
demo-not-empty-server = This PostgreSQL database already holds a customer file: the demo does not mix with it. Name an empty database.
demo-not-empty = There is already a customer file in { $folder }, and the demo needs a new folder. Name one with --data.

## Pages by other words

home-words = home start dashboard
people-words = persons customers clients prospects
companies-words = organisations firms customers
sales-words = invoices quotes orders credit
tasks-words = reminders follow-ups do
organisation-words = company VAT name
users-words = team users accounts roles invite
mail-words = SMTP sending letters post
backups-words = copies restore

## The first page

home-file = The file
home-care = Needs care
first-steps = First steps
first-steps-done = { $done } of { $all }
first-steps-put-aside = Do not show again
first-steps-aside = The first steps are no longer shown. The help keeps them.
first-step-is-done = (done)
first-step-house = Name the organisation
first-step-house-why = Its name stands on pages and in letters.
first-step-file = Import a file, or type a first record
first-step-file-why = The spreadsheet you already keep will do: nothing is written before you agree.
first-step-backup = Back up every night
first-step-backup-why = A folder on another disk; Carnet sees to the rest.
first-step-factor = Set up a second factor
first-step-factor-why = A stolen password alone no longer opens the file.
first-step-mail = Set up how mail leaves
first-step-mail-why = For invitations, and to find back to a lost password.
first-step-team = Invite a colleague
first-step-team-why = An account and a role each: the history tells who did what.

## The help

help-next = Next:

## The settings

settings = All settings
settings-words = preferences configuration options
settings-organisation = Its name, its language, who answers for it, and how amounts are shown.
settings-users = Who works here, in which role; invite somebody, close an account.
settings-mail = Which way invitations and password links leave.
settings-backups = Where the copies of each night go, and what the restore drill found.
settings-export = The whole file, for another program or a spreadsheet.
settings-account = Your name, your language, the display, the password and the sessions.
