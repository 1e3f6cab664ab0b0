## The import
imports = Imports
import-one = Import a file
import-new = Import a file
import-none = No import yet
import-none-lead = Imported files will appear here, with their report and the way to undo them.
import-files = Files
import-drop = Drop your files here
import-files-hint = Excel (.xlsx), CSV or TSV, up to 50 MB altogether. Several files make one import.
import-no-file = Choose at least one file.
import-file-refused = { $file }: { $reason }
import-forgotten-title = Deleted import (30 days)
import-state = State
import-at = On
import-created = Created
import-updated = Changed
import-unchanged = Unchanged
import-state-open = To be finished
import-state-queued = Waiting
import-state-staging = Being read
import-state-publishing = Being published
import-state-published = Imported
import-state-undoing = Being undone
import-state-undone = Undone
import-state-cancelled = Given up
import-state-failed = Failed
import-promises = What Carnet will do
import-promise-nothing-written = It reads, shows what it understood, and waits. Nothing is written before the last step.
import-promise-undo = The whole import can be undone for 30 days; refusals stay.
import-promise-sealed = The file is encrypted, then deleted when the import ends.
import-steps = Steps of the import
import-step-file = File
import-step-mapping = Mapping
import-step-check = Check
import-step-run = Import
import-step-done = (done)
import-go-on = Continue
import-go-back = Back
import-give-up = Give this import up
import-read-again = The file was read again.
import-read-again-verb = Read again
import-decided = Decisions taken
import-decided-lead = { $count ->
        [one] A mended cell, a judged note or a pair of rows is not shown here any more.
       *[other] { $count } mended cells, judged notes and pairs of rows are not all shown here any more.
    }
