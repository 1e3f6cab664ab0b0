//! The pages: what a record shows of somebody's privacy, a refusal said to us, the dossier, the
//! erasure. Whoever talks to people records refusals and sees how they stand; only who answers for their
//! rights takes out or erases.

mod dossier;
mod erasure;
mod panel;
mod paths;
mod refusals;

use std::sync::Arc;

use kernel::Ability;
use personal::Purpose;
use store::Store;
use web::{Panel, Place, Routes, Rule};

use self::panel::PrivacyPanel;
use self::paths::{
    CompanyDossier, CompanyErasure, CompanyRefusals, PersonDossier, PersonErasure, PersonRefusals,
};
use crate::desk::Desk;

/// Whoever hears people say no.
const HEAR: Rule = Rule::May(Ability::HearRefusals, Purpose::ClientManagement);
/// Whoever answers for people's rights.
const ANSWER: Rule = Rule::May(Ability::HandleRights, Purpose::DataProtection);

/// This context's routes.
pub fn routes(desk: Desk) -> Routes {
    Routes::new()
        .get(HEAR, refusals::show::<PersonRefusals>)
        .post(HEAR, refusals::record::<PersonRefusals>)
        .get(HEAR, refusals::show::<CompanyRefusals>)
        .post(HEAR, refusals::record::<CompanyRefusals>)
        .get(ANSWER, dossier::download::<PersonDossier>)
        .get(ANSWER, dossier::download::<CompanyDossier>)
        .get(ANSWER, erasure::show::<PersonErasure>)
        .post(ANSWER, erasure::erase::<PersonErasure>)
        .get(ANSWER, erasure::show::<CompanyErasure>)
        .post(ANSWER, erasure::erase::<CompanyErasure>)
        .knowing(desk)
}

/// What this context shows on the record of a person or a company.
#[must_use]
pub fn panels(store: &Store) -> Vec<Arc<dyn Panel>> {
    let at = |place| Arc::new(PrivacyPanel::new(store.clone(), place)) as Arc<dyn Panel>;
    vec![at(Place::Aside), at(Place::Line)]
}
