//! Whatever breaks off, is stopped or crosses another's way: all of a batch is in the file, or nothing.

use std::collections::HashMap;
use std::sync::Arc;

use contracts::{
    Address, Basis, Claim, Colleague, Colleagues, PrivacyCore, PrivacyState, Refusal, RefusalScope,
    StandingRefusal,
};
use customers::import::{
    Aim, Answers, BatchState, Desk, Ending, Halt, ImportFile, NotTaken, Outcome, Pace, Parts, Workshop,
    handlers, run_files,
};
use customers::store::{figures_of, remove_company, totals};
use kernel::{BatchId, Holder, Id, Role, UserId};
use personal::Purpose;
use sea_orm::{Statement, Value};
use store::jobs::{Failure, Handler, JobRun, State, status};
use store::search::{Among, find};
use store::{Cause, Cipher, Db as _, Fault, Store, Tx};
use testkit::{access, on_both_engines};

use super::desk::{
    Everybody, Steady, answers, csv, desk, open_books, person_named, queued, rows_in, run_jobs, wizard,
    workshop,
};
use crate::world::{a_company, begin, brasserie, camille};

fn customers() -> Vec<ImportFile> {
    vec![csv(
        "clients.csv",
        "Nom;Prénom;E-mail\nFontaine;Claire;claire@example.com\nPoulain;Marc;marc@example.com\n",
    )]
}

async fn people(store: &Store) -> i64 {
    totals(store.reader()).await.unwrap().people
}

#[test]
fn a_crash_before_the_publication_shows_nothing_and_the_next_run_publishes_all() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let id = queued(store, customers()).await;
        assert_eq!(workshop(store).stage(id, &Steady).await, Ok(2));
        assert_eq!(people(store).await, 0);
        assert!(
            find(store.reader(), &access(), "Fontaine", Among::all(&["person"]), 5).await.unwrap().is_empty()
        );
        run_jobs(store).await;
        assert_eq!(people(store).await, 2);
        assert_eq!(rows_in(store, "customers_import_staged").await, 0);
        assert_eq!(
            rows_in(store, "customers_import_files").await,
            0,
            "the file goes with the end of the batch"
        );
    });
}

/// Goes on only until the first records are put by.
struct Broken;

#[async_trait::async_trait]
impl Pace for Broken {
    async fn at(&self, done: usize, _: usize) -> Result<(), Halt> {
        if done > 0 { Err(Halt::Fault(Fault::Busy)) } else { Ok(()) }
    }
}

#[test]
fn a_run_that_broke_off_begins_again_and_writes_nobody_twice() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let id = queued(store, customers()).await;
        assert_eq!(workshop(store).stage(id, &Broken).await, Err(Halt::Fault(Fault::Busy)));
        assert_eq!(rows_in(store, "customers_import_staged").await, 2);
        run_jobs(store).await;
        assert_eq!(people(store).await, 2);
    });
}

/// Seals what is staged of a batch as a version before did, which bound it to its place alone.
async fn as_a_version_before(store: &Store, id: BatchId) {
    let (base, batch) = (store.writer(), id.uuid());
    let about_it =
        |sql: &str| Statement::from_sql_and_values(base.get_database_backend(), sql, [Value::from(batch)]);
    let kept = about_it("SELECT wrapped_key FROM customers_imports WHERE id = $1");
    let kept = base.query_one_raw(kept).await.unwrap().unwrap();
    let wrapped: Vec<u8> = kept.try_get("", "wrapped_key").unwrap();
    let key = store.key().cipher("import batch keys").open(&wrapped, batch.as_bytes()).unwrap();
    let cipher = Cipher::new(key.as_slice().try_into().unwrap());
    let rows = about_it("SELECT place, record FROM customers_import_staged WHERE batch_id = $1");
    for row in base.query_all_raw(rows).await.unwrap() {
        let place: i64 = row.try_get("", "place").unwrap();
        let record: Vec<u8> = row.try_get("", "record").unwrap();
        let about = |version: &str| {
            [&batch.as_bytes()[..], b"staged", version.as_bytes(), &place.to_be_bytes()].concat()
        };
        let plain = cipher.open(&record, &about(env!("CARGO_PKG_VERSION"))).unwrap();
        let sealed = cipher.seal(&plain, &about(""), store.ambient());
        let sql = "UPDATE customers_import_staged SET record = $1 WHERE batch_id = $2 AND place = $3";
        let values = [Value::from(sealed), Value::from(batch), Value::from(place)];
        let update = Statement::from_sql_and_values(base.get_database_backend(), sql, values);
        base.execute_raw(update).await.unwrap();
    }
}

