//! A colleague: what they are here, their way in, and what becomes of what they look after when they leave.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use contracts::{Handover, Held};
use kernel::{Role, UserId, Visibility};
use personal::{Access, Personal};
use serde::Deserialize;
use web::view::{Choice, Crumb};
use web::{
    Form, House, Onward, Page, Problem, Rejection, Sentence, Toast, TypedPath, Visitor, filters, role_key,
};

use super::roles;
use super::sight::{self, UserSight};
use super::teams::Teams;
use super::users::{UserClosure, UserInvitation, UserOpening, Users};
use crate::second_factor::reset;
use crate::sight::Sight;
use crate::store::{factors, users};
use crate::team::{change_role, let_go, take_back};
use crate::user::AccountRejected;

/// A colleague.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/users/{id}", rejection(Problem))]
pub struct UserPath {
    pub id: UserId,
}

/// That a colleague lost telephone and codes is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/users/{id}/second-factor/removal", rejection(Problem))]
pub struct UserFactorRemoval {
    pub id: UserId,
}

#[derive(Template)]
#[template(path = "accounts/colleague.html")]
pub struct ColleaguePage {
    crumbs: Vec<Crumb>,
    id: UserId,
    name: Personal<String>,
    email: Personal<String>,
    role: Sentence,
    is_open: bool,
    is_self: bool,
    has_second_factor: bool,
    form: Form,
    roles: Vec<Choice>,
    /// Whether their role sees everything, whatever is set.
    sees_everything: bool,
    /// The locale key of how far they see.
    sees: &'static str,
    sight: Form,
    visibilities: Vec<Choice>,
    teams: Vec<Choice>,
    leaving: Form,
    held: Held,
    heirs: Vec<Heir>,
    access: Access,
}

/// Somebody who can take over.
struct Heir {
    id: String,
    name: Personal<String>,
}

/// Whoever keeps what colleagues look after.
pub type Estate = Arc<dyn Handover>;

/// The forms of the page, where one of them was tried.
#[derive(Default)]
pub struct Forms {
    pub role: Option<Form>,
    pub sight: Option<Form>,
    pub leaving: Option<Form>,
}

pub async fn show(
    path: UserPath,
    visitor: Visitor,
    State(house): State<House>,
    Extension(handover): Extension<Estate>,
) -> Result<Page<ColleaguePage>, Problem> {
    let page = ColleaguePage::of(&visitor, &house, &*handover, path.id, Forms::default()).await?;
    Ok(visitor.page(page))
}

pub async fn change(
    path: UserPath,
    visitor: Visitor,
    State(house): State<House>,
    Extension(handover): Extension<Estate>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("user");
    let role = form.read("role", |text| Role::from_name(text).ok_or("choose-one"));
    let changed = match role {
        Some(role) => change_role(&house.store, visitor.actor(), path.id, role).await,
        None => Ok(()),
    };
    complain(&mut form, "role", changed)?;
    if form.is_sound() {
        return Ok(Onward::to(path).saying(Toast::new("user-role-changed")).into_response());
    }
    let forms = Forms { role: Some(form), ..Forms::default() };
    let page = ColleaguePage::of(&visitor, &house, &*handover, path.id, forms).await?;
    Ok(visitor.page(page).refused().into_response())
}

pub async fn close(
    path: UserClosure,
    visitor: Visitor,
    State(house): State<House>,
    Extension(handover): Extension<Estate>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("leaving");
    let heir = form.read_optional("heir", |text| text.parse::<UserId>().map_err(|_| "choose-one"));
    if form.is_sound() {
        let gone = let_go(&house.store, &*handover, visitor.actor(), (path.id, heir)).await;
        complain(&mut form, "heir", gone)?;
    }
    if form.is_sound() {
        return Ok(Onward::to(Users).saying(Toast::new("user-closed")).into_response());
    }
    let forms = Forms { leaving: Some(form), ..Forms::default() };
    let page = ColleaguePage::of(&visitor, &house, &*handover, path.id, forms).await?;
    Ok(visitor.page(page).refused().into_response())
}

