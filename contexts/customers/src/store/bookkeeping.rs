//! The books: house rules, the day the figures stand at, and what counts as a purchase.

use jiff::tz::TimeZone;
use kernel::Currency;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};
use store::{Db, Fault, Tx};

use super::entity::books;
use super::{figures, totals};
use crate::books::{Basis, Books, HouseRules};

const ONLY: i64 = 1;

/// The books as they stand.
///
/// # Errors
/// Any [`Fault`].
pub async fn books(db: &impl Db) -> Result<Books, Fault> {
    whole(db, books::Entity::find_by_id(ONLY).one(db).await?).await
}

/// Opens the books for a change: holds them, and turns to today's page if midnight passed unseen.
pub(super) async fn open(tx: &Tx) -> Result<Books, Fault> {
    let books = held(tx).await?;
    let today = books.rules.day_at(tx.ambient().now());
    Ok(turn_to(tx, books, today).await?.0)
}

/// The books as they stand, held for the rest of the transaction: whoever writes next to somebody else waits.
pub(crate) async fn held(tx: &Tx) -> Result<Books, Fault> {
    whole(tx.db(), books::Entity::find_by_id(ONLY).lock_exclusive().one(tx.db()).await?).await
}

/// Turns to a day's page: corrects the figures that changed by themselves. Answers how many.
pub(super) async fn turn_to(tx: &Tx, books: Books, today: jiff::civil::Date) -> Result<(Books, u64), Fault> {
    let was = books.day;
    if was == today {
        return Ok((books, 0));
    }
    let turned = Books { day: today, ..books };
    let row = books::ActiveModel { id: Set(ONLY), day: Set(today.into()), ..Default::default() };
    row.update(tx.db()).await?;
    let corrected = if was < today {
        figures::refresh_due(tx, &turned).await?
    } else {
        figures::refresh_all(tx, &turned).await?
    };
    Ok((turned, corrected))
}

/// Sets the organisation's country, currency and zone; every figure follows at once.
///
/// # Errors
/// Any [`Fault`].
pub async fn set_house_rules(tx: &mut Tx, rules: &HouseRules) -> Result<(), Fault> {
    let before = open(tx).await?;
    let today = rules.day_at(tx.ambient().now());
    let row = books::ActiveModel {
        id: Set(ONLY),
        day: Set(today.into()),
        currency: Set(rules.currency.code().to_owned()),
        zone: Set(rules.zone.iana_name().unwrap_or("UTC").to_owned()),
        country: Set(rules.country.code().to_owned()),
    };
    row.update(tx.db()).await?;
    let after = Books { rules: rules.clone(), day: today, basis: before.basis };
    if (before.day, before.rules.currency) != (after.day, after.rules.currency) {
        figures::refresh_all(tx, &after).await?;
    }
    Ok(())
}

/// What counts as a purchase now: invoices as soon as there is one.
pub(super) async fn basis(db: &impl Db) -> Result<Basis, Fault> {
    let invoices = totals::total(db, "sales.invoice").await?;
    Ok(if invoices > 0 { Basis::Invoices } else { Basis::Orders })
}

async fn whole(db: &impl Db, row: Option<books::Model>) -> Result<Books, Fault> {
    let row = row.ok_or(Fault::Damaged("books"))?;
    let rules = HouseRules {
        country: row.country.parse().map_err(|_| Fault::Damaged("country"))?,
        currency: Currency::from_code(&row.currency).ok_or(Fault::Damaged("currency"))?,
        zone: TimeZone::get(&row.zone).map_err(|_| Fault::Damaged("time zone"))?,
    };
    Ok(Books { rules, day: row.day.date().ok_or(Fault::Damaged("day"))?, basis: basis(db).await? })
}
