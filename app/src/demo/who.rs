//! Who stands at which place of the demo: a name, a side of the border, a language, and the flaws that any
//! file kept for years has.
//!
//! Places are numbers, so that the newsletter's cards name the same people as the file. No two people are
//! called alike, since the lists of names have coprime lengths; the last few places are somebody who is in
//! the file already, typed a second time.

use kernel::Country;
use kernel::text::{fold, words};

use super::{belgium, directory};

/// How many companies there are.
pub const COMPANIES: usize = 300;
/// How many people there are.
pub const PEOPLE: usize = 1_300;
/// The last of them are in the file twice.
const TWINS: usize = 12;

/// The language somebody is written to in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    Fr,
    Nl,
    En,
}

impl Tongue {
    /// Its two letters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// On which side of the border a company is, and in which language it writes.
pub const fn home_of_company(place: usize) -> (Country, Tongue) {
    match place % 10 {
        3 => (Country::BE, Tongue::Fr),
        8 => (Country::BE, Tongue::Nl),
        _ => (Country::FR, Tongue::Fr),
    }
}

/// On which side of the border somebody is, and in which language they write.
pub const fn home(place: usize) -> (Country, Tongue) {
    let (country, tongue) = match works_at(place) {
        Some(company) => home_of_company(company),
        None if place % 8 == 5 => (Country::BE, Tongue::Nl),
        None if place % 8 == 1 => (Country::BE, Tongue::Fr),
        None => (Country::FR, Tongue::Fr),
    };
    (country, if place % 61 == 13 { Tongue::En } else { tongue })
}

/// The company somebody works at; households work nowhere that matters here.
pub const fn works_at(place: usize) -> Option<usize> {
    if place < 90 {
        return Some(place);
    }
    let is_later = place >= 200 && place < PEOPLE - TWINS;
    if is_later && place % 5 < 2 { Some((place * 7 + place / 5) % COMPANIES) } else { None }
}

/// Who somebody is that was typed a second time.
pub const fn twin_of(place: usize) -> Option<usize> {
    if place < PEOPLE - TWINS { None } else { Some(92 + (place - (PEOPLE - TWINS)) * 8) }
}

/// Every sixth has bought nothing yet, and who sells to the shop or works with it does not buy.
pub const fn is_client(place: usize) -> bool {
    place % 6 != 5 && place % 29 != 7 && place % 29 != 17 && twin_of(place).is_none()
}

/// Whether nobody spoke with somebody for years, who never bought.
pub const fn is_stale(place: usize) -> bool {
    place % 12 == 11 && works_at(place).is_none()
}

/// First name and surname.
pub fn name(place: usize) -> (String, String) {
    if let Some(twin) = twin_of(place) {
        let (given, family) = name(twin);
        return (fold(&given), family.to_uppercase());
    }
    let (given, family) = match home(place).1 {
        Tongue::Fr => (at(directory::GIVEN, place * 11), at(directory::FAMILY, place * 5)),
        Tongue::Nl => (at(belgium::GIVEN, place * 11), at(belgium::FAMILY, place * 5)),
        Tongue::En => (at(belgium::GIVEN_OF_GUESTS, place / 61), at(belgium::FAMILY_OF_GUESTS, place / 61)),
    };
    (given.to_owned(), family.to_owned())
}

/// The e-mail address of somebody, as it was typed; some have none, and a few cannot be written to.
pub fn email(place: usize) -> Option<String> {
    let is_missing = place % 31 == 9 || twin_of(place).is_some_and(|twin| twin % 16 == 4);
    let mailbox = mailbox(place);
    let domain = domain(place);
    let typed = match () {
        () if place % 113 == 50 => format!("{mailbox}@courriel"),
        () if place % 131 == 60 => format!("{mailbox}@@{domain}"),
        () if place % 149 == 70 => format!("{} {domain}", mailbox.replace('.', " ")),
        () => format!("{mailbox}@{domain}"),
    };
    (!is_missing).then_some(typed)
}

fn mailbox(place: usize) -> String {
    let (given, family) = name(place);
    words(&format!("{given} {family}")).join(".")
}

fn domain(place: usize) -> &'static str {
    match (works_at(place), home(place).1) {
        _ if twin_of(place).is_some() => "boite.example",
        (Some(_), Tongue::Nl) => "kantoor.example",
        (Some(_), _) => "bureau.example",
        (None, Tongue::Fr) => "courriel.example",
        (None, Tongue::Nl) => "postvak.example",
        (None, Tongue::En) => "mailbox.example",
    }
}

/// The mobile of somebody, as it was typed; a few lack a digit.
pub fn mobile(place: usize) -> Option<String> {
    if place % 17 == 5 {
        return None;
    }
    let (hundreds, ones) = last_four(twin_of(place).unwrap_or(place));
    let number = match home(place).0 {
        // no range is kept for fiction in Belgium: this one is allotted to no operator
        Country::BE => format!("0450 00 {hundreds:02} {ones:02}"),
        _ => format!("06 39 98 {hundreds:02} {ones:02}"),
    };
    let digits = if place % 97 == 40 { number.len() - 3 } else { number.len() };
    number.get(..digits).map(str::to_owned)
}

/// The fixed line of a company, of the ranges kept for fiction in the North and around Paris. In Belgium no
/// number of an area begins with 0.
pub fn fixed(place: usize) -> String {
    let (hundreds, ones) = last_four(place);
    match (home_of_company(place).0, place % 9) {
        (Country::BE, _) => format!("02 000 {hundreds:02} {ones:02}"),
        (_, 4) => format!("01 99 00 {hundreds:02} {ones:02}"),
        _ => format!("03 53 01 {hundreds:02} {ones:02}"),
    }
}

/// The last four digits of a number, another for each of the first ten thousand.
const fn last_four(place: usize) -> (usize, usize) {
    let number = (place * 4_813 + 2_377) % 10_000;
    (number / 100, number % 100)
}

/// The name of a company, its sector, and the domain of its mail.
pub fn company(place: usize) -> (String, &'static str, String) {
    let turn = place / 10;
    let ((trade, sector), own) = match home_of_company(place).1 {
        Tongue::Nl => {
            let trade = belgium::TRADES.get(turn % belgium::TRADES.len());
            (trade.copied().unwrap_or_default(), at(belgium::OWN_NAMES, turn))
        }
        _ => {
            let trade = directory::TRADES.get(place % directory::TRADES.len());
            (trade.copied().unwrap_or_default(), at(directory::OWN_NAMES, turn + place % 10 * 5))
        }
    };
    let name = format!("{trade} {own}");
    let domain = format!("{}.example", words(&name).join("-"));
    (name, sector, domain)
}

fn at(list: &[&'static str], place: usize) -> &'static str {
    list.get(place % list.len()).copied().unwrap_or_default()
}
