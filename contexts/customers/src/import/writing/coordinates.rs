//! E-mails, telephones and addresses of rows, and what they add to those of a record.

use intake::{Address, Given, Phone, Place, Reach, Slot};
use kernel::Country;
use personal::Personal;
use values::phone;

use super::text::written;
use crate::coordinates::{Coordinate, Coordinates, Label, PostalAddress};
use crate::sealed_text::{folded, given as sealed};
use crate::written::Written;

/// How the rows say somebody is reached.
pub fn coordinates(reach: &Reach, home: Country) -> Coordinates {
    Coordinates {
        emails: reach.emails.iter().filter_map(|place| email(place, &reach.emails)).collect(),
        phones: reach.phones.iter().filter_map(|place| number(place, &reach.phones, home)).collect(),
        addresses: reach.addresses.iter().map(address).collect(),
    }
}

/// The coordinates of a record, completed by what the rows say: what is new stands first, for it
/// is the fresher word; what they do not mention stays.
pub fn completed(before: Coordinates, now: Coordinates) -> Coordinates {
    Coordinates {
        emails: listed(before.emails, now.emails),
        phones: listed(before.phones, now.phones),
        addresses: addressed(before.addresses, now.addresses),
    }
}

fn listed(before: Vec<Coordinate>, now: Vec<Coordinate>) -> Vec<Coordinate> {
    let is_known = |one: &Coordinate| before.iter().any(|other| are_same(&one.written, &other.written));
    let mut list: Vec<Coordinate> = now.into_iter().filter(|one| !is_known(one)).collect();
    list.extend(before);
    list
}

fn are_same(a: &Written, b: &Written) -> bool {
    match (&a.canonical, &b.canonical) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.raw == b.raw,
        _ => false,
    }
}

/// The same place is completed; another one of the same kind takes its place, as when people move.
fn addressed(before: Vec<PostalAddress>, now: Vec<PostalAddress>) -> Vec<PostalAddress> {
    let mut list = before;
    for one in now {
        if list.contains(&one) {
            continue;
        }
        if let Some(known) = list.iter_mut().find(|known| are_one_place(known, &one)) {
            let old = known.clone();
            *known = PostalAddress {
                label: old.label,
                street: old.street.or(one.street),
                postcode: old.postcode.or(one.postcode),
                town: old.town.or(one.town),
                country: old.country.or(one.country),
            };
        } else if let Some(known) =
            list.iter_mut().find(|known| known.label == one.label && one.label != Label::Other)
        {
            *known = one;
        } else {
            list.push(one);
        }
    }
    list
}

fn are_one_place(a: &PostalAddress, b: &PostalAddress) -> bool {
    let agree = |a: Option<&Personal<String>>, b: Option<&Personal<String>>| match (a, b) {
        (Some(a), Some(b)) => folded(a) == folded(b),
        _ => true,
    };
    let postcode =
        |address: &PostalAddress| address.postcode.as_ref().map(|postcode| postcode.best().clone());
    agree(a.street.as_ref(), b.street.as_ref())
        && agree(a.town.as_ref(), b.town.as_ref())
        && agree(postcode(a).as_ref(), postcode(b).as_ref())
}

/// A cell with several addresses in it is taken apart: each one's text is its own.
fn email(place: &Place<String>, all: &[Place<String>]) -> Option<Coordinate> {
    let mut given = place.value.clone();
    if let Some(canonical) = given.canonical.clone().filter(|_| shares_its_cell(place, all)) {
        given.raw = canonical;
    }
    let written = written(&given, Clone::clone)?;
    Some(Coordinate { label: label(place.slot), written })
}

fn number(place: &Place<Phone>, all: &[Place<Phone>], home: Country) -> Option<Coordinate> {
    let mut given: Given<Phone> = place.value.clone();
    if let Some(number) = place.value.canonical.as_ref().filter(|_| shares_its_cell(place, all)) {
        given.raw = phone::display(&number.e164, home);
    }
    let is_mobile = given.canonical.as_ref().is_some_and(|number| number.is_mobile);
    let written = written(&given, |number| number.e164.clone())?;
    let label = match label(place.slot) {
        Label::Main if is_mobile => Label::Mobile,
        label => label,
    };
    Some(Coordinate { label, written })
}

fn shares_its_cell<T>(place: &Place<T>, all: &[Place<T>]) -> bool {
    let same = |other: &&Place<T>| other.column == place.column && other.value.raw == place.value.raw;
    all.iter().filter(same).count() > 1
}

fn address(address: &Address) -> PostalAddress {
    PostalAddress {
        label: address.slot.map_or(Label::Main, label),
        street: sealed(&address.street),
        postcode: written(&address.postcode, Clone::clone),
        town: sealed(&address.city),
        country: written(&address.country, |country| country.code().to_owned()),
    }
}

const fn label(slot: Slot) -> Label {
    match slot {
        Slot::Main => Label::Main,
        Slot::Work => Label::Work,
        Slot::Home => Label::Home,
        Slot::Billing => Label::Billing,
        Slot::Delivery => Label::Delivery,
        Slot::Other | Slot::Second | Slot::Third => Label::Other,
    }
}
