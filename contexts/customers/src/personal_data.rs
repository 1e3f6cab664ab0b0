//! What the file knows of a person or company: shown whole, or taken out whole (laws 6 to 8).
//!
//! The export reads the inventory itself, so that a column said to be personal there cannot be
//! forgotten here. An erasure does not destroy the holder's key nor write the receipt: `privacy`,
//! which asks every context in turn, does both once all of them have done their part.

mod parts;

use std::collections::BTreeMap;

use async_trait::async_trait;
use contracts::{Exported, Objection, PersonalDataSource};
use kernel::{Country, Holder};
use personal::Access;
use store::{Fault, Store, Tx};

use crate::import::{forget_holder, held_about};
use crate::store::{accounting_documents_of, books, forget};

/// The inventory of this context's tables.
pub const INVENTORY: &str = include_str!("../personal-data.toml");

/// The tables whose rows are handed out about somebody; a test holds them to the inventory.
pub fn exported_tables() -> impl Iterator<Item = &'static str> {
    parts::PARTS.iter().map(|part| part.table)
}

/// The personal data of the file.
#[derive(Debug, Clone, Copy, Default)]
pub struct OfTheFile;

#[async_trait]
impl PersonalDataSource for OfTheFile {
    fn context(&self) -> &'static str {
        "customers"
    }

    async fn export(&self, store: &Store, holder: Holder, access: &Access) -> Result<Vec<Exported>, Fault> {
        let mut all = Vec::new();
        for part in parts::PARTS {
            all.extend(part.export(store.reader(), holder, access).await?);
        }
        let held = held_about(store, holder).await?.into_iter();
        all.extend(held.map(|note| Exported {
            kind: "held-note",
            values: BTreeMap::from([("text", note.into_revealed(access))]),
        }));
        Ok(all)
    }

    /// Invoices and credit notes must be kept by the law of the business: ten years, T-05 in
    /// France, T-06 in Belgium. Until the archive exists, they hold back the whole record.
    async fn objections(&self, tx: &Tx, holder: Holder) -> Result<Vec<Objection>, Fault> {
        let rows = accounting_documents_of(tx.db(), holder).await?;
        let rule = if books(tx.db()).await?.rules.country == Country::BE { "T-06" } else { "T-05" };
        let objection = Objection { code: "objection-invoices-are-kept", rule, rows };
        Ok((rows > 0).then_some(objection).into_iter().collect())
    }

    /// Imports first: by what the record says they tell whose their files, rows and notes are.
    async fn erase(&self, tx: &mut Tx, holder: Holder) -> Result<(), Fault> {
        forget_holder(tx, holder).await?;
        forget(tx, holder).await
    }
}
