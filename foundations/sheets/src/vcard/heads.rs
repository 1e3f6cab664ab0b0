//! The columns of cards: one for each thing some card says, in an order of their own.

use std::collections::{BTreeMap, HashMap};

use super::contact::Contact;

/// What a column holds, as the place of its name in [`NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Head(u8);

macro_rules! heads {
    ($($name:ident = $place:literal $text:literal;)*) => {
        impl Head {
            $(pub(super) const $name: Self = Self($place);)*
        }
        const NAMES: &[&str] = &[$($text),*];
    };
}

heads! {
    PREFIX = 0 "Name Prefix";
    GIVEN = 1 "First Name";
    MIDDLE = 2 "Middle Name";
    FAMILY = 3 "Last Name";
    NAME = 4 "Full Name";
    NICKNAME = 5 "Nickname";
    COMPANY = 6 "Company";
    DEPARTMENT = 7 "Department";
    JOB = 8 "Job Title";
    EMAIL = 9 "E-mail";
    EMAIL_WORK = 10 "Business E-mail";
    EMAIL_HOME = 11 "Home E-mail";
    EMAIL_OTHER = 12 "Other E-mail";
    MOBILE = 13 "Mobile Phone";
    PHONE = 14 "Phone";
    PHONE_WORK = 15 "Business Phone";
    PHONE_HOME = 16 "Home Phone";
    PHONE_OTHER = 17 "Other Phone";
    PHONE_ASSISTANT = 18 "Assistant's Phone";
    FAX = 19 "Fax";
    PAGER = 20 "Pager";
    STREET = 21 "Street";
    POSTCODE = 22 "Postal Code";
    CITY = 23 "City";
    STATE = 24 "State";
    COUNTRY = 25 "Country";
    STREET_WORK = 26 "Business Street";
    POSTCODE_WORK = 27 "Business Postal Code";
    CITY_WORK = 28 "Business City";
    STATE_WORK = 29 "Business State";
    COUNTRY_WORK = 30 "Business Country";
    STREET_HOME = 31 "Home Street";
    POSTCODE_HOME = 32 "Home Postal Code";
    CITY_HOME = 33 "Home City";
    STATE_HOME = 34 "Home State";
    COUNTRY_HOME = 35 "Home Country";
    STREET_OTHER = 36 "Other Street";
    POSTCODE_OTHER = 37 "Other Postal Code";
    CITY_OTHER = 38 "Other City";
    STATE_OTHER = 39 "Other State";
    COUNTRY_OTHER = 40 "Other Country";
    BIRTHDAY = 41 "Birthday";
    LANGUAGE = 42 "Language";
    WEBSITE = 43 "Website";
    CATEGORIES = 44 "Categories";
    NOTES = 45 "Notes";
    OPT_OUT = 46 "Opt-out";
}

impl Head {
    /// The columns of an address: street, postcode, town, state, country.
    pub(super) const MAIN: [Self; 5] = [Self::STREET, Self::POSTCODE, Self::CITY, Self::STATE, Self::COUNTRY];
    /// The columns of the address at work.
    pub(super) const WORK: [Self; 5] =
        [Self::STREET_WORK, Self::POSTCODE_WORK, Self::CITY_WORK, Self::STATE_WORK, Self::COUNTRY_WORK];
    /// The columns of the address at home.
    pub(super) const HOME: [Self; 5] =
        [Self::STREET_HOME, Self::POSTCODE_HOME, Self::CITY_HOME, Self::STATE_HOME, Self::COUNTRY_HOME];
    /// The columns of another address.
    pub(super) const OTHER: [Self; 5] =
        [Self::STREET_OTHER, Self::POSTCODE_OTHER, Self::CITY_OTHER, Self::STATE_OTHER, Self::COUNTRY_OTHER];
}

/// A column: what it holds, and which of several of a card.
type Numbered = (Head, u16);

/// What a card says, each with its column.
pub(super) fn numbered(contact: &Contact) -> impl Iterator<Item = (Numbered, &str)> {
    let mut seen: HashMap<Head, u16> = HashMap::new();
    contact.cells.iter().map(move |(head, text)| {
        let count = seen.entry(*head).or_default();
        *count = count.saturating_add(1);
        ((*head, *count), text.as_str())
    })
}

/// The columns some card fills.
pub(super) struct Heads(BTreeMap<Numbered, usize>);

impl Heads {
    /// The columns of these cards.
    pub(super) fn of<'c>(contacts: impl Iterator<Item = &'c Contact>) -> Self {
        let mut heads: BTreeMap<Numbered, usize> = BTreeMap::new();
        for contact in contacts {
            heads.extend(numbered(contact).map(|(head, _)| (head, 0)));
        }
        heads.values_mut().enumerate().for_each(|(at, place)| *place = at);
        Self(heads)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The place of a column.
    pub(super) fn place(&self, head: Numbered) -> Option<usize> {
        self.0.get(&head).copied()
    }

    /// Their names, from left to right.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.0.keys().map(|&(Head(place), number)| {
            let name = NAMES.get(usize::from(place)).copied().unwrap_or_default();
            if number == 1 { name.to_owned() } else { format!("{name} {number}") }
        })
    }
}