pub async fn open(
    path: UserOpening,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Onward, Problem> {
    match take_back(&house.store, visitor.actor(), path.id).await {
        Ok(()) => Ok(Onward::to(UserPath { id: path.id }).saying(Toast::new("user-opened"))),
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(AccountRejected::Gone) => Err(Problem::NotFound),
        Err(rejected) => Err(rejected.into()),
    }
}

pub async fn forget_factor(
    path: UserFactorRemoval,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Onward, Problem> {
    if path.id == visitor.user {
        return Err(Problem::Forbidden); // one's own is given up by a code, on one's own page
    }
    users::find(house.store.reader(), path.id).await?.ok_or(Problem::NotFound)?;
    reset(&house.store, visitor.actor(), path.id).await?;
    Ok(Onward::to(UserPath { id: path.id }).saying(Toast::new("user-factor-reset")))
}

/// What was not done is said beside its field.
pub fn complain(form: &mut Form, field: &str, done: Result<(), AccountRejected>) -> Result<(), Problem> {
    match done {
        Ok(()) => Ok(()),
        Err(AccountRejected::Fault(fault)) => Err(fault.into()),
        Err(AccountRejected::Gone) => Err(Problem::NotFound),
        Err(rejected) => {
            form.complain(field, rejected.sentence());
            Ok(())
        }
    }
}

impl ColleaguePage {
    /// The page of a colleague, with the forms as they were tried.
    pub async fn of(
        visitor: &Visitor,
        house: &House,
        handover: &dyn Handover,
        id: UserId,
        forms: Forms,
    ) -> Result<Self, Problem> {
        let db = house.store.reader();
        let everybody = users::all(db).await?;
        let (theirs, others): (Vec<_>, Vec<_>) = everybody.into_iter().partition(|user| user.id() == id);
        let user = theirs.into_iter().next().ok_or(Problem::NotFound)?;
        let (role, seen) = (user.role()?, Sight::of(&user)?);
        let heirs = others.into_iter().filter(|other| other.disabled_at.is_none());
        Ok(Self {
            crumbs: vec![Crumb::link("users", Users), Crumb::here("user-one")],
            id,
            role: role_key(role).into(),
            is_open: user.disabled_at.is_none(),
            is_self: id == visitor.user,
            has_second_factor: factors::is_set(db, id).await?,
            form: forms.role.unwrap_or_else(|| Form::new("user").with("role", role.name())),
            roles: roles(),
            sees_everything: role.sees_everything(),
            sees: sight::key(if role.sees_everything() { Visibility::All } else { seen.visibility }),
            sight: forms.sight.unwrap_or_else(|| sight::fill(Form::new("user"), seen)),
            visibilities: sight::visibilities(),
            teams: sight::team_choices(db).await?,
            leaving: forms.leaving.unwrap_or_else(|| Form::new("leaving")),
            held: handover.held_by(&house.store, id).await?,
            heirs: heirs.map(|heir| Heir { id: heir.id().to_string(), name: heir.name }).collect(),
            access: visitor.access,
            name: user.name,
            email: user.email,
        })
    }

    fn invitation(&self) -> UserInvitation {
        UserInvitation { id: self.id }
    }

    fn closure(&self) -> UserClosure {
        UserClosure { id: self.id }
    }

    fn opening(&self) -> UserOpening {
        UserOpening { id: self.id }
    }

    fn factor_removal(&self) -> UserFactorRemoval {
        UserFactorRemoval { id: self.id }
    }

    fn sight_change(&self) -> UserSight {
        UserSight { id: self.id }
    }

    fn path(&self) -> UserPath {
        UserPath { id: self.id }
    }

    /// What is to be handed over, counted.
    fn estate(&self) -> Sentence {
        let Held { people, companies, tasks } = self.held;
        Sentence::new("leaving-held").with("people", people).with("companies", companies).with("tasks", tasks)
    }
}
