//! How somebody is reached: e-mails, telephones, addresses, several of each.

use kernel::Country;
use serde::{Deserialize, Serialize};
use values::Flaw;
use values::phone::PhoneKind;

use super::address::Address;
use super::apart::{Found, Piece, pieces};
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
    fn columns_of(&self, fields: &[Field]) -> Vec<&'a Column> {
        fields.iter().flat_map(|&field| self.columns(field)).collect()
    }
}

impl RowReader<'_> {
    /// E-mail addresses of these fields, and those that stand among the telephones beside them.
    pub(crate) fn emails(&mut self, fields: &[Field]) -> Vec<Place<String>> {
        let mut places: Vec<Place<String>> = Vec::new();
        for column in self.columns_of(fields) {
            let raw = self.raw(column);
            match values::email::parse(&raw) {
                Ok(emails) => {
                    if emails.len() > 1 {
                        self.warn(Some(column), Caution::SeveralEmails);
                    }
                    let given = emails.into_iter().map(|email| Given::plain(raw.clone(), email.canonical));
                    places.extend(given.map(|value| place(column, value)));
                }
                Err(flaw) => match self.pieces(column) {
                    Some(pieces) => self.take_emails(column, pieces, &mut places),
                    None => places.extend(self.unreadable(column, &raw, flaw)),
                },
            }
        }
        for column in self.columns_of(beside(fields)) {
            let pieces = self.raw(column).contains('@').then(|| self.pieces(column)).flatten();
            self.take_emails(column, pieces.unwrap_or_default(), &mut places);
        }
        places
    }

    /// Telephone numbers of these fields; a number without a calling code is one of the country.
    pub(crate) fn phones(&mut self, fields: &[Field], country: Country) -> Vec<Place<Phone>> {
        let mut places = Vec::new();
        for column in self.columns_of(fields) {
            let raw = self.raw(column);
            let read = self.read_phones(column, &raw, country);
            let is_worded = raw.chars().any(char::is_alphabetic);
            let pieces = match &read {
                Ok(phones) if is_worded && phones.len() > 1 => {
                    self.pieces(column).filter(|pieces| are_these(pieces, phones))
                }
                Ok(_) | Err(Flaw::Empty) => None,
                Err(_) => self.pieces(column),
            };
            match (pieces, read) {
                (Some(pieces), _) => self.take_phones(column, pieces, &mut places),
                (None, Ok(phones)) => {
                    self.remark_on(column, &phones);
                    let given = phones.into_iter().map(|phone| place(column, read_phone(&raw, phone)));
                    given.for_each(|place| add(&mut places, place));
                }
                (None, Err(flaw)) => places.extend(self.unreadable(column, &raw, flaw)),
            }
        }
        for column in self.columns_of(beside(fields)) {
            let is_read = values::email::parse(&self.raw(column)).is_ok();
            let pieces = (!is_read).then(|| self.pieces(column)).flatten();
            self.take_phones(column, pieces.unwrap_or_default(), &mut places);
        }
        places
    }

    fn read_phones(
        &self,
        column: &Column,
        raw: &str,
        country: Country,
    ) -> Result<Vec<values::phone::Phone>, Flaw> {
        if column.profile.drops_the_plus() {
            values::phone::parse_without_plus(raw, country)
        } else {
            values::phone::parse(raw, country)
                .or_else(|flaw| again_at_home(raw, country, self.sheet.read.country, flaw))
        }
    }

    /// What a cell holds that says more than an address or a number.
    fn pieces(&self, column: &Column) -> Option<Vec<Piece>> {
        let country = self.country();
        pieces(&self.raw(column), &|number| self.read_phones(column, number, country))
    }

    /// The first address of a column's cell.
    pub(crate) fn first_email(&self, column: &Column) -> Option<String> {
        if let Ok(emails) = values::email::parse(&self.raw(column)) {
            return emails.into_iter().next().map(|email| email.canonical);
        }
        self.pieces(column)?.into_iter().find_map(|piece| match piece.found {
            Found::Email(email) => Some(email.canonical),
            Found::Phone(_) => None,
        })
    }

    fn take_emails(&mut self, column: &Column, pieces: Vec<Piece>, places: &mut Vec<Place<String>>) {
        let is_own = matches!(column.field, Some(Field::Email | Field::CompanyEmail));
        for Piece { found, said, slot } in pieces {
            let Found::Email(email) = found else { continue };
            self.warn(Some(column), if is_own { Caution::RemarkBeside } else { Caution::EmailAmongPhones });
            if places.iter().all(|known| known.value.get() != Some(&email.canonical)) {
                places.push(in_slot(column, slot, Given::plain(said, email.canonical)));
            }
        }
    }

    fn take_phones(&mut self, column: &Column, pieces: Vec<Piece>, places: &mut Vec<Place<Phone>>) {
        let is_own = !matches!(column.field, Some(Field::Email | Field::CompanyEmail));
        for Piece { found, said, slot } in pieces {
            let Found::Phone(phone) = found else { continue };
            self.warn(Some(column), if is_own { Caution::RemarkBeside } else { Caution::PhoneAmongEmails });
            self.remark_on(column, std::slice::from_ref(&phone));
            add(places, in_slot(column, slot, read_phone(&said, phone)));
        }
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
}

/// The fields of what may stand in a cell of these by mistake: a number among addresses, an address among numbers.
fn beside(fields: &[Field]) -> &'static [Field] {
    match fields.first() {
        Some(Field::Email) if fields.contains(&Field::CompanyEmail) => {
            &[Field::Phone, Field::Mobile, Field::CompanyPhone]
        }
        Some(Field::Email) => &[Field::Phone, Field::Mobile],
        Some(Field::CompanyEmail) => &[Field::CompanyPhone],
        Some(Field::CompanyPhone) => &[Field::CompanyEmail],
        _ if fields.contains(&Field::CompanyPhone) => &[Field::Email, Field::CompanyEmail],
        _ => &[Field::Email],
    }
}

/// Whether the numbers in pieces are these, in their order.
fn are_these(pieces: &[Piece], phones: &[values::phone::Phone]) -> bool {
    let found = pieces.iter().filter_map(|piece| match &piece.found {
        Found::Phone(phone) => Some(phone),
        Found::Email(_) => None,
    });
    found.eq(phones)
}

/// Adds a number that is not there yet: WhatsApp and the mobile are mostly one.
fn add(places: &mut Vec<Place<Phone>>, place: Place<Phone>) {
    let e164 = |place: &Place<Phone>| place.value.get().map(|phone| phone.e164.clone());
    if !places.iter().any(|known| e164(known).is_some() && e164(known) == e164(&place)) {
        places.push(place);
    }
}

fn in_slot<T>(column: &Column, said: Option<Slot>, value: Given<T>) -> Place<T> {
    let slot = said.filter(|_| column.slot == Slot::Main).unwrap_or(column.slot);
    Place { slot, ..place(column, value) }
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
