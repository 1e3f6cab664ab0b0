//! How recent, how often, how much: three figures from 1 to 5 by fixed bounds, so that a class
//! changes only when its own customer does something, or time passes.

use jiff::Span;
use jiff::civil::Date;

use super::{SaleFact, Window};

/// Days since the last purchase, up to which recency is 5, 4, 3, 2.
const DAYS: [i64; 4] = [30, 90, 180, 365];
/// Purchases within 12 months, from which frequency is 5, 4, 3, 2.
const PURCHASES: [usize; 4] = [12, 6, 3, 2];
/// Spend within 12 months in cents, from which amount is 5, 4, 3, 2.
const CENTS: [i64; 4] = [500_000, 100_000, 50_000, 10_000];

/// A customer's class, each figure from 1 (least) to 5 (most).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    /// How recent the last purchase is.
    pub recency: u8,
    /// How often they bought within 12 months.
    pub frequency: u8,
    /// How much they spent within 12 months.
    pub amount: u8,
}

impl Class {
    /// The class by the last purchase, the purchases and the spend over 12 months.
    pub(super) fn of(last: Date, purchases: &[&SaleFact], spend: i64, today: Date) -> Self {
        let window = Window::up_to(today);
        let often = purchases.iter().filter(|sale| window.holds(sale.dated_on)).count();
        let days = i64::from((today - last).get_days());
        Self {
            recency: grade(&DAYS, |bound| days <= *bound),
            frequency: grade(&PURCHASES, |bound| often >= *bound),
            amount: grade(&CENTS, |bound| spend >= *bound),
        }
    }

    /// The days on which recency falls by itself.
    pub(super) fn bounds(last: Date) -> [Option<Date>; 4] {
        DAYS.map(|days| Span::new().try_days(days + 1).ok().and_then(|days| last.checked_add(days).ok()))
    }

    /// The class as it is stored, sorted and shown: `543`.
    #[must_use]
    pub fn code(self) -> String {
        format!("{}{}{}", self.recency, self.frequency, self.amount)
    }

    /// Reads a class back; `None` if it is none.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let figure = |byte: u8| matches!(byte, b'1'..=b'5').then(|| byte - b'0');
        match code.as_bytes() {
            [recency, frequency, amount] => Some(Self {
                recency: figure(*recency)?,
                frequency: figure(*frequency)?,
                amount: figure(*amount)?,
            }),
            _ => None,
        }
    }
}

/// 5 if the first bound is met, 4 for the second, down to 1 for none.
fn grade<T>(bounds: &[T; 4], is_met: impl Fn(&T) -> bool) -> u8 {
    let missed = bounds.iter().take_while(|bound| !is_met(bound)).count();
    5 - u8::try_from(missed).unwrap_or(4)
}
