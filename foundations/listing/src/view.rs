//! What a list's query string holds: a saved view is this, with a name.

use std::fmt::Write as _;

use jiff::civil::Date;
use uuid::Uuid;

use crate::{Catalogue, Facet, Filter, Kind, Place, Quantity, Test};

/// The state of a list: search, filters, order, place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The words searched for.
    pub q: String,
    /// The tests by facet, in the order given.
    pub tests: Vec<(String, Test)>,
    /// The order; the list's own where `None`.
    pub sort: Option<Sort>,
    /// Where in the list.
    pub place: Place,
    /// The fields that hold something nobody can read: they filter nothing, and a list says so.
    pub unread: Vec<String>,
}

/// An order by one facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// The facet's name.
    pub facet: String,
    /// Whether the greatest come first.
    pub descending: bool,
}

impl View {
    /// Reads a query string's pairs. What a list does not know, or cannot read, is left out:
    /// a bookmark of yesterday still opens.
    pub fn read<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>, catalogue: &Catalogue) -> Self {
        let mut view = Self::default();
        for (name, value) in pairs.filter(|(_, value)| !value.trim().is_empty() && !value.contains('\0')) {
            match name {
                "q" => view.q = value.trim().to_owned(),
                "sort" => view.sort = Sort::read(value, catalogue),
                "after" => view.place = value.parse().map_or(Place::Start, Place::After),
                "before" => view.place = value.parse().map_or(Place::Start, Place::Before),
                _ => match read_test(name, value.trim(), catalogue) {
                    Some(test) => view.tests.push(test),
                    None if is_field(name, catalogue) => view.unread.push(name.to_owned()),
                    None => {}
                },
            }
        }
        view
    }

    /// The filter the tests stand for; the search is the caller's to add.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter::All(self.tests.iter().map(|(facet, test)| Filter::on(facet, test.clone())).collect())
    }

    /// The query string that brings this view back, without a leading `?`.
    #[must_use]
    pub fn query(&self) -> String {
        let mut pairs: Vec<(String, String)> = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q".to_owned(), self.q.clone()));
        }
        pairs.extend(self.tests.iter().flat_map(|(facet, test)| write_test(facet, test)));
        if let Some(sort) = &self.sort {
            pairs.push(("sort".to_owned(), sort.write()));
        }
        match self.place {
            Place::Start => {}
            Place::After(id) => pairs.push(("after".to_owned(), id.to_string())),
            Place::Before(id) => pairs.push(("before".to_owned(), id.to_string())),
        }
        encode(&pairs)
    }

    /// The same view at its beginning, in another order.
    #[must_use]
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort: Some(sort), place: Place::Start, ..self.clone() }
    }

    /// The same view at another place.
    #[must_use]
    pub fn at(&self, place: Place) -> Self {
        Self { place, ..self.clone() }
    }

    /// The same view without one of its tests.
    #[must_use]
    pub fn without(&self, facet: &str, test: &Test) -> Self {
        let tests = self.tests.iter().filter(|(name, it)| name != facet || it != test).cloned().collect();
        Self { tests, place: Place::Start, ..self.clone() }
    }
}

impl Sort {
    fn read(text: &str, catalogue: &Catalogue) -> Option<Self> {
        let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
        let facet = catalogue.facet(name).ok().filter(|facet| facet.sorts)?;
        Some(Self { facet: facet.name.to_owned(), descending })
    }

    /// As the query string writes it: `-spend`.
    #[must_use]
    pub fn write(&self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.facet)
    }
}

/// `spend-min=10000`, `last-sale-since=2026-01-01`, `town=Lille`.
fn read_test(name: &str, value: &str, catalogue: &Catalogue) -> Option<(String, Test)> {
    if let Ok(facet) = catalogue.facet(name) {
        return Some((name.to_owned(), read_plain(facet, value)?));
    }
    let (name, suffix) = name.rsplit_once('-')?;
    let facet = catalogue.facet(name).ok()?;
    let test = match (suffix, facet.kind) {
        ("min", kind) => Test::AtLeast(Quantity::read(value, kind)?),
        ("max", kind) => Test::AtMost(Quantity::read(value, kind)?),
        ("since", Kind::Day) => Test::Since(value.parse::<Date>().ok()?),
        ("until", Kind::Day) => Test::Until(value.parse::<Date>().ok()?),
        ("holds", Kind::Text) => Test::Holds(value.to_owned()),
        _ => return None,
    };
    Some((name.to_owned(), test))
}

/// Whether a list has a field of that name.
fn is_field(name: &str, catalogue: &Catalogue) -> bool {
    if let Ok(facet) = catalogue.facet(name) {
        return matches!(facet.kind, Kind::Choice(_) | Kind::Reference);
    }
    let kind = |name| catalogue.facet(name).ok().map(|facet| facet.kind);
    name.rsplit_once('-').is_some_and(|(name, suffix)| match kind(name) {
        Some(Kind::Money | Kind::Number) => matches!(suffix, "min" | "max"),
        Some(Kind::Day) => matches!(suffix, "since" | "until"),
        _ => false,
    })
}

fn read_plain(facet: &Facet, value: &str) -> Option<Test> {
    match facet.kind {
        Kind::Search => None, // the words stand in `q`
        _ if value == "none" => Some(Test::Empty),
        Kind::Text | Kind::Word => Some(Test::OneOf(vec![value.to_owned()])),
        Kind::Choice(known) => known.contains(&value).then(|| Test::OneOf(vec![value.to_owned()])),
        Kind::Reference => value.parse::<Uuid>().ok().map(Test::Refers),
        Kind::Day | Kind::Money | Kind::Number => None,
    }
}

fn write_test(facet: &str, test: &Test) -> Vec<(String, String)> {
    let one = |suffix: &str, value: String| vec![(format!("{facet}{suffix}"), value)];
    match test {
        Test::OneOf(values) => values.iter().map(|value| (facet.to_owned(), value.clone())).collect(),
        Test::Holds(text) => one("-holds", text.clone()),
        Test::Says(_) => Vec::new(), // as above
        Test::Refers(id) => one("", id.to_string()),
        Test::AtLeast(least) => one("-min", least.to_string()),
        Test::AtMost(most) => one("-max", most.to_string()),
        Test::Since(day) => one("-since", day.to_string()),
        Test::Until(day) => one("-until", day.to_string()),
        Test::Empty => one("", "none".to_owned()),
    }
}

fn encode(pairs: &[(String, String)]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(name);
        query.push('=');
        for byte in value.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                    query.push(char::from(byte));
                }
                other => {
                    let _ = write!(query, "%{other:02X}");
                }
            }
        }
    }
    query
}
