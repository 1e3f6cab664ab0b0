//! How somebody is reached: e-mails, telephones, addresses, several of each.

use kernel::Country;
use kernel::text::fold;
use serde::{Deserialize, Serialize};
use values::Flaw;
use values::phone::PhoneKind;

use super::reader::RowReader;
use crate::codes::{Caution, WarningCode};
use crate::field::{Field, Slot};
use crate::given::Given;
use crate::layout::Column;

/// A value with what it is for.
#[derive(Clone, Serialize, Deserialize)]
pub struct Place<T> {
    /// What it is for.
    pub slot: Slot,
    /// The column it stood in.
    pub column: String,
    /// The value.
    pub value: Given<T>,
}

/// A telephone number.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Phone {
    /// The number in E.164.
    pub e164: String,
    /// The extension behind it.
    pub extension: Option<String>,
    /// Whether it can receive text messages.
    pub is_mobile: bool,
}

/// An address, as far as the file gives it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// What it is for.
    pub slot: Option<Slot>,
    /// Street lines.
    pub street: String,
    /// Postcode.
    pub postcode: Given<String>,
    /// Town, as written.
    pub city: String,
    /// Country.
    pub country: Given<Country>,
}

impl Address {
    /// Whether nothing of it is given.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.street.is_empty()
            && self.postcode.raw.is_empty()
            && self.city.is_empty()
            && self.country.raw.is_empty()
    }
}

/// All ways to reach somebody.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Reach {
    /// E-mail addresses, in canonical form.
    pub emails: Vec<Place<String>>,
    /// Telephone numbers.
    pub phones: Vec<Place<Phone>>,
    /// Postal addresses.
    pub addresses: Vec<Address>,
}

impl Reach {
    /// Readable e-mail addresses.
    pub fn good_emails(&self) -> impl Iterator<Item = &str> {
        self.emails.iter().filter_map(|place| place.value.canonical.as_deref())
    }

    /// Readable telephone numbers in E.164.
    pub fn good_phones(&self) -> impl Iterator<Item = &str> {
        self.phones.iter().filter_map(|place| place.value.get()).map(|phone| phone.e164.as_str())
    }

    /// Whether there is a way to reach somebody: an e-mail, a telephone, or a street in a town.
    #[must_use]
    pub fn reaches(&self) -> bool {
        self.good_emails().next().is_some()
            || self.good_phones().next().is_some()
            || self.addresses.iter().any(|address| !address.street.is_empty() && !address.city.is_empty())
    }

    /// Whether nothing but e-mail addresses is known.
    pub(crate) fn says_no_more_than_an_email(&self) -> bool {
        self.phones.is_empty() && self.addresses.is_empty()
    }

    /// The main address, or the first one.
    #[must_use]
    pub fn address(&self) -> Option<&Address> {
        let main = self.addresses.iter().find(|address| address.slot == Some(Slot::Main));
        main.or_else(|| self.addresses.first())
    }
}

impl<'a> RowReader<'a> {
    /// The column of a part of an address.
    fn in_slot(&self, field: Field, slot: Slot) -> Option<&'a Column> {
        self.columns(field).find(|column| address_slot(column) == slot)
    }
}

