//! Setting the way up, and trying it.

use askama::Template;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::{IntoResponse, Response};
use personal::{Access, Personal};
use post::{Carrier, Settings, Trouble, Way};
use serde::Deserialize;
use web::view::Choice;
use web::{Form, House, Onward, Page, Problem, Sentence, Toast, TypedPath, Visitor, filters};

use super::form::{self, Wish};
use super::outbox::{Row, Target, rows};
use crate::entry;

/// The mailroom.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/mail")]
pub struct Mail;

/// A trial is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/mail/trial")]
pub struct Trial;

#[derive(Template)]
#[template(path = "mailroom/mail.html")]
pub struct MailPage {
    form: Form,
    trial: Form,
    ways: Vec<Choice>,
    securities: Vec<Choice>,
    password_hint: &'static str,
    is_set_up: bool,
    is_folder: bool,
    told: Option<Told>,
    rows: Vec<Row>,
    access: Access,
}

/// How a trial went.
struct Told {
    is_fine: bool,
    sentence: Sentence,
    answer: Option<Personal<String>>,
}

pub async fn show(
    _: Mail,
    visitor: Visitor,
    State(house): State<House>,
    headers: HeaderMap,
) -> Result<Page<MailPage>, Problem> {
    let settings = post::find(house.store.reader(), house.store.key()).await?;
    let form = form::filled(settings.as_ref(), &place(&house, &headers));
    Ok(visitor.page(MailPage::of(&visitor, &house, settings, form).await?))
}

pub async fn save(
    _: Mail,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("mail");
    let before = post::find(house.store.reader(), house.store.key()).await?;
    let Some(wish) = form::read(&mut form, before.as_ref()) else {
        return Ok(visitor
            .page(MailPage::of(&visitor, &house, before, form).await?)
            .refused()
            .into_response());
    };
    let (after, said) = match &wish {
        Wish::Nothing => (None, "mail-removed"),
        Wish::By(settings) => (Some(settings.as_ref()), "mail-saved"),
    };
    entry::change(&house.store, visitor.user, after).await?;
    Ok(Onward::to(Mail).saying(Toast::new(said)).into_response())
}

pub async fn try_out(
    _: Trial,
    visitor: Visitor,
    State(house): State<House>,
    (Extension(carrier), headers): (Extension<Carrier>, HeaderMap),
    form: Form,
) -> Result<Response, Problem> {
    let mut trial = form.named("mail-trial");
    let to = trial.read("to", |text| post::canonical(text).map_err(form::bad_address));
    let settings = post::find(house.store.reader(), house.store.key()).await?;
    let filled = form::filled(settings.as_ref(), &place(&house, &headers));
    let target = Target::of(settings.as_ref());
    let mut page = MailPage::of(&visitor, &house, settings, filled).await?;
    let Some(to) = to else {
        return Ok(visitor.page(MailPage { trial, ..page }).refused().into_response());
    };
    let tongue = visitor.voice().lang().into();
    let tried = entry::try_out(&house.store, &carrier, tongue, &Personal::new(to)).await?;
    page.told = Some(Told::of(tried, page.is_folder, &carrier, &target));
    Ok(visitor.page(MailPage { trial, ..page }).into_response())
}

/// What people type to reach Carnet: what was said at its start goes first, else what this owner typed.
fn place(house: &House, headers: &HeaderMap) -> String {
    let asked = || headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    house.address.clone().unwrap_or_else(|| format!("http://{}", asked()))
}

impl MailPage {
    async fn of(
        visitor: &Visitor,
        house: &House,
        settings: Option<Settings>,
        form: Form,
    ) -> Result<Self, Problem> {
        let relay = settings.as_ref().and_then(|settings| match &settings.way {
            Way::Relay(relay) => Some(relay),
            Way::Folder => None,
        });
        Ok(Self {
            form,
            trial: Form::new("mail-trial"),
            ways: form::ways(),
            securities: form::securities(),
            password_hint: match relay.and_then(|relay| relay.sign_in.as_ref()) {
                Some(_) => "mail-password-kept",
                None => "mail-password-hint",
            },
            is_set_up: settings.is_some(),
            is_folder: settings.as_ref().is_some_and(|settings| settings.way == Way::Folder),
            told: None,
            rows: rows(&house.store, &Target::of(settings.as_ref())).await?,
            access: visitor.access,
        })
    }
}

impl Told {
    fn of(tried: Result<(), Trouble>, is_folder: bool, carrier: &Carrier, target: &Target) -> Self {
        let folder = carrier.folder().display().to_string();
        match tried {
            Ok(()) if is_folder => Self {
                is_fine: true,
                sentence: Sentence::new("mail-trial-laid-down").with("folder", folder),
                answer: None,
            },
            Ok(()) => Self { is_fine: true, sentence: "mail-trial-sent".into(), answer: None },
            Err(trouble) => {
                Self { is_fine: false, sentence: target.worded(trouble.why), answer: trouble.answer }
            }
        }
    }
}
