//! The words and colours of what the domain knows by codes.

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
}
