//! What companies and people are compared by.

use kernel::text::words;
use serde::{Deserialize, Serialize};
use values::name::{company_key, person_key};
use values::vat;

use crate::given::Given;
use crate::rows::{CompanyRow, PersonRow, Reach};

/// What a company is compared by. All texts are folded; empty ones are absent.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompanyKeys {
    /// Client number.
    pub number: Option<String>,
    /// SIREN, also the one inside a SIRET or a French VAT number.
    pub siren: Option<String>,
    /// SIRET, of one establishment of the company.
    pub siret: Option<String>,
    /// Belgian enterprise number, also the one inside a Belgian VAT number.
    pub enterprise_number: Option<String>,
    /// VAT number.
    pub vat: Option<String>,
    /// Name, legal form dropped, words in order.
    pub name: String,
    /// The same words sorted.
    pub words: String,
    /// The whole name with its legal form, folded: tells apart who shares a name without it.
    pub written: String,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephones in E.164.
    pub phones: Vec<String>,
    /// Town.
    pub town: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Street.
    pub street: Option<String>,
}

/// What a person is compared by. All texts are folded; empty ones are absent.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonKeys {
    /// The number the source gives the person.
    pub number: Option<String>,
    /// The client number of a private customer.
    pub client_number: Option<String>,
    /// First name.
    pub given: String,
    /// Surname.
    pub family: String,
    /// The words of both, sorted.
    pub words: String,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephones in E.164.
    pub phones: Vec<String>,
    /// The companies the person belongs to, by name key.
    pub companies: Vec<String>,
    /// Town.
    pub town: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Street.
    pub street: Option<String>,
}

impl CompanyKeys {
    /// The keys of a company as a row gives it.
    #[must_use]
    pub fn of(company: &CompanyRow) -> Self {
        let name = company_key(name_of(&company.name));
        let home = company.reach.address().and_then(|address| address.country.canonical);
        let vat = vat::parse(&company.vat.raw, home).ok().filter(|_| company.vat.canonical.is_some());
        let siren = company
            .siren
            .canonical
            .clone()
            .or_else(|| vat.as_ref().and_then(vat::Vat::siren).map(String::from));
        let bce = vat.as_ref().and_then(vat::Vat::bce).map(String::from);
        let place = Place::of(&company.reach);
        Self {
            number: number_key(&company.number),
            siren,
            siret: company.siret.canonical.clone(),
            enterprise_number: company.enterprise_number.canonical.clone().or(bce),
            vat: company.vat.canonical.clone(),
            name: name.in_order,
            words: name.sorted,
            written: words(name_of(&company.name)).join(" "),
            emails: company.reach.good_emails().map(str::to_owned).collect(),
            phones: company.reach.good_phones().map(str::to_owned).collect(),
            town: place.town,
            postcode: place.postcode,
            street: place.street,
        }
    }
}

impl PersonKeys {
    /// The keys of a person as a row gives it; the companies are added when they are known.
    #[must_use]
    pub fn of(person: &PersonRow) -> Self {
        let (given, family) = (name_of(&person.first_name), name_of(&person.last_name));
        let place = Place::of(&person.reach);
        let name = person_key(given, family);
        let (family, given) = name.in_order.split_once('|').unwrap_or_default();
        Self {
            number: number_key(&person.number),
            client_number: number_key(&person.client_number),
            given: given.to_owned(),
            family: family.to_owned(),
            words: name.sorted,
            emails: person.reach.good_emails().map(str::to_owned).collect(),
            phones: person.reach.good_phones().map(str::to_owned).collect(),
            companies: Vec::new(),
            town: place.town,
            postcode: place.postcode,
            street: place.street,
        }
    }
}

/// A client number as it is compared: case and edge spaces do not matter, zeros in front do.
#[must_use]
pub(crate) fn number_key(number: &Given<String>) -> Option<String> {
    number_text_key(number.canonical.as_deref()?)
}

/// The same for a bare text.
#[must_use]
pub(crate) fn number_text_key(number: &str) -> Option<String> {
    let key: String = kernel::text::fold(kernel::text::trim(number)).split_whitespace().collect();
    (key.chars().any(char::is_alphanumeric)).then_some(key)
}

struct Place {
    town: Option<String>,
    postcode: Option<String>,
    street: Option<String>,
}

impl Place {
    fn of(reach: &Reach) -> Self {
        let address = reach.address();
        let key = |text: &str| Some(words(text).join(" ")).filter(|key| !key.is_empty());
        Self {
            town: address.and_then(|address| key(&address.city)),
            postcode: address.and_then(|address| address.postcode.canonical.clone()),
            street: address.and_then(|address| key(&address.street)),
        }
    }
}

fn name_of(given: &Given<String>) -> &str {
    given.canonical.as_deref().unwrap_or_default()
}

impl std::fmt::Debug for CompanyKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CompanyKeys(…)")
    }
}

impl std::fmt::Debug for PersonKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonKeys(…)")
    }
}
