//! What every table's rows share on their way in and out.

use std::collections::HashMap;
use std::hash::Hash;

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use store::{Db, Fault};

/// How many rows go into one statement: well below what either engine can bind.
pub const CHUNK: usize = 200;

/// Inserts rows, many at a time.
pub async fn insert<E>(db: &impl Db, rows: Vec<E::Model>) -> Result<(), Fault>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let mut rows = rows.into_iter().map(|row| row.into_active_model().reset_all()).peekable();
    while rows.peek().is_some() {
        E::insert_many(rows.by_ref().take(CHUNK)).exec_without_returning(db).await?;
    }
    Ok(())
}

/// A place in a list, as its column keeps it.
pub fn place(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

/// The values under their keys, in their order.
pub fn grouped<K: Eq + Hash, V>(pairs: impl IntoIterator<Item = (K, V)>) -> HashMap<K, Vec<V>> {
    let mut groups: HashMap<K, Vec<V>> = HashMap::new();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}

/// The records in the order their ids were asked; those that are not there are left out.
pub fn in_order<K: Eq + Hash, V>(keys: &[K], records: impl Iterator<Item = (K, V)>) -> Vec<V> {
    let mut found: HashMap<K, V> = records.collect();
    keys.iter().filter_map(|key| found.remove(key)).collect()
}
