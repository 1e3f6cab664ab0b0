//! Several rows of one record made one: gaps are filled, nothing given first is replaced, and what
//! is said against contact in any row stays said.

use crate::codes::Caution;
use crate::field::{Field, Slot};
use crate::given::Given;
use crate::reading::{At, Reading};
use crate::rows::{Address, Answer, CompanyRow, PersonRow, Reach, Standing};

/// Fields of which two rows gave different values.
type Conflicts = Vec<Field>;

/// The company several rows tell of together.
pub(crate) fn companies(reading: &mut Reading, rows: &[At]) -> CompanyRow {
    let told = |at: &At| Some((*at, reading.row(*at)?.company.clone()?));
    let mut told = rows.iter().filter_map(told).collect::<Vec<_>>().into_iter();
    let Some((first, mut merged)) = told.next() else { return CompanyRow::default() };
    for (at, mut other) in told {
        let standing = std::mem::take(&mut other.standing);
        let conflicts = merged.absorb(other);
        tell(reading, first, at, conflicts, (&mut merged.standing, standing));
    }
    merged
}

/// The person several rows tell of together.
pub(crate) fn people(reading: &mut Reading, rows: &[At]) -> PersonRow {
    let told = |at: &At| Some((*at, reading.row(*at)?.person.clone()?));
    let mut told = rows.iter().filter_map(told).collect::<Vec<_>>().into_iter();
    let Some((first, mut merged)) = told.next() else { return PersonRow::default() };
    for (at, mut other) in told {
        let standing = std::mem::take(&mut other.standing);
        let conflicts = merged.absorb(other);
        tell(reading, first, at, conflicts, (&mut merged.standing, standing));
    }
    merged
}

impl CompanyRow {
    /// Fills what is missing from another row of the same company.
    fn absorb(&mut self, other: Self) -> Conflicts {
        let mut conflicts = Conflicts::new();
        for (given, more, field) in [
            (&mut self.name, other.name, Field::CompanyName),
            (&mut self.website, other.website, Field::Website),
            (&mut self.sector, other.sector, Field::Sector),
            (&mut self.size, other.size, Field::Size),
            (&mut self.vat, other.vat, Field::Vat),
            (&mut self.siret, other.siret, Field::Siret),
        ] {
            fill(given, more, |a, b| same_name(a, b), field, &mut conflicts);
        }
        fill(&mut self.kind, other.kind, PartialEq::eq, Field::ClientKind, &mut conflicts);
        // Other client numbers stand in the record beside the company.
        for (given, more) in [
            (&mut self.number, other.number),
            (&mut self.siren, other.siren),
            (&mut self.enterprise_number, other.enterprise_number),
            (&mut self.employer, other.employer),
        ] {
            fill(given, more, |_, _| true, Field::ClientNumber, &mut conflicts);
        }
        merge_reach(&mut self.reach, other.reach);
        conflicts
    }
}

impl PersonRow {
    /// Fills what is missing from another row of the same person.
    fn absorb(&mut self, other: Self) -> Conflicts {
        let mut conflicts = Conflicts::new();
        let is_nameless = self.first_name.canonical.is_none() && self.last_name.canonical.is_none();
        if is_nameless {
            (self.first_name, self.last_name) = (other.first_name, other.last_name);
        } else if same_words(self, &other.full_name()) {
            // Swapped, or in other letters, the first spelling stays without a word; one cell gives way to two.
            if !self.is_named_in_two() && other.is_named_in_two() {
                (self.first_name, self.last_name) = (other.first_name, other.last_name);
            }
        } else {
            let (first, last) = (other.first_name, other.last_name);
            fill(&mut self.first_name, first, |a, b| same_name(a, b), Field::FirstName, &mut conflicts);
            fill(&mut self.last_name, last, |a, b| same_name(a, b), Field::LastName, &mut conflicts);
        }
        fill(&mut self.job_title, other.job_title, |a, b| same_name(a, b), Field::JobTitle, &mut conflicts);
        for (given, more) in [
            (&mut self.civility, other.civility),
            (&mut self.number, other.number),
            (&mut self.client_number, other.client_number),
            (&mut self.employer.name, other.employer.name),
        ] {
            fill(given, more, |_, _| true, Field::PersonNumber, &mut conflicts);
        }
        add_new(&mut self.employer.numbers, other.employer.numbers);
        merge_reach(&mut self.reach, other.reach);
        conflicts
    }

    /// Whether first name and surname are told apart.
    fn is_named_in_two(&self) -> bool {
        self.first_name.canonical.is_some() && self.last_name.canonical.is_some()
    }
}

