//! When two people of the base are one.

use values::email::{AddressKind, kind};
use values::phone::{self, PhoneKind};

use super::given::{self, GivenNames};
use super::sound::sound;
use crate::codes::{Certainty, Likeness};
use crate::identity::{Match, PersonKeys, differ, same, share};

/// How two people's names compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    /// The same words, whichever stands first.
    Agree(Likeness),
    /// The same given name, or what one is called by, and surnames that are one misspelt or with one more.
    Misspelt,
    /// An initial, a beginning, a slip in the given name: it may be somebody else of the family.
    Close,
    /// One given name, two surnames: married since, or two people.
    Renamed,
    /// One has a surname alone.
    Half,
    /// One has no name.
    Missing,
    /// Two names.
    Apart,
}

/// What two people have in common.
struct Seen {
    names: Names,
    number: bool,
    email: bool,
    /// An address that bears the given name of both.
    own_email: bool,
    phone: bool,
    mobile: bool,
    company: bool,
    street: bool,
    town: bool,
}

pub fn compare(a: &PersonKeys, b: &PersonKeys) -> Option<Match> {
    let seen = Seen::of(a, b);
    let certainty = match (seen.is_certain(), seen.is_possible(a, b)) {
        (true, _) => Certainty::Certain,
        (false, true) => Certainty::Possible,
        (false, false) => return None,
    };
    Some(Match::new(certainty, &seen.reasons()))
}

impl Seen {
    fn of(a: &PersonKeys, b: &PersonKeys) -> Self {
        let town = same(a.town.as_ref(), b.town.as_ref()) || same(a.postcode.as_ref(), b.postcode.as_ref());
        let mailboxes = a.emails.iter().filter(|email| b.emails.contains(email));
        let is_mobile = |number: &&String| phone::kind(number) == PhoneKind::Mobile;
        Self {
            names: names(a, b),
            number: same(a.number.as_ref(), b.number.as_ref()),
            email: share(&a.emails, &b.emails),
            own_email: mailboxes.into_iter().any(|email| bears(email, &a.given) || bears(email, &b.given)),
            phone: share(&a.phones, &b.phones),
            mobile: a.phones.iter().filter(|number| b.phones.contains(number)).any(|one| is_mobile(&one)),
            company: share(&a.companies, &b.companies),
            street: same(a.street.as_ref(), b.street.as_ref()) && town,
            town,
        }
    }

    /// Whether something that is one person's alone agrees beside the name.
    const fn is_certain(&self) -> bool {
        match self.names {
            Names::Agree(_) => self.number || self.email || self.mobile,
            Names::Misspelt => self.number || self.own_email,
            _ => false,
        }
    }

    fn is_possible(&self, a: &PersonKeys, b: &PersonKeys) -> bool {
        let reached = self.email || self.phone || self.street || self.number;
        match self.names {
            Names::Agree(_) => reached || self.company || self.town || may_be(a, b),
            Names::Misspelt | Names::Close => reached || self.company || self.town,
            Names::Renamed => self.own_email || self.mobile || self.street || self.number,
            Names::Half => reached,
            Names::Missing => self.mobile || self.email && !are_generic(&a.emails, &b.emails),
            Names::Apart => false,
        }
    }

    fn reasons(&self) -> [(bool, Likeness); 9] {
        let names = self.names;
        let agree = if let Names::Agree(how) = names { how } else { Likeness::SameName };
        [
            (self.number, Likeness::SameNumber),
            (self.email, Likeness::SameEmail),
            (matches!(names, Names::Agree(_)), agree),
            (matches!(names, Names::Misspelt | Names::Close | Names::Half), Likeness::CloseName),
            (names == Names::Renamed, Likeness::SameGivenName),
            (self.phone, Likeness::SamePhone),
            (self.company, Likeness::SameCompany),
            (self.street, Likeness::SameStreet),
            (self.town, Likeness::SameTown),
        ]
    }
}

fn names(a: &PersonKeys, b: &PersonKeys) -> Names {
    if a.words.is_empty() || b.words.is_empty() {
        return Names::Missing;
    }
    let full = [&a.given, &a.family, &b.given, &b.family].iter().all(|name| !name.is_empty());
    if full && a.given == b.given && a.family == b.family {
        return Names::Agree(Likeness::SameName);
    }
    if full && a.given == b.family && a.family == b.given {
        return Names::Agree(Likeness::NamesSwapped);
    }
    if a.words == b.words && a.words.contains(' ') {
        return Names::Agree(Likeness::SameWords);
    }
    let given = given::compare(&a.given, &b.given);
    match (given, are_one_family(&a.family, &b.family)) {
        (GivenNames::Same | GivenNames::Called, true) => Names::Misspelt,
        (GivenNames::MayBeOne, true) => Names::Close,
        (GivenNames::Unknown, true) => Names::Half,
        (GivenNames::Same, false) if full => Names::Renamed,
        (GivenNames::Unknown, false) if is_within(&a.words, &b.words) => Names::Half,
        _ => Names::Apart,
    }
}

/// Whether two surnames are one: misspelt, or with the name of a marriage beside it.
fn are_one_family(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let slips = if a.len().min(b.len()) > 6 { 2 } else { 1 };
    a == b
        || a.len().min(b.len()) > 3 && strsim::damerau_levenshtein(a, b) <= slips
        || sound(a) == sound(b)
        || is_within(a, b)
}

/// Whether all words of one stand in the other.
fn is_within(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short.iter().any(|word| word.len() > 2) && short.iter().all(|word| long.contains(word))
}

/// Whether an address bears somebody's given name: it is theirs, not the household's.
fn bears(email: &str, given: &str) -> bool {
    let local = email.rsplit_once('@').map_or(email, |(local, _)| local);
    given.split(' ').any(|word| word.len() > 2 && local.contains(word))
}

/// Whether every address two have in common is a function's: `info@`.
fn are_generic(a: &[String], b: &[String]) -> bool {
    a.iter().filter(|email| b.contains(email)).all(|email| kind(email) == AddressKind::Generic)
}

/// Whether nothing but the name tells, and nothing speaks against it: one of them is hardly known.
fn may_be(a: &PersonKeys, b: &PersonKeys) -> bool {
    let is_bare = |one: &PersonKeys| one.emails.is_empty() && one.phones.is_empty() && one.town.is_none();
    let apart =
        differ(a.town.as_ref(), b.town.as_ref()) || !a.companies.is_empty() && !b.companies.is_empty();
    (is_bare(a) || is_bare(b)) && !apart
}
