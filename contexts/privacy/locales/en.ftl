### Privacy: why somebody is in the file, what they refuse, all that Carnet knows of them, the erasure.

privacy = Privacy

## On the record

privacy-basis = Legal basis of the record
privacy-no-basis = To complete
privacy-no-basis-hint = Nobody has said yet why this record is kept.
privacy-ground = { $purpose }, since { $on }
privacy-origin = { $source }: { $text }
privacy-marked = This record comes from a bought or rented list: that lets you solicit nobody.
privacy-line = <b>{ $basis }</b> · { $refusals ->
        [0] no refusal
        [one] 1 refusal
       *[other] { $refusals } refusals
    }
privacy-line-no-basis = <b>Legal basis</b> to complete
privacy-line-do-not-contact = <b>Do not contact</b>
privacy-line-deceased = <b>Deceased</b> · no more messages
privacy-line-minor = <b>Minor</b> · nothing without a parent’s consent

## What is refused, claimed, or was not asked

messages-any = Any message
messages-other = Any other message
messages-by = Any message { $channel ->
        [email] by e-mail
        [sms] by text message
        [phone] by telephone
       *[post] by post
    }
messages-for-by = { $purpose } { $channel ->
        [email] by e-mail
        [sms] by text message
        [phone] by telephone
       *[post] by post
    }
mark-do-not-contact = Do not contact
mark-deceased = Deceased
mark-minor = Minor until { $until }
mark-minor-hint = Nothing without a parent’s consent until that day.
mark-minor-over = That day has passed.
state-refused = Refused
state-refuses-all = Refuses all
state-nothing-more = No message
state-parent = Nothing without a parent
state-over = Over
state-claimed = Claimed
state-unclear = Unclear
state-not-asked = Not asked
state-not-asked-hint = No consent and no refusal known.
claim-yes = Claimed by the import of { $on }, without proof
claim-yes-dated = Consent of { $given }, claimed by the import of { $on }, without proof
claim-unclear = Unclear answer in the import of { $on }
claim-no = Refusal found in the import of { $on }
claim-overruled = Consent claimed by the import of { $on }, but a refusal prevails
refusal-said = { $source }, on { $on }
refusal-noted = { $source }, noted on { $on }
refusal-source-call = On the telephone
refusal-source-in-person = Face to face
refusal-source-email = By e-mail
refusal-source-sms = By text message
refusal-source-letter = By letter
refusal-source-other = Otherwise
refusal-source-import = In an imported file
refusal-source-claimed-no = In an imported file
refusal-source-suppression-list = Already on the suppression list
refusal-source-carried-forward = Brought back after a restore

## Recording a refusal

refusal-new = Record a refusal
refusal-standing = What is known today
refusal-lasts = A recorded refusal stays: Carnet offers no way to take it back, and it prevails over every import, undo and restore. If the record goes, the refusal stays on the suppression list.
refusal-extent = What is refused
refusal-everything = Everything
refusal-everything-hint = No contact any more, by any means.
refusal-some = Some messages
refusal-some-hint = Say below by which means and for which use.
refusal-deceased = This person has died
refusal-deceased-hint = No message goes to them any more.
refusal-minor = This person is a minor
refusal-minor-hint = Nothing without a parent’s consent until they are 18.
refusal-channel = By which means
refusal-purpose = For which use
refusal-every-channel = Every means
refusal-every-purpose = Every use
refusal-until = Day of their 18th birthday
refusal-until-hint = The birth date is not kept.
refusal-until-not-a-day = Write a day, such as 12/09/2031.
refusal-until-out-of-reach = This day must be to come, within 18 years.
refusal-source = How you know
refusal-on = Said on
refusal-on-hint = Leave empty if you no longer know.
refusal-on-not-a-day = Write a day, such as 06/11/2026.
refusal-on-to-come = This day has not come yet.
refusal-save = Record the refusal
refusal-recorded = Refusal recorded.

## All that Carnet knows

dossier = Export all

## Erasing

erasure = Erase
erasure-title = Erase { $name }
erasure-goes = What goes
erasure-goes-record = The record, with its addresses, roles and sales.
erasure-goes-talks = Notes, calls and meetings.
erasure-goes-imports = What recent imports still keep of it: rejected rows, notes held back, files that wait.
erasure-goes-history = Its history: the key that opens it is destroyed, and nothing makes it readable again.
erasure-stays = What stays
erasure-stays-refusals = Any recorded refusals, on the suppression list: a fingerprint of each address, from which the address cannot be found again, so that nobody writes to it by mistake (art. 21 GDPR).
erasure-stays-receipt = A receipt without name or address, which says only that the erasure took place.
erasure-stays-looks = The log of who looked, without what they saw, for twelve months at most.
erasure-stays-backups = The backup copies that were made already, encrypted, until you remove them (35 days are advised). Restoring one of them erases this record again.
erasure-dossier-first = First export all that Carnet knows of it
erasure-sure = I know that erasing is final and that nobody can go back
erasure-not-sure = Tick this box to erase.
erasure-do = Erase for good
erasure-kept = Erasing is not possible today: the law requires part of this record to be kept.
erasure-kept-rule = { $rows ->
        [one] 1 document concerned.
       *[other] { $rows } documents concerned.
    }
erasure-kept-instead = Until then, record a refusal so that no message goes out any more.
erasure-back = Back to the record
erasure-already = This record is erased already: { $at }. There is nothing left to do.
erasure-done = The erasure is done.
erasure-done-title = Erased
erasure-done-text = Carnet keeps nothing of this record but what follows.
erasure-receipt = Receipt number
erasure-receipt-of = Record
erasure-receipt-at = Erased
erasure-of-person = A contact
erasure-of-company = A company
