//! A sale: the document, who buys, its lines, what changed.

use askama::Template;
use jiff::civil::Date;
use kernel::{Currency, Id as _, Money, SaleId};
use personal::{Access, Personal};
use store::journal::{Page as Part, Record, of_record};
use web::view::Crumb;
use web::{Form, Page, Problem, Sentence, filters};

use super::history::{Story, tell};
use super::settlement::{self, Settlement};
use crate::pages::desk::Desk;
use crate::pages::paths::{SaleEdit, SalePath, Sales, record};
use crate::sale::{Line, Sale, Status};
use crate::store::sale_rows;

/// More changes than anybody makes to a sale.
const MOST_CHANGES: u64 = 100;

#[derive(Template)]
#[template(path = "customers/records/sale.html")]
pub struct SalePage {
    crumbs: Vec<Crumb>,
    title: Sentence,
    sale: Sale,
    edit: SaleEdit,
    buyers: Vec<(String, Personal<String>)>,
    is_overdue: bool,
    stories: Vec<Story>,
    settling: Settlement,
    /// Where a payment is noted, on what is to be paid.
    settlement: Option<Form>,
    access: Access,
}

pub async fn show(path: SalePath, desk: Desk) -> Result<Page<SalePage>, Problem> {
    SalePage::of(&desk, path.id, None).await
}

impl SalePage {
    /// A sale, with the payment as somebody tried to note it.
    pub async fn of(desk: &Desk, id: SaleId, tried: Option<Form>) -> Result<Page<Self>, Problem> {
        let sale = desk.sight().sale(id).await?.ok_or(Problem::NotFound)?;
        let shown = desk.sight().among(&sale.holders().collect::<Vec<_>>()).await?;
        desk.note_look(&shown).await?;
        let row = sale_rows(desk.sight(), &[id.uuid()]).await?.pop().ok_or(Problem::NotFound)?;
        let company = row.company.map(|(id, name)| (record(id.into()), name));
        let person = row.person.map(|(id, name)| (record(id.into()), name));
        let part = Part::newest(MOST_CHANGES);
        let entries = of_record(desk.reader(), desk.store().key(), Record::new("sale", id), part).await?;
        let staff = desk.staff().await?;
        let title = sale.title(desk.access());
        let page = Self {
            crumbs: vec![Crumb::link("sales", Sales), Crumb::here(title.clone())],
            title,
            edit: SaleEdit { id },
            buyers: company.into_iter().chain(person).collect(),
            is_overdue: sale.details.status.is_overdue(sale.details.due_on, desk.today()),
            stories: tell(desk, &staff, &entries).await?,
            settling: Settlement { id },
            settlement: settlement::form(&sale, desk.today()).map(|fresh| tried.unwrap_or(fresh)),
            access: desk.visitor.access,
            sale,
        };
        Ok(desk.visitor.page(page))
    }

    const fn colour(&self) -> &'static str {
        self.sale.details.status.colour(self.is_overdue)
    }

    fn money(&self, cents: &i64) -> Money {
        Money { cents: *cents, currency: self.currency() }
    }

    fn known_money(&self, cents: &Option<i64>) -> Option<Money> {
        cents.map(|cents| self.money(&cents))
    }

    const fn currency(&self) -> Currency {
        self.sale.details.currency
    }

    /// The VAT, where the total including it is known.
    fn vat(&self) -> Option<Money> {
        let details = &self.sale.details;
        let vat = details.gross?.checked_sub(details.net)?;
        Some(self.money(&vat))
    }

    const fn paid_on(&self) -> Option<Date> {
        self.sale.details.status.paid_on()
    }

    fn balance(&self) -> Option<Money> {
        let is_due = self.sale.details.status == Status::Due;
        is_due.then(|| self.money(&self.sale.details.balance()))
    }

    fn lines(&self) -> &[Line] {
        &self.sale.details.lines
    }
}
