//! What a messy business file says, before any of it enters the base.
//!
//! A shop keeps its customers in spreadsheets: titles above the headers, subtotals between the
//! rows, telephones without their zero, consent as “X”, the same company twice. This room reads
//! such files into companies, people and sales, and tells of everything it doubted. It knows no
//! database and no page: whoever writes the batch stands on top of it.
//!
//! Three steps, each on the same corrections ([`Mapping`]):
//!
//! 1. [`survey`] detects and explains: encoding, tables, columns, with a few real values;
//! 2. [`parse`] reads the rows; [`Reading::wanted`] says which keys to look up in the base;
//! 3. [`Reading::resolve`] finds duplicates, links rows to each other and to the base, and makes
//!    the [`Records`]; [`Report::of`] tells what was taken in, what was not, and why.
//!
//! [`read`] does the last two in one go for whoever can answer at once what the base holds.
//!
//! Some promises hold for any file: a value without a canonical form keeps its text; only a clear
//! yes is a yes, and a refusal in any row of somebody is kept; two companies with different company
//! numbers are never the same; what the law forbids to keep waits for a decision; nothing panics.

mod asking;
mod blanks;
mod codes;
mod consent;
mod context;
mod field;
mod given;
mod header;
mod identity;
mod labels;
mod layout;
mod lines;
mod long;
mod mapping;
mod marks;
mod merged;
mod messages;
mod notes;
mod origin;
mod reading;
mod refusing;
mod report;
mod resolve;
mod rows;
mod running;
mod saved_mapping;
mod slips;
mod source;
mod stacked;
mod sums;
mod survey;
mod upload;
mod vocabulary;

pub use codes::{Caution, Certainty, LeftOut, Likeness, Rejection, WarningCode};
pub use context::ReadContext;
pub use field::{Field, Slot, Table};
pub use given::Given;
pub use identity::{
    Against, Blocked, CompanyKeys, Match, PersonKeys, candidates, doubles_of_companies, doubles_of_people,
    identify_companies, identify_people,
};
pub use lines::{Line, LineKind};
pub use long::{Extent, ListPart, LongList, Parts};
pub use mapping::{
    ColumnChoice, ColumnMapping, DuplicateDecision, FileMapping, Fix, Mapping, NoteDecision, NoteVerdict,
    RowName, SheetMapping, TableChoice, Twin,
};
pub use messages::{Messages, Spoken, message_keys, refused_key};
pub use reading::{
    At, ClientLink, CompanyLink, CompanyRecord, Duplicate, FileReading, Known, KnownBase, KnownCompany,
    KnownPerson, LoneNo, NothingKnown, Orphan, Part, PersonLink, PersonRecord, ProductRecord, ReadColumn,
    Reading, Records, SaleKey, SaleLine, SaleRecord, SheetReading, Stands, Wanted,
};
pub use report::{
    ConsentCount, DuplicateRows, FileReport, Further, LeftOutSheet, OrphanRow, Refused, RejectedRow, Report,
    SensitiveRow, SheetReport, Tally, Totals, WarningRow,
};
pub use rows::{
    Address, Amount, Answer, Client, ClientKind, CompanyRow, Consent, Death, DocumentKind, Employer, Extra,
    ExtraValue, Note, NoteState, Origin, PersonRow, Phone, Place, ProductRow, Reach, ReadRow, Refusal,
    Rejected, SaleRow, Standing, Status, Warning, currency_code,
};
pub use saved_mapping::SavedMapping;
pub use source::Recognised;
pub use sums::Sum;
pub use survey::{ColumnSurvey, FileSurvey, SheetSurvey, Survey, Why, survey};
pub use upload::{Opened, Upload, open, told_apart};

/// Reads the rows of files. What they mean to each other and to the base comes with
/// [`Reading::resolve`].
#[must_use]
pub fn parse(files: &[Upload<'_>], mapping: &Mapping, context: &ReadContext<'_>) -> Reading {
    reading::parse(files, mapping, context)
}

/// Reads files and resolves them against a base that answers at once.
#[must_use]
pub fn read(
    files: &[Upload<'_>],
    mapping: &Mapping,
    context: &ReadContext<'_>,
    base: &dyn KnownBase,
) -> Reading {
    let reading = parse(files, mapping, context);
    let known = base.find(&reading.wanted());
    reading.resolve(&known, mapping)
}
