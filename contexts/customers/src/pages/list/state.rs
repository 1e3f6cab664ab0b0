//! The query string of a list, and the links it makes.

use listing::{Catalogue, Place, Sort, Test, View};
use web::view::Tab;

use super::{Columns, Way};

/// What sets one list apart from another.
pub struct Table {
    /// Its address.
    pub path: &'static str,
    /// The locale key of its title.
    pub label: &'static str,
    /// The locale key of the view that shows everything.
    pub all: &'static str,
    /// The kinds that have a view of their own, in their order, each with its locale key.
    pub kinds: &'static [(&'static str, &'static str)],
    /// The columns it can show beside that of its records, if one can choose among them.
    pub columns: Option<&'static Columns>,
    /// Where records ticked in it go out, if they can be ticked.
    pub picks: Option<Way>,
    /// By what it can be sorted; the first is its own order.
    pub orders: &'static [Order],
}

/// A column a list can be sorted by.
pub struct Order {
    /// The facet.
    pub facet: &'static str,
    /// The locale key of the column.
    pub label: &'static str,
    /// Whether the first click puts the greatest first.
    pub greatest_first: bool,
}

/// A list as the query string asks for it.
pub struct State {
    /// Which list.
    pub table: &'static Table,
    /// Search, filters, order and place.
    pub view: View,
    /// Whether somebody asked to count to the end.
    pub counts_all: bool,
    /// Whether the whole view is ticked.
    pub picks_all: bool,
}

/// The head of a column that sorts.
pub struct SortLink {
    /// The locale key of the column.
    pub label: &'static str,
    /// The list in that order.
    pub href: String,
    /// `ascending`, `descending`, or nothing.
    pub sorted: &'static str,
}

impl State {
    /// Reads the pairs of a query string; what the list does not know is left out.
    pub fn read(table: &'static Table, catalogue: &Catalogue, pairs: &[(String, String)]) -> Self {
        let all = |of: &str| pairs.iter().any(|(name, value)| name == of && value == "all");
        let (counts_all, picks_all) = (all("count"), all("pick"));
        let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        Self { table, view: View::read(pairs, catalogue), counts_all, picks_all }
    }

    /// The order asked for, or the list's own.
    pub fn order(&self) -> Sort {
        self.view.sort.clone().unwrap_or_else(|| own_order(self.table))
    }

    /// The list in another state.
    pub fn href(&self, view: &View) -> String {
        let query = view.query();
        if query.is_empty() { self.table.path.to_owned() } else { format!("{}?{query}", self.table.path) }
    }

    /// The same list counted to the end.
    pub fn count_all(&self) -> String {
        let here = self.href(&self.view.at(Place::Start));
        format!("{here}{}count=all", if here.contains('?') { '&' } else { '?' })
    }

    /// What a record's page needs to know of the list one came from: filters and order, never what
    /// was searched for, which may be somebody's name.
    pub fn trail(&self) -> String {
        if !self.view.q.is_empty() {
            return String::new();
        }
        View { sort: Some(self.order()), place: Place::Start, ..self.view.clone() }.query()
    }

    /// The heads of the columns that sort, in the order of the table.
    pub fn sorts(&self) -> Vec<SortLink> {
        self.table.orders.iter().map(|order| self.sort_link(order)).collect()
    }

    /// The head of one column; `None` for one that cannot be sorted by.
    pub fn sort(&self, facet: &&str) -> Option<SortLink> {
        self.table.orders.iter().find(|order| order.facet == *facet).map(|order| self.sort_link(order))
    }

    /// Whether the list is sorted or filtered by a facet.
    pub fn looks_at(&self, facet: &str) -> bool {
        self.order().facet == facet || self.view.tests.iter().any(|(name, _)| name == facet)
    }

    /// What the form of the tools carries along unseen: the view and the order.
    pub fn carried(&self) -> Vec<(&'static str, String)> {
        let kinds = self.view.tests.iter().filter(|(facet, _)| facet == "kind");
        let kinds = kinds.filter_map(|(_, test)| match test {
            Test::OneOf(codes) => codes.first().map(|code| ("kind", code.clone())),
            _ => None,
        });
        kinds.chain(self.view.sort.as_ref().map(|sort| ("sort", sort.write()))).collect()
    }

    /// The kind whose view is shown, if one is.
    pub fn kind(&self) -> Option<&str> {
        self.view.tests.iter().find_map(|(facet, test)| match test {
            Test::OneOf(codes) if facet == "kind" => codes.first().map(String::as_str),
            _ => None,
        })
    }

    /// The views: everything, and one for each kind. `counts` says how many each holds, where known.
    pub fn tabs(&self, counts: impl Fn(Option<&str>) -> Option<i64>) -> Vec<Tab> {
        let kind = self.kind();
        let tab = |code: Option<&str>, label: &'static str| {
            let tests = code.map(|code| ("kind".to_owned(), Test::OneOf(vec![code.to_owned()])));
            let view = View { tests: tests.into_iter().collect(), ..View::default() };
            Tab { label, href: self.href(&view), count: counts(code), current: kind == code }
        };
        let all = std::iter::once(tab(None, self.table.all));
        all.chain(self.table.kinds.iter().map(|(code, label)| tab(Some(code), label))).collect()
    }

    fn sort_link(&self, order: &Order) -> SortLink {
        let now = self.order();
        let is_sorted = now.facet == order.facet && (self.view.q.is_empty() || self.view.sort.is_some());
        let descending = if is_sorted { !now.descending } else { order.greatest_first };
        let sorted = match (is_sorted, now.descending) {
            (false, _) => "",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        let sort = Sort { facet: order.facet.to_owned(), descending };
        SortLink { label: order.label, href: self.href(&self.view.sorted(sort)), sorted }
    }
}

/// The order a list has when nothing else is asked for.
fn own_order(table: &Table) -> Sort {
    let first = table.orders.first();
    Sort {
        facet: first.map_or("name", |order| order.facet).to_owned(),
        descending: first.is_some_and(|order| order.greatest_first),
    }
}
