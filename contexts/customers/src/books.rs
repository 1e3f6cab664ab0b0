//! By which day, currency and documents the figures are reckoned.

pub use contracts::HouseRules;
use jiff::civil::Date;

use crate::sale::DocumentKind;

/// How the figures stand: by which rules, on which day, made of which documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Books {
    /// The organisation's rules.
    pub rules: HouseRules,
    /// The day every stored figure is right for.
    pub day: Date,
    /// What counts as a purchase.
    pub basis: Basis,
}

/// What counts as a purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Invoices, as soon as the file holds one.
    Invoices,
    /// Orders, in a business that keeps no invoices.
    Orders,
}

impl Basis {
    /// Whether a document is a purchase.
    #[must_use]
    pub fn is_purchase(self, kind: DocumentKind) -> bool {
        matches!((self, kind), (Self::Invoices, DocumentKind::Invoice) | (Self::Orders, DocumentKind::Order))
    }

    /// Whether a document weighs in sums: purchases, and the credit notes that correct them.
    #[must_use]
    pub fn counts(self, kind: DocumentKind) -> bool {
        kind == DocumentKind::CreditNote || self.is_purchase(kind)
    }
}
