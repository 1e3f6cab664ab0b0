//! A sale: a quote, an order, an invoice or a credit note, as recorded or imported.
//! Carnet never issues numbers and is no accounting program.

mod line;
mod notation;
mod status;

use jiff::civil::Date;
use kernel::text::fold;
use kernel::{CompanyId, Currency, Holder, PersonId, SaleId};
use personal::Personal;
use store::journal::Record;
use store::search::Searchable;

pub use self::line::Line;
pub use self::notation::Notation;
pub use self::status::{DocumentKind, Status};
use crate::arrival::Arrival;
use crate::codes::codes;
use crate::fields::{Fields, Journalled, Step};
use crate::figures::Amount;
use crate::merge::{HANDED_OVER, handed_over};

/// A sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// The id.
    pub id: SaleId,
    /// Counts the changes, so that the second of two who edit at once is told.
    pub version: i64,
    /// How the record came.
    pub arrival: Arrival,
    /// What is known.
    pub details: SaleDetails,
}

/// What is known of a sale. Amounts are cents of its currency and weigh as they stand in sums:
/// those of a credit note are negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleDetails {
    /// The company that buys.
    pub company: Option<CompanyId>,
    /// The person who buys, or through whom the company does.
    pub person: Option<PersonId>,
    /// Which document it is.
    pub kind: DocumentKind,
    /// The document's number.
    pub number: Option<Personal<String>>,
    /// The document's date: by it the sale counts.
    pub dated_on: Date,
    /// When it must be paid.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub status: Status,
    /// The currency of every amount.
    pub currency: Currency,
    /// Total excluding VAT.
    pub net: i64,
    /// Total including VAT, where known.
    pub gross: Option<i64>,
    /// What was sold, line by line.
    pub lines: Vec<Line>,
}

codes! {
    /// Why a sale cannot be kept or changed as asked.
    SaleRejection {
        /// Neither a company nor a person.
        NobodyBuys = "rejection-sale-nobody",
        /// A credit note takes away: its total cannot be positive.
        CreditNoteAdds = "rejection-sale-credit-note-adds",
        /// Its total is beyond what is believed of one sale.
        TooLarge = "rejection-sale-too-large",
        /// A quote is not paid.
        QuoteIsNotPaid = "rejection-sale-quote-paid",
        /// It is cancelled: nothing is to be paid any more.
        AlreadyCancelled = "rejection-sale-already-cancelled",
        /// It is paid already.
        AlreadyPaid = "rejection-sale-already-paid",
        /// Nothing is asked for, or it is a credit note: no payment comes in by it.
        NothingOwed = "rejection-sale-nothing-owed",
    }
}

impl Sale {
    /// Records a sale.
    ///
    /// # Errors
    /// [`SaleRejection`] says what does not fit.
    pub fn record(id: SaleId, details: SaleDetails, arrival: Arrival) -> Result<Step<Self>, SaleRejection> {
        details.check()?;
        Ok(Step::first("created", Self { id, version: 1, arrival, details }))
    }

    /// Corrects what is known.
    ///
    /// # Errors
    /// [`SaleRejection`] says what does not fit.
    pub fn correct(self, details: SaleDetails) -> Result<Step<Self>, SaleRejection> {
        details.check()?;
        let verb = self.details.verb_towards(&details);
        Ok(self.become_of(verb, details))
    }

    /// Whether a payment is to come in by it: what is owed to the business, and by no credit note.
    ///
    /// # Errors
    /// [`SaleRejection`] says why none is.
    pub const fn awaits_payment(&self) -> Result<(), SaleRejection> {
        match (self.details.status, self.details.kind) {
            (Status::Cancelled, _) => Err(SaleRejection::AlreadyCancelled),
            (Status::Paid { .. }, _) => Err(SaleRejection::AlreadyPaid),
            (Status::Open, _) | (Status::Due, DocumentKind::CreditNote) => Err(SaleRejection::NothingOwed),
            (Status::Due, _) => Ok(()),
        }
    }

    /// Notes that it was paid, on a day.
    ///
    /// # Errors
    /// [`SaleRejection`] where it awaits no payment.
    pub fn settle(self, on: Date) -> Result<Step<Self>, SaleRejection> {
        self.awaits_payment()?;
        let details = SaleDetails { status: Status::Paid { on: Some(on) }, ..self.details.clone() };
        Ok(self.become_of("settled", details))
    }

