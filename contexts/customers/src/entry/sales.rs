//! Sales typed by hand: the document, everybody's figures and the journal stand or fall together.

use kernel::SaleId;
use store::{Cause, Fault, Store};

use super::NotKept;
use crate::arrival::Arrival;
use crate::sale::{Sale, SaleDetails, SaleRejection};
use crate::store::{Unsaved, sale, save_sale};

/// Who buys was taken out of the file while the form was open.
const BUYER_GONE: &str = "sale-buyer-gone";

/// Records a sale.
///
/// # Errors
/// [`NotKept`] when the domain says no, and for any [`Fault`].
pub async fn record(
    store: &Store,
    cause: Cause,
    (id, details): (SaleId, SaleDetails),
) -> Result<(), NotKept> {
    let arrival = Arrival::by_hand(store.ambient().now());
    let step = Sale::record(id, details, arrival).map_err(rejected)?;
    let mut tx = store.begin(cause).await?;
    save_sale(&mut tx, step).await.map_err(not_kept)?;
    Ok(tx.commit().await?)
}

/// Corrects a sale that was read in this version. Nothing is written where nothing changed.
///
/// # Errors
/// [`NotKept`] for the second of two who edit at once, when the domain says no, and for any [`Fault`].
pub async fn correct(
    store: &Store,
    cause: Cause,
    (id, version, details): (SaleId, i64, SaleDetails),
) -> Result<(), NotKept> {
    let mut tx = store.begin(cause).await?;
    let sale = sale(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    if sale.version != version {
        return Err(NotKept::ChangedMeanwhile);
    }
    if sale.details == details {
        return Ok(tx.rollback().await?);
    }
    let step = sale.correct(details).map_err(rejected)?;
    save_sale(&mut tx, step).await.map_err(not_kept)?;
    Ok(tx.commit().await?)
}

const fn rejected(rejection: SaleRejection) -> NotKept {
    NotKept::Rejected(rejection.code())
}

fn not_kept(unsaved: Unsaved) -> NotKept {
    match unsaved {
        Unsaved::Fault(Fault::Conflict) => NotKept::Rejected(BUYER_GONE),
        other => other.into(),
    }
}
