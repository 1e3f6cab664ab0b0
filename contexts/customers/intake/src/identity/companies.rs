//! When two companies are the same.

use super::names::{Names, are_close};
use super::{Against, CompanyKeys, Match, differ, is_within, same, share};
use crate::codes::{Certainty, Likeness};

/// Compares a company of the file with another one; `None` when nothing speaks for them being the
/// same, or a company number says they are not.
#[must_use]
pub fn identify_companies(row: &CompanyKeys, other: &CompanyKeys, against: Against) -> Option<Match> {
    if are_registered_apart(row, other) {
        return None;
    }
    let seen = Seen::of(row, other);
    let certainty = seen.certainty(row, other, against)?;
    // Two shops of one company are two addresses, and may be two clients: somebody decides.
    let most = if are_establishments(row, other) { Certainty::Probable } else { Certainty::Certain };
    Some(Match::new(certainty.min(most), &seen.reasons()))
}

/// Different numbers in a register: two companies, whatever else they share.
pub(super) fn are_registered_apart(a: &CompanyKeys, b: &CompanyKeys) -> bool {
    differ(a.siren.as_ref(), b.siren.as_ref())
        || differ(a.enterprise_number.as_ref(), b.enterprise_number.as_ref())
        || a.siren.is_none() && differ(a.vat.as_ref(), b.vat.as_ref())
        || b.siren.is_none() && differ(a.vat.as_ref(), b.vat.as_ref())
}

/// Whether they are two for whoever sells to them: registered apart, or two establishments of one company,
/// each with its own address and number.
pub(crate) fn are_apart(a: &CompanyKeys, b: &CompanyKeys) -> bool {
    are_registered_apart(a, b) || are_establishments(a, b)
}

/// Whether two establishments of one company are told apart by their SIRET, and not one by its client
/// number.
fn are_establishments(a: &CompanyKeys, b: &CompanyKeys) -> bool {
    differ(a.siret.as_ref(), b.siret.as_ref()) && !same(a.number.as_ref(), b.number.as_ref())
}

/// Whether the same client number stands for two different companies.
pub(crate) fn contest_a_number(a: &CompanyKeys, b: &CompanyKeys) -> bool {
    if !same(a.number.as_ref(), b.number.as_ref()) {
        return false;
    }
    let seen = Seen::of(a, b);
    are_registered_apart(a, b)
        || seen.names == Names::Different && !(seen.siren || seen.vat || seen.email || seen.phone)
}

/// What two companies have in common.
struct Seen {
    siren: bool,
    vat: bool,
    number: bool,
    email: bool,
    phone: bool,
    names: Names,
    town: bool,
    postcode: bool,
    street: bool,
}

impl Seen {
    fn of(a: &CompanyKeys, b: &CompanyKeys) -> Self {
        Self {
            siren: same(a.siren.as_ref(), b.siren.as_ref())
                || same(a.enterprise_number.as_ref(), b.enterprise_number.as_ref()),
            vat: same(a.vat.as_ref(), b.vat.as_ref()),
            number: same(a.number.as_ref(), b.number.as_ref()),
            email: share(&a.emails, &b.emails),
            phone: share(&a.phones, &b.phones),
            names: names(a, b),
            town: same(a.town.as_ref(), b.town.as_ref()),
            postcode: same(a.postcode.as_ref(), b.postcode.as_ref()),
            street: same(a.street.as_ref(), b.street.as_ref()),
        }
    }

    fn certainty(&self, a: &CompanyKeys, b: &CompanyKeys, against: Against) -> Option<Certainty> {
        let named = self.names.agree();
        let alike = named || matches!(self.names, Names::Close | Names::Missing);
        let at_one_place = self.street && (self.town || self.postcode);
        if are_establishments(a, b) && (self.siren || self.vat) {
            return Some(Certainty::Probable);
        }
        if self.siren || self.vat || self.number && (alike || self.email || self.phone) {
            return Some(Certainty::Certain);
        }
        if self.number {
            return None;
        }
        if self.email {
            return Some(self.by_email(alike));
        }
        let again = against == Against::Ledger || against == Against::Base && say_the_same(a, b);
        if named && against == Against::Contacts && !contradicts(a, b) {
            return Some(Certainty::Certain);
        }
        if is_nameless(a) && is_nameless(b) && self.phone {
            return Some(if says_nothing_new(a, b) { Certainty::Certain } else { Certainty::Possible });
        }
        if named && says_nothing_new(a, b) && (self.phone || at_one_place || again) {
            return Some(Certainty::Certain);
        }
        if named {
            let elsewhere =
                differ(a.town.as_ref(), b.town.as_ref()) || differ(a.postcode.as_ref(), b.postcode.as_ref());
            return Some(if elsewhere && !self.phone { Certainty::Possible } else { Certainty::Probable });
        }
        if self.names == Names::Close && (self.phone || at_one_place) {
            return Some(Certainty::Probable);
        }
        let apart = differ(a.town.as_ref(), b.town.as_ref());
        (self.phone && !apart).then_some(Certainty::Possible)
    }

    const fn by_email(&self, alike: bool) -> Certainty {
        match (alike, self.phone) {
            (true, _) => Certainty::Certain,
            (false, true) => Certainty::Probable,
            (false, false) => Certainty::Possible,
        }
    }

    fn reasons(&self) -> [(bool, Likeness); 11] {
        [
            (self.siren, Likeness::SameSiren),
            (self.vat, Likeness::SameVat),
            (self.number, Likeness::SameNumber),
            (self.email, Likeness::SameEmail),
            (self.names == Names::Same, Likeness::SameName),
            (self.names == Names::Words, Likeness::SameWords),
            (self.names == Names::Close, Likeness::CloseName),
            (self.phone, Likeness::SamePhone),
            (self.street, Likeness::SameStreet),
            (self.postcode, Likeness::SamePostcode),
            (self.town, Likeness::SameTown),
        ]
    }
}

