//! Somebody erased is in no import any more, whatever state it is in.

use contracts::PersonalDataSource;
use customers::import::{BatchState, Draft, Ending, ImportFile, NotTaken};
use customers::store::save_person;
use customers::{OfTheFile, Written};
use kernel::Holder;
use store::Store;
use testkit::on_both_engines;

use super::desk::{answers, csv, import, latest, open_books, opened, person_named, undo_latest, wizard};
use crate::world::{a_company, begin, company_named};

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

#[test]
fn a_waiting_file_that_knows_somebody_by_an_address_of_before_goes_with_them() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CUSTOMERS)], answers()).await;
        let claire = person_named(store, "Fontaine").await;
        let mut details = claire.details.clone();
        details.coordinates.emails =
            Written::emails("claire.m@example.com").into_iter().map(Into::into).collect();
        let mut tx = begin(store).await;
        save_person(&mut tx, claire.clone().correct(details).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let hers = opened(store, vec![csv("jeu.csv", "E-mail\nClaire.Fontaine@example.com\n")]).await;

        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Person(claire.id)).await.unwrap();
        tx.commit().await.unwrap();

        let ended = wizard(store).find(hers).await.unwrap();
        assert!(matches!(ended.batch.state, BatchState::Cancelled { because: Ending::SomebodyErased, .. }));
    });
}

#[test]
fn a_file_called_after_an_erased_person_is_called_by_its_place() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let clients = csv("clients-fontaine-claire.csv", CUSTOMERS);
        let others = csv("foire.csv", "Nom;E-mail\nAdrien Lacombe;adrien@example.com\n;\n");
        import(store, vec![clients, others], answers()).await;
        let claire = person_named(store, "Fontaine").await;
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Person(claire.id)).await.unwrap();
        tx.commit().await.unwrap();

        let steps = wizard(store);
        let published = latest(store).await;
        assert_eq!(published.draft().unwrap().title(), "1.csv, foire.csv");
        let findings = serde_json::to_string(&published.findings().unwrap().unwrap()).unwrap();
        let draft = serde_json::to_string(&published.draft().unwrap()).unwrap();
        for kept in [findings, draft] {
            assert!(!kept.to_lowercase().contains("fontaine"), "{kept}");
        }
        let notes = steps.held_notes(&published).await.unwrap();
        let of_marc = notes.iter().map(|held| (held.place, held.note.row.file.as_str()));
        assert_eq!(of_marc.collect::<Vec<_>>(), [(1, "1.csv")], "each keeps its place");
    });
}

#[test]
fn of_two_files_of_one_name_neither_keeps_that_of_somebody_erased() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let others = CUSTOMERS.replace("Claire", "Adrien").replace("claire", "adrien");
        let others = others.replace("Fontaine", "Lacombe").replace("fontaine", "lacombe");
        let others = others.replace("06 39 98 20 11", "").replace("marc.poulain", "luc.poulain");
        let files = vec![csv("Claire Fontaine.csv", CUSTOMERS), csv("Claire Fontaine.csv", &others)];
        import(store, files, answers()).await;
        let claire = person_named(store, "Fontaine").await;
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Person(claire.id)).await.unwrap();
        tx.commit().await.unwrap();

        let (steps, published) = (wizard(store), latest(store).await);
        assert_eq!(published.draft().unwrap().title(), "1.csv, 2.csv");
        let findings = serde_json::to_string(&published.findings().unwrap().unwrap()).unwrap();
        assert!(!findings.to_lowercase().contains("fontaine"), "{findings}");
        let rejects = steps.rejects(&published).await.unwrap();
        let files: Vec<&str> = rejects.iter().map(|(_, reject)| reject.row.file.as_str()).collect();
        assert_eq!(files, ["2.csv"]);
    });
}

#[test]
fn a_file_with_a_number_behind_its_name_does_not_keep_that_of_a_company() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let company = a_company(store, company_named("Decathlon SAS")).await;
        import(store, vec![csv("Decathlon (2).csv", CUSTOMERS)], answers()).await;
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Company(company.id)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(latest(store).await.draft().unwrap().title(), "1.csv");
    });
}

