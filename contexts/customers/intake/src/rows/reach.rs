//! How somebody is reached: e-mails, telephones, addresses, several of each.

use kernel::Country;
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

    /// The main address, or the first one.
    #[must_use]
    pub fn address(&self) -> Option<&Address> {
        let main = self.addresses.iter().find(|address| address.slot == Some(Slot::Main));
        main.or_else(|| self.addresses.first())
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
                    places.extend(phones.into_iter().map(|phone| place(column, read_phone(&raw, phone))));
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
        let of =
            |field: Field, reader: &Self| reader.columns(field).find(|column| address_slot(column) == slot);
        let country = match of(Field::Country, self) {
            Some(column) => {
                let raw = self.raw(column);
                let given = Given::from_read(
                    &raw,
                    values::country::parse(&raw).map(values::Read::plain),
                    |country| country,
                );
                self.heed(column, given)
            }
            None => Given::default(),
        };
        let streets = [Field::Street, Field::FullAddress].into_iter().flat_map(|field| self.columns(field));
        let lines: Vec<String> = streets
            .filter(|column| address_slot(column) == slot)
            .map(|column| self.raw(column).into_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let postcode = match of(Field::Postcode, self) {
            Some(column) => {
                let raw = self.raw(column);
                let place = country.canonical.unwrap_or(self.sheet.read.country);
                let given = Given::from_read(&raw, values::postcode::parse(&raw, place), |postcode| postcode);
                self.heed(column, given)
            }
            None => Given::default(),
        };
        let city = of(Field::City, self).map(|column| self.raw(column).into_owned()).unwrap_or_default();
        Address { slot: Some(slot), street: lines.join("\n"), postcode, city, country }
    }
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
