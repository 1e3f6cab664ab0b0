//! The second step of signing in: the code from one's telephone, or a recovery code.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use web::{Form, Guest, House, Onward, Problem, Rejection, TypedPath, filters};

use super::sign_in::{Client, next_of};
use crate::device::Device;
use crate::second_factor::pass;
use crate::throttle::Turnstile;
use crate::user::AccountRejected;

/// Where the code is posted.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/sign-in/code")]
pub struct SignInCode;

#[derive(Template)]
#[template(path = "accounts/sign-in-code.html")]
struct CodePage {
    form: Form,
}

/// The page that asks for the code, right after the password: nothing of it is an address, since the token
/// it holds stands for the password.
pub fn ask_for_code(guest: &Guest, token: &str, next: &str) -> Response {
    let form = Form::new("code").with("waiting", token).with("next", next);
    guest.page(CodePage { form }).into_response()
}

pub async fn create(
    _: SignInCode,
    guest: Guest,
    State(house): State<House>,
    (Extension(turnstile), client, device): (Extension<Arc<Turnstile>>, Client, Device),
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("code");
    let Some(code) = form.required("code") else { return Ok(refused(&guest, form)) };
    if let Err(until) = turnstile.pass(client.0, house.ambient.now()) {
        form.complain("code", AccountRejected::Wait(until).sentence());
        return Ok(refused(&guest, form));
    }
    match pass(&house.store, form.value("waiting"), &code, &device).await {
        Ok(session) => Ok(Onward::to(next_of(&form)).signed_in(session).into_response()),
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => {
            form.complain("code", rejected.sentence());
            Ok(refused(&guest, form))
        }
    }
}

/// What was typed does not come back.
fn refused(guest: &Guest, form: Form) -> Response {
    guest.page(CodePage { form: form.replacing("code", "") }).refused().into_response()
}
