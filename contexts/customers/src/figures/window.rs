//! The twelve months up to a day.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The twelve months that end with a day, that day included: on 22 November 2026 they begin
/// with 23 November 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    after: Date,
    up_to: Date,
}

impl Window {
    /// The twelve months up to a day.
    #[must_use]
    pub fn up_to(day: Date) -> Self {
        Self { after: day.saturating_sub(twelve_months()), up_to: day }
    }

    /// The twelve months before these.
    #[must_use]
    pub fn before(self) -> Self {
        Self::up_to(self.after)
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.after < day && day <= self.up_to
    }

    /// The first day whose window no longer holds a given day; `None` at the end of the calendar.
    /// Usually the same date a year on; 29 February leaves on 1 March.
    #[must_use]
    pub fn left_on(day: Date) -> Option<Date> {
        let mut candidate = day.checked_add(twelve_months()).ok()?;
        while Self::up_to(candidate).after < day {
            candidate = candidate.checked_add(1.day()).ok()?;
        }
        Some(candidate)
    }
}

fn twelve_months() -> Span {
    12.months()
}
