//! A sample room: one list with a form, written as a context writes its pages.

use askama::Template;
use axum::Extension;
use axum::response::{IntoResponse, Response};
use jiff::civil::{Date, date};
use kernel::{Ability, Money};
use personal::{Access, Personal, Purpose};
use serde::Deserialize;
use web::{
    Form, Guest as Stranger, Onward, Page, Problem, Rejection, Routes, Rule, Sentence, Toast, TypedPath,
    Visitor, Words, filters,
};

pub const WORDS: Words =
    Words { room: "guestbook", fr: include_str!("../locales/fr.ftl"), en: include_str!("../locales/en.ftl") };

#[derive(TypedPath, Deserialize)]
#[typed_path("/guests")]
pub struct Guests;

#[derive(TypedPath, Deserialize)]
#[typed_path("/guests/{number}", rejection(Problem))]
pub struct OneGuest {
    pub number: u32,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/guests/purge")]
pub struct Purge;

#[derive(TypedPath, Deserialize)]
#[typed_path("/door")]
pub struct Door;

#[derive(TypedPath, Deserialize)]
#[typed_path("/trouble/{kind}")]
pub struct Trouble {
    kind: String,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/set-up")]
pub struct SetUp;

pub fn routes() -> Routes {
    Routes::new()
        .get(Rule::May(Ability::SeeCustomers, Purpose::ClientManagement), list)
        .post(Rule::May(Ability::SeeCustomers, Purpose::ClientManagement), add)
        .get(Rule::May(Ability::SeeCustomers, Purpose::ClientManagement), one)
        .post(Rule::May(Ability::ManageOrganisation, Purpose::DataProtection), purge)
        .get(Rule::Open, door)
        .get(Rule::SetUp, set_up)
        .get(Rule::May(Ability::SeeCustomers, Purpose::ClientManagement), trouble)
        .post(Rule::May(Ability::SeeCustomers, Purpose::ClientManagement), trouble)
        .knowing(Banned("Hugo Lemaire"))
}

#[derive(Clone)]
struct Banned(&'static str);

struct Guest {
    name: Personal<String>,
    spent: Option<Money>,
    seen: Date,
}

#[derive(Template)]
#[template(path = "guestbook/list.html", blocks = ["rows"])]
struct GuestList {
    guests: Vec<Guest>,
    form: Form,
    access: Access,
}

fn guests() -> Vec<Guest> {
    vec![
        Guest {
            name: Personal::new("Claire <Vandenberghe>".into()),
            spent: Some(Money::eur(1_842_050)),
            seen: date(2026, 11, 22),
        },
        Guest { name: Personal::new("Marc Delattre".into()), spent: None, seen: date(2025, 8, 1) },
    ]
}

fn page(visitor: &Visitor, form: Form) -> Page<GuestList> {
    visitor
        .page(GuestList { guests: guests(), form, access: visitor.access })
        .part("rows", |page| Box::new(page.as_rows()))
}

async fn list(_: Guests, visitor: Visitor) -> Page<GuestList> {
    page(&visitor, Form::new("guest"))
}

async fn add(
    _: Guests,
    visitor: Visitor,
    banned: Extension<Banned>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("guest");
    if form.rearrange(&[("phones", "number")]) {
        return Ok(page(&visitor, form).into_response());
    }
    let name = form.required("name");
    form.read_optional("age", |text| text.parse::<u8>().map_err(|_| "guest-age-wrong"));
    form.secret("password");
    let (Some(name), true) = (name, form.is_sound()) else {
        return Ok(page(&visitor, form).refused().into_response());
    };
    admit(&name, banned.0.0)?;
    let toast = Toast::new("guest-saved").with_count("count", 1).with_undo(Purge);
    Ok(Onward::to(Guests).saying(toast).into_response())
}

#[derive(Debug, thiserror::Error)]
#[error("the guest is banned")]
struct IsBanned;

impl Rejection for IsBanned {
    fn sentence(&self) -> Sentence {
        "guest-banned".into()
    }
}

fn admit(name: &str, banned: &str) -> Result<(), IsBanned> {
    if name == banned { Err(IsBanned) } else { Ok(()) }
}

async fn one(guest: OneGuest, visitor: Visitor) -> Result<Page<GuestList>, Problem> {
    if guest.number == 3 {
        let toast = Toast::new("guest-saved").with_count("count", 2);
        return Ok(page(&visitor, Form::new("guest")).with_toast(toast));
    }
    if guest.number == 1 { Ok(page(&visitor, Form::new("guest"))) } else { Err(Problem::NotFound) }
}

async fn purge(_: Purge, _: Visitor) -> Onward {
    Onward::to(Guests)
}

async fn door(_: Door, guest: Stranger) -> String {
    guest.voice().say("guests")
}

async fn set_up(_: SetUp, guest: Stranger) -> String {
    guest.voice().say("guests")
}

async fn trouble(trouble: Trouble, _: Visitor) -> Result<String, Problem> {
    match trouble.kind.as_str() {
        "panic" => panic!("Claire Vandenberghe is in this panic"),
        "fault" => Err(Problem::fault(std::io::Error::other("the inside of a fault"))),
        "busy" => Err(store::Fault::Busy.into()),
        "full" => Err(store::Fault::DiskFull.into()),
        "conflict" => Err(Problem::Conflict("guest-banned".into())),
        "rejected" => Err(Problem::rejected("guest-banned")),
        "forbidden" => Err(Problem::Forbidden),
        "large" => Err(Problem::TooLarge),
        _ => Err(Problem::BadInput),
    }
}
