//! Sales typed by hand: the document, everybody's figures, the buyer's ground and the journal stand or
//! fall together.

use contracts::{Basis, Origin, PrivacyCore};
use jiff::civil::Date;
use kernel::SaleId;
use personal::{LegalBasis, Purpose};
use store::{Cause, Fault, Store};

use super::NotKept;
use crate::arrival::Arrival;
use crate::sale::{DocumentKind, Sale, SaleDetails, SaleRejection, Status};
use crate::store::{Unsaved, held, sale, save_sale};

/// Who buys was taken out of the file while the form was open.
const BUYER_GONE: &str = "sale-buyer-gone";

/// Records a sale, for a reason that the buyer's record tells from then on. The same one sent twice is
/// recorded once.
///
/// # Errors
/// [`NotKept`] when the domain says no, and for any [`Fault`].
pub async fn record(
    store: &Store,
    privacy: &dyn PrivacyCore,
    cause: Cause,
    (id, details, origin): (SaleId, SaleDetails, Origin),
) -> Result<(), NotKept> {
    let arrival = Arrival::by_hand(store.ambient().now());
    let step = Sale::record(id, details, arrival).map_err(rejected)?;
    let ground = ground(store, privacy, &step.after, origin).await?;
    let mut tx = store.begin(cause).await?;
    held(&tx).await?; // of two clicks the second waits, and finds what the first one made
    if sale(tx.db(), id).await?.is_some_and(|earlier| earlier.details == step.after.details) {
        return Ok(tx.rollback().await?);
    }
    save_sale(&mut tx, step).await.map_err(not_kept)?;
    privacy.record_bases(&mut tx, &ground).await?;
    Ok(tx.commit().await?)
}

/// Whoever buys is a client, kept by contract from the first sale on (P-03), whatever they were before.
/// A quote is no sale yet, a cancelled one none any more, and the contacts of a company that buys stay its contacts.
async fn ground(
    store: &Store,
    privacy: &dyn PrivacyCore,
    sale: &Sale,
    origin: Origin,
) -> Result<Vec<Basis>, Fault> {
    let (purpose, basis) = (Purpose::ClientManagement, LegalBasis::Contract);
    let is_sale = sale.details.kind != DocumentKind::Quote && sale.details.status != Status::Cancelled;
    let Some(holder) = sale.buyer().filter(|_| is_sale) else { return Ok(Vec::new()) };
    let states = privacy.states_of(store, &[holder]).await?;
    let known = |(why, ground, _): &(Purpose, LegalBasis, Origin)| (*why, *ground) == (purpose, basis);
    let is_client = states.iter().any(|state| state.bases.iter().any(known));
    Ok(if is_client { Vec::new() } else { vec![Basis { holder, purpose, basis, origin }] })
}

/// Corrects a sale that was read in this version, for a reason that the buyer's record tells if it makes them
/// a client. Nothing is written where nothing changed.
///
/// # Errors
/// [`NotKept`] for the second of two who edit at once, when the domain says no, and for any [`Fault`].
pub async fn correct(
    store: &Store,
    privacy: &dyn PrivacyCore,
    cause: Cause,
    (id, version, details, origin): (SaleId, i64, SaleDetails, Origin),
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
    let ground = ground(store, privacy, &step.after, origin).await?;
    save_sale(&mut tx, step).await.map_err(not_kept)?;
    privacy.record_bases(&mut tx, &ground).await?;
    Ok(tx.commit().await?)
}

/// Notes that a sale was paid, on a day.
///
/// # Errors
/// [`NotKept`] for a sale that is paid or cancelled meanwhile, and for any [`Fault`].
pub async fn settle(store: &Store, cause: Cause, (id, on): (SaleId, Date)) -> Result<(), NotKept> {
    let mut tx = store.begin(cause).await?;
    let sale = sale(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    let step = sale.settle(on).map_err(rejected)?;
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
