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
use super::{DemoRejected, Scene, arrival, days_before, text};

const COMPANIES: usize = 60;
const AT_COMPANIES: usize = 90;
const HOUSEHOLDS: usize = 110;
/// Everybody.
pub const PEOPLE: usize = AT_COMPANIES + HOUSEHOLDS;

/// Everybody in the demo.
pub struct Buyers {
    pub companies: Vec<CompanyId>,
    /// Those who work somewhere, with their company.
    pub colleagues: Vec<(PersonId, CompanyId)>,
    pub households: Vec<PersonId>,
    /// On what ground each is kept.
    pub grounds: Vec<(Holder, LegalBasis)>,
}

/// Brings everybody into the file.
pub async fn introduce(tx: &mut Tx, dice: &mut Dice, scene: Scene<'_>) -> Result<Buyers, DemoRejected> {
    let mut companies = Vec::new();
    for place in 0..COMPANIES {
        let id: CompanyId = tx.ambient().id();
        let details = company(dice, place, scene);
        let step = Company::introduce(id, details, arrival(tx));
        companies.push(step.map_err(|rejection| DemoRejected::Unsound(rejection.code()))?);
    }
    let ids: Vec<CompanyId> = companies.iter().map(|step| step.after.id).collect();
    let mut grounds: Vec<(Holder, LegalBasis)> =
        companies.iter().map(|step| (step.after.id.into(), step.after.details.basis())).collect();
    save_companies(tx, companies).await?;
    let (mut people, mut colleagues, mut households) = (Vec::new(), Vec::new(), Vec::new());
    for place in 0..PEOPLE {
        let id: PersonId = tx.ambient().id();
        let works_at = (place < AT_COMPANIES).then(|| ids.get(place % ids.len()).copied()).flatten();
        match works_at {
            Some(company) => colleagues.push((id, company)),
            None if is_prospect(place) => {} // who has bought nothing yet
            None => households.push(id),
        }
        let step = Person::introduce(id, person(dice, place, works_at, scene), arrival(tx));
        people.push(step.map_err(|rejection| DemoRejected::Unsound(rejection.code()))?);
    }
    grounds.extend(people.iter().map(|step| (Holder::from(step.after.id), step.after.details.basis())));
    save_people(tx, people).await?;
    let buying = ids.into_iter().enumerate().filter(|(place, _)| !is_prospect(*place));
    let companies = buying.map(|(_, id)| id).collect();
    Ok(Buyers { companies, colleagues, households, grounds })
}

/// Every sixth has bought nothing yet.
const fn is_prospect(place: usize) -> bool {
    place % 6 == 5
}

fn company(dice: &mut Dice, place: usize, scene: Scene<'_>) -> CompanyDetails {
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
        relationship: relationship(dice, place, scene),
    }
}

fn person(dice: &mut Dice, place: usize, works_at: Option<CompanyId>, scene: Scene<'_>) -> PersonDetails {
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
        relationship: relationship(dice, place, scene),
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
    let declared = match place % 29 {
        7 => Some(Declared::Supplier),
        17 => Some(Declared::Partner),
        _ => None,
    };
    Relationship {
        owner: dice.happens(60).then_some(scene.camille),
        channel: Some(text(dice.word(CHANNELS))),
        language: Some(text(if place % 23 == 4 { "nl" } else { "fr" })),
        declared,
        client_since: (!is_prospect(place)).then(|| days_before(scene.today, dice.between(40, 2_600))),
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

const TRADES: &[(&str, &str)] = &[
    ("Brasserie", "Restauration"),
    ("Estaminet", "Restauration"),
    ("Hôtel", "Hôtellerie"),
    ("Cabinet", "Conseil"),
    ("Traiteur", "Restauration"),
    ("Atelier", "Artisanat"),
    ("Librairie", "Commerce"),
    ("Imprimerie", "Industrie"),
    ("Agence", "Services"),
    ("Clinique vétérinaire", "Santé animale"),
];

const OWN_NAMES: &[&str] = &[
    "du Beffroi",
    "des Moulins",
    "Vauban",
    "de la Deûle",
    "Saint-Sauveur",
    "des Flandres",
    "Wazemmes",
    "du Vieux-Lille",
    "Lepoutre",
    "des Weppes",
    "de l’Étoile",
    "Masséna",
    "du Canal",
    "Deschamps",
    "de la Treille",
    "des Fileuses",
    "Le Carillon",
    "Œuvre & Pierre",
    "du Héron",
    "de la Lys",
    "Solférino",
    "des Tanneurs",
    "de la Grand-Place",
];

const GIVEN: &[&str] = &[
    "Claire",
    "Yanis",
    "Éloïse",
    "Bruno",
    "Maëlle",
    "Søren",
    "Inès",
    "Thibault",
    "Nadia",
    "Jean-Marc",
    "Zoé",
    "Karim",
    "Hélène",
    "Noël",
    "Anaïs",
    "Mehdi",
    "Léonie",
    "Grégoire",
    "Aïcha",
    "Łucja",
    "Baptiste",
    "Françoise",
    "Oumar",
    "Solène",
    "Raphaël",
    "Margaux",
    "Pieter",
    "Joëlle",
    "Émile",
];

const FAMILY: &[&str] = &[
    "Fontaine",
    "Lefèvre",
    "Dubois",
    "Delattre",
    "Benali",
    "Vandamme",
    "Carpentier",
    "Nguyen",
    "Leclercq",
    "Desmet",
    "Moreau",
    "Aït-Ali",
    "Lemaire",
    "D’Hondt",
    "Traoré",
    "Wattrelos",
    "Lœuillet",
    "Ferreira",
    "Müller",
    "Degand",
    "Petit",
    "Le Goff",
    "Baudry",
    "Castelain",
    "Kowalski",
    "Hernoult",
    "Prévost",
    "Mercier",
    "Da Silva",
    "Crépin",
    "Vasseur",
    "Duquesne",
    "Lambin",
    "Haddad",
    "Verhaeghe",
    "Bouchez",
    "Six",
    "Delannoy",
    "Ochoa",
    "Plouvier",
    "Roussel",
    "Tanghe",
    "Bélanger",
    "Cuvelier",
    "Hamidi",
    "Declercq",
    "Poissonnier",
    "Wojcik",
    "Caron",
    "Lheureux",
    "Sénéchal",
    "Marchand",
    "Toulemonde",
];

const TITLES: &[&str] = &[
    "Chef de cuisine",
    "Responsable des achats",
    "Responsable de salle",
    "Responsable de la cave",
    "Comptable",
    "Secrétaire de direction",
    "Juriste",
];

const CHANNELS: &[&str] = &[
    "Passage en boutique",
    "Bouche à oreille",
    "Salon des vins de Lille",
    "Site web",
    "Marché de Wazemmes",
    "Recommandation",
];

const STREETS: &[&str] = &[
    "rue de Gand",
    "rue Esquermoise",
    "rue des Postes",
    "place du Concert",
    "boulevard Vauban",
    "rue Royale",
    "rue Gambetta",
    "avenue de Dunkerque",
    "rue de la Monnaie",
    "quai du Wault",
    "rue Solférino",
];

const TOWNS: &[(&str, &str)] = &[
    ("59000", "Lille"),
    ("59000", "Lille"),
    ("59800", "Lille"),
    ("59100", "Roubaix"),
    ("59200", "Tourcoing"),
    ("59650", "Villeneuve-d’Ascq"),
    ("59110", "La Madeleine"),
    ("59130", "Lambersart"),
    ("62000", "Arras"),
    ("59280", "Armentières"),
    ("59700", "Marcq-en-Barœul"),
];
