//! The second section of a record: what was bought.

use askama::Template;
use axum::extract::Query;
use jiff::civil::Date;
use kernel::{Holder, Id as _, Money, SaleId};
use personal::Personal;
use web::{Page, Problem, filters};

use super::frame::{Frame, Opened, Section, section_of};
use super::{Pairs, value};
use crate::books::Basis;
use crate::pages::desk::Desk;
use crate::pages::paths::{CompanySales, PersonSales, SalePath};
use crate::sale::{DocumentKind, Sale, Status};
use crate::store::{Before, books, figures_of, how_many_sales, sales_of};

/// How many sales a page holds.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "customers/records/sales.html")]
pub struct SalesPage {
    frame: Frame,
    rows: Vec<Row>,
    many: u64,
    /// What they come to in all, with the locale key of what counts.
    total: (&'static str, Money),
    older: Option<String>,
}

/// One sale.
struct Row {
    href: String,
    kind: DocumentKind,
    number: Option<Personal<String>>,
    dated_on: Date,
    label: Option<Personal<String>>,
    status: Status,
    is_overdue: bool,
    amount: Money,
}

pub async fn person(
    path: PersonSales,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<SalesPage>, Problem> {
    show(&desk, path.id.into(), &pairs).await
}

pub async fn company(
    path: CompanySales,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<SalesPage>, Problem> {
    show(&desk, path.id.into(), &pairs).await
}

async fn show(desk: &Desk, holder: Holder, pairs: &[(String, String)]) -> Result<Page<SalesPage>, Problem> {
    let opened = Opened::at(desk, holder, Section::Sales, pairs).await?;
    let before = value(pairs, "until").and_then(before);
    let mut sales = sales_of(desk.sight(), holder, before, PAGE as u64 + 1).await?;
    let goes_on = sales.len() > PAGE;
    sales.truncate(PAGE);
    let older = sales.last().filter(|_| goes_on).map(|last| {
        let key = format!("{}~{}", last.details.dated_on, last.id);
        opened.trail.keep_with(section_of(holder, Section::Sales), "until", &key)
    });
    let figures = figures_of(desk.reader(), holder).await?.ok_or(Problem::NotFound)?.figures;
    let total = match books(desk.reader()).await?.basis {
        Basis::Invoices => "record-sales-invoiced",
        Basis::Orders => "record-sales-ordered",
    };
    Ok(desk.visitor.page(SalesPage {
        rows: sales.iter().map(|sale| Row::new(desk, sale)).collect(),
        many: how_many_sales(desk.sight(), holder).await?,
        total: (total, desk.figure(figures.total)),
        older,
        frame: opened.frame,
    }))
}

impl Row {
    fn new(desk: &Desk, sale: &Sale) -> Self {
        let details = &sale.details;
        Self {
            href: SalePath { id: sale.id }.to_string(),
            kind: details.kind,
            number: details.number.clone(),
            dated_on: details.dated_on,
            label: details.lines.iter().find_map(|line| line.label.clone()),
            status: details.status,
            is_overdue: details.status.is_overdue(details.due_on, desk.today()),
            amount: Money { cents: details.amount().shown(desk.vat()), currency: details.currency },
        }
    }

    /// The colour of where it stands.
    const fn colour(&self) -> &'static str {
        self.status.colour(self.is_overdue)
    }
}

/// Where the table goes on, as its link writes it.
fn before(text: &str) -> Option<Before> {
    let (day, id) = text.split_once('~')?;
    Some(Before { dated_on: day.parse().ok()?, id: SaleId::from_uuid(id.parse().ok()?) })
}
