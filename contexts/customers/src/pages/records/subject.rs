//! Whom a record page is about, with those they belong to.

use kernel::{CompanyId, Holder, PersonId};
use personal::{Access, Personal};
use store::Fault;
use web::Problem;

use crate::Arrival;
use crate::company::Company;
use crate::coordinates::Coordinates;
use crate::pages::desk::Desk;
use crate::pages::paths::record;
use crate::person::Person;
use crate::relation::Relationship;
use crate::store::{companies_of, part_of, people_at};

/// More of a company's people than a panel shows.
const MOST_PEOPLE: usize = 12;

/// A person with their companies, or a company with its people.
pub enum Subject {
    /// A person, and where they work as far as it is in sight, the main company first.
    Person(Box<Person>, Vec<Company>),
    /// A company, the first of its people in sight, and how many there are.
    Company(Box<Company>, Vec<Person>, usize),
}

impl Subject {
    /// Whoever the address names. One whom another record took in since is found there; one who is not in
    /// the file, not any more or out of sight, is a page that does not exist.
    pub async fn find(desk: &Desk, holder: Holder) -> Result<Self, Problem> {
        let found = match holder {
            Holder::Person(id) => Self::person(desk, id).await?,
            Holder::Company(id) => Self::company(desk, id).await?,
        };
        match found {
            Some(found) => Ok(found),
            None => Err(match part_of(desk.reader(), holder.uuid()).await? {
                Some(kept) => Problem::MovedTo(record(kept)),
                None => Problem::NotFound,
            }),
        }
    }

    async fn person(desk: &Desk, id: PersonId) -> Result<Option<Self>, Fault> {
        let Some(person) = desk.sight().person(id).await? else { return Ok(None) };
        let employers = companies_of(desk.sight(), id).await?;
        Ok(Some(Self::Person(Box::new(person), employers)))
    }

    async fn company(desk: &Desk, id: CompanyId) -> Result<Option<Self>, Fault> {
        let Some(company) = desk.sight().company(id).await? else { return Ok(None) };
        let people = people_at(desk.sight(), &[id]).await?;
        let shown: Vec<PersonId> = people.iter().copied().take(MOST_PEOPLE).collect();
        let staff = desk.sight().people(&shown).await?;
        Ok(Some(Self::Company(Box::new(company), staff, people.len())))
    }

    /// The person or company itself.
    pub fn holder(&self) -> Holder {
        match self {
            Self::Person(person, _) => person.id.into(),
            Self::Company(company, ..) => company.id.into(),
        }
    }

    /// By what they are called.
    pub fn name(&self) -> Personal<String> {
        match self {
            Self::Person(person, _) => person.display_name(),
            Self::Company(company, ..) => company.details.name.clone(),
        }
    }

    /// By what they are called in the middle of a sentence: a first name where one is known.
    pub fn short_name(&self) -> Personal<String> {
        match self {
            Self::Person(person, _) => person.details.name.given.clone().unwrap_or_else(|| self.name()),
            Self::Company(..) => self.name(),
        }
    }

    /// How they are reached.
    pub fn coordinates(&self) -> &Coordinates {
        match self {
            Self::Person(person, _) => &person.details.coordinates,
            Self::Company(company, ..) => &company.details.coordinates,
        }
    }

    /// How the relation is kept.
    pub fn relationship(&self) -> &Relationship {
        match self {
            Self::Person(person, _) => &person.details.relationship,
            Self::Company(company, ..) => &company.details.relationship,
        }
    }

    /// How the record came.
    pub fn arrival(&self) -> Arrival {
        match self {
            Self::Person(person, _) => person.arrival,
            Self::Company(company, ..) => company.arrival,
        }
    }

    /// The town, their own or that of where they work.
    pub fn town(&self) -> Option<Personal<String>> {
        let town =
            |coordinates: &Coordinates| coordinates.addresses.iter().find_map(|address| address.town.clone());
        let at_work = match self {
            Self::Person(_, employers) => employers.first(),
            Self::Company(..) => None,
        };
        town(self.coordinates()).or_else(|| town(&at_work?.details.coordinates))
    }

    /// Names that a note about them may hold without telling anything: theirs, and of their companies.
    pub fn own_names(&self, access: &Access) -> Vec<String> {
        let companies = match self {
            Self::Person(_, employers) => employers.as_slice(),
            Self::Company(..) => &[],
        };
        let names = companies.iter().map(|company| company.details.name.clone()).chain([self.name()]);
        names.map(|name| name.into_revealed(access)).collect()
    }
}

/// What concerns somebody at a company stands on the company's timeline too.
pub fn about(subject: &Subject) -> (Option<PersonId>, Option<CompanyId>) {
    match subject {
        Subject::Person(person, _) => {
            (Some(person.id), person.details.roles.first().map(|role| role.company))
        }
        Subject::Company(company, ..) => (None, Some(company.id)),
    }
}
