//! The web room through its front door: a sample room's pages in a browser without a screen.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod assets;
mod format;
mod forms;
mod guestbook;
mod kept;
mod live;
mod log;
mod pages;
mod panels;
mod problems;
mod routes;
mod security;
mod shelf;
mod words;

use std::sync::Arc;

use jiff::Timestamp;
use kernel::{Ambient, Clock, Entropy};
use store::{Location, OrganisationKey, Store};
use tempfile::TempDir;
use web::testing::Stage;

/// Sunday 22 November 2026, half past ten in Lille.
struct Sunday;

impl Clock for Sunday {
    fn now(&self) -> Timestamp {
        "2026-11-22T09:30:00Z".parse().unwrap()
    }
}

struct Sevens;

impl Entropy for Sevens {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

/// Maison Delcourt with the guestbook, and the folder that must outlive it.
async fn stage() -> (Stage, TempDir) {
    log::keep();
    let folder = tempfile::tempdir().unwrap();
    let ambient = Ambient::new(Arc::new(Sunday), Arc::new(Sevens));
    let key = OrganisationKey::generate(&ambient);
    let store = Store::open(&Location::File(folder.path().join("carnet.db")), key, ambient).await.unwrap();
    (Stage::new(store, &[guestbook::WORDS, shelf::WORDS]), folder)
}
