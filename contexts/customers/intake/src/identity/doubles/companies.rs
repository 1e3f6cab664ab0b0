//! When two companies of the base are one.

use super::sound::sound;
use crate::codes::{Certainty, Likeness};
use crate::identity::companies::{are_apart, are_registered_apart, is_nameless};
use crate::identity::names::is_shortened;
use crate::identity::{CompanyKeys, Match, differ, same, share};

/// How near a name must be to another one to be a slip of it.
const NEAR: f64 = 0.85;

/// How two companies' names compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    Same,
    Words,
    Close,
    Apart,
}

/// What two companies have in common.
struct Seen {
    names: Names,
    registered: bool,
    vat: bool,
    number: bool,
    email: bool,
    phone: bool,
    street: bool,
    town: bool,
    /// Whether each says to be in another place: a shop, or moved.
    elsewhere: bool,
}

pub fn compare(a: &CompanyKeys, b: &CompanyKeys) -> Option<Match> {
    if are_registered_apart(a, b) {
        return None;
    }
    let seen = Seen::of(a, b);
    let certainty = match (seen.is_certain() && !are_apart(a, b), seen.is_possible(a, b)) {
        (true, _) => Certainty::Certain,
        (false, true) => Certainty::Possible,
        (false, false) => return None,
    };
    Some(Match::new(certainty, &seen.reasons()))
}

impl Seen {
    fn of(a: &CompanyKeys, b: &CompanyKeys) -> Self {
        let town = same(a.town.as_ref(), b.town.as_ref()) || same(a.postcode.as_ref(), b.postcode.as_ref());
        Self {
            names: names(a, b),
            registered: same(a.siren.as_ref(), b.siren.as_ref())
                || same(a.enterprise_number.as_ref(), b.enterprise_number.as_ref()),
            vat: same(a.vat.as_ref(), b.vat.as_ref()),
            number: same(a.number.as_ref(), b.number.as_ref()),
            email: share(&a.emails, &b.emails),
            phone: share(&a.phones, &b.phones),
            street: same(a.street.as_ref(), b.street.as_ref()) && town,
            town,
            elsewhere: !town && differ(a.town.as_ref(), b.town.as_ref()),
        }
    }

    /// One company may have a shop in each town, under one number and one mailbox: only what stands in one
    /// place, or does not say where, is certain.
    const fn is_certain(&self) -> bool {
        let named = matches!(self.names, Names::Same | Names::Words);
        let known = self.registered || self.vat;
        !self.elsewhere && (known || named && (self.number || self.email || self.phone))
    }

    fn is_possible(&self, a: &CompanyKeys, b: &CompanyKeys) -> bool {
        if self.registered || self.vat {
            return true;
        }
        let reached = self.number || self.email || self.phone || self.street;
        match self.names {
            Names::Same | Names::Words => reached || self.town || is_bare(a) || is_bare(b),
            Names::Close => reached || self.town,
            Names::Apart => self.number && (self.email || self.phone),
        }
    }

    fn reasons(&self) -> [(bool, Likeness); 9] {
        [
            (self.registered, Likeness::SameSiren),
            (self.vat, Likeness::SameVat),
            (self.number, Likeness::SameNumber),
            (self.email, Likeness::SameEmail),
            (self.names == Names::Same, Likeness::SameName),
            (self.names == Names::Words, Likeness::SameWords),
            (self.names == Names::Close, Likeness::CloseName),
            (self.phone, Likeness::SamePhone),
            (self.town, if self.street { Likeness::SameStreet } else { Likeness::SameTown }),
        ]
    }
}

fn names(a: &CompanyKeys, b: &CompanyKeys) -> Names {
    if is_nameless(a) || is_nameless(b) {
        Names::Apart
    } else if a.name == b.name {
        Names::Same
    } else if a.words == b.words {
        Names::Words
    } else if is_shortened(&a.name, &b.name)
        || strsim::normalized_damerau_levenshtein(&a.name, &b.name) >= NEAR
        || sound(&a.name) == sound(&b.name)
    {
        Names::Close
    } else {
        Names::Apart
    }
}

/// Whether nothing but the name is known.
fn is_bare(one: &CompanyKeys) -> bool {
    let registered = one.siren.is_some() || one.enterprise_number.is_some() || one.vat.is_some();
    !registered && one.emails.is_empty() && one.phones.is_empty() && one.town.is_none()
}
