//! Who buys at Maison Delcourt: restaurants and offices, those who work there, and households.

use customers::Written;
use customers::company::{Company, CompanyDetails, Identifier, IdentifierKind};
use customers::coordinates::{Coordinate, Coordinates, Label, PostalAddress};
use customers::person::{Person, PersonDetails, PersonName, Role};
use customers::relation::{Declared, Relationship};
use customers::store::{save_companies, save_people};
use kernel::text::fold;
use kernel::{CompanyId, Country, Holder, PersonId};
use personal::LegalBasis;
use store::Tx;

use super::dice::Dice;
use super::directory::{CHANNELS, STREETS, TITLES, TOWNS};
use super::season::{YEARS, seasonal};
use super::who::{self, COMPANIES, PEOPLE, Tongue};
use super::{DemoRejected, Scene, arrival, belgium, days_before, text};

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
    /// Which of the people or companies it is.
    pub place: usize,
    pub ground: LegalBasis,
    /// How many days ago they came into the file; who buys has bought since then.
    pub since: i64,
}

impl Buyers {
    /// The people, in the order they were brought in.
    pub fn people(&self) -> impl Iterator<Item = (PersonId, Kept)> {
        self.kept.iter().filter_map(|kept| match kept.holder {
            Holder::Person(id) => Some((id, *kept)),
            Holder::Company(_) => None,
        })
    }

    fn keep(&mut self, kept: Kept, is_client: bool) {
        self.kept.push(kept);
        if is_client {
            self.clients.push(kept);
        }
    }
}

/// Brings everybody into the file.
pub async fn introduce(tx: &mut Tx, dice: &mut Dice, scene: &Scene) -> Result<Buyers, DemoRejected> {
    let mut buyers = Buyers { clients: Vec::new(), colleagues: Vec::new(), kept: Vec::new() };
    let ids = introduce_companies(tx, dice, scene, &mut buyers).await?;
    let mut people = Vec::with_capacity(PEOPLE);
    for place in 0..PEOPLE {
        let id: PersonId = tx.ambient().id();
        // who works somewhere is known as long as the company
        let company = who::works_at(place);
        let known = company.and_then(|company| buyers.kept.get(company)).map(|kept| kept.since);
        let since = known.unwrap_or_else(|| since(dice, who::is_stale(place), scene));
        let works_at = company.and_then(|company| ids.get(company)).copied();
        let details = person(dice, (place, since), works_at, scene);
        let ground = details.relationship.basis();
        buyers.colleagues.extend(works_at.map(|company| (id, company)));
        let is_client = works_at.is_none() && who::is_client(place);
        buyers.keep(Kept { holder: Holder::Person(id), place, ground, since }, is_client);
        people.push(
            Person::introduce(id, details, arrival(tx)).map_err(|no| DemoRejected::Unsound(no.code()))?,
        );
    }
    save_people(tx, people).await?;
    Ok(buyers)
}

async fn introduce_companies(
    tx: &mut Tx,
    dice: &mut Dice,
    scene: &Scene,
    buyers: &mut Buyers,
) -> Result<Vec<CompanyId>, DemoRejected> {
    let mut companies = Vec::with_capacity(COMPANIES);
    for place in 0..COMPANIES {
        let (id, since) = (tx.ambient().id(), since(dice, false, scene));
        let details = company(dice, (place, since), scene);
        let ground = details.relationship.basis();
        buyers.keep(Kept { holder: Holder::Company(id), place, ground, since }, who::is_client(place));
        companies.push(
            Company::introduce(id, details, arrival(tx)).map_err(|no| DemoRejected::Unsound(no.code()))?,
        );
    }
    let ids = companies.iter().map(|step| step.after.id).collect();
    save_companies(tx, companies).await?;
    Ok(ids)
}

/// How many days ago somebody came: most when much is sold, some before the sales the file remembers.
fn since(dice: &mut Dice, is_stale: bool, scene: &Scene) -> i64 {
    if is_stale {
        return dice.between(1_130, 1_800);
    }
    let since = seasonal(dice, scene.today, (20, YEARS * 365 + 500));
    i64::from((scene.today - since).get_days())
}

const fn declared(place: usize) -> Option<Declared> {
    match place % 29 {
        7 => Some(Declared::Supplier),
        17 => Some(Declared::Partner),
        _ => None,
    }
}

