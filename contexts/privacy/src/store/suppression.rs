//! The suppression list (F5, M-16): what is kept of an address is a keyed hash and the no.

use std::collections::{BTreeMap, HashMap};

use contracts::{Address, RefusalScope};
use kernel::{Id, RowId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, OrganisationKey, Tx};

use super::entity::suppression;
use super::{CHUNK, proposed};
use crate::carry_forward::CARRY_FORWARD;
use crate::scope::ScopeColumns;

/// Puts addresses on the list with what was refused; what stands already stays, save that a
/// minor's mark moves to the later day.
pub async fn add(
    tx: &Tx,
    entries: impl Iterator<Item = (Address, RefusalScope)>,
    source: &str,
) -> Result<(), Fault> {
    let entries: Vec<_> = entries.map(|(address, scope)| (digest(tx.key(), &address), scope)).collect();
    add_digests(tx, &entries, source).await
}

/// Puts digests on the list, as a carry-forward journal brings them.
pub async fn add_digests(tx: &Tx, entries: &[(Vec<u8>, RefusalScope)], source: &str) -> Result<(), Fault> {
    let mut strictest: BTreeMap<(&[u8], ScopeColumns), RefusalScope> = BTreeMap::new();
    for (digest, scope) in entries {
        let columns = ScopeColumns::from(*scope);
        let kept = strictest.entry((digest.as_slice(), columns.without_end())).or_insert(*scope);
        if columns.outlasts(&ScopeColumns::from(*kept)) {
            *kept = *scope;
        }
    }
    let rows = strictest.into_iter().map(|((digest, _), scope)| row(tx, digest.to_vec(), scope, source));
    insert(tx, rows.collect()).await
}

/// What the list holds against each address, in the order asked.
pub async fn against(tx: &Tx, addresses: &[Address]) -> Result<Vec<Vec<RefusalScope>>, Fault> {
    let digests: Vec<Vec<u8>> = addresses.iter().map(|address| digest(tx.key(), address)).collect();
    let mut held: HashMap<Vec<u8>, Vec<RefusalScope>> = HashMap::new();
    for chunk in digests.chunks(CHUNK) {
        let find = suppression::Entity::find().filter(suppression::Column::Digest.is_in(chunk.to_vec()));
        for row in find.all(tx.db()).await? {
            let columns =
                ScopeColumns { channel: row.channel, purpose: row.purpose, mark: row.mark, until: row.until };
            held.entry(row.digest).or_default().push(columns.scope()?);
        }
    }
    Ok(digests.iter().map(|digest| held.get(digest).cloned().unwrap_or_default()).collect())
}

/// The whole list.
pub async fn all(db: &impl Db) -> Result<Vec<(Vec<u8>, RefusalScope)>, Fault> {
    let rows = suppression::Entity::find().order_by_asc(suppression::Column::Id).all(db).await?;
    rows.into_iter()
        .map(|row| {
            let columns =
                ScopeColumns { channel: row.channel, purpose: row.purpose, mark: row.mark, until: row.until };
            Ok((row.digest, columns.scope()?))
        })
        .collect()
}

async fn insert(tx: &Tx, rows: Vec<suppression::ActiveModel>) -> Result<(), Fault> {
    if rows.is_empty() {
        return Ok(());
    }
    tx.enqueue_once(CARRY_FORWARD).await?;
    let raise = OnConflict::columns([
        suppression::Column::Digest,
        suppression::Column::Channel,
        suppression::Column::Purpose,
        suppression::Column::Mark,
    ])
    .update_columns([suppression::Column::Until, suppression::Column::RecordedAt])
    .action_and_where(
        Expr::col(proposed(suppression::Column::Until))
            .gt(Expr::col((suppression::Entity, suppression::Column::Until))),
    )
    .to_owned();
    for chunk in rows.chunks(CHUNK) {
        let insert = suppression::Entity::insert_many(chunk.to_vec()).on_conflict(raise.clone());
        insert.exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

fn row(tx: &Tx, digest: Vec<u8>, scope: RefusalScope, source: &str) -> suppression::ActiveModel {
    let scope = ScopeColumns::from(scope);
    suppression::ActiveModel {
        id: Set(tx.ambient().id::<RowId>().uuid()),
        digest: Set(digest),
        channel: Set(scope.channel),
        purpose: Set(scope.purpose),
        mark: Set(scope.mark),
        until: Set(scope.until),
        source: Set(source.to_owned()),
        recorded_at: Set(tx.ambient().now().into()),
    }
}

/// The keyed hash of an address; its key derives from the organisation's, so the recovery sheet
/// brings the list back to life.
fn digest(key: &OrganisationKey, address: &Address) -> Vec<u8> {
    let (kind, value) = match address {
        Address::Email(value) => ("email", value),
        Address::Phone(value) => ("phone", value),
    };
    key.digest("suppression list", &[kind.as_bytes(), value.stored().as_bytes()]).to_vec()
}
