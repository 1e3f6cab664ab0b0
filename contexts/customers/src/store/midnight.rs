//! Figures that change because a day passes: corrected at the organisation's midnight, at start,
//! and by the first change after a midnight nobody served.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Actor;
use personal::Purpose;
use store::{Cause, Fault, Store, Tx};

use super::bookkeeping;

/// Corrects exactly the figures that changed by themselves up to a day. Answers how many records.
///
/// # Errors
/// Any [`Fault`].
pub async fn roll_figures(tx: &Tx, today: Date) -> Result<u64, Fault> {
    let books = bookkeeping::held(tx).await?;
    Ok(bookkeeping::turn_to(tx, books, today).await?.1)
}

/// Corrects the figures up to the organisation's present day, and answers when to do it again.
/// To be called at start and then at each instant it answered.
///
/// # Errors
/// Any [`Fault`].
pub async fn roll(store: &Store) -> Result<Timestamp, Fault> {
    let tx = store.begin(Cause::new(Actor::Carnet, Purpose::ClientManagement)).await?;
    let books = bookkeeping::open(&tx).await?;
    tx.commit().await?;
    Ok(books.rules.next_midnight(store.ambient().now()))
}
