//! A list too long to be held at once is staged in parts: what enters the file is what the whole would have
//! brought, and a no in any part is a no.

use customers::WORDS;
use customers::import::{
    Aim, Answers, BatchState, Desk, Draft, Ending, Halt, ImportFile, Outcome, Pace, Parts, Steps, Workshop,
    handlers, run_files,
};
use customers::store::totals;
use jiff::ToSpan;
use kernel::{Actor, BatchId};
use personal::Purpose;
use store::{Cause, Db as _, Fault, Store};
use testkit::{Base, client_list, on_both_engines};
use web::testing::{Browser, Seen, Stage};

use super::desk::{
    Steady, answers, book, csv, desk, import, latest, open_books, person_named, privacy_of, rows_in,
    undo_latest, wizard,
};
use super::wizard::{hand_over, sent};
use crate::pages::routes_over;
use crate::world::camille;

const SMALL: Parts = Parts { longer_than: 5, head: 4, rows: 4 };

/// Whom the parts tell of more than once: Claire by her address, the caves by their number, Marc by his.
const LIST: &str = "N° client;Raison sociale;Prénom;Nom;E-mail;Téléphone;Fonction;Ne pas contacter
12;Caves du Nord;Claire;Fontaine;claire@example.com;;Gérante;
13;Bois & Cie;Marc;Poulain;marc@example.com;;Acheteur;
12;Caves du Nord;Zoé;Petit;zoe@example.com;;Comptable;
14;Alu SA;Élodie;Noël;elodie@example.com;;;
15;Verre SARL;Jürgen;Müller;jurgen@example.com;;;
12;Caves du Nord;Claire;Fontaine;claire@example.com;03 20 00 00 01;;x
13;Bois & Cie;Marc;Poulain;marc@example.com;03 20 00 00 02;;
16;Pierre SA;;;;;;
17;Sable SA;Anne;Roy;anne@example;;;
";

fn small() -> Desk {
    Desk { parts: SMALL, ..desk() }
}

fn in_small_parts(store: &Store) -> Workshop {
    Workshop::new(store.clone(), small(), Cause::new(camille(), Purpose::ClientManagement))
}

/// A batch of one list that is checked in parts and sent on its way: what was recognised in it says how it is read.
async fn queued_in_parts(store: &Store, files: Vec<ImportFile>) -> BatchId {
    let steps = Steps::new(store.clone(), small(), Cause::new(camille(), Purpose::ClientManagement));
    let opened = steps.open(files, Draft::default()).await.unwrap();
    let id = opened.unwrap_or_else(|_| panic!("no file can be read"));
    let stored = steps.find(id).await.unwrap();
    let draft = stored.draft().unwrap();
    steps.correct(stored, &draft).await.unwrap();
    steps.check(id).await.unwrap();
    in_small_parts(store).check(id, &Steady).await.unwrap();
    steps.queue(steps.find(id).await.unwrap(), answers().provenance).await.unwrap();
    id
}

async fn in_parts(store: &Store, files: Vec<ImportFile>) -> BatchId {
    let id = queued_in_parts(store, files).await;
    let workshop = in_small_parts(store);
    workshop.stage(id, &Steady).await.unwrap();
    workshop.publish(id).await.unwrap();
    id
}

#[test]
fn a_list_read_in_parts_brings_what_the_whole_brings() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        in_parts(store, vec![csv("clients.csv", LIST)]).await;
        let brought = latest(store).await.batch.state.published().unwrap().totals;
        undo_latest(store).await;
        let whole = import(store, vec![csv("clients.csv", LIST)], answers()).await;
        assert_eq!(brought, whole.report().unwrap().totals);
        let now = totals(store.reader()).await.unwrap();
        assert_eq!((now.companies, now.people), (6, 6), "and undone it leaves nothing behind");
    });
}

#[test]
fn a_workbook_of_one_sheet_brings_in_parts_what_the_text_brings() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        in_parts(store, vec![book("clients.xlsx", LIST)]).await;
        let brought = latest(store).await.batch.state.published().unwrap().totals;
        undo_latest(store).await;
        let text = import(store, vec![csv("clients.csv", LIST)], answers()).await;
        assert_eq!(brought, text.report().unwrap().totals);
    });
}

