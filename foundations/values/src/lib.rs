//! Identifiers, telephones, dates, amounts, e-mails, postcodes, answers, names and languages, as people write them.
//!
//! One module per kind. Each reads the text of a cell or a field and answers either a canonical
//! value or a precise [`Flaw`]; the text itself is the caller's and is never changed. What had to
//! be repaired on the way (a zero eaten by a spreadsheet, a SIRET where a SIREN was asked) is said
//! by a [`Mark`]. Nothing here reads a file, a clock or a network.

pub mod amount;
pub mod bce;
pub mod card;
mod cell;
mod checksum;
pub mod country;
pub mod date;
pub mod deceased;
pub mod email;
mod flaw;
pub mod iban;
mod identifier;
pub mod language;
pub mod name;
pub mod nir;
pub mod niss;
mod number;
pub mod opt_out;
pub mod paid;
pub mod phone;
pub mod postcode;
pub mod quantity;
pub mod rate;
mod read;
pub mod siren;
pub mod siret;
pub mod sku;
pub mod vat;
pub mod yes_no;

pub use flaw::Flaw;
pub use number::DecimalMark;
pub use read::{Mark, Read};
