//! Marks by which somebody told of in an earlier part of a long list is found again: short digests of what the
//! base is asked by, so that those of a million people take some megabytes. Two that agree by chance cost a
//! look, no more: whoever is found is compared. The name of a person is none: of rows of a file it makes no two
//! one by itself, and thousands bear the same.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::identity::{CompanyKeys, PersonKeys};
use crate::reading::Wanted;

/// What a mark is a digest of.
#[derive(Hash, Clone, Copy)]
enum Kind {
    Number,
    Siren,
    EnterpriseNumber,
    Vat,
    Email,
    Phone,
    CompanyName,
}

impl CompanyKeys {
    /// The marks of a company.
    #[must_use]
    pub fn marks(&self) -> Vec<u64> {
        let single = [
            (Kind::Number, &self.number),
            (Kind::Siren, &self.siren),
            (Kind::EnterpriseNumber, &self.enterprise_number),
            (Kind::Vat, &self.vat),
        ];
        let mut marks: Vec<u64> =
            single.into_iter().filter_map(|(kind, key)| Some(mark(kind, key.as_deref()?))).collect();
        marks.extend(reached(&self.emails, &self.phones));
        marks.extend(
            Some(&self.words).filter(|words| !words.is_empty()).map(|words| mark(Kind::CompanyName, words)),
        );
        marks
    }
}

impl PersonKeys {
    /// The marks of a person.
    #[must_use]
    pub fn marks(&self) -> Vec<u64> {
        let numbers = self.number.iter().chain(&self.client_number);
        let mut marks: Vec<u64> = numbers.map(|number| mark(Kind::Number, number)).collect();
        marks.extend(reached(&self.emails, &self.phones));
        marks
    }
}

impl Wanted {
    /// The marks of whoever is asked for.
    #[must_use]
    pub fn marks(&self) -> Vec<u64> {
        let sets = [
            (Kind::Number, &self.numbers),
            (Kind::Siren, &self.sirens),
            (Kind::EnterpriseNumber, &self.enterprise_numbers),
            (Kind::Vat, &self.vats),
            (Kind::Email, &self.emails),
            (Kind::Phone, &self.phones),
            (Kind::CompanyName, &self.company_words),
        ];
        sets.into_iter().flat_map(|(kind, keys)| keys.iter().map(move |key| mark(kind, key))).collect()
    }
}

fn reached(emails: &[String], phones: &[String]) -> impl Iterator<Item = u64> {
    let emails = emails.iter().map(|email| mark(Kind::Email, email));
    emails.chain(phones.iter().map(|phone| mark(Kind::Phone, phone)))
}

fn mark(kind: Kind, key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, key).hash(&mut hasher);
    hasher.finish()
}
