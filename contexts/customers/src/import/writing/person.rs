//! Rows of one person, and what they make of a person.

use intake::PersonRow;
use kernel::{CompanyId, Country};
use personal::Personal;

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
    let told = rows.iter().map(|(row, companies)| details(row, companies, home));
    let told = told.reduce(together).unwrap_or_default();
    match before {
        Some(before) => merged(before, told),
        None => told,
    }
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

/// Two rows of one file that tell of one person: the first stands, the next completes it.
fn together(first: PersonDetails, next: PersonDetails) -> PersonDetails {
    PersonDetails {
        name: PersonName {
            civility: first.name.civility.or(next.name.civility),
            given: first.name.given.or(next.name.given),
            family: first.name.family.or(next.name.family),
        },
        client_number: first.client_number.or(next.client_number),
        job_title: first.job_title.or(next.job_title),
        roles: employed(first.roles, next.roles, Option::or),
        coordinates: completed(first.coordinates, next.coordinates),
        relationship: relation::completed(first.relationship, next.relationship),
    }
}

/// What a file says now of a person who was known: it renews what it names.
fn merged(before: PersonDetails, now: PersonDetails) -> PersonDetails {
    PersonDetails {
        name: named(before.name, now.name),
        client_number: before.client_number.or(now.client_number),
        job_title: renewed(before.job_title, now.job_title),
        roles: employed(before.roles, now.roles, renewed),
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

type Title = Option<Personal<String>>;

fn employed(before: Vec<Role>, now: Vec<Role>, title: fn(Title, Title) -> Title) -> Vec<Role> {
    let mut roles = before;
    for role in now {
        match roles.iter_mut().find(|known| known.company == role.company) {
            Some(known) => known.title = title(known.title.take(), role.title),
            None => roles.push(role),
        }
    }
    roles
}
