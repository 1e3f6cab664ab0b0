//! The one filter language: a typed tree, stored as JSON, compiled to SQL, readable as a sentence.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Kind;

/// Which records are meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// Equal to one of these texts or codes, folded for text.
    OneOf(Vec<String>),
    /// Holds this text, folded.
    Holds(String),
    /// Found by these words, each the beginning of one of the record's, for [`Kind::Search`].
    Says(String),
    /// A reference to this row.
    Refers(Uuid),
    /// At least so much.
    AtLeast(Quantity),
    /// At most so much.
    AtMost(Quantity),
    /// On this day or later.
    Since(Date),
    /// On this day or earlier.
    Until(Date),
    /// Nothing there.
    Empty,
}

/// So much of what a facet counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// An amount in cents, for [`Kind::Money`].
    Cents(i64),
    /// How many, for [`Kind::Number`].
    Units(i64),
}

impl Quantity {
    /// Reads what somebody typed for a facet of that kind: `120`, `99.5`, `1 099,50` for an amount.
    pub(crate) fn read(text: &str, kind: Kind) -> Option<Self> {
        let text: &str = &text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        match kind {
            Kind::Number => text.parse().ok().map(Self::Units),
            Kind::Money => cents(text).map(Self::Cents),
            _ => None,
        }
    }

    /// As the column holds it.
    #[must_use]
    pub const fn stored(self) -> i64 {
        match self {
            Self::Cents(value) | Self::Units(value) => value,
        }
    }

    /// Whether a facet of that kind counts in this unit.
    pub(crate) const fn is_of(self, kind: Kind) -> bool {
        matches!((self, kind), (Self::Cents(_), Kind::Money) | (Self::Units(_), Kind::Number))
    }
}

/// As query strings and fields write it: `120`, `99.50`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Units(many) => write!(f, "{many}"),
            Self::Cents(cents) if cents % 100 == 0 => write!(f, "{}", cents / 100),
            Self::Cents(cents) => {
                let sign = if *cents < 0 { "-" } else { "" };
                write!(f, "{sign}{}.{:02}", (cents / 100).abs(), (cents % 100).abs())
            }
        }
    }
}

fn cents(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if part.len() > 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    let part = if whole.starts_with('-') { -part } else { part };
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part)
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

    /// Whether it is of records that are named one by one.
    pub(crate) fn names_records(&self) -> bool {
        match self {
            Self::All(parts) => parts.iter().any(Self::names_records),
            Self::Among(_) => true,
            Self::Any(_) | Self::Not(_) | Self::Where { .. } => false,
        }
    }

    /// Whether it lets everything through.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::All(parts) if parts.iter().all(Self::is_everything))
    }
}
