//! What stands on a record, to the cent and letter by letter.

use axum::http::StatusCode;
use customers::Written;
use customers::company::{Identifier, IdentifierKind};
use customers::person::{PersonDetails, PersonName};
use customers::relation::Relationship;
use customers::sale::{DocumentKind, Status};
use kernel::{Country, Currency, Holder, Lang, Role};
use testkit::on_both_engines;
use web::testing::Stage;

use super::{camille, yanis};
use crate::world::{a_company, a_person, a_sale, brasserie, claire, day, invoice, noel, text};

#[test]
fn a_year_is_told_beside_the_one_before() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let mut change = async |number: &str, on: &str, cents: i64| {
            a_sale(&base.store, invoice(claire, number, on, cents)).await;
            let page = yanis.get(format!("/people/{claire}")).await;
            [".facts small", ".facts .up", ".facts .down"].map(|place| page.texts(place).into_iter().next())
        };
        let [first, ..] = change("F-1", "2026-10-01", 50_000).await;
        assert!(!first.is_some_and(|text| text.contains("sur un an")), "nothing to compare with");
        let half = Some("−50\u{a0}% sur un an".to_owned());
        assert_eq!(change("F-2", "2025-03-01", 100_000).await, [half.clone(), None, half]);
        let same = Some("Comme l’année d’avant".to_owned());
        assert_eq!(change("F-3", "2026-10-02", 50_000).await, [same, None, None]);
        let more = Some("+25\u{a0}% sur un an".to_owned());
        assert_eq!(change("F-4", "2026-10-03", 25_000).await, [more.clone(), more, None]);
    });
}

#[test]
fn the_key_facts_are_right_to_the_cent() {
    on_both_engines(|base| async move {
        let mut details = claire();
        details.relationship = Relationship {
            channel: text("Salon Horeca 2023"),
            owner: Some(Stage::user(Role::Seller)),
            ..Relationship::default()
        };
        let claire = a_person(&base.store, details).await.id;
        let mut due = invoice(claire, "F-2", "2026-11-06", 126_400);
        (due.status, due.due_on) = (Status::Due, Some(day("2026-11-20")));
        let mut abroad = invoice(claire, "F-3", "2026-10-01", 7_000);
        abroad.currency = Currency::GBP;
        let mut credit = invoice(claire, "A-1", "2026-10-21", -12_000);
        credit.kind = DocumentKind::CreditNote;
        let past = invoice(claire, "F-1", "2025-03-01", 100_000);
        for sale in [past, due, abroad, credit] {
            a_sale(&base.store, sale).await;
        }
        let mut yanis = yanis(&base);
        let page = yanis.get(format!("/people/{claire}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.heading(), "Claire Fontaine Client");
        let facts = page.texts(".facts > div");
        assert!(facts[0].contains("1\u{202f}144,00\u{a0}€"), "{facts:?}");
        assert!(facts[0].contains("+14\u{a0}% sur un an"), "{facts:?}");
        assert!(facts[0].contains("plus 70,00\u{a0}£ dans une autre devise"), "{facts:?}");
        assert!(facts[1].contains("1\u{202f}264,00\u{a0}€") && facts[1].contains("3 achats"), "{facts:?}");
        assert!(facts[2].contains("1\u{202f}516,80\u{a0}€"), "including VAT: {facts:?}");
        assert!(facts[3].contains("Salon Horeca 2023") && facts[3].contains("Yanis Moreau"), "{facts:?}");
        let unpaid = page.text("section[aria-labelledby=unpaid]");
        assert!(unpaid.contains("Facture F-2") && unpaid.contains("1\u{202f}516,80\u{a0}€"), "{unpaid}");
        assert!(unpaid.contains("échéance 20\u{a0}nov.") && unpaid.contains("En retard"), "{unpaid}");
        assert_eq!(page.texts(".spark rect").len(), 12);
        let months = page.texts(".tl-wrap h2");
        assert_eq!(months, ["Novembre 2026", "Octobre 2026", "Mars 2025"]);
        assert!(page.text(".tl").contains("Achat de 1\u{202f}264,00\u{a0}€"));

        let page = yanis.get(page.link("Ventes 4")).await;
        assert_eq!(page.texts("tbody tr").len(), 4);
        assert!(page.text("tbody tr").contains("En retard"), "{}", page.text("tbody tr"));
        assert!(page.text("tfoot").contains("2\u{202f}144,00\u{a0}€"), "{}", page.text("tfoot"));

        let page = yanis.get(page.link("Facture F-2")).await;
        assert_eq!(page.heading(), "Facture F-2 En retard");
        let line = page.texts("tbody td");
        assert!(line[0].starts_with("Caisse de six, Saint-Émilion"), "{line:?}");
        assert_eq!((line[1].as_str(), line[4].as_str()), ("1", "20\u{a0}%"));
        assert!(page.text("aside").contains("1\u{202f}516,80\u{a0}€"));
        assert_eq!(yanis.get(page.link("Claire Fontaine")).await.heading(), "Claire Fontaine Client");
    });
}

#[test]
fn a_record_speaks_the_readers_language() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        a_sale(&base.store, invoice(claire, "F-1", "2026-11-06", 126_400)).await;
        let mut camille = camille(&base).speaking(Lang::En);
        for section in ["", "/sales", "/history"] {
            let page = camille.get(format!("/people/{claire}{section}")).await;
            assert!(page.text(".facts").contains("€1,264.00"), "{}", page.text(".facts"));
            assert!(page.texts(".views a").contains(&"History".to_owned()));
        }
    });
}

