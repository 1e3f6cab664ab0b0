//! Who buys at Maison Delcourt: restaurants and offices, those who work there, and households.

use customers::Written;
use customers::company::{Company, CompanyDetails, Identifier, IdentifierKind};
use customers::coordinates::{Coordinate, Coordinates, Label, PostalAddress};
use customers::person::{Person, PersonDetails, PersonName, Role};
use customers::relation::{Declared, Relationship};
use customers::store::{save_companies, save_people};
use kernel::text::{fold, words};
use kernel::{CompanyId, Country, Holder, PersonId};
use personal::LegalBasis;
use store::Tx;

use super::dice::Dice;
use super::directory::{CHANNELS, FAMILY, GIVEN, OWN_NAMES, STREETS, TITLES, TOWNS, TRADES};
use super::{DemoRejected, Scene, arrival, days_before, text};

const COMPANIES: usize = 60;
const AT_COMPANIES: usize = 90;
const HOUSEHOLDS: usize = 110;
/// Everybody.
pub const PEOPLE: usize = AT_COMPANIES + HOUSEHOLDS;

/// Everybody in the demo.
pub struct Buyers {
    /// Those who buy, companies first.
    pub clients: Vec<Kept>,
    /// Those who work somewhere, with their company.
    pub colleagues: Vec<(PersonId, CompanyId)>,
    /// Everybody, and why they are kept.
    pub kept: Vec<Kept>,
}

/// Somebody in the file.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    pub holder: Holder,
    pub ground: LegalBasis,
    /// How many days ago they came into the file; who buys has bought since then.
    pub since: i64,
}

impl Buyers {
    /// The people, in the order they were brought in.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.kept.iter().filter_map(|kept| match kept.holder {
            Holder::Person(id) => Some(id),
            Holder::Company(_) => None,
        })
    }
}

/// Brings everybody into the file.
pub async fn introduce(tx: &mut Tx, dice: &mut Dice, scene: Scene<'_>) -> Result<Buyers, DemoRejected> {
    let mut buyers = Buyers { clients: Vec::new(), colleagues: Vec::new(), kept: Vec::new() };
    let (mut companies, mut people) = (Vec::new(), Vec::new());
    for place in 0..COMPANIES {
        let (id, since) = (tx.ambient().id(), dice.between(40, 2_600));
        let details = company(dice, (place, since), scene);
        let ground = details.relationship.basis();
        buyers.keep(Kept { holder: Holder::Company(id), ground, since }, is_client(place));
        companies.push(
            Company::introduce(id, details, arrival(tx)).map_err(|no| DemoRejected::Unsound(no.code()))?,
        );
    }
    let ids: Vec<CompanyId> = companies.iter().map(|step| step.after.id).collect();
    save_companies(tx, companies).await?;
    for place in 0..PEOPLE {
        let id: PersonId = tx.ambient().id();
        // who works somewhere is known as long as the company
        let known =
            buyers.kept.get(place % COMPANIES).filter(|_| place < AT_COMPANIES).map(|kept| kept.since);
        let since = known.unwrap_or_else(|| dice.between(40, 2_600));
        let works_at = (place < AT_COMPANIES).then(|| ids.get(place % ids.len()).copied()).flatten();
        let details = person(dice, (place, since), works_at, scene);
        let ground = details.relationship.basis();
        buyers.colleagues.extend(works_at.map(|company| (id, company)));
        let is_client = works_at.is_none() && is_client(place);
        buyers.keep(Kept { holder: Holder::Person(id), ground, since }, is_client);
        people.push(
            Person::introduce(id, details, arrival(tx)).map_err(|no| DemoRejected::Unsound(no.code()))?,
        );
    }
    save_people(tx, people).await?;
    Ok(buyers)
}

impl Buyers {
    fn keep(&mut self, kept: Kept, is_client: bool) {
        self.kept.push(kept);
        if is_client {
            self.clients.push(kept);
        }
    }
}

/// Every sixth has bought nothing yet, and who sells to the shop or works with it does not buy.
const fn is_client(place: usize) -> bool {
    place % 6 != 5 && declared(place).is_none()
}

const fn declared(place: usize) -> Option<Declared> {
    match place % 29 {
        7 => Some(Declared::Supplier),
        17 => Some(Declared::Partner),
        _ => None,
    }
}

