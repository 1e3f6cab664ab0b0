//! The organisation: whose house this is.

use contracts::HouseRules;
use kernel::{Country, Lang};
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
    /// The rules its books are kept by: what "today" means, and in which currency sums are made.
    #[must_use]
    pub fn rules(&self) -> HouseRules {
        HouseRules::of(self.country)
    }

    /// What pages need to know of it.
    #[must_use]
    pub fn for_pages(&self) -> Organisation {
        let HouseRules { country, currency, zone } = self.rules();
        Organisation { name: self.name.clone(), country, zone, currency, lang: self.lang }
    }
}
