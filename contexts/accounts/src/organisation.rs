//! The organisation: whose house this is.

use jiff::tz::TimeZone;
use kernel::{Country, Currency, Lang};
use personal::Personal;
use web::Organisation;

/// What the set-up page asks about the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Established {
    /// Its name.
    pub name: String,
    /// Where it is established: France or Belgium first.
    pub country: Country,
    /// The language of those who have not chosen one.
    pub lang: Lang,
    /// The controller (art. 4(7)): who answers for the file. A person's name, or the firm's.
    pub controller: Personal<String>,
}

impl Established {
    /// The time zone of its country: what "today" means.
    #[must_use]
    pub fn zone(&self) -> &'static str {
        if self.country == Country::BE { "Europe/Brussels" } else { "Europe/Paris" }
    }

    /// What pages need to know of it.
    #[must_use]
    pub fn for_pages(&self) -> Organisation {
        Organisation {
            name: self.name.clone(),
            country: self.country,
            zone: TimeZone::get(self.zone()).unwrap_or(TimeZone::UTC),
            currency: Currency::EUR,
            lang: self.lang,
        }
    }
}
