//! A whole import taken back: what it brought goes, every no stays, and what somebody touched since is
//! left and counted.

use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::person::PersonDetails;
use customers::store::{person, save_activity, save_person, totals};
use kernel::{Id, PersonId};
use store::journal;
use testkit::on_both_engines;

use super::desk::{answers, csv, fixtures, import, open_books, person_named, privacy_of, undo_latest};
use crate::world::{a_person, begin, by_hand, camille, claire, text};

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
        let undone = undo_latest(store).await;
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

        let undone = undo_latest(store).await;
        assert_eq!((undone.removed, undone.edited, undone.linked), (1, 1, 1));
        assert_eq!(totals(store.reader()).await.unwrap().people, 2);
        assert_eq!(person_named(store, "Fontaine").await.details, edited);
        assert_eq!(privacy_of(store, marc.id).await.bases.len(), 1, "who stays is kept for the reason given");
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
        assert_eq!(outcome.report().totals.people.updated, 1);
        let changed = person(store.reader(), before.id).await.unwrap().unwrap();
        assert_ne!(changed.details, before.details);
        let undone = undo_latest(store).await;
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
        let undone = undo_latest(store).await;
        assert_eq!((undone.restored, undone.edited, undone.linked), (0, 0, 0));
        assert_eq!(totals(store.reader()).await.unwrap(), Default::default());
        assert!(journal::verify(store.reader(), store.key()).await.unwrap().is_ok());
    });
}
