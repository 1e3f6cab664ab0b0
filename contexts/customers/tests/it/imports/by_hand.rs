//! A file comes again after somebody worked on the records it brought: what was typed stands, what is
//! news is taken over, and the report says in which rows.

use customers::company::CompanyDetails;
use customers::coordinates::Coordinates;
use customers::import::Outcome;
use customers::person::PersonDetails;
use customers::sale::{SaleDetails, Status};
use customers::store::{company, sales_of, save_company, save_person, save_sale};
use kernel::{CompanyId, Holder, Id as _};
use personal::Personal;
use store::Store;
use store::search::{Among, find};
use testkit::{access, on_both_engines};

use super::desk::{answers, csv, import, open_books, opened, person_named, undo_latest, wizard};
use crate::world::{begin, day, text, whole};

const CLIENTS: &str = "N° client;Nom;Prénom;Fonction;E-mail;Téléphone;Ville
C1;Lefevre;Anne;Gérante;anne@example.com, a.lefevre@example.com;06 39 98 20 11;Lille
C2;Poulain;Marc;Cuisinier;marc@example.com;06 39 98 20 12;Roubaix
";

/// The rows of the report that say that what was typed stands: row and column.
fn kept(outcome: &Outcome) -> Vec<(u32, Option<String>)> {
    let sheets = outcome.report().unwrap().files.iter().flat_map(|file| &file.sheets);
    let warnings = sheets.flat_map(|sheet| &sheet.warnings);
    let kept = warnings.filter(|warning| warning.code.code() == "typed-by-hand");
    kept.map(|warning| (warning.row, warning.column.clone())).collect()
}

/// Anne marries, changes her job, and one of her addresses goes.
async fn anne_is_corrected(store: &Store) -> PersonDetails {
    let anne = person_named(store, "Lefevre").await;
    let mut details = anne.details.clone();
    details.name.family = text("Lefèvre-Moreau");
    details.job_title = text("Directrice");
    details.coordinates.emails.retain(|email| email.written.raw == text("anne@example.com").unwrap());
    let mut tx = begin(store).await;
    save_person(&mut tx, anne.correct(details.clone()).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    details
}

#[test]
fn what_was_typed_since_stands_when_the_same_file_comes_again() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CLIENTS)], answers()).await;
        let corrected = anne_is_corrected(store).await;
        let again = import(store, vec![csv("clients.csv", CLIENTS)], answers()).await;
        assert_eq!(person_named(store, "Lefèvre-Moreau").await.details, corrected);
        let spelt = CLIENTS.replace("a.lefevre@example.com", "A.Lefevre@Example.com");
        import(store, vec![csv("clients.csv", &spelt)], answers()).await;
        let anne = person_named(store, "Lefèvre-Moreau").await;
        assert_eq!(anne.details, corrected, "an address that was taken out stays out in whatever case");
        let columns = ["Nom", "Fonction", "E-mail"].map(|column| (2, Some(column.to_owned())));
        let mut kept = kept(&again);
        kept.sort_by_key(|(_, column)| columns.iter().position(|(_, known)| known == column));
        assert_eq!(kept, columns);
        assert_eq!(
            (again.report().unwrap().totals.people.updated, again.report().unwrap().totals.people.unchanged),
            (0, 2)
        );
    });
}

#[test]
fn what_is_news_beside_it_is_taken_over() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CLIENTS)], answers()).await;
        let corrected = anne_is_corrected(store).await;
        let news = CLIENTS
            .replace("anne@example.com, ", "anne@example.com, anne@maison.example, ")
            .replace("Cuisinier", "Chef de cuisine");
        import(store, vec![csv("clients.csv", &news)], answers()).await;
        let anne = person_named(store, "Lefèvre-Moreau").await.details;
        let emails: Vec<_> = anne.coordinates.emails.iter().map(|email| email.written.raw.clone()).collect();
        assert_eq!(emails, [text("anne@example.com").unwrap(), text("anne@maison.example").unwrap()]);
        assert_eq!(anne.job_title, corrected.job_title);
        let marc = person_named(store, "Poulain").await.details;
        assert_eq!(marc.job_title, text("Chef de cuisine"), "nobody typed his job");
    });
}

#[test]
fn the_check_says_which_fields_of_which_records_change() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CLIENTS)], answers()).await;
        let corrected = anne_is_corrected(store).await;
        let news = CLIENTS.replace("Lille", "Arras").replace("Gérante", "Présidente");
        let id = opened(store, vec![csv("clients.csv", &news)]).await;
        let steps = wizard(store);
        let batch = steps.find(id).await.unwrap();
        let draft = batch.draft().unwrap();
        steps.correct(batch, &draft).await.unwrap();
        steps.check(id).await.unwrap();
        let changes = steps.find(id).await.unwrap().findings().unwrap().unwrap().changes;
        let told: Vec<_> = changes.iter().map(|change| (change.holder, change.fields.clone())).collect();
        let anne = person_named(store, "Lefèvre-Moreau").await;
        assert_eq!(told, [(Holder::Person(anne.id), vec!["addresses.1".to_owned()])], "her job was typed");
        assert_eq!(anne.details, corrected, "nothing is written yet");
    });
}

