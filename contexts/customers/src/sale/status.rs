//! Which document a sale is, and where it stands.

use jiff::civil::Date;

use crate::codes::codes;

codes! {
    /// Which document a sale is.
    DocumentKind {
        /// A quote: promises nothing, counts nowhere.
        Quote = "quote",
        /// An order: counts where the business keeps no invoices.
        Order = "order",
        /// An invoice.
        Invoice = "invoice",
        /// A credit note: takes away what was invoiced too much.
        CreditNote = "credit-note",
    }
}

/// Where a sale stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing is asked for yet, or nobody said.
    Open,
    /// To be paid.
    Due,
    /// Paid, on a day if it is known.
    Paid {
        /// When.
        on: Option<Date>,
    },
    /// Cancelled: stays on record, leaves every sum.
    Cancelled,
}

impl Status {
    /// The codes of every status.
    pub const CODES: [&str; 4] = ["open", "due", "paid", "cancelled"];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Due => "due",
            Self::Paid { .. } => "paid",
            Self::Cancelled => "cancelled",
        }
    }

    /// The day it was paid, where known.
    #[must_use]
    pub const fn paid_on(self) -> Option<Date> {
        match self {
            Self::Paid { on } => on,
            Self::Open | Self::Due | Self::Cancelled => None,
        }
    }

    /// Reads a status back from its code and the day it was paid; `None` for an unknown code.
    #[must_use]
    pub fn from_parts(code: &str, paid_on: Option<Date>) -> Option<Self> {
        match code {
            "open" => Some(Self::Open),
            "due" => Some(Self::Due),
            "paid" => Some(Self::Paid { on: paid_on }),
            "cancelled" => Some(Self::Cancelled),
            _ => None,
        }
    }
}
