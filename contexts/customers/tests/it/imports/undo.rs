//! A whole import taken back: what it brought goes, every no stays, and what somebody touched since is
//! left and counted.

use contracts::PersonalDataSource as _;
use customers::OfTheFile;
use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::import::{BatchState, Provenance, Undone};
use customers::person::PersonDetails;
use customers::store::{open_tasks_of, person, save_activity, save_person, save_task, totals};
use customers::task::{Task, TaskDetails};
use kernel::{BatchId, Holder, Id, PersonId};
use personal::SourceClass;
use store::{Store, journal};
use testkit::on_both_engines;

use super::desk::{
    answers, csv, fixtures, import, latest, open_books, person_named, privacy_of, run_jobs, undo_latest,
    wizard,
};
use crate::pages::camille as camille_at_her_desk;
use crate::world::{a_person, begin, by_hand, camille, claire, day, text, whole};

const THREE: &str = "Nom;Prénom;E-mail;Désinscrit
Fontaine;Claire;claire.fontaine@example.com;oui
Poulain;Marc;marc.poulain@example.com;
Lacombe;Adrien;adrien@example.com;
";

#[test]
fn an_undone_import_leaves_nothing_but_the_noes() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", THREE)], answers()).await;
        let claire = person_named(store, "Fontaine").await;
        assert!(!privacy_of(store, claire.id).await.refusals.is_empty());
        let undone = undo_latest(store).await.all();
        assert_eq!((undone.removed, undone.restored, undone.edited, undone.linked), (3, 0, 0, 0));
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default());

        let again = "Nom;Prénom;E-mail\nFontaine;Claire;Claire.Fontaine@example.com\n";
        import(store, vec![csv("salon.csv", again)], answers()).await;
        let claire = person_named(store, "Fontaine").await;
        assert!(!privacy_of(store, claire.id).await.refusals.is_empty(), "the no outlived the record");
    });
}

#[test]
fn what_somebody_edited_or_wrote_on_since_stays_and_is_counted() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", THREE)], answers()).await;
        let (claire, marc) = (person_named(store, "Fontaine").await, person_named(store, "Poulain").await);
        let edited = PersonDetails { job_title: text("Restauratrice"), ..claire.details.clone() };
        let mut tx = begin(store).await;
        save_person(&mut tx, claire.clone().correct(edited.clone()).unwrap()).await.unwrap();
        let details = ActivityDetails {
            person: Some(marc.id),
            company: None,
            kind: ActivityKind::Note,
            direction: None,
            at: store.ambient().now(),
            text: text("Préfère être appelé le matin.").unwrap(),
        };
        let note = Activity::write_down(store.ambient().id(), details, camille(), by_hand(store)).unwrap();
        save_activity(&mut tx, note).await.unwrap();
        tx.commit().await.unwrap();

        let undone = undo_latest(store).await.all();
        assert_eq!((undone.removed, undone.edited, undone.linked), (1, 1, 1));
        assert_eq!(totals(store.reader()).await.unwrap().people, 2);
        assert_eq!(person_named(store, "Fontaine").await.details, edited);
        assert_eq!(privacy_of(store, marc.id).await.bases.len(), 1, "who stays is kept for the reason given");
    });
}

#[test]
fn whoever_something_is_to_be_done_about_stays() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let list = "Nom;Prénom;E-mail\nFontaine;Claire;claire@example.com\nPoulain;Marc;marc@example.com\n";
        import(store, vec![csv("clients.csv", list)], answers()).await;
        let marc = person_named(store, "Poulain").await;
        let details = TaskDetails {
            person: Some(marc.id),
            company: None,
            title: text("Rappeler").unwrap(),
            due_on: day("2026-11-24"),
            owner: store.ambient().id(),
        };
        let mut tx = begin(store).await;
        save_task(&mut tx, Task::plan(store.ambient().id(), details, by_hand(store)).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let undone = undo_latest(store).await.all();
        assert_eq!((undone.removed, undone.linked), (1, 1));
        assert_eq!(open_tasks_of(whole(store.reader()), marc.id.into(), 9).await.unwrap().len(), 1);
    });
}