#[test]
fn a_company_shows_its_people_and_what_is_wrong_with_its_numbers() {
    on_both_engines(|base| async move {
        let mut details = brasserie();
        details
            .identifiers
            .push(Identifier { kind: IdentifierKind::Siren, written: Written::siren("732829321").unwrap() });
        details.coordinates.phones =
            Written::phones("téléphone ?", Country::FR).into_iter().map(Into::into).collect();
        let company = a_company(&base.store, details).await.id;
        let noel = a_person(&base.store, noel(company)).await.id;
        let mut camille = camille(&base);
        let page = camille.get(format!("/companies/{company}")).await;
        let aside = page.text("aside");
        assert!(aside.contains("0403.091.220 (modifier) Clé de contrôle juste"), "{aside}");
        assert!(aside.contains("732829321 (modifier) Clé fausse, à vérifier"), "{aside}");
        assert!(aside.contains("téléphone ?"), "as it was typed: {aside}");
        assert!(aside.contains("Responsable des achats"), "{aside}");
        let page = camille.get(page.link("Noël Vandenberghe")).await;
        assert_eq!(page.place, format!("/people/{noel}"));
        assert!(page.text(".rec-head").contains("Responsable des achats\u{a0}· Brasserie du Vieux-Port SRL"));
    });
}

/// What somebody may type anywhere.
const NASTY: &[&str] = &[
    "<script>alert('x')</script>",
    "\"><img src=x onerror=alert(1)>",
    "Robert'); DROP TABLE Students;--",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "田中さん Ω≈ç√∫ 🧑‍🍷 Z̸̡a̴l̶g̷o",
    "اختبار النص العربي",
    "NULL undefined None nil (null) 1;DROP",
    "\u{202e}detrevni\u{202c}",
    "=HYPERLINK(\"http://example.com\")",
    "%s%d%n \\0 \\x41 %00 ../../etc",
];

#[test]
fn whatever_is_typed_comes_back_unchanged() {
    on_both_engines(|base| async move {
        let mut camille = camille(&base);
        for nasty in NASTY {
            let mut details = claire();
            details.name = PersonName { given: text(nasty), ..PersonName::default() };
            details.job_title = text(nasty);
            details.client_number = text(nasty);
            details.coordinates.addresses[0].street = text(nasty);
            details.coordinates.emails = Written::emails(nasty).into_iter().map(Into::into).collect();
            let person = a_person(&base.store, details).await.id;
            a_sale(&base.store, invoice(person, nasty, "2026-11-06", 1_000)).await;
            for section in ["", "/sales", "/history"] {
                let page = camille.get(format!("/people/{person}{section}")).await;
                assert_eq!(page.status, StatusCode::OK, "{nasty}");
                assert!(page.heading().starts_with(nasty), "{nasty} on {section}: {}", page.heading());
                assert!(page.text("aside").contains(nasty), "{nasty}");
                assert!(!page.has("img, main script, aside script"), "{nasty} became mark-up");
            }
            let page = camille.get(format!("/people/{person}/sales")).await;
            let page = camille.get(page.attribute("tbody a", "href").unwrap()).await;
            assert!(page.heading().contains(nasty), "{nasty}: {}", page.heading());
        }
    });
}

#[test]
fn who_is_not_in_the_file_has_no_page() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut camille = camille(&base);
        let gone = base.store.ambient().id::<kernel::PersonId>();
        for place in [
            format!("/people/{gone}"),
            format!("/people/{gone}/history"),
            format!("/companies/{claire}"),
            format!("/sales/{gone}"),
            "/people/nobody".to_owned(),
            "/companies/1/sales".to_owned(),
        ] {
            assert_eq!(camille.get(&place).await.status, StatusCode::NOT_FOUND, "{place}");
        }
        let seen =
            camille.post(format!("/people/{gone}/activities"), &[("kind", "note"), ("body", "x")]).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_stranger_is_led_to_sign_in_and_nothing_is_logged() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let (stage, router) = super::open(&base);
        let mut stranger = stage.stranger(&router);
        let page = stranger.get(format!("/people/{claire}")).await;
        assert!(page.place.starts_with("/sign-in"), "{}", page.place);
        assert!(!page.body.contains("Fontaine"));
        let looks = store::reads::at_holder(base.store.reader(), claire.into(), 10).await.unwrap();
        assert!(looks.is_empty());
    });
}