fn names(a: &CompanyKeys, b: &CompanyKeys) -> Names {
    if is_nameless(a) || is_nameless(b) {
        Names::Missing
    } else if a.name == b.name {
        Names::Same
    } else if a.words == b.words {
        Names::Words
    } else if are_close(&a.name, &b.name) {
        Names::Close
    } else {
        Names::Different
    }
}

/// Whether a company has no name, or bears its telephone for one, as the base calls those without.
pub(super) fn is_nameless(company: &CompanyKeys) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let bears = |phone: &String| digits(phone) == digits(&company.words);
    let is_a_number = !company.words.chars().any(char::is_alphabetic);
    company.words.is_empty() || is_a_number && company.phones.iter().any(bears)
}

/// Whether one says of where the company is, or of its numbers, something else than the other.
fn contradicts(a: &CompanyKeys, b: &CompanyKeys) -> bool {
    differ(a.number.as_ref(), b.number.as_ref())
        || differ(a.siret.as_ref(), b.siret.as_ref())
        || differ(a.town.as_ref(), b.town.as_ref())
        || differ(a.postcode.as_ref(), b.postcode.as_ref())
        || differ(a.street.as_ref(), b.street.as_ref())
}

/// Whether both say the same, the legal form in the name apart.
fn say_the_same(a: &CompanyKeys, b: &CompanyKeys) -> bool {
    CompanyKeys { written: b.written.clone(), ..a.clone() } == *b
}

/// Whether the first says nothing that the second does not say too.
fn says_nothing_new(a: &CompanyKeys, b: &CompanyKeys) -> bool {
    let stands = |a: Option<&String>, b: Option<&String>| a.is_none() || a == b;
    stands(a.number.as_ref(), b.number.as_ref())
        && stands(a.siren.as_ref(), b.siren.as_ref())
        && stands(a.town.as_ref(), b.town.as_ref())
        && stands(a.postcode.as_ref(), b.postcode.as_ref())
        && is_within(&a.emails, &b.emails)
        && is_within(&a.phones, &b.phones)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company(name: &str) -> CompanyKeys {
        let key = values::name::company_key(name);
        CompanyKeys { name: key.in_order, words: key.sorted, ..CompanyKeys::default() }
    }

    fn certainty(a: &CompanyKeys, b: &CompanyKeys) -> Option<Certainty> {
        identify_companies(a, b, Against::File).map(|found| found.certainty)
    }

    #[test]
    fn homonyms_with_different_sirens_are_never_the_same() {
        let bordeaux = CompanyKeys {
            siren: Some("991309170".into()),
            phones: vec!["+33536491694".into()],
            ..company("Plomberie Martin")
        };
        let brest = CompanyKeys { siren: Some("994641496".into()), ..bordeaux.clone() };
        assert_eq!(certainty(&bordeaux, &brest), None);
    }

    #[test]
    fn the_same_siren_is_the_same_company_under_any_name() {
        let abbaye = CompanyKeys { siren: Some("992333203".into()), ..company("Hôtel de l'Abbaye") };
        let other = CompanyKeys { name: "auberge".into(), words: "auberge".into(), ..abbaye.clone() };
        assert_eq!(certainty(&abbaye, &other), Some(Certainty::Certain));
    }

    #[test]
    fn two_establishments_of_one_company_wait_for_a_decision() {
        let lille = CompanyKeys {
            siren: Some("610000010".into()),
            siret: Some("61000001000013".into()),
            number: Some("c1".into()),
            ..company("SAS Bistrot 21")
        };
        let calais =
            CompanyKeys { siret: Some("61000001000021".into()), number: Some("c5".into()), ..lille.clone() };
        assert_eq!(certainty(&lille, &calais), Some(Certainty::Probable));
        assert!(are_apart(&lille, &calais));
        let moved = CompanyKeys { number: lille.number.clone(), ..calais };
        assert_eq!(certainty(&lille, &moved), Some(Certainty::Certain));
    }

    #[test]
    fn words_in_another_order_are_probable_until_something_else_agrees() {
        let giraud = CompanyKeys {
            emails: vec!["a@example.com".into()],
            phones: vec!["+33199001091".into()],
            ..company("SARL Giraud Frères")
        };
        let freres = CompanyKeys {
            emails: vec!["b@example.com".into()],
            ..CompanyKeys { phones: giraud.phones.clone(), ..company("GIRAUD FRERES (SARL)") }
        };
        assert_eq!(certainty(&giraud, &freres), Some(Certainty::Probable));
    }

    #[test]
    fn a_number_given_twice_is_contested_by_another_name() {
        let garage = CompanyKeys { number: Some("c0003".into()), ..company("Garage du Nœud Vert") };
        let tapisserie = CompanyKeys { number: Some("c0003".into()), ..company("Tapisserie Aubry") };
        assert!(contest_a_number(&garage, &tapisserie));
        assert!(!contest_a_number(
            &garage,
            &CompanyKeys { number: Some("c0003".into()), ..company("GARAGE DU NOEUD VERT") }
        ));
    }

    #[test]
    fn a_telephone_in_one_town_is_only_a_possibility() {
        let a = CompanyKeys {
            phones: vec!["+33199001615".into()],
            town: Some("lyon".into()),
            ..company("Institut Beauté")
        };
        let b =
            CompanyKeys { phones: a.phones.clone(), town: Some("lyon".into()), ..company("Garage Petit") };
        assert_eq!(certainty(&a, &b), Some(Certainty::Possible));
        assert_eq!(certainty(&a, &CompanyKeys { town: Some("paris".into()), ..b }), None);
    }
}
