//! The people of the bench: as many as wanted, one by one, the same each time. Each is made from a number
//! alone, so that a million of them need no memory and any of them can be asked for.

use fastrand::Rng;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::text::words;

use crate::names::{CHANNELS, FAMILY, FAMILY_ENDS, GIVEN, GOODS, STREETS, TITLES, TOWNS, TRADES};

/// Goes with the filled bases: another generator makes another base.
pub const VERSION: u32 = 1;
/// How many sales everybody has.
pub const SALES_EACH: usize = 3;
/// To how many people there is one company.
pub const PEOPLE_PER_COMPANY: usize = 10;
/// How many of those work there.
const AT_WORK: usize = 4;
/// Over how many days sales are spread: three years, so that some are former clients.
const DAYS: i32 = 3 * 365;

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    /// The number the business gives them.
    pub client_number: String,
    /// First name.
    pub given: &'static str,
    /// Surname.
    pub family: String,
    /// E-mail.
    pub email: String,
    /// Telephone, as people write it.
    pub phone: String,
    /// Where they live.
    pub home: Address,
    /// How they came.
    pub channel: &'static str,
    /// The place of the company they work for, and what they do there.
    pub works_at: Option<(usize, &'static str)>,
    /// What they bought, the oldest last.
    pub sales: [Purchase; SALES_EACH],
}

/// A company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Business {
    /// Its name.
    pub name: String,
    /// What it does.
    pub sector: &'static str,
    /// Its e-mail.
    pub email: String,
    /// Where it is.
    pub seat: Address,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// House and street.
    pub street: String,
    /// The postcode.
    pub postcode: &'static str,
    /// The town.
    pub town: &'static str,
}

impl Address {
    /// Whether it is in Belgium.
    #[must_use]
    pub const fn is_belgian(&self) -> bool {
        self.postcode.len() == 4
    }

    fn any(dice: &mut Rng) -> Self {
        let (postcode, town) = one_of(dice, TOWNS);
        Self { street: format!("{} {}", dice.u8(1..=180), one_of(dice, STREETS)), postcode, town }
    }
}

/// An invoice of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase {
    /// How many days ago.
    pub days_ago: i32,
    /// The place of what was bought in [`GOODS`].
    pub good: usize,
    /// How many.
    pub pieces: i64,
    /// Whether it is paid.
    pub is_paid: bool,
}

impl Purchase {
    /// The day, as seen from another.
    #[must_use]
    pub fn day(&self, today: Date) -> Date {
        today.saturating_sub(self.days_ago.days())
    }

    /// Without VAT, in cents.
    #[must_use]
    pub fn net(&self) -> i64 {
        GOODS.get(self.good).map_or(0, |(_, _, price)| price * self.pieces)
    }
}

/// The first so many people.
pub fn people(many: usize) -> impl Iterator<Item = Somebody> {
    (0..many).map(somebody)
}

/// The companies of the first so many people.
pub fn businesses(people: usize) -> impl Iterator<Item = Business> {
    (0..people.div_ceil(PEOPLE_PER_COMPANY)).map(business)
}

/// The person with this place.
#[must_use]
pub fn somebody(place: usize) -> Somebody {
    let mut dice = dice(place, 1);
    let given = one_of(&mut dice, GIVEN);
    let family = format!("{}{}", one_of(&mut dice, FAMILY), one_of(&mut dice, FAMILY_ENDS));
    let mailbox = words(&format!("{given} {family}")).join(".");
    let home = Address::any(&mut dice);
    let at_work = place % PEOPLE_PER_COMPANY < AT_WORK;
    let title = one_of(&mut dice, TITLES);
    Somebody {
        client_number: client_number(place),
        email: format!("{mailbox}.{place}@courriel.example"),
        phone: phone(place, home.is_belgian()),
        channel: one_of(&mut dice, CHANNELS),
        works_at: at_work.then_some((place / PEOPLE_PER_COMPANY, title)),
        sales: std::array::from_fn(|_| purchase(&mut dice)),
        given,
        family,
        home,
    }
}

/// The number the business gives the person with this place.
#[must_use]
pub fn client_number(place: usize) -> String {
    format!("C{place:07}")
}

/// The number of one of somebody's invoices.
#[must_use]
pub fn invoice_number(place: usize, nth: usize) -> String {
    format!("F{place:07}-{}", nth + 1)
}

/// The company with this place.
#[must_use]
pub fn business(place: usize) -> Business {
    let mut dice = dice(place, 2);
    let (trade, sector) = one_of(&mut dice, TRADES);
    let name = format!("{trade} {}{} {place}", one_of(&mut dice, FAMILY), one_of(&mut dice, FAMILY_ENDS));
    let domain = words(&name).join("-");
    Business { email: format!("contact@{domain}.example"), seat: Address::any(&mut dice), sector, name }
}

fn purchase(dice: &mut Rng) -> Purchase {
    Purchase {
        days_ago: dice.i32(0..DAYS),
        good: dice.usize(..GOODS.len()),
        pieces: dice.i64(1..=12),
        is_paid: dice.u8(..100) < 95,
    }
}

/// A mobile number that its country's plan allows, another one for each of the first ten million.
fn phone(place: usize, is_belgian: bool) -> String {
    let pair = |from: usize| place / from % 100;
    if is_belgian {
        format!("047{} {:02} {:02} {:02}", pair(1_000_000) % 10, pair(10_000), pair(100), pair(1))
    } else {
        format!("06 3{} {:02} {:02} {:02}", pair(1_000_000) % 10, pair(10_000), pair(100), pair(1))
    }
}

/// Chance of its own for each record: none depends on how many were made before it.
fn dice(place: usize, kind: u64) -> Rng {
    Rng::with_seed((place as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ kind)
}

fn one_of<T: Copy>(dice: &mut Rng, all: &[T]) -> T {
    all[dice.usize(..all.len())]
}