/// Merges what is known of the relation, and tells of conflicts and of refusals that win.
fn tell(
    reading: &mut Reading,
    first: At,
    at: At,
    conflicts: Conflicts,
    (merged, other): (&mut Standing, Standing),
) {
    for field in conflicts {
        reading.warn(at, Some(field), Caution::ConflictingValue);
    }
    match (merged.answer(), other.answer()) {
        (Answer::Yes, Answer::No) => reading.warn(first, Some(Field::Consent), Caution::RefusalWins),
        (Answer::No, Answer::Yes) => reading.warn(at, Some(Field::Consent), Caution::RefusalWins),
        _ => {}
    }
    merge_standing(merged, other);
}

/// Fills a gap; two different values are a conflict and the first one stays.
fn fill<T>(
    kept: &mut Given<T>,
    more: Given<T>,
    same: impl Fn(&T, &T) -> bool,
    field: Field,
    conflicts: &mut Conflicts,
) {
    match (&kept.canonical, &more.canonical) {
        (None, Some(_)) => *kept = more,
        (Some(a), Some(b)) if !same(a, b) => conflicts.push(field),
        (None, None) if kept.raw.is_empty() => *kept = more,
        _ => {}
    }
}

fn merge_reach(kept: &mut Reach, more: Reach) {
    for place in more.emails {
        let known = kept.emails.iter().any(|other| match (&other.value.canonical, &place.value.canonical) {
            (Some(a), Some(b)) => a == b,
            (None, None) => other.value.raw == place.value.raw,
            _ => false,
        });
        if !known {
            kept.emails.push(place);
        }
    }
    for place in more.phones {
        let known = kept.phones.iter().any(|other| match (&other.value.canonical, &place.value.canonical) {
            (Some(a), Some(b)) => a.e164 == b.e164,
            (None, None) => other.value.raw == place.value.raw,
            _ => false,
        });
        if !known {
            kept.phones.push(place);
        }
    }
    more.addresses.into_iter().for_each(|address| merge_address(&mut kept.addresses, address));
}

/// The same street completes an address; another one stands beside it.
fn merge_address(kept: &mut Vec<Address>, mut more: Address) {
    let words = |text: &str| kernel::text::words(text);
    let agree = |a: &str, b: &str| a.is_empty() || b.is_empty() || words(a) == words(b);
    let same = |other: &&mut Address| {
        agree(&other.street, &more.street)
            && agree(&other.city, &more.city)
            && agree(
                other.postcode.canonical.as_deref().unwrap_or_default(),
                more.postcode.canonical.as_deref().unwrap_or_default(),
            )
    };
    if let Some(other) = kept.iter_mut().find(same) {
        for (text, given) in [(&mut other.street, more.street), (&mut other.city, more.city)] {
            if text.is_empty() {
                *text = given;
            }
        }
        fill(&mut other.postcode, more.postcode, |_, _| true, Field::Postcode, &mut Vec::new());
        fill(&mut other.country, more.country, |_, _| true, Field::Country, &mut Vec::new());
        return;
    }
    if kept.iter().any(|other| other.slot == more.slot) {
        more.slot = Some(Slot::Other);
    }
    kept.push(more);
}

/// Refusals, deaths and marks of any row stay; gaps are filled.
fn merge_standing(kept: &mut Standing, more: Standing) {
    add_new(&mut kept.consents, more.consents);
    add_new(&mut kept.refusals, more.refusals);
    add_new(&mut kept.notes, more.notes);
    kept.death = kept.death.or(more.death);
    kept.minor_until = kept.minor_until.max(more.minor_until);
    kept.origin.marked = kept.origin.marked.or(more.origin.marked);
    for (text, given) in
        [(&mut kept.origin.channel, more.origin.channel), (&mut kept.language, more.language)]
    {
        if text.is_empty() {
            *text = given;
        }
    }
    match (kept.since.canonical, more.since.canonical) {
        (Some(first), Some(other)) if other < first => kept.since = more.since,
        (None, Some(_)) => kept.since = more.since,
        _ => {}
    }
}

fn add_new<T: PartialEq>(kept: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
}

/// The same words, whatever their order, case and accents.
fn same_name(a: &str, b: &str) -> bool {
    values::name::company_key(a).sorted == values::name::company_key(b).sorted
}

fn same_words(person: &PersonRow, name: &str) -> bool {
    let words = |text: &str| {
        let mut words = kernel::text::words(text);
        words.sort();
        words
    };
    words(&person.full_name()) == words(name)
}
