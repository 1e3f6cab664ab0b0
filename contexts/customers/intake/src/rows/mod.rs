//! Rows read into what they are about: a company, a person, a sale, a product.
//!
//! Values stand here in the clear, because an uploaded file is in the clear until the domain
//! takes it over; so none of these types shows its content in `Debug`. They may be serialised,
//! because a batch is staged sealed under its own key.

mod address;
mod amount;
mod apart;
mod company;
mod deal;
mod gone;
mod kind;
mod person;
mod price;
mod product;
mod reach;
mod read;
mod reader;
mod sale;
mod standing;

pub use address::Address;
pub use amount::{Amount, currency_code};
pub use company::CompanyRow;
pub use kind::{ClientKind, DocumentKind, Status};
pub use person::{Employer, PersonRow};
pub use product::ProductRow;
pub use reach::{Phone, Place, Reach};
pub use sale::{Client, SaleRow};
pub use standing::{Answer, Consent, Death, Note, NoteState, Origin, Refusal, Standing};

pub(crate) use read::read_row;
pub(crate) use reader::{RowReader, SheetContext};

use serde::{Deserialize, Serialize};

use crate::codes::{Rejection, WarningCode};
use crate::given::Given;
use crate::reading::Part;

/// A row of data, read.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct ReadRow {
    /// The row's number in its sheet.
    pub row: u32,
    /// Whether it is hidden in the workbook.
    pub hidden: bool,
    /// The company it tells of.
    pub company: Option<CompanyRow>,
    /// The person it tells of.
    pub person: Option<PersonRow>,
    /// The sale it tells of.
    pub sale: Option<SaleRow>,
    /// The product it tells of.
    pub product: Option<ProductRow>,
    /// What stands in columns without a field: read for the report, never kept.
    #[serde(skip)]
    pub extras: Vec<Extra>,
    /// Why it is not taken in.
    pub rejected: Option<Rejected>,
    /// A digest of all cells, by which a row repeated is known.
    #[serde(skip)]
    pub(crate) fingerprint: u64,
}

/// Why a row is not taken in, and the cell to mend if it is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The column's name.
    pub column: Option<String>,
    /// The reason.
    pub code: Rejection,
}

/// A cell of a column without a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Extra {
    /// The column's name.
    pub column: String,
    /// What it holds.
    pub value: ExtraValue,
}

/// What a cell without a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum ExtraValue {
    /// An amount, summed in the report.
    Amount(Given<Amount>),
    /// A rate in hundredths of a percent.
    Rate(Given<i32>),
    /// A text.
    Text(Given<String>),
}

/// What a person should know about a cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Warning {
    /// The row.
    pub row: u32,
    /// The column's name, where it is about one.
    pub column: Option<String>,
    /// What it is about.
    pub code: WarningCode,
}

impl ReadRow {
    /// Whether the row is taken in.
    #[must_use]
    pub const fn is_accepted(&self) -> bool {
        self.rejected.is_none()
    }

    /// What is known of everybody the row is about: the person first, then the company.
    pub fn standings(&self) -> impl Iterator<Item = &Standing> {
        self.told().map(|(_, standing)| standing)
    }

    /// What is known of everybody the row is about, and which of them it is.
    pub fn told(&self) -> impl Iterator<Item = (Part, &Standing)> {
        let person = self.person.iter().map(|person| (Part::Person, &person.standing));
        person.chain(self.company.iter().map(|company| (Part::Company, &company.standing)))
    }

    /// The answer of the row as a whole; `None` when it is about nobody who could give one.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        let answers: Vec<Answer> = self.standings().map(Standing::answer).collect();
        [Answer::No, Answer::Yes, Answer::Unknown].into_iter().find(|answer| answers.contains(answer))
    }

    pub(crate) fn reject(&mut self, column: Option<&str>, code: Rejection) {
        if self.rejected.is_none() {
            self.rejected = Some(Rejected { column: column.map(str::to_owned), code });
        }
    }
}

/// Uploaded values are personal: only the row's number and what it holds are told.
impl std::fmt::Debug for ReadRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReadRow")
            .field("row", &self.row)
            .field("company", &self.company.is_some())
            .field("person", &self.person.is_some())
            .field("sale", &self.sale.is_some())
            .field("product", &self.product.is_some())
            .field("rejected", &self.rejected)
            .finish_non_exhaustive()
    }
}
