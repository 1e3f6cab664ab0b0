//! The form of a company: a new one, or a correction.

use askama::Template;
use axum::response::Response;
use kernel::CompanyId;
use personal::Personal;
use web::{Form, Page, Problem, filters};

use super::alike::{Traits, traits};
use super::holder::{fill_coordinates, fill_relationship, read_coordinates, read_relationship};
use super::reading::{kept, text};
use super::sheet::{self, AlikePart, OnForm, Sheet, Words};
use super::small::{Kind, SmallPart};
use crate::company::{Company, CompanyDetails, Identifier, IdentifierKind};
use crate::pages::desk::Desk;
use crate::pages::office::Staff;
use crate::pages::paths::{Companies, CompanyEdit, CompanyPath, NewCompany};
use crate::store::Clue;
use crate::written::Written;

#[derive(Template)]
#[template(path = "customers/forms/company.html")]
pub struct CompanyForm {
    sheet: Sheet,
}

pub async fn new(_: NewCompany, desk: Desk) -> Result<Page<CompanyForm>, Problem> {
    sheet::new::<Company>(&desk).await
}

pub async fn create(_: NewCompany, desk: Desk, form: Form) -> Result<Response, Problem> {
    sheet::create::<Company>(&desk, form).await
}

pub async fn edit(path: CompanyEdit, desk: Desk) -> Result<Page<CompanyForm>, Problem> {
    sheet::edit::<Company>(&desk, path.id).await
}

pub async fn correct(path: CompanyEdit, desk: Desk, form: Form) -> Result<Response, Problem> {
    sheet::correct::<Company>(&desk, path.id, form).await
}

impl OnForm for Company {
    type View = CompanyForm;
    const WORDS: Words = Words { list: "companies", new: "company-new-plain", added: "company-added" };

    fn list() -> String {
        Companies.to_string()
    }

    fn new_page() -> String {
        NewCompany.to_string()
    }

    fn page(id: CompanyId) -> String {
        CompanyPath { id }.to_string()
    }

    fn edit_page(id: CompanyId) -> String {
        CompanyEdit { id }.to_string()
    }

    fn id(&self) -> CompanyId {
        self.id
    }

    fn name(&self) -> Personal<String> {
        self.details.name.clone()
    }

    fn traits(details: &CompanyDetails) -> Traits {
        let numbers = details.identifiers.iter().filter_map(|one| {
            let canonical = one.written.canonical.clone()?;
            Some((Clue::Identifier(one.kind), vec![canonical]))
        });
        let others = traits(&details.coordinates, details.client_number.as_ref(), details.name_key());
        numbers.chain(others).collect()
    }

    fn view(desk: &Desk, sheet: Sheet) -> Page<CompanyForm> {
        desk.visitor
            .page(CompanyForm { sheet })
            .part("alike", |page| Box::new(AlikePart { sheet: &page.sheet }))
            .part("create", |page| Box::new(SmallPart::new(&page.sheet, Kind::Company)))
    }

    async fn fill(&self, desk: &Desk) -> Result<Form, Problem> {
        let (details, access) = (&self.details, desk.access());
        let form = Form::new("record")
            .with("version", self.version)
            .with_sealed("name", &details.name, access)
            .with_sealed("client_number", &details.client_number, access)
            .with_sealed("sector", &details.sector, access)
            .with_sealed("size", &details.size, access)
            .with_sealed("website", &details.website, access);
        let form = details.identifiers.iter().fold(form, |form, identifier| {
            form.with_sealed(identifier.kind.code(), &identifier.written.raw, access)
        });
        let form = fill_relationship(form, &details.relationship, access);
        Ok(fill_coordinates(form, &details.coordinates, access))
    }

    async fn read(
        desk: &Desk,
        staff: &Staff,
        form: &mut Form,
        before: &CompanyDetails,
    ) -> Result<CompanyDetails, Problem> {
        let home = desk.visitor.organisation().country;
        Ok(CompanyDetails {
            name: form.required("name").map(Personal::new).unwrap_or_default(),
            client_number: text(form, "client_number"),
            identifiers: identifiers(desk, form, &before.identifiers),
            sector: text(form, "sector"),
            size: text(form, "size"),
            website: text(form, "website"),
            coordinates: read_coordinates(form, &before.coordinates, home, desk.access()),
            relationship: read_relationship(form, staff, desk.today()),
        })
    }
}

/// The numbers it is known by. A wrong one is kept as typed and flagged.
fn identifiers(desk: &Desk, form: &Form, before: &[Identifier]) -> Vec<Identifier> {
    let home = desk.visitor.organisation().country;
    let read = |kind: IdentifierKind, typed: &str| match kind {
        IdentifierKind::Siren => Written::siren(typed),
        IdentifierKind::Siret => Written::siret(typed),
        IdentifierKind::Bce => Written::bce(typed),
        IdentifierKind::Vat => Written::vat(typed, home),
    };
    let identifier = |kind: &IdentifierKind| {
        let typed = form.value(kind.code());
        let same = before.iter().filter(|it| it.kind == *kind).map(|it| &it.written);
        let written = kept(same, typed, desk.access()).or_else(|| read(*kind, typed))?;
        Some(Identifier { kind: *kind, written })
    };
    IdentifierKind::ALL.iter().filter_map(identifier).collect()
}
