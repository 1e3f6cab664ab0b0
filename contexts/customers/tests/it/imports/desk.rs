//! The desk of the tests: the real privacy core, the real note guard, an owner who answers.

use std::path::PathBuf;
use std::sync::Arc;

use customers::books::HouseRules;
use customers::import::{Answers, Desk, ImportFile, Outcome, Provenance, run_files};
use customers::store::set_house_rules;
use jiff::tz::TimeZone;
use kernel::{Actor, Country, Currency, Lang};
use personal::{LegalBasis, Purpose, SourceClass};
use store::Store;
use web::{Locales, Words};

use crate::world::{begin, day};

pub const WORDS: Words = Words {
    room: "customers",
    fr: include_str!("../../../locales/fr.ftl"),
    en: include_str!("../../../locales/en.ftl"),
};

pub const INTAKE_WORDS: Words = Words {
    room: "intake",
    fr: include_str!("../../../intake/locales/fr.ftl"),
    en: include_str!("../../../intake/locales/en.ftl"),
};

/// The desk where files come in.
pub fn desk() -> Desk {
    Desk {
        privacy: Arc::new(privacy::Core),
        scanner: Arc::new(scanner::NoteGuard::seeded().unwrap()),
        grants: testkit::grants(),
        locales: Arc::new(Locales::gather(&[WORDS, INTAKE_WORDS]).unwrap_or_else(|words| panic!("{words}"))),
    }
}

/// A French house with its books open.
pub async fn open_books(store: &Store) {
    let mut tx = begin(store).await;
    let zone = TimeZone::get("Europe/Paris").unwrap();
    let rules = HouseRules { country: Country::FR, currency: Currency::EUR, zone };
    set_house_rules(&mut tx, &rules).await.unwrap();
    tx.commit().await.unwrap();
}

/// Our own fixture files.
pub fn fixtures(folder: &str, names: &[&str]) -> Vec<ImportFile> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(folder);
    names.iter().map(|name| ImportFile::new(*name, std::fs::read(root.join(name)).unwrap())).collect()
}

/// An owner who says where the file comes from, and yes.
pub fn answers() -> Answers {
    Answers {
        provenance: Provenance {
            origin: "Classeur de l’atelier, tenu depuis 2015".to_owned(),
            on: day("2024-03-12"),
            source: SourceClass::FirstParty,
            basis: LegalBasis::Contract,
            purpose: Purpose::ClientManagement,
        },
        lang: Lang::Fr,
        mapping: Default::default(),
        yes: true,
    }
}

/// Imports files with these answers.
pub async fn import(store: &Store, files: Vec<ImportFile>, answers: Answers) -> Outcome {
    run_files(store, &desk(), Actor::Console, files, answers).await.unwrap()
}
