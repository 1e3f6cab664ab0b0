//! What a command, a job or a page works on, whoever opened the house.

use std::path::{Path, PathBuf};

use store::Store;

use crate::folder::Identity;

/// An open house, for those who neither open nor close it. Cheap to clone.
#[derive(Clone)]
pub struct Premises {
    /// The base.
    pub store: Store,
    /// The data folder.
    pub data: PathBuf,
    /// What the folder says of itself.
    pub identity: Identity,
}

impl Premises {
    /// A house that begins over this base, with an identity of its own: where a test plays.
    #[must_use]
    pub fn over(store: &Store, data: &Path) -> Self {
        let identity = Identity::of(store.key(), store.ambient());
        Self { store: store.clone(), data: data.to_owned(), identity }
    }
}
