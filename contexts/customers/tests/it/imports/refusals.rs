//! A no wins in whatever row it stands, and no later file weakens it; a bought list makes nobody
//! reachable.

use contracts::{ConsentAnswer, Mark, PersonalDataSource, PrivacyCore, RefusalScope};
use customers::OfTheFile;
use customers::import::{Answers, Provenance};
use kernel::Holder;
use personal::SourceClass;
use testkit::{access, on_both_engines};

use super::desk::{answers, csv, import, open_books, person_named, privacy_of};
use crate::exports::office::document;
use crate::pages::camille;
use crate::world::day;

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
        assert_eq!(outcome.report().unwrap().totals.people.created, 2);
        let claire = privacy_of(store, person_named(store, "Fontaine").await.id).await;
        assert!(!claire.refusals.is_empty());
        let marc = privacy_of(store, person_named(store, "Poulain").await.id).await;
        assert!(marc.refusals.is_empty());
        assert_eq!(marc.claims.iter().map(|claim| claim.answer).collect::<Vec<_>>(), [ConsentAnswer::Yes]);
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
        let people = again.report().unwrap().totals.people;
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
        let companies = again.report().unwrap().totals.companies;
        assert_eq!((companies.created, companies.updated, companies.unchanged), (0, 0, 2));
    });
}

const A_CHILD_A_DEATH_AND_A_BIRTHDAY: &str = "Nom;Prénom;E-mail;Né(e) le;Accord e-mailing;Commentaire
Aït-Ali;Maëlle;maelle@example.com;12/09/2016;oui;
Guérin;Paul;paul@example.com;;oui;décédé le 14/01/2024
Fontaine;Claire;claire@example.com;03/05/1981;oui;
";

#[test]
fn a_death_and_a_minority_that_a_file_tells_of_are_marked() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let files = || vec![csv("clients.csv", A_CHILD_A_DEATH_AND_A_BIRTHDAY)];
        import(store, files(), answers()).await;
        let said = async |family: &str| {
            let refusals = privacy_of(store, person_named(store, family).await.id).await.refusals;
            refusals.into_iter().map(|refusal| (refusal.scope, refusal.said_on)).collect::<Vec<_>>()
        };
        let minor = RefusalScope::Everything(Mark::MinorUntil(day("2034-09-12")));
        assert_eq!(said("Aït-Ali").await, [(minor, None)]);
        let dead = RefusalScope::Everything(Mark::Deceased);
        assert_eq!(said("Guérin").await, [(dead, Some(day("2024-01-14")))]);
        assert_eq!(said("Fontaine").await, [], "she came of age long ago");
        import(store, files(), answers()).await;
        assert_eq!((said("Aït-Ali").await.len(), said("Guérin").await.len()), (1, 1));
    });
}

#[test]
fn a_birth_date_reaches_neither_record_nor_dossier_nor_export() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", A_CHILD_A_DEATH_AND_A_BIRTHDAY)], answers()).await;
        let mut camille = camille(&base);
        let mut told = document(store).await.to_string();
        assert!(told.contains("2034-09-12"), "the day the mark ends is in the export");
        for family in ["Aït-Ali", "Fontaine"] {
            let id = person_named(store, family).await.id;
            let mut dossier = OfTheFile.export(store, Holder::Person(id), &access()).await.unwrap();
            dossier.extend(privacy::Source.export(store, Holder::Person(id), &access()).await.unwrap());
            assert!(dossier.len() > 2, "her dossier is read");
            let values = dossier.into_iter().flat_map(|row| row.values);
            told.extend(values.map(|(name, value)| format!("\n{name} {value}")));
            for tab in ["", "/history", "/edit"] {
                let page = camille.get(format!("/people/{id}{tab}")).await;
                assert_eq!(page.status, 200, "{tab}");
                told += &page.body;
            }
        }
        for birth in ["2016-09-12", "12/09/2016", "sept. 2016", "1981-05-03", "03/05/1981", "mai 1981"] {
            let place = told.find(birth).map(|at| told.split_at(at).1.chars().take(60).collect::<String>());
            assert_eq!(place, None, "{birth}");
        }
    });
}
