//! The filters in force, each with the way to be without it.

use kernel::{Currency, Money};
use listing::{Catalogue, Kind, Quantity, Test};
use web::Sentence;

use super::filters::field;
use super::{Names, State};

/// A filter in force.
pub struct Chip {
    /// The locale key of what it filters by: the label of its field.
    pub label: String,
    /// What it lets through.
    pub value: Sentence,
    /// The list without it.
    pub without: String,
}

/// The filters in force, save the view, whose tab shows it.
pub fn chips(state: &State, catalogue: &Catalogue, names: &Names, currency: Currency) -> Vec<Chip> {
    let tests = state.view.tests.iter().filter(|(facet, _)| facet != "kind");
    let chip = |(name, test): &(String, Test)| {
        let kind = catalogue.facet(name).ok()?.kind;
        let value = words(kind, name, test, (names, currency));
        let label = format!("filter-{}", field(name, test).0);
        Some(Chip { label, value, without: state.href(&state.view.without(name, test)) })
    };
    let unread = state.view.unread.iter().map(|name| Chip {
        label: format!("filter-{name}"),
        value: Sentence::new("filter-unread"),
        without: state.href(&state.view),
    });
    tests.filter_map(chip).chain(unread).collect()
}

/// What a test lets through, in words; its bounds are said by the label.
fn words(kind: Kind, facet: &str, test: &Test, (names, currency): (&Names, Currency)) -> Sentence {
    match test {
        Test::OneOf(values) if facet == "flaw" => {
            Sentence::new(format!("flaw-{}", values.first().map_or("", String::as_str)))
        }
        Test::OneOf(values) if matches!(kind, Kind::Choice(_)) => {
            Sentence::new(format!("sale-{facet}-{}", values.first().map_or("", String::as_str)))
        }
        Test::OneOf(values) => Sentence::verbatim(values.join(", ")),
        Test::Holds(text) | Test::Says(text) => Sentence::verbatim(text.clone()),
        Test::Refers(id) => match names.get(id) {
            Some(name) => Sentence::verbatim(name.clone()),
            None => Sentence::new("filter-gone"),
        },
        Test::AtLeast(bound) | Test::AtMost(bound) => match *bound {
            Quantity::Cents(cents) => {
                Sentence::new("filter-amount").with("amount", Money { cents, currency })
            }
            Quantity::Units(many) => Sentence::new("filter-amount").with("amount", many),
        },
        Test::Since(day) | Test::Until(day) => Sentence::new("filter-day").with("day", *day),
        Test::Empty => Sentence::new("filter-none"),
    }
}
