//! The list one came from: the crumbs that lead back to it, and its records before and after.

use kernel::Holder;
use listing::{PageRequest, Place, page};
use uuid::Uuid;
use web::view::Crumb;
use web::{Problem, Sentence};

use super::value;
use crate::pages::desk::Desk;
use crate::pages::list::{State, Table, known};
use crate::pages::{companies, paths, people};

/// The way to a record.
pub struct Trail {
    /// The steps before the record itself.
    pub crumbs: Vec<Crumb>,
    /// The record before it in the list, if one came from a list.
    pub previous: Option<String>,
    /// The record after it.
    pub next: Option<String>,
    query: String,
}

impl Trail {
    /// The trail that the query string of a record tells; every list writes its order into it.
    pub async fn read(desk: &Desk, holder: Holder, pairs: &[(String, String)]) -> Result<Self, Problem> {
        let table = table(holder);
        if value(pairs, "sort").is_none() {
            let crumbs = vec![Crumb::link(table.label, table.path)];
            return Ok(Self { crumbs, previous: None, next: None, query: String::new() });
        }
        let state = State::read(table, catalogue(desk, holder), pairs);
        let state =
            State { view: listing::View { q: String::new(), ..state.view.at(Place::Start) }, ..state };
        let at = holder.uuid();
        let [previous, next] = [Place::Before(at), Place::After(at)];
        Ok(Self {
            crumbs: crumbs(table, &state),
            previous: neighbour(desk, holder, &state, previous).await?,
            next: neighbour(desk, holder, &state, next).await?,
            query: state.trail(),
        })
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

async fn neighbour(
    desk: &Desk,
    holder: Holder,
    state: &State,
    place: Place,
) -> Result<Option<String>, Problem> {
    let (filter, order) = (state.view.filter(), state.order());
    let request =
        PageRequest { filter: &filter, sort: &order.facet, descending: order.descending, place, size: 1 };
    let found =
        known(page(desk.reader(), catalogue(desk, holder).seen(&desk.visitor.scope), &request).await?)?;
    let beside = |id: &Uuid| Holder::from_parts(holder.kind(), *id).map(paths::record);
    Ok(found.ids.first().and_then(beside).map(|path| format!("{path}?{}", state.trail())))
}
