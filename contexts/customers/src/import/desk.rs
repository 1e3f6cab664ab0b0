//! The desk where files come in: what an import needs beside the base, wired once by `app`.

use std::sync::Arc;

use contracts::{Colleagues, PrivacyCore};
use intake::Parts;
use kernel::{Ability, Actor, Lang, Role};
use personal::{Access, Grants, NoteScanner, Purpose};
use store::{Fault, Store};
use web::{Locales, Voice};

use crate::books::HouseRules;
use crate::store::books;

/// What an import needs beside the base. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// Records refusals, claims, grounds.
    pub privacy: Arc<dyn PrivacyCore>,
    /// Knows who works here, and as what.
    pub colleagues: Arc<dyn Colleagues>,
    /// Judges notes.
    pub scanner: Arc<dyn NoteScanner>,
    /// Where accesses to personal data come from.
    pub grants: Grants,
    /// The words of reports.
    pub locales: Arc<Locales>,
    /// How lists too long to be held at once are read.
    pub parts: Parts,
}

impl Desk {
    /// The access by which an import compares files with the base: that of whoever asked for it, as what
    /// they are by now. Who may not import any more cannot have it done either.
    pub(crate) async fn access(&self, store: &Store, actor: Actor) -> Result<Access, Fault> {
        let denied = Fault::Damaged("access of an import");
        let role = match actor {
            Actor::User(user) => {
                let role = self.colleagues.role_of(store, user).await?;
                role.filter(|role| role.may(Ability::Import)).ok_or(denied)?
            }
            // they have no role: the policy goes by who they are
            Actor::Job(_) | Actor::Console | Actor::Carnet => Role::Reader,
        };
        self.grants.access(actor, role, Purpose::ClientManagement).map_err(|_| denied)
    }

    /// Who words a report in a language.
    pub(crate) fn voice(&self, lang: Lang, rules: &HouseRules, store: &Store) -> Voice {
        Voice::new(Arc::clone(&self.locales), lang, rules.zone.clone(), store.ambient().now())
    }

    /// The organisation's rules, as the books keep them.
    pub(crate) async fn rules(store: &Store) -> Result<HouseRules, Fault> {
        Ok(books(store.reader()).await?.rules)
    }
}
