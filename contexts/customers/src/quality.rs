//! What can fall short in a record, so that the lists can be filtered by it. Flaws are kept beside the record,
//! in the transaction of each change: a page counts them however long the file is.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::codes::codes;

codes! {
    /// What falls short in a person or a company.
    Shortcoming {
        /// An e-mail address nobody can be written to.
        Email = "email",
        /// A telephone number nobody can be called on.
        Phone = "phone",
        /// A postcode or a country that is none.
        Address = "address",
        /// A SIREN, SIRET, enterprise or VAT number that is none.
        Identifier = "identifier",
        /// No name at all.
        Nameless = "nameless",
        /// Nothing to reach them by: no address, no telephone, nobody else to ask.
        Unreachable = "unreachable",
        /// A company without any number of a register.
        Unidentified = "unidentified",
        /// A client without the address an invoice goes to.
        NoAddress = "no-address",
        /// Nobody, nothing sold, nothing said stands beside the record.
        Alone = "alone",
    }
}

/// What can fall short in a person, as the lists filter by it.
pub(crate) const OF_PEOPLE: &[&str] =
    &["email", "phone", "address", "nameless", "unreachable", "no-address", "alone"];

/// What can fall short in a company, as the lists filter by it.
pub(crate) const OF_COMPANIES: &[&str] =
    &["email", "phone", "address", "identifier", "unidentified", "unreachable", "no-address", "alone"];

/// Up to which day a prospect was heard from last for the record to be one to look through: two years before
/// today, one year before it has to go (T-01).
#[must_use]
pub fn silent_until(today: Date) -> Date {
    today.checked_sub(2.years()).unwrap_or(Date::MIN)
}
