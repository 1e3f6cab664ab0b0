## The import
imports = Imports
import-one = Import a file
import-new = Import a file
import-none = No imports yet
import-none-lead = Imported files will appear here, with their report and the way to undo them.
import-files = Files
import-drop = Drop your files here
import-files-hint = Excel (.xlsx, .xls), LibreOffice (.ods), CSV, contact cards (.vcf), or a .zip archive of them, up to 50 MB a file; a long list may come alone, as CSV or as an .xlsx of one sheet, up to 200 MB. Several files make one import.
import-grid = Paste a table
import-grid-hint = Copy the cells in Excel, LibreOffice or Google Sheets, column titles included, and paste them here.
import-grid-name = Pasted table
import-no-file = Choose at least one file, or paste a table.
import-too-much = This is more than 200 MB: split the list into several CSV files, and import one after the other.
import-file-refused = { $file }: { $reason }
import-forgotten-title = Import (details deleted)
import-state = Status
import-at = Date
import-created = Created
import-updated = Updated
import-unchanged = Unchanged
import-state-open = Unfinished
import-state-queued = Waiting
import-state-checking = Checking
import-state-staging = Reading
import-state-publishing = Importing
import-state-published = Imported
import-state-undoing = Undoing
import-state-undone = Undone
import-state-cancelled = Discarded
import-state-failed = Failed
import-promises = What Carnet will do
import-promise-nothing-written = It reads the files, shows what it understood, and waits. Nothing is written before the last step.
import-promise-undo = The whole import can be undone for 30 days; refusals are kept.
import-promise-sealed = The file is encrypted, then deleted when the import ends.
import-steps = Import steps
import-step-file = File
import-step-mapping = Mapping
import-step-check = Check
import-step-run = Import
import-step-done = (done)
import-go-on = Continue
import-go-back = Back
import-give-up = Discard this import
import-read-again = The file was read again.
import-read-again-verb = Read again
import-decided = Decisions made
import-decided-lead = { $count ->
        [one] One decision is saved: a corrected cell, a reviewed note or a pair of rows.
       *[other] { $count } decisions are saved: corrected cells, reviewed notes and pairs of rows. Those no longer shown here still count.
    }
