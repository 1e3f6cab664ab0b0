//! The desk of the tests: the real privacy core, the real note guard, an owner who answers.

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use contracts::{Colleague, Colleagues, PrivacyCore as _, PrivacyState};
use customers::WORDS;
use customers::books::HouseRules;
use customers::import::{
    Aim, Answers, BatchState, Desk, Draft, Halt, ImportFile, Outcome, Pace, Parts, Provenance, Steps, Stored,
    Undone, Workshop, handlers, run_files,
};
use customers::person::Person;
use customers::store::{person, set_house_rules};
use jiff::tz::TimeZone;
use kernel::{Actor, BatchId, Country, Currency, Holder, Id, Lang, PersonId, Role, UserId};
use personal::{LegalBasis, Purpose, SourceClass};
use sea_orm::{ConnectionTrait, Statement};
use store::search::{Among, find};
use store::{Cause, Fault, Store};
use testkit::access;
use web::Locales;

use crate::world::{begin, camille, day};

/// Whoever asks is this by now; nobody where the account is closed.
pub struct Everybody(pub Option<Role>);

#[async_trait]
impl Colleagues for Everybody {
    async fn colleagues(&self, _: &Store) -> Result<Vec<Colleague>, Fault> {
        Ok(Vec::new())
    }

    async fn role_of(&self, _: &Store, _: UserId) -> Result<Option<Role>, Fault> {
        Ok(self.0)
    }
}

/// The desk where files come in.
pub fn desk() -> Desk {
    Desk {
        privacy: Arc::new(privacy::Core),
        colleagues: Arc::new(Everybody(Some(Role::Owner))),
        scanner: Arc::new(scanner::NoteGuard::seeded().unwrap()),
        grants: testkit::grants(),
        locales: Arc::new(Locales::gather(&[WORDS]).unwrap_or_else(|words| panic!("{words}"))),
        parts: Parts::default(),
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
        aim: Aim::Write,
    }
}

/// Imports files with these answers.
pub async fn import(store: &Store, files: Vec<ImportFile>, answers: Answers) -> Outcome {
    run_files(store, &desk(), Actor::Console, files, answers).await.unwrap()
}

/// An archive of texts.
pub fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let outbox = sheets::Outbox::default();
    let mut bundle = sheets::Bundle::new(outbox.clone());
    for (name, text) in files {
        bundle.begin(name).unwrap();
        bundle.add(text.as_bytes()).unwrap();
    }
    bundle.finish().unwrap();
    outbox.take()
}

/// A file of that name and text.
pub fn csv(name: &str, text: &str) -> ImportFile {
    ImportFile::new(name, text.as_bytes())
}

/// A workbook of that name whose one sheet holds that text.
pub fn book(name: &str, text: &str) -> ImportFile {
    let outbox = sheets::Outbox::default();
    let mut writer = sheets::BookWriter::new(outbox.clone());
    let mut lines = text.lines();
    let heads = lines.next().unwrap().split(';').map(str::to_owned).collect();
    writer.sheet("Clients", heads).unwrap();
    for line in lines {
        let cells: Vec<_> = line.split(';').map(sheets::Value::Text).collect();
        writer.row(&cells).unwrap();
    }
    writer.finish().unwrap();
    ImportFile::new(name, outbox.take())
}

/// The steps Camille takes in the browser.
pub fn wizard(store: &Store) -> Steps {
    Steps::new(store.clone(), desk(), Cause::new(camille(), Purpose::ClientManagement))
}

/// A batch of these files, its columns not confirmed yet.
pub async fn opened(store: &Store, files: Vec<ImportFile>) -> BatchId {
    wizard(store)
        .open(files, Draft::default())
        .await
        .unwrap()
        .unwrap_or_else(|_| panic!("no file can be read"))
}

/// The batch that came last.
pub async fn latest(store: &Store) -> Stored {
    wizard(store).latest(1).await.unwrap().remove(0)
}

/// The one person of that family name.
pub async fn person_named(store: &Store, family: &str) -> Person {
    let hits = find(store.reader(), &access(), family, Among::all(&["person"]), 2).await.unwrap();
    let [hit] = hits.as_slice() else { panic!("{} people of that name", hits.len()) };
    person(store.reader(), PersonId::from_uuid(hit.id)).await.unwrap().unwrap()
}

/// A batch of these files that is checked and sent on its way.
pub async fn queued(store: &Store, files: Vec<ImportFile>) -> BatchId {
    let (steps, id) = (wizard(store), opened(store, files).await);
    let stored = steps.find(id).await.unwrap();
    let draft = stored.draft().unwrap();
    steps.correct(stored, &draft).await.unwrap();
    steps.check(id).await.unwrap();
    steps.queue(steps.find(id).await.unwrap(), answers().provenance).await.unwrap();
    id
}

/// Those who do the work of a batch, beside its job.
pub fn workshop(store: &Store) -> Workshop {
    Workshop::new(store.clone(), desk(), Cause::new(camille(), Purpose::ClientManagement))
}

/// Runs the jobs that wait.
pub async fn run_jobs(store: &Store) {
    let runner = store.runner(handlers(&desk()));
    while runner.run_next().await.unwrap() {}
}

/// Takes the batch that came last back.
pub async fn undo_latest(store: &Store) -> Undone {
    wizard(store).undo(latest(store).await).await.unwrap();
    run_jobs(store).await;
    match latest(store).await.batch.state {
        BatchState::Undone { undone, .. } => undone,
        other => panic!("the batch is {other:?}"),
    }
}

/// What is known of somebody's wishes.
pub async fn privacy_of(store: &Store, holder: impl Into<Holder>) -> PrivacyState {
    privacy::Core.states_of(store, &[holder.into()]).await.unwrap().remove(0)
}

/// How many rows a table of the import holds.
pub async fn rows_in(store: &Store, table: &str) -> i64 {
    let backend = store.reader().get_database_backend();
    let sql = format!("SELECT COUNT(*) AS rows FROM {table}");
    let row = store.reader().query_one_raw(Statement::from_string(backend, sql)).await.unwrap().unwrap();
    row.try_get("", "rows").unwrap()
}

/// Goes straight on.
pub struct Steady;

#[async_trait::async_trait]
impl Pace for Steady {
    async fn at(&self, _: usize, _: usize) -> Result<(), Halt> {
        Ok(())
    }
}
