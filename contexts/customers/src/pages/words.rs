//! The words and colours of what the domain knows by codes.

use jiff::civil::Date;

use crate::relation::Relation;
use crate::sale::{DocumentKind, Status};

impl Relation {
    /// The locale key.
    #[must_use]
    pub fn key(&self) -> String {
        format!("relation-{}", self.code())
    }

    /// The colour of its tag.
    pub(crate) const fn colour(&self) -> &'static str {
        match self {
            Self::Client => "ok",
            Self::Prospect => "info",
            Self::FormerClient => "",
            Self::Partner | Self::Supplier => "plum",
        }
    }
}

impl DocumentKind {
    /// The locale key.
    #[must_use]
    pub fn key(&self) -> String {
        format!("document-{}", self.code())
    }
}

impl Status {
    /// The locale key.
    #[must_use]
    pub fn key(&self) -> String {
        format!("sale-status-{}", self.code())
    }

    /// Whether it should have been paid by now.
    pub(crate) fn is_overdue(self, due_on: Option<Date>, today: Date) -> bool {
        self == Self::Due && due_on.is_some_and(|due| due < today)
    }

    /// The colour of its tag.
    pub(crate) const fn colour(self, is_overdue: bool) -> &'static str {
        match self {
            Self::Due if is_overdue => "bad",
            Self::Due => "warn",
            Self::Paid { .. } => "ok",
            Self::Open | Self::Cancelled => "",
        }
    }
}
