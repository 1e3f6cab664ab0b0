//! By which day, currency and documents the figures are reckoned.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kernel::{Country, Currency};

use crate::sale::DocumentKind;

/// What the organisation says once and every figure follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseRules {
    /// Where the business is: its invoices are kept by this country's law.
    pub country: Country,
    /// The currency sums are made in.
    pub currency: Currency,
    /// The time zone whose midnight begins a day.
    pub zone: TimeZone,
}

impl HouseRules {
    /// The day it is there.
    #[must_use]
    pub fn day_at(&self, instant: Timestamp) -> Date {
        instant.to_zoned(self.zone.clone()).date()
    }

    /// The next midnight there.
    #[must_use]
    pub fn next_midnight(&self, after: Timestamp) -> Timestamp {
        let tomorrow = self.day_at(after).saturating_add(1.day());
        tomorrow.to_zoned(self.zone.clone()).map_or(Timestamp::MAX, |midnight| midnight.timestamp())
    }
}

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
