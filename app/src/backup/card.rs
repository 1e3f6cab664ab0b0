//! The card of a destination: whose backups lie there, and how its journal stood.

use serde::{Deserialize, Serialize};
use store::OrganisationKey;

use crate::folder::Identity;

/// What a destination says of itself. Nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Card {
    /// The organisation's folder and key.
    #[serde(flatten)]
    pub identity: Identity,
    /// How many bytes of the journal the seal covers.
    pub sealed_bytes: usize,
    /// A keyed digest of them: a journal that was shortened or edited is noticed.
    pub seal: String,
}

impl Card {
    /// The card of a destination that begins now, with an empty journal.
    #[must_use]
    pub fn begin(identity: Identity, key: &OrganisationKey) -> Self {
        Self { identity, sealed_bytes: 0, seal: seal_of(&[], key) }
    }

    /// The card, covering the journal as it is now.
    #[must_use]
    pub fn sealing(self, journal: &[u8], key: &OrganisationKey) -> Self {
        Self { sealed_bytes: journal.len(), seal: seal_of(journal, key), ..self }
    }

    /// Whether the journal begins as it was sealed. More may follow: the power may have gone
    /// between a line and its seal.
    #[must_use]
    pub fn covers(&self, journal: &[u8], key: &OrganisationKey) -> bool {
        journal.get(..self.sealed_bytes).is_some_and(|sealed| seal_of(sealed, key) == self.seal)
    }
}

fn seal_of(journal: &[u8], key: &OrganisationKey) -> String {
    hex::encode(key.digest("carry-forward journal", &[journal]))
}

#[cfg(test)]
mod tests {
    use super::Card;
    use crate::folder::Identity;
    use kernel::Ambient;
    use store::OrganisationKey;

    #[test]
    fn a_journal_may_grow_but_neither_shrink_nor_change() {
        let key = OrganisationKey::generate(&Ambient::system());
        let card = Card::begin(Identity::of(&key, &Ambient::system()), &key);
        assert!(card.covers(b"", &key) && card.covers(b"more\n", &key));
        let card = card.sealing(b"one\ntwo\n", &key);
        assert!(card.covers(b"one\ntwo\n", &key) && card.covers(b"one\ntwo\nthree\n", &key));
        assert!(!card.covers(b"one\n", &key) && !card.covers(b"one\ntwa\n", &key));
        let other = OrganisationKey::generate(&Ambient::system());
        assert!(!card.covers(b"one\ntwo\n", &other));
    }
}
