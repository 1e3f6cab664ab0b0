//! When two people are the same.

use super::names::{Names, is_misspelt, is_shortened};
use super::{Against, Match, PersonKeys, differ, is_within, same, share};
use crate::codes::{Certainty, Likeness};

/// The letters a given name is shortened to: `J.`, `Ch.`; more of them may be a name by themselves.
const INITIALS: usize = 2;

/// Compares a person of the file with another one; `None` when nothing speaks for them being the same.
#[must_use]
pub fn identify_people(row: &PersonKeys, other: &PersonKeys, against: Against) -> Option<Match> {
    let seen = Seen::of(row, other);
    let certainty = seen.certainty(row, other, against)?;
    Some(Match::new(certainty, &seen.reasons()))
}

/// Whether both are named in full, and not alike: one household, two people, whatever a third row that
/// names neither in full has in common with each.
pub(crate) fn are_named_apart(a: &PersonKeys, b: &PersonKeys) -> bool {
    let is_one = same(a.number.as_ref(), b.number.as_ref());
    !is_one && are_full(a, b) && matches!(names(a, b), Names::Near | Names::Different)
}

/// Whether nothing but their names tells whether two are one, and nothing speaks against it.
pub(crate) fn may_be(a: &PersonKeys, b: &PersonKeys) -> bool {
    is_reached_alike(a, b)
        && !differ(a.town.as_ref(), b.town.as_ref())
        && !differ(a.postcode.as_ref(), b.postcode.as_ref())
}

/// What two people have in common.
struct Seen {
    number: bool,
    own_number: bool,
    email: bool,
    phone: bool,
    names: Names,
    company: bool,
    town: bool,
    street: bool,
}

impl Seen {
    fn of(a: &PersonKeys, b: &PersonKeys) -> Self {
        Self {
            number: same(a.number.as_ref(), b.number.as_ref())
                || same(a.client_number.as_ref(), b.client_number.as_ref()),
            own_number: same(a.number.as_ref(), b.number.as_ref()),
            email: share(&a.emails, &b.emails),
            phone: share(&a.phones, &b.phones),
            names: names(a, b),
            company: share(&a.companies, &b.companies),
            town: same(a.town.as_ref(), b.town.as_ref()) || same(a.postcode.as_ref(), b.postcode.as_ref()),
            street: same(a.street.as_ref(), b.street.as_ref()),
        }
    }

    fn certainty(&self, a: &PersonKeys, b: &PersonKeys, against: Against) -> Option<Certainty> {
        let named = self.names.agree();
        let alike = named || matches!(self.names, Names::Close | Names::Missing);
        let near = self.names == Names::Near;
        // Married since, or a typing mistake put right: the number, an address and the given name are hers.
        let renamed = !a.given.is_empty() && a.given == b.given && (self.email || self.phone);
        if self.number && against == Against::Base && renamed {
            return Some(Certainty::Certain);
        }
        if self.number && alike || self.own_number && near {
            return Some(Certainty::Certain);
        }
        if self.email || self.number && near {
            // A couple, or a family business, may share an address: two names are two people.
            return Some(match self.names {
                _ if alike => Certainty::Certain,
                Names::Near => Certainty::Probable,
                _ => Certainty::Possible,
            });
        }
        if a.words.is_empty() && b.words.is_empty() && (self.phone || self.street && self.town) {
            return is_reached_alike(a, b).then_some(Certainty::Certain);
        }
        if !named {
            return (self.names.resemble() && (self.phone || self.company)).then_some(Certainty::Possible);
        }
        let again = says_nothing_new(a, b);
        let reached = self.phone || self.company && again || self.street && self.town;
        let found_again = against == Against::Ledger || against == Against::Base && (a == b || reached);
        if again && (self.phone || found_again) {
            return Some(Certainty::Certain);
        }
        if reached || self.company {
            return Some(Certainty::Probable);
        }
        let apart =
            differ(a.town.as_ref(), b.town.as_ref()) || !a.companies.is_empty() && !b.companies.is_empty();
        let bare = a.emails.is_empty() && a.phones.is_empty() || b.emails.is_empty() && b.phones.is_empty();
        (!apart && (self.town || bare)).then_some(Certainty::Possible)
    }

