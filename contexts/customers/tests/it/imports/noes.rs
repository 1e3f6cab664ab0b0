//! A no that a file brings outlives the record: a base that lost the person still knows it (law 4).

use contracts::{Address, PrivacyCore as _, RefusalScope};
use customers::import::Outcome;
use kernel::Holder;
use personal::{Channel, Personal, Purpose};
use store::journal::{Page, of_holder};
use testkit::on_both_engines;

use super::desk::{answers, csv, import, open_books, person_named, privacy_of};
use crate::world::begin;

const NEWSLETTER: RefusalScope =
    RefusalScope::Some { channel: Some(Channel::Email), purpose: Some(Purpose::Newsletter) };

#[test]
fn a_no_in_a_column_of_answers_stands_on_the_suppression_list() {
    let file = "Nom;Prénom;E-mail;Newsletter\nBenali;Nadia;nadia.benali@example.com;non\n\
                Caron;Benoît;benoit.caron@example.com;oui\n";
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let outcome = import(&base.store, vec![csv("contacts.csv", file)], answers()).await;
        assert!(matches!(outcome, Outcome::Written(_)));
        let addresses = ["nadia.benali@example.com", "benoit.caron@example.com"]
            .map(|email| Address::Email(Personal::new(email.to_owned())));
        let tx = begin(&base.store).await;
        let held = privacy::Core.suppressions_of(&tx, &addresses).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(held, [vec![NEWSLETTER], vec![]]);
    });
}

#[test]
fn the_history_says_which_import_brought_her_no() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let file = "Nom;Prénom;E-mail\nFontaine;Claire;claire@example.com\n";
        import(store, vec![csv("clients.csv", file)], answers()).await;
        let claire = person_named(store, "Fontaine").await;
        let no = "Nom;Prénom;E-mail;Désinscrit\nFontaine;Claire;claire@example.com;oui\n";
        for _ in 0..2 {
            import(store, vec![csv("lettre.csv", no)], answers()).await;
        }
        let history = of_holder(store.reader(), store.key(), Holder::Person(claire.id), Page::newest(10))
            .await
            .unwrap();
        let noes: Vec<_> = history.iter().filter(|entry| entry.verb == "refusal-recorded").collect();
        assert_eq!(noes.len(), 1, "said twice, it came once");
        assert!(noes[0].batch.is_some());
    });
}

#[test]
fn the_no_of_a_deleted_row_reaches_whoever_of_the_file_has_its_address_and_whoever_comes_with_it() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let first = "Nom;Prénom;E-mail\nFontaine;Claire;claire@example.com\nPoulain;Marc;marc@example.com\n";
        import(store, vec![csv("clients.csv", first)], answers()).await;
        let gone = "Nom;Prénom;E-mail;Ne plus contacter;Supprimé\n\
                    Fontaine;C.;claire@example.com;oui;oui\n\
                    Caron;Benoît;benoit@example.com;oui;oui\n";
        import(store, vec![csv("archive.csv", gone)], answers()).await;
        let claire = privacy_of(store, person_named(store, "Fontaine").await.id).await;
        assert_eq!(claire.refusals.len(), 1, "{:?}", claire.refusals);
        assert!(privacy_of(store, person_named(store, "Poulain").await.id).await.refusals.is_empty());
        let later = "Nom;Prénom;E-mail\nCaron;Benoît;benoit@example.com\n";
        import(store, vec![csv("salon.csv", later)], answers()).await;
        let benoit = privacy_of(store, person_named(store, "Caron").await.id).await;
        assert!(!benoit.refusals.is_empty(), "he said no before he was anybody's client");
    });
}

#[test]
fn a_death_told_by_a_deleted_row_is_of_those_of_the_name_alone() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let first =
            "Nom;Prénom;E-mail\nFontaine;Claire;famille@example.com\nMercier;Paul;famille@example.com\n";
        import(store, vec![csv("clients.csv", first)], answers()).await;
        let gone = "Nom;Prénom;E-mail;Décédé;Supprimé\nMERCIER;Paul;famille@example.com;oui;oui\n";
        import(store, vec![csv("archive.csv", gone)], answers()).await;
        let said =
            async |family: &str| privacy_of(store, person_named(store, family).await.id).await.refusals.len();
        assert_eq!((said("Mercier").await, said("Fontaine").await), (1, 0));
    });
}