#[test]
fn somebody_told_of_in_two_parts_is_one_and_their_no_stands() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        in_parts(store, vec![csv("clients.csv", LIST)]).await;
        let claire = person_named(store, "Fontaine").await;
        assert_eq!(claire.details.coordinates.phones.len(), 1, "what the second row adds is kept");
        assert_eq!(claire.details.roles.len(), 1);
        assert!(!privacy_of(store, claire.id).await.refusals.is_empty());
        let report = wizard(store).find(latest(store).await.batch.id).await.unwrap();
        let report = Steps::report(&report).unwrap().unwrap();
        let sheet = &report.files[0].sheets[0];
        assert_eq!((sheet.data_rows, sheet.accepted), (9, 9));
        assert_eq!(rows_in(store, "customers_import_staged").await, 0);
    });
}

#[test]
fn the_same_list_again_in_parts_changes_nothing() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        in_parts(store, vec![csv("clients.csv", LIST)]).await;
        in_parts(store, vec![csv("clients.csv", LIST)]).await;
        let again = latest(store).await.batch.state.published().unwrap().totals;
        assert_eq!((again.people.created, again.people.updated), (0, 0));
        assert_eq!((again.companies.created, again.companies.updated), (0, 0));
    });
}

#[test]
fn what_a_long_list_would_bring_is_told_by_the_command_and_nothing_of_it_stays() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let look = Answers { aim: Aim::Look(None), ..answers() };
        let files = vec![csv("clients.csv", LIST)];
        let told = run_files(store, &small(), Actor::Console, files, look).await.unwrap();
        assert!(matches!(told, Outcome::NothingWritten(_)));
        assert_eq!(
            (told.report().unwrap().totals.people.created, told.report().unwrap().totals.companies.created),
            (6, 6)
        );
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default());
        for left in ["customers_import_pieces", "customers_import_surveys", "customers_import_staged"] {
            assert_eq!(rows_in(store, left).await, 0, "{left}");
        }
    });
}

/// Goes on until the second part lies there.
struct Broken;

#[async_trait::async_trait]
impl Pace for Broken {
    async fn at(&self, done: usize, _: usize) -> Result<(), Halt> {
        if done > 4 { Err(Halt::Fault(Fault::Busy)) } else { Ok(()) }
    }
}

#[test]
fn a_staging_that_broke_off_between_two_parts_begins_again() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let list: String = client_list(30).collect();
        let id = queued_in_parts(store, vec![csv("clients.csv", &list)]).await;
        let workshop = in_small_parts(store);
        assert_eq!(workshop.stage(id, &Broken).await, Err(Halt::Fault(Fault::Busy)));
        assert_eq!(totals(store.reader()).await.unwrap().people, 0, "nothing is visible");
        assert_eq!(workshop.stage(id, &Steady).await, Ok(30));
        workshop.publish(id).await.unwrap();
        assert_eq!(totals(store.reader()).await.unwrap().people, 30);
    });
}

/// Camille's browser, and what is seen of the list she handed over.
async fn handed_over(base: &Base) -> (Browser, Seen) {
    handed_over_as(base, &csv("clients.csv", LIST)).await
}

/// The same of a file that holds the list.
async fn handed_over_as(base: &Base, list: &ImportFile) -> (Browser, Seen) {
    let stage = Stage::new(base.store.clone(), &[WORDS]);
    let mut camille = stage.owner(&stage.open(routes_over(small())));
    let file = hand_over(&mut camille, &list.name, list.bytes.to_vec()).await;
    (camille, file)
}

/// Her browser, and the page of the check that is under way.
async fn checking(base: &Base) -> (Browser, Seen) {
    let (mut camille, file) = handed_over(base).await;
    let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
    let run = camille.submit(mapping.form("form.stack")).await;
    assert!(run.place.ends_with("/run"), "{}", run.place);
    assert!(run.body.contains("Vérification en cours"), "{}", run.body);
    (camille, run)
}

#[test]
fn a_page_before_the_check_goes_through_no_row_again() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (mut camille, file) = handed_over(&base).await;
        assert!(file.body.contains("9 lignes"), "{}", file.body);
        let sql = "UPDATE customers_import_pieces SET place = 1 WHERE place = 0";
        store.writer().execute_unprepared(sql).await.unwrap(); // whoever reads the file now finds out
        assert_eq!(camille.get(&file.place).await.body, file.body);
        let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
        assert!(mapping.body.contains("9 lignes"), "{}", mapping.body);
        let run = camille.submit(mapping.form("form.stack")).await;
        assert!(run.place.ends_with("/run"), "{}", run.place);
    });
}

