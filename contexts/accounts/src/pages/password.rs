//! Choosing a password by a link: an invitation, or a reset from the command line.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use personal::Personal;
use serde::Deserialize;
use web::paths::Home;
use web::{Form, Guest, House, Onward, Page, Problem, Sentence, Toast, TypedPath, filters};

use super::code::ask_for_code;
use crate::device::Device;
use crate::password::Password;
use crate::second_factor::Entrance;
use crate::store::invitations;
use crate::user::{AccountRejected, choose_password, names_beside};

/// The link's page.
#[derive(TypedPath, Deserialize, Debug, Clone)]
#[typed_path("/password/{token}", rejection(Problem))]
pub struct PasswordPath {
    pub token: String,
}

#[derive(Template)]
#[template(path = "accounts/password.html")]
pub struct PasswordPage {
    form: Form,
    address: String,
    /// What the button says: it signs in, or only keeps the password.
    verb: &'static str,
}

impl PasswordPage {
    pub(super) fn new(form: Form, address: impl std::fmt::Display, verb: &'static str) -> Self {
        Self { form, address: address.to_string(), verb }
    }
}

pub async fn show(
    path: PasswordPath,
    guest: Guest,
    State(house): State<House>,
) -> Result<Page<PasswordPage>, Problem> {
    let found = invitations::find(&house.store, &path.token).await?;
    if found.is_none_or(|found| found.user.is_none()) {
        return Err(AccountRejected::BadLink.into());
    }
    Ok(guest.page(PasswordPage::new(Form::new("password"), &path, "password-go")))
}

pub async fn create(
    path: PasswordPath,
    guest: Guest,
    State(house): State<House>,
    device: Device,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("password");
    let found = invitations::find(&house.store, &path.token).await?;
    let user = found.and_then(|found| found.user).ok_or(AccountRejected::BadLink)?;
    let names = names_beside(&house.store, user).await?;
    let Some(password) = chosen(&mut form, "new", &names) else {
        return Ok(guest.page(PasswordPage::new(form, &path, "password-go")).refused().into_response());
    };
    match choose_password(&house.store, &path.token, password, &device).await {
        Ok(Entrance::Open(session)) => {
            Ok(Onward::to(Home).signed_in(session).saying(Toast::new("password-chosen")).into_response())
        }
        Ok(Entrance::CodeAwaited(token)) => Ok(ask_for_code(&guest, &token, "")),
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => Err(rejected.into()),
    }
}

/// The password chosen in a field by somebody of these names, or a complaint there.
pub fn chosen(form: &mut Form, field: &str, names: &Personal<String>) -> Option<Password> {
    let typed = form.secret(field)?;
    Password::choose_beside(&typed, &[names.stored()])
        .map_err(|weak| form.complain(field, Sentence::from(weak)))
        .ok()
}