import-decide-anew = Take all these decisions back
import-decided-anew = The decisions are taken back and the rows read again.
import-checked-again = The rows were read again.
import-changed-meanwhile = Somebody else changed this import. Open the page again, then start over.
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
import-data-rows = Rows of data
import-remarks = Remarks
import-header-at = Headers in row { $row }.
import-header-row = Row of the headers (0 if there is none)
import-hidden-sheets = Read hidden sheets too
import-hidden-sheets-hint = They are left out unless you ask.
import-columns = Columns of the file and fields of Carnet
import-columns-known = { $known } of { $all } columns recognised
import-column = Column of the file
import-example = Examples
import-field = Field of Carnet
import-field-of = Field for the column
import-leave-out = Do not import
import-why-name = Recognised by its header
import-why-content = Recognised by its content
import-why-asked = Chosen by you
import-column-unused = No field: read, listed in the report, left out
import-column-sensitive = Looks sensitive: { $category }
import-column-notes = Judged note by note
import-column-owner = Read, left out: who looks after a customer is chosen on the record
import-column-dropped = Read for a check, never kept
import-month-first = The month comes first
import-decimals = Decimals of the column
import-decimal-comma = Decimal comma
import-decimal-point = Decimal point
import-to-mend = To be mended
import-says = The row says
import-value = Value
import-mend = Read these rows again
import-download-rejects = Download these rows
import-download-report = Download the report
import-head-row = Row
import-head-reason = Reason
import-row = row { $row }
import-held-notes = Notes held back
import-held-notes-lead = These notes seem to tell what a customer file must not keep. Decide on each; without a decision it is not imported.
import-held-notes-later = These notes were not imported. They are forgotten 30 days after the import.
import-note-what = What to do with this note
import-note-drop = Leave out
import-note-rephrase = Rephrase
import-note-keep = Keep as it is
import-words = Other words, to rephrase
import-reason = Why keep it
import-decide = Save these decisions
import-pairs = Rows that look the same
import-pairs-rule = Beyond doubt, two rows make one record; otherwise they stay apart.
import-in-base = already in the file
import-merged = Merged
import-kept-apart = Kept apart
import-pair-what = What to do with these two rows
import-pair-same = Merge them
import-pair-apart = Keep them apart
import-orphans = Unknown customer numbers
import-orphans-lead = No customer has these numbers: the contacts are imported without a company.
import-warnings = Good to know
import-outcome = What will happen
import-refusals = Refusals read in the file
import-rejected = Rows left out
import-provenance = Where do these people come from?
import-origin = Origin
import-origin-hint = Where and how these people left their details
import-date = Date of collection
import-date-hint = At the latest, the day the file was last kept up to date
import-source = Source
import-basis = Legal basis
import-purpose = Purpose
import-nothing-to-import = No row can be imported.
import-goes-on = You may leave this page, the work goes on.
import-progress = Records prepared
import-done-of = { $done } of { $total }
import-stop = Stop
import-stopping = The import stops at its next step.
import-stopped = Import stopped: nothing was written.
import-lost = The work broke off. Nothing was written; this import will be cleared within the hour.
import-see-report = See the report
import-report = Report of the import
import-table = Table
import-rest = The rest of the file
import-sheet-left-out = { $sheet }: { $reason }
import-forgotten = The details of this import were forgotten after 30 days.
import-undo-verb = Undo the import
import-undo-title = Undo the whole import
import-undo-keep = Keep the import
import-undo-limits = What was edited or linked since stays, and the report says so.
import-refusals-stay = Refusals stay.
import-undoable-until = Can be undone until { $until }.
import-undone-removed = Removed
import-undone-restored = Restored
import-undone-edited = Changed since
import-undone-linked = Linked since
import-ending-stopped = The import was stopped: nothing was written.
import-ending-somebody-erased = Somebody in this file was erased meanwhile: the file was deleted.
import-ending-abandoned = Nobody finished this import within 30 days: the file was deleted.
import-ending-interrupted = The work broke off: nothing was written.
import-ending-unreadable = The files could not be read again: nothing was written.
import-rejection-not-open = This import is already on its way: it can no longer be corrected.
import-rejection-not-checked = Check the rows first.
import-rejection-under-way = This import is already under way.
import-rejection-not-published = This import was not published.
import-rejection-too-late = The 30 days for undoing this import are over.
import-rejection-ended = This import has ended.
import-flaw-origin-missing = Say where the file comes from.
import-flaw-origin-long = That is too long: 500 characters at most.
import-flaw-date = This is not a date.
import-flaw-date-future = This date is in the future.
import-flaw-source = Choose a source.
import-flaw-basis = Choose a legal basis.
import-flaw-purpose = Choose a purpose.
import-source-volunteered-hint = The person said it unasked.
import-source-first-party-hint = Asked for or seen in our own dealings.
import-source-second-party-hint = A partner handed it over.
import-source-bought-hint = Nobody becomes contactable by this file.
import-source-rented-hint = Nobody becomes contactable by this file.
import-source-public-hint = Directory, register, public site.
import-basis-consent-hint = They asked for it; proof is needed.
import-basis-contract-hint = They are customers, or ask to become customers.
import-basis-legal-obligation-hint = A law requires keeping them.
import-basis-vital-interest-hint = A life is at stake.
import-basis-public-task-hint = A public authority has charged you with it.
import-basis-legitimate-interest-hint = Professional contacts: inform them within a month.
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
    [one] { $count } hidden row, read all the same.
   *[other] { $count } hidden rows, read all the same.
}
import-more-rows = { $count ->
    [one] { $count } more row in the file to download.
   *[other] { $count } more rows in the file to download.
}
import-note-words-missing = Write the note of row { $row } in other words.
import-note-reason-missing = Say in a few words why to keep the note of row { $row }.
import-rejection-nothing = Not a single row of this import can be taken in. Correct rows or columns, then read again.
import-sums = Sums by column
import-sums-column = Column
import-sums-accepted = Rows taken in
import-sums-once = Without duplicates
import-left = Left out
import-columns-left = Columns without a field, “{ $sheet }”: { $columns }
import-lost-undo = The undoing broke off: nothing was taken back. The import can be undone again in an hour.
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
    [one] { $count } record that was created goes.
   *[other] { $count } records that were created go.
}
import-undo-updated = { $count ->
    [one] { $count } record that was changed returns to its state.
   *[other] { $count } records that were changed return to their state.
}
import-notes-decided = Decisions saved.
import-sums-table = Sums of each column of amounts
import-report-table = Records by table
import-warnings-seen = { $count ->
    [one] One remark about cells
   *[other] { $count } remarks about cells
}
import-note-words-sensitive = Row { $row }: these words still tell what a customer file must not keep. Write the note in other words, or leave it out.
import-note-still-sensitive = In these words the note still tells what a customer file must not keep: it is not imported.
import-note-never-kept = A verified number or a password is never kept: rephrase the note or leave it out.
import-saved = Saved.
import-still-to-mend = { $count ->
    [one] One mended row still cannot be taken in. Correct it or leave it, then import.
   *[other] { $count } mended rows still cannot be taken in. Correct them or leave them, then import.
}
import-nothing-new = Nothing new: everything this file says is in Carnet already.
import-undone-table = What the undoing removed, restored and left
import-undone-gone = { $count ->
    [one] One other record was gone already.
   *[other] { $count } other records were gone already.
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
import-no-rows = There is no row to import in what Carnet reads here. Correct the reading, or choose another file.