#[test]
fn what_a_version_before_staged_is_staged_again_from_the_files() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let id = queued(store, customers()).await;
        workshop(store).stage(id, &Steady).await.unwrap();
        as_a_version_before(store, id).await;
        run_jobs(store).await;
        let state = wizard(store).find(id).await.unwrap().batch.state;
        assert!(matches!(state, BatchState::Published(_)), "{state:?}");
        assert_eq!((people(store).await, rows_in(store, "customers_import_staged").await), (2, 0));
    });
}

/// While this one works, its lease runs out and another takes the batch up.
struct TakenOver(Workshop, BatchId);

#[async_trait::async_trait]
impl Pace for TakenOver {
    async fn at(&self, done: usize, _: usize) -> Result<(), Halt> {
        if done == 0 { self.0.stage(self.1, &Steady).await.map(drop) } else { Ok(()) }
    }
}

#[test]
fn of_two_runs_over_one_batch_the_later_one_counts() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let id = queued(store, customers()).await;
        let first = workshop(store).stage(id, &TakenOver(workshop(store), id)).await;
        assert_eq!(first, Err(Halt::Fault(Fault::Busy)));
        assert_eq!(rows_in(store, "customers_import_staged").await, 2);
        workshop(store).publish(id).await.unwrap();
        assert_eq!(workshop(store).publish(id).await, Err(Halt::Misplaced), "and only once");
        assert_eq!(people(store).await, 2);
    });
}

/// A privacy core whose disk is full at the worst moment.
struct Failing;

#[async_trait::async_trait]
impl PrivacyCore for Failing {
    async fn record_refusals(&self, _: &mut Tx, _: &[Refusal]) -> Result<(), Fault> {
        Err(Fault::DiskFull)
    }
    async fn record_claims(&self, tx: &mut Tx, claims: &[Claim]) -> Result<(), Fault> {
        privacy::Core.record_claims(tx, claims).await
    }
    async fn record_bases(&self, tx: &mut Tx, bases: &[Basis]) -> Result<(), Fault> {
        privacy::Core.record_bases(tx, bases).await
    }
    async fn states_of(&self, store: &Store, holders: &[Holder]) -> Result<Vec<PrivacyState>, Fault> {
        privacy::Core.states_of(store, holders).await
    }
    async fn refusals_of(
        &self,
        store: &Store,
        holders: &[Holder],
    ) -> Result<HashMap<Holder, Vec<StandingRefusal>>, Fault> {
        privacy::Core.refusals_of(store, holders).await
    }
    async fn states_at(&self, at: &store::Snapshot, holders: &[Holder]) -> Result<Vec<PrivacyState>, Fault> {
        privacy::Core.states_at(at, holders).await
    }
    async fn suppressions_of(&self, tx: &Tx, addresses: &[Address]) -> Result<Vec<Vec<RefusalScope>>, Fault> {
        privacy::Core.suppressions_of(tx, addresses).await
    }
    async fn suppress(
        &self,
        tx: &Tx,
        refused: &[(Address, RefusalScope)],
        why: &'static str,
    ) -> Result<(), Fault> {
        privacy::Core.suppress(tx, refused, why).await
    }
    async fn keep_refusals_of(
        &self,
        tx: &Tx,
        of: &[(Holder, Vec<Address>)],
        why: &'static str,
    ) -> Result<(), Fault> {
        privacy::Core.keep_refusals_of(tx, of, why).await
    }
    async fn carry_over(&self, tx: &mut Tx, from: Holder, to: Holder) -> Result<(), Fault> {
        privacy::Core.carry_over(tx, from, to).await
    }

    async fn carry_refusals_over(&self, tx: &mut Tx, from: Holder, to: Holder) -> Result<(), Fault> {
        privacy::Core.carry_refusals_over(tx, from, to).await
    }

    async fn take_back(&self, tx: &mut Tx, batch: BatchId, staying: &[Holder]) -> Result<(), Fault> {
        privacy::Core.take_back(tx, batch, staying).await
    }
}

#[test]
fn a_publication_that_fails_half_way_leaves_nothing_and_can_be_repeated() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let id = queued(store, customers()).await;
        let broken = Desk { privacy: Arc::new(Failing), ..desk() };
        let broken = Workshop::new(store.clone(), broken, Cause::new(camille(), Purpose::ClientManagement));
        broken.stage(id, &Steady).await.unwrap();
        assert_eq!(broken.publish(id).await, Err(Halt::Fault(Fault::DiskFull)));
        assert_eq!(people(store).await, 0);
        assert!(
            find(store.reader(), &access(), "Fontaine", Among::all(&["person"]), 5).await.unwrap().is_empty()
        );
        run_jobs(store).await;
        assert_eq!(people(store).await, 2);
    });
}

