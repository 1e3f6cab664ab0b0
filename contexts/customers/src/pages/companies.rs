//! The list of companies.

use askama::Template;
use axum::extract::Query;
use kernel::{Ability, Holder};
use listing::Count;
use personal::{Access, Personal};
use web::{Form, Onward, Page, Problem, TypedPath as _, filters};

use super::desk::Desk;
use super::holders::{
    self, BALANCE, BASKET, CLASS, Cells, Clerk, Counts, FIRST_SALE, LAST_SALE, OWNER, PHONE, PURCHASES,
    RELATION, SPEND, TOWN, WISHES,
};
use super::list::{Asked, Column, Columns, Empty, Hits, List, MOST_HITS, State, Table, Way, all_of, look};
use super::paths::{Companies, CompaniesColumns, CompaniesExport, IMPORTS, NewCompany};
use crate::store::{CompanyRow, channels_of_companies, company_rows, relations_of_companies, totals};

/// How many people are known there.
const PEOPLE: Column =
    Column { code: "people", label: "column-people", way: "p3", side: "r", cell: "num soft", is_ready: true };

static COLUMNS: Columns = Columns {
    path: CompaniesColumns::PATH,
    all: &[
        RELATION, TOWN, PHONE, PEOPLE, SPEND, PURCHASES, BALANCE, BASKET, FIRST_SALE, CLASS, LAST_SALE,
        WISHES, OWNER,
    ],
};

pub static TABLE: Table = Table {
    path: Companies::PATH,
    label: "companies",
    all: "companies-view-all",
    kinds: &[
        ("client", "companies-view-client"),
        ("prospect", "companies-view-prospect"),
        ("former-client", "companies-view-former-client"),
        ("partner", "companies-view-partner"),
        ("supplier", "companies-view-supplier"),
    ],
    columns: Some(&COLUMNS),
    picks: Some(Way { page: CompaniesExport::PATH, needs: Ability::ExportCustomers }),
    orders: holders::ORDERS,
};

#[derive(Template)]
#[template(path = "customers/companies.html")]
pub struct CompaniesPage {
    list: List,
    rows: Vec<Line>,
    access: Access,
}

/// One company, ready to be shown.
struct Line {
    id: String,
    href: String,
    name: Personal<String>,
    sector: Option<Personal<String>>,
    people: i64,
    cells: Cells,
}

pub async fn list(
    _: Companies,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Page<CompaniesPage>, Problem> {
    let (catalogue, kept_counts) = (&desk.catalogues().companies, &desk.catalogues().counts);
    let state = State::read(&TABLE, catalogue, &pairs);
    let totals = totals(desk.reader()).await?;
    let mut asked = Asked {
        catalogue,
        counts: kept_counts,
        hits: found(&desk, &state.view.q).await?,
        state,
        sum: Some("spend"),
        kept: Some(Count::Exactly {
            rows: totals.companies,
            sum: totals.of_companies.spend.shown(desk.vat()),
        }),
    };
    let looked = look(desk.sight(), &mut asked).await?;
    let staff = desk.staff().await?;
    let rows = company_rows(desk.sight(), &looked.page.ids).await?;
    let whom: Vec<Holder> = rows.iter().map(|row| row.id.into()).collect();
    let clerk = Clerk::new(&desk, &staff, &asked.state, &whom).await?;
    let rows = rows.into_iter().map(|row| Line::new(&clerk, row)).collect();
    let all = all_of(desk.sight(), (catalogue, kept_counts), totals.companies).await?;
    let counts = Counts::of(all, relations_of_companies(desk.sight())).await?;
    let channels = channels_of_companies(desk.sight()).await?;
    let list = holders::list(&desk, asked, looked, (&staff, counts, channels)).await?;
    Ok(desk.visitor.page(CompaniesPage { list, rows, access: desk.visitor.access }))
}

/// Keeps which columns the reader wants to see.
pub async fn choose_columns(
    _: CompaniesColumns,
    desk: Desk,
    Query(pairs): Query<Vec<(String, String)>>,
    form: Form,
) -> Result<Onward, Problem> {
    List::keep_columns(&desk, &State::read(&TABLE, &desk.catalogues().companies, &pairs), &form).await
}

pub async fn found(desk: &Desk, words: &str) -> Result<Option<Hits>, Problem> {
    if words.is_empty() {
        return Ok(None);
    }
    let hits = desk.find(words, &["company"], MOST_HITS + 1).await?;
    if hits.len() > MOST_HITS {
        return Ok(Some(Hits::all(words)));
    }
    Ok(Some(Hits { ids: hits.iter().map(|hit| hit.id).collect(), others: Vec::new() }))
}

impl Line {
    fn new(clerk: &Clerk<'_>, row: CompanyRow) -> Self {
        Self {
            id: row.id.to_string(),
            href: clerk.href(row.id.into()),
            name: row.name,
            sector: row.sector,
            people: row.people,
            cells: clerk.cells(row.id.into(), row.phone, row.standing),
        }
    }
}
