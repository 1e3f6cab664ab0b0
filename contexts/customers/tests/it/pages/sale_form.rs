//! A sale typed by hand: the daily gesture, and what happens when two do it at once.

use axum::http::StatusCode;
use contracts::PrivacyState;
use customers::product::{Product, ProductDetails};
use customers::sale::{DocumentKind, Line, Sale, SaleDetails, Status};
use customers::store::{figures_of, sale, sales_by_number, sales_of, save_product, save_sale};
use kernel::{Currency, Holder, SaleId};
use personal::{LegalBasis, Purpose};
use store::journal::{self, Page};
use testkit::{Base, on_both_engines};
use web::testing::{Browser, Seen};

use super::{camille, open, yanis};
use crate::imports::desk::{open_books, privacy_of};
use crate::world::{a_company, a_person, a_sale, begin, brasserie, by_hand, claire, company_named, whole};
use crate::world::{day, invoice, noel, text};

/// Fills a form and submits it.
async fn submit(browser: &mut Browser, page: &Seen, fields: &[(&str, &str)]) -> Seen {
    let form = fields.iter().fold(page.form("form.form"), |form, (name, value)| form.fill(name, value));
    browser.submit(form).await
}

async fn saved(base: &Base, seen: &Seen) -> Sale {
    let id: SaleId = seen.place.trim_start_matches("/sales/").parse().unwrap_or_else(|_| {
        panic!("not kept: {} {:?}", seen.place, seen.complaints());
    });
    sale(base.store.reader(), id).await.unwrap().unwrap()
}

async fn a_product(base: &Base) -> Product {
    let details = ProductDetails {
        sku: Some("GEN-HOU-10".into()),
        label: "Genièvre de Houlle".into(),
        price: Some(2_450),
        cost: None,
        currency: Currency::EUR,
        vat_rate: Some(2_000),
    };
    let mut tx = begin(&base.store).await;
    let step = Product::introduce(base.ambient.id(), details, by_hand(&base.store)).unwrap();
    let product = save_product(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
    product
}

#[test]
fn a_payment_is_noted_on_the_sale_itself_and_only_once() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await.id;
        let due = SaleDetails { status: Status::Due, ..invoice(claire, "F-7", "2026-11-02", 12_000) };
        let due = a_sale(&base.store, due).await;
        let balance = async || {
            let standing = figures_of(base.store.reader(), claire.into()).await.unwrap().unwrap();
            standing.figures.balance
        };
        assert!(balance().await > 0);
        let mut yanis = yanis(&base);
        let page = yanis.get(format!("/sales/{}", due.id)).await;
        let form = || page.form("form.settle");
        assert_eq!(form().value("paid_on"), Some("2026-11-23"), "today");
        let early = yanis.submit(form().fill("paid_on", "2026-12-24")).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(early.text(".settle .error"), "La date du paiement ne peut pas être après aujourd’hui.");
        assert!(balance().await > 0);

        let noted = yanis.submit(form().fill("paid_on", "2026-11-20")).await;
        assert_eq!(noted.toast().as_deref(), Some("Paiement noté."));
        assert!(noted.texts("form.settle").is_empty());
        assert!(noted.text(".changes").contains("a noté un paiement"), "{}", noted.text(".changes"));
        let saved = sale(base.store.reader(), due.id).await.unwrap().unwrap();
        assert_eq!(saved.details.status, Status::Paid { on: Some(day("2026-11-20")) });
        assert_eq!(balance().await, 0);

        for day in ["2026-11-23", "2026-12-24", "demain"] {
            let again = yanis.submit(form().fill("paid_on", day)).await;
            assert_eq!(again.toast().as_deref(), Some("Cette vente est déjà payée."), "{day}");
        }
        assert_eq!(sale(base.store.reader(), due.id).await.unwrap().unwrap(), saved, "the first day stands");

        let open = SaleDetails { status: Status::Open, ..saved.details.clone() };
        let mut tx = begin(&base.store).await;
        save_sale(&mut tx, saved.correct(open).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        for day in ["2026-11-23", "demain"] {
            let late = yanis.submit(form().fill("paid_on", day)).await;
            assert_eq!(late.toast().as_deref(), Some("Rien n’est à payer pour cette vente."), "{day}");
        }
    });
}

