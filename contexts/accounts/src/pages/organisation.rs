//! The organisation: its name, who answers for its file, and how its figures are shown.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{Lang, Vat};
use personal::{Access, Personal};
use serde::Deserialize;
use web::view::Choice;
use web::{Form, House, Onward, Page, Problem, Toast, TypedPath, Visitor, filters};

use super::{country_key, languages};
use crate::organisation::{Established, change};
use crate::store::organisation;

/// The organisation.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/organisation")]
pub struct OrganisationPath;

#[derive(Template)]
#[template(path = "accounts/organisation.html")]
pub struct OrganisationPage {
    form: Form,
    country: &'static str,
    languages: Vec<Choice>,
    figures: Vec<Choice>,
}

pub async fn show(
    _: OrganisationPath,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Page<OrganisationPage>, Problem> {
    let established = established(&house).await?;
    let form = filled(&established, &visitor.access);
    Ok(visitor.page(OrganisationPage::of(&established, form)))
}

pub async fn save(
    _: OrganisationPath,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("organisation");
    let before = established(&house).await?;
    let Some(after) = read(&mut form, &before) else {
        return Ok(visitor.page(OrganisationPage::of(&before, form)).refused().into_response());
    };
    change(&house.store, visitor.user, after).await?;
    Ok(Onward::to(OrganisationPath).saying(Toast::new("organisation-saved")).into_response())
}

async fn established(house: &House) -> Result<Established, Problem> {
    organisation::find(house.store.reader()).await?.ok_or(Problem::NotFound)
}

fn filled(established: &Established, access: &Access) -> Form {
    Form::new("organisation")
        .with("name", established.name.as_str())
        .with("controller", established.controller.reveal(access).as_str())
        .with("lang", established.lang.code())
        .with("vat", established.vat.code())
}

fn read(form: &mut Form, before: &Established) -> Option<Established> {
    let name = form.required("name");
    let controller = form.required("controller");
    let lang = form.read("lang", |text| Lang::from_code(text).ok_or("choose-one"));
    let vat = form.read("vat", |text| Vat::from_code(text).ok_or("choose-one"));
    Some(Established {
        name: name?,
        country: before.country,
        controller: Personal::new(controller?),
        lang: lang?,
        vat: vat?,
    })
}

impl OrganisationPage {
    fn of(established: &Established, form: Form) -> Self {
        let choice = |vat: Vat| {
            let (label, hint) = vat.of(
                ("organisation-vat-excluded", "organisation-vat-excluded-hint"),
                ("organisation-vat-included", "organisation-vat-included-hint"),
            );
            Choice::new(vat.code(), label).explained(hint)
        };
        Self {
            form,
            country: country_key(established.country),
            languages: languages(),
            figures: Vat::ALL.map(choice).to_vec(),
        }
    }
}
