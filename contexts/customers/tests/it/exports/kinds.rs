//! Lists as workbooks and as address cards, and what is ticked in them.

use axum::http::StatusCode;
use customers::export::{Format, What};
use customers::facets;
use customers::store::totals;
use kernel::{Holder, Vat};
use sheets::{Cell, Options, Workbook};
use store::Store;
use testkit::on_both_engines;
use web::testing::Stage;

use super::office::{cells, chosen, exported};
use crate::imports::desk::{answers, csv, import, open_books, person_named, privacy_of};
use crate::pages::{all_routes, open};
use crate::world::{a_company, a_person, a_sale, brasserie, claire, invoice, noel};

async fn people(store: &Store, query: &str, format: Format) -> Vec<u8> {
    exported(store, What::People(chosen(&facets::people(Vat::Excluded), query, "name")), format).await
}

fn read(bytes: &[u8]) -> Workbook {
    sheets::read("export", bytes, &Options::default()).expect("a table")
}

/// The cell of a column, in the row of whoever is called so.
fn cell<'w>(workbook: &'w Workbook, name: &str, column: &str) -> &'w Cell {
    let rows = &workbook.sheets[0].rows;
    let place = rows[0].cells.iter().position(|head| head.text() == column).expect("a column");
    let row = rows.iter().find(|row| row.cells.iter().any(|cell| cell.text() == name)).expect("a row");
    &row.cells[place]
}

#[test]
fn a_list_leaves_as_a_workbook_whose_amounts_and_days_can_be_reckoned_with() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        a_person(&base.store, noel(brasserie.id)).await;
        let claire = a_person(&base.store, claire()).await;
        a_sale(&base.store, invoice(claire.id, "F-2026-001", "2026-10-12", 120_000)).await;
        let workbook = read(&people(&base.store, "sort=-name", Format::Xlsx).await);
        let names: Vec<_> = workbook.sheets[0].rows.iter().map(|row| row.cells[3].text()).collect();
        assert_eq!(names, ["Nom", "Vandenberghe", "Fontaine"]);
        assert!(
            matches!(cell(&workbook, "Fontaine", "CA HT total"), Cell::Number { value, .. } if *value > 0.0)
        );
        assert!(matches!(cell(&workbook, "Fontaine", "Dernier achat"), Cell::Date(_)));
        assert!(matches!(cell(&workbook, "Fontaine", "Code postal"), Cell::Text(code) if code == "59800"));
        let whole = read(&exported(&base.store, What::Whole, Format::Xlsx).await);
        let sheets: Vec<&str> = whole.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(sheets[..2], ["companies", "people"]);
        assert_eq!(sheets.len(), 16);
    });
}

#[test]
fn cards_that_went_out_come_in_again_as_who_they_were() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        a_person(store, noel(brasserie.id)).await;
        a_person(store, claire()).await;
        let before = totals(store.reader()).await.unwrap();
        let cards = String::from_utf8(people(store, "", Format::Vcard).await).unwrap();
        assert_eq!(cards.matches("BEGIN:VCARD\r\nVERSION:4.0").count(), 2);
        assert!(cards.lines().all(|line| line.len() <= 75), "lines are folded");
        let companies = What::Companies(chosen(&facets::companies(Vat::Excluded), "", "name"));
        let more = String::from_utf8(exported(store, companies, Format::Vcard).await).unwrap();
        assert!(more.contains("KIND:ORG") || more.contains("KIND:org"), "{more}");
        import(store, vec![csv("contacts.vcf", &(cards + &more))], answers()).await;
        let after = totals(store.reader()).await.unwrap();
        assert_eq!((after.people, after.companies), (before.people, before.companies));
    });
}

#[test]
fn a_no_leaves_with_its_card_and_is_a_no_when_it_comes_back() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let rows = "Nom;Prénom;E-mail;Opposition\nLeroy;Odette;odette.leroy@example.com;oui\n\
            Poulain;Marc;marc.poulain@example.com;\n";
        import(store, vec![csv("clients.csv", rows)], answers()).await;
        let cards = people(store, "", Format::Vcard).await;
        let workbook = read(&cards);
        assert_eq!(cell(&workbook, "Leroy", "Opt-out").text(), "yes");
        assert!(cell(&workbook, "Leroy", "Notes").text().starts_with("Refuse"));
        assert_eq!(cell(&workbook, "Poulain", "Opt-out").text(), "");
        let text = String::from_utf8(cards).unwrap().replace("Leroy", "Legrand").replace("leroy", "legrand");
        import(store, vec![csv("ailleurs.vcf", &text)], answers()).await;
        let odette = person_named(store, "Legrand").await;
        assert!(!privacy_of(store, Holder::from(odette.id)).await.refusals.is_empty());
    });
}

#[test]
fn what_is_ticked_leaves_alone() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        let noel = a_person(&base.store, noel(brasserie.id)).await;
        a_person(&base.store, claire()).await;
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        let list = owner.get("/people?sort=-name").await;
        let picked = list.form("#picked");
        assert_eq!(picked.value("sort"), Some("-name"), "the view comes along");
        assert!(list.body.contains(&format!("value=\"{}\" aria-labelledby", noel.id)));
        let page = owner.get(&format!("/people/export?sort=-name&id={}", noel.id)).await;
        let file = owner.submit(page.form("form.form")).await;
        let names: Vec<String> = cells(&file.bytes).iter().skip(1).map(|row| row[3].clone()).collect();
        assert_eq!(names, ["Vandenberghe"]);
        assert_eq!(page.link("Annuler"), "/people?sort=-name");
        let mut seller = stage.seller(&router);
        assert!(!seller.get("/people").await.body.contains("id=\"picked\""), "nobody but an owner exports");
    });
}

#[test]
fn the_page_offers_what_a_list_can_leave_as() {
    on_both_engines(|base| async move {
        a_person(&base.store, claire()).await;
        let stage = Stage::new(base.store.clone(), &[customers::WORDS]);
        let router = stage.open(all_routes());
        let mut owner = stage.owner(&router);
        for (format, kind, end) in [
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            ("vcard", "text/vcard; charset=utf-8", "vcf"),
        ] {
            let page = owner.get("/people/export").await;
            let file = owner.submit(page.form("form.form").fill("format", format)).await;
            assert_eq!(file.header("content-type"), Some(kind));
            assert!(
                file.header("content-disposition").unwrap().contains(&format!("contacts-2026-11-23.{end}"))
            );
        }
        let sales = owner.get("/sales/export").await;
        assert!(!sales.body.contains("value=\"vcard\""));
        let refused = owner.submit(sales.form("form.form").fill("format", "vcard")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}
