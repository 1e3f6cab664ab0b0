//! Lists and the search from everywhere, as people use them.

use contracts::{Mark, PrivacyCore, Refusal, RefusalScope};
use customers::person::{Person, PersonDetails};
use customers::store::midnight::roll;
use kernel::{Lang, Vat};
use store::Store;
use testkit::on_both_engines;
use web::testing::Stage;

use super::{all_routes, open};
use crate::imports::desk::open_books;
use crate::world::{a_company, a_person, a_sale, begin, brasserie, claire, day, invoice, noel};

#[test]
fn contacts_are_listed_searched_sorted_and_filtered_by_the_address_alone() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        let claire = a_person(store, claire()).await;
        a_person(store, noel(brasserie.id)).await;
        a_sale(store, invoice(claire.id, "F-1", "2026-11-20", 12_000)).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);

        let all = yanis.get("/people").await;
        assert_eq!(all.texts("tbody .name a"), ["Claire Fontaine", "Noël Vandenberghe"]);
        assert_eq!(all.text(".bar .count"), "2");
        assert!(all.text(".pager").contains("120,00\u{a0}€"), "{}", all.text(".pager"));

        let by_spend = yanis.get("/people?sort=-spend").await;
        assert_eq!(by_spend.texts("tbody .name a"), ["Claire Fontaine", "Noël Vandenberghe"]);
        assert_eq!(by_spend.attribute("th[aria-sort]", "aria-sort").as_deref(), Some("descending"));

        let typo = yanis.get("/people?q=vandenberge").await;
        assert_eq!(typo.texts("tbody .name a"), ["Noël Vandenberghe"]);
        let at_the_company = yanis.get("/people?q=vieux-port").await;
        assert_eq!(at_the_company.texts("tbody .name a"), ["Noël Vandenberghe"]);

        let in_lille = yanis.get("/people?town=lille&spend-min=100").await;
        assert_eq!(in_lille.texts("tbody .name a"), ["Claire Fontaine"]);
        assert_eq!(in_lille.texts(".chip b"), ["lille", "100,00\u{a0}€"]);

        let nobody = yanis.get("/people?town=lille&spend-min=9999").await;
        assert!(nobody.has(".empty"));
        assert!(nobody.text(".empty").contains("Un résultat correspond sans"), "{}", nobody.text(".empty"));
    });
}

#[test]
fn a_house_that_shows_figures_including_vat_lists_sorts_and_sums_them_so() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        let claire = a_person(store, claire()).await;
        let noel = a_person(store, noel(brasserie.id)).await;
        let books = customers::sale::SaleDetails {
            gross: Some(10_550),
            ..invoice(claire.id, "F-1", "2026-11-20", 10_000)
        };
        a_sale(store, books).await;
        a_sale(store, invoice(noel.id, "F-2", "2026-11-21", 9_000)).await;
        let stage = Stage::new(store.clone(), &[customers::WORDS]).showing(Vat::Included);
        let router = stage.open(all_routes());
        let mut yanis = stage.seller(&router);

        let people = yanis.get("/people?sort=-spend").await;
        assert_eq!(
            people.texts("tbody .name a"),
            ["Noël Vandenberghe", "Claire Fontaine"],
            "108 before 105.50"
        );
        assert!(people.text("thead").contains("TTC"), "{}", people.text("thead"));
        assert!(people.text(".pager").contains("213,50\u{a0}€"), "{}", people.text(".pager"));
        let above = yanis.get("/people?spend-min=106").await;
        assert_eq!(above.texts("tbody .name a"), ["Noël Vandenberghe"]);

        let sales = yanis.get("/sales?sort=-amount").await;
        assert_eq!(sales.texts("tbody .name a"), ["Facture F-2", "Facture F-1"]);
        assert!(sales.text(".pager").contains("213,50\u{a0}€ TTC facturés"), "{}", sales.text(".pager"));

        let record = yanis.get(format!("/people/{}", claire.id)).await;
        assert!(record.text(".facts").contains("TTC105,50\u{a0}€"), "{}", record.text(".facts"));
    });
}

#[test]
fn whoever_refuses_is_marked_in_the_list() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let claire = a_person(store, claire()).await;
        refuse_everything(store, &claire, Mark::DoNotContact).await;
        let (stage, router) = open(&base);
        let list = stage.owner(&router).get("/people").await;
        assert_eq!(list.texts("tbody td.p1 .st.bad"), ["Ne pas contacter"]);
        assert_eq!(list.texts("tbody small .st.bad"), ["Ne pas contacter"], "on a telephone too");
    });
}

async fn refuse_everything(store: &Store, person: &Person, mark: Mark) {
    let mut tx = begin(store).await;
    let refusal = Refusal {
        holder: person.id.into(),
        addresses: person.details.coordinates.contactable(),
        scope: RefusalScope::Everything(mark),
        said_on: None,
        source: "call",
    };
    privacy::Core.record_refusals(&mut tx, &[refusal]).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn the_gravest_mark_stands_beside_the_name_before_anybody_calls() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let claire = a_person(store, claire()).await;
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        let record = format!("/people/{}", claire.id);
        assert!(owner.get(&record).await.texts("h1 .st").is_empty());
        let marks = [
            (Mark::MinorUntil(day("2026-11-23")), None),
            (Mark::MinorUntil(day("2029-02-14")), Some("Personne mineure")),
            (Mark::DoNotContact, Some("Ne pas contacter")),
            (Mark::Deceased, Some("Décès signalé")),
        ];
        for (mark, said) in marks {
            refuse_everything(store, &claire, mark).await;
            let seen = owner.get(&record).await.texts("h1 .st");
            assert_eq!(seen, said.into_iter().collect::<Vec<_>>(), "{mark:?}");
        }
    });
}