impl RowReader<'_> {
    /// E-mail addresses of these fields.
    pub(crate) fn emails(&mut self, fields: &[Field]) -> Vec<Place<String>> {
        let columns: Vec<&Column> = fields.iter().flat_map(|&field| self.columns(field)).collect();
        let mut places = Vec::new();
        for column in columns {
            let raw = self.raw(column);
            match values::email::parse(&raw) {
                Ok(emails) => {
                    if emails.len() > 1 {
                        self.warn(Some(column), Caution::SeveralEmails);
                    }
                    let given = emails.into_iter().map(|email| Given::plain(raw.clone(), email.canonical));
                    places.extend(given.map(|value| place(column, value)));
                }
                Err(flaw) => places.extend(self.unreadable(column, &raw, flaw)),
            }
        }
        places
    }

    /// Telephone numbers of these fields; a number without a calling code is one of the country.
    pub(crate) fn phones(&mut self, fields: &[Field], country: Country) -> Vec<Place<Phone>> {
        let columns: Vec<&Column> = fields.iter().flat_map(|&field| self.columns(field)).collect();
        let mut places = Vec::new();
        for column in columns {
            let raw = self.raw(column);
            let read = if column.profile.drops_the_plus() {
                values::phone::parse_without_plus(&raw, country)
            } else {
                values::phone::parse(&raw, country)
                    .or_else(|flaw| again_at_home(&raw, country, self.sheet.read.country, flaw))
            };
            match read {
                Ok(phones) => {
                    self.remark_on(column, &phones);
                    // WhatsApp and the mobile are mostly one number.
                    let e164 = |place: &Place<Phone>| place.value.get().map(|phone| phone.e164.clone());
                    for phone in phones {
                        if !places.iter().any(|place| e164(place).as_deref() == Some(phone.e164.as_str())) {
                            places.push(place(column, read_phone(&raw, phone)));
                        }
                    }
                }
                Err(flaw) => places.extend(self.unreadable(column, &raw, flaw)),
            }
        }
        places
    }

    fn remark_on(&mut self, column: &Column, phones: &[values::phone::Phone]) {
        if phones.len() > 1 {
            self.warn(Some(column), Caution::SeveralPhones);
        }
        for phone in phones {
            if phone.extension.is_some() {
                self.warn(Some(column), Caution::PhoneExtension);
            }
            if let Some(mark) = phone.mark {
                self.warn(Some(column), WarningCode::Mark(mark));
            }
        }
    }

    /// What could not be read, kept as typed; nothing when the cell says nothing.
    fn unreadable<T>(&mut self, column: &Column, raw: &str, flaw: Flaw) -> Option<Place<T>> {
        if flaw == Flaw::Empty {
            return None;
        }
        let given = self.heed(column, Given::doubted(raw, WarningCode::Flaw(flaw)));
        Some(place(column, given))
    }

    /// The country of the row's main address, or the organisation's.
    pub(crate) fn country(&self) -> Country {
        let column = self
            .columns(Field::Country)
            .find(|column| column.slot == Slot::Main)
            .or(self.column(Field::Country));
        let named = column.and_then(|column| values::country::parse(&self.raw(column)).ok());
        named.unwrap_or(self.sheet.read.country)
    }

    /// The country the row's telephones are of, where all that name one name the same: “7500” beside +32 is
    /// Tournai's, and has lost no zero.
    fn country_of_phones(&self) -> Option<Country> {
        let phones = [Field::Phone, Field::Mobile, Field::CompanyPhone];
        let columns = phones.into_iter().flat_map(|field| self.columns(field));
        let raws: Vec<String> =
            columns.map(|column| self.raw(column).replace(' ', "")).filter(|raw| !raw.is_empty()).collect();
        let of = |raw: &String| {
            let prefix =
                |code: &str| raw.starts_with(&format!("+{code}")) || raw.starts_with(&format!("00{code}"));
            [("32", Country::BE), ("33", Country::FR)].into_iter().find(|(code, _)| prefix(code))
        };
        let (_, country) = of(raws.first()?)?;
        let is_one = raws.iter().all(|raw| of(raw).is_none_or(|(_, other)| other == country));
        is_one.then_some(country)
    }

    /// The addresses of the row, one per slot.
    pub(crate) fn addresses(&mut self) -> Vec<Address> {
        let layout = self.sheet.layout;
        let mut slots: Vec<Slot> = Vec::new();
        for column in layout.columns.iter().filter(|column| column.field.is_some_and(Field::is_of_an_address))
        {
            let slot = address_slot(column);
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots.into_iter().map(|slot| self.address(slot)).filter(|address| !address.is_blank()).collect()
    }

    fn address(&mut self, slot: Slot) -> Address {
        let country = self.country_in(slot);
        let streets = [Field::Street, Field::FullAddress].into_iter().flat_map(|field| self.columns(field));
        let lines: Vec<String> = streets
            .filter(|column| address_slot(column) == slot)
            .map(|column| self.raw(column).into_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let mut street = lines.join("\n");
        let (mut code, mut city) = self.postcode_and_town(slot);
        if code.is_empty()
            && city.is_empty()
            && let Some((first, behind, town)) = split_address(&street)
        {
            (street, code, city) = (first.to_owned(), behind.to_owned(), town.to_owned());
        }
        // Four digits beside +32 have lost no zero; five are French whatever the telephone.
        let is_short = code.chars().filter(char::is_ascii_digit).count() == 4;
        let abroad = self.country_of_phones().filter(|_| is_short);
        let place = country.canonical.or(abroad).unwrap_or(self.sheet.read.country);
        let column = [Field::Postcode, Field::City, Field::Street, Field::FullAddress]
            .into_iter()
            .find_map(|field| self.in_slot(field, slot));
        let postcode = match column.filter(|_| !code.is_empty()) {
            Some(column) => {
                let given =
                    Given::from_read(&code, values::postcode::parse(&code, place), |postcode| postcode);
                self.heed(column, given)
            }
            None => Given::default(),
        };
        Address { slot: Some(slot), street, postcode, city, country }
    }

    fn country_in(&mut self, slot: Slot) -> Given<Country> {
        let Some(column) = self.in_slot(Field::Country, slot) else { return Given::default() };
        let raw = self.raw(column);
        let read = values::country::parse(&raw).map(values::Read::plain);
        let given = Given::from_read(&raw, read, |country| country);
        self.heed(column, given)
    }

    /// The postcode and the town as written. “59000 LILLE” says both, under whichever header it stands.
    fn postcode_and_town(&self, slot: Slot) -> (String, String) {
        let said = |field: Field| {
            self.in_slot(field, slot).map(|column| self.raw(column).into_owned()).unwrap_or_default()
        };
        let (code, city) = (said(Field::Postcode), said(Field::City));
        let (short, town) = split_town(if code.is_empty() { &city } else { &code });
        let is_the_town = city.is_empty() || code.is_empty() || fold(town) == fold(&city);
        let apart = (!town.is_empty() && is_the_town).then(|| (short.to_owned(), town.to_owned()));
        apart.unwrap_or((code, city))
    }
}

/// `59000 LILLE` taken apart; the whole text first where it is no postcode before a town.
fn split_town(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| c.is_alphabetic() && c.is_lowercase() || c == ' ').unwrap_or(text.len());
    let (code, town) = text.split_at(end);
    let town = town.trim_start_matches(|c: char| !c.is_alphabetic());
    let digits = code.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-');
    let is_code = matches!(digits.len(), 4 | 5) && digits.bytes().all(|b| b.is_ascii_digit());
    if is_code && !town.is_empty() { (code, town) } else { (text, "") }
}

