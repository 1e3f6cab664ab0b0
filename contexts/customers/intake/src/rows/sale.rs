//! A row about a sale: a whole document, or one line of it.

use std::borrow::Cow;

use jiff::civil::Date;
use kernel::Currency;
use serde::{Deserialize, Serialize};
use values::date::DateRole;
use values::yes_no;

use super::amount::{Amount, currency_code};
use super::kind::{DocumentKind, Status};
use super::price::{FinePrice, product, times, without_tax};
use super::reader::RowReader;
use crate::codes::{Caution, WarningCode};
use crate::field::Field;
use crate::given::Given;
use crate::layout::Column;
use crate::vocabulary::vocabulary;

/// The most two amounts may differ by rounding, in minor units per line.
const ROUNDING: i64 = 2;

/// A quantity of one, in thousandths.
const ONE: i64 = 1_000;

/// A sale, or a line of one, as a row gives it.
#[derive(Clone, Serialize, Deserialize)]
pub struct SaleRow {
    /// The document's number.
    pub document: Given<String>,
    /// The number of the line in its document.
    pub line: Given<String>,
    /// Quote, order, invoice or credit note, where the row or its sheet says so. `None` is an invoice, or
    /// a credit note when all its lines together are owed back.
    pub kind: Option<DocumentKind>,
    /// The document's date.
    pub date: Given<Date>,
    /// Due date.
    pub due: Given<Date>,
    /// The day it was paid.
    pub paid_on: Given<Date>,
    /// How far it is.
    pub status: Given<Status>,
    /// Whom it was sold to.
    pub client: Client,
    /// What was sold.
    pub label: Given<String>,
    /// The product's reference.
    pub sku: Given<String>,
    /// Quantity in thousandths.
    pub quantity: Given<i64>,
    /// Price of one, without tax.
    pub unit_price: Given<Amount>,
    /// Discount in hundredths of a percent.
    pub discount: Given<i32>,
    /// Total without tax.
    pub net: Given<Amount>,
    /// VAT rate in hundredths of a percent.
    pub vat_rate: Given<i32>,
    /// VAT amount.
    pub vat: Given<Amount>,
    /// Total with tax.
    pub gross: Given<Amount>,
    /// The currency of the row.
    #[serde(with = "currency_code")]
    pub currency: Currency,
    /// Whether it is a deal that is not won: nothing was sold yet.
    #[serde(default)]
    pub is_not_won: bool,
}

/// Whom a sale is to, as the row names them.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Client {
    /// The client number.
    pub number: Given<String>,
    /// The company's name.
    pub name: Given<String>,
    /// The person's name.
    pub person: Given<String>,
    /// The e-mail address, in canonical form.
    pub email: Given<String>,
}

impl SaleRow {
    /// What counts as turnover: the total without tax, or with it where nothing else is given.
    #[must_use]
    pub fn turnover(&self) -> Option<Amount> {
        self.net.canonical.or(self.gross.canonical)
    }

    /// Whether it is owed to the client, and nothing says on what.
    #[must_use]
    pub fn is_owed_back(&self) -> bool {
        self.kind.is_none() && self.turnover().is_some_and(|amount| amount.cents < 0)
    }

    /// Whether quantity and price say something else than its totals.
    pub(crate) fn contradicts_its_price(&self) -> bool {
        let totals = [&self.net, &self.gross];
        let is_off = |given: &&Given<Amount>, product: i64| {
            given.canonical.is_none_or(|amount| amount.cents.abs_diff(product) > ROUNDING as u64)
        };
        product(self).is_some_and(|product| totals.iter().all(|given| is_off(given, product)))
    }

    /// Whether it is out of turnover.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.status.canonical == Some(Status::Cancelled)
    }
}

