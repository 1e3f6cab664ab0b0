### Accounts: set-up, sign-in, colleagues.

language-fr = Français
language-en = English
language-nl = Nederlands (messages; pages stay in the organisation’s language)
country-fr = France
country-be = Belgium

set-up-title = Set up Carnet
set-up-lead = One more minute, and the file is yours.
set-up-ticket = Token shown at start-up
set-up-ticket-hint = It appears in the console where Carnet was started. It proves that the machine is yours.
set-up-bad-ticket = This token is not the right one, or is more than seven days old. Start Carnet again to get another.
set-up-already = Carnet is already set up. Sign in.
set-up-organisation-part = Your organisation
set-up-organisation = Name of the organisation
set-up-country = Country
set-up-lang = Language
set-up-controller = Controller
set-up-controller-hint = The company or person legally responsible for the file. Often the name of the business.
set-up-owner-part = Your account
set-up-name = Your name
set-up-email = E-mail
set-up-password = Password
set-up-go = Set up

password-hint = At least ten varied characters, or four unrelated words.
password-too-short = This password is too easy to guess. Make it longer, or mix letters, digits and symbols.
password-too-long = 256 characters at most.
password-common = This password is one of the first an attacker tries. Choose another.
password-own-name = This password is little more than your name or the name of the business. Choose another.
password-title = Choose a password
password-new = New password
password-go = Save and sign in
password-bad-link = This link has already been used, or is more than seven days old. Ask for another.
password-chosen = Password saved.
password-changed = Password changed. Other sessions were closed.

sign-in = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-ended = Your session has ended. What you just sent has not been saved: sign in, then try again.
sign-in-go = Sign in
sign-in-forgotten = Forgotten your password?

forgotten = Forgotten password
forgotten-email = E-mail
forgotten-lead = Give the address of your account. A message will arrive there, with a link to choose a new password.
forgotten-go = Send the link
forgotten-asked = If this address has an account, a message is on its way. Its link works once, for one hour. Nothing arrives? Look among junk, or ask the person who manages Carnet for a link.
forgotten-no-mail = The person who manages Carnet can give you a new link.
forgotten-save = Save
forgotten-done = Password changed. Every session was closed: sign in.
forgotten-bad-link = This link has already been used, or is more than one hour old. Ask for another.
sign-in-not-known = This address and this password do not match. Check both.
sign-in-wait = Too many attempts. You can try again: { $until }.

code-title = One more step
code-code = Code
code-hint = The six digits your authenticator app shows for Carnet, or one of your recovery codes.
code-lost = Lost both? The person who manages Carnet can let you set this up again.
code-wrong = This code does not fit, or was used already. Wait for the next one.
code-too-late = This took more than ten minutes. Sign in again.

factor = Second factor
factor-code = Code
factor-lead = After the password, Carnet will ask for six digits that an app on your phone shows (any authenticator app, or your password manager). Whoever learns your password cannot come in with it alone.
factor-required = Your organisation requires a second factor. Set it up to go on.
factor-start = Set up a second factor
factor-scan = Scan this picture with your authenticator app.
factor-picture = QR code with the secret that stands below as text
factor-type = No camera? Type this secret into the app.
factor-first-hint = The six digits the app shows now: they prove that it works.
factor-confirm = Confirm
factor-state = Second factor
factor-asked = A code is asked for each time you sign in.
factor-not-asked = Your password alone lets you in.
factor-see = See or change
factor-since = Since
factor-codes = Recovery codes
factor-codes-left = { $count ->
    [0] none left
    [one] { $count } left
   *[other] { $count } left
}
factor-change = Change
factor-change-hint = Confirm with a code from your app, or a recovery code.
factor-renew = New recovery codes
factor-remove = Sign in without a code
factor-removed = No code is asked for any more.
factor-too-late = The secret that was shown holds for a quarter of an hour, which is over. Set the second factor up again.
codes-lead = Keep these codes where you will find them without your phone: in your password manager, or on paper. Each lets you in once. They are shown only now.
codes-kept = I have kept them

session-device = Device
session-device-unknown = Unknown device
session-since = Since
session-seen = Last seen
session-this = This one
session-now = Now
session-end = Sign out
account-sessions-others = Sign out the others
account-session-ended = Session ended.
account-sessions-others-ended = The other sessions were ended.

account-name = Name
account-display-part = Display
account-display-hint = These choices are kept with your account and follow you from one device to another.
account-lang = Language
account-password-part = Change password
account-password-hint = Leave both empty to keep yours. Other sessions will be closed.
account-present = Current password
account-present-wrong = This is not your current password.
account-new = New password
account-save = Save
account-saved = Account saved.
account-sessions-part = Sessions
account-sessions-hint = Signing out everywhere ends every session, that of this device included.
account-sessions-end = Sign out everywhere
account-fault = Carnet could not save your changes. Try again.