import-decide-anew = Clear all these decisions
import-decided-anew = The decisions were cleared and the rows read again.
import-checked-again = The rows were read again.
import-changed-meanwhile = Somebody else has changed this import. Open the page again, then start over.
import-encoding = Encoding
import-separator = Separator
import-separator-semicolon = Semicolon
import-separator-comma = Comma
import-separator-tab = Tab
import-separator-pipe = Vertical bar
import-separator-colon = Colon
import-unreadable-bytes = Some characters cannot be read in this encoding. Try another one.
import-sheets-of = Sheets
import-sheet = Sheet
import-holds = Content
import-data-rows = Data rows
import-remarks = Remarks
import-header-at = Headers in row { $row }.
import-header-row = Header row (0 if there is none)
import-hidden-sheets = Also read hidden sheets
import-hidden-sheets-hint = They are left out unless you ask.
import-mapped = Read as corrected for the last file with these headers, on { $day }.
import-mapped-not = Read as detected
import-recognised-by-one = { $program } export, recognised by “{ $first }”.
import-recognised-by-two = { $program } export, recognised by “{ $first }” and “{ $second }”.
import-recognised-by-three = { $program } export, recognised by “{ $first }”, “{ $second }” and “{ $third }”.
import-columns = Columns in the file and fields in Carnet
import-columns-known = { $known } of { $all } columns recognised
import-column = Column in the file
import-example = Examples
import-field = Field in Carnet
import-field-of = Field for the column
import-leave-out = Do not import
import-why-name = Recognised by its header
import-why-content = Recognised by its content
import-why-asked = Chosen by you
import-column-unused = No matching field: read, listed in the report, left out
import-column-sensitive = Looks sensitive: { $category }
import-column-notes = Reviewed note by note
import-column-owner = Read, left out: the owner of a customer is chosen on the record
import-column-dropped = Read as a check only, never kept
import-month-first = The month comes first
import-decimals = Decimals in this column
import-decimal-comma = Decimal comma
import-decimal-point = Decimal point
import-unknown-clients = Unknown customers
import-unknown-clients-lead = { $count ->
    [one] One sale names a customer your file does not have. Create this customer with the number and name of the sale, or correct it below.
   *[other] { $count } sales name customers your file does not have. Create these customers with the numbers and names of the sales, or correct them below.
}
import-make-clients = Create these customers
import-to-mend = To fix
import-says = Row content
import-value = Value
import-mend = Read these rows again
import-download-rejects = Download the rejected rows
import-download-report = Download the report
import-head-row = Row
import-head-reason = Reason
import-row = row { $row }
import-held-notes = Notes held back
import-held-notes-lead = These notes seem to contain something a customer file must not keep. Decide what to do with each one; without a decision it is not imported.
import-held-notes-later = These notes were not imported. They are deleted 30 days after the import.
import-note-what = What to do with this note
import-note-drop = Do not import
import-note-rephrase = Rewrite
import-note-keep = Keep as it is
import-words = The note in other words
import-reason = Reason to keep it
import-decide = Save these decisions
import-pairs = Rows that look the same
import-pairs-rule = Two rows become one record only when there is no doubt; otherwise they stay separate.
import-in-base = already in Carnet
import-merged = Merged
import-kept-apart = Kept separate
import-pair-what = What to do with these two rows
import-pair-same = Merge them
import-pair-apart = Keep them separate
import-changes = Records that change
import-changes-lead = What you typed by hand stays as it is. The old value of each field stays in the history.
import-changes-seen = { $count ->
    [one] One record, field by field
   *[other] { $count } records, field by field
}
import-changes-more = { $count ->
    [one] And one more record.
   *[other] And { $count } more records.
}
import-orphans = Unknown customer numbers
import-orphans-lead = No customer has these numbers: the contacts are imported without a company.
import-warnings = Good to know
import-outcome = What will happen
import-refusals = Refusals found in the file
import-claimed = Consents claimed, without proof
import-unclear = Without a clear answer
import-rejected = Rejected rows
import-provenance = Where do these people come from?
import-origin = Origin
import-origin-proposal = Brought over from { $program }
import-origin-hint = Where and how these people gave their details
import-date = Date of collection
import-date-hint = At the latest, the day the file was last updated
import-source = Source
import-basis = Legal basis
import-purpose = Purpose
import-nothing-to-import = No row can be imported.
import-goes-on = You can leave this page; the work continues.
import-progress = Records prepared
import-progress-check = Rows checked
import-check-over = The check is done
import-check-stopped = The check is stopped.
import-see-check = See what was found
import-done-of = { $done } of { $total }
import-stop = Stop
import-stopping = The import will stop at its next step.
import-stopped = Import stopped: nothing was written.
import-lost = The work was interrupted. Nothing was written; this import will be cleared within the hour.
import-see-report = See the report
import-report = Import report
import-table = Table
import-rest = The rest of the file
import-sheet-left-out = { $sheet }: { $reason }
import-forgotten = The details of this import are no longer kept: they are deleted 30 days after an import, and at once when an import is stopped.
import-undo-verb = Undo the import
import-undo-title = Undo the whole import
import-undo-keep = Keep the import
import-undo-limits = Anything edited or linked since then stays, and the report says so.
import-refusals-stay = Refusals are kept.
import-undoable-until = Can be undone until { $until }.
import-undone-removed = Removed
import-undone-restored = Restored
import-undone-edited = Changed since
import-undone-linked = Linked since
import-ending-stopped = The import was stopped: nothing was written.
import-ending-somebody-erased = Somebody in this file was erased in the meantime: the file was deleted.
import-ending-abandoned = Nobody finished this import within 30 days: the file was deleted.
import-ending-interrupted = The work was interrupted: nothing was written.
import-ending-unreadable = The files could not be read again: nothing was written.
import-rejection-not-open = This import has already started: it can no longer be corrected.
import-rejection-not-checked = Check the rows first.
import-rejection-under-way = This import is already under way.
import-rejection-not-published = This import was not completed.
import-rejection-too-late = The 30 days for undoing this import have passed.
import-rejection-ended = This import has ended.
import-flaw-origin-missing = Say where the file comes from.
import-flaw-origin-long = This is too long: 500 characters at most.
import-flaw-date = This is not a date.
import-flaw-date-future = This date is in the future.
import-flaw-source = Choose a source.
import-flaw-basis = Choose a legal basis.
import-flaw-purpose = Choose a purpose.
import-source-volunteered-hint = They gave it to us themselves.
import-source-first-party-hint = We asked for it, or saw it in our own dealings.
import-source-second-party-hint = A partner passed it on to us.
import-source-bought-hint = This file does not entitle you to contact anybody.
import-source-rented-hint = This file does not entitle you to contact anybody.
import-source-public-hint = Directory, register, public website.
import-basis-consent-hint = They agreed to it; proof is needed.
import-basis-contract-hint = They are customers, or have asked to become customers.
import-basis-legal-obligation-hint = A law requires you to keep them.
import-basis-vital-interest-hint = A life is at stake.
import-basis-public-task-hint = A public authority has entrusted you with it.
import-basis-legitimate-interest-hint = Business contacts: inform them within a month.
import-category-ethnic = ethnic origin
import-category-politics = political opinions
import-category-religion = beliefs
import-category-trade-union = trade union membership
import-category-genetic = genetic data
import-category-biometric = biometric data
import-category-health = health
import-category-sex-life = sex life
import-category-offence = offences
import-category-offensive = insults
import-category-private-life = private life
import-category-identifier-nir = social security number
import-category-identifier-niss = national number
import-category-bank-account = bank account
import-category-bank-card = payment card
import-category-password = password
import-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
import-sheets = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}
import-accepted = { $count ->
    [one] { $count } row to import
   *[other] { $count } rows to import
}
import-hidden-rows = { $count ->
    [one] { $count } hidden row, read as well.
   *[other] { $count } hidden rows, read as well.
}
import-more-rows = { $count ->
    [one] { $count } more row in the file to download.
   *[other] { $count } more rows in the file to download.
}
import-note-words-missing = Write the note in row { $row } in other words.
import-note-reason-missing = Say in a few words why you are keeping the note in row { $row }.
import-rejection-nothing = No row of this import can be accepted. Correct rows or columns, then read again.
import-sums = Totals by column
import-sums-column = Column
import-sums-accepted = Accepted rows
import-sums-once = Without duplicates
import-left = Left out
import-columns-left = Columns without a field in “{ $sheet }”: { $columns }
import-lost-undo = The undo was interrupted: nothing was removed. You can try again in an hour.
import-save-and-leave = Save and leave
import-rows-seen = { $count ->
    [one] row { $rows }
   *[other] { $count } rows: { $rows }
}
import-rows-verb = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
import-undo-created = { $count ->
    [one] { $count } item created by this import will be removed.
   *[other] { $count } items created by this import will be removed.
}
import-undo-updated = { $count ->
    [one] { $count } item changed by this import will go back to its previous values.
   *[other] { $count } items changed by this import will go back to their previous values.
}
import-notes-decided = Decisions saved.
import-sums-table = Totals of each amount column
import-report-table = Records by table
import-warnings-seen = { $count ->
    [one] One remark about the cells
   *[other] { $count } remarks about the cells
}
import-note-words-sensitive = Row { $row }: this wording still contains something a customer file must not keep. Rewrite the note, or do not import it.
import-note-still-sensitive = This wording still contains something a customer file must not keep: the note is not imported.
import-note-never-kept = A verified number or a password is never kept: rewrite the note or do not import it.
import-saved = Saved.
import-still-to-mend = { $count ->
    [one] One corrected row still cannot be accepted. Correct it again or leave it, then import.
   *[other] { $count } corrected rows still cannot be accepted. Correct them again or leave them, then import.
}
import-nothing-new = Nothing new: everything in this file is already in Carnet.
import-undone-table = What the undo removed, restored and left
import-undone-gone = { $count ->
    [one] One other item was already gone.
   *[other] { $count } other items were already gone.
}
import-notes = Notes
import-stayed = What stays
import-stayed-edited = changed since, by somebody or by a later import
import-stayed-linked = linked since to a note, a sale or a contact
import-stayed-more = { $count ->
    [one] And one other.
   *[other] And { $count } others.
}
import-head-reason-out = Why Carnet left it out
import-no-rows = Carnet finds no row to import here. Change how the file is read if the page offers it, or choose another file.

## On the first page

imports-unfinished = { $count ->
        [one] An import that was begun is waiting to go on.
       *[other] { $count } imports that were begun are waiting to go on.
    }
imports-go-on = Go on
imports-held-notes = { $count ->
        [one] A note held back by an import is waiting for your decision.
       *[other] { $count } notes held back by imports are waiting for your decision.
    }
imports-decide = Decide
