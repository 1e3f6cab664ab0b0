//! Invitations: a link by which somebody chooses a password, and the ticket that opens set-up.

use jiff::{SignedDuration, Timestamp};
use kernel::{Ambient, UserId};
use store::{Fault, Store, Tx};
use web::SessionToken;

use crate::letters::{self, Way};
use crate::store::invitations;

/// How long a link is good for.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A link that was just made; shown once, never stored.
pub struct Invitation {
    /// The secret in the link.
    pub token: String,
    /// Until when it is good.
    pub until: Timestamp,
    /// Whether a letter with it leaves too.
    pub is_mailed: bool,
}

impl Invitation {
    /// Makes a link for a user, in place of any earlier one.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn make(tx: &Tx, user: UserId) -> Result<Self, Fault> {
        let invitation = Self::fresh(tx.ambient());
        invitations::replace(tx, Some(user), &invitation.token, invitation.until).await?;
        Ok(invitation)
    }

    /// Writes it to its holder too, where letters can leave.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn by_mail(self, tx: &mut Tx, user: UserId) -> Result<Self, Fault> {
        let way = Way { path: crate::pages::password_page(&self), until: self.until };
        Ok(Self { is_mailed: letters::send_link(tx, user, way).await?, ..self })
    }

    fn fresh(ambient: &Ambient) -> Self {
        let token = SessionToken::from_bytes(ambient.bytes()).expose().to_owned();
        let now = ambient.now();
        Self { token, until: now.saturating_add(GOOD_FOR).unwrap_or(now), is_mailed: false }
    }
}

/// The ticket that opens the set-up page: shown on the console, so that only who runs the
/// machine becomes the owner.
pub struct SetUpTicket;

impl SetUpTicket {
    /// Makes a ticket, in place of any earlier one.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn make(tx: &Tx) -> Result<String, Fault> {
        let invitation = Invitation::fresh(tx.ambient());
        invitations::replace(tx, None, &invitation.token, invitation.until).await?;
        Ok(invitation.token)
    }

    /// Whether a ticket opens the set-up page now.
    pub(crate) async fn is_good(store: &Store, token: &str) -> Result<bool, Fault> {
        Ok(invitations::find(store, token).await?.is_some_and(|found| found.user.is_none()))
    }
}