#[test]
fn companies_and_sales_have_their_lists_in_the_language_of_the_reader() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        a_sale(store, invoice(brasserie.id, "F-7", "2026-11-20", 99_000)).await;
        a_sale(store, invoice(brasserie.id, "F-8", "2026-11-21", 1_000)).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router).speaking(Lang::En);

        let companies = camille.get("/companies").await;
        assert_eq!(companies.heading(), "Companies");
        assert_eq!(companies.texts("tbody .name a"), ["Brasserie du Vieux-Port SRL"]);
        let sales = camille.get("/sales").await;
        assert_eq!(sales.texts("tbody .name a"), ["Invoice F-8", "Invoice F-7"]);
        assert!(sales.text(".pager").contains("€1,000.00"), "{}", sales.text(".pager"));
        let of_the_brasserie = camille.get("/sales?q=vieux-port&sort=amount").await;
        assert_eq!(of_the_brasserie.texts("tbody .name a"), ["Invoice F-8", "Invoice F-7"]);
        let due = camille.get("/sales?status=due").await;
        assert!(due.has(".empty"));
    });
}

#[test]
fn the_search_from_everywhere_forgives_accents_and_typos() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        a_person(store, noel(brasserie.id)).await;
        a_sale(store, invoice(brasserie.id, "F2026-0042", "2026-11-20", 99_000)).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        for typed in ["noel", "NOËL", "vandenbergue"] {
            let found = yanis.get(format!("/search?q={typed}")).await;
            assert!(found.text(".hits").contains("Noël Vandenberghe"), "{typed}: {}", found.text(".hits"));
        }
        let number = yanis.get("/search?q=F2026-0042").await;
        assert!(number.text(".hits").contains("Facture F2026-0042"), "{}", number.text(".hits"));
        let nothing = yanis.get("/search?q=zzzz").await;
        assert!(nothing.text(".hits").contains("Rien ne correspond"));
        let nothing_typed = yanis.get("/search").await;
        assert!(!nothing_typed.text(".hits").contains("Vandenberghe"), "he looked at nobody yet");
    });
}

#[test]
fn long_lists_are_paged_by_key_both_ways() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        for at in 0..120 {
            let mut details = claire();
            details.name.family = crate::world::text(&format!("Numéro {at:03}"));
            a_person(store, PersonDetails { coordinates: Default::default(), ..details }).await;
        }
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let first = camille.get("/people").await;
        assert_eq!(first.texts("tbody .name a").len(), 50);
        let second = camille.get(first.attribute(".pager a[rel=next]", "href").unwrap()).await;
        assert!(second.text(".pager").contains("51–100"), "{}", second.text(".pager"));
        assert_eq!(second.texts("tbody .name a")[0], "Claire Numéro 050");
        let third = camille.get(second.attribute(".pager a[rel=next]", "href").unwrap()).await;
        assert_eq!(third.texts("tbody .name a").len(), 20);
        assert!(!third.has(".pager a[rel=next]"));
        let back = camille.get(third.attribute(".pager a[rel=prev]", "href").unwrap()).await;
        assert_eq!(back.texts("tbody .name a"), second.texts("tbody .name a"));
    });
}

#[test]
fn a_count_that_is_kept_follows_every_change_and_the_turn_of_the_day() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let claire = a_person(store, claire()).await;
        a_sale(store, invoice(claire.id, "F-1", "2026-11-20", 12_000)).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        let mut told = async |sum: &str| {
            let page = yanis.get("/people?town=lille&kind=client").await;
            assert!(page.text(".pager").contains(sum), "{sum}: {}", page.text(".pager"));
            page.text(".bar .count")
        };
        assert_eq!(told("120,00").await, "1");
        assert_eq!(told("120,00").await, "1");
        a_sale(store, invoice(claire.id, "F-2", "2026-11-21", 3_000)).await;
        assert_eq!(told("150,00").await, "1");
        let noel = PersonDetails { coordinates: claire.details.coordinates.clone(), ..noel_of(store).await };
        let noel = a_person(store, noel).await;
        a_sale(store, invoice(noel.id, "F-3", "2026-11-21", 1_000)).await;
        assert_eq!(told("160,00").await, "2");
        base.clock.set("2027-11-19T23:30:00Z"); // 2027-11-20 in Lille: the first sale is a year old
        roll(store).await.unwrap();
        assert_eq!(told("40,00").await, "2");
    });
}

/// Noël Vandenberghe at the brasserie.
async fn noel_of(store: &Store) -> PersonDetails {
    noel(a_company(store, brasserie()).await.id)
}

#[test]
fn a_list_nobody_filled_says_how_to_begin_and_odd_addresses_do_no_harm() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        assert!(yanis.get("/people").await.text(".empty").contains("Aucun contact"));
        let odd = "/people?sort=password&after=zzz&spend-min=9999999999999999999&kind=king&q=%00%27%22%25&town=%F0%9F%98%80";
        assert_eq!(yanis.get(odd).await.status, 200);
        assert!(stage.stranger(&router).get("/people").await.place.starts_with("/sign-in"));
    });
}