    fn reasons(&self) -> [(bool, Likeness); 10] {
        [
            (self.number, Likeness::SameNumber),
            (self.email, Likeness::SameEmail),
            (self.names == Names::Same, Likeness::SameName),
            (self.names == Names::Swapped, Likeness::NamesSwapped),
            (self.names == Names::Words, Likeness::SameWords),
            (self.names.resemble(), Likeness::CloseName),
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
    if a.given == b.given && a.family == b.family {
        return Names::Same;
    }
    if a.given == b.family && a.family == b.given {
        return Names::Swapped;
    }
    if a.words == b.words {
        return Names::Words;
    }
    let short_given = a.family == b.family && is_initial(&a.given, &b.given);
    let longer_family = a.given == b.given && has_one_name_more(&a.family, &b.family);
    let half = !are_full(a, b);
    if short_given
        || longer_family
        || a.given == b.given && near_spelling(&a.family, &b.family)
        || half && is_shortened(&a.words, &b.words)
    {
        Names::Close
    } else if a.family == b.family && begin_alike(&a.given, &b.given)
        || half && is_misspelt(&a.words, &b.words)
    {
        Names::Near
    } else {
        Names::Different
    }
}

/// Both first name and surname are known on both sides.
fn are_full(a: &PersonKeys, b: &PersonKeys) -> bool {
    [&a.given, &a.family, &b.given, &b.family].iter().all(|name| !name.is_empty())
}

/// One letter apart.
fn near_spelling(a: &str, b: &str) -> bool {
    a.len() > 3 && strsim::damerau_levenshtein(a, b) == 1
}

/// One letter apart, or one of them the beginning of the other: `Julie`, `Julien`; `Jean`, `Jeanne`.
fn begin_alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    near_spelling(a, b) || !short.is_empty() && long.starts_with(short)
}

/// `Garnier` and `Garnier-Leroy`: the name of a marriage beside the other.
fn has_one_name_more(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() < long.len() && short.iter().all(|word| !word.is_empty() && long.contains(word))
}

/// `J` for `Jean`, `Jean` for `Jean-Marc`, `J-M` for both: each word whole, or no more than its first letters.
fn is_initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (short, long): (Vec<&str>, Vec<&str>) = (short.split(' ').collect(), long.split(' ').collect());
    let stands_for = |(short, long): (&&str, &&str)| {
        !short.is_empty() && (short == long || short.len() <= INITIALS && long.starts_with(*short))
    };
    short.len() <= long.len() && short.iter().zip(&long).all(stands_for)
}

/// Whether no address or telephone of one stands against those of the other.
fn is_reached_alike(a: &PersonKeys, b: &PersonKeys) -> bool {
    let agree = |a: &[String], b: &[String]| a.is_empty() || b.is_empty() || share(a, b);
    agree(&a.emails, &b.emails) && agree(&a.phones, &b.phones)
}

