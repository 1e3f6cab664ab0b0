//! The records the accepted rows of a batch make, once merged and linked.

use jiff::civil::Date;
use kernel::{CompanyId, Currency, PersonId};
use serde::{Deserialize, Serialize};

use super::At;
use crate::rows::{
    Amount, CompanyRow, Death, DocumentKind, PersonRow, ProductRow, Refusal, SaleRow, Status, currency_code,
};

/// The records of a batch.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Records {
    /// Companies.
    pub companies: Vec<CompanyRecord>,
    /// People.
    pub people: Vec<PersonRecord>,
    /// Sales.
    pub sales: Vec<SaleRecord>,
    /// Products.
    pub products: Vec<ProductRecord>,
    /// What rows that make no record say against contact.
    #[serde(default)]
    pub noes: Vec<LoneNo>,
}

/// A company made of one or several rows.
#[derive(Clone, Serialize, Deserialize)]
pub struct CompanyRecord {
    /// The rows, the first one first.
    pub rows: Vec<At>,
    /// What they say together.
    pub company: CompanyRow,
    /// Every client number the rows give it, the first one first: sales may name any of them.
    pub numbers: Vec<String>,
    /// The company of the base it is, beyond doubt.
    pub known: Option<CompanyId>,
}

/// A person made of one or several rows.
#[derive(Clone, Serialize, Deserialize)]
pub struct PersonRecord {
    /// The rows, the first one first.
    pub rows: Vec<At>,
    /// What they say together; a refusal of any row is in it.
    pub person: PersonRow,
    /// The companies the person belongs to.
    pub companies: Vec<CompanyLink>,
    /// The person of the base it is, beyond doubt.
    pub known: Option<PersonId>,
}

/// A no of a row that makes no record: it is about whoever is reached at these addresses.
#[derive(Clone, Serialize, Deserialize)]
pub struct LoneNo {
    /// E-mail addresses, in canonical form.
    pub emails: Vec<String>,
    /// Telephone numbers, in E.164: a switchboard is reached by many, whose names tell.
    pub phones: Vec<String>,
    /// The words of the name, of a person.
    pub name: Option<String>,
    /// What is refused there.
    pub refusals: Vec<Refusal>,
    /// That the person has died.
    pub death: Option<Death>,
}

/// Whose it is, is personal: how much is refused is told.
impl std::fmt::Debug for LoneNo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LoneNo({} refusals)", self.refusals.len())
    }
}

/// A company of the batch, or of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CompanyLink {
    /// The place in [`Records::companies`].
    Record(usize),
    /// A company the batch does not tell of.
    Known(CompanyId),
}

/// A person of the batch, or of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonLink {
    /// The place in [`Records::people`].
    Record(usize),
    /// A person the batch does not tell of.
    Known(PersonId),
}

/// Whom a sale is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientLink {
    /// A company.
    Company(CompanyLink),
    /// A private customer.
    Person(PersonLink),
}

/// A sale with its lines.
#[derive(Clone, Serialize, Deserialize)]
pub struct SaleRecord {
    /// Whom it is to.
    pub client: ClientLink,
    /// The person it was dealt with, where the row names one beside a company.
    pub contact: Option<PersonLink>,
    /// The document's number as written.
    pub number: Option<String>,
    /// Quote, order, invoice or credit note.
    pub kind: DocumentKind,
    /// The document's date.
    pub date: Date,
    /// Due date.
    pub due: Option<Date>,
    /// The day it was paid, when all of it was.
    pub paid_on: Option<Date>,
    /// How far it is; `None` where nothing is said.
    pub status: Option<Status>,
    /// Whether the file asks for a payment it does not tell of: a due date, or a blank day of payment.
    pub awaits_payment: bool,
    /// The currency.
    #[serde(with = "currency_code")]
    pub currency: Currency,
    /// The lines, in the order of the file.
    pub lines: Vec<SaleLine>,
    /// For a sale without a number: which one of those of the same client, date, label and amount.
    pub ordinal: u32,
}

/// A line of a sale.
#[derive(Clone, Serialize, Deserialize)]
pub struct SaleLine {
    /// The row.
    pub at: At,
    /// The line's number within its document, from 1.
    pub number: u32,
    /// What the row says.
    pub sale: SaleRow,
}

/// What a sale is recognised by when its file comes again, beside its client.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaleKey {
    /// The document's number, folded; its lines are told apart by their number.
    Document(String),
    /// Without a number: date, label, amount, and which one of several like it.
    Plain {
        /// The date.
        date: Date,
        /// The label, folded.
        label: String,
        /// Turnover in minor units.
        cents: i64,
        /// Which one of several like it, from 1.
        ordinal: u32,
    },
}

/// A product made of one or several rows.
#[derive(Clone, Serialize, Deserialize)]
pub struct ProductRecord {
    /// The rows, the first one first.
    pub rows: Vec<At>,
    /// What they say.
    pub product: ProductRow,
}

impl SaleRecord {
    /// What the sale is recognised by when its file comes again. Sales without a number also need
    /// the same client; a document number is enough by itself.
    #[must_use]
    pub fn key(&self) -> SaleKey {
        match &self.number {
            Some(number) => SaleKey::Document(document_key(number)),
            None => {
                let label =
                    self.lines.first().map(|line| kernel::text::words(&line.sale.label.raw).join(" "));
                SaleKey::Plain {
                    date: self.date,
                    label: label.unwrap_or_default(),
                    cents: self.turnover().map_or(0, |amount| amount.cents),
                    ordinal: self.ordinal,
                }
            }
        }
    }

    /// The sum of its lines without tax, or with it where nothing else is given; `None` if too large.
    #[must_use]
    pub fn turnover(&self) -> Option<Amount> {
        let mut cents = 0_i64;
        let counted = |line: &&SaleLine| self.status == Some(Status::Cancelled) || !line.sale.is_cancelled();
        for amount in self.lines.iter().filter(counted).filter_map(|line| line.sale.turnover()) {
            cents = cents.checked_add(amount.cents)?;
        }
        Some(Amount { cents, currency: self.currency })
    }
}

/// A document number as it is compared: case and spaces do not matter.
pub(crate) fn document_key(number: &str) -> String {
    kernel::text::fold(number).split_whitespace().collect()
}

macro_rules! redacted {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}

redacted!(CompanyRecord, PersonRecord, SaleRecord, SaleLine, SaleKey, ProductRecord);
