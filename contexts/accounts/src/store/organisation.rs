//! The organisation's one row.

use kernel::{Lang, Vat};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use store::{Db, Fault, Instant, Tx};

use super::entity::organisation::{ActiveModel, Column, Entity, Model};
use crate::organisation::Established;

const ONLY: i64 = 1;

/// The organisation; `None` before set-up.
pub async fn find(db: &impl Db) -> Result<Option<Established>, Fault> {
    Entity::find_by_id(ONLY).one(db).await?.map(established).transpose()
}

/// Sets the organisation up.
pub async fn save(tx: &Tx, new: &Established) -> Result<(), Fault> {
    let rules = new.rules();
    let row = ActiveModel {
        id: Set(ONLY),
        name: Set(new.name.clone()),
        country: Set(rules.country.code().to_owned()),
        zone: Set(rules.zone.iana_name().unwrap_or("UTC").to_owned()),
        currency: Set(rules.currency.code().to_owned()),
        lang: Set(new.lang.code().to_owned()),
        controller: Set(new.controller.clone()),
        created_at: Set(tx.ambient().now().into()),
        vat: Set(new.vat.code().to_owned()),
        factor_required_at: Set(None),
        steps_aside_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Changes everything about it but its country and what follows from that.
pub async fn change(tx: &Tx, after: &Established) -> Result<(), Fault> {
    let row = ActiveModel {
        id: Set(ONLY),
        name: Set(after.name.clone()),
        lang: Set(after.lang.code().to_owned()),
        controller: Set(after.controller.clone()),
        vat: Set(after.vat.code().to_owned()),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(())
}

/// Whether everybody must have a second factor.
pub async fn requires_factor(db: &impl Db) -> Result<bool, Fault> {
    Ok(Entity::find_by_id(ONLY).one(db).await?.is_some_and(|row| row.factor_required_at.is_some()))
}

/// Requires a second factor of everybody from now on, or leaves it to each.
pub async fn require_factor(tx: &Tx, is_required: bool) -> Result<(), Fault> {
    let since = is_required.then(|| tx.ambient().now().into());
    let row = ActiveModel { id: Set(ONLY), factor_required_at: Set(since), ..Default::default() };
    row.update(tx.db()).await?;
    Ok(())
}

/// Whether the first steps were put aside.
pub async fn steps_are_aside(db: &impl Db) -> Result<bool, Fault> {
    Ok(Entity::find_by_id(ONLY).one(db).await?.is_some_and(|row| row.steps_aside_at.is_some()))
}

/// Puts the first steps aside; who did stands in the journal.
pub async fn put_steps_aside(tx: &Tx) -> Result<(), Fault> {
    let now = Expr::value(Instant::from(tx.ambient().now()));
    Entity::update_many().col_expr(Column::StepsAsideAt, now).exec(tx.db()).await?;
    Ok(())
}

fn established(row: Model) -> Result<Established, Fault> {
    let damaged = Fault::Damaged("organisation");
    Ok(Established {
        name: row.name,
        country: row.country.parse().map_err(|_| damaged)?,
        lang: Lang::from_code(&row.lang).ok_or(damaged)?,
        controller: row.controller,
        vat: Vat::from_code(&row.vat).ok_or(damaged)?,
    })
}
