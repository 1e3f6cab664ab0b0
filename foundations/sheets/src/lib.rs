//! Bytes of a file somebody uploads, turned into grids of cells.
//!
//! Shops keep their customers in spreadsheets, and a spreadsheet arrives as anything: a CSV of
//! an unknown separator in an unknown encoding, a workbook of several sheets, or a photograph
//! renamed `.xlsx`. This room finds out what the bytes are, says what it found, and hands over
//! rows numbered as the person who made the file sees them. It knows no customer, no header and
//! no column: a grid is all it promises.
//!
//! ```
//! use sheets::{Options, Separator};
//!
//! let file = "Nom;Ville\nNoël;Lille\n".as_bytes();
//! let workbook = sheets::read("clients.csv", file, &Options::default())?;
//! assert_eq!(workbook.separator, Some(Separator::SEMICOLON));
//! assert_eq!(workbook.sheets[0].name, "clients");
//! assert_eq!(workbook.sheets[0].rows[1].cells[0].text(), "Noël");
//! # Ok::<(), sheets::Refused>(())
//! ```

mod cell;
mod charset;
mod content;
mod export;
mod grid;
mod members;
mod ods;
mod options;
mod refused;
mod rows;
mod separator;
mod text;
mod vcard;
mod whole;
mod xls;
mod xlsx;

pub use cell::{Cell, NumberShape};
pub use charset::{Charset, Encoding};
pub use export::{
    BookWriter, Bundle, Card, CardAddress, CardUse, CsvWriter, Outbox, Spelling, Value, neutralised,
};
pub use grid::{Format, Merge, Row, RowFlaw, Sheet, Workbook};
pub use members::{Member, unpack};
pub use options::{Limits, Options, WholeLimits};
pub use refused::Refused;
pub use rows::Rows;
pub use separator::Separator;
pub use text::Script;

use content::Content;

/// Reads a file into its sheets; the content decides what it is, the name only names a CSV's sheet.
///
/// # Errors
/// [`Refused`], when the bytes are not a table this room can read, or pass a limit.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Workbook, Refused> {
    let limit = options.limits.file_bytes;
    if bytes.len() > limit {
        return Err(Refused::TooLarge { limit });
    }
    match content::content_of(bytes)? {
        Content::Archive => xlsx::read(bytes, &options.limits),
        Content::OldWorkbook => xls::read(bytes, &options.limits),
        Content::Text => {
            content::refuse_other_names(name)?;
            text::read(name, bytes, options)
        }
    }
}