/// Whether the first says nothing that the second does not say too.
fn says_nothing_new(a: &PersonKeys, b: &PersonKeys) -> bool {
    let stands = |a: Option<&String>, b: Option<&String>| a.is_none() || a == b;
    stands(a.number.as_ref(), b.number.as_ref())
        && stands(a.client_number.as_ref(), b.client_number.as_ref())
        && stands(a.town.as_ref(), b.town.as_ref())
        && is_within(&a.emails, &b.emails)
        && is_within(&a.phones, &b.phones)
        && is_within(&a.companies, &b.companies)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::Given;
    use crate::rows::PersonRow;

    fn person(given: &str, family: &str) -> PersonKeys {
        let row = PersonRow {
            first_name: Given::plain(given, given.to_owned()),
            last_name: Given::plain(family, family.to_owned()),
            ..PersonRow::default()
        };
        PersonKeys::of(&row)
    }

    fn certainty(a: &PersonKeys, b: &PersonKeys, against: Against) -> Option<Certainty> {
        identify_people(a, b, against).map(|found| found.certainty)
    }

    #[test]
    fn swapped_names_with_one_address_are_one_person() {
        let noel = PersonKeys { emails: vec!["marie.noel31@example.com".into()], ..person("Marie", "NOËL") };
        let marie = PersonKeys { emails: noel.emails.clone(), ..person("NOËL", "Marie") };
        let found = identify_people(&noel, &marie, Against::File).unwrap();
        assert_eq!(found.certainty, Certainty::Certain);
        assert!(found.reasons.contains(&Likeness::NamesSwapped));
    }

    #[test]
    fn a_couple_sharing_an_address_stays_two_people() {
        let emails = vec!["famille@example.com".to_owned()];
        let paul = PersonKeys { emails: emails.clone(), ..person("Paul", "Girard") };
        let anne = PersonKeys { emails, ..person("Anne", "Girard") };
        assert_eq!(certainty(&paul, &anne, Against::File), Some(Certainty::Possible));
    }

    #[rstest::rstest]
    #[case("Louis", "Louise")]
    #[case("Jean", "Jeanne")]
    #[case("Julie", "Julien")]
    #[case("Michel", "Michelle")]
    fn near_given_names_on_a_household_address_wait_for_a_decision(#[case] one: &str, #[case] other: &str) {
        let emails = vec!["famille.petit@example.com".to_owned()];
        let one = PersonKeys { emails: emails.clone(), ..person(one, "Petit") };
        let other = PersonKeys { emails, ..person(other, "Petit") };
        assert_eq!(certainty(&one, &other, Against::File), Some(Certainty::Probable));
        assert_eq!(certainty(&one, &other, Against::Base), Some(Certainty::Probable));
        assert!(are_named_apart(&one, &other));
    }

    #[rstest::rstest]
    #[case("J.", "Jean")]
    #[case("Jean", "Jean-Marc")]
    #[case("J-M", "Jean-Marc")]
    #[case("Ch.", "Charles")]
    fn a_shortened_given_name_at_the_same_address_is_the_same_person(
        #[case] short: &str,
        #[case] long: &str,
    ) {
        let emails = vec!["petit@example.com".to_owned()];
        let short = PersonKeys { emails: emails.clone(), ..person(short, "Petit") };
        let long = PersonKeys { emails, ..person(long, "Petit") };
        assert_eq!(certainty(&short, &long, Against::File), Some(Certainty::Certain));
    }

    #[test]
    fn two_nameless_rows_with_one_telephone_are_one_person() {
        let phones = vec!["+33639980001".to_owned()];
        let nobody = PersonKeys { phones: phones.clone(), ..PersonKeys::default() };
        assert_eq!(certainty(&nobody, &nobody.clone(), Against::Base), Some(Certainty::Certain));
        let named = PersonKeys { phones, ..person("Ana", "Roy") };
        assert_eq!(certainty(&nobody, &named, Against::Base), None);
    }

    #[test]
    fn a_number_of_ones_own_outweighs_a_slip_in_the_given_name() {
        let number = Some("7".to_owned());
        let slip = PersonKeys { number: number.clone(), ..person("Philipe", "Petit") };
        let mended = PersonKeys { number, ..person("Philippe", "Petit") };
        assert_eq!(certainty(&slip, &mended, Against::Base), Some(Certainty::Certain));
    }

    #[test]
    fn bare_homonyms_stay_apart_in_a_file_but_are_found_again_in_the_base() {
        let jean = person("Jean", "Martin");
        assert_eq!(certainty(&jean, &jean.clone(), Against::File), Some(Certainty::Possible));
        assert_eq!(certainty(&jean, &jean.clone(), Against::Base), Some(Certainty::Certain));
    }

    #[test]
    fn homonyms_of_two_companies_are_two_people() {
        let a = PersonKeys {
            companies: vec!["a".into()],
            emails: vec!["a@x.fr".into()],
            ..person("Jean", "Martin")
        };
        let b = PersonKeys {
            companies: vec!["b".into()],
            emails: vec!["b@x.fr".into()],
            ..person("Jean", "Martin")
        };
        assert_eq!(certainty(&a, &b, Against::File), None);
    }
}
