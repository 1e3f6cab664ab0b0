//! The set-up page: the organisation, its controller and its owner, on one sheet.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use contracts::Bookkeeping;
use kernel::{Lang, Role, Vat};
use personal::Personal;
use serde::Deserialize;
use web::paths::{Home, SetUp};
use web::view::Choice;
use web::{Form, Guest, House, Onward, Page, Problem, filters};

use super::{COUNTRIES, languages};
use crate::device::Device;
use crate::organisation::Established;
use crate::pages::users::read_email;
use crate::password::Password;
use crate::sight::Sight;
use crate::user::{AccountRejected, NewHouse, NewUser, set_up};

/// The ticket that the console shows, as the link carries it.
#[derive(Deserialize, Default)]
pub struct Ticket {
    #[serde(default)]
    ticket: String,
}

#[derive(Template)]
#[template(path = "accounts/set-up.html")]
pub struct SetUpPage {
    form: Form,
    languages: Vec<Choice>,
    countries: Vec<Choice>,
}

/// The books may be open already: an import on an empty folder was told the country.
pub async fn show(
    _: SetUp,
    guest: Guest,
    Query(ticket): Query<Ticket>,
    State(house): State<House>,
    Extension(books): Extension<Arc<dyn Bookkeeping>>,
) -> Result<Page<SetUpPage>, Problem> {
    let country = books.rules(&house.store).await?.country;
    let form = Form::new("set-up").with("ticket", ticket.ticket).with("country", country.code());
    let lang = guest.voice().lang();
    Ok(guest.page(SetUpPage::of(form.with("lang", lang.code()))))
}

pub async fn create(
    _: SetUp,
    guest: Guest,
    State(house): State<House>,
    (Extension(books), device): (Extension<Arc<dyn Bookkeeping>>, Device),
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("set-up");
    let password = form.secret("password");
    let new = read(&mut form, password);
    let (Some(new), true) = (new, form.is_sound()) else {
        return Ok(guest.page(SetUpPage::of(form)).refused().into_response());
    };
    match set_up(&house.store, &*books, new, &device).await {
        Ok(session) => Ok(Onward::to(Home).signed_in(session).into_response()),
        Err(AccountRejected::BadTicket) => {
            form.complain("ticket", "set-up-bad-ticket");
            Ok(guest.page(SetUpPage::of(form)).refused().into_response())
        }
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => Err(rejected.into()),
    }
}

impl SetUpPage {
    fn of(form: Form) -> Self {
        let countries = COUNTRIES.map(|(country, name)| Choice::new(country.code(), name)).to_vec();
        Self { form, languages: languages(), countries }
    }
}

fn read(form: &mut Form, password: Option<String>) -> Option<NewHouse> {
    let ticket = form.required("ticket");
    let organisation = form.required("organisation");
    let country = form.read("country", |text| {
        let offered = COUNTRIES.iter().find(|(country, _)| country.code() == text);
        offered.map(|(country, _)| *country).ok_or("choose-one")
    });
    let lang = form.read("lang", |text| Lang::from_code(text).ok_or("choose-one"));
    let controller = form.required("controller");
    let name = form.required("name");
    let email = read_email(form, "email");
    let password = password.and_then(|typed| {
        let names = [form.value("organisation"), form.value("name"), form.value("email")];
        let chosen = Password::choose_beside(&typed, &names);
        chosen.map_err(|weak| form.complain("password", web::Sentence::from(weak))).ok()
    });
    let established = Established {
        name: organisation?,
        country: country?,
        lang: lang?,
        controller: Personal::new(controller?),
        vat: Vat::default(),
    };
    let owner = NewUser {
        name: Personal::new(name?),
        email: email?,
        role: Role::Owner,
        lang: lang.map(Into::into),
        sight: Sight::default(),
    };
    Some(NewHouse { ticket: ticket?, established, owner, password: password? })
}
