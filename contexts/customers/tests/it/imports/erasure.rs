//! Somebody erased is in no import any more, whatever state it is in.

use contracts::PersonalDataSource;
use customers::OfTheFile;
use customers::import::{BatchState, Ending, NotTaken};
use kernel::Holder;
use testkit::on_both_engines;

use super::desk::{answers, csv, import, latest, open_books, opened, person_named, wizard};
use crate::world::begin;

/// Two customers; one note held back, and a row that names nobody but tells of Claire.
const CUSTOMERS: &str = "Nom;Prénom;E-mail;Téléphone;Remarque
Fontaine;Claire;claire.fontaine@example.com;06 39 98 20 11;Diabétique, livrer sans sucre
Poulain;Marc;marc.poulain@example.com;;Atteint d’un cancer
;;;;Rappeler Claire Fontaine avant Noël
";

#[test]
fn an_erased_person_is_in_no_note_reject_or_waiting_file() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        let steps = wizard(store);
        let published = latest(store).await;
        assert_eq!(steps.held_notes(&published).await.unwrap().len(), 2);
        assert_eq!(steps.rejects(&published).await.unwrap().len(), 1);
        let hers = opened(
            store,
            vec![csv("salon.csv", "Nom;E-mail\nFontaine Claire;Claire.FONTAINE@example.com\n")],
        )
        .await;
        let others =
            opened(store, vec![csv("foire.csv", "Nom;E-mail\nAdrien Lacombe;adrien@example.com\n")]).await;

        let claire = person_named(store, "Fontaine").await;
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Person(claire.id)).await.unwrap();
        tx.commit().await.unwrap();

        let published = steps.find(published.batch.id).await.unwrap();
        let notes = steps.held_notes(&published).await.unwrap();
        assert_eq!(notes.iter().map(|held| held.note.who.as_str()).collect::<Vec<_>>(), ["Marc Poulain"]);
        assert!(steps.rejects(&published).await.unwrap().is_empty());
        let ended = steps.find(hers).await.unwrap();
        assert!(matches!(ended.batch.state, BatchState::Cancelled { because: Ending::SomebodyErased, .. }));
        assert!(matches!(steps.survey(&ended).await, Err(NotTaken::Unknown)));
        let waiting = steps.find(others).await.unwrap();
        assert_eq!(steps.survey(&waiting).await.unwrap().files.len(), 1);
    });
}