#[test]
fn an_import_of_somebody_who_may_not_import_any_more_writes_nothing() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        for by_now in [Some(Role::Seller), None] {
            let id = queued(store, customers()).await;
            let desk = Desk { colleagues: Arc::new(Everybody(by_now)), ..desk() };
            let runner = store.runner(handlers(&desk));
            while runner.run_next().await.unwrap() {}
            let ended = wizard(store).find(id).await.unwrap().batch.state;
            assert!(matches!(ended, BatchState::Failed { .. }), "{ended:?}");
            assert_eq!((people(store).await, rows_in(store, "customers_import_files").await), (0, 0));
        }
    });
}

#[test]
fn an_import_stopped_before_its_turn_writes_nothing_and_keeps_no_file() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (steps, id) = (wizard(store), queued(store, customers()).await);
        steps.stop(steps.find(id).await.unwrap()).await.unwrap();
        run_jobs(store).await;
        let stopped = steps.find(id).await.unwrap();
        assert!(matches!(stopped.batch.state, BatchState::Cancelled { because: Ending::Stopped, .. }));
        assert_eq!((people(store).await, rows_in(store, "customers_import_files").await), (0, 0));
        assert!(matches!(steps.stop(stopped).await, Err(NotTaken::Rejected(_))));
    });
}

/// The work on a batch whose owner presses Stop as soon as something is put by.
struct StoppedMidway(BatchId);

#[async_trait::async_trait]
impl Handler for StoppedMidway {
    fn kind(&self) -> &'static str {
        "import"
    }

    async fn run(&self, job: &JobRun) -> Result<(), Failure> {
        let workshop = Workshop::new(job.store.clone(), desk(), job.cause);
        match workshop.carry_through(self.0, &PressesStop(self.0, job)).await {
            Err(Halt::Stopped) => Err(Failure::Cancelled),
            other => panic!("{other:?}"),
        }
    }
}

/// Camille, who watches the progress; the job hears of her at its next step.
struct PressesStop<'a>(BatchId, &'a JobRun);

#[async_trait::async_trait]
impl Pace for PressesStop<'_> {
    async fn at(&self, done: usize, total: usize) -> Result<(), Halt> {
        let Self(batch, job) = *self;
        if done > 0 {
            assert!(done < total, "there is more to put by");
            let steps = wizard(&job.store);
            let running = steps.find(batch).await.unwrap();
            assert!(matches!(running.batch.state, BatchState::Staging(_)));
            steps.stop(running).await.unwrap();
        }
        let told = job.at(done, total).await;
        assert_eq!(told.is_err(), done > 0, "a stop is heard at once");
        told
    }
}

/// The file of a large clientele, more than is put by at a time, and what the brasserie bought.
fn clientele() -> Vec<ImportFile> {
    let families = "Fontaine Poulain Lacombe Vasseur Delmas Renard Charpentier Lemoine Bertin Gaillard \
        Perrot Aubry Mallet Hamon Joubert Pruvost Carlier Dumont Leclerc Masson \
        Peltier Rivoire Sabatier Tessier Vidal Wagner Zeller Barbier Chauvin Drouet";
    let given = "Adrien Alice Amandine Antoine Aurélie Bastien Béatrice Bruno Camille Carole Cédric Chloé \
        Claire Damien Delphine Denis Élodie Émile Estelle Fabien Florence Gabriel Gaëlle Hélène Hugo \
        Inès Jérôme Julie Karim Laure Léon Louise Lucas Manon Marc Nadia Nicolas Océane Olivier Pascal \
        Pauline Quentin Rachel Rémi Sabine Simon Sophie Thomas Valérie Yves";
    let row = |(at, (family, given))| format!("{family};{given};client{at}@example.com\n");
    let names =
        families.split_whitespace().flat_map(|one| given.split_whitespace().map(move |two| (one, two)));
    let people: String = names.enumerate().map(row).collect();
    let sales =
        "N° facture;Date;Code client;Désignation;Total HT\nF-1;20/11/2026;C0007;Caisse de six;640,00\n";
    vec![csv("clients.csv", &format!("Nom;Prénom;E-mail\n{people}")), csv("ventes.csv", sales)]
}