#[test]
fn a_page_open_beside_an_erasure_and_an_undoing_write_no_name_down_again() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients-fontaine-claire.csv", CUSTOMERS)], answers()).await;
        let (steps, before) = (wizard(store), latest(store).await);
        let mut draft = before.draft().unwrap();
        draft.typed = vec![("words[1]".to_owned(), "Claire Fontaine préfère le matin".to_owned())];
        let claire = person_named(store, "Fontaine").await;
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Person(claire.id)).await.unwrap();
        tx.commit().await.unwrap();

        let late = steps.keep(&before, &draft).await;
        assert!(matches!(late, Err(NotTaken::ChangedMeanwhile)), "{late:?}");
        let late = steps.judge(&before, &[]).await;
        assert!(matches!(late, Err(NotTaken::ChangedMeanwhile)), "{late:?}");
        let late = steps.undo(before).await;
        assert!(matches!(late, Err(NotTaken::ChangedMeanwhile)), "{late:?}");

        undo_latest(store).await;
        let undone = latest(store).await;
        let findings = serde_json::to_string(&undone.findings().unwrap().unwrap()).unwrap();
        let draft = serde_json::to_string(&undone.draft().unwrap()).unwrap();
        for kept in [findings, draft] {
            assert!(!kept.to_lowercase().contains("fontaine"), "{kept}");
        }
    });
}

/// Erases Claire, whose client number is 12, while a file waits; whether it waits still.
async fn still_waits(store: &Store, name: &str, content: &[u8], draft: Draft) -> bool {
    open_books(store).await;
    let hers = "Nom;Prénom;E-mail;N° client\nLefèvre;Claire;claire@example.com;12\n";
    import(store, vec![csv("clients.csv", hers)], answers()).await;
    let steps = wizard(store);
    let opened = steps.open(vec![ImportFile::new(name, content)], draft).await.unwrap();
    let id = opened.unwrap_or_else(|_| panic!("{name} cannot be read"));
    let claire = person_named(store, "Lefèvre").await;
    let mut tx = begin(store).await;
    OfTheFile.erase(&mut tx, Holder::Person(claire.id)).await.unwrap();
    tx.commit().await.unwrap();
    steps.find(id).await.unwrap().batch.is_open()
}

#[test]
fn a_file_that_only_happens_to_say_her_short_number_waits_on() {
    on_both_engines(|base| async move {
        let products =
            "Référence;Libellé;Quantité\nA1;Caisse de six;12\nB2;Claire de lune;8\nLefèvre;Bougie;12\n";
        assert!(still_waits(&base.store, "produits.csv", products.as_bytes(), Draft::default()).await);
    });
}

#[test]
fn a_belgian_number_tells_who_it_is_however_it_is_written() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let hers = "Nom;Prénom;Téléphone\nPeeters;Anke;+32 2 555 12 12\n";
        import(store, vec![csv("clients.csv", hers)], answers()).await;
        let waiting = opened(store, vec![csv("foire.csv", "Nom;Tél\nA. P.;02 555 12 12\n")]).await;
        let anke = person_named(store, "Peeters").await;
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Person(anke.id)).await.unwrap();
        tx.commit().await.unwrap();
        let ended = wizard(store).find(waiting).await.unwrap();
        assert!(matches!(ended.batch.state, BatchState::Cancelled { because: Ending::SomebodyErased, .. }));
    });
}

#[test]
fn a_short_number_tells_where_client_numbers_stand() {
    on_both_engines(|base| async move {
        let sales = "N° facture;Date;N° client;Libellé;Montant HT\nF1;12/03/2024;12;Caisse de six;120,00\n";
        assert!(!still_waits(&base.store, "ventes.csv", sales.as_bytes(), Draft::default()).await);
    });
}

#[test]
fn a_file_in_a_corrected_encoding_is_searched_as_it_will_be_read() {
    on_both_engines(|base| async move {
        let mac: Vec<u8> = b"Nom;Pr\x8enom;Ville\nLef\x8fvre;Claire;Lille\n".to_vec();
        let mut draft = Draft::default();
        draft.mapping.files.entry("liste.csv".to_owned()).or_default().encoding =
            Some("macintosh".to_owned());
        assert!(!still_waits(&base.store, "liste.csv", &mac, draft).await);
    });
}

#[test]
fn a_company_of_one_word_is_found_in_a_waiting_file_by_a_cell_that_says_just_that() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let company = a_company(store, company_named("Decathlon SAS")).await;
        let hers = opened(store, vec![csv("salon.csv", "Raison sociale;Ville\nDECATHLON;Lille\n")]).await;
        let others =
            opened(store, vec![csv("foire.csv", "Raison sociale;Ville\nRue Decathlon SARL;Lille\n")]).await;
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Company(company.id)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!wizard(store).find(hers).await.unwrap().batch.is_open());
        assert!(
            wizard(store).find(others).await.unwrap().batch.is_open(),
            "another name that holds the word"
        );
    });
}
