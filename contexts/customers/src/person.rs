//! A person of the file: a private customer, or somebody at a company.

use kernel::{CompanyId, Holder, PersonId, UserId};
use personal::{LegalBasis, Personal};
use store::journal::Record;
use store::search::Searchable;
use values::name::{self, NameKey};

use crate::arrival::Arrival;
use crate::codes::codes;
use crate::coordinates::Coordinates;
use crate::fields::{Fields, Journalled, Step};
use crate::relation::Relationship;
use crate::sealed_text::{folded, joined};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Counts the changes, so that the second of two who edit at once is told.
    pub version: i64,
    /// How the record came.
    pub arrival: Arrival,
    /// What is known.
    pub details: PersonDetails,
}

/// What is known of a person. Nothing is compulsory but a name or a way to reach them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonDetails {
    /// Names.
    pub name: PersonName,
    /// The number the business, or the program it used before, gives them.
    pub client_number: Option<Personal<String>>,
    /// What they do, where no company is known.
    pub job_title: Option<Personal<String>>,
    /// What they do at which company, the main one first.
    pub roles: Vec<Role>,
    /// How they are reached.
    pub coordinates: Coordinates,
    /// How the relation is kept.
    pub relationship: Relationship,
}

/// A person's names; each may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    /// Civility; never required (P-08).
    pub civility: Option<Personal<String>>,
    /// First name.
    pub given: Option<Personal<String>>,
    /// Surname.
    pub family: Option<Personal<String>>,
}

/// What a person does at a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The company.
    pub company: CompanyId,
    /// What they do there.
    pub title: Option<Personal<String>>,
}

codes! {
    /// Why a person cannot be kept as asked.
    PersonRejection {
        /// Neither a name nor a way to reach them.
        NobodyToIdentify = "rejection-person-nobody",
        /// Two roles at one company.
        RoleTwice = "rejection-person-role-twice",
    }
}

impl Person {
    /// Brings somebody new into the file.
    ///
    /// # Errors
    /// [`PersonRejection`] when nobody could tell who it is.
    pub fn introduce(
        id: PersonId,
        details: PersonDetails,
        arrival: Arrival,
    ) -> Result<Step<Self>, PersonRejection> {
        details.check()?;
        Ok(Step::first("created", Self { id, version: 1, arrival, details }))
    }

    /// Corrects what is known.
    ///
    /// # Errors
    /// [`PersonRejection`] when nobody could tell any more who it is.
    pub fn correct(self, details: PersonDetails) -> Result<Step<Self>, PersonRejection> {
        details.check()?;
        let after = Self { version: self.version + 1, details, ..self.clone() };
        Ok(Step::from("corrected", self, after))
    }

    /// Hands the record to a colleague, who looks after it from now on.
    #[must_use]
    pub fn hand_to(self, colleague: UserId) -> Step<Self> {
        let mut after = Self { version: self.version + 1, ..self.clone() };
        after.details.relationship.owner = Some(colleague);
        Step::from("corrected", self, after)
    }

    /// The name, or what stands in for it: an e-mail, a telephone, a number, an address.
    #[must_use]
    pub fn display_name(&self) -> Personal<String> {
        let stand_in = || self.details.coordinates.stand_in().cloned();
        self.details
            .name
            .full()
            .or_else(stand_in)
            .or_else(|| self.details.client_number.clone())
            .or_else(|| self.details.coordinates.first_line().cloned())
            .unwrap_or_default()
    }

    /// By which lists are sorted: surname first, folded.
    #[must_use]
    pub fn sort_key(&self) -> Personal<String> {
        let name = &self.details.name;
        joined([name.family.as_ref(), name.given.as_ref()].into_iter().flatten())
            .map_or_else(|| folded(&self.display_name()), |name| folded(&name))
    }

    pub(crate) fn searchable(&self) -> Searchable {
        let mut words = self.details.coordinates.search_words();
        words.extend(self.details.name.full());
        words.extend(self.details.client_number.clone());
        let text = joined(&words).unwrap_or_default();
        Searchable { record: self.record(), holder: Some(self.id.into()), text }
    }
}

impl PersonDetails {
    /// On what ground somebody is kept who was typed: a client by contract, anybody else in the
    /// interest of the business; whoever buys for a company is no party to its contract (P-03).
    #[must_use]
    pub fn basis(&self) -> LegalBasis {
        if self.roles.is_empty() { self.relationship.basis() } else { LegalBasis::LegitimateInterest }
    }

    pub(crate) fn check(&self) -> Result<(), PersonRejection> {
        if self.name.full().is_none() && self.coordinates.is_empty() && self.client_number.is_none() {
            return Err(PersonRejection::NobodyToIdentify);
        }
        let mut companies: Vec<CompanyId> = self.roles.iter().map(|role| role.company).collect();
        companies.sort_unstable();
        if companies.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(PersonRejection::RoleTwice);
        }
        Ok(())
    }
}

impl PersonName {
    /// First name and surname; `None` if neither is known.
    #[must_use]
    pub fn full(&self) -> Option<Personal<String>> {
        joined([self.given.as_ref(), self.family.as_ref()].into_iter().flatten())
    }

    /// The key by which the same name is found again, whatever the order of its words.
    #[must_use]
    pub fn key(&self) -> Personal<String> {
        let part = |part: &Option<Personal<String>>| part.clone().unwrap_or_default();
        let key = |(given, family): (String, String)| -> NameKey { name::person_key(&given, &family) };
        part(&self.given).zip(part(&self.family)).map(key).map(|key| key.sorted)
    }
}

impl Journalled for Person {
    fn record(&self) -> Record {
        Record::new("person", self.id)
    }

    fn holder(&self) -> Option<Holder> {
        Some(self.id.into())
    }

    fn fields(&self) -> Fields {
        let details = &self.details;
        let mut fields = Fields::default();
        fields.text("civility", details.name.civility.as_ref());
        fields.text("given_name", details.name.given.as_ref());
        fields.text("family_name", details.name.family.as_ref());
        fields.text("client_number", details.client_number.as_ref());
        fields.text("job_title", details.job_title.as_ref());
        for (place, role) in details.roles.iter().enumerate() {
            fields.plain(&format!("roles.{}.company", place + 1), Some(role.company));
            fields.text(&format!("roles.{}.title", place + 1), role.title.as_ref());
        }
        details.coordinates.tell(&mut fields);
        details.relationship.tell(&mut fields);
        fields
    }
}
