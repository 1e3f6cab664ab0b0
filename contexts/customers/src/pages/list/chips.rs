//! The filters in force, each with the way to be without it, and the order that no column shows.

use kernel::{Currency, Money};
use listing::{Catalogue, Kind, Place, Quantity, Test, View};
use web::Sentence;

use super::filters::field;
use super::{Names, Shown, State};

/// The popover of the filters.
const FILTERS: &str = "filters";
/// The facet of the column that is always shown.
const RECORDS: &str = "name";

/// A filter in force, or an order.
pub struct Chip {
    /// The locale key of what it filters by: the label of its field.
    pub label: String,
    /// What it lets through.
    pub value: Sentence,
    /// The list without it.
    pub without: String,
    /// The id of the popover that changes it.
    pub edit: &'static str,
}

/// The filters in force, save the view, whose tab shows it.
pub fn chips(state: &State, catalogue: &Catalogue, names: &Names, currency: Currency) -> Vec<Chip> {
    let tests = state.view.tests.iter().filter(|(facet, _)| facet != "kind");
    let chip = |(name, test): &(String, Test)| {
        let kind = catalogue.facet(name).ok()?.kind;
        let value = words(kind, name, test, (names, currency));
        let label = format!("filter-{}", field(name, test).0);
        Some(Chip { label, value, without: state.href(&state.view.without(name, test)), edit: FILTERS })
    };
    let unread = state.view.unread.iter().map(|name| Chip {
        label: format!("filter-{name}"),
        value: Sentence::new("filter-unread"),
        without: state.href(&state.view),
        edit: FILTERS,
    });
    tests.filter_map(chip).chain(unread).collect()
}

/// The order that was asked for, where its column is hidden.
pub fn of_hidden_order(state: &State, columns: &[Shown]) -> Option<Chip> {
    let sort = state.view.sort.as_ref().filter(|_| state.table.columns.is_some())?;
    let order = state.table.orders.iter().find(|order| order.facet == sort.facet)?;
    let is_seen = order.facet == RECORDS || columns.iter().any(|column| column.code == order.facet);
    let without = View { sort: None, place: Place::Start, ..state.view.clone() };
    (!is_seen).then(|| Chip {
        label: "list-sorted-by".to_owned(),
        value: Sentence::new(order.label),
        without: state.href(&without),
        edit: "sort",
    })
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
