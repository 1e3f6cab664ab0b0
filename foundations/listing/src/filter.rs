//! The one filter language: a typed tree, stored as JSON, compiled to SQL, readable as a sentence.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which records are meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filter {
    /// Those that meet every part; all records if there is none.
    All(Vec<Filter>),
    /// Those that meet at least one part.
    Any(Vec<Filter>),
    /// Those that do not meet the part.
    Not(Box<Filter>),
    /// Those whose facet meets a test.
    Where {
        /// The facet's name.
        facet: String,
        /// The test.
        is: Test,
    },
    /// These records, such as a search found.
    Among(Vec<Uuid>),
}

/// What is asked of one facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// Equal to one of these texts or codes, folded for text.
    OneOf(Vec<String>),
    /// Holds this text, folded.
    Holds(String),
    /// A reference to this row.
    Refers(Uuid),
    /// At least so much (cents or number).
    AtLeast(i64),
    /// At most so much (cents or number).
    AtMost(i64),
    /// On this day or later.
    Since(Date),
    /// On this day or earlier.
    Until(Date),
    /// Nothing there.
    Empty,
}

impl Filter {
    /// Every record.
    #[must_use]
    pub const fn everything() -> Self {
        Self::All(Vec::new())
    }

    /// A test of one facet.
    #[must_use]
    pub fn on(facet: &str, is: Test) -> Self {
        Self::Where { facet: facet.to_owned(), is }
    }

    /// Both this and another filter.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match self {
            Self::All(mut parts) => {
                parts.push(other);
                Self::All(parts)
            }
            single => Self::All(vec![single, other]),
        }
    }

    /// Whether it lets everything through.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::All(parts) if parts.iter().all(Self::is_everything))
    }
}
