//! A lost password: asking for a way back, and choosing a new one by the link that was sent.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use web::paths::SignIn;
use web::{Form, Guest, House, Onward, Page, Problem, Rejection, Toast, TypedPath, filters};

use super::password::{PasswordPage, chosen};
use super::sign_in::Client;
use super::users::read_email;
use crate::forgotten::{ask, choose, find};
use crate::throttle::Turnstile;
use crate::user::{AccountRejected, names_beside};

/// The link signs nobody in.
const SAVE: &str = "forgotten-save";

/// Where one asks for a way back.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/forgotten-password")]
pub struct Forgotten;

/// Where the link leads that was sent.
#[derive(TypedPath, Deserialize, Debug, Clone)]
#[typed_path("/forgotten-password/{token}", rejection(Problem))]
pub struct ForgottenLink {
    pub token: String,
}

#[derive(Template)]
#[template(path = "accounts/forgotten.html")]
pub struct ForgottenPage {
    form: Form,
    /// Whether letters can leave: without, an owner has to help.
    writes: bool,
    is_asked: bool,
}

pub async fn show(
    _: Forgotten,
    guest: Guest,
    State(house): State<House>,
) -> Result<Page<ForgottenPage>, Problem> {
    let writes = post::is_set_up(house.store.reader()).await?;
    Ok(guest.page(ForgottenPage { form: Form::new("forgotten"), writes, is_asked: false }))
}

/// Answers the same whether anybody has the address or not.
pub async fn create(
    _: Forgotten,
    guest: Guest,
    State(house): State<House>,
    (Extension(turnstile), client): (Extension<Arc<Turnstile>>, Client),
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("forgotten");
    let writes = post::is_set_up(house.store.reader()).await?;
    let email = read_email(&mut form, "email");
    if let Err(until) = turnstile.pass(client.0, house.ambient.now()) {
        form.complain_of_all(AccountRejected::Wait(until).sentence());
    }
    let (Some(email), true) = (email, form.is_sound() && writes) else {
        return Ok(guest.page(ForgottenPage { form, writes, is_asked: false }).refused().into_response());
    };
    ask(&house.store, &email).await?;
    Ok(guest.page(ForgottenPage { form, writes, is_asked: true }).into_response())
}

/// Looking uses nothing up: programs that read mail before people do open its links.
pub async fn show_link(
    path: ForgottenLink,
    guest: Guest,
    State(house): State<House>,
) -> Result<Page<PasswordPage>, Problem> {
    find(&house.store, &path.token).await?.ok_or_else(bad_link)?;
    Ok(guest.page(PasswordPage::new(Form::new("password"), &path, SAVE)))
}

pub async fn use_link(
    path: ForgottenLink,
    guest: Guest,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("password");
    let user = find(&house.store, &path.token).await?.ok_or_else(bad_link)?;
    let names = names_beside(&house.store, user).await?;
    let Some(password) = chosen(&mut form, "new", &names) else {
        let page = PasswordPage::new(form, &path, SAVE);
        return Ok(guest.page(page).refused().into_response());
    };
    match choose(&house.store, &path.token, password).await {
        Ok(()) => Ok(Onward::to(SignIn).signed_out().saying(Toast::new("forgotten-done")).into_response()),
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(bad_link()),
    }
}

fn bad_link() -> Problem {
    Problem::rejected("forgotten-bad-link")
}