#[test]
fn a_record_the_import_changed_stands_as_before() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let before = a_person(store, claire()).await;
        let more = "Nom;Prénom;E-mail;Fonction\nFontaine;Claire;claire.fontaine@example.com;Restauratrice\n";
        let outcome = import(store, vec![csv("salon.csv", more)], answers()).await;
        assert_eq!(outcome.report().unwrap().totals.people.updated, 1);
        let changed = person(store.reader(), before.id).await.unwrap().unwrap();
        assert_ne!(changed.details, before.details);
        let undone = undo_latest(store).await.all();
        assert_eq!((undone.removed, undone.restored), (0, 1));
        let now = person(store.reader(), PersonId::from_uuid(before.id.uuid())).await.unwrap().unwrap();
        assert_eq!(now.details, before.details);
    });
}

#[test]
fn the_workbook_goes_as_it_came() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, fixtures("fichier-clients-fr", &["fichier-clients-mercier.xlsx"]), answers()).await;
        let undone = undo_latest(store).await.all();
        assert_eq!((undone.restored, undone.edited, undone.linked), (0, 0, 0));
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default());
        assert!(journal::verify(store.reader(), store.key()).await.unwrap().is_ok());
    });
}

/// Takes a batch back that is not the last.
async fn undo(store: &Store, id: BatchId) -> Undone {
    let steps = wizard(store);
    steps.undo(steps.find(id).await.unwrap()).await.unwrap();
    run_jobs(store).await;
    match steps.find(id).await.unwrap().batch.state {
        BatchState::Undone { undone, .. } => undone,
        other => panic!("the batch is {other:?}"),
    }
}

/// Erases somebody.
async fn erase(store: &Store, holder: Holder) {
    let mut tx = begin(store).await;
    OfTheFile.erase(&mut tx, holder).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn an_import_is_undone_after_the_employer_of_somebody_it_changed_was_erased() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let file = "Nom;Prénom;E-mail;Société\nVandenberghe;Noël;noel@example.com;Brasserie du Vieux-Port\n";
        import(store, vec![csv("contacts.csv", file)], answers()).await;
        let noel = person_named(store, "Vandenberghe").await;
        let employer = noel.details.roles[0].company;
        base.clock.pass(jiff::ToSpan::hours(1)); // which of two imports is the latest goes by the clock
        let phone = "Nom;Prénom;E-mail;Téléphone\nVandenberghe;Noël;noel@example.com;06 39 98 20 11\n";
        import(store, vec![csv("salon.csv", phone)], answers()).await;
        erase(store, Holder::Company(employer)).await;

        let undone = undo_latest(store).await;
        assert_eq!((undone.people.restored, undone.people.edited), (1, 0));
        let noel = person(store.reader(), noel.id).await.unwrap().unwrap();
        assert!(noel.details.coordinates.phones.is_empty() && noel.details.roles.is_empty());
    });
}

#[test]
fn two_imports_undone_newest_first_leave_nobody() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("janvier.csv", THREE)], answers()).await;
        let january = latest(store).await.batch.id;
        for (name, job) in [("février.csv", "Restauratrice"), ("mars.csv", "Gérante")] {
            let file =
                format!("Nom;Prénom;E-mail;Fonction\nFontaine;Claire;claire.fontaine@example.com;{job}\n");
            base.clock.pass(jiff::ToSpan::hours(1));
            import(store, vec![csv(name, &file)], answers()).await;
            assert_eq!(
                latest(store).await.batch.state.published().unwrap().totals.people.updated,
                1,
                "{name}"
            );
        }
        let steps = wizard(store);
        let mut ids: Vec<BatchId> =
            steps.latest(3).await.unwrap().iter().map(|stored| stored.batch.id).collect();
        assert_eq!(ids.pop(), Some(january));
        for id in ids {
            assert_eq!(undo(store, id).await.people.restored, 1);
        }
        let undone = undo(store, january).await;
        assert_eq!((undone.people.removed, undone.people.edited), (3, 0));
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default());
    });
}

#[test]
fn somebody_edited_between_two_imports_stays_when_both_are_undone() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("janvier.csv", THREE)], answers()).await;
        let january = latest(store).await.batch.id;
        let claire = person_named(store, "Fontaine").await;
        let edited = PersonDetails { job_title: text("Restauratrice"), ..claire.details.clone() };
        let mut tx = begin(store).await;
        save_person(&mut tx, claire.correct(edited.clone()).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        base.clock.pass(jiff::ToSpan::hours(1));
        let file =
            "Nom;Prénom;E-mail;Téléphone\nFontaine;Claire;claire.fontaine@example.com;06 39 98 20 11\n";
        import(store, vec![csv("février.csv", file)], answers()).await;
        let february = latest(store).await.batch.id;
        assert_eq!(undo(store, february).await.people.restored, 1);
        let undone = undo(store, january).await;
        assert_eq!((undone.people.removed, undone.people.edited), (2, 1));
        assert_eq!(person_named(store, "Fontaine").await.details, edited);
    });
}

