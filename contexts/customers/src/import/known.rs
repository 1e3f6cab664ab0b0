//! What the base holds of the people and companies a batch tells of, so that the same file again
//! finds what the first time made. The base is asked in a few questions for the whole batch.

use std::collections::{BTreeSet, HashMap, HashSet};

use intake::{
    Address, CompanyKeys, CompanyRow, Given, Known, KnownCompany, KnownPerson, PersonKeys, PersonRow, Phone,
    Place, Reach, Reading, Slot, Stands, Wanted,
};
use kernel::{CompanyId, Holder, PersonId, Scope};
use personal::{Access, Personal};
use store::{Db, Fault};
use values::name;

use crate::company::{Company, IdentifierKind};
use crate::coordinates::{Coordinates, PostalAddress};
use crate::person::Person;
use crate::store::{Clue, Sight, companies_by_ids, holders_by, people_by_ids, totals};
use crate::written::Written;

/// Looks up whoever the rows of a reading may tell of.
///
/// # Errors
/// Any [`Fault`].
pub async fn known(db: &impl Db, reading: &Reading, access: &Access) -> Result<Known, Fault> {
    let totals = totals(db).await?;
    if totals.companies == 0 && totals.people == 0 {
        return Ok(Known::default());
    }
    let (companies, people) = found(db, clues(reading)).await?;
    let companies = companies_by_ids(db, &companies).await?;
    let people = people_by_ids(db, &people).await?;
    let names = employers(db, &people, &companies, access).await?;
    Ok(Known {
        has_clients: true,
        companies: companies.iter().map(|company| known_company(company, access)).collect(),
        people: people.iter().map(|person| known_person(person, &names, access)).collect(),
    })
}

/// By what the base is asked.
fn clues(reading: &Reading) -> Vec<(Clue, BTreeSet<String>)> {
    let wanted: Wanted = reading.wanted();
    let names = wanted.company_words.union(&wanted.person_words).cloned().collect();
    vec![
        (Clue::ClientNumber, spellings(reading, wanted.numbers)),
        (Clue::Identifier(IdentifierKind::Siren), wanted.sirens),
        (Clue::Identifier(IdentifierKind::Bce), wanted.enterprise_numbers),
        (Clue::Identifier(IdentifierKind::Vat), wanted.vats),
        (Clue::Email, wanted.emails),
        (Clue::Phone, wanted.phones),
        (Clue::NameKey, names),
    ]
}

/// Client numbers stand in the base as written, so each is asked as the file writes it too.
fn spellings(reading: &Reading, folded: BTreeSet<String>) -> BTreeSet<String> {
    let mut spellings: BTreeSet<String> = folded.iter().map(|number| number.to_uppercase()).collect();
    for (_, row) in reading.accepted() {
        spellings.extend(row.company.as_ref().map(|company| company.number.raw.clone()));
        if let Some(person) = &row.person {
            spellings.extend([person.number.raw.clone(), person.client_number.raw.clone()]);
            spellings.extend(person.employer.numbers.iter().cloned());
        }
        spellings.extend(row.sale.as_ref().map(|sale| sale.client.number.raw.clone()));
    }
    spellings.extend(folded);
    spellings.remove("");
    spellings
}

async fn found(
    db: &impl Db,
    clues: Vec<(Clue, BTreeSet<String>)>,
) -> Result<(Vec<CompanyId>, Vec<PersonId>), Fault> {
    let (mut companies, mut people) = (BTreeSet::new(), BTreeSet::new());
    for (clue, values) in clues {
        let values: Vec<Personal<String>> = values.into_iter().map(Personal::new).collect();
        for (_, holder) in holders_by(Sight::new(db, &Scope::All), clue, &values).await? {
            match holder {
                Holder::Company(id) => companies.insert(id),
                Holder::Person(id) => people.insert(id),
            };
        }
    }
    Ok((companies.into_iter().collect(), people.into_iter().collect()))
}

/// The names of the companies where these people work, as they are compared.
async fn employers(
    db: &impl Db,
    people: &[Person],
    known: &[Company],
    access: &Access,
) -> Result<HashMap<CompanyId, String>, Fault> {
    let mut names = named(known, access);
    let others = elsewhere(people, &names);
    names.extend(named(&companies_by_ids(db, &others).await?, access));
    Ok(names)
}

fn named(companies: &[Company], access: &Access) -> HashMap<CompanyId, String> {
    let key = |company: &Company| name::company_key(company.details.name.reveal(access)).sorted;
    companies.iter().map(|company| (company.id, key(company))).collect()
}

