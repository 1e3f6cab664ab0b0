//! One's own account: language, password, sessions.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use personal::{Access, Personal};
use post::Tongue;
use serde::Deserialize;
use web::paths::SignIn;
use web::view::Choice;
use web::{Form, House, Onward, Page, Problem, Rejection, Toast, TypedPath, Visitor, filters};

use super::password::chosen;
use super::tongues;
use crate::store::users;
use crate::user::{AccountRejected, change_password, names_beside, sign_out_everywhere, speak};

/// One's own page.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/account")]
pub struct Account;

/// Ending every session is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/account/sessions/removal")]
pub struct SessionsRemoval;

#[derive(Template)]
#[template(path = "accounts/account.html")]
pub struct AccountPage {
    name: Personal<String>,
    email: Personal<String>,
    access: Access,
    form: Form,
    languages: Vec<Choice>,
}

pub async fn show(
    _: Account,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Page<AccountPage>, Problem> {
    let user = users::find(house.store.reader(), visitor.user).await?.ok_or(Problem::NotFound)?;
    let lang = user.lang.unwrap_or_else(|| visitor.voice().lang().code().to_owned());
    let form = Form::new("account").with("lang", lang);
    Ok(visitor.page(AccountPage::of(&visitor, &house, form).await?))
}

/// Saves the language, and the password if one was typed.
pub async fn change(
    _: Account,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("account");
    let lang = form.read("lang", |text| Tongue::from_code(text).ok_or("choose-one"));
    let wants_password = !form.value("new").is_empty() || !form.value("present").is_empty();
    let Some(lang) = lang else { return refused(&visitor, &house, form).await };
    if !wants_password {
        speak(&house.store, visitor.user, lang).await?;
        return Ok(Onward::to(Account).saying(Toast::new("account-saved")).into_response());
    }
    let names = names_beside(&house.store, visitor.user).await?;
    let (Some(present), Some(new)) = (form.secret("present"), chosen(&mut form, "new", &names)) else {
        return refused(&visitor, &house, form).await;
    };
    match change_password(&house.store, visitor.user, present, new).await {
        Ok(session) => {
            speak(&house.store, visitor.user, lang).await?;
            let saved = Onward::to(Account).signed_in(session).saying(Toast::new("password-changed"));
            Ok(saved.into_response())
        }
        Err(AccountRejected::NotKnown) => {
            form.complain("present", "account-present-wrong");
            refused(&visitor, &house, form).await
        }
        Err(rejected @ AccountRejected::Wait(_)) => {
            form.complain("present", rejected.sentence());
            refused(&visitor, &house, form).await
        }
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => Err(rejected.into()),
    }
}

pub async fn end_sessions(
    _: SessionsRemoval,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Onward, Problem> {
    sign_out_everywhere(&house.store, visitor.user).await?;
    Ok(Onward::to(SignIn).signed_out())
}

async fn refused(visitor: &Visitor, house: &House, form: Form) -> Result<Response, Problem> {
    Ok(visitor.page(AccountPage::of(visitor, house, form).await?).refused().into_response())
}

impl AccountPage {
    async fn of(visitor: &Visitor, house: &House, form: Form) -> Result<Self, Problem> {
        let user = users::find(house.store.reader(), visitor.user).await?.ok_or(Problem::NotFound)?;
        Ok(Self { name: user.name, email: user.email, access: visitor.access, form, languages: tongues() })
    }
}