#[test]
fn a_correction_has_the_file_looked_at_anew_and_what_was_seen_goes_with_it() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (mut camille, file) = handed_over(&base).await;
        let other = file.form("form.stack").fill("encoding-0", "windows-1252");
        let other = camille.submit(other.press("go-on", "yes")).await;
        assert!(other.body.contains("PrÃ©nom"), "{}", other.body);
        assert_eq!(rows_in(store, "customers_import_surveys").await, 1);
        let stored = latest(store).await;
        wizard(store).stop(stored).await.unwrap();
        assert_eq!(rows_in(store, "customers_import_surveys").await, 0);
    });
}

async fn work(store: &Store) {
    let runner = store.runner(handlers(&small()));
    while runner.run_next().await.unwrap() {}
}

#[test]
fn camille_need_not_wait_for_the_check_of_a_long_list() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (mut camille, run) = checking(&base).await;
        let early = camille.get(&run.place.replace("/run", "/check")).await;
        assert_eq!(early.place, run.place, "nothing is found yet");
        work(store).await;
        let check = camille.get(&run.place).await;
        assert!(check.place.ends_with("/check"), "{}", check.place);
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default(), "nothing is written yet");
        assert_eq!(rows_in(store, "customers_import_staged").await, 0);
        let findings = latest(store).await.findings().unwrap().unwrap();
        assert_eq!(findings.report.totals.people.created, 6);
        let run = sent(&mut camille, &check).await;
        work(store).await;
        camille.get(&run.place).await;
        assert_eq!(totals(store.reader()).await.unwrap().people, 6);
    });
}

#[test]
fn a_long_workbook_goes_the_way_of_a_long_text() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (mut camille, file) = handed_over_as(&base, &book("clients.xlsx", LIST)).await;
        assert!(file.body.contains("9 lignes"), "{}", file.body);
        let mapping = camille.submit(file.form("form.stack").press("go-on", "yes")).await;
        let run = camille.submit(mapping.form("form.stack")).await;
        assert!(run.body.contains("Vérification en cours"), "{} {}", run.place, run.body);
        work(store).await;
        let check = camille.get(&run.place).await;
        assert!(check.place.ends_with("/check"), "{}", check.place);
        let run = sent(&mut camille, &check).await;
        work(store).await;
        camille.get(&run.place).await;
        let now = totals(store.reader()).await.unwrap();
        assert_eq!((now.companies, now.people), (6, 6));
    });
}

#[test]
fn a_check_that_is_stopped_leaves_the_columns_as_they_were_confirmed() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (mut camille, run) = checking(&base).await;
        let stopped = camille.submit(run.form("#job form")).await;
        work(store).await;
        let after = camille.get(&run.place).await;
        assert!(after.place.ends_with("/mapping"), "{} {}", stopped.place, after.place);
        assert!(matches!(latest(store).await.batch.state, BatchState::Mapped));
        assert_eq!(rows_in(store, "customers_import_staged").await, 0);
    });
}

#[test]
fn a_check_that_a_fault_of_the_base_breaks_off_is_taken_up_again() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (mut camille, run) = checking(&base).await;
        let away = "ALTER TABLE customers_import_pieces RENAME TO pieces_away";
        let back = "ALTER TABLE pieces_away RENAME TO customers_import_pieces";
        store.writer().execute_unprepared(away).await.unwrap();
        work(store).await;
        let waits = latest(store).await.batch.state;
        assert!(matches!(waits, BatchState::Checking(_)), "{waits:?}");
        store.writer().execute_unprepared(back).await.unwrap();
        base.clock.pass(1.minute());
        work(store).await;
        let check = camille.get(&run.place).await;
        assert!(check.place.ends_with("/check"), "{}", check.place);
        let findings = latest(store).await.findings().unwrap().unwrap();
        assert_eq!(findings.report.totals.people.created, 6);
    });
}

#[test]
fn a_check_of_a_list_whose_piece_is_gone_for_good_ends() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        checking(&base).await;
        store.writer().execute_unprepared("DELETE FROM customers_import_pieces").await.unwrap();
        work(store).await;
        let ended = latest(store).await.batch.state;
        assert!(matches!(ended, BatchState::Failed { because: Ending::Unreadable, .. }), "{ended:?}");
    });
}
