//! Two records of one person or company made one. Lists are joined, a value that one lacks comes from the
//! other, and where both say something else somebody chooses.

use std::collections::BTreeSet;

use kernel::{CompanyId, Holder, PersonId};

use crate::company::Company;
use crate::coordinates::{Coordinate, Coordinates};
use crate::fields::{Fields, Journalled};
use crate::person::{Person, Role};
use crate::written::Written;

/// What the journal calls a record that took another in.
pub const MERGED: &str = "merged";
/// What the journal calls the record that was taken in.
pub const MERGED_AWAY: &str = "merged-away";
/// What the journal calls both when they are two again.
pub const TAKEN_APART: &str = "taken-apart";
/// What the journal calls a sale, a note or a task that somebody else's record has now.
pub const HANDED_OVER: &str = "handed-over";

/// A record that can take in another of its kind.
pub trait Mergeable: Journalled + Sized {
    /// This record with the lists of both: whatever only the other one has stands behind its own.
    fn joined(&self, other: &Self) -> Self;
}

impl Mergeable for Person {
    fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        let is_known = |role: &&Role| !self.details.roles.iter().any(|own| own.company == role.company);
        joined.details.roles.extend(other.details.roles.iter().filter(is_known).cloned());
        join(&mut joined.details.coordinates, &other.details.coordinates);
        joined
    }
}

impl Mergeable for Company {
    fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        join(&mut joined.details.coordinates, &other.details.coordinates);
        joined
    }
}

fn join(coordinates: &mut Coordinates, other: &Coordinates) {
    join_list(&mut coordinates.emails, &other.emails);
    join_list(&mut coordinates.phones, &other.phones);
    for address in &other.addresses {
        if !coordinates.addresses.iter().any(|own| own.line() == address.line()) {
            coordinates.addresses.push(address.clone());
        }
    }
}

fn join_list(list: &mut Vec<Coordinate>, other: &[Coordinate]) {
    for one in other {
        if !list.iter().any(|own| is_same(&own.written, &one.written)) {
            list.push(one.clone());
        }
    }
}

fn is_same(one: &Written, other: &Written) -> bool {
    one.raw == other.raw || (one.canonical.is_some() && one.canonical == other.canonical)
}

/// The fields in which both records say something, and not the same: somebody must choose.
#[must_use]
pub fn disputed(kept: &Fields, gone: &Fields) -> Vec<String> {
    let singles = gone.other_than(kept).into_iter().filter(|name| !name.contains('.'));
    singles.filter(|name| kept.get(name).is_some() && gone.get(name).is_some()).collect()
}

/// The fields of both records as one: the other's where it was chosen, or where this one says nothing.
pub fn merged<T: Mergeable>(kept: &T, gone: &T, chosen: &BTreeSet<String>) -> Fields {
    let mut fields = kept.joined(gone).fields();
    let others = gone.fields();
    for name in others.other_than(&fields).into_iter().filter(|name| !name.contains('.')) {
        if let Some(value) = others.get(&name)
            && (chosen.contains(&name) || fields.get(&name).is_none())
        {
            fields.put(&name, Some(value));
        }
    }
    fields
}

/// Whom something is about: the person and the company.
pub type About = (Option<PersonId>, Option<CompanyId>);

/// Puts one holder in the place of another.
pub fn handed_over((person, company): About, from: Holder, to: Holder) -> About {
    match (from, to) {
        (Holder::Person(from), Holder::Person(to)) if person == Some(from) => (Some(to), company),
        (Holder::Company(from), Holder::Company(to)) if company == Some(from) => (person, Some(to)),
        _ => (person, company),
    }
}

/// Where somebody worked at the company that is gone, they work at the one that took it in.
pub fn moved(roles: &[Role], from: CompanyId, to: CompanyId) -> Vec<Role> {
    let works_there = roles.iter().any(|role| role.company == to);
    let follow = |role: &Role| match role.company == from {
        true if works_there => None,
        true => Some(Role { company: to, title: role.title.clone() }),
        false => Some(role.clone()),
    };
    roles.iter().filter_map(follow).collect()
}
