//! The office the file is worked in: what its pages need beyond the house, wired once by `app`.

use std::collections::HashMap;
use std::sync::Arc;

use contracts::{Colleague, Colleagues, PrivacyCore};
use kernel::{Actor, UserId, Vat};
use listing::Catalogue;
use personal::{NoteScanner, Personal};
use store::{Fault, Store};

use super::list::KeptCounts;
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
    catalogues: Arc<[Catalogues; 2]>,
}

/// What the lists can show, sort and filter by, and what of it was counted.
pub(super) struct Catalogues {
    pub people: Catalogue,
    pub companies: Catalogue,
    pub sales: Catalogue,
    pub tasks: Catalogue,
    pub counts: KeptCounts,
}

impl Office {
    /// An office with the facets of the file alone.
    #[must_use]
    pub fn new(
        privacy: Arc<dyn PrivacyCore>,
        scanner: Arc<dyn NoteScanner>,
        colleagues: Arc<dyn Colleagues>,
    ) -> Self {
        let catalogues = Vat::ALL.map(|vat| Catalogues {
            people: facets::people(vat),
            companies: facets::companies(vat),
            sales: facets::sales(vat),
            tasks: facets::tasks(),
            counts: KeptCounts::default(),
        });
        Self { privacy, scanner, colleagues, catalogues: Arc::new(catalogues) }
    }

    /// What the lists can show, sort and filter by, in a house that shows its figures so.
    pub(super) fn catalogues(&self, vat: Vat) -> &Catalogues {
        let [excluding, including] = &*self.catalogues;
        vat.of(excluding, including)
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
