//! The words of the calendar, from `ui/locales/calendar`: a line of months, a line of short months,
//! a line of weekdays from Monday, and a line with yesterday, today and tomorrow.

use std::sync::LazyLock;

use jiff::civil::Weekday;
use kernel::Lang;

static FR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::read(include_str!("../../../../ui/locales/calendar/fr.txt")));
static EN: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::read(include_str!("../../../../ui/locales/calendar/en.txt")));

/// The words of one language.
pub(super) struct Calendar([Vec<&'static str>; 4]);

impl Calendar {
    /// The calendar of a language.
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        }
    }

    /// A month's name.
    pub(super) fn month(&self, month: i8) -> &'static str {
        self.word(0, month - 1)
    }

    /// A month's short name.
    pub(super) fn short_month(&self, month: i8) -> &'static str {
        self.word(1, month - 1)
    }

    /// A weekday's short name.
    pub(super) fn short_weekday(&self, weekday: Weekday) -> &'static str {
        self.word(2, weekday.to_monday_zero_offset())
    }

    /// The word for a day next to today: -1 is yesterday, 0 today, 1 tomorrow.
    pub(super) fn near(&self, days: i8) -> &'static str {
        self.word(3, days + 1)
    }

    fn read(text: &'static str) -> Self {
        let mut lines = text.lines().map(|line| line.split_whitespace().collect());
        Self(std::array::from_fn(|_| lines.next().unwrap_or_default()))
    }

    fn word(&self, line: usize, at: i8) -> &'static str {
        usize::try_from(at).ok().and_then(|at| self.0[line].get(at)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{EN, FR};

    #[test]
    fn both_calendars_are_whole() {
        for calendar in [&FR, &EN] {
            assert_eq!(calendar.0.each_ref().map(Vec::len), [12, 12, 7, 3]);
        }
    }
}