organisation = Organisation
organisation-name = Organisation name
organisation-controller = Controller
organisation-lang = Language
organisation-lang-hint = For whoever has not chosen their own.
organisation-vat = Figures in lists and on records
organisation-vat-excluded = Excluding VAT
organisation-vat-excluded-hint = Spend, baskets and amounts without VAT.
organisation-vat-included = Including VAT
organisation-vat-included-hint = With VAT. A sale whose VAT is not known counts for its amount excluding VAT.
organisation-save = Save
organisation-saved = Organisation saved.

users = Users
user-name = Name
user-email = E-mail
user-role = Role
role-owner-hint = Everything: also imports, exports, the organisation and the team.
role-seller-hint = Records, sales, notes, tasks and refusals.
role-marketer-hint = Records, notes, tasks and refusals; takes lists of customers out. Reads sales.
role-support-hint = Records, notes, tasks and refusals. Reads sales.
role-accountant-hint = Reads sales and takes them out. Sees nothing else of customers.
role-privacy-lead-hint = Records, notes, tasks and refusals; answers for people’s rights: their file, their erasure. Reads sales.
role-reader-hint = Reads records and sales, changes nothing.
user-visibility = Visibility
user-team = Team
user-team-hint = Without a team: their own records, and those nobody looks after.
sight-all = All records
sight-all-hint = Every one, whoever looks after it.
sight-team = Those of their team
sight-team-hint = The records somebody of their team looks after, and those nobody does.
sight-own = Their own
sight-own-hint = Only the records this person looks after.
user-sees-everything = With this role one always sees all records.
user-change-sight = Change visibility
user-sight-changed = Visibility changed. It holds from their next page on.
user-own-sight = Nobody changes their own visibility.
user-no-team = This team does not exist any more.
teams = Teams
teams-lead = Whoever sees only their team’s records sees those its members look after, and those nobody does. Put somebody into a team on their own page.
team-empty = Nobody yet.
team-name = Name
team-new = New team
team-add = Add the team
team-rename = Rename
team-remove = Dissolve
team-added = Team added.
team-renamed = Team renamed.
team-removed = Team dissolved. Its members see their own records, and those nobody looks after.
user-lang = Language
user-lang-hint = Of the invitation and of the pages. Without a choice, the organisation’s.
user-state = Status
user-actions = Actions
user-state-open = Active
user-state-invited = Invited, no password yet
user-state-closed = Closed
user-new-link = New link
user-close = Close the account
user-open = Reopen the account
user-invite-part = Invite somebody
user-invite = Invite
user-link-title = Link to pass on
user-link-lead = Give this link to the person, who chooses a password there. It works once, until { $until }, and is shown only here.
user-link-mailed = A message with this link is on its way too. The Mail page says whether it was sent.
user-closed = Account closed.
user-opened = Account reopened.
user-address-taken = Somebody already uses this address.
user-last-owner = At least one account with the role Owner must stay open, and its holder must have chosen a password.
user-let-go = This account is closed. An owner can reopen it on the users page.
user-one = Account
user-with-factor = with a second factor
user-factor-set = Set up
user-factor-none = Not set up
user-factor-remove = Reset the second factor
user-factor-reset-hint = For somebody who lost both phone and recovery codes: their sessions end, and the password alone lets them in until they set it up again.
user-factor-reset = Second factor reset.
user-way-in = Way in
user-new-link-hint = A link by which they choose a new password.
user-change-role = Change the role
user-role-changed = Role changed.
user-is-closed = This account is closed. What was done with it stays under this name.
user-gone = There is no such account any more.
user-no-heir = This account is closed: choose somebody else.
factor-is-required = Everybody who signs in must set up a second factor first.
factor-is-free = Each decides for themselves.
factor-require = Require it of everybody
factor-leave-to-each = Leave it to each
factor-now-required = A second factor is required from now on.
factor-left-to-each = A second factor is no longer required.
leaving = Departure
leaving-lead = The account is closed at once. The history keeps the name, and the account can be reopened.
leaving-held = To hand over: { $people ->
    [one] { $people } contact
   *[other] { $people } contacts
}, { $companies ->
    [one] { $companies } company
   *[other] { $companies } companies
}, { $tasks ->
    [one] { $tasks } open task
   *[other] { $tasks } open tasks
}.
leaving-heir = Hand over to
leaving-nobody = Nobody: leave everything under this name
email-not-one = Write one address, such as name@example.com.
