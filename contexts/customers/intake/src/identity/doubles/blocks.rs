//! Which records are worth comparing: those filed under one heading. A whole base is compared in little more
//! than the time it takes to read it, and what is kept meanwhile are digests, nobody's values.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::given::root;
use super::sound::sound;
use crate::identity::{CompanyKeys, PersonKeys};

/// Up to how many records of one heading are compared each with each.
const EACH_WITH_EACH: usize = 40;
/// With how many of the following ones a record of a longer heading is compared: a switchboard stands in
/// thousands of records.
const NEIGHBOURS: usize = 12;

/// What is filed under headings.
pub trait Blocked {
    /// The digests of its headings.
    fn headings(&self) -> Vec<u64>;
}

impl Blocked for PersonKeys {
    fn headings(&self) -> Vec<u64> {
        let mut all = Headings::default();
        all.put("number", &[self.number.as_deref()]);
        self.emails.iter().for_each(|email| all.put("email", &[Some(email)]));
        self.phones.iter().for_each(|phone| all.put("phone", &[Some(phone)]));
        all.put("words", &[Some(&self.words)]);
        let (family, given) = (sound(&self.family), root(&self.given));
        let initial = self.family.get(..1);
        for place in [&self.town, &self.postcode] {
            all.put("family", &[Some(&family), place.as_deref()]);
            all.put("given", &[Some(given), initial, place.as_deref()]);
            all.put("street", &[Some(given), self.street.as_deref(), place.as_deref()]);
        }
        for company in &self.companies {
            all.put("colleague", &[Some(&family), Some(company)]);
            all.put("colleague-given", &[Some(given), initial, Some(company)]);
        }
        all.0
    }
}

impl Blocked for CompanyKeys {
    fn headings(&self) -> Vec<u64> {
        let mut all = Headings::default();
        all.put("number", &[self.number.as_deref()]);
        all.put("siren", &[self.siren.as_deref()]);
        all.put("bce", &[self.enterprise_number.as_deref()]);
        all.put("vat", &[self.vat.as_deref()]);
        self.emails.iter().for_each(|email| all.put("email", &[Some(email)]));
        self.phones.iter().for_each(|phone| all.put("phone", &[Some(phone)]));
        all.put("words", &[Some(&self.words)]);
        let words: Vec<String> = self.name.split(' ').filter(|word| word.len() > 3).map(sound).collect();
        for place in [&self.town, &self.postcode] {
            all.put("first", &[words.first().map(String::as_str), place.as_deref()]);
            all.put("last", &[words.last().map(String::as_str), place.as_deref()]);
            all.put("street", &[self.street.as_deref(), place.as_deref()]);
        }
        all.0
    }
}

#[derive(Default)]
struct Headings(Vec<u64>);

impl Headings {
    /// Files under a heading, unless one of its words is missing.
    fn put(&mut self, kind: &str, words: &[Option<&str>]) {
        let words: Option<Vec<&str>> =
            words.iter().map(|word| word.filter(|word| !word.is_empty())).collect();
        if let Some(words) = words {
            let mut digest = DefaultHasher::new();
            (kind, words).hash(&mut digest);
            self.0.push(digest.finish());
        }
    }
}

/// The pairs that share a heading, each once, the lower place first.
#[must_use]
pub fn candidates(mut filed: Vec<(u64, u32)>) -> BTreeSet<(u32, u32)> {
    filed.sort_unstable();
    filed.dedup();
    let mut pairs = BTreeSet::new();
    for heading in filed.chunk_by(|one, next| one.0 == next.0) {
        let reach = if heading.len() <= EACH_WITH_EACH { heading.len() } else { NEIGHBOURS };
        for (start, (_, first)) in heading.iter().enumerate() {
            pairs.extend(heading.iter().skip(start + 1).take(reach).map(|(_, second)| (*first, *second)));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn those_under_one_heading_are_compared_once() {
        let filed = vec![(7, 2), (7, 0), (9, 0), (9, 2), (9, 1), (3, 1)];
        assert_eq!(candidates(filed).into_iter().collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
    }

    #[test]
    fn a_switchboard_of_thousands_is_not_compared_each_with_each() {
        let filed = (0..5_000).map(|place| (1, place)).collect();
        assert!(candidates(filed).len() < 5_000 * 13);
    }
}
