//! Rows of one company, and what they make of a company.

use intake::{CompanyRow, Given};
use kernel::Country;
use personal::Personal;

use super::coordinates::{completed, coordinates};
use super::relation::{self, relationship};
use super::text::{renewed, text, written};
use crate::company::{CompanyDetails, Identifier, IdentifierKind};
use crate::coordinates::{Coordinates, PostalAddress};

/// What is known of a company once these rows were read; `before` is what the base knew.
pub fn company_details(before: Option<CompanyDetails>, rows: &[CompanyRow], home: Country) -> CompanyDetails {
    let told = rows.iter().map(|row| details(row, home)).reduce(together).unwrap_or_default();
    let whole = match before {
        Some(before) => merged(before, told),
        None => told,
    };
    CompanyDetails { name: name_or_stand_in(&whole), ..whole }
}

fn details(row: &CompanyRow, home: Country) -> CompanyDetails {
    let numbers: [(IdentifierKind, &Given<String>); 4] = [
        (IdentifierKind::Siren, &row.siren),
        (IdentifierKind::Siret, &row.siret),
        (IdentifierKind::Bce, &row.enterprise_number),
        (IdentifierKind::Vat, &row.vat),
    ];
    let identifier = |(kind, given): (IdentifierKind, &Given<String>)| {
        Some(Identifier { kind, written: written(given, Clone::clone)? })
    };
    CompanyDetails {
        name: text(&row.name).unwrap_or_default(),
        client_number: text(&row.number),
        identifiers: numbers.into_iter().filter_map(identifier).collect(),
        sector: text(&row.sector),
        size: text(&row.size),
        website: text(&row.website),
        coordinates: coordinates(&row.reach, home),
        relationship: relationship(&row.standing),
    }
}

/// Two rows of one file that tell of one company: the first stands, the next completes it.
fn together(first: CompanyDetails, next: CompanyDetails) -> CompanyDetails {
    let says_no_name = first.name == Personal::default();
    CompanyDetails {
        name: if says_no_name { next.name } else { first.name },
        client_number: first.client_number.or(next.client_number),
        identifiers: identified(first.identifiers, next.identifiers),
        sector: first.sector.or(next.sector),
        size: first.size.or(next.size),
        website: first.website.or(next.website),
        coordinates: completed(first.coordinates, next.coordinates),
        relationship: relation::completed(first.relationship, next.relationship),
    }
}

/// What a file says now of a company that was known: it renews what it names.
fn merged(before: CompanyDetails, now: CompanyDetails) -> CompanyDetails {
    let named = Some(now.name).filter(|name| *name != Personal::default());
    CompanyDetails {
        name: renewed(Some(before.name), named).unwrap_or_default(),
        client_number: before.client_number.or(now.client_number),
        identifiers: identified(before.identifiers, now.identifiers),
        sector: renewed(before.sector, now.sector),
        size: renewed(before.size, now.size),
        website: renewed(before.website, now.website),
        coordinates: completed(before.coordinates, now.coordinates),
        relationship: relation::completed(before.relationship, now.relationship),
    }
}

/// A sound number renews one of its kind; a flawed one never takes the place of a sound one.
fn identified(before: Vec<Identifier>, now: Vec<Identifier>) -> Vec<Identifier> {
    let mut list = before;
    for one in now {
        match list.iter_mut().find(|known| known.kind == one.kind) {
            None => list.push(one),
            Some(known)
                if known.written.canonical == one.written.canonical && known.written.canonical.is_some() => {}
            Some(known) if one.written.canonical.is_some() || known.written.canonical.is_none() => {
                *known = one;
            }
            Some(_) => {}
        }
    }
    list
}

/// A company nobody named is known by how it is reached, or by its number.
fn name_or_stand_in(details: &CompanyDetails) -> Personal<String> {
    if details.name != Personal::default() {
        return details.name.clone();
    }
    let reached: &Coordinates = &details.coordinates;
    let number = details.identifiers.first().map(|identifier| identifier.written.best());
    let street = reached.addresses.iter().find_map(PostalAddress::line);
    reached.stand_in().or(number).or(details.client_number.as_ref()).cloned().or(street).unwrap_or_default()
}
