//! Two records side by side in brief: enough to tell whether they are one.

use std::collections::HashMap;

use intake::Certainty;
use kernel::{CompanyId, Holder, PersonId};
use personal::Personal;
use web::Problem;

use super::duplicates::distinction;
use crate::company::Company;
use crate::coordinates::{Coordinate, Coordinates};
use crate::pages::desk::{Desk, names_of};
use crate::pages::merging::beside;
use crate::pages::paths::record;
use crate::person::Person;
use crate::store::{Pair, figures_of_many};

/// A pair ready to be shown.
pub struct PairShown {
    pub id: String,
    pub is_certain: bool,
    /// The locale keys of why.
    pub reasons: Vec<String>,
    pub first: Brief,
    pub second: Brief,
    /// What is compared, line by line.
    pub lines: Vec<Line>,
    /// Where they become one: the older record is kept.
    pub merge: String,
    /// Where it is said that they are two.
    pub distinction: String,
}

/// What one says, and what the other says.
pub struct Line {
    /// The locale key of what it is.
    pub label: &'static str,
    pub first: Option<Personal<String>>,
    pub second: Option<Personal<String>>,
}

/// A record in brief.
#[derive(Clone)]
pub struct Brief {
    pub href: String,
    pub name: Personal<String>,
    facts: Vec<(&'static str, Option<Personal<String>>)>,
    pub purchases: i64,
}

/// Reads what is shown of the records of pairs; pairs of which one is gone meanwhile are left out.
pub async fn show_pairs(desk: &Desk, pairs: &[Pair]) -> Result<Vec<PairShown>, Problem> {
    let holders: Vec<Holder> = pairs.iter().flat_map(|pair| [pair.first, pair.second]).collect();
    let briefs = briefs(desk, &holders).await?;
    let shown = |pair: &Pair| {
        let (first, second) = (briefs.get(&pair.first)?.clone(), briefs.get(&pair.second)?.clone());
        Some(shown(pair, first, second))
    };
    Ok(pairs.iter().filter_map(shown).collect())
}

fn shown(pair: &Pair, first: Brief, second: Brief) -> PairShown {
    let line = |place: usize| {
        let (label, one) = first.facts.get(place)?.clone();
        let (_, other) = second.facts.get(place)?.clone();
        (one.is_some() || other.is_some()).then_some(Line { label, first: one, second: other })
    };
    let lines = (0..first.facts.len()).filter_map(line).collect();
    PairShown {
        id: format!("{}-{}", pair.first.uuid(), pair.second.uuid()),
        is_certain: pair.found.certainty == Certainty::Certain,
        reasons: pair
            .found
            .reasons
            .iter()
            .map(|reason| format!("intake-likeness-{}", reason.code()))
            .collect(),
        lines,
        merge: beside(pair.first, pair.second),
        distinction: distinction(pair.first.uuid(), pair.second.uuid()),
        first,
        second,
    }
}

async fn briefs(desk: &Desk, holders: &[Holder]) -> Result<HashMap<Holder, Brief>, Problem> {
    let (mut people, mut companies): (Vec<PersonId>, Vec<CompanyId>) = (Vec::new(), Vec::new());
    for holder in holders {
        match holder {
            Holder::Person(id) => people.push(*id),
            Holder::Company(id) => companies.push(*id),
        }
    }
    let standings = figures_of_many(desk.reader(), holders).await?;
    let purchases = |holder: Holder| standings.get(&holder).map_or(0, |standing| standing.figures.purchases);
    let people = desk.sight().people(&people).await?;
    let employers: Vec<Holder> =
        people.iter().flat_map(|one| &one.details.roles).map(|role| role.company.into()).collect();
    let employers = names_of(desk.store(), &desk.visitor.scope, &employers).await?;
    let mut briefs = HashMap::new();
    for person in &people {
        briefs.insert(person.id.into(), of_person(desk, person, &employers, purchases(person.id.into())));
    }
    for company in desk.sight().companies(&companies).await? {
        briefs.insert(company.id.into(), of_company(desk, &company, purchases(company.id.into())));
    }
    Ok(briefs)
}

fn of_person(
    desk: &Desk,
    person: &Person,
    employers: &HashMap<Holder, Personal<String>>,
    purchases: i64,
) -> Brief {
    let details = &person.details;
    let named = details.roles.iter().filter_map(|role| employers.get(&role.company.into()).cloned());
    let mut facts = reach(desk, &details.coordinates);
    facts.push(("column-company", listed(named)));
    facts.push(("duplicates-number", details.client_number.clone()));
    Brief { href: record(person.id.into()), name: person.display_name(), facts, purchases }
}

fn of_company(desk: &Desk, company: &Company, purchases: i64) -> Brief {
    let details = &company.details;
    let mut facts = reach(desk, &details.coordinates);
    let numbers = details.identifiers.iter().map(|one| one.written.best().clone());
    facts.push(("duplicates-identifiers", listed(numbers)));
    facts.push(("duplicates-number", details.client_number.clone()));
    Brief { href: record(company.id.into()), name: details.name.clone(), facts, purchases }
}

fn reach(desk: &Desk, coordinates: &Coordinates) -> Vec<(&'static str, Option<Personal<String>>)> {
    let best = |one: &Coordinate| one.written.best().clone();
    let number = |one: &Coordinate| match &one.written.canonical {
        Some(number) => desk.phone(number),
        None => one.written.raw.clone(),
    };
    let streets = coordinates.addresses.iter().filter_map(|address| address.street.clone());
    let towns = coordinates.addresses.iter().filter_map(|address| address.town.clone());
    vec![
        ("duplicates-emails", listed(coordinates.emails.iter().map(best))),
        ("duplicates-phones", listed(coordinates.phones.iter().map(number))),
        ("duplicates-street", listed(streets)),
        ("column-town", listed(towns)),
    ]
}

/// The texts in one, a comma between; `None` if there are none.
fn listed(texts: impl Iterator<Item = Personal<String>>) -> Option<Personal<String>> {
    texts.reduce(|all, text| all.zip(text).map(|(all, text)| format!("{all}, {text}")))
}
