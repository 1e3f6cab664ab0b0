### Privacy: why somebody is in the file, what they refuse, all that Carnet knows of them, the erasure.

privacy = Privacy

## On the record

privacy-claimed-basis = Claimed consent, without proof
privacy-basis = Legal basis of the record
privacy-refused-basis = Consent refused
privacy-refused-basis-hint = The record is kept only to respect that refusal.
privacy-no-basis = To be completed
privacy-no-basis-hint = Nobody has said yet why this record is kept.
privacy-ground = { $purpose }, since { $on }
privacy-origin = { $source }: { $text }
privacy-marked = This record comes from a bought or rented list, which does not entitle you to contact anybody.
privacy-line = <b>{ $basis }</b> · { $refusals ->
        [0] no refusal
        [one] 1 refusal
       *[other] { $refusals } refusals
    }
privacy-line-refused = <b>Consent refused</b> · { $refusals ->
    [one] { $refusals } refusal
   *[other] { $refusals } refusals
}
privacy-line-no-basis = <b>Legal basis</b> to be completed
privacy-line-do-not-contact = <b>Do not contact</b>
privacy-line-deceased = <b>Deceased</b> · no more messages
privacy-line-minor = <b>Minor</b> · nothing without a parent’s consent

## What is refused, claimed, or was not asked

messages-any = Any message
messages-other = Any other message
messages-by = Any message { $channel ->
        [email] by e-mail
        [sms] by text message
        [phone] by phone
       *[post] by post
    }
messages-for-by = { $purpose } { $channel ->
        [email] by e-mail
        [sms] by text message
        [phone] by phone
       *[post] by post
    }
mark-do-not-contact = Do not contact
mark-deceased = Deceased
mark-minor = Minor until { $until }
mark-minor-hint = Nothing without a parent’s consent until that day.
mark-minor-over = This day has passed.
state-refused = Refused
state-refuses-all = Refuses everything
state-nothing-more = No messages
state-parent = Parent’s consent needed
state-over = Ended
state-claimed = Claimed
state-unclear = Unclear
state-not-asked = Not asked
state-not-asked-hint = No consent and no refusal known.
claim-yes = Consent claimed in the import of { $on }, without proof
claim-yes-dated = Consent given on { $given }, claimed in the import of { $on }, without proof
claim-unclear = Unclear answer in the import of { $on }
claim-no = Refusal found in the import of { $on }
claim-overruled = Consent claimed in the import of { $on }, but a refusal prevails
refusal-said = { $source }, on { $on }
refusal-noted = { $source }, noted on { $on }
refusal-source-call = By phone
refusal-source-in-person = In person
refusal-source-email = By e-mail
refusal-source-sms = By text message
refusal-source-letter = By letter
refusal-source-other = Some other way
refusal-source-import = In an imported file
refusal-source-claimed-no = In an imported file
refusal-source-suppression-list = Already on the suppression list
refusal-source-carried-forward = Applied again after a restore

## Recording a refusal

refusal-new = Record a refusal or a death
refusal-new-company = Record a refusal
refusal-standing = What is known today
refusal-lasts = A recorded refusal is permanent: Carnet offers no way to withdraw it, and it prevails over every import, undo and restore. If the record is removed, the refusal stays on the suppression list.
refusal-extent = What is refused
refusal-everything = Everything
refusal-everything-hint = No more contact, through any channel.
refusal-some = Some messages
refusal-some-hint = Say below through which channel and for which purpose.
refusal-deceased = This person has died
refusal-deceased-hint = No more messages are sent to them.
refusal-minor = This person is a minor
refusal-minor-hint = Nothing without a parent’s consent until they are 18.
refusal-channel = Through which channel
refusal-purpose = For which purpose
refusal-every-channel = Every channel
refusal-every-purpose = Every purpose
refusal-until = Their 18th birthday
refusal-until-hint = The date of birth is not kept.
refusal-until-not-a-day = Write a future day within 18 years, such as 12/09/2031.
refusal-until-out-of-reach = This day must be in the future, within 18 years.
refusal-source = How you know
refusal-on = Said on
refusal-on-hint = Leave empty if you no longer know.
refusal-on-not-a-day = Write a recent day, such as 06/11/2026.
refusal-on-to-come = This day is in the future.
refusal-save = Record the refusal
refusal-recorded = Refusal recorded.

## All that Carnet knows

dossier = Export everything

## Erasing

erasure = Erase
erasure-title = Erase { $name }
erasure-goes = What is removed
erasure-goes-record = The record, with its contact details, roles and sales.
erasure-goes-talks = Notes, calls and meetings.
erasure-goes-imports = What recent imports still hold about it: rejected rows, notes held back, files not yet imported.
erasure-goes-history = Its history: the key that opens it is destroyed, and nothing can make it readable again.
erasure-stays = What stays
erasure-stays-refusals = Any recorded refusals, on the suppression list: a fingerprint of each e-mail address and phone number, from which neither can be recovered, so that nobody is contacted there by mistake (art. 21 GDPR).
erasure-stays-receipt = A receipt with no name or address, which says only that the erasure took place.
erasure-stays-looks = The log of who viewed it, without what they saw, for up to twelve months.
erasure-stays-backups = Backup copies already made, encrypted, until you delete them (35 days is advised). Restoring one of them erases this record again.
erasure-dossier-first = First export everything Carnet knows about it
erasure-sure = I understand that erasure is final and cannot be undone
erasure-not-sure = Tick this box to erase.
erasure-do = Erase for good
erasure-kept = Erasure is not possible today: the law requires part of this record to be kept.
erasure-kept-rule = { $rows ->
        [one] 1 document concerned.
       *[other] { $rows } documents concerned.
    }
erasure-kept-instead = Until then, record a refusal so that no more messages are sent.
erasure-back = Back to the record
erasure-already = This record has already been erased: { $at }. There is nothing left to do.
erasure-done = The record has been erased.
erasure-done-title = Erased
erasure-done-text = Carnet keeps nothing of this record except the following.
erasure-receipt = Receipt number
erasure-receipt-of = Record
erasure-receipt-at = Erased
erasure-of-person = A contact
erasure-of-company = A company
