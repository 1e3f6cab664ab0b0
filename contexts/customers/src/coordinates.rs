//! How a person or a company is reached: e-mails, telephones, postal addresses, the main one first.

use contracts::Address;
use kernel::Country;
use kernel::text::words;
use personal::Personal;
use values::phone;

use crate::codes::codes;
use crate::fields::Fields;
use crate::sealed_text::{folded, joined};
use crate::written::Written;

codes! {
    /// What one of several e-mails, telephones or addresses is for.
    Label {
        /// The usual one, or not told apart.
        Main = "main",
        /// At work.
        Work = "work",
        /// At home.
        Home = "home",
        /// A mobile telephone.
        Mobile = "mobile",
        /// For bills.
        Billing = "billing",
        /// For deliveries.
        Delivery = "delivery",
        /// Another one.
        Other = "other",
    }
}

/// An e-mail address or a telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coordinate {
    /// What it is for.
    pub label: Label,
    /// As typed and as understood: a lower-case address, an E.164 number.
    pub written: Written,
}

impl From<Written> for Coordinate {
    fn from(written: Written) -> Self {
        Self { label: Label::Main, written }
    }
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalAddress {
    /// What it is for.
    pub label: Label,
    /// Street and number; may take several lines.
    pub street: Option<Personal<String>>,
    /// Postcode.
    pub postcode: Option<Written>,
    /// Town.
    pub town: Option<Personal<String>>,
    /// Country; its canonical form is the two-letter code.
    pub country: Option<Written>,
}

impl PostalAddress {
    /// The address in one line, with the postcode as understood: a spreadsheet takes its zero away.
    #[must_use]
    pub fn line(&self) -> Option<Personal<String>> {
        let postcode = self.postcode.as_ref().map(Written::best);
        let country = self.country.as_ref().map(|country| &country.raw);
        joined([self.street.as_ref(), postcode, self.town.as_ref(), country].into_iter().flatten())
    }

    /// The address as the journal keeps it, told apart by [`BETWEEN`]: street, postcode as understood,
    /// town, country.
    pub(crate) fn journalled(&self) -> Option<Personal<String>> {
        self.line()?;
        let clean = |part: Option<&Personal<String>>| {
            part.cloned().unwrap_or_default().map(|part| part.replace(BETWEEN, " "))
        };
        let postcode = clean(self.postcode.as_ref().map(Written::best));
        let country = clean(self.country.as_ref().map(|country| &country.raw));
        let [street, town] = [&self.street, &self.town].map(|part| clean(part.as_ref()));
        let parts = street.zip(postcode).zip(town).zip(country);
        Some(
            parts
                .map(|(((street, postcode), town), country)| [street, postcode, town, country].join(BETWEEN)),
        )
    }

    /// The town's name folded, for filters and duplicates.
    #[must_use]
    pub fn town_key(&self) -> Option<Personal<String>> {
        self.town.as_ref().map(folded)
    }
}

/// What the journal calls the label of a coordinate, behind its place.
pub(crate) const LABEL: &str = "label";

/// What stands between the parts of an address in the journal: the sign made for it, which nobody types.
pub(crate) const BETWEEN: &str = "\u{1f}";

/// How many digits at the end of a telephone number tell it apart: a national number less its zero has
/// eight in Belgium and Luxembourg, nine in France.
pub(crate) const TELLING_DIGITS: usize = 8;

/// Everything by which somebody is reached. The order is the owner's; the first is the main one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coordinates {
    /// E-mail addresses.
    pub emails: Vec<Coordinate>,
    /// Telephone numbers.
    pub phones: Vec<Coordinate>,
    /// Postal addresses.
    pub addresses: Vec<PostalAddress>,
}

impl Coordinates {
    /// Whether nothing is known.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.emails.is_empty() && self.phones.is_empty() && self.addresses.is_empty()
    }

    /// An e-mail or telephone to show where there is no name.
    #[must_use]
    pub fn stand_in(&self) -> Option<&Personal<String>> {
        self.emails.iter().chain(&self.phones).next().map(|coordinate| coordinate.written.best())
    }

    /// The first line of the main postal address, for whoever has nothing else.
    #[must_use]
    pub fn first_line(&self) -> Option<&Personal<String>> {
        let address = self.addresses.first()?;
        let postcode = || address.postcode.as_ref().map(|postcode| &postcode.raw);
        address.street.as_ref().or(address.town.as_ref()).or_else(postcode)
    }

    /// The addresses a message could go to, canonical: what the suppression list is asked about.
    #[must_use]
    pub fn contactable(&self) -> Vec<Address> {
        let canonical = |one: &Coordinate| one.written.canonical.clone();
        let emails = self.emails.iter().filter_map(canonical).map(Address::Email);
        emails.chain(self.phones.iter().filter_map(canonical).map(Address::Phone)).collect()
    }

    /// Whatever somebody may type to find these: addresses, numbers in every spelling, towns.
    pub(crate) fn search_words(&self) -> Vec<Personal<String>> {
        let emails = self.emails.iter().map(|email| email.written.best().clone());
        let phones = self.phones.iter().map(|phone| spellings(&phone.written));
        let towns = self.addresses.iter().filter_map(|address| address.town.clone());
        emails.chain(phones).chain(towns).collect()
    }

    pub(crate) fn tell(&self, fields: &mut Fields) {
        fields.list("emails", self.emails.iter().map(|email| Some(email.written.raw.clone())));
        fields.list("phones", self.phones.iter().map(|phone| Some(phone.written.raw.clone())));
        fields.list("addresses", self.addresses.iter().map(PostalAddress::journalled));
        tell_labels(fields, "emails", self.emails.iter().map(|email| email.label));
        tell_labels(fields, "phones", self.phones.iter().map(|phone| phone.label));
        tell_labels(fields, "addresses", self.addresses.iter().map(|address| address.label));
    }
}

/// What each is for, where that is not the usual: `emails.2.label`.
fn tell_labels(fields: &mut Fields, name: &str, labels: impl Iterator<Item = Label>) {
    for (place, label) in labels.enumerate().filter(|(_, label)| *label != Label::Main) {
        fields.plain(&format!("{name}.{}.{LABEL}", place + 1), Some(label.code()));
    }
}

/// A number in E.164 and as people at home and abroad write it, with and without spaces.
fn spellings(number: &Written) -> Personal<String> {
    let Some(e164) = number.canonical.clone() else { return number.raw.clone() };
    e164.map(|e164| {
        let shown = [Country::FR, Country::BE].map(|home| phone::display(&e164, home));
        let mut spellings = vec![e164];
        for spelling in shown {
            spellings.push(words(&spelling).concat());
            spellings.push(spelling);
        }
        spellings.dedup();
        spellings.join(" ")
    })
}