impl RowReader<'_> {
    /// Reads the sale of the row.
    pub(crate) fn sale(&mut self) -> SaleRow {
        let currency = self.read_in();
        let mut sale = SaleRow {
            document: self.text(Field::DocumentNumber),
            line: self.text(Field::LineNumber),
            kind: None,
            date: self.sale_date(),
            due: self.date(Field::DueDate, DateRole::Planned),
            paid_on: self.date(Field::PaidDate, DateRole::Past),
            status: Given::default(),
            client: self.client(),
            label: self.text(Field::Label),
            sku: self.text(Field::Sku),
            quantity: self.quantity(Field::Quantity),
            unit_price: self.amount(Field::UnitPrice),
            discount: self.rate(Field::Discount),
            net: self.amount(Field::TotalNet),
            vat_rate: self.rate(Field::VatRate),
            vat: self.amount(Field::VatAmount),
            gross: self.amount(Field::TotalGross),
            currency,
            is_not_won: false,
        };
        self.take_credit(&mut sale);
        self.settle_currency(&mut sale);
        self.complete_amounts(&mut sale);
        self.settle_kind(&mut sale);
        self.settle_status(&mut sale);
        self.settle_deal(&mut sale);
        self.check(&sale);
        sale
    }

    /// The date, without a warning: a sale without a good date is rejected, which says more.
    fn sale_date(&mut self) -> Given<Date> {
        let Some(column) = self.column(Field::Date) else { return Given::default() };
        let given = self.date_in(column, DateRole::Past);
        if given.canonical.is_some() { self.heed(column, given) } else { given }
    }

    fn client(&mut self) -> Client {
        let email = self.column(Field::Email).map(|column| Given {
            canonical: self.first_email(column),
            raw: self.raw(column).into_owned(),
            doubt: None,
        });
        let whole = [Field::FirstName, Field::LastName]
            .map(|field| self.column(field).map(|column| self.raw(column)).unwrap_or_default());
        let apart = whole.join(" ").trim().to_owned();
        let person =
            if apart.is_empty() { self.text(Field::FullName) } else { Given::plain(apart.clone(), apart) };
        let name = self.text(Field::CompanyName);
        // A buyer called Épicerie Bio is a company, whatever the header calls it.
        let is_trade = name.raw.is_empty()
            && values::name::split(&person.raw).civility.is_none()
            && vocabulary().mentions("form", &person.raw);
        let (name, person) = if is_trade { (person, Given::default()) } else { (name, person) };
        let number = self.client_number();
        Client { number, name, person, email: email.unwrap_or_default() }
    }

    /// The row's currency is its column's, or the first an amount names; amounts in another are set aside.
    fn settle_currency(&mut self, sale: &mut SaleRow) {
        let home = self.sheet.read.currency;
        let amounts = [&sale.net, &sale.unit_price, &sale.gross];
        let first = amounts.iter().find_map(|given| given.canonical.map(|amount| amount.currency));
        let currency = self.named_currency().or(first).unwrap_or(home);
        sale.currency = currency;
        for (field, given) in [
            (Field::TotalNet, &mut sale.net),
            (Field::UnitPrice, &mut sale.unit_price),
            (Field::VatAmount, &mut sale.vat),
            (Field::TotalGross, &mut sale.gross),
        ] {
            let Some(amount) = given.canonical else { continue };
            if amount.currency != currency {
                *given = Given::doubted(std::mem::take(&mut given.raw), Caution::OtherCurrency);
                self.warn(self.column(field), Caution::OtherCurrency);
            }
        }
        if currency != home {
            self.warn(self.column(Field::Currency).or(self.column(Field::TotalNet)), Caution::OtherCurrency);
        }
    }

    /// A missing total follows from what is given; nothing written is replaced.
    fn complete_amounts(&mut self, sale: &mut SaleRow) {
        // A list of services at a price: each row is one of them.
        let asks_how_many = [Field::Quantity, Field::TotalNet, Field::TotalGross];
        if asks_how_many.into_iter().all(|field| self.column(field).is_none()) && sale.quantity.is_blank() {
            sale.quantity.canonical = Some(ONE);
        }
        let nothing_written = sale.net.raw.is_empty() && sale.gross.raw.is_empty();
        let each = self.amount(Field::UnitPriceGross).canonical.filter(|each| each.currency == sale.currency);
        if let (true, None, Some(each)) = (nothing_written, sale.unit_price.canonical, each) {
            let cents = times(sale, each.cents);
            sale.gross.canonical = cents.map(|cents| Amount { cents, currency: sale.currency });
        }
        if let (true, Some(cents)) = (nothing_written, self.worth(sale)) {
            sale.net.canonical = Some(Amount { cents, currency: sale.currency });
            if let Some(column) = self.column(Field::TotalNet).or(self.column(Field::TotalGross)) {
                self.warn(Some(column), Caution::TotalComputed);
            }
        }
        if let (true, Some(gross)) =
            (sale.net.raw.is_empty() && sale.net.canonical.is_none(), sale.gross.canonical)
        {
            let net = match (sale.vat.canonical, sale.vat_rate.canonical) {
                (Some(vat), _) => gross.cents.checked_sub(vat.cents),
                (None, Some(rate)) => without_tax(gross.cents, rate),
                (None, None) => None,
            };
            sale.net.canonical = net.map(|cents| Amount { cents, ..gross });
            if net.is_none() && self.column(Field::TotalNet).is_some() {
                self.warn(self.column(Field::TotalGross), Caution::OnlyWithTax);
            }
        }
    }

    /// What quantity and price make, where the price is below a cent too.
    fn worth(&self, sale: &SaleRow) -> Option<i64> {
        let fine = self.column(Field::UnitPrice).map(|column| self.cell(column));
        match fine.and_then(|cell| FinePrice::of(cell, &sale.unit_price)) {
            Some(price) => price.times(sale),
            None => product(sale),
        }
    }

    /// In a journal what is owed back stands in a column of its own: `Débit`, `Crédit`, or `Vente`, `Avoir`.
    fn take_credit(&mut self, sale: &mut SaleRow) {
        let is_blank = sale.net.raw.is_empty() && sale.gross.raw.is_empty();
        let layout = self.sheet.layout;
        let says = |column: &Column, list: &str| {
            column.header.words().iter().any(|word| vocabulary().is(list, word))
        };
        let is_credit = |column: &&Column| column.field.is_none() && says(column, "owed");
        let Some(column) = layout.columns.iter().find(is_credit).filter(|_| is_blank) else { return };
        let debit = [Field::TotalGross, Field::TotalNet].into_iter().find_map(|field| self.column(field));
        let Some(debit) = debit.filter(|debit| says(debit, "sold-for")) else { return };
        let given = self.amount_in(column);
        let Some(amount) = given.canonical.filter(|amount| amount.cents != 0) else { return };
        let owed = Amount { cents: -amount.cents.abs(), ..amount };
        let total = if debit.field == Some(Field::TotalGross) { &mut sale.gross } else { &mut sale.net };
        *total = Given::plain(given.raw, owed);
        sale.kind = Some(DocumentKind::CreditNote);
    }

    fn settle_kind(&mut self, sale: &mut SaleRow) {
        let said = self.column(Field::DocumentKind).and_then(|column| DocumentKind::named(&self.raw(column)));
        let numbered = DocumentKind::numbered(&sale.document.raw, self.sheet.are_told_apart);
        let said = said.or(numbered.filter(|kind| *kind != DocumentKind::Invoice));
        let announced = DocumentKind::announced(&sale.label.raw);
        let headed = self.sheet.documents.filter(|kind| *kind != DocumentKind::Invoice);
        sale.kind = said.or(headed).or(sale.kind);
        // “Retour table” may be a line of an invoice: its label turns the amount, not the document.
        let is_credit = said.or(announced).or(headed) == Some(DocumentKind::CreditNote);
        if is_credit && sale.turnover().is_some_and(|amount| amount.cents > 0) {
            for given in [&mut sale.net, &mut sale.vat, &mut sale.gross] {
                given.canonical =
                    given.canonical.map(|amount| Amount { cents: -amount.cents.abs(), ..amount });
            }
            sale.quantity.canonical = sale.quantity.canonical.map(|quantity| -quantity.abs());
            self.warn(self.column(Field::TotalNet).or(self.column(Field::TotalGross)), Caution::CreditTurned);
        }
    }

    fn settle_status(&mut self, sale: &mut SaleRow) {
        // Where only a day is asked for, people write “annulée” or “réglé le 10/03” all the same.
        let unsaid = |column: &&Column| !self.raw(column).is_empty();
        let spare = self.column(Field::PaidDate).filter(|_| sale.paid_on.canonical.is_none());
        let column = self.column(Field::Status).filter(unsaid).or(spare).or(self.column(Field::Status));
        let raw = column.map(|column| self.raw(column)).unwrap_or_default();
        let payment = values::paid::parse(&paid_by(&raw), &self.sheet.dates(DateRole::Past));
        if sale.paid_on.canonical.is_none() {
            sale.paid_on.canonical = payment.on;
        }
        let paid = match payment.answer {
            yes_no::Answer::Yes => Some(Status::Paid),
            yes_no::Answer::No => Some(Status::Due),
            yes_no::Answer::Unknown if sale.paid_on.canonical.is_some() => Some(Status::Paid),
            yes_no::Answer::Unknown => None,
        };
        let mut status = column.filter(|column| asks_for_a_cancelling(column)).map_or_else(
            || Status::named(&raw).or(paid),
            |_| (payment.answer == yes_no::Answer::Yes).then_some(Status::Cancelled),
        );
        if Status::is_cancelled(&sale.label.raw) || self.is_said_cancelled() {
            status = Some(Status::Cancelled);
        }
        if vocabulary().is("refunded", &raw) {
            let is_credit = sale.kind == Some(DocumentKind::CreditNote) || sale.is_owed_back();
            status = Some(if is_credit { Status::Paid } else { Status::Cancelled });
            if !is_credit {
                self.warn(column, Caution::Refunded);
            }
        }
        if vocabulary().is("not-issued", &raw) && sale.kind.is_none_or(|kind| kind == DocumentKind::Invoice) {
            (sale.kind, status) = (Some(DocumentKind::Quote), Some(Status::Open));
            self.warn(column, Caution::NotIssued);
        }
        if status == Some(Status::Cancelled) {
            let place =
                if Status::is_cancelled(&sale.label.raw) { self.column(Field::Label) } else { column };
            self.warn(place, Caution::Cancelled);
        }
        sale.status = Given { raw: raw.into_owned(), canonical: status, doubt: None };
    }

    /// Whether another column that may be one of states says that the document is cancelled.
    fn is_said_cancelled(&self) -> bool {
        let may_be = |column: &&Column| {
            column.field.is_none() && column.guesses.iter().any(|guess| guess.field == Field::Status)
        };
        let layout = self.sheet.layout;
        layout.columns.iter().filter(may_be).any(|column| {
            let raw = self.raw(column);
            let is_yes = || yes_no::parse(&raw) == yes_no::Answer::Yes;
            Status::named(&raw) == Some(Status::Cancelled) || asks_for_a_cancelling(column) && is_yes()
        })
    }

    /// Says what does not add up; the file's figures stay as they are.
    fn check(&mut self, sale: &SaleRow) {
        if sale.quantity.canonical.is_none()
            && sale.turnover().is_some()
            && self.column(Field::Quantity).is_some()
        {
            self.warn(self.column(Field::Quantity), Caution::QuantityMissing);
        }
        let net = sale.net.canonical.map(|amount| amount.cents).filter(|_| !sale.net.raw.is_empty());
        if let (Some(net), Some(product)) = (net, self.worth(sale))
            && net.abs_diff(product) > ROUNDING as u64
            && net.abs_diff(-product) > ROUNDING as u64
        {
            self.warn(self.column(Field::TotalNet), Caution::TotalDiffers);
        }
        let gross = sale.gross.canonical.map(|amount| amount.cents);
        if let (Some(net), Some(gross), Some(rate)) = (net, gross, sale.vat_rate.canonical) {
            let expected = without_tax(gross, rate);
            if expected
                .is_none_or(|expected| net.abs_diff(expected) > ROUNDING as u64 + net.unsigned_abs() / 1000)
            {
                self.warn(self.column(Field::TotalGross), Caution::TaxDiffers);
            }
        }
        if self.column(Field::DocumentNumber).is_some() && sale.document.raw.is_empty() {
            self.warn(self.column(Field::DocumentNumber), Caution::NoDocumentNumber);
        }
        if let Some(WarningCode::Caution(caution)) = sale.document.doubt {
            self.warn(self.column(Field::DocumentNumber), caution);
        }
    }
}

/// `Chèque le 10/02` and `10/02/26 (chq)` say when it was paid, and how.
fn paid_by(said: &str) -> Cow<'_, str> {
    if let Some((before, behind)) = said.split_once('(')
        && vocabulary().is("means", behind.trim_end_matches(')'))
    {
        return Cow::Owned(before.trim_end().to_owned());
    }
    match said.split_once(' ') {
        Some((means, rest)) if vocabulary().is("means", means) => Cow::Owned(format!("payé {rest}")),
        _ => Cow::Borrowed(said),
    }
}

/// Whether a header asks if the document was cancelled: there a yes is no payment.
fn asks_for_a_cancelling(column: &Column) -> bool {
    column.header.words().iter().any(|word| word.starts_with("annul") || word.starts_with("cancel"))
}
