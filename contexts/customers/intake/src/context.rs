//! What must be known to read a file: where, when, in which language, and who judges notes.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Country, Currency, Lang};
use personal::NoteScanner;

/// What must be known to read a file.
#[derive(Clone)]
pub struct ReadContext<'a> {
    /// The organisation's country: telephones, postcodes and VAT numbers that name none are of it.
    pub country: Country,
    /// The organisation's currency: amounts that name none are in it.
    pub currency: Currency,
    /// The organisation's time zone, for instants.
    pub zone: TimeZone,
    /// The present day at the organisation: no sale is later.
    pub today: Date,
    /// The language notes are judged in.
    pub lang: Lang,
    /// Who judges notes.
    pub scanner: &'a dyn NoteScanner,
}

impl std::fmt::Debug for ReadContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReadContext({}, {})", self.country, self.today)
    }
}