/// The companies where these people work whose names are not known yet.
fn elsewhere(people: &[Person], names: &HashMap<CompanyId, String>) -> Vec<CompanyId> {
    let roles = people.iter().flat_map(|person| &person.details.roles).map(|role| role.company);
    let others: HashSet<CompanyId> = roles.filter(|company| !names.contains_key(company)).collect();
    others.into_iter().collect()
}

/// What these companies are compared by.
pub(crate) async fn company_keys(
    db: &impl Db,
    ids: &[CompanyId],
    access: &Access,
) -> Result<Vec<(CompanyId, CompanyKeys)>, Fault> {
    let companies = companies_by_ids(db, ids).await?;
    Ok(companies
        .iter()
        .map(|company| known_company(company, access))
        .map(|known| (known.id, known.keys))
        .collect())
}

/// What these people are compared by.
pub(crate) async fn person_keys(
    db: &impl Db,
    ids: &[PersonId],
    access: &Access,
) -> Result<Vec<(PersonId, PersonKeys)>, Fault> {
    let people = people_by_ids(db, ids).await?;
    let names = employers(db, &people, &[], access).await?;
    let known = people.iter().map(|person| known_person(person, &names, access));
    Ok(known.map(|known| (known.id, known.keys)).collect())
}

fn known_company(company: &Company, access: &Access) -> KnownCompany {
    let identifier = |kind: IdentifierKind| given(company.identifier(kind), access);
    let row = CompanyRow {
        number: text(company.details.client_number.as_ref(), access),
        name: text(Some(&company.details.name), access),
        siren: identifier(IdentifierKind::Siren),
        siret: identifier(IdentifierKind::Siret),
        enterprise_number: identifier(IdentifierKind::Bce),
        vat: identifier(IdentifierKind::Vat),
        reach: reach(&company.details.coordinates, access),
        ..CompanyRow::default()
    };
    KnownCompany { id: company.id, keys: CompanyKeys::of(&row), stands: Stands::Base }
}

fn known_person(person: &Person, names: &HashMap<CompanyId, String>, access: &Access) -> KnownPerson {
    let details = &person.details;
    let number = text(details.client_number.as_ref(), access);
    let row = PersonRow {
        number: number.clone(),
        client_number: number,
        first_name: text(details.name.given.as_ref(), access),
        last_name: text(details.name.family.as_ref(), access),
        reach: reach(&details.coordinates, access),
        ..PersonRow::default()
    };
    let companies = details.roles.iter().filter_map(|role| names.get(&role.company).cloned()).collect();
    KnownPerson {
        id: person.id,
        keys: PersonKeys { companies, ..PersonKeys::of(&row) },
        stands: Stands::Base,
    }
}

fn reach(coordinates: &Coordinates, access: &Access) -> Reach {
    let phone = |e164: String| Phone { e164, extension: None, is_mobile: false };
    Reach {
        emails: coordinates.emails.iter().map(|email| place(given(Some(&email.written), access))).collect(),
        phones: coordinates
            .phones
            .iter()
            .map(|number| {
                let Given { raw, canonical, doubt } = given(Some(&number.written), access);
                place(Given { raw, canonical: canonical.map(phone), doubt })
            })
            .collect(),
        addresses: coordinates.addresses.iter().map(|address| postal(address, access)).collect(),
    }
}

fn postal(address: &PostalAddress, access: &Access) -> Address {
    let country = given(address.country.as_ref(), access);
    let country = Given {
        canonical: country.canonical.and_then(|code| code.parse().ok()),
        raw: country.raw,
        doubt: country.doubt,
    };
    Address {
        slot: (address.label == crate::coordinates::Label::Main).then_some(Slot::Main),
        street: text(address.street.as_ref(), access).raw,
        postcode: given(address.postcode.as_ref(), access),
        city: text(address.town.as_ref(), access).raw,
        country,
    }
}

fn place<T>(value: Given<T>) -> Place<T> {
    Place { slot: Slot::Main, column: String::new(), value }
}

fn given(written: Option<&Written>, access: &Access) -> Given<String> {
    written.map_or_else(Given::default, |written| Given {
        raw: written.raw.reveal(access).clone(),
        canonical: written.canonical.as_ref().map(|canonical| canonical.reveal(access).clone()),
        doubt: None,
    })
}

fn text(text: Option<&Personal<String>>, access: &Access) -> Given<String> {
    text.map(|text| text.reveal(access))
        .filter(|text| !text.is_empty())
        .map_or_else(Given::default, |text| Given::plain(text.clone(), text.clone()))
}
