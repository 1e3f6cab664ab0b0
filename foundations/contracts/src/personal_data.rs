//! What every context must be able to do with the personal data it keeps (laws 6 to 8).
//! `privacy` walks the list that `app` wires; it knows no table.

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::Holder;
use personal::Access;
use store::{Fault, Store, Tx};

/// A context's answer for its own personal data.
#[async_trait]
pub trait PersonalDataSource: Send + Sync {
    /// The context's name, as in its table names.
    fn context(&self) -> &'static str;

    /// Everything kept about a holder, under the names of the inventory's `exported-as`.
    async fn export(&self, store: &Store, holder: Holder, access: &Access) -> Result<Vec<Exported>, Fault>;

    /// Why this holder may not be erased now; empty if nothing stands against it.
    async fn objections(&self, tx: &Tx, holder: Holder) -> Result<Vec<Objection>, Fault>;

    /// Erases everything about a holder, children tables included.
    async fn erase(&self, tx: &mut Tx, holder: Holder) -> Result<(), Fault>;
}

/// One row of one table about a holder.
#[derive(Clone)]
pub struct Exported {
    /// Which kind of thing: `person`, `email`, `sale`, `refusal`…
    pub kind: &'static str,
    /// Its values by export name. Plain text: it was revealed to whoever asked.
    pub values: BTreeMap<&'static str, String>,
}

/// The whole answer about one holder.
#[derive(Clone, Default)]
pub struct Dossier {
    /// By context.
    pub parts: Vec<(&'static str, Vec<Exported>)>,
}

/// Why an erasure must wait, with the rule that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Objection {
    /// The reason's code, a locale key.
    pub code: &'static str,
    /// The rule (T-05).
    pub rule: &'static str,
    /// How many rows are held back.
    pub rows: u64,
}
