//! The letters this room writes: an invitation, a link an owner gives, a way back to a lost password.

use jiff::Timestamp;
use kernel::UserId;
use post::{Letter, LetterWords, Settings, Tongue};
use store::{Fault, Tx};

use crate::store::entity::user::Model;
use crate::store::{organisation, users};

/// This context's letters.
pub const LETTERS: LetterWords = LetterWords {
    fr: include_str!("../letters/fr.ftl"),
    en: include_str!("../letters/en.ftl"),
    nl: include_str!("../letters/nl.ftl"),
};

/// Where a letter leads, and until when.
pub struct Way {
    /// The path of the page.
    pub path: String,
    /// Until when it opens.
    pub until: Timestamp,
}

/// Writes a link to somebody who was invited, or has a password already; answers whether a letter leaves.
///
/// # Errors
/// Any [`Fault`].
pub async fn send_link(tx: &mut Tx, user: UserId, way: Way) -> Result<bool, Fault> {
    let user = users::find(tx.db(), user).await?.ok_or(Fault::Damaged("user"))?;
    let which = if user.password_hash.is_some() { "new-link" } else { "invitation" };
    send(tx, which, &user, way).await
}

/// Writes the way back to somebody who asked for it; answers whether a letter leaves.
///
/// # Errors
/// Any [`Fault`].
pub async fn send_way_back(tx: &mut Tx, user: &Model, way: Way) -> Result<bool, Fault> {
    send(tx, "forgotten", user, way).await
}

async fn send(tx: &mut Tx, which: &str, user: &Model, way: Way) -> Result<bool, Fault> {
    let Some(settings) = post::find(tx.db(), tx.key()).await? else { return Ok(false) };
    let house = organisation::find(tx.db()).await?.ok_or(Fault::Damaged("organisation"))?;
    let own = user.lang.as_deref().and_then(Tongue::from_code);
    let tongue = own.unwrap_or_else(|| house.lang.into());
    let given = [("house", house.name), ("link", link(&settings, &way))];
    let letter = Letter::new(&LETTERS, which, tongue, (&user.name, &user.email), &given)?;
    post::put(tx, &letter.good_until(way.until)).await?;
    Ok(true)
}

fn link(settings: &Settings, way: &Way) -> String {
    format!("{}{}", settings.place, way.path)
}