#[test]
fn an_invoice_is_typed_from_a_record_and_counts_at_once() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let genever = a_product(&base).await;
        let brasserie = a_company(&base.store, brasserie()).await.id;
        let noel = a_person(&base.store, noel(brasserie)).await.id;
        let mut yanis = yanis(&base);
        let tab = yanis.get(format!("/people/{noel}/sales")).await;
        let form = yanis.get(tab.link("Nouvelle vente")).await;
        assert_eq!(form.form("form.form").value("company"), Some("Brasserie du Vieux-Port SRL"));
        assert_eq!(form.form("form.form").value("person"), Some("Noël Vandenberghe"));
        assert_eq!(form.form("form.form").value("dated_on"), Some("2026-11-23"), "today");

        let more = yanis.submit(form.form("form.form").press("add", "lines")).await;
        let fields = [
            ("number", "F2026-0900"),
            ("due_on", "2026-12-22"),
            ("lines[0][label]", "Chocolats du Nord, ballotin"),
            ("lines[0][quantity]", "1,5"),
            ("lines[0][unit_price]", "16,20"),
            ("lines[0][discount]", "5"),
            ("lines[0][vat_rate]", "5,5"),
            ("lines[1][sku]", "gen-hou-10"),
            ("lines[1][quantity]", "8"),
        ];
        let seen = submit(&mut yanis, &more, &fields).await;
        let sale = saved(&base, &seen).await;
        assert_eq!(seen.toast().as_deref(), Some("Vente enregistrée."));
        let details = &sale.details;
        assert_eq!((details.company, details.person), (Some(brasserie), Some(noel)));
        assert_eq!((details.kind, details.status), (DocumentKind::Invoice, Status::Due));
        assert_eq!(details.lines[0].net, 2_309, "1.5 × 16.20 less 5 %");
        assert_eq!(details.lines[1].product, Some(genever.id), "known by its reference");
        assert_eq!(details.lines[1].label, text("Genièvre de Houlle"));
        assert_eq!((details.net, details.gross), (2_309 + 19_600, Some(2_436 + 23_520)));

        for holder in [Holder::Company(brasserie), Holder::Person(noel)] {
            let figures = figures_of(base.store.reader(), holder).await.unwrap().unwrap().figures;
            assert_eq!((figures.spend.net, figures.balance), (21_909, 25_956));
        }
        let entries =
            journal::of_holder(base.store.reader(), base.store.key(), brasserie.into(), Page::newest(1))
                .await;
        assert_eq!(entries.unwrap()[0].verb, "created");
        let grounds = |state: PrivacyState| {
            state.bases.into_iter().map(|(purpose, basis, _)| (purpose, basis)).collect::<Vec<_>>()
        };
        let contract = (Purpose::ClientManagement, LegalBasis::Contract);
        assert_eq!(grounds(privacy_of(&base.store, brasserie).await), [contract], "who buys is a client");
        assert!(grounds(privacy_of(&base.store, noel).await).is_empty(), "a contact of theirs is none");
        let record = yanis.get(format!("/companies/{brasserie}")).await;
        let unpaid = record.text("section[aria-labelledby=unpaid]");
        assert!(unpaid.contains("F2026-0900") && unpaid.contains("259,56\u{a0}€"), "{unpaid}");
        assert!(!unpaid.contains("En retard"), "{unpaid}");
    });
}

