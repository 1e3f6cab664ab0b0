//! What the base already holds, as far as a batch asks for it.
//!
//! Matching stands here and not in the database code: the base only looks up keys, in one go per
//! batch, and answers with the keys of what it found.

use std::collections::BTreeSet;

use kernel::{CompanyId, Holder, PersonId};

use super::Reading;
use crate::identity::{CompanyKeys, PersonKeys};

/// Who can say what the base holds already.
pub trait KnownBase {
    /// Everything the base holds under one of these keys, and perhaps more.
    fn find(&self, wanted: &Wanted) -> Known;
}

/// The keys a batch asks for.
#[derive(Clone, Default)]
pub struct Wanted {
    /// Client numbers, of companies, private customers, employers and buyers.
    pub numbers: BTreeSet<String>,
    /// SIREN.
    pub sirens: BTreeSet<String>,
    /// Belgian enterprise numbers.
    pub enterprise_numbers: BTreeSet<String>,
    /// VAT numbers.
    pub vats: BTreeSet<String>,
    /// E-mail addresses.
    pub emails: BTreeSet<String>,
    /// Telephones in E.164.
    pub phones: BTreeSet<String>,
    /// Company names, words sorted.
    pub company_words: BTreeSet<String>,
    /// People's names, words sorted.
    pub person_words: BTreeSet<String>,
}

/// What the base holds of it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Whether the base holds any company or person at all.
    pub has_clients: bool,
    /// Companies.
    pub companies: Vec<KnownCompany>,
    /// People.
    pub people: Vec<KnownPerson>,
}

impl Known {
    /// Whom it holds.
    pub fn holders(&self) -> impl Iterator<Item = Holder> {
        let companies = self.companies.iter().map(|company| Holder::Company(company.id));
        companies.chain(self.people.iter().map(|person| Holder::Person(person.id)))
    }
}

/// A company of the base.
#[derive(Clone, Debug)]
pub struct KnownCompany {
    /// Its id.
    pub id: CompanyId,
    /// What it is compared by. A company with several client numbers stands here once for each.
    pub keys: CompanyKeys,
    /// Where it stands.
    pub stands: Stands,
}

/// A person of the base.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    /// Its id.
    pub id: PersonId,
    /// What it is compared by.
    pub keys: PersonKeys,
    /// Where it stands.
    pub stands: Stands,
}

/// Where somebody known stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// In the base.
    Base,
    /// In an earlier part of the same list: compared as its rows are with each other.
    Batch,
}

/// A base that holds nothing yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct NothingKnown;

impl KnownBase for NothingKnown {
    fn find(&self, _: &Wanted) -> Known {
        Known::default()
    }
}

impl KnownBase for Known {
    fn find(&self, _: &Wanted) -> Known {
        self.clone()
    }
}

impl Reading {
    /// The keys to look up in the base before [`Reading::resolve`].
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        let mut wanted = Wanted::default();
        for (_, row) in self.accepted() {
            if let Some(company) = &row.company {
                wanted.company(&CompanyKeys::of(company));
                wanted.person_name(&company.name.raw);
            }
            if let Some(person) = &row.person {
                wanted.person(&PersonKeys::of(person));
                wanted.numbers.extend(
                    person
                        .employer
                        .numbers
                        .iter()
                        .filter_map(|number| crate::identity::number_text_key(number)),
                );
                person.employer.names().for_each(|name| wanted.company_name(&name.raw));
            }
            if let Some(sale) = &row.sale {
                wanted.numbers.extend(crate::identity::number_text_key(&sale.client.number.raw));
                wanted.company_name(&sale.client.name.raw);
                wanted.person_name(&sale.client.person.raw);
                wanted.person_name(&sale.client.name.raw);
                wanted.emails.extend(sale.client.email.canonical.clone());
            }
        }
        wanted
    }
}

impl Wanted {
    fn company(&mut self, keys: &CompanyKeys) {
        self.numbers.extend(keys.number.clone());
        self.sirens.extend(keys.siren.clone());
        self.enterprise_numbers.extend(keys.enterprise_number.clone());
        self.vats.extend(keys.vat.clone());
        self.emails.extend(keys.emails.iter().cloned());
        self.phones.extend(keys.phones.iter().cloned());
        self.company_words.extend(Some(keys.words.clone()).filter(|words| !words.is_empty()));
    }

    fn person(&mut self, keys: &PersonKeys) {
        self.numbers.extend(keys.number.iter().chain(&keys.client_number).cloned());
        self.emails.extend(keys.emails.iter().cloned());
        self.phones.extend(keys.phones.iter().cloned());
        self.person_words.extend(Some(keys.words.clone()).filter(|words| !words.is_empty()));
    }

    fn company_name(&mut self, name: &str) {
        self.company_words
            .extend(Some(values::name::company_key(name).sorted).filter(|words| !words.is_empty()));
    }

    /// As written, and without the civility: `Mme Roy` stands in the base as Roy.
    fn person_name(&mut self, name: &str) {
        let split = values::name::split(name);
        let bare = [split.family, split.given].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let keys = [name, &bare].map(|name| values::name::person_key(name, "").sorted);
        self.person_words.extend(keys.into_iter().filter(|words| !words.is_empty()));
    }
}

impl std::fmt::Debug for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wanted({} numbers, {} e-mails)", self.numbers.len(), self.emails.len())
    }
}
