//! What the filters of a list can choose from, and what they hold.

use std::collections::HashMap;

use listing::{Test, View};
use uuid::Uuid;
use web::Form;
use web::view::Choice;

/// The names behind the ids that filters refer to, revealed to whoever asked for the list.
pub type Names = HashMap<Uuid, String>;

/// What the filters of a list can choose from.
#[derive(Default)]
pub struct Choices {
    /// The names behind the ids that are chosen.
    pub names: Names,
    /// Whose records.
    pub owners: Vec<Choice>,
    /// Come by which channel.
    pub channels: Vec<Choice>,
    /// Falling short in what.
    pub flaws: Vec<Choice>,
    /// Standing where.
    pub statuses: Vec<Choice>,
}

/// The form of the filters, holding what a view filters by.
pub fn form(view: &View) -> Form {
    let fields = view.tests.iter().map(|(facet, test)| field(facet, test));
    fields.fold(Form::new("filter"), |form, (name, value)| form.with(name, value))
}

/// The field that holds a test, and what it holds.
pub fn field(facet: &str, test: &Test) -> (String, String) {
    let named = |suffix: &str, value: String| (format!("{facet}{suffix}"), value);
    match test {
        Test::OneOf(values) => named("", values.first().cloned().unwrap_or_default()),
        Test::Holds(text) => named("-holds", text.clone()),
        Test::Says(words) => named("", words.clone()),
        Test::Refers(id) => named("", id.to_string()),
        Test::AtLeast(least) => named("-min", least.to_string()),
        Test::AtMost(most) => named("-max", most.to_string()),
        Test::Since(day) => named("-since", day.to_string()),
        Test::Until(day) => named("-until", day.to_string()),
        Test::Empty => named("", "none".to_owned()),
    }
}
