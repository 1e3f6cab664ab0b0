//! One's own account: name, language, how one likes Carnet, password, sessions.

use askama::Template;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use personal::{Access, Personal};
use post::Tongue;
use serde::Deserialize;
use web::paths::SignIn;
use web::view::Choice;
use web::{Form, House, Onward, Page, Problem, Rejection, SessionToken, Toast, TypedPath, Visitor, filters};

use super::password::chosen;
use super::tongues;
use crate::device::Device;
use crate::store::entity::session::Model;
use crate::store::{factors, sessions, users};
use crate::user::{
    AccountRejected, Ending, change_password, end_sessions as end_sessions_of, names_beside, present_oneself,
};

/// One's own page.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/account")]
pub struct Account;

/// Which sessions are to end is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/account/sessions/removal")]
pub struct SessionsRemoval;

#[derive(Template)]
#[template(path = "accounts/account.html")]
pub struct AccountPage {
    email: Personal<String>,
    access: Access,
    form: Form,
    languages: Vec<Choice>,
    has_second_factor: bool,
    sessions: Vec<SessionRow>,
}

/// A browser that is signed in.
struct SessionRow {
    /// By what its form names it.
    handle: String,
    device: Option<Personal<String>>,
    since: Timestamp,
    seen_at: Timestamp,
    is_this: bool,
}

pub async fn show(
    _: Account,
    visitor: Visitor,
    State(house): State<House>,
    Own(own): Own,
) -> Result<Page<AccountPage>, Problem> {
    let user = users::find(house.store.reader(), visitor.user).await?.ok_or(Problem::NotFound)?;
    let lang = user.lang.unwrap_or_else(|| visitor.voice().lang().code().to_owned());
    let form = Form::new("account").with("lang", lang).with_sealed("name", &user.name, &visitor.access);
    Ok(visitor.page(AccountPage::of(&visitor, &house, &own, form).await?))
}

/// Saves the name and the language, and the password if one was typed.
pub async fn change(
    _: Account,
    visitor: Visitor,
    State(house): State<House>,
    (Own(own), device): (Own, Device),
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("account");
    let name = form.required("name").map(Personal::new);
    let lang = form.read("lang", |text| Tongue::from_code(text).ok_or("choose-one"));
    let wants_password = !form.value("new").is_empty() || !form.value("present").is_empty();
    let (Some(name), Some(lang)) = (name, lang) else {
        return refused(&visitor, &house, &own, form).await;
    };
    if !wants_password {
        present_oneself(&house.store, visitor.user, name, lang).await?;
        return Ok(Onward::to(Account).saying(Toast::new("account-saved")).into_response());
    }
    let names = names_beside(&house.store, visitor.user).await?;
    let (Some(present), Some(new)) = (form.secret("present"), chosen(&mut form, "new", &names)) else {
        return refused(&visitor, &house, &own, form).await;
    };
    match change_password(&house.store, visitor.user, (present, new), &device).await {
        Ok(session) => {
            present_oneself(&house.store, visitor.user, name, lang).await?;
            let saved = Onward::to(Account).signed_in(session).saying(Toast::new("password-changed"));
            Ok(saved.into_response())
        }
        Err(AccountRejected::NotKnown) => {
            form.complain("present", "account-present-wrong");
            refused(&visitor, &house, &own, form).await
        }
        Err(rejected @ AccountRejected::Wait(_)) => {
            form.complain("present", rejected.sentence());
            refused(&visitor, &house, &own, form).await
        }
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => Err(rejected.into()),
    }
}

pub async fn end_sessions(
    _: SessionsRemoval,
    visitor: Visitor,
    State(house): State<House>,
    Own(own): Own,
    form: Form,
) -> Result<Onward, Problem> {
    let (ending, ended) = match form.value("session") {
        "" => (Ending::All, None),
        "others" => (Ending::Others(&own), Some("account-sessions-others-ended")),
        one => (Ending::One(hex::decode(one).map_err(|_| Problem::BadInput)?), Some("account-session-ended")),
    };
    end_sessions_of(&house.store, visitor.user, ending).await?;
    Ok(match ended {
        Some(toast) => Onward::to(Account).saying(Toast::new(toast)),
        None => Onward::to(SignIn).signed_out(),
    })
}

/// The session the request came with.
pub struct Own(SessionToken);

impl<S: Send + Sync> FromRequestParts<S> for Own {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        SessionToken::of_request(&parts.headers).map(Self).ok_or(Problem::SignInNeeded)
    }
}

async fn refused(
    visitor: &Visitor,
    house: &House,
    own: &SessionToken,
    form: Form,
) -> Result<Response, Problem> {
    Ok(visitor.page(AccountPage::of(visitor, house, own, form).await?).refused().into_response())
}

impl AccountPage {
    async fn of(visitor: &Visitor, house: &House, own: &SessionToken, form: Form) -> Result<Self, Problem> {
        let db = house.store.reader();
        let user = users::find(db, visitor.user).await?.ok_or(Problem::NotFound)?;
        let handle = sessions::handle(house.store.key(), own);
        let found = sessions::of(db, visitor.user, visitor.now()).await?;
        let mut sessions: Vec<_> = found.into_iter().map(|one| SessionRow::of(one, &handle)).collect();
        sessions.sort_by_key(|session| !session.is_this);
        Ok(Self {
            email: user.email,
            access: visitor.access,
            form,
            languages: tongues(),
            has_second_factor: factors::is_set(db, visitor.user).await?,
            sessions,
        })
    }
}

impl SessionRow {
    fn of(session: Model, own: &[u8]) -> Self {
        Self {
            handle: hex::encode(&session.digest),
            is_this: session.digest == own,
            device: session.device,
            since: session.created_at.timestamp(),
            // a session of before it was noted is as old as it is
            seen_at: session.seen_at.max(session.created_at).timestamp(),
        }
    }
}
