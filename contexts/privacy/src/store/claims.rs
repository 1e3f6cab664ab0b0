//! What files claim of consents: a yes here is never more than claimed (law 5).

use contracts::{Claim, ConsentAnswer};
use kernel::{BatchId, Holder, Id, RowId};
use personal::{Channel, Purpose};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Day, Db, Fault, Tx};

use super::CHUNK;
use super::entity::claim;

/// One claim as it stands.
pub type Standing = (Purpose, Channel, ConsentAnswer, Option<jiff::civil::Date>);

/// Records claims. A no that stands is not turned by a later yes; an unknown turns nothing.
pub async fn add(tx: &Tx, claims: &[Claim]) -> Result<(), Fault> {
    let (no, other): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().partition(|claim| claim.answer == ConsentAnswer::No);
    let keys = [claim::Column::HolderId, claim::Column::Purpose, claim::Column::Channel];
    let keep = OnConflict::columns(keys).do_nothing().to_owned();
    let turn = OnConflict::columns(keys)
        .update_columns([claim::Column::Answer, claim::Column::GivenOn, claim::Column::RecordedAt])
        .to_owned();
    for (claims, conflict) in [(other, keep), (no, turn)] {
        for chunk in claims.chunks(CHUNK) {
            let rows: Vec<_> = chunk.iter().map(|claim| row(tx, claim)).collect();
            claim::Entity::insert_many(rows)
                .on_conflict(conflict.clone())
                .exec_without_returning(tx.db())
                .await?;
        }
    }
    Ok(())
}

/// The claims about these holders.
pub async fn of(db: &impl Db, holders: &[Holder]) -> Result<Vec<(Holder, Standing)>, Fault> {
    let mut found = Vec::new();
    for chunk in holders.chunks(CHUNK) {
        let ids = chunk.iter().map(|holder| holder.uuid());
        for row in claim::Entity::find().filter(claim::Column::HolderId.is_in(ids)).all(db).await? {
            let holder =
                Holder::from_parts(&row.holder_kind, row.holder_id).ok_or(Fault::Damaged("holder kind"))?;
            found.push((holder, standing(&row)?));
        }
    }
    Ok(found)
}

/// Takes back what an undone batch claimed, save its noes.
pub async fn take_back(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
    claim::Entity::delete_many()
        .filter(claim::Column::BatchId.eq(batch.uuid()))
        .filter(claim::Column::Answer.ne(code(ConsentAnswer::No)))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Drops an erased holder's rows.
pub async fn erase(tx: &Tx, holder: Holder) -> Result<(), Fault> {
    claim::Entity::delete_many().filter(claim::Column::HolderId.eq(holder.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// An answer's code, as rows and exports write it.
pub const fn code(answer: ConsentAnswer) -> &'static str {
    match answer {
        ConsentAnswer::Yes => "claimed",
        ConsentAnswer::No => "no",
        ConsentAnswer::Unknown => "unknown",
    }
}

fn row(tx: &Tx, claim: &Claim) -> claim::ActiveModel {
    claim::ActiveModel {
        id: Set(tx.ambient().id::<RowId>().uuid()),
        holder_kind: Set(claim.holder.kind().to_owned()),
        holder_id: Set(claim.holder.uuid()),
        purpose: Set(claim.purpose.code().to_owned()),
        channel: Set(claim.channel.code().to_owned()),
        answer: Set(code(claim.answer).to_owned()),
        given_on: Set(claim.given_on.map(Day::from)),
        batch_id: Set(tx.cause().batch.map(Id::uuid)),
        recorded_at: Set(tx.ambient().now().into()),
    }
}

fn standing(row: &claim::Model) -> Result<Standing, Fault> {
    let damaged = Fault::Damaged("claim");
    let answer = match row.answer.as_str() {
        "claimed" => ConsentAnswer::Yes,
        "no" => ConsentAnswer::No,
        "unknown" => ConsentAnswer::Unknown,
        _ => return Err(damaged),
    };
    let purpose = row.purpose.parse().map_err(|_| damaged)?;
    let channel = row.channel.parse().map_err(|_| damaged)?;
    Ok((purpose, channel, answer, row.given_on.as_ref().and_then(Day::date)))
}
