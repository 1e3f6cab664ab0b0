//! The list one came from: the crumbs that lead back to it, and the ways to its records before and after.

use kernel::Holder;
use listing::{HowMany, PageRequest, Place, page};
use web::view::Crumb;
use web::{Onward, Problem, Sentence, Toast};

use super::value;
use crate::pages::desk::Desk;
use crate::pages::list::{State, Table, known};
use crate::pages::paths::{self, NextCompany, NextPerson, PreviousCompany, PreviousPerson};
use crate::pages::{companies, people};

/// The way to a record.
pub struct Trail {
    /// The steps before the record itself.
    pub crumbs: Vec<Crumb>,
    /// The way to the record before it in the list, if one came from a list.
    pub previous: Option<String>,
    /// The way to the record after it.
    pub next: Option<String>,
    query: String,
}

impl Trail {
    /// The trail that the query string of a record tells; every list writes its order into it.
    pub fn read(desk: &Desk, holder: Holder, pairs: &[(String, String)]) -> Self {
        let table = table(holder);
        let Some(state) = listed(desk, holder, pairs) else {
            let crumbs = vec![Crumb::link(table.label, table.path)];
            return Self { crumbs, previous: None, next: None, query: String::new() };
        };
        let query = state.trail();
        let [previous, next] = steps(holder).map(|step| Some(format!("{step}?{query}")));
        Self { crumbs: crumbs(table, &state), previous, next, query }
    }

    /// An address of the same record, with the trail.
    pub fn keep(&self, path: impl std::fmt::Display) -> String {
        if self.query.is_empty() { path.to_string() } else { format!("{path}?{}", self.query) }
    }

    /// The same with one more pair, such as where a timeline goes on.
    pub fn keep_with(&self, path: impl std::fmt::Display, name: &str, value: &str) -> String {
        let address = self.keep(path);
        format!("{address}{}{name}={value}", if address.contains('?') { '&' } else { '?' })
    }
}

/// From a record to its neighbour in the list one came from. It is looked for when somebody goes there: the
/// list is asked once more for it, and most who open a record stay.
pub async fn step(
    desk: &Desk,
    (holder, place): (Holder, Place),
    pairs: &[(String, String)],
) -> Result<Onward, Problem> {
    let Some(state) = listed(desk, holder, pairs) else { return Ok(Onward::to(table(holder).path)) };
    let (filter, order, seen) = (state.view.filter(), state.order(), catalogue(desk, holder));
    let request = PageRequest {
        filter: &filter,
        sort: &order.facet,
        descending: order.descending,
        place,
        size: 1,
        how_many: HowMany::Unknown,
    };
    let found = known(page(desk.reader(), seen.seen(&desk.visitor.scope), &request).await?)?;
    let beside = found.ids.first().and_then(|id| Holder::from_parts(holder.kind(), *id));
    Ok(match beside {
        Some(beside) => Onward::to(format!("{}?{}", paths::record(beside), state.trail())),
        None => Onward::to(state.href(&state.view)).saying(Toast::new("record-list-ends")),
    })
}

/// The ways to the record before and the one after.
fn steps(holder: Holder) -> [String; 2] {
    match holder {
        Holder::Person(id) => [PreviousPerson { id }.to_string(), NextPerson { id }.to_string()],
        Holder::Company(id) => [PreviousCompany { id }.to_string(), NextCompany { id }.to_string()],
    }
}

/// The list one came from, if it is told.
fn listed(desk: &Desk, holder: Holder, pairs: &[(String, String)]) -> Option<State> {
    value(pairs, "sort")?;
    let state = State::read(table(holder), catalogue(desk, holder), pairs);
    Some(State { view: listing::View { q: String::new(), ..state.view.at(Place::Start) }, ..state })
}

fn table(holder: Holder) -> &'static Table {
    match holder {
        Holder::Person(_) => &people::TABLE,
        Holder::Company(_) => &companies::TABLE,
    }
}

fn catalogue(desk: &Desk, holder: Holder) -> &listing::Catalogue {
    match holder {
        Holder::Person(_) => &desk.catalogues().people,
        Holder::Company(_) => &desk.catalogues().companies,
    }
}

/// The list, and its view if one was looked at.
fn crumbs(table: &'static Table, state: &State) -> Vec<Crumb> {
    let view = table.kinds.iter().find(|(code, _)| state.kind() == Some(code));
    let here = state.href(&state.view);
    match view {
        Some((_, label)) => {
            vec![Crumb::link(table.label, table.path), Crumb::link(Sentence::new(*label), here)]
        }
        None => vec![Crumb::link(table.label, here)],
    }
}
