### Mail: how Carnet writes to your colleagues.

mail = Mail
mail-lead = Carnet writes a few messages itself: an invitation, a link for a forgotten password. Nothing else leaves from here, and no message tells whether it was opened.

mail-settings-part = Settings
mail-way = How messages leave
mail-way-relay = Through your mail server
mail-way-relay-hint = The one of your hosting or mail provider (SMTP).
mail-way-folder = Into a folder, to try things out
mail-way-folder-hint = Each message becomes a file that your mail program can open. Nobody receives it.
mail-way-nothing = No messages
mail-way-nothing-hint = Invitations remain links that you pass on yourself.

mail-sender-part = What your colleagues read
mail-sender = Sender’s name
mail-sender-hint = The name of your business, for instance.
mail-from = Sender’s address
mail-from-hint = An address that your mail server accepts from you.
mail-place = Address of Carnet
mail-place-hint = What your colleagues type to open Carnet. Links in messages begin with it.

mail-relay-part = Mail server
mail-relay-hint = You find these settings in your provider’s help, often under “SMTP” or “outgoing mail”. Not needed when messages go into a folder.
mail-host = Server
mail-host-hint = For instance smtp.provider.com.
mail-security = Encryption
mail-security-start-tls = STARTTLS (often port 587)
mail-security-tls = TLS (often port 465)
mail-security-plain = None: only a server on this machine
mail-port = Port
mail-port-hint = Mostly 587 with STARTTLS, 465 with TLS.
mail-user = User name
mail-user-hint = Often the whole address. Empty if the server asks for none.
mail-password = Password
mail-password-hint = It is encrypted, and never shown again.
mail-password-kept = Leave empty to keep the one on record. With another server or user name it must be typed again.
mail-authority = Certificate of your own authority
mail-authority-hint = Only for a server of yours whose certificate nobody known has signed: paste the authority’s here, in PEM format.
mail-save = Save
mail-saved = Settings saved. Send a test message.
mail-removed = Carnet sends no messages any more.

mail-address-none = Write one address, such as name@example.com.
mail-address-not-ascii = Mail servers take no accents before the @. Choose an address without accents.
mail-host-none = Write the name of a server, such as smtp.provider.com, without spaces or “https”.
mail-port-none = A number between 1 and 65535: mostly 587 or 465.
mail-plain-abroad = Without encryption your password could be read on its way. That is allowed only towards a server on this machine (localhost).
mail-authority-none = No readable certificate here. It begins with “-----BEGIN CERTIFICATE-----”.
mail-place-none = Write an address that begins with https:// or http://.
mail-password-wanted = Type the password: Carnet knows none for this user name on this server.

mail-trial-part = Try it
mail-trial-to = Send a test message to
mail-trial-hint = Your own address, for instance. The message leaves at once, with the settings as saved.
mail-trial-go = Send a test message
mail-trial-sent = The server accepted the message. See whether it has arrived, perhaps among junk.
mail-trial-laid-down = The message is in the folder { $folder }.
mail-answer = The server’s answer:

mail-why-host-unknown = No server is called “{ $host }”, or this machine cannot reach the internet. Check the name.
mail-why-no-answer = Nobody answers at { $host }, port { $port }. Check the port; a firewall may stand in the way too.
mail-why-too-slow = { $host } does not answer in time. Check that port { $port } goes with the encryption chosen: 465 with TLS, 587 with STARTTLS.
mail-why-broken-off = { $host } cut the conversation. Try again; if it goes on, check port and encryption.
mail-why-garbled = What answers at { $host }, port { $port }, is no mail server. Check the port.
mail-why-no-tls = { $host } offers no encryption on port { $port }. Nothing was sent. Try TLS on port 465.
mail-why-certificate-unknown = Nobody known has signed the certificate of { $host }. If the server is yours, paste your authority’s certificate; otherwise, do not go on.
mail-why-certificate-of-another = The certificate shown is not that of { $host }. Check the server’s name: your provider gives an exact one.
mail-why-certificate-expired = The certificate of { $host } is out of date, or this machine’s clock is wrong. Tell the provider.
mail-why-tls-failed = Encryption with { $host } could not be agreed on. Check that port { $port } goes with the encryption chosen: 465 with TLS, 587 with STARTTLS.
mail-why-no-sign-in = { $host } offers no such way of signing in. Check port and encryption, or empty the user name.
mail-why-wrong-password = { $host } refuses the user name or the password. Type them again; some providers ask for an “app password”.
mail-why-sign-in-needed = { $host } wants one to sign in first. Fill in user name and password.
mail-why-unwelcome = { $host } wants nothing from this machine. Ask the provider whether another server must be used.
mail-why-sender-refused = { $host } does not send in the name of this sender’s address. Choose an address of your account there.
mail-why-relay-denied = { $host } does not pass messages on to others for you. Sign in, or ask the provider which server does.
mail-why-recipient-refused = { $host } says that this address does not exist or takes no more mail. Check it.
mail-why-content-refused = { $host } refuses the message itself, probably taken for junk. Check the sender’s address.
mail-why-busy = { $host } asks to come back later. Nothing to do: Carnet tries again.
mail-why-answer-lost = The message was handed to { $host } whole, but the answer was lost. It may have arrived; Carnet will hand it over again, at the risk of a second copy.
mail-why-bad-address = No mail server takes this address. Check it.
mail-why-folder-unwritable = The folder for messages cannot be written. Check space and permissions of the data folder.
mail-why-not-set-up = No way of sending is set up. Choose how messages leave.
mail-why-too-late = The link in this message is no longer good: it was not sent. Ask for another.

mail-outbox = Outbox
mail-outbox-empty = Nothing waits, and nothing has left these last thirty days.
mail-letter = Message
mail-state = Status
mail-since = Written
mail-actions = Actions
mail-state-sent = Sent
mail-state-waiting = Waiting
mail-state-retrying = To be tried again
mail-state-given-up = Not sent
mail-sent-at = { $at }
mail-again-at = { $at }
mail-letter-retry = Try again
mail-letter-remove = Remove
mail-letter-tried = The message is on its way again.
mail-letter-removed = Message removed.

letters-given-up = { $count ->
        [one] A message could not leave.
       *[other] { $count } messages could not leave.
    }
letters-see = See the mail