#[test]
fn x_02_each_view_of_a_record_is_logged_once() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let sale = a_sale(&base.store, invoice(claire, "2026-0418", "2026-11-06", 5_290)).await.id;
        let record = ["", "/sales", "/history", "/edit"].map(|section| format!("/people/{claire}{section}"));
        let pages = record.into_iter().chain([format!("/sales/{sale}"), format!("/sales/{sale}/edit")]);
        let mut yanis = yanis(&base);
        for (nth, page) in pages.enumerate() {
            assert_eq!(yanis.get(&page).await.status, StatusCode::OK, "{page}");
            let looks = store::reads::at_holder(base.store.reader(), claire.into(), 10).await.unwrap();
            assert_eq!(looks.len(), nth + 1, "{page}");
            assert_eq!(looks[0].actor_id, Some(kernel::Id::uuid(Stage::user(Role::Seller))));
            assert_eq!((looks[0].what.as_str(), looks[0].purpose.as_str()), ("record", "client-management"));
        }
    });
}

#[test]
fn the_list_one_came_from_leads_to_the_records_beside() {
    on_both_engines(|base| async move {
        let named = |family: &str| PersonDetails {
            name: PersonName { family: text(family), ..PersonName::default() },
            ..PersonDetails::default()
        };
        let mut ids = Vec::new();
        for family in ["Achour", "Bertin", "Colin"] {
            ids.push(a_person(&base.store, named(family)).await.id);
        }
        let mut camille = camille(&base);
        let page = camille.get("/people?kind=prospect").await;
        let page = camille.get(page.link("Bertin")).await;
        assert_eq!(page.texts(".crumbs a"), ["Contacts", "Prospects"]);
        let before = camille.get(page.attribute("a[rel=prev]", "href").unwrap()).await;
        assert!(before.place.starts_with(&format!("/people/{}?", ids[0])), "{}", before.place);
        let page = camille.get(page.attribute("a[rel=next]", "href").unwrap()).await;
        assert_eq!(page.heading(), "Colin Prospect");
        let end = camille.get(page.attribute("a[rel=next]", "href").unwrap()).await;
        assert_eq!(end.toast().as_deref(), Some("La liste s’arrête là\u{a0}: voici toutes ses fiches."));
        assert_eq!(end.place, page.link("Prospects"));
        assert_eq!(end.texts("tbody tr").len(), 3);
        let company = camille
            .get(format!("/companies/{}/previous?sort=name", a_company(&base.store, brasserie()).await.id));
        assert!(company.await.place.starts_with("/companies"), "of one company there is none before it");
        let bare = camille.get(format!("/people/{}", ids[1])).await;
        assert!(!bare.has("a[rel=prev], a[rel=next]"), "nobody came from a list");
    });
}

#[test]
fn a_long_timeline_goes_on_where_it_stopped() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        for nth in 0..70 {
            let on = day("2026-11-20").checked_sub(jiff::Span::new().days(nth / 3)).unwrap();
            a_sale(&base.store, invoice(Holder::from(claire), &format!("F-{nth}"), &on.to_string(), 100))
                .await;
        }
        let mut camille = camille(&base);
        for (start, each) in [("", ".tl li"), ("/sales", "tbody tr"), ("/history", ".changes > li")] {
            let (mut page, mut seen) = (camille.get(format!("/people/{claire}{start}")).await, Vec::new());
            loop {
                seen.extend(page.texts(each));
                let Some(older) = page.attribute("a[href*='until=']", "href") else { break };
                page = camille.get(older).await;
            }
            let all = if start == "/history" { 71 } else { 70 };
            assert_eq!(seen.len(), all, "{start}");
        }
    });
}

#[test]
fn what_somebody_is_reached_by_leads_to_the_readers_own_programs_and_nowhere_else() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let page = yanis.get(format!("/people/{claire}")).await;
        for href in [
            "mailto:claire.fontaine@example.com",
            "tel:+33639982011",
            "geo:0,0?q=12%20rue%20de%20Gand%2059800%20Lille%20France",
        ] {
            assert!(page.has(&format!("aside a[href='{href}']")), "{href}");
        }
        for (typed, leads) in [
            ("boutique.example", Some("https://boutique.example")),
            ("HTTP://www.boutique.example/vins?p=1", Some("HTTP://www.boutique.example/vins?p=1")),
            ("javascript:alert(1).example", None),
            ("javascript://boutique.example/%0aalert(1)", None),
            ("https://camille:secret@boutique.example", None),
            ("à venir", None),
        ] {
            let mut details = brasserie();
            details.website = text(typed);
            let company = a_company(&base.store, details).await.id;
            let page = yanis.get(format!("/companies/{company}")).await;
            let links = page.attribute("aside dd a[href*='boutique'], aside dd a[href*='script']", "href");
            assert_eq!(links.as_deref(), leads, "{typed}");
        }
    });
}