fn company(dice: &mut Dice, (place, since): (usize, i64), scene: Scene<'_>) -> CompanyDetails {
    let trade = TRADES.get(place % TRADES.len()).copied().unwrap_or(TRADES[0]);
    let own =
        OWN_NAMES.get((place * 7 + place / OWN_NAMES.len()) % OWN_NAMES.len()).copied().unwrap_or_default();
    let name = format!("{} {own}", trade.0);
    let siren = siren(990_100_000 + i64::try_from(place).unwrap_or(0) * 137);
    let domain = words(&name).join("-");
    let mut identifiers =
        vec![Identifier { kind: IdentifierKind::Siren, written: Written::sound(&siren, &siren) }];
    if let Ok(number) = siren.parse::<i64>() {
        let vat = format!("FR{:02}{siren}", (12 + 3 * (number % 97)) % 97);
        identifiers.push(Identifier { kind: IdentifierKind::Vat, written: Written::sound(&vat, &vat) });
    }
    let email = format!("contact@{domain}.example");
    CompanyDetails {
        name: text(name),
        client_number: Some(text(format!("E{:04}", place + 1))),
        identifiers,
        sector: Some(text(trade.1)),
        size: Some(text(dice.word(&["1-9", "10-19", "20-49", "50-99"]))),
        website: Some(text(format!("https://www.{domain}.example"))),
        coordinates: coordinates(dice, &email, &fixed_phone(place), Label::Main),
        relationship: Relationship {
            declared: declared(place),
            client_since: is_client(place).then(|| days_before(scene.today, since)),
            ..relationship(dice, place, scene)
        },
    }
}

/// Who works somewhere is what the company is.
fn person(
    dice: &mut Dice,
    (place, since): (usize, i64),
    works_at: Option<CompanyId>,
    scene: Scene<'_>,
) -> PersonDetails {
    let (given, family) = name(place);
    let email = email(place);
    let title = works_at.map(|_| text(dice.word(TITLES)));
    let label = if works_at.is_some() { Label::Work } else { Label::Home };
    PersonDetails {
        name: PersonName { civility: None, given: Some(text(given)), family: Some(text(family)) },
        client_number: works_at.is_none().then(|| text(format!("P{:04}", place + 1))),
        job_title: None,
        roles: works_at.map(|company| Role { company, title }).into_iter().collect(),
        coordinates: coordinates(dice, &email, &mobile_phone(place), label),
        relationship: Relationship {
            declared: declared(place).filter(|_| works_at.is_none()),
            client_since: (works_at.is_none() && is_client(place)).then(|| days_before(scene.today, since)),
            ..relationship(dice, place, scene)
        },
    }
}

/// First name and surname of somebody: no two are called alike, since the lists have coprime lengths.
pub fn name(place: usize) -> (&'static str, &'static str) {
    let given = GIVEN.get(place * 11 % GIVEN.len()).copied().unwrap_or_default();
    let family = FAMILY.get(place * 5 % FAMILY.len()).copied().unwrap_or_default();
    (given, family)
}

/// The e-mail address of somebody.
pub fn email(place: usize) -> String {
    let (given, family) = name(place);
    let mailbox = words(&format!("{given} {family}")).join(".");
    format!("{mailbox}@{}", if place < AT_COMPANIES { "bureau.example" } else { "courriel.example" })
}

fn coordinates(dice: &mut Dice, email: &str, phone: &str, label: Label) -> Coordinates {
    let (postcode, town) = dice.one_of(TOWNS).copied().unwrap_or(("59000", "Lille"));
    let street = format!("{} {}", dice.between(1, 148), dice.word(STREETS));
    let address = PostalAddress {
        label,
        street: Some(text(street)),
        postcode: Written::postcode(postcode, Country::FR),
        town: Some(text(town)),
        country: Written::country("France"),
    };
    let labelled = |written: Written| Coordinate { label, written };
    Coordinates {
        emails: Written::emails(&fold(email)).into_iter().map(labelled).collect(),
        phones: Written::phones(phone, Country::FR).into_iter().map(labelled).collect(),
        addresses: vec![address],
    }
}

fn relationship(dice: &mut Dice, place: usize, scene: Scene<'_>) -> Relationship {
    Relationship {
        owner: dice.happens(60).then_some(scene.camille),
        channel: Some(text(dice.word(CHANNELS))),
        language: Some(text(if place % 23 == 4 { "nl" } else { "fr" })),
        ..Relationship::default()
    }
}

/// A SIREN from eight digits and more: the last one is its check digit (N-01).
fn siren(seed: i64) -> String {
    let digits = format!("{:08}", seed / 10);
    let sum: u32 = digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| digit * weight / 10 + digit * weight % 10)
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// A fixed line of the range kept for fiction in the North.
fn fixed_phone(place: usize) -> String {
    let (hundreds, ones) = last_four(place);
    format!("03 53 01 {hundreds:02} {ones:02}")
}

/// A mobile of the range kept for fiction.
fn mobile_phone(place: usize) -> String {
    let (hundreds, ones) = last_four(place);
    format!("06 39 98 {hundreds:02} {ones:02}")
}

/// The last four digits of a number, another for each of the first ten thousand.
const fn last_four(place: usize) -> (usize, usize) {
    let number = (place * 4_813 + 2_377) % 10_000;
    (number / 100, number % 100)
}
