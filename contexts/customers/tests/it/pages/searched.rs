//! What a list does when many are meant, and when a town is written as its people write it.

use customers::person::{PersonDetails, PersonName};
use customers::sale::Status;
use customers::store::figures_of;
use testkit::on_both_engines;

use super::camille;
use crate::imports::desk::{answers, csv, import, open_books};
use crate::world::{a_company, a_person, a_sale, brasserie, claire, day, invoice, noel, text};

/// More people of one name than a search ranks one by one.
const MARTINS: usize = 230;

#[test]
fn a_search_that_means_many_lists_counts_sums_and_exports_all_of_them() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let mut people = "Nom;Prénom;N° client\n".to_owned();
        for number in 0..MARTINS {
            people.push_str(&format!("Martin;Prénom{number};C{number}\n"));
        }
        let sale = "N° facture;Date;N° client;Libellé;Montant HT\nF1;12/03/2026;C200;Cave;9999,00\n";
        let files = vec![csv("clients.csv", &people), csv("ventes.csv", sale)];
        import(store, files, answers()).await;
        let mut camille = camille(&base);

        let all = camille.get("/people?q=martin").await;
        assert_eq!(all.text(".bar .count"), MARTINS.to_string());
        assert!(all.text(".pager").contains("9\u{202f}999,00\u{a0}€"), "{}", all.text(".pager"));
        let best = camille.get("/people?q=martin&sort=-spend").await;
        assert_eq!(best.texts("tbody .name a")[0], "Prénom200 Martin");
        let page = camille.get(all.attribute(".pager a[rel=next]", "href").unwrap()).await;
        assert_eq!(page.texts("tbody .name a").len(), 50);
        let leaving = camille.get("/people/export?q=martin").await;
        assert!(leaving.text("main").contains(&MARTINS.to_string()), "{}", leaving.text("main"));

        let sales = camille.get("/sales?q=martin").await;
        assert_eq!(sales.texts("tbody .name a"), ["Facture F1"], "the sales of whoever is meant");
        let nobody = camille.get("/people?q=martin&spend-min=20000").await;
        assert!(nobody.has(".empty"));
    });
}

#[test]
fn a_town_is_found_however_its_hyphens_are_written() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let mut claire = claire();
        for address in &mut claire.coordinates.addresses {
            address.town = text("Villeneuve-d’Ascq");
        }
        a_person(&base.store, claire).await;
        let mut camille = camille(&base);
        for town in ["Villeneuve-d’Ascq", "VILLENEUVE D'ASCQ", "villeneuve d ascq"] {
            let page = camille.get(format!("/people?town={}", town.replace(' ', "%20"))).await;
            assert_eq!(page.texts("tbody .name a"), ["Claire Fontaine"], "{town}");
        }
        assert!(camille.get("/people?town=Villeneuve").await.has(".empty"), "a town, not its beginning");
    });
}

#[test]
fn lists_sort_and_filter_by_purchases_and_by_what_is_owed_and_show_the_column_then() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        let claire = a_person(store, claire()).await;
        let noel = a_person(store, noel(brasserie.id)).await;
        for number in ["F-1", "F-2"] {
            a_sale(store, invoice(claire.id, number, "2026-11-06", 1_000)).await;
        }
        let mut due = invoice(noel.id, "F-3", "2026-11-06", 50_000);
        due.status = Status::Due;
        a_sale(store, due).await;
        let mut camille = camille(&base);

        let plain = camille.get("/people").await;
        assert!(!plain.texts("thead th").iter().any(|head| head == "Achats" || head.contains("Solde")));
        let often = camille.get("/people?sort=-purchases").await;
        assert_eq!(often.texts("tbody .name a"), ["Claire Fontaine", "Noël Vandenberghe"]);
        assert_eq!(often.text("th[aria-sort]"), "Achats");
        let owing = camille.get("/people?sort=-balance").await;
        assert_eq!(owing.texts("tbody .name a"), ["Noël Vandenberghe", "Claire Fontaine"]);
        assert!(owing.text("tbody tr").contains("600,00\u{a0}€"), "{}", owing.text("tbody tr"));
        let owes = camille.get("/people?balance-min=599.99&purchases-min=1").await;
        assert_eq!(owes.texts("tbody .name a"), ["Noël Vandenberghe"]);
        assert_eq!(owes.texts(".chip b"), ["599,99\u{a0}€", "1"]);

        let by = |sort: &str| format!("/people?sort={sort}");
        let (basket, first) = (camille.get(by("-basket")).await, camille.get(by("first-sale")).await);
        assert_eq!(basket.texts("tbody .name a"), ["Noël Vandenberghe", "Claire Fontaine"]);
        assert!(basket.text("tbody tr").contains("500,00\u{a0}€"), "{}", basket.text("tbody tr"));
        assert_eq!(first.text("th[aria-sort]"), "Premier achat");
        let class = camille.get(by("-class")).await;
        assert_eq!(class.text("tbody td.num span[title]").len(), 3, "recency, frequency, amount");
        let dear = camille.get("/people?basket-min=499.50&first-sale-since=2026-11-01").await;
        assert_eq!(dear.texts("tbody .name a"), ["Noël Vandenberghe"]);
    });
}

#[test]
fn a_filter_nobody_can_read_is_said_and_an_amount_may_be_typed_as_it_is_written() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let claire = a_person(store, claire()).await;
        a_sale(store, invoice(claire.id, "F-1", "2026-11-06", 120_050)).await;
        let mut camille = camille(&base);
        let spent = camille.get("/people?spend-min=1%20200,50").await;
        assert_eq!(spent.texts(".chip b"), ["1\u{202f}200,50\u{a0}€"]);
        let unread = camille.get("/people?spend-min=beaucoup&last-sale-since=2026-13-01&strange=1").await;
        assert_eq!(unread.texts(".chip b"), ["illisible, ne filtre pas", "illisible, ne filtre pas"]);
        assert_eq!(unread.texts("tbody .name a"), ["Claire Fontaine"]);
    });
}

#[test]
fn what_is_to_be_paid_adds_up_to_the_balance_due() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let claire = a_person(store, claire()).await.id;
        let mut due = invoice(claire, "F-1", "2026-11-06", 10_000);
        due.status = Status::Due;
        let mut order = due.clone();
        (order.kind, order.number) = (customers::sale::DocumentKind::Order, text("C-1"));
        let mut coming = due.clone();
        (coming.dated_on, coming.number) = (day("2027-01-05"), text("F-9"));
        for sale in [due, order, coming] {
            a_sale(store, sale).await;
        }
        let figures = figures_of(store.reader(), claire.into()).await.unwrap().unwrap().figures;
        let page = camille(&base).get(format!("/people/{claire}")).await;
        assert_eq!(figures.balance, 12_000);
        let shown = page.texts("section[aria-labelledby=unpaid] dd");
        assert_eq!(shown, ["120,00\u{a0}€"], "neither the order nor what is dated to come");
    });
}

#[test]
fn somebody_of_whom_only_an_address_is_known_is_shown_by_it() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let mut nobody = PersonDetails { name: PersonName::default(), ..claire() };
        nobody.client_number = None;
        nobody.coordinates.emails.clear();
        nobody.coordinates.phones.clear();
        let person = a_person(&base.store, nobody).await;
        let mut camille = camille(&base);
        let list = camille.get("/people").await;
        assert_eq!(list.texts("tbody .name a"), ["12 rue de Gand"]);
        assert_eq!(camille.get(format!("/people/{}", person.id)).await.heading(), "12 rue de Gand Prospect");
    });
}
