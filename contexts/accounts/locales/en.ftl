### Accounts: set-up, sign-in, colleagues.

language-fr = Français
language-en = English
country-fr = France
country-be = Belgium

set-up-title = Set up Carnet
set-up-lead = One more minute, and the file is yours.
set-up-ticket = Token shown at start
set-up-ticket-hint = It stands in the console where Carnet was started. It proves that the machine is yours.
set-up-bad-ticket = This token is not the right one, or is more than seven days old. Start Carnet again to get another.
set-up-already = Carnet is set up already. Sign in.
set-up-organisation-part = Your organisation
set-up-organisation = Name of the organisation
set-up-country = Country
set-up-lang = Language
set-up-controller = Controller
set-up-controller-hint = The firm or person who answers for the file before the law. Often the name of the business.
set-up-owner-part = Your account
set-up-name = Your name
set-up-email = E-mail
set-up-password = Password
set-up-go = Set up

password-hint = At least ten varied characters, or four unrelated words.
password-too-short = This password is guessed too quickly. Make it longer, or mix letters, digits and signs.
password-too-long = 256 characters at most.
password-common = This password is one of the first that are tried. Choose another.
password-title = Choose a password
password-new = New password
password-go = Save and sign in
password-bad-link = This link was used already, or is more than seven days old. Ask for another.
password-chosen = Password saved.
password-changed = Password changed. Other sessions are closed.

sign-in = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-go = Sign in
sign-in-forgotten = Forgotten your password? Whoever looks after Carnet can give you a new link.
sign-in-not-known = This address and this password do not go together. Check both.
sign-in-wait = Too many tries. Try again from { $until }.

account-lang = Language
account-password-part = Change password
account-password-hint = Leave empty to keep yours. Other sessions will be closed.
account-present = Present password
account-present-wrong = This is not your present password.
account-new = New password
account-save = Save
account-saved = Account saved.
account-sessions-part = Sessions
account-sessions-hint = Closes Carnet on every device where you are signed in, this one included.
account-sessions-end = Sign out everywhere
account-fault = Carnet could not save. Try again.

users = Users
user-name = Name
user-email = E-mail
user-role = Role
user-state = State
user-actions = Actions
user-state-open = Active
user-state-invited = Invited, no password yet
user-state-closed = Closed
user-new-link = New link
user-close = Close the account
user-open = Open the account again
user-invite-part = Invite somebody
user-invite = Invite
user-link-title = Link to hand over
user-link-lead = Give this link to the person: they choose their password there. It works once, until { $until }, and is shown only here.
user-closed = Account closed.
user-opened = Account opened again.
user-address-taken = Somebody uses this address already.
user-last-owner = At least one owner’s account must stay open.
email-not-one = Write one address, such as name@example.com.
