//! The office the file is worked in: what its pages need beyond the house, wired once by `app`.

use std::collections::HashMap;
use std::sync::Arc;

use contracts::{Colleague, Colleagues, PrivacyCore};
use kernel::{Actor, UserId};
use listing::Catalogue;
use personal::{NoteScanner, Personal};
use store::{Fault, Store};

use crate::facets;

/// What pages need beyond the house. Cheap to clone.
#[derive(Clone)]
pub struct Office {
    /// Knows refusals, claims and grounds.
    pub privacy: Arc<dyn PrivacyCore>,
    /// Reads notes before they are kept.
    pub scanner: Arc<dyn NoteScanner>,
    /// Knows who works here.
    pub colleagues: Arc<dyn Colleagues>,
    pub(super) catalogues: Arc<Catalogues>,
}

/// What the lists can show, sort and filter by.
pub(super) struct Catalogues {
    pub people: Catalogue,
    pub companies: Catalogue,
    pub sales: Catalogue,
}

impl Office {
    /// An office with the facets of the file alone.
    #[must_use]
    pub fn new(
        privacy: Arc<dyn PrivacyCore>,
        scanner: Arc<dyn NoteScanner>,
        colleagues: Arc<dyn Colleagues>,
    ) -> Self {
        let catalogues =
            Catalogues { people: facets::people(), companies: facets::companies(), sales: facets::sales() };
        Self { privacy, scanner, colleagues, catalogues: Arc::new(catalogues) }
    }

    /// Those who work here.
    pub(super) async fn staff(&self, store: &Store) -> Result<Staff, Fault> {
        let all = self.colleagues.colleagues(store).await?;
        Ok(Staff { names: all.iter().map(|one| (one.id, one.name.clone())).collect(), all })
    }
}

/// Those who work here, by their ids.
pub(super) struct Staff {
    all: Vec<Colleague>,
    names: HashMap<UserId, Personal<String>>,
}

impl Staff {
    /// The name of somebody who works here, or did.
    pub fn name(&self, id: UserId) -> Option<&Personal<String>> {
        self.names.get(&id)
    }

    /// The name of whoever acted; a job or the console has none.
    pub fn name_of(&self, actor: Actor) -> Option<&Personal<String>> {
        match actor {
            Actor::User(id) => self.name(id),
            Actor::Job(_) | Actor::Console | Actor::Carnet => None,
        }
    }

    /// Those who still sign in, and the one who is chosen already.
    pub fn choices(&self, chosen: Option<UserId>) -> impl Iterator<Item = &Colleague> {
        self.all.iter().filter(move |one| one.is_open || Some(one.id) == chosen)
    }
}