#[test]
fn what_is_missing_is_asked_where_it_is_missing() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await.id;
        a_sale(&base.store, invoice(claire, "F-1", "2026-11-06", 1_000)).await;
        let mut camille = camille(&base);
        let form = camille.get("/sales/new").await;
        let again = submit(&mut camille, &form, &[]).await;
        assert_eq!(again.status, 422);
        let complaints = again.complaints().join(" ");
        assert!(complaints.contains("Indiquez l’entreprise ou la personne"), "{complaints}");
        assert!(complaints.contains("Ajoutez une ligne"), "{complaints}");

        let fields = [
            ("person", "Claire Fontaine"),
            ("number", "f-1"),
            ("due_on", "2026-11-01"),
            ("status", "open"),
            ("paid_on", "2026-11-20"),
            ("lines[0][label]", "Panier garni"),
            ("lines[0][quantity]", "deux"),
            ("lines[0][vat_rate]", "200"),
        ];
        let again = submit(&mut camille, &form, &fields).await;
        let complaints = again.complaints().join(" ");
        for expected in [
            "porte déjà ce numéro",
            "avant la date du document",
            "l’état n’est pas",
            "quantité ne se lit pas",
            "taux ne se lit pas",
            "Indiquez le prix",
        ] {
            assert!(complaints.contains(expected), "{expected}: {complaints}");
        }
        assert_eq!(again.form("form.form").value("lines[0][quantity]"), Some("deux"), "nothing is lost");
        assert_eq!(
            sales_by_number(whole(base.store.reader()), &[text("f-1").unwrap()]).await.unwrap().len(),
            1
        );
    });
}

#[test]
fn a_name_that_is_not_certain_is_answered_with_those_it_may_mean() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let brasserie = a_company(&base.store, brasserie()).await.id;
        a_company(&base.store, company_named("Brasserie Vauban")).await;
        let mut yanis = yanis(&base);
        let form = yanis.get("/sales/new").await;
        let fields = [("company", "Brasserie du Vieux Prot"), ("net", "120")];
        let asked = submit(&mut yanis, &form, &fields).await;
        assert_eq!(asked.status, 422);
        let offered = asked.texts("fieldset.choices label");
        assert!(offered.iter().any(|one| one.contains("Brasserie du Vieux-Port SRL")), "{offered:?}");
        let chosen = [("company_choice", brasserie.to_string())];
        let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, id)| (*name, id.as_str())).collect();
        let sale = saved(&base, &submit(&mut yanis, &asked, &chosen).await).await;
        assert_eq!(
            (sale.details.company, sale.details.net, sale.details.gross),
            (Some(brasserie), 12_000, None)
        );
        let unknown = submit(&mut yanis, &form, &[("person", "Zoé Quxwhyz"), ("net", "1")]).await;
        assert!(unknown.complaints().join(" ").contains("Aucun contact de"), "{:?}", unknown.complaints());
    });
}

#[test]
fn a_credit_note_typed_as_it_is_printed_takes_away() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await.id;
        a_sale(&base.store, invoice(claire, "F-1", "2026-11-06", 10_000)).await;
        let mut camille = camille(&base);
        let form = camille.get(format!("/sales/new?person={claire}")).await;
        let fields = [
            ("kind", "credit-note"),
            ("number", "A-1"),
            ("lines[0][label]", "Bouteille cassée"),
            ("lines[0][unit_price]", "24,50"),
            ("lines[0][vat_rate]", "20"),
        ];
        let sale = saved(&base, &submit(&mut camille, &form, &fields).await).await;
        assert_eq!((sale.details.net, sale.details.gross), (-2_450, Some(-2_940)));
        assert_eq!(sale.details.lines[0].quantity, Some(-1_000));
        assert_eq!(sale.details.status, Status::Due, "it waits to be taken off what is owed");
        let figures = figures_of(base.store.reader(), claire.into()).await.unwrap().unwrap().figures;
        assert_eq!((figures.spend.net, figures.balance), (7_550, -2_940));

        let form = camille.get(format!("/sales/{}/edit", sale.id)).await;
        let sale = saved(&base, &submit(&mut camille, &form, &[("kind", "invoice")]).await).await;
        assert_eq!((sale.details.net, sale.details.lines[0].quantity), (2_450, Some(1_000)), "turned back");
    });
}

