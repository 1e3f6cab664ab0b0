//! The form of a person: a new one, or a correction.

use askama::Template;
use axum::response::Response;
use kernel::PersonId;
use personal::Personal;
use web::{Form, Page, Problem, filters};

use super::alike::{Traits, traits};
use super::employers;
use super::holder::{fill_coordinates, fill_relationship, read_coordinates, read_relationship};
use super::reading::text;
use super::sheet::{self, AlikePart, OnForm, Sheet, Words};
use super::small::{Kind, SmallPart};
use crate::pages::desk::Desk;
use crate::pages::office::Staff;
use crate::pages::paths::{NewPerson, People, PersonEdit, PersonPath};
use crate::person::{Person, PersonDetails, PersonName};

#[derive(Template)]
#[template(path = "customers/forms/person.html")]
pub struct PersonForm {
    sheet: Sheet,
}

pub async fn new(_: NewPerson, desk: Desk) -> Result<Page<PersonForm>, Problem> {
    sheet::new::<Person>(&desk).await
}

pub async fn create(_: NewPerson, desk: Desk, form: Form) -> Result<Response, Problem> {
    sheet::create::<Person>(&desk, form).await
}

pub async fn edit(path: PersonEdit, desk: Desk) -> Result<Page<PersonForm>, Problem> {
    sheet::edit::<Person>(&desk, path.id).await
}

pub async fn correct(path: PersonEdit, desk: Desk, form: Form) -> Result<Response, Problem> {
    sheet::correct::<Person>(&desk, path.id, form).await
}

impl OnForm for Person {
    type View = PersonForm;
    const WORDS: Words = Words { list: "people", new: "person-new-plain", added: "person-added" };

    fn list() -> String {
        People.to_string()
    }

    fn new_page() -> String {
        NewPerson.to_string()
    }

    fn page(id: PersonId) -> String {
        PersonPath { id }.to_string()
    }

    fn edit_page(id: PersonId) -> String {
        PersonEdit { id }.to_string()
    }

    fn id(&self) -> PersonId {
        self.id
    }

    fn name(&self) -> Personal<String> {
        self.display_name()
    }

    fn traits(details: &PersonDetails) -> Traits {
        traits(&details.coordinates, details.client_number.as_ref(), details.name.key())
    }

    fn view(desk: &Desk, sheet: Sheet) -> Page<PersonForm> {
        desk.visitor
            .page(PersonForm { sheet })
            .part("alike", |page| Box::new(AlikePart { sheet: &page.sheet }))
            .part("create", |page| Box::new(SmallPart::new(&page.sheet, Kind::Person)))
    }

    async fn fill(&self, desk: &Desk) -> Result<Form, Problem> {
        let (details, access) = (&self.details, desk.access());
        let form = Form::new("record")
            .with("version", self.version)
            .with_sealed("civility", &details.name.civility, access)
            .with_sealed("given_name", &details.name.given, access)
            .with_sealed("family_name", &details.name.family, access)
            .with_sealed("job_title", &details.job_title, access)
            .with_sealed("client_number", &details.client_number, access);
        let form = employers::fill(form, desk, &details.roles).await?;
        let form = fill_relationship(form, &details.relationship, access);
        Ok(fill_coordinates(form, &details.coordinates, access))
    }

    async fn read(
        desk: &Desk,
        staff: &Staff,
        form: &mut Form,
        before: &PersonDetails,
    ) -> Result<PersonDetails, Problem> {
        let home = desk.visitor.organisation().country;
        Ok(PersonDetails {
            name: PersonName {
                civility: text(form, "civility"),
                given: text(form, "given_name"),
                family: text(form, "family_name"),
            },
            client_number: text(form, "client_number"),
            job_title: text(form, "job_title"),
            roles: employers::read(form, desk, &before.roles).await?,
            coordinates: read_coordinates(form, &before.coordinates, home, desk.access()),
            relationship: read_relationship(form, staff, desk.today()),
        })
    }
}