/// A whole address in one cell taken apart: `3, rue Haute, 1000 Bruxelles`. Five digits are a postcode wherever
/// a town follows them; four only behind a comma or a number, for a street may bear a year.
fn split_address(text: &str) -> Option<(&str, &str, &str)> {
    let is_code = |word: &str| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-');
        let prefix = word.len() - digits.len();
        prefix <= 2 && matches!(digits.len(), 4 | 5) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let starts = text.match_indices([' ', ',', '\n']).map(|(at, _)| at + 1);
    starts.filter_map(|at| Some((text.get(..at)?.trim_end(), text.get(at..)?))).find_map(|(before, rest)| {
        let (code, town) = rest.split_once(' ')?;
        let street = before.trim_end_matches([',', '-', '–']).trim_end();
        let is_apart = before.ends_with([',', '-', '–'])
            || text.get(before.len()..)?.starts_with('\n')
            || street.ends_with(|c: char| c.is_ascii_digit());
        let is_town = !town.is_empty()
            && !town.chars().any(|c| c.is_ascii_digit() || c == ',')
            && town.split_whitespace().count() <= 5;
        let is_sure = code.len() > 4 || is_apart;
        (is_code(code) && is_town && is_sure && !street.is_empty()).then_some((street, code, town.trim()))
    })
}

/// Numbered street lines belong to one address; only what an address is for sets addresses apart.
fn address_slot(column: &Column) -> Slot {
    match column.slot {
        Slot::Second | Slot::Third => Slot::Main,
        slot => slot,
    }
}

fn place<T>(column: &Column, value: Given<T>) -> Place<T> {
    Place { slot: column.slot, column: column.name.clone(), value }
}

fn read_phone(raw: &str, phone: values::phone::Phone) -> Given<Phone> {
    let is_mobile = values::phone::kind(&phone.e164) == PhoneKind::Mobile;
    let doubt = phone.mark.map(WarningCode::Mark);
    let canonical = Phone { e164: phone.e164, extension: phone.extension, is_mobile };
    Given { raw: raw.to_owned(), canonical: Some(canonical), doubt }
}

/// A customer abroad may well have a number at home.
fn again_at_home(
    raw: &str,
    abroad: Country,
    home: Country,
    flaw: Flaw,
) -> Result<Vec<values::phone::Phone>, Flaw> {
    if abroad == home || flaw == Flaw::Empty {
        Err(flaw)
    } else {
        values::phone::parse(raw, home).map_err(|_| flaw)
    }
}

#[cfg(test)]
mod tests {
    use super::split_address;

    #[test]
    fn a_whole_address_is_taken_apart_at_its_postcode() {
        for (whole, parts) in [
            ("3, rue Haute bte 4, 1000 Bruxelles", ("3, rue Haute bte 4", "1000", "Bruxelles")),
            ("Rue Haute 3 1000 Bruxelles", ("Rue Haute 3", "1000", "Bruxelles")),
            ("Rue Haute 3 - B-4000 Liège", ("Rue Haute 3", "B-4000", "Liège")),
            ("12 rue du 8 mai 1945 69100 Villeurbanne", ("12 rue du 8 mai 1945", "69100", "Villeurbanne")),
            ("4 quai Sud\n01000 Bourg-en-Bresse", ("4 quai Sud", "01000", "Bourg-en-Bresse")),
            ("7 impasse des Lilas 59000 LILLE CEDEX", ("7 impasse des Lilas", "59000", "LILLE CEDEX")),
        ] {
            assert_eq!(split_address(whole), Some(parts), "{whole}");
        }
        for street in [
            "12 rue du 8 mai 1945",
            "59000 Lille",
            "Rue de 1830 Bruxelles",
            "ZI, 3000",
            "1000 chemin Vert",
            "",
        ] {
            assert_eq!(split_address(street), None, "{street}");
        }
    }
}
