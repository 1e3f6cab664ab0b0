//! The colleagues: who signs in, inviting one more, what is asked of all.

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

use super::colleague::UserPath;
use super::password::PasswordPath;
use super::teams::Teams;
use super::{roles, sight, tongues};
use crate::invitation::Invitation;
use crate::second_factor::require;
use crate::sight::Sight;
use crate::store::entity::user::Model;
use crate::store::{factors, organisation, users};
use crate::user::{AccountRejected, NewUser, invite as invite_user, make_link};

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

/// Whether everybody must have a second factor is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/users/second-factor")]
pub struct FactorDemand;

#[derive(Template)]
#[template(path = "accounts/users.html")]
pub struct UsersPage {
    users: Vec<Colleague>,
    access: Access,
    form: Form,
    roles: Vec<Choice>,
    visibilities: Vec<Choice>,
    teams: Vec<Choice>,
    languages: Vec<Choice>,
    link: Option<Link>,
    is_factor_required: bool,
}

struct Colleague {
    id: UserId,
    name: Personal<String>,
    email: Personal<String>,
    role: Sentence,
    state: Sentence,
    is_open: bool,
    is_self: bool,
    has_second_factor: bool,
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
    Ok(visitor.page(UsersPage::of(&visitor, &house, fresh(), None).await?))
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
    let sight = sight::read(&mut form);
    let (Some(name), Some(email), Some(role), Some(sight)) = (name, email, role, sight) else {
        return Ok(visitor
            .page(UsersPage::of(&visitor, &house, form, None).await?)
            .refused()
            .into_response());
    };
    let lang = form.optional("lang").and_then(|code| Tongue::from_code(&code));
    let new = NewUser { name: Personal::new(name), email, role, lang, sight };
    match invite_user(&house.store, visitor.actor(), new).await {
        Ok(invitation) => show_link(&visitor, &house, &headers, invitation).await,
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(rejected) => {
            let field = if rejected == AccountRejected::NoTeam { "team" } else { "email" };
            form.complain(field, rejected.sentence());
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

/// Whether everybody must have a second factor from now on.
pub async fn demand(
    _: FactorDemand,
    visitor: Visitor,
    State(house): State<House>,
    form: Form,
) -> Result<Onward, Problem> {
    let is_required = form.value("required") == "yes";
    require(&house.store, visitor.user, is_required).await?;
    let said = if is_required { "factor-now-required" } else { "factor-left-to-each" };
    Ok(Onward::to(Users).saying(Toast::new(said)))
}

/// An invitation nobody has filled in: who comes sees everything, unless somebody says otherwise.
fn fresh() -> Form {
    sight::fill(Form::new("user"), Sight::default())
}

/// An address as it is kept, or a complaint under its field.
pub fn read_email(form: &mut Form, field: &str) -> Option<Personal<String>> {
    form.read(field, |text| match values::email::parse(text).as_deref() {
        Ok([email]) => Ok(Personal::new(email.canonical.clone())),
        _ => Err("email-not-one"),
    })
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
    Ok(visitor.page(UsersPage::of(visitor, house, fresh(), Some(link)).await?).into_response())
}

impl UsersPage {
    async fn of(visitor: &Visitor, house: &House, form: Form, link: Option<Link>) -> Result<Self, Problem> {
        let db = house.store.reader();
        let with_factor = factors::all_set(db).await?;
        let colleague = |user: Model| {
            let has_second_factor = with_factor.contains(&user.id());
            Colleague::of(user, visitor.user, has_second_factor)
        };
        let users = users::all(db).await?.into_iter().map(colleague).collect::<Result<_, _>>()?;
        let is_factor_required = organisation::requires_factor(db).await?;
        let (roles, languages, visibilities) = (roles(), tongues(), sight::visibilities());
        let teams = sight::team_choices(db).await?;
        let access = visitor.access;
        Ok(Self { users, access, form, roles, visibilities, teams, languages, link, is_factor_required })
    }
}

impl Colleague {
    fn invitation(&self) -> UserInvitation {
        UserInvitation { id: self.id }
    }

    fn page(&self) -> UserPath {
        UserPath { id: self.id }
    }

    fn of(user: Model, own: UserId, has_second_factor: bool) -> Result<Self, Fault> {
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
            has_second_factor,
            state: state.into(),
            name: user.name,
            email: user.email,
        })
    }
}
