//! The list of sales.

use askama::Template;
use axum::extract::Query;
use jiff::civil::Date;
use kernel::{Ability, CompanyId, Holder, Id as _, Money, PersonId};
use listing::{Filter, Test};
use personal::{Access, Personal};
use web::view::Choice;
use web::{Form, Onward, Page, Problem, Sentence, TypedPath as _, filters};

use super::desk::Desk;
use super::list::{
    Asked, Choices, Column, Columns, Empty, Hits, List, MOST_HITS, Names, Order, State, Table, Way, look,
};
use super::paths::{IMPORTS, NewSale, SalePath, Sales, SalesColumns, SalesExport, record};
use crate::sale::{DocumentKind, Status};
use crate::store::{SaleRow, Totals, sale_rows, totals};

/// More buyers than a search of sales follows.
const MOST_BUYERS: usize = 20;

static COLUMNS: Columns = Columns {
    path: SalesColumns::PATH,
    all: &[
        column("date", "column-date", "p1", "soft num"),
        column("buyer", "column-buyer", "p1", ""),
        column("status", "column-status", "p1", ""),
        column("due", "column-due", "p3", "soft num"),
        Column { side: "r", ..column("amount", "column-amount", "", "num") },
    ],
};

const fn column(code: &'static str, label: &'static str, way: &'static str, cell: &'static str) -> Column {
    Column { code, label, way, side: "", cell, is_ready: true }
}

pub static TABLE: Table = Table {
    path: Sales::PATH,
    label: "sales",
    all: "sales-view-all",
    kinds: &[
        ("invoice", "sales-view-invoice"),
        ("order", "sales-view-order"),
        ("quote", "sales-view-quote"),
        ("credit-note", "sales-view-credit-note"),
    ],
    columns: Some(&COLUMNS),
    picks: Some(Way { page: SalesExport::PATH, needs: Ability::ExportSales }),
    orders: &[
        Order { facet: "date", label: "column-date", greatest_first: true },
        Order { facet: "amount", label: "column-amount", greatest_first: true },
    ],
};

#[derive(Template)]
#[template(path = "customers/sales.html")]
pub struct SalesPage {
    list: List,
    rows: Vec<Line>,
    access: Access,
}

/// One sale, ready to be shown.
struct Line {
    id: String,
    href: String,
    kind: DocumentKind,
    number: Option<Personal<String>>,
    buyers: Vec<(String, Personal<String>)>,
    dated_on: Date,
    due_on: Option<Date>,
    status: Status,
    is_overdue: bool,
    amount: Money,
}

pub async fn list(
    _: Sales,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Page<SalesPage>, Problem> {
    let catalogue = &desk.catalogues().sales;
    let state = State::read(&TABLE, catalogue, &pairs);
    let totals = totals(desk.reader()).await?;
    let (sum, meaning) = sum_of(&state, &totals);
    let hits = found(&desk, &state.view.q).await?;
    let counts = &desk.catalogues().counts;
    let mut asked = Asked { catalogue, counts, hits, state, sum: Some(sum), kept: None };
    let looked = look(desk.sight(), &mut asked).await?;
    let rows = sale_rows(desk.sight(), &looked.page.ids).await?;
    let rows = rows.into_iter().map(|row| Line::new(&desk, row)).collect();
    let keeps_count = desk.visitor.scope.is_all();
    let tabs = asked.state.tabs(|code| count_of(&totals, code).filter(|_| keeps_count));
    let choices =
        Choices { statuses: statuses(), names: buyers(&desk, &asked.state).await?, ..Choices::default() };
    let list = List::of(&desk, asked, looked, (tabs, choices, Some(meaning))).await?;
    Ok(desk.visitor.page(SalesPage { list, rows, access: desk.visitor.access }))
}

/// Keeps which columns the reader wants to see.
pub async fn choose_columns(
    _: SalesColumns,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
    form: Form,
) -> Result<Onward, Problem> {
    List::keep_columns(&desk, &State::read(&TABLE, &desk.catalogues().sales, &pairs), &form).await
}

/// The sales that the words mean: by their numbers, then those of whoever is meant.
pub async fn found(desk: &Desk, words: &str) -> Result<Option<Hits>, Problem> {
    if words.is_empty() {
        return Ok(None);
    }
    let hits = desk.find(words, &["sale", "company", "person"], MOST_HITS + 1).await?;
    let of = |hit: &store::search::Hit| match hit.kind.as_str() {
        "company" => Some(Filter::on("company", Test::Refers(hit.id))),
        "person" => Some(Filter::on("person", Test::Refers(hit.id))),
        _ => None,
    };
    let others: Vec<Filter> = hits.iter().filter_map(of).collect();
    if hits.len() > MOST_HITS || others.len() > MOST_BUYERS {
        return Ok(Some(Hits::all(words)));
    }
    Ok(Some(Hits { ids: hits.iter().filter(|hit| hit.kind == "sale").map(|hit| hit.id).collect(), others }))
}

/// What the list sums up: what the business counts as turnover, or the quotes when one looks at them.
fn sum_of(state: &State, totals: &Totals) -> (&'static str, &'static str) {
    let [_, _, invoices, _] = totals.documents;
    match state.kind() {
        Some("quote") => ("total", "list-sum-quoted"),
        Some("order") => ("ordered", "list-sum-ordered"),
        Some(_) => ("invoiced", "list-sum-invoiced"),
        None if invoices == 0 => ("ordered", "list-sum-ordered"),
        None => ("invoiced", "list-sum-invoiced"),
    }
}

fn count_of(totals: &Totals, code: Option<&str>) -> Option<i64> {
    let Some(code) = code else { return Some(totals.sales) };
    let kind = DocumentKind::from_code(code)?;
    DocumentKind::ALL.iter().zip(totals.documents).find(|(known, _)| **known == kind).map(|(_, many)| many)
}

fn statuses() -> Vec<Choice> {
    Status::CODES
        .iter()
        .map(|code| Choice::new(*code, Sentence::new(format!("sale-status-{code}"))))
        .collect()
}

/// The names of the buyers the list is narrowed to.
async fn buyers(desk: &Desk, state: &State) -> Result<Names, Problem> {
    let holder = |(facet, test): &(String, Test)| match (facet.as_str(), test) {
        ("company", Test::Refers(id)) => Some(Holder::Company(CompanyId::from_uuid(*id))),
        ("person", Test::Refers(id)) => Some(Holder::Person(PersonId::from_uuid(*id))),
        _ => None,
    };
    let holders: Vec<Holder> = state.view.tests.iter().filter_map(holder).collect();
    Ok(desk.names(&holders).await?.into_iter().map(|(holder, name)| (holder.uuid(), name)).collect())
}

impl Line {
    fn new(desk: &Desk, row: SaleRow) -> Self {
        let company = row.company.map(|(id, name)| (record(id.into()), name));
        let person = row.person.map(|(id, name)| (record(id.into()), name));
        Self {
            id: row.id.to_string(),
            href: SalePath { id: row.id }.to_string(),
            kind: row.kind,
            number: row.number,
            buyers: company.into_iter().chain(person).collect(),
            dated_on: row.dated_on,
            due_on: row.due_on,
            status: row.status,
            is_overdue: row.status.is_overdue(row.due_on, desk.today()),
            amount: Money { cents: row.amount.shown(desk.vat()), currency: row.currency },
        }
    }

    /// The colour of where it stands.
    const fn colour(&self) -> &'static str {
        self.status.colour(self.is_overdue)
    }
}
