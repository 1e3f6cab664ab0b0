//! What files claim of consents: a yes here is never more than claimed (law 5).

use std::collections::BTreeMap;

use contracts::{Claim, ConsentAnswer, StandingClaim};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{BatchId, Holder, Id, RowId};
use personal::{Channel, Personal, Purpose};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Day, Db, Fault, Tx};

use super::CHUNK;
use super::entity::claim;

/// A claim as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// For which purpose.
    pub purpose: Purpose,
    /// By which channel.
    pub channel: Channel,
    /// What the file says.
    pub answer: ConsentAnswer,
    /// When it was given, as the file says.
    pub given_on: Option<Date>,
    /// In which words the file says so, where it says more than yes or no.
    pub evidence: Option<Personal<String>>,
    /// When Carnet heard of it.
    pub recorded_at: Timestamp,
}

impl Claimed {
    /// The same claim about somebody else: another record of the same person.
    pub fn about(self, holder: Holder) -> Claim {
        let Self { purpose, channel, answer, given_on, evidence, recorded_at: _ } = self;
        Claim { holder, purpose, channel, answer, given_on, evidence }
    }
}

impl From<Claimed> for StandingClaim {
    fn from(claim: Claimed) -> Self {
        let Claimed { purpose, channel, answer, given_on, evidence, recorded_at: _ } = claim;
        Self { purpose, channel, answer, given_on, evidence }
    }
}

/// Records claims. A no turns whatever stands and keeps its first date; a yes turns only what was
/// not clear; what is not clear turns nothing.
pub async fn add(tx: &Tx, claims: &[Claim]) -> Result<(), Fault> {
    use ConsentAnswer::{No, Unknown, Yes};
    let claims = clearest(claims);
    let standing = || Expr::col((claim::Entity, claim::Column::Answer));
    let turned = [
        claim::Column::Answer,
        claim::Column::GivenOn,
        claim::Column::Evidence,
        claim::Column::BatchId,
        claim::Column::RecordedAt,
    ];
    let keys = [claim::Column::HolderId, claim::Column::Purpose, claim::Column::Channel];
    let turn = |which| OnConflict::columns(keys).update_columns(turned).action_and_where(which).to_owned();
    for (answer, conflict) in [
        (Unknown, OnConflict::columns(keys).do_nothing().to_owned()),
        (Yes, turn(standing().eq(code(Unknown)))),
        (No, turn(standing().ne(code(No)))),
    ] {
        let rows: Vec<_> =
            claims.iter().filter(|claim| claim.answer == answer).map(|claim| row(tx, claim)).collect();
        for chunk in rows.chunks(CHUNK) {
            let insert = claim::Entity::insert_many(chunk.to_vec()).on_conflict(conflict.clone());
            insert.exec_without_returning(tx.db()).await?;
        }
    }
    Ok(())
}

/// The claims about these holders.
pub async fn of(db: &impl Db, holders: &[Holder]) -> Result<Vec<(Holder, Claimed)>, Fault> {
    let mut found = Vec::new();
    for chunk in holders.chunks(CHUNK) {
        let ids = chunk.iter().map(|holder| holder.uuid());
        for row in claim::Entity::find().filter(claim::Column::HolderId.is_in(ids)).all(db).await? {
            let holder =
                Holder::from_parts(&row.holder_kind, row.holder_id).ok_or(Fault::Damaged("holder kind"))?;
            found.push((holder, claimed(&row)?));
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
        evidence: Set(claim.evidence.clone()),
    }
}

/// One claim by holder, purpose and channel: a no before a yes, a yes before nothing clear. An
/// engine refuses to meet the same row twice in one statement.
fn clearest(claims: &[Claim]) -> Vec<&Claim> {
    let mut places: BTreeMap<(Holder, Purpose, Channel), usize> = BTreeMap::new();
    let mut kept: Vec<&Claim> = Vec::new();
    for claim in claims {
        let place = *places.entry((claim.holder, claim.purpose, claim.channel)).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(known) if weight(claim.answer) > weight(known.answer) => *known = claim,
            Some(_) => {}
            None => kept.push(claim),
        }
    }
    kept
}

const fn weight(answer: ConsentAnswer) -> u8 {
    match answer {
        ConsentAnswer::Unknown => 0,
        ConsentAnswer::Yes => 1,
        ConsentAnswer::No => 2,
    }
}

fn claimed(row: &claim::Model) -> Result<Claimed, Fault> {
    let damaged = Fault::Damaged("claim");
    let answer = match row.answer.as_str() {
        "claimed" => ConsentAnswer::Yes,
        "no" => ConsentAnswer::No,
        "unknown" => ConsentAnswer::Unknown,
        _ => return Err(damaged),
    };
    Ok(Claimed {
        purpose: row.purpose.parse().map_err(|_| damaged)?,
        channel: row.channel.parse().map_err(|_| damaged)?,
        answer,
        given_on: row.given_on.as_ref().and_then(Day::date),
        evidence: row.evidence.clone(),
        recorded_at: row.recorded_at.timestamp(),
    })
}