#[test]
fn an_import_stopped_in_the_midst_of_its_work_leaves_nothing_anywhere() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        let id = queued(store, clientele()).await;
        let job = wizard(store).find(id).await.unwrap().batch.state.work().and_then(|work| work.job).unwrap();
        let runner = store.runner(vec![Arc::new(StoppedMidway(id))]);
        assert!(runner.run_next().await.unwrap());

        let stopped = wizard(store).find(id).await.unwrap().batch.state;
        assert!(matches!(stopped, BatchState::Cancelled { because: Ending::Stopped, .. }), "{stopped:?}");
        assert_eq!(status(store.reader(), job).await.unwrap().unwrap().state, State::Cancelled);
        let totals = totals(store.reader()).await.unwrap();
        assert_eq!((totals.companies, totals.people, totals.sales), (1, 0, 0));
        assert!(
            find(store.reader(), &access(), "Fontaine", Among::all(&["person"]), 5).await.unwrap().is_empty()
        );
        let bought = figures_of(store.reader(), brasserie.id.into()).await.unwrap().unwrap().figures;
        assert_eq!((bought.purchases, bought.spend.net), (0, 0));
        for (table, left) in [
            ("customers_import_staged", 0),
            ("customers_import_files", 0),
            ("customers_people", 0),
            ("customers_sales", 0),
            ("store_search", 1),
        ] {
            assert_eq!(rows_in(store, table).await, left, "{table}");
        }
        run_jobs(store).await;
        assert_eq!(people(store).await, 0, "nobody takes it up again");
    });
}

/// While the files are read, somebody presses Stop on the page of the import.
struct PressedMeanwhile;

#[async_trait::async_trait]
impl Colleagues for PressedMeanwhile {
    async fn colleagues(&self, _: &Store) -> Result<Vec<Colleague>, Fault> {
        Ok(Vec::new())
    }

    async fn role_of(&self, store: &Store, _: UserId) -> Result<Option<Role>, Fault> {
        let steps = wizard(store);
        let mut latest = steps.latest(2).await?.into_iter();
        steps.stop(latest.find(|one| !one.batch.has_ended()).unwrap()).await.unwrap();
        Ok(Some(Role::Owner))
    }
}

#[test]
fn an_import_by_command_that_is_stopped_from_its_page_is_told_as_stopped() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let in_parts = Parts { longer_than: 2, head: 3, rows: 2 };
        for (aim, parts) in [(Aim::Write, Parts::default()), (Aim::Look(None), in_parts)] {
            let desk = Desk { colleagues: Arc::new(PressedMeanwhile), parts, ..desk() };
            let answers = Answers { aim, ..answers() };
            let outcome = run_files(store, &desk, camille(), customers(), answers).await.unwrap();
            assert!(matches!(outcome, Outcome::Ended(Ending::Stopped)), "{outcome:?}");
            assert!(outcome.report().is_none(), "nothing is known of it any more");
            assert_eq!((people(store).await, rows_in(store, "customers_import_pieces").await), (0, 0));
        }
    });
}

#[test]
fn an_import_whose_work_was_lost_can_be_stopped_at_once() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (steps, id) = (wizard(store), queued(store, customers()).await);
        workshop(store).stage(id, &Broken).await.unwrap_err();
        steps.stop(steps.find(id).await.unwrap()).await.unwrap();
        let stopped = steps.find(id).await.unwrap();
        assert!(matches!(stopped.batch.state, BatchState::Cancelled { because: Ending::Stopped, .. }));
        assert_eq!(rows_in(store, "customers_import_staged").await, 0);
    });
}

#[test]
fn the_second_of_two_who_send_one_batch_is_told() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (steps, id) = (wizard(store), queued(store, customers()).await);
        let again = steps.queue(steps.find(id).await.unwrap(), answers().provenance).await;
        assert!(matches!(again, Err(NotTaken::Rejected(_))), "{again:?}");
        run_jobs(store).await;
        assert_eq!(people(store).await, 2);
    });
}

#[test]
fn a_company_removed_while_the_batch_waited_does_not_hold_the_others_back() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        let file =
            "Nom;Prénom;E-mail;Société\nVandenberghe;Noël;noel@example.com;Brasserie du Vieux-Port SRL\n";
        let id = queued(store, vec![csv("contacts.csv", file)]).await;
        workshop(store).stage(id, &Steady).await.unwrap();
        let mut tx = begin(store).await;
        remove_company(&mut tx, &brasserie).await.unwrap();
        tx.commit().await.unwrap();
        run_jobs(store).await;
        assert!(person_named(store, "Vandenberghe").await.details.roles.is_empty());
    });
}