#[test]
fn saving_without_a_change_writes_nothing_whatever_a_file_knew() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await.id;
        let bare = SaleDetails { lines: Vec::new(), ..invoice(claire, "F-1", "2026-11-06", 5_290) };
        let mut odd = invoice(claire, "F-2", "2026-11-06", 10_001);
        odd.due_on = Some(day("2026-11-01"));
        odd.lines = vec![
            Line { label: text("Lot | de 3"), net: 10_001, gross: Some(12_003), ..Line::default() },
            Line { quantity: Some(-500), unit_price: Some(333), discount: Some(550), ..Line::default() },
        ];
        let mut camille = camille(&base);
        for details in [bare, odd, invoice(claire, "F-3", "2026-11-06", 126_399)] {
            let kept = a_sale(&base.store, details).await;
            let form = camille.get(format!("/sales/{}/edit", kept.id)).await;
            let seen = submit(&mut camille, &form, &[]).await;
            assert_eq!(saved(&base, &seen).await, kept);
        }
    });
}

#[test]
fn the_second_of_two_who_edit_a_sale_at_once_sees_what_the_first_one_saved() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await.id;
        let kept = a_sale(&base.store, invoice(claire, "F-1", "2026-11-06", 5_290)).await;
        let (stage, router) = open(&base);
        let (mut camille, mut yanis) = (stage.owner(&router), stage.seller(&router));
        let page = format!("/sales/{}/edit", kept.id);
        let first = camille.get(&page).await;
        let second = yanis.get(&page).await;
        submit(&mut camille, &first, &[("status", "due"), ("number", "F-7")]).await;

        let told = submit(&mut yanis, &second, &[("lines[0][quantity]", "2")]).await;
        assert_eq!(told.status, 422);
        let banner = told.text(".banner");
        assert!(banner.contains("F-7") && banner.contains("À payer"), "{banner}");
        assert_eq!(told.form("form.form").value("lines[0][quantity]"), Some("2"), "nothing typed is lost");
        let sale = saved(&base, &submit(&mut yanis, &told, &[]).await).await;
        assert_eq!((sale.version, sale.details.net), (3, 10_580));
    });
}

#[test]
fn totals_are_told_before_anything_is_saved() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await.id;
        let mut camille = camille(&base);
        let form = camille.get(format!("/sales/new?person={claire}")).await.form("form.form");
        let form = form.fill("lines[0][unit_price]", "100").fill("lines[0][vat_rate]", "20");
        let told = camille.submit(form.press("reckon", "yes")).await;
        let totals = told.text("#totals");
        assert!(totals.contains("100,00\u{a0}€") && totals.contains("120,00\u{a0}€"), "{totals}");
        assert!(sales_of(whole(base.store.reader()), claire.into(), None, 5).await.unwrap().is_empty());
    });
}

#[test]
fn a_number_of_another_year_is_free_and_a_day_to_come_is_refused() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await.id;
        a_sale(&base.store, invoice(claire, "12", "2025-11-06", 1_000)).await;
        let mut camille = camille(&base);
        let form = camille.get(format!("/sales/new?person={claire}")).await;
        let to_come = [("number", "12"), ("dated_on", "2027-01-04"), ("net", "10")];
        let refused = submit(&mut camille, &form, &to_come).await;
        assert!(refused.complaints().join(" ").contains("est dans le futur"), "{:?}", refused.complaints());
        let today = [("number", "12"), ("dated_on", "2026-11-20"), ("net", "10")];
        let sale = saved(&base, &submit(&mut camille, &form, &today).await).await;
        assert_eq!(sale.details.number, text("12"));
    });
}

#[test]
fn a_quote_that_becomes_an_invoice_makes_a_client() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await.id;
        let quote = SaleDetails {
            kind: DocumentKind::Quote,
            status: Status::Open,
            ..invoice(claire, "D-1", "2026-11-20", 10_000)
        };
        let quote = a_sale(&base.store, quote).await;
        let grounds = async || privacy_of(&base.store, claire).await.bases.len();
        assert_eq!(grounds().await, 0, "a quote is no sale yet");
        let mut camille = camille(&base);
        let form = camille.get(format!("/sales/{}/edit", quote.id)).await;
        let seen = submit(&mut camille, &form, &[("kind", "invoice"), ("status", "paid")]).await;
        assert_eq!(saved(&base, &seen).await.details.kind, DocumentKind::Invoice);
        assert_eq!(grounds().await, 1);
    });
}