fn company(dice: &mut Dice, (place, since): (usize, i64), scene: &Scene) -> CompanyDetails {
    let (name, sector, domain) = who::company(place);
    let (country, tongue) = who::home_of_company(place);
    let email = format!("{}@{domain}", if tongue == Tongue::Nl { "info" } else { "contact" });
    CompanyDetails {
        name: text(name),
        client_number: Some(text(format!("E{:04}", place + 1))),
        identifiers: identifiers(place, country),
        sector: Some(text(sector)),
        size: Some(text(dice.word(&["1-9", "10-19", "20-49", "50-99"]))),
        website: Some(text(format!("https://www.{domain}"))),
        coordinates: Coordinates {
            emails: emails(&email, Label::Main),
            phones: phones(&who::fixed(place), country, Label::Main),
            addresses: vec![address(dice, (country, tongue), Label::Main)],
        },
        relationship: Relationship {
            declared: declared(place),
            client_since: who::is_client(place).then(|| days_before(scene.today, since)),
            ..relationship(dice, tongue, scene)
        },
    }
}

/// Who works somewhere is what the company is.
fn person(
    dice: &mut Dice,
    (place, since): (usize, i64),
    works_at: Option<CompanyId>,
    scene: &Scene,
) -> PersonDetails {
    let ((given, family), (country, tongue)) = (who::name(place), who::home(place));
    let title = works_at.map(|_| text(dice.word(TITLES)));
    let label = if works_at.is_some() { Label::Work } else { Label::Home };
    PersonDetails {
        name: PersonName { civility: None, given: Some(text(given)), family: Some(text(family)) },
        client_number: works_at.is_none().then(|| text(format!("P{:04}", place + 1))),
        job_title: None,
        roles: works_at.map(|company| Role { company, title }).into_iter().collect(),
        coordinates: Coordinates {
            emails: who::email(place).map(|email| emails(&email, label)).unwrap_or_default(),
            phones: who::mobile(place).map(|phone| phones(&phone, country, label)).unwrap_or_default(),
            addresses: vec![address(dice, (country, tongue), label)],
        },
        relationship: Relationship {
            declared: declared(place).filter(|_| works_at.is_none()),
            client_since: (works_at.is_none() && who::is_client(place))
                .then(|| days_before(scene.today, since)),
            ..relationship(dice, tongue, scene)
        },
    }
}

fn emails(typed: &str, label: Label) -> Vec<Coordinate> {
    Written::emails(&fold(typed)).into_iter().map(|written| Coordinate { label, written }).collect()
}

fn phones(typed: &str, country: Country, label: Label) -> Vec<Coordinate> {
    Written::phones(typed, country).into_iter().map(|written| Coordinate { label, written }).collect()
}

fn address(dice: &mut Dice, (country, tongue): (Country, Tongue), label: Label) -> PostalAddress {
    let (streets, towns, name) = match (country, tongue) {
        (Country::BE, Tongue::Nl) => (belgium::STREETS_OF_FLANDERS, belgium::TOWNS_OF_FLANDERS, "België"),
        (Country::BE, _) => (belgium::STREETS, belgium::TOWNS, "Belgique"),
        _ => (STREETS, TOWNS, "France"),
    };
    let (postcode, town) = dice.one_of(towns).copied().unwrap_or_default();
    let (number, street) = (dice.between(1, 148), dice.word(streets));
    let is_flemish = name == "België";
    PostalAddress {
        label,
        street: Some(text(if is_flemish {
            format!("{street} {number}")
        } else {
            format!("{number} {street}")
        })),
        postcode: Written::postcode(postcode, country),
        town: Some(text(town)),
        country: Written::country(name),
    }
}

fn relationship(dice: &mut Dice, tongue: Tongue, scene: &Scene) -> Relationship {
    Relationship {
        owner: dice.happens(70).then(|| scene.team.one(dice)),
        channel: Some(text(dice.word(CHANNELS))),
        language: Some(text(tongue.code())),
        ..Relationship::default()
    }
}

/// The numbers a company is known by, of ranges that nobody was given.
fn identifiers(place: usize, country: Country) -> Vec<Identifier> {
    let seed = i64::try_from(place).unwrap_or(0);
    let (kind, number, vat) = if country == Country::BE {
        let number = enterprise_number(9_990_000 + seed * 31);
        (IdentifierKind::Bce, number.clone(), format!("BE{number}"))
    } else {
        let number = siren(990_100_000 + seed * 137);
        let key = number.parse().map_or(0, |digits: i64| (12 + 3 * (digits % 97)) % 97);
        (IdentifierKind::Siren, number.clone(), format!("FR{key:02}{number}"))
    };
    let identifier = |kind, text: &str| Identifier { kind, written: Written::sound(text, text) };
    vec![identifier(kind, &number), identifier(IdentifierKind::Vat, &vat)]
}

/// A Belgian enterprise number from its first eight digits: the last two are what 97 lacks.
fn enterprise_number(seed: i64) -> String {
    format!("{seed:08}{:02}", 97 - seed % 97)
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
