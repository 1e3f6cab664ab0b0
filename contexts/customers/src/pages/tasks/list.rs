//! The list of tasks.

use askama::Template;
use axum::extract::Query;
use kernel::{Holder, Id as _, TaskId};
use listing::{Catalogue, Filter, Test};
use personal::Access;
use web::{Page, Problem, TypedPath as _, filters};

use super::Line;
use crate::pages::desk::{Desk, names_of};
use crate::pages::holders::colleagues;
use crate::pages::list::{Asked, Empty, Hits, List, MOST_HITS, Order, State, Table, look};
use crate::pages::paths::{People, Tasks};
use crate::store::tasks_by_ids;
use crate::task::Task;

/// More people and companies than a search of tasks follows.
const MOST_HOLDERS: usize = 20;

static TABLE: Table = Table {
    path: Tasks::PATH,
    label: "tasks",
    all: "tasks-view-all",
    kinds: &[("open", "tasks-view-open"), ("done", "tasks-view-done")],
    columns: None,
    picks: None,
    orders: &[Order { facet: "due", label: "column-due", greatest_first: false }],
};

#[derive(Template)]
#[template(path = "customers/tasks/list.html")]
pub struct TasksPage {
    list: List,
    rows: Vec<Line>,
    /// This list at this view, as its buttons carry it along.
    here: String,
    access: Access,
}

pub async fn list(
    _: Tasks,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Page<TasksPage>, Problem> {
    let catalogue = &desk.catalogues().tasks;
    let state = State::read(&TABLE, catalogue, &pairs);
    let hits = found(&desk, &state.view.q).await?;
    let counts = &desk.catalogues().counts;
    let mut asked = Asked { catalogue, counts, hits, state, sum: None, kept: None };
    let looked = look(desk.sight(), &mut asked).await?;
    let staff = desk.staff().await?;
    let ids: Vec<TaskId> = looked.page.ids.iter().copied().map(TaskId::from_uuid).collect();
    let tasks = tasks_by_ids(desk.reader(), &ids).await?;
    let holders: Vec<Holder> = tasks.iter().filter_map(Task::about).collect();
    let names = names_of(desk.store(), &desk.visitor.scope, &holders).await?;
    let rows = tasks.iter().map(|task| Line::new(task, (desk.today(), None), &staff, &names)).collect();
    let tabs = asked.state.tabs(|_| None);
    let choices = colleagues(&desk, &staff, &asked.state);
    let list = List::of(&desk, asked, looked, (tabs, choices, None)).await?;
    let here = format!("list?{}", list.state.view.query());
    Ok(desk.visitor.page(TasksPage { list, rows, here, access: desk.visitor.access }))
}

/// The tasks about those whom the words mean.
async fn found(desk: &Desk, words: &str) -> Result<Option<Hits>, Problem> {
    if words.is_empty() {
        return Ok(None);
    }
    let hits = desk.find(words, &["company", "person"], MOST_HITS + 1).await?;
    if hits.len() > MOST_HOLDERS {
        return Ok(Some(Hits::all(words)));
    }
    let facet = |kind: &str| if kind == "company" { "company" } else { "person" };
    let others: Vec<Filter> =
        hits.iter().map(|hit| Filter::on(facet(hit.kind.as_str()), Test::Refers(hit.id))).collect();
    Ok(Some(Hits { ids: Vec::new(), others }))
}

/// The list at a view, as its buttons carry it along; what it does not know is left out, as ever.
pub fn list_at(catalogue: &Catalogue, query: &str) -> String {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let state = State::read(&TABLE, catalogue, &pairs);
    state.href(&state.view)
}
