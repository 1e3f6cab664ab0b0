//! People and companies as address cards (vCard 4.0), for telephones and mail programs.
//!
//! A card that leaves takes its noes along: as a remark for whoever reads it, and as a property by
//! which it is a no again when it comes back.

use sheets::{Card, CardAddress, CardUse};
use store::Fault;
use uuid::Uuid;
use values::phone::{PhoneKind, kind};
use web::{Sentence, Voice};

use super::csv::{Pen, refusals_in_short};
use super::reading::Reading;
use super::record::{AddressRecord, CompanyRecord, PersonRecord, Reach, Wishes};
use crate::store::Walk;

/// Cards on their way out.
pub struct Cards {
    pen: Pen,
    text: String,
}

impl Cards {
    /// Cards in the reader's language.
    pub fn new(reading: &Reading, voice: &Voice) -> Self {
        Self { pen: Pen::of_workbooks(&reading.books.rules, voice), text: String::new() }
    }

    /// Adds the cards of people or companies; other records have none.
    pub async fn add(&mut self, walk: Walk, ids: &[Uuid], reading: &Reading) -> Result<(), Fault> {
        match walk {
            Walk::Companies => {
                for company in reading.companies(ids).await? {
                    self.text += &self.company(&company).written();
                }
            }
            Walk::People => {
                let people = reading.people(ids).await?;
                let employers = reading.employers(&people).await?;
                for person in people {
                    let role = person.roles.first();
                    let employer = role.and_then(|role| employers.get(&role.company_id));
                    self.text += &self.person(&person, employer).written();
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes what was written since the last time.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.text).into_bytes()
    }

    fn person(&self, person: &PersonRecord, employer: Option<&String>) -> Card {
        let name = |name: &Option<String>| name.clone().unwrap_or_default();
        let parts = [&person.family_name, &person.given_name, &person.civility].map(name);
        let whole = [parts[1].as_str(), &parts[0]].join(" ").trim().to_owned();
        let role = person.roles.first().and_then(|role| role.title.as_ref());
        let job = role.or(person.job_title.as_ref()).cloned().unwrap_or_default();
        let own = Card { company: employer.cloned().unwrap_or_default(), job, parts, ..Card::default() };
        let best = person.reach.emails.first().or(person.reach.phones.first());
        // A card must have a name: of somebody who has none, it is how they are reached.
        let name = Some(whole).filter(|name| !name.is_empty());
        let name = name.or_else(|| best.map(|one| one.value.best().to_owned())).unwrap_or_default();
        let language = person.relationship.language.clone().unwrap_or_default();
        self.reached(Card { id: urn(person.id), name, language, ..own }, &person.reach, &person.wishes)
    }

    fn company(&self, company: &CompanyRecord) -> Card {
        let own = Card {
            id: urn(company.id),
            is_company: true,
            name: company.name.clone(),
            website: company.website.clone().unwrap_or_default(),
            language: company.relationship.language.clone().unwrap_or_default(),
            ..Card::default()
        };
        self.reached(own, &company.reach, &company.wishes)
    }

    fn reached(&self, own: Card, reach: &Reach, wishes: &Wishes) -> Card {
        let phone = |value: &str| kind(value) == PhoneKind::Mobile;
        let refusals = refusals_in_short(wishes, &self.pen);
        let note = Sentence::new("export-card-refuses").with("what", refusals.clone());
        Card {
            emails: reach.emails.iter().map(|one| (used(one.label), one.value.best().to_owned())).collect(),
            phones: reach
                .phones
                .iter()
                .map(|one| (used(one.label), phone(one.value.best()), one.value.best().to_owned()))
                .collect(),
            addresses: reach.addresses.iter().map(|one| (used(one.label), address(one))).collect(),
            note: if refusals.is_empty() { String::new() } else { self.pen.say(note) },
            has_refused: !refusals.is_empty(),
            ..own
        }
    }
}

fn urn(id: impl std::fmt::Display) -> String {
    format!("urn:uuid:{id}")
}

fn address(one: &AddressRecord) -> CardAddress {
    CardAddress {
        street: one.street.clone().unwrap_or_default(),
        town: one.town.clone().unwrap_or_default(),
        postcode: one.postcode.as_ref().map(|value| value.best().to_owned()).unwrap_or_default(),
        country: one.country.as_ref().map(|value| value.best().to_owned()).unwrap_or_default(),
    }
}

/// What a label means on a card; the format knows two places.
fn used(label: &str) -> CardUse {
    match label {
        "work" => CardUse::Work,
        "home" => CardUse::Home,
        _ => CardUse::Any,
    }
}