#[test]
fn an_undoing_is_nobodys_word() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CLIENTS)], answers()).await;
        base.clock.pass(jiff::ToSpan::hours(1));
        let news = CLIENTS.replace("Cuisinier", "Chef de cuisine");
        import(store, vec![csv("clients.csv", &news)], answers()).await;
        undo_latest(store).await;
        assert_eq!(person_named(store, "Poulain").await.details.job_title, text("Cuisinier"));
        import(store, vec![csv("clients.csv", &news)], answers()).await;
        assert_eq!(person_named(store, "Poulain").await.details.job_title, text("Chef de cuisine"));
    });
}

#[test]
fn a_company_keeps_the_name_and_the_number_somebody_typed() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let file = "N° client;Raison sociale;SIREN;Site web\nS1;Brasserie du Port;552 100 554;port.example\n";
        import(store, vec![csv("societes.csv", file)], answers()).await;
        let hit = find(store.reader(), &access(), "Brasserie", Among::all(&["company"]), 1)
            .await
            .unwrap()
            .remove(0);
        let id = CompanyId::from_uuid(hit.id);
        let port = company(store.reader(), id).await.unwrap().unwrap();
        let details = CompanyDetails {
            name: Personal::new("Brasserie du Vieux-Port".to_owned()),
            identifiers: Vec::new(),
            coordinates: Coordinates::default(),
            ..port.details.clone()
        };
        let mut tx = begin(store).await;
        save_company(&mut tx, port.correct(details.clone()).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let news = file.replace("port.example", "vieux-port.example");
        import(store, vec![csv("societes.csv", &news)], answers()).await;
        let port = company(store.reader(), id).await.unwrap().unwrap().details;
        assert_eq!(port.name, details.name);
        assert_eq!(port.identifiers, [], "it was taken out by hand");
        assert_eq!(port.website, text("vieux-port.example"));
    });
}

const SALE: &str = "N° facture;Date;N° client;Libellé;Montant HT;Statut;Échéance
F1;14/03/2024;C1;Caisse de six;100,00;impayée;14/04/2024
";

#[test]
fn a_payment_noted_by_hand_is_not_taken_back_and_one_the_file_tells_of_is_news() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        import(store, vec![csv("clients.csv", CLIENTS), csv("ventes.csv", SALE)], answers()).await;
        let anne = Holder::Person(person_named(store, "Lefevre").await.id);
        let of_anne = || async { sales_of(whole(store.reader()), anne, None, 5).await.unwrap().remove(0) };
        let sale = of_anne().await;
        assert_eq!(sale.details.status, Status::Due);
        let mut tx = begin(store).await;
        save_sale(&mut tx, sale.settle(day("2024-04-02")).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        import(store, vec![csv("ventes.csv", SALE)], answers()).await;
        assert_eq!(of_anne().await.details.status, Status::Paid { on: Some(day("2024-04-02")) });

        let sale = of_anne().await;
        let due = SaleDetails { status: Status::Due, ..sale.details.clone() };
        let mut tx = begin(store).await;
        save_sale(&mut tx, sale.correct(due).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let paid = SALE.replace("impayée", "payée");
        import(store, vec![csv("ventes.csv", &paid)], answers()).await;
        assert_eq!(of_anne().await.details.status, Status::Due, "just that payment was taken back by hand");
    });
}

#[test]
fn a_payment_a_later_file_tells_of_is_news_for_a_sale_somebody_touched() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let open = SALE.replace("impayée", "");
        import(store, vec![csv("clients.csv", CLIENTS), csv("ventes.csv", &open)], answers()).await;
        let anne = Holder::Person(person_named(store, "Lefevre").await.id);
        let of_anne = || async { sales_of(whole(store.reader()), anne, None, 5).await.unwrap().remove(0) };
        let sale = of_anne().await;
        let touched = SaleDetails { net: 9_000, status: Status::Open, ..sale.details.clone() };
        let mut tx = begin(store).await;
        save_sale(&mut tx, sale.correct(touched).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let paid = SALE.replace("impayée", "payée");
        import(store, vec![csv("ventes.csv", &paid)], answers()).await;
        let sale = of_anne().await.details;
        assert_eq!((sale.net, sale.status), (9_000, Status::Paid { on: None }));
    });
}
