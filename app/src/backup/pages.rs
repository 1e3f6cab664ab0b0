//! The page of the backups: where the copies go, how old the last one is, what a drill found. And what
//! the first page says of it to the owner.

mod today;
mod view;

use std::path::Path;

use axum::Extension;
use axum::response::{IntoResponse, Response};
use kernel::Ability;
use personal::Purpose;
use serde::Deserialize;
use store::{Cause, Engine};
use web::{
    Form, NavGroup, NavItem, Onward, Page, Problem, Rejection as _, Routes, Rule, Toast, TypedPath, Visitor,
};

pub use self::today::BackupsToday;
use self::view::BackupsPage;
use super::{BackupRejected, Errand, NotMade, choose};
use crate::premises::Premises;

/// The backups.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/backups")]
pub struct Backups;

/// A copy now.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/backups/copy")]
pub struct BackupsCopy;

/// A drill now.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/backups/drill")]
pub struct BackupsDrill;

const HOUSE: Rule = Rule::May(Ability::ManageOrganisation, Purpose::DataProtection);

/// The routes of the backups.
pub fn routes(premises: Premises) -> Routes {
    Routes::new().get(HOUSE, show).post(HOUSE, save).post(HOUSE, copy).post(HOUSE, rehearse).knowing(premises)
}

/// Their entry in the menu.
#[must_use]
pub fn nav() -> NavItem {
    NavItem {
        group: NavGroup::Settings,
        rank: 20,
        label: "backups",
        icon: "archive",
        href: page(),
        on_phone: false,
        needs: Ability::ManageOrganisation,
    }
}

/// The page of the backups.
#[must_use]
pub fn page() -> String {
    Backups.to_string()
}

async fn show(
    _: Backups,
    visitor: Visitor,
    Extension(premises): Extension<Premises>,
) -> Result<Page<BackupsPage>, Problem> {
    let view = BackupsPage::of(&premises, visitor.now(), None).await?;
    Ok(visitor.page(view).part("state", |page| Box::new(page.as_state())))
}

async fn save(
    _: Backups,
    visitor: Visitor,
    Extension(premises): Extension<Premises>,
    form: Form,
) -> Result<Response, Problem> {
    let mut form = form.named("backups");
    if let Some(folder) = form.required("folder") {
        match chosen(&premises, &folder).await {
            Ok(()) => {
                let done = first_copy(&premises, &visitor).await?;
                return Ok(Onward::to(Backups).saying(done).into_response());
            }
            Err(NotMade::Fault(fault)) => return Err(fault.into()),
            Err(NotMade::Rejected(rejected)) => form.complain("folder", rejected.sentence()),
        }
    }
    let view = BackupsPage::of(&premises, visitor.now(), Some(form)).await?;
    Ok(visitor.page(view).refused().into_response())
}

/// A path from the root: what it would be relative to, nobody at a browser can know.
async fn chosen(premises: &Premises, folder: &str) -> Result<(), NotMade> {
    let folder = Path::new(folder);
    if !folder.is_absolute() {
        return Err(BackupRejected::NotFromTheRoot.into());
    }
    choose(premises, folder).await
}

/// A folder that was chosen gets a first copy; on PostgreSQL the journal is all that goes there.
async fn first_copy(premises: &Premises, visitor: &Visitor) -> Result<Toast, Problem> {
    if premises.store.engine() == Engine::Postgres {
        return Ok(Toast::new("backups-saved-on-server"));
    }
    ask(premises, visitor, Errand::Now).await?;
    Ok(Toast::new("backups-saved"))
}

async fn copy(
    _: BackupsCopy,
    visitor: Visitor,
    Extension(premises): Extension<Premises>,
) -> Result<Onward, Problem> {
    ask(&premises, &visitor, Errand::Now).await?;
    Ok(Onward::to(Backups).saying(Toast::new("backups-copying")))
}

async fn rehearse(
    _: BackupsDrill,
    visitor: Visitor,
    Extension(premises): Extension<Premises>,
) -> Result<Onward, Problem> {
    ask(&premises, &visitor, Errand::Drill).await?;
    Ok(Onward::to(Backups).saying(Toast::new("backups-drilling")))
}

/// Queues an errand. On PostgreSQL there is no copy of ours to make or to try, and nothing is said to begin.
async fn ask(premises: &Premises, visitor: &Visitor, errand: Errand) -> Result<(), Problem> {
    if premises.store.engine() == Engine::Postgres {
        return Err(BackupRejected::OnServer.into());
    }
    let cause = Cause::new(visitor.actor(), Purpose::DataProtection);
    Ok(errand.ask(&premises.store, cause).await?)
}
