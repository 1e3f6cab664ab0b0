//! The columns that somebody chose for a list.

use axum::http::StatusCode;
use testkit::on_both_engines;
use web::testing::{Browser, FilledForm};

use super::open;
use crate::imports::desk::open_books;
use crate::world::{a_company, a_person, a_sale, brasserie, claire, invoice, noel};

const READY: [&str; 9] = [
    "Nom",
    "Entreprise",
    "Relation",
    "Ville",
    "Téléphone",
    "12\u{a0}mois\u{a0}HT",
    "Dernier achat",
    "Refus",
    "Suivi par",
];

/// The chooser of a list, with these columns ticked, in this order.
async fn chooser(browser: &mut Browser, list: &str) -> FilledForm {
    browser.get(list).await.form("#columns form")
}

#[test]
fn who_chooses_columns_sees_them_in_that_order_and_can_go_back() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let brasserie = a_company(&base.store, brasserie()).await;
        a_person(&base.store, noel(brasserie.id)).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        assert_eq!(yanis.get("/people").await.texts("thead th"), READY);

        let here = "/people?kind=prospect&sort=-spend";
        assert!(
            chooser(&mut yanis, here).await.fields().contains(&("column".to_owned(), "wishes".to_owned()))
        );
        let ticked = ["phone", "company", "balance"];
        let fields: Vec<(&str, &str)> = [("order", "phone"), ("order", "company"), ("order", "town")]
            .into_iter()
            .chain([("order", "balance")])
            .chain(ticked.map(|code| ("column", code)))
            .collect();
        let list = yanis.post("/people/columns?kind=prospect&sort=-spend", &fields).await;
        assert_eq!(list.place, here, "the view one was in");
        assert_eq!(list.texts("thead th"), ["Nom", "Téléphone", "Entreprise", "Solde dû TTC"]);
        assert_eq!(yanis.get("/people").await.texts("thead th").len(), 4, "on every visit");
        assert_eq!(yanis.get("/companies").await.texts("thead th").len(), 9, "each list has its own");

        let later = chooser(&mut yanis, "/people").await.press("down", "phone");
        let list = yanis.submit(later).await;
        assert_eq!(list.texts("thead th"), ["Nom", "Entreprise", "Téléphone", "Solde dû TTC"]);
        let end = chooser(&mut yanis, "/people").await.press("down", "balance");
        assert_eq!(yanis.submit(end).await.texts("thead th").len(), 4, "the last one stays the last");
        let earlier = chooser(&mut yanis, "/people").await.press("up", "balance");
        let list = yanis.submit(earlier).await;
        assert_eq!(list.texts("thead th"), ["Nom", "Entreprise", "Solde dû TTC", "Téléphone"]);
        assert_eq!(list.texts("tbody td").len(), 4);

        let back = chooser(&mut yanis, "/people").await.press("reset", "yes");
        assert_eq!(yanis.submit(back).await.texts("thead th"), READY);
    });
}

#[test]
fn what_is_hidden_still_sorts_and_filters_and_the_list_says_so() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let brasserie = a_company(&base.store, brasserie()).await;
        let noel = a_person(&base.store, noel(brasserie.id)).await;
        let claire = a_person(&base.store, claire()).await;
        a_sale(&base.store, invoice(claire.id, "F-1", "2026-11-20", 12_000)).await;
        a_sale(&base.store, invoice(noel.id, "F-2", "2026-11-20", 15_000)).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        let shown = yanis.get("/people?sort=-spend").await;
        assert!(!shown.has(".chip"), "its column says it");

        yanis.post("/people/columns", &[("order", "town"), ("column", "town")]).await;
        let list = yanis.get("/people?sort=-spend&spend-min=130").await;
        assert_eq!(list.texts("tbody .name a"), ["Noël Vandenberghe"]);
        assert_eq!(list.texts("thead th"), ["Nom", "Ville"]);
        assert_eq!(list.texts(".chip b"), ["130,00\u{a0}€", "12\u{a0}mois\u{a0}HT"]);
        let by_name = yanis.get(list.attributes(".chip > a", "href")[1].as_str()).await;
        assert_eq!(by_name.place, "/people?spend-min=130");
    });
}

#[test]
fn columns_nobody_knows_are_left_out_and_the_sales_have_theirs() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let brasserie = a_company(&base.store, brasserie()).await;
        a_sale(&base.store, invoice(brasserie.id, "F-7", "2026-11-20", 99_000)).await;
        let (stage, router) = open(&base);
        let mut odile = stage.colleague(kernel::Role::Accountant, &router);
        let odd = [("order", "password"), ("column", "password"), ("order", "amount"), ("column", "amount")];
        let list = odile.post("/sales/columns", &odd).await;
        assert_eq!(list.texts("thead th"), ["Document", "Montant\u{a0}HT"]);
        let none = odile.post("/sales/columns", &[("order", "amount")]).await;
        assert_eq!(none.texts("thead th"), ["Document"], "the records themselves stay");
        let barred = odile.post("/people/columns", &[("reset", "yes")]).await;
        assert_eq!(barred.status, StatusCode::FORBIDDEN);
    });
}
