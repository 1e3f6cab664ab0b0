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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::Window;

    #[test]
    fn the_window_holds_twelve_months_and_today() {
        let window = Window::up_to(date(2026, 11, 22));
        assert!(window.holds(date(2026, 11, 22)) && window.holds(date(2025, 11, 23)));
        assert!(!window.holds(date(2025, 11, 22)) && !window.holds(date(2026, 11, 23)));
        assert!(window.before().holds(date(2025, 11, 22)));
    }

    #[test]
    fn a_leap_day_leaves_on_the_first_of_march() {
        assert_eq!(Window::left_on(date(2024, 2, 29)), Some(date(2025, 3, 1)));
        assert_eq!(Window::left_on(date(2023, 2, 28)), Some(date(2024, 2, 28)));
        assert_eq!(Window::left_on(date(9999, 6, 1)), None);
    }

    proptest! {
        #[test]
        fn the_day_something_leaves_is_the_first_day_without_it(days in 0_i32..40_000) {
            let day = date(1950, 1, 1) + jiff::Span::new().days(days);
            let left = Window::left_on(day).expect("far from the end of the calendar");
            prop_assert!(!Window::up_to(left).holds(day));
            prop_assert!(Window::up_to(left.yesterday().expect("a day before")).holds(day));
        }
    }
}
