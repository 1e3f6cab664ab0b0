//! The inventories against the tables there really are, both ways (law 1): a column nobody said
//! the why of is found by the tests and by `carnet check`.

use std::collections::{BTreeMap, BTreeSet};

use personal::inventory::Inventory;
use store::{Fault, Store, schema};

use crate::wiring;

/// A difference between what is written and what is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// A table or column in the base that no inventory knows.
    NotInventoried(String),
    /// A table or column of an inventory that the base does not have.
    NotThere(String),
}

/// Every inventory of the house, by the room it belongs to.
///
/// # Errors
/// The complaint of the first one that breaks a rule of the format.
pub fn inventories() -> Result<Vec<(&'static str, Inventory)>, String> {
    let read = |(room, text): (&'static str, &str)| Ok((room, Inventory::read(text)?));
    wiring::inventories().into_iter().map(read).collect()
}

/// What is in the base but in no inventory, and the other way round; empty when all is well.
///
/// # Errors
/// Any [`Fault`].
pub async fn gaps(store: &Store) -> Result<Vec<Gap>, Fault> {
    let live = schema::tables(store.reader()).await?;
    let written = written().map_err(|_| Fault::Damaged("inventory"))?;
    let unknown = difference(&live, &written).into_iter().map(Gap::NotInventoried);
    let gone = difference(&written, &live).into_iter().map(Gap::NotThere);
    Ok(unknown.chain(gone).collect())
}

type Tables = BTreeMap<String, BTreeSet<String>>;

fn written() -> Result<Tables, String> {
    let tables = inventories()?.into_iter().flat_map(|(_, inventory)| inventory.table);
    Ok(tables.map(|(name, table)| (name, table.columns.into_keys().collect())).collect())
}

/// What the first has and the second lacks: whole tables by their name, else columns.
fn difference(first: &Tables, second: &Tables) -> Vec<String> {
    let lacking = |(table, columns): (&String, &BTreeSet<String>)| match second.get(table) {
        None => vec![table.clone()],
        Some(others) => columns.difference(others).map(|column| format!("{table}.{column}")).collect(),
    };
    first.iter().flat_map(lacking).collect()
}
