//! Signing in and out.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{ConnectInfo, FromRequestParts, Query, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use personal::Personal;
use serde::Deserialize;
use web::paths::{Home, SignIn, local};
use web::{Form, Guest, House, Onward, Problem, Rejection, SessionToken, TypedPath, Visitor, filters};

use super::code::ask_for_code;
use super::forgotten::Forgotten;
use crate::device::Device;
use crate::second_factor::Entrance;
use crate::throttle::Turnstile;
use crate::user::{AccountRejected, sign_in, sign_out};

/// Where signing out is posted.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/sign-out")]
pub struct SignOut;

/// Where to go afterwards, and whether a session ended.
#[derive(Deserialize, Default)]
pub struct Next {
    #[serde(default)]
    next: String,
    #[serde(default)]
    ended: String,
}

#[derive(Template)]
#[template(path = "accounts/sign-in.html")]
pub struct SignInPage {
    form: Form,
    /// Whether something was sent when the session had ended: it is not kept.
    has_ended: bool,
}

pub async fn show(_: SignIn, guest: Guest, Query(next): Query<Next>) -> Response {
    if guest.member().is_some() {
        return Onward::to(Home).into_response();
    }
    let has_ended = !next.ended.is_empty();
    let form = Form::new("sign-in").with("next", next.next);
    guest.page(SignInPage { form, has_ended }).into_response()
}

pub async fn create(
    _: SignIn,
    guest: Guest,
    State(house): State<House>,
    (Extension(turnstile), client, device): (Extension<Arc<Turnstile>>, Client, Device),
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("sign-in");
    let password = form.secret("password");
    let (Some(email), Some(password)) = (form.required("email"), password) else {
        return Ok(guest.page(SignInPage { form, has_ended: false }).refused().into_response());
    };
    if let Err(until) = turnstile.pass(client.0, house.ambient.now()) {
        form.complain_of_all(AccountRejected::Wait(until).sentence());
        return Ok(guest.page(SignInPage { form, has_ended: false }).refused().into_response());
    }
    let email = Personal::new(canonical(&email));
    match sign_in(&house.store, &email, password, &device).await {
        Ok(Entrance::Open(session)) => Ok(Onward::to(next_of(&form)).signed_in(session).into_response()),
        Ok(Entrance::CodeAwaited(token)) => Ok(ask_for_code(&guest, &token, form.value("next"))),
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => {
            form.complain_of_all(rejected.sentence());
            Ok(guest.page(SignInPage { form, has_ended: false }).refused().into_response())
        }
    }
}

pub async fn end(
    _: SignOut,
    visitor: Visitor,
    State(house): State<House>,
    headers: HeaderMap,
) -> Result<Onward, Problem> {
    if let Some(token) = SessionToken::of_request(&headers) {
        sign_out(&house.store, visitor.user, &token).await?;
    }
    Ok(Onward::to(SignIn).signed_out())
}

/// Where whoever signs in wanted to go.
pub fn next_of(form: &Form) -> String {
    local(form.value("next")).map_or_else(|| Home.to_string(), str::to_owned)
}

/// Where a try comes from; behind a proxy, what the proxy says.
pub struct Client(pub Option<IpAddr>);

impl FromRequestParts<House> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        // only the last name is the proxy's own; those before it are whatever the client claimed
        let last = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let named = last.and_then(|names| names.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        Ok(Self(if house.address.is_some() { named } else { peer }))
    }
}

/// An address as it is kept; what is no address at all is looked for as typed, and not found.
fn canonical(typed: &str) -> String {
    match values::email::parse(typed).as_deref() {
        Ok([email]) => email.canonical.clone(),
        _ => typed.to_owned(),
    }
}
