//! The list of people: contacts.

use askama::Template;
use axum::extract::Query;
use kernel::{Ability, CompanyId, Holder, Id as _};
use listing::Count;
use personal::{Access, Personal};
use uuid::Uuid;
use web::{Form, Onward, Page, Problem, TypedPath as _, filters};

use super::desk::Desk;
use super::holders::{
    self, BALANCE, BASKET, CLASS, Cells, Clerk, Counts, FIRST_SALE, LAST_SALE, OWNER, PHONE, PURCHASES,
    RELATION, SPEND, TOWN, WISHES,
};
use super::list::{Asked, Column, Columns, Empty, Hits, List, MOST_HITS, State, Table, Way, all_of, look};
use super::paths::{IMPORTS, NewPerson, People, PeopleColumns, PeopleExport};
use crate::store::{PersonRow, channels_of_people, people_at, person_rows, relations_of_people, totals};

/// Where somebody works.
const COMPANY: Column =
    Column { code: "company", label: "column-company", way: "p1", side: "", cell: "", is_ready: true };

static COLUMNS: Columns = Columns {
    path: PeopleColumns::PATH,
    all: &[
        COMPANY, RELATION, TOWN, PHONE, SPEND, PURCHASES, BALANCE, BASKET, FIRST_SALE, CLASS, LAST_SALE,
        WISHES, OWNER,
    ],
};

pub static TABLE: Table = Table {
    path: People::PATH,
    label: "people",
    all: "people-view-all",
    kinds: &[
        ("client", "people-view-client"),
        ("prospect", "people-view-prospect"),
        ("former-client", "people-view-former-client"),
        ("partner", "people-view-partner"),
        ("supplier", "people-view-supplier"),
    ],
    columns: Some(&COLUMNS),
    picks: Some(Way { page: PeopleExport::PATH, needs: Ability::ExportCustomers }),
    orders: holders::ORDERS,
};

#[derive(Template)]
#[template(path = "customers/people.html")]
pub struct PeoplePage {
    list: List,
    rows: Vec<Line>,
    access: Access,
}

/// One person, ready to be shown.
struct Line {
    id: String,
    href: String,
    name: Personal<String>,
    job: Option<Personal<String>>,
    company: Option<Personal<String>>,
    /// Whether they work nowhere, as far as anybody knows.
    is_private: bool,
    cells: Cells,
}

pub async fn list(
    _: People,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Page<PeoplePage>, Problem> {
    let (catalogue, kept_counts) = (&desk.catalogues().people, &desk.catalogues().counts);
    let state = State::read(&TABLE, catalogue, &pairs);
    let totals = totals(desk.reader()).await?;
    let mut asked = Asked {
        catalogue,
        counts: kept_counts,
        hits: found(&desk, &state.view.q).await?,
        state,
        sum: Some("spend"),
        kept: Some(Count::Exactly { rows: totals.people, sum: totals.of_people.spend.shown(desk.vat()) }),
    };
    let looked = look(desk.sight(), &mut asked).await?;
    let staff = desk.staff().await?;
    let rows = person_rows(desk.sight(), &looked.page.ids).await?;
    let whom: Vec<Holder> = rows.iter().map(|row| row.id.into()).collect();
    let clerk = Clerk::new(&desk, &staff, &asked.state, &whom).await?;
    let rows = rows.into_iter().map(|row| Line::new(&clerk, row)).collect();
    let all = all_of(desk.sight(), (catalogue, kept_counts), totals.people).await?;
    let counts = Counts::of(all, relations_of_people(desk.sight())).await?;
    let channels = channels_of_people(desk.sight()).await?;
    let list = holders::list(&desk, asked, looked, (&staff, counts, channels)).await?;
    Ok(desk.visitor.page(PeoplePage { list, rows, access: desk.visitor.access }))
}

/// Keeps which columns the reader wants to see.
pub async fn choose_columns(
    _: PeopleColumns,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
    form: Form,
) -> Result<Onward, Problem> {
    List::keep_columns(&desk, &State::read(&TABLE, &desk.catalogues().people, &pairs), &form).await
}

/// Those whom the words mean: by their own names, addresses and numbers, then by where they work.
pub async fn found(desk: &Desk, words: &str) -> Result<Option<Hits>, Problem> {
    if words.is_empty() {
        return Ok(None);
    }
    let hits = desk.find(words, &["person", "company"], MOST_HITS + 1).await?;
    if hits.len() > MOST_HITS {
        return Ok(Some(Hits::all(words)));
    }
    let (people, companies): (Vec<_>, Vec<_>) = hits.into_iter().partition(|hit| hit.kind == "person");
    let companies: Vec<_> = companies.iter().map(|hit| CompanyId::from_uuid(hit.id)).collect();
    let mut ids: Vec<Uuid> = people.iter().map(|hit| hit.id).collect();
    for person in people_at(desk.sight(), &companies).await? {
        if !ids.contains(&person.uuid()) {
            ids.push(person.uuid());
        }
    }
    let is_many = ids.len() > MOST_HITS;
    Ok(Some(if is_many { Hits::all(words) } else { Hits { ids, others: Vec::new() } }))
}

impl Line {
    fn new(clerk: &Clerk<'_>, row: PersonRow) -> Self {
        Self {
            id: row.id.to_string(),
            href: clerk.href(row.id.into()),
            name: row.name,
            job: row.job,
            is_private: !row.is_employed,
            company: row.company.map(|(_, name)| name),
            cells: clerk.cells(row.id.into(), row.phone, row.standing),
        }
    }
}
