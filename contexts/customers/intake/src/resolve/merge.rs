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
    let mut told = rows.iter().filter_map(|at| Some((*at, reading.row(*at)?.company.clone()?)));
    let Some((first, mut merged)) = told.next() else { return CompanyRow::default() };
    let others: Vec<(At, CompanyRow)> = told.collect();
    for (at, other) in others {
        let mut conflicts = Conflicts::new();
        fill(&mut merged.name, other.name, same_name, Field::CompanyName, &mut conflicts);
        fill(&mut merged.vat, other.vat, PartialEq::eq, Field::Vat, &mut conflicts);
        fill(&mut merged.siret, other.siret, PartialEq::eq, Field::Siret, &mut conflicts);
        fill(&mut merged.website, other.website, same_text, Field::Website, &mut conflicts);
        fill(&mut merged.sector, other.sector, same_text, Field::Sector, &mut conflicts);
        fill(&mut merged.size, other.size, same_text, Field::Size, &mut conflicts);
        fill(&mut merged.kind, other.kind, PartialEq::eq, Field::ClientKind, &mut conflicts);
        for (given, more) in [
            (&mut merged.number, other.number),
            (&mut merged.siren, other.siren),
            (&mut merged.enterprise_number, other.enterprise_number),
            (&mut merged.employer, other.employer),
        ] {
            fill(given, more, |_, _| true, Field::ClientNumber, &mut conflicts);
        }
        merge_reach(&mut merged.reach, other.reach);
        tell(reading, first, at, conflicts, (&mut merged.standing, other.standing));
    }
    merged
}

/// The person several rows tell of together.
pub(crate) fn people(reading: &mut Reading, rows: &[At]) -> PersonRow {
    let mut told = rows.iter().filter_map(|at| Some((*at, reading.row(*at)?.person.clone()?)));
    let Some((first, mut merged)) = told.next() else { return PersonRow::default() };
    let others: Vec<(At, PersonRow)> = told.collect();
    for (at, other) in others {
        let mut conflicts = Conflicts::new();
        if merged.first_name.canonical.is_none() && merged.last_name.canonical.is_none() {
            (merged.first_name, merged.last_name) = (other.first_name, other.last_name);
        } else if same_words(&merged, &other) {
            // Swapped or in another case: the first spelling stays.
        } else {
            fill(&mut merged.first_name, other.first_name, same_name, Field::FirstName, &mut conflicts);
            fill(&mut merged.last_name, other.last_name, same_name, Field::LastName, &mut conflicts);
        }
        fill(&mut merged.job_title, other.job_title, same_text, Field::JobTitle, &mut conflicts);
        fill(&mut merged.civility, other.civility, |_, _| true, Field::Civility, &mut conflicts);
        fill(&mut merged.number, other.number, |_, _| true, Field::PersonNumber, &mut conflicts);
        fill(
            &mut merged.client_number,
            other.client_number,
            |_, _| true,
            Field::ClientNumber,
            &mut conflicts,
        );
        fill(&mut merged.employer.name, other.employer.name, |_, _| true, Field::CompanyName, &mut conflicts);
        for number in other.employer.numbers {
            if !merged.employer.numbers.contains(&number) {
                merged.employer.numbers.push(number);
            }
        }
        merge_reach(&mut merged.reach, other.reach);
        tell(reading, first, at, conflicts, (&mut merged.standing, other.standing));
    }
    merged
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
    add_new(&mut kept.tags, more.tags);
    kept.death = kept.death.or(more.death);
    kept.minor_until = kept.minor_until.max(more.minor_until);
    kept.origin.marked = kept.origin.marked.or(more.origin.marked);
    for (text, given) in [
        (&mut kept.origin.channel, more.origin.channel),
        (&mut kept.owner, more.owner),
        (&mut kept.language, more.language),
    ] {
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

fn same_name(a: &String, b: &String) -> bool {
    values::name::company_key(a).sorted == values::name::company_key(b).sorted
}

fn same_text(a: &String, b: &String) -> bool {
    kernel::text::words(a) == kernel::text::words(b)
}

fn same_words(a: &PersonRow, b: &PersonRow) -> bool {
    let words = |person: &PersonRow| {
        let mut words = kernel::text::words(&person.full_name());
        words.sort();
        words
    };
    words(a) == words(b)
}
