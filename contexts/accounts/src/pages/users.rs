//! The colleagues: who signs in, inviting one more, closing an account.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::{IntoResponse, Response};
use kernel::{Role, UserId};
use personal::{Access, Personal};
use post::Tongue;
use serde::Deserialize;
use store::Fault;
use web::view::Choice;
use web::{
    Form, House, Onward, Page, Problem, Rejection, Sentence, Toast, TypedPath, Visitor, filters, role_key,
};

use super::password::PasswordPath;
use super::{roles, tongues};
use crate::invitation::Invitation;
use crate::store::users;
use crate::user::{AccountRejected, NewUser, invite as invite_user, make_link, set_open};

/// The colleagues.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/users")]
pub struct Users;

/// A new link for a colleague.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/users/{id}/invitation", rejection(Problem))]
pub struct UserInvitation {
    pub id: UserId,
}

/// Closing a colleague's account.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/users/{id}/closure", rejection(Problem))]
pub struct UserClosure {
    pub id: UserId,
}

/// Opening it again.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/users/{id}/opening", rejection(Problem))]
pub struct UserOpening {
    pub id: UserId,
}

#[derive(Template)]
#[template(path = "accounts/users.html")]
pub struct UsersPage {
    users: Vec<Colleague>,
    access: Access,
    form: Form,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    link: Option<Link>,
}

struct Colleague {
    id: UserId,
    name: Personal<String>,
    email: Personal<String>,
    role: Sentence,
    state: Sentence,
    is_open: bool,
    is_self: bool,
}

/// A link to hand over, shown this once.
struct Link {
    address: String,
    until: jiff::Timestamp,
    is_mailed: bool,
}

pub async fn list(
    _: Users,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Page<UsersPage>, Problem> {
    Ok(visitor.page(UsersPage::of(&visitor, &house, Form::new("user"), None).await?))
}

pub async fn invite(
    _: Users,
    visitor: Visitor,
    State(house): State<House>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("user");
    let name = form.required("name");
    let email = read_email(&mut form, "email");
    let role = form.read("role", |text| Role::from_name(text).ok_or("choose-one"));
    let (Some(name), Some(email), Some(role)) = (name, email, role) else {
        return Ok(visitor
            .page(UsersPage::of(&visitor, &house, form, None).await?)
            .refused()
            .into_response());
    };
    let lang = form.optional("lang").and_then(|code| Tongue::from_code(&code));
    let new = NewUser { name: Personal::new(name), email, role, lang };
    match invite_user(&house.store, visitor.actor(), new).await {
        Ok(invitation) => show_link(&visitor, &house, &headers, invitation).await,
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => {
            form.complain("email", rejected.sentence());
            Ok(visitor.page(UsersPage::of(&visitor, &house, form, None).await?).refused().into_response())
        }
    }
}

pub async fn link(
    path: UserInvitation,
    visitor: Visitor,
    State(house): State<House>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let made = make_link(&house.store, visitor.actor(), path.id).await?;
    let invitation = made.ok_or(Problem::NotFound)?;
    show_link(&visitor, &house, &headers, invitation).await
}

pub async fn close(
    path: UserClosure,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Onward, Problem> {
    change(&house, &visitor, path.id, false).await?;
    Ok(Onward::to(Users).saying(Toast::new("user-closed")))
}

pub async fn open(
    path: UserOpening,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Onward, Problem> {
    change(&house, &visitor, path.id, true).await?;
    Ok(Onward::to(Users).saying(Toast::new("user-opened")))
}

/// An address as it is kept, or a complaint under its field.
pub fn read_email(form: &mut Form, field: &str) -> Option<Personal<String>> {
    form.read(field, |text| match values::email::parse(text).as_deref() {
        Ok([email]) => Ok(Personal::new(email.canonical.clone())),
        _ => Err("email-not-one"),
    })
}

async fn change(house: &House, visitor: &Visitor, id: UserId, open: bool) -> Result<(), Problem> {
    users::find(house.store.reader(), id).await?.ok_or(Problem::NotFound)?;
    match set_open(&house.store, visitor.actor(), id, open).await {
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        other => Ok(other?),
    }
}

async fn show_link(
    visitor: &Visitor,
    house: &House,
    headers: &HeaderMap,
    invitation: Invitation,
) -> Result<Response, Problem> {
    // a proxy may rewrite the host: what the house says of itself goes first
    let asked = || headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let place = house.address.clone().unwrap_or_else(|| format!("http://{}", asked()));
    let path = PasswordPath { token: invitation.token };
    let link =
        Link { address: format!("{place}{path}"), until: invitation.until, is_mailed: invitation.is_mailed };
    Ok(visitor.page(UsersPage::of(visitor, house, Form::new("user"), Some(link)).await?).into_response())
}

impl UsersPage {
    async fn of(visitor: &Visitor, house: &House, form: Form, link: Option<Link>) -> Result<Self, Problem> {
        let found = users::all(house.store.reader()).await?;
        let users = found.into_iter().map(|user| Colleague::of(user, visitor.user));
        let users = users.collect::<Result<_, _>>()?;
        Ok(Self { users, access: visitor.access, form, roles: roles(), languages: tongues(), link })
    }
}

impl Colleague {
    fn invitation(&self) -> UserInvitation {
        UserInvitation { id: self.id }
    }

    fn closure(&self) -> UserClosure {
        UserClosure { id: self.id }
    }

    fn opening(&self) -> UserOpening {
        UserOpening { id: self.id }
    }

    fn of(user: crate::store::entity::user::Model, own: UserId) -> Result<Self, Fault> {
        let is_open = user.disabled_at.is_none();
        let state = match (is_open, &user.password_hash) {
            (false, _) => "user-state-closed",
            (true, None) => "user-state-invited",
            (true, Some(_)) => "user-state-open",
        };
        Ok(Self {
            role: role_key(user.role()?).into(),
            id: user.id(),
            is_open,
            is_self: user.id() == own,
            state: state.into(),
            name: user.name,
            email: user.email,
        })
    }
}
