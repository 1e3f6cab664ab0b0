//! One search for both engines: folded words, fragments, and typos forgiven.
//!
//! Text is folded in Rust before it is indexed and before it is searched, so that both engines
//! see the same letters; candidates come from their indexes, the ranking is ours on both.

mod candidates;
mod ranking;
mod removal;
mod slips;

use kernel::{Holder, Scope, text};
use personal::{Access, Personal};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

pub use self::candidates::records_with;
use crate::journal::Record;
use crate::{Db, Fault, Tx};

/// How many records enter the index in one statement: after each, SQLite writes out what its full-text tables gathered.
const CHUNK: usize = 2_000;
/// When a row that is there already is written anew: wiping one out of full-text tables is dear.
const IS_OTHERWISE: &str = "store_search.text IS DISTINCT FROM excluded.text
     OR store_search.holder_id IS DISTINCT FROM excluded.holder_id";
/// How many candidates are ranked, whatever little is asked for.
const MOST: usize = 50;
/// With fewer hits than these for a lone word, more is looked for.
const FEW: usize = 5;

/// The table behind both indexes.
pub mod entity {
    use personal::Personal;
    use sea_orm::entity::prelude::*;

    /// One record's searchable text.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "store_search")]
    pub struct Model {
        /// The row number both full-text tables refer to.
        #[sea_orm(primary_key)]
        pub id: i64,
        /// The record's kind.
        pub kind: String,
        /// The record's id.
        #[sea_orm(unique)]
        pub record_id: Uuid,
        /// Whom it is about.
        pub holder_id: Option<Uuid>,
        /// Folded words.
        pub text: Personal<String>,
    }

    /// No relations: records live in other contexts.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A record's searchable text, as its context gives it.
#[derive(Debug, Clone)]
pub struct Searchable {
    /// The record.
    pub record: Record,
    /// Whom it is about, so that an erasure finds it.
    pub holder: Option<Holder>,
    /// Names, addresses, numbers: whatever somebody may type to find it.
    pub text: Personal<String>,
}

/// A record that was found, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The record's kind.
    pub kind: String,
    /// The record's id.
    pub id: Uuid,
    /// How well it fits, 1 at best.
    pub score: f64,
}

impl Tx {
    /// Makes records findable, or refreshes them.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn index(&self, records: Vec<Searchable>) -> Result<(), Fault> {
        let rows: Vec<_> = records.into_iter().map(row).collect();
        for chunk in rows.chunks(CHUNK) {
            let refresh = OnConflict::column(entity::Column::RecordId)
                .update_columns([entity::Column::Text, entity::Column::HolderId])
                .action_and_where(Expr::cust(IS_OTHERWISE))
                .to_owned();
            entity::Entity::insert_many(chunk.to_vec())
                .on_conflict(refresh)
                .exec_without_returning(self.db())
                .await?;
        }
        Ok(())
    }

    /// Makes records unfindable.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn unindex(&self, records: &[Uuid]) -> Result<(), Fault> {
        removal::remove(self, entity::Column::RecordId, records).await
    }

    /// Makes everything about holders unfindable (law 8).
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn unindex_all_of(&self, holders: &[Holder]) -> Result<(), Fault> {
        let ids: Vec<Uuid> = holders.iter().map(|holder| holder.uuid()).collect();
        removal::remove(self, entity::Column::HolderId, &ids).await
    }
}

/// The words a holder's records are found by, for their dossier.
///
/// # Errors
/// Any [`Fault`].
pub async fn words_of(db: &impl Db, holder: Holder) -> Result<Vec<Personal<String>>, Fault> {
    let find = entity::Entity::find().filter(entity::Column::HolderId.eq(holder.uuid()));
    Ok(find.order_by_asc(entity::Column::Id).all(db).await?.into_iter().map(|row| row.text).collect())
}

/// Among which records somebody searches.
#[derive(Debug, Clone, Copy)]
pub struct Among<'a> {
    /// Of these kinds; of all if empty.
    pub kinds: &'a [&'a str],
    /// As far as this is seen.
    pub scope: &'a Scope,
    /// Whose the record of a row `s` is, as [`in_sight`](crate::scope::in_sight) reads it.
    pub belongs: &'static str,
}

impl<'a> Among<'a> {
    /// Everybody's records of these kinds.
    #[must_use]
    pub const fn all(kinds: &'a [&'a str]) -> Self {
        Self { kinds, scope: &Scope::All, belongs: "" }
    }
}

/// Finds records that are in sight, best first: as they were typed, then with a slip of the keys forgiven,
/// save in numbers, then by parts of words.
///
/// # Errors
/// Any [`Fault`].
pub async fn find(
    db: &impl Db,
    access: &Access,
    query: &str,
    among: Among<'_>,
    limit: usize,
) -> Result<Vec<Hit>, Fault> {
    let words = text::words(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let most = limit.max(MOST);
    let mut found = candidates::exact(db, &words, among, most).await?;
    if is_thin(&found, &words) {
        found.extend(candidates::slipped(db, &words, among, most).await?);
    }
    if is_thin(&found, &words) {
        found.extend(candidates::fragments(db, &words, among, most).await?);
    }
    Ok(ranking::rank(found, &words, access, limit))
}

/// Whether somebody may have meant another record than those found as they were typed. Of a lone name one hit
/// or two say little; a number and several words that all fit say which they mean.
fn is_thin(found: &[entity::Model], words: &[String]) -> bool {
    let is_name = |word: &String| !word.chars().any(|letter| letter.is_ascii_digit());
    found.is_empty() || words.len() == 1 && found.len() < FEW && words.iter().all(is_name)
}

fn row(record: Searchable) -> entity::ActiveModel {
    entity::ActiveModel {
        kind: Set(record.record.kind.to_owned()),
        record_id: Set(record.record.id),
        holder_id: Set(record.holder.map(Holder::uuid)),
        text: Set(record.text.map(|text| text::words(&text).join(" "))),
        ..Default::default()
    }
}