#[test]
fn what_stays_of_a_bought_list_stays_marked_as_bought() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", THREE)], answers()).await;
        base.clock.pass(jiff::ToSpan::hours(1));
        let mut bought = answers();
        bought.provenance = Provenance {
            origin: "Liste achetée 2026".to_owned(),
            source: SourceClass::Bought,
            ..bought.provenance
        };
        let file = "Nom;Prénom;E-mail;Téléphone
Poulain;Marc;marc.poulain@example.com;06 39 98 20 11
Lacombe;Adrien;adrien@example.com;06 39 98 20 12
";
        import(store, vec![csv("liste.csv", file)], bought).await;
        let (marc, adrien) = (person_named(store, "Poulain").await, person_named(store, "Lacombe").await);
        let edited = PersonDetails { job_title: text("Caviste"), ..marc.details.clone() };
        let mut tx = begin(store).await;
        save_person(&mut tx, marc.clone().correct(edited).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        undo_latest(store).await;
        let known = privacy_of(store, marc.id).await;
        assert!(known.marked, "his bought number stands, so nobody is contactable by it");
        assert_eq!(known.bases.len(), 2);
        let known = privacy_of(store, adrien.id).await;
        assert!(!known.marked && known.bases.len() == 1, "nothing of the list is left of him");
    });
}

#[test]
fn a_sale_goes_with_its_import_although_its_contact_was_erased() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let clients = "N° client;Raison sociale;Ville\nC1;Brasserie du Vieux-Port;Lille\n";
        let contacts = "N° client;Nom;Prénom;E-mail\nC1;Vandenberghe;Noël;noel@example.com\n";
        let sales = "N° devis;Date;N° client;Client;Libellé;Montant HT;Contact\n\
                     D1;12/03/2024;C1;Brasserie du Vieux-Port;Caisse de six;120,00;Noël Vandenberghe\n";
        let files = vec![csv("clients.csv", clients), csv("contacts.csv", contacts), csv("devis.csv", sales)];
        import(store, files, answers()).await;
        assert_eq!(totals(store.reader()).await.unwrap().sales, 1);
        let noel = person_named(store, "Vandenberghe").await;
        erase(store, Holder::Person(noel.id)).await;
        let undone = undo_latest(store).await;
        assert_eq!((undone.sales.removed, undone.sales.edited), (1, 0));
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default());
    });
}

#[test]
fn the_report_of_an_undoing_adds_up_names_what_stays_and_shows_no_note_any_more() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let file = "Nom;Prénom;E-mail;Remarque\nFontaine;Claire;claire.fontaine@example.com;Diabétique\n\
                    Poulain;Marc;marc.poulain@example.com;Atteint d’un cancer\n\
                    Lacombe;Adrien;adrien@example.com;Aime le chablis\n";
        import(store, vec![csv("clients.csv", file)], answers()).await;
        let (claire, marc) = (person_named(store, "Fontaine").await, person_named(store, "Poulain").await);
        let edited = PersonDetails { job_title: text("Restauratrice"), ..claire.details.clone() };
        let mut tx = begin(store).await;
        save_person(&mut tx, claire.clone().correct(edited).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        erase(store, Holder::Person(marc.id)).await;

        let mut camille = camille_at_her_desk(&base);
        let batch = latest(store).await.batch.id;
        base.clock.pass(jiff::ToSpan::hours(2));
        undo_latest(store).await;
        let report = camille.get(format!("/imports/{batch}")).await;
        assert_eq!(report.texts("tbody tr"), ["Contacts1010", "Notes1000"]);
        assert!(report.body.contains("Un autre élément n’était déjà plus là."));
        assert_eq!(report.link("Claire Fontaine"), format!("/people/{}", claire.id));
        assert!(!report.has("#notes") && !report.body.contains("Diabétique"));
        assert!(wizard(store).held_notes(&latest(store).await).await.unwrap().is_empty());
    });
}
