//! What the store itself keeps about a person or company, beside what contexts keep: the words they
//! are found by, and who looked at them.

use std::collections::BTreeMap;

use async_trait::async_trait;
use contracts::{Exported, Objection, PersonalDataSource};
use kernel::Holder;
use personal::Access;
use store::{Fault, Store, Tx, reads, search};

/// How many looks a dossier shows: twelve months of them are kept (T-15).
const LOOKS: u64 = 10_000;

/// The store's own part of a dossier.
pub struct OfTheStore;

#[async_trait]
impl PersonalDataSource for OfTheStore {
    fn context(&self) -> &'static str {
        "store"
    }

    /// The dates and purposes of looks belong to the person; the names of those who looked do not.
    async fn export(&self, store: &Store, holder: Holder, access: &Access) -> Result<Vec<Exported>, Fault> {
        let words = search::words_of(store.reader(), holder).await?;
        let found_by = |words: personal::Personal<String>| Exported {
            kind: "search",
            values: BTreeMap::from([("found-by", words.into_revealed(access))]),
        };
        let looks = reads::at_holder(store.reader(), holder, LOOKS).await?;
        let look = |look: reads::entity::Model| Exported {
            kind: "look",
            values: BTreeMap::from([
                ("at", look.at.timestamp().to_string()),
                ("purpose", look.purpose),
                ("what", look.what),
            ]),
        };
        Ok(words.into_iter().map(found_by).chain(looks.into_iter().map(look)).collect())
    }

    async fn objections(&self, _: &Tx, _: Holder) -> Result<Vec<Objection>, Fault> {
        Ok(Vec::new())
    }

    /// The key and the journal's sealed values go with `privacy`'s receipt; looks name nobody but
    /// by id and end after twelve months.
    async fn erase(&self, tx: &mut Tx, holder: Holder) -> Result<(), Fault> {
        tx.unindex_all_of(&[holder]).await
    }
}
