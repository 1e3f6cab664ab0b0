//! Rows of one person, and what they make of a person.

use intake::PersonRow;
use kernel::{CompanyId, Country};

use super::coordinates::{completed, coordinates};
use super::relation::{self, relationship};
use super::text::{renewed, text};
use crate::person::{PersonDetails, PersonName, Role};

/// What is known of a person once these rows were read; `before` is what the base knew.
pub fn person_details(
    before: Option<PersonDetails>,
    rows: &[(PersonRow, Vec<CompanyId>)],
    home: Country,
) -> PersonDetails {
    let mut told = rows.iter().map(|(row, companies)| details(row, companies, home));
    let first = before.or_else(|| told.next()).unwrap_or_default();
    told.fold(first, merged)
}

/// The job is what the person does at the first company; without one, it stands by itself.
fn details(row: &PersonRow, companies: &[CompanyId], home: Country) -> PersonDetails {
    let job = text(&row.job_title);
    let mut roles: Vec<Role> = Vec::new();
    for company in companies {
        if roles.iter().all(|role| role.company != *company) {
            let title = job.clone().filter(|_| roles.is_empty());
            roles.push(Role { company: *company, title });
        }
    }
    PersonDetails {
        name: PersonName {
            civility: text(&row.civility),
            given: text(&row.first_name),
            family: text(&row.last_name),
        },
        client_number: text(&row.client_number).or_else(|| text(&row.number)),
        job_title: job.filter(|_| roles.is_empty()),
        roles,
        coordinates: coordinates(&row.reach, home),
        relationship: relationship(&row.standing),
    }
}

fn merged(before: PersonDetails, now: PersonDetails) -> PersonDetails {
    PersonDetails {
        name: named(before.name, now.name),
        client_number: before.client_number.or(now.client_number),
        job_title: renewed(before.job_title, now.job_title),
        roles: employed(before.roles, now.roles),
        coordinates: completed(before.coordinates, now.coordinates),
        relationship: relation::completed(before.relationship, now.relationship),
    }
}

/// The same words in another order or case are the same name: the spelling that stands is kept.
fn named(before: PersonName, now: PersonName) -> PersonName {
    let civility = renewed(before.civility.clone(), now.civility.clone());
    if before.key() == now.key() || now.full().is_none() {
        return PersonName { civility, ..before };
    }
    PersonName {
        civility,
        given: renewed(before.given, now.given),
        family: renewed(before.family, now.family),
    }
}

fn employed(before: Vec<Role>, now: Vec<Role>) -> Vec<Role> {
    let mut roles = before;
    for role in now {
        match roles.iter_mut().find(|known| known.company == role.company) {
            Some(known) => known.title = renewed(known.title.take(), role.title),
            None => roles.push(role),
        }
    }
    roles
}
