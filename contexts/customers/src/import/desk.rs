//! The desk where files come in: what an import needs beside the base, wired once by `app`.

use std::sync::Arc;

use contracts::PrivacyCore;
use kernel::{Actor, Lang, Role};
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
    /// Judges notes.
    pub scanner: Arc<dyn NoteScanner>,
    /// Where accesses to personal data come from.
    pub grants: Grants,
    /// The words of reports.
    pub locales: Arc<Locales>,
}

impl Desk {
    /// The access by which an import compares files with the base: only owners import.
    pub(crate) fn access(&self, actor: Actor) -> Result<Access, Fault> {
        let access = self.grants.access(actor, Role::Owner, Purpose::ClientManagement);
        access.map_err(|_| Fault::Damaged("access of an import"))
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
