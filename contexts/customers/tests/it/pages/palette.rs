//! What is offered by name: the palette's list, which is the search page's.

use kernel::Role;
use testkit::on_both_engines;

use super::{camille, open, yanis};
use crate::imports::desk::open_books;
use crate::world::{a_company, a_person, a_sale, brasserie, claire, invoice, noel};

#[test]
fn what_can_be_done_is_found_by_its_name_in_either_language_by_whoever_may_do_it() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        for typed in ["importer", "import", "excel", "TABLEUR", "upl"] {
            let found = camille.get(format!("/search?q={typed}")).await;
            let pages = found.attributes(".hits a", "href");
            assert!(pages.contains(&"/imports/new".to_owned()), "{typed}: {pages:?}");
        }
        let sale = camille.get("/search?q=nouvelle%20ven").await;
        assert_eq!(sale.attributes(".hits a", "href"), ["/sales/new"], "all that is typed counts");
        let theme = camille.get("/search?q=sombre").await;
        assert!(theme.has(".hits form[action='/preferences'] button[name=theme][value=dark]"));

        let mut theo = stage.colleague(Role::Reader, &router);
        let everything = theo.get("/search").await.attributes(".hits a", "href");
        assert!(everything.contains(&"/people".to_owned()), "{everything:?}");
        assert!(!everything.iter().any(|page| page.ends_with("/new") || page.ends_with("/export")));
    });
}

#[test]
fn whoever_sees_sales_alone_finds_sales_and_nobody() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        a_person(store, noel(brasserie.id)).await;
        a_sale(store, invoice(brasserie.id, "F2026-0042", "2026-11-20", 99_000)).await;
        let (stage, router) = open(&base);
        let found = stage.colleague(Role::Accountant, &router).get("/search?q=F2026-0042").await;
        assert_eq!(found.texts(".hits .num").len(), 2, "its number and its amount");
        let nobody = stage.colleague(Role::Accountant, &router).get("/search?q=vandenberghe").await;
        assert!(!nobody.attributes(".hits a", "href").iter().any(|page| page.starts_with("/people")));
    });
}

#[test]
fn the_records_one_looked_at_last_are_offered_again_to_oneself_alone() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await.id;
        let claire = a_person(store, claire()).await.id;
        let noel = a_person(store, noel(brasserie)).await.id;
        let mut yanis = yanis(&base);
        for page in
            [format!("/people/{claire}"), format!("/companies/{brasserie}"), format!("/people/{noel}")]
        {
            yanis.get(page).await;
        }
        yanis.get(format!("/people/{claire}")).await;
        let offered = yanis.get("/search").await.attributes(".hits section:first-of-type a", "href");
        let expected =
            [format!("/people/{claire}"), format!("/people/{noel}"), format!("/companies/{brasserie}")];
        assert_eq!(offered, expected, "the latest first, each once");
        let camilles = camille(&base).get("/search").await.attributes(".hits a", "href");
        assert!(!camilles.contains(&format!("/people/{claire}")));
    });
}

#[test]
fn the_palette_gets_the_list_alone_and_a_short_one() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        for _ in 0..12 {
            let mut another = claire();
            another.client_number = None;
            a_person(store, another).await;
        }
        let (stage, router) = open(&base);
        let camille = stage.owner(&router);
        let list = camille.htmx("hits").get("/search?q=fontaine").await;
        assert!(!list.has("nav") && list.has("#hits"));
        assert_eq!(list.texts("#hits a").len(), 10);
        let page = stage.owner(&router).get("/search?q=fontaine").await;
        assert_eq!(page.texts("#hits a").len(), 12);
    });
}