    /// Puts somebody in the place of another who bought it: two records became one, or two again.
    pub(crate) fn hand_over(self, from: Holder, to: Holder) -> Step<Self> {
        let mut details = self.details.clone();
        (details.person, details.company) = handed_over((details.person, details.company), from, to);
        self.become_of(HANDED_OVER, details)
    }

    /// Whom the record is about: the company that buys, or else the person.
    #[must_use]
    pub fn buyer(&self) -> Option<Holder> {
        self.details.company.map(Holder::Company).or(self.details.person.map(Holder::Person))
    }

    /// Everybody in whose figures it counts: in full for the company and for the person.
    pub fn holders(&self) -> impl Iterator<Item = Holder> {
        let company = self.details.company.map(Holder::Company);
        company.into_iter().chain(self.details.person.map(Holder::Person))
    }

    pub(crate) fn searchable(&self) -> Option<Searchable> {
        let number = self.details.number.clone()?;
        Some(Searchable { record: self.record(), holder: self.buyer(), text: number })
    }

    fn become_of(self, verb: &'static str, details: SaleDetails) -> Step<Self> {
        let after = Self { version: self.version + 1, details, ..self.clone() };
        Step::from(verb, self, after)
    }
}

impl SaleDetails {
    /// What it comes to; excluding VAT in both where that is all one knows.
    #[must_use]
    pub fn amount(&self) -> Amount {
        Amount { net: self.net, gross: self.gross.unwrap_or(self.net) }
    }

    /// What is still to be paid, including VAT where it is known.
    #[must_use]
    pub fn balance(&self) -> i64 {
        if self.status == Status::Due { self.amount().gross } else { 0 }
    }

    /// The key by which the same document is found again, whatever its case and spaces.
    #[must_use]
    pub fn number_key(number: &Personal<String>) -> Personal<String> {
        number.clone().map(|number| fold(&number).split_whitespace().collect())
    }

    /// What a correction is called: a cancelling or a payment, where it is nothing else.
    fn verb_towards(&self, after: &Self) -> &'static str {
        let is_all = Self { status: after.status, ..self.clone() } == *after;
        match after.status {
            Status::Cancelled if is_all => "cancelled",
            Status::Paid { .. } if is_all && !matches!(self.status, Status::Paid { .. }) => "settled",
            _ => "corrected",
        }
    }

    fn check(&self) -> Result<(), SaleRejection> {
        let is_quote = self.kind == DocumentKind::Quote;
        if self.company.is_none() && self.person.is_none() {
            return Err(SaleRejection::NobodyBuys);
        }
        if [Some(self.net), self.gross].into_iter().flatten().any(is_beyond_belief) {
            return Err(SaleRejection::TooLarge);
        }
        if self.kind == DocumentKind::CreditNote
            && (self.net > 0 || self.gross.is_some_and(|gross| gross > 0))
        {
            return Err(SaleRejection::CreditNoteAdds);
        }
        if is_quote && matches!(self.status, Status::Paid { .. } | Status::Due) {
            return Err(SaleRejection::QuoteIsNotPaid);
        }
        Ok(())
    }
}

/// Beyond [`values::amount::LARGEST`] a few sales would burst the sums of the whole file.
const fn is_beyond_belief(cents: i64) -> bool {
    cents.unsigned_abs() > values::amount::LARGEST.unsigned_abs()
}

impl Journalled for Sale {
    fn record(&self) -> Record {
        Record::new("sale", self.id)
    }

    fn holder(&self) -> Option<Holder> {
        self.buyer()
    }

    fn fields(&self) -> Fields {
        let details = &self.details;
        let mut fields = Fields::default();
        fields.plain("company_id", details.company);
        fields.plain("person_id", details.person);
        fields.plain("kind", Some(details.kind.code()));
        fields.text("number", details.number.as_ref());
        fields.plain("dated_on", Some(details.dated_on));
        fields.plain("due_on", details.due_on);
        fields.plain("paid_on", details.status.paid_on());
        fields.plain("status", Some(details.status.code()));
        fields.plain("currency", Some(details.currency.code()));
        fields.plain("net", Some(details.net));
        fields.plain("gross", details.gross);
        fields.list("lines", details.lines.iter().map(|line| Some(line.summary())));
        fields
    }
}
