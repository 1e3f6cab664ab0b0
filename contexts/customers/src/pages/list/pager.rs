//! Where one is in a list: "1–50 of 1,284 · 67,061.70 € over 12 months", and the ways on.

use kernel::{Currency, Money};
use listing::{Count, EXACT_UP_TO};
use web::Sentence;

use super::{Looked, State};

/// The foot of a list.
pub struct Pager {
    /// Where one is.
    pub position: Sentence,
    /// The sum over all the list's records, where it is known.
    pub sum: Option<Sentence>,
    /// Counts to the end; there while nobody has.
    pub count_all: Option<String>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// The foot of a page that was looked up. `sum` is the locale key of what its sum means.
    pub fn new(state: &State, looked: &Looked, sum: Option<&'static str>, currency: Currency) -> Self {
        let shown = i64::try_from(looked.page.ids.len()).unwrap_or(0);
        let (all, total) = match looked.count {
            Count::Exactly { rows, sum } => (Some(rows), Some(Money { cents: sum, currency })),
            Count::More => (None, None),
        };
        let place = |place| state.page_at(place);
        Self {
            position: position(looked.before, shown, all),
            sum: sum.zip(total).map(|(key, total)| Sentence::new(key).with("sum", total)),
            count_all: all.is_none().then(|| state.count_all()),
            previous: looked.page.previous.map(place),
            next: looked.page.next.map(place),
        }
    }
}

/// How many there are, for the bar.
pub fn count_of(count: Count) -> Sentence {
    match count {
        Count::Exactly { rows, .. } => Sentence::new("list-count").with("count", rows),
        Count::More => Sentence::new("list-count-more").with("count", EXACT_UP_TO),
    }
}

fn position(before: Option<i64>, shown: i64, all: Option<i64>) -> Sentence {
    let key = match (before, all) {
        (Some(_), Some(_)) => "list-position",
        (Some(_), None) => "list-position-more",
        (None, Some(_)) => "list-position-somewhere",
        (None, None) => "list-position-somewhere-more",
    };
    let sentence = Sentence::new(key).with("all", all.unwrap_or(EXACT_UP_TO)).with("shown", shown);
    let first = before.unwrap_or(0) + 1;
    sentence.with("first", first).with("last", first + shown - 1)
}
