//! Counts: what a batch brought, and what its undoing took back. No name, no value.

pub use intake::{Tally, Totals};
use kernel::{CompanyId, Holder, PersonId, ProductId, SaleId};
use serde::{Deserialize, Serialize};

/// What an undoing did, and what it had to leave, by table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Undone {
    /// Companies.
    pub companies: Back,
    /// People.
    pub people: Back,
    /// Sales.
    pub sales: Back,
    /// Products.
    pub products: Back,
    /// Notes the batch had written down.
    pub notes: Back,
}

/// What became of the records of a table when a batch was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Back {
    /// Records the batch had made, taken out.
    pub removed: u64,
    /// Records the batch had changed, as they were before.
    pub restored: u64,
    /// Records left because somebody, or a later import, changed them since.
    pub edited: u64,
    /// Records left because others name them since: a sale, a note, a colleague.
    pub linked: u64,
}

impl Undone {
    /// The tables together.
    #[must_use]
    pub fn all(&self) -> Back {
        let Self { companies, people, sales, products, notes } = *self;
        [companies, people, sales, products, notes].into_iter().fold(Back::default(), Back::and)
    }
}

impl Back {
    const fn and(self, other: Self) -> Self {
        Self {
            removed: self.removed + other.removed,
            restored: self.restored + other.restored,
            edited: self.edited + other.edited,
            linked: self.linked + other.linked,
        }
    }

    /// Counts a record that stays.
    pub fn leave(&mut self, why: Why) {
        match why {
            Why::Edited => self.edited += 1,
            Why::Linked => self.linked += 1,
        }
    }
}

/// Why an undoing left a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Somebody, or a later import, changed it since.
    Edited,
    /// Others name it since.
    Linked,
}

/// A record an undoing left, by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stayed {
    /// A company.
    Company(CompanyId, Why),
    /// A person.
    Person(PersonId, Why),
    /// A sale.
    Sale(SaleId, Why),
    /// A product.
    Product(ProductId, Why),
}

impl Stayed {
    /// The person or company, if it is one.
    #[must_use]
    pub const fn holder(&self) -> Option<Holder> {
        match self {
            Self::Company(id, _) => Some(Holder::Company(*id)),
            Self::Person(id, _) => Some(Holder::Person(*id)),
            Self::Sale(..) | Self::Product(..) => None,
        }
    }
}

/// What became of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Created,
    /// It changed.
    Updated,
    /// It says what it said before.
    Unchanged,
}

/// Counts a record.
pub fn count(tally: &mut Tally, fate: Fate) {
    match fate {
        Fate::Created => tally.created += 1,
        Fate::Updated => tally.updated += 1,
        Fate::Unchanged => tally.unchanged += 1,
    }
}
