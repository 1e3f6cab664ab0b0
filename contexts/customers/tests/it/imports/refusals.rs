//! A no wins in whatever row it stands, and no later file weakens it; a bought list makes nobody
//! reachable.

use contracts::{ConsentAnswer, PrivacyCore};
use customers::import::{Answers, Provenance};
use personal::SourceClass;
use testkit::on_both_engines;

use super::desk::{answers, csv, import, open_books, person_named, privacy_of};

#[test]
fn a_no_in_any_row_of_somebody_wins() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let rows = "Nom;Prénom;E-mail;Newsletter;Ne pas contacter
Fontaine;Claire;claire.fontaine@example.com;oui;
FONTAINE;Claire;Claire.Fontaine@example.com;;x
Poulain;Marc;marc@example.com;oui;
";
        let outcome = import(store, vec![csv("clients.csv", rows)], answers()).await;
        assert_eq!(outcome.report().totals.people.created, 2);
        let claire = privacy_of(store, person_named(store, "Fontaine").await.id).await;
        assert!(!claire.refusals.is_empty());
        let marc = privacy_of(store, person_named(store, "Poulain").await.id).await;
        assert!(marc.refusals.is_empty());
        assert_eq!(marc.claims.iter().map(|claim| claim.2).collect::<Vec<_>>(), [ConsentAnswer::Yes]);
    });
}

#[test]
fn the_same_file_again_changes_nothing_and_a_yes_never_lifts_a_no() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let no = "Nom;Prénom;E-mail;Désinscrit\nFontaine;Claire;claire@example.com;12/03/2024\n";
        import(store, vec![csv("clients.csv", no)], answers()).await;
        let claire = person_named(store, "Fontaine").await;
        let said = privacy_of(store, claire.id).await.refusals;
        assert_eq!(said.len(), 1);
        let again = import(store, vec![csv("clients.csv", no)], answers()).await;
        let people = again.report().totals.people;
        assert_eq!((people.created, people.updated, people.unchanged), (0, 0, 1));
        let yes = "Nom;Prénom;E-mail;Désinscrit;Newsletter\nFontaine;Claire;claire@example.com;non;oui\n";
        import(store, vec![csv("clients.csv", yes)], answers()).await;
        assert_eq!(privacy_of(store, claire.id).await.refusals, said);
    });
}

#[test]
fn a_no_reaches_the_address_that_somebody_gets_later() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let first = "Nom;Prénom;E-mail;N° client;Ne pas contacter\nMoreau;Claire;claire@example.com;7;oui\n";
        import(store, vec![csv("clients.csv", first)], answers()).await;
        base.clock.pass(jiff::ToSpan::hours(1));
        let later = "Nom;Prénom;E-mail;N° client\nMoreau;Claire;moreau.claire@example.net;7\n";
        import(store, vec![csv("suite.csv", later)], answers()).await;
        base.clock.pass(jiff::ToSpan::hours(1));
        let claire = person_named(store, "Moreau").await;
        let addresses = claire.details.coordinates.contactable();
        assert_eq!(addresses.len(), 2);
        let tx = crate::world::begin(store).await;
        let held = privacy::Core.suppressions_of(&tx, &addresses).await.unwrap();
        assert!(held.iter().all(|scopes| !scopes.is_empty()), "{held:?}");
        tx.rollback().await.unwrap();
    });
}

#[test]
fn a_bought_batch_and_a_row_that_says_so_are_marked() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let rows = "Nom;Prénom;E-mail;Origine
Fontaine;Claire;claire@example.com;Salon Horeca
Poulain;Marc;marc@example.com;Fichier acheté
";
        import(store, vec![csv("clients.csv", rows)], answers()).await;
        let claire = person_named(store, "Fontaine").await;
        assert!(!privacy_of(store, claire.id).await.marked);
        assert!(privacy_of(store, person_named(store, "Poulain").await.id).await.marked);
        let provenance = Provenance { source: SourceClass::Bought, ..answers().provenance };
        let list = "Nom;Prénom;E-mail\nLacombe;Adrien;adrien@example.com\n";
        import(store, vec![csv("liste.csv", list)], Answers { provenance, ..answers() }).await;
        assert!(privacy_of(store, person_named(store, "Lacombe").await.id).await.marked);
    });
}

#[test]
fn a_colleague_on_the_same_switchboard_refuses_nothing_however_often_the_file_comes() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let rows = "Société;Prénom;Nom;Tél;E-mail;Désinscrit
Harrow;Emma;Stone;01 99 00 30 01;emma@harrow.example.com;
Harrow;Oliver;Baker;01 99 00 30 01;oliver@harrow.example.com;12/03/2024
";
        import(store, vec![csv("contacts.csv", rows)], answers()).await;
        import(store, vec![csv("contacts.csv", rows)], answers()).await;
        let emma = person_named(store, "Stone").await;
        assert!(privacy_of(store, emma.id).await.refusals.is_empty());
        assert_eq!(privacy_of(store, person_named(store, "Baker").await.id).await.refusals.len(), 1);
    });
}

#[test]
fn addresses_given_in_pieces_are_the_same_when_the_file_comes_again() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let rows = "Société;Adresse facturation;CP;Ville;Adresse livraison;CP livraison;Ville livraison
Meca SA;1 rue A;39000;Lons;2 rue B;39100;Dole
Tissus SARL;3 rue C;69001;Lyon;;;
";
        import(store, vec![csv("clients.csv", rows)], answers()).await;
        let again = import(store, vec![csv("clients.csv", rows)], answers()).await;
        let companies = again.report().totals.companies;
        assert_eq!((companies.created, companies.updated, companies.unchanged), (0, 0, 2));
    });
}
