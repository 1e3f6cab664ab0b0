//! The way out as pages.

use axum::http::StatusCode;
use customers::WORDS;
use kernel::{Id as _, Role};
use store::reads;
use testkit::{Base, on_both_engines};
use web::testing::{Browser, Stage};

use super::office::{cells, crowd};
use crate::pages::all_routes;
use crate::world::{a_company, a_person, brasserie, claire, noel};

/// Camille's browser and Yanis's.
fn browsers(base: &Base) -> (Browser, Browser) {
    let stage = Stage::new(base.store.clone(), &[WORDS]);
    let router = stage.open(all_routes());
    (stage.owner(&router), stage.seller(&router))
}

#[test]
fn the_owner_downloads_the_whole_file_and_a_seller_may_not() {
    on_both_engines(|base| async move {
        a_person(&base.store, claire()).await;
        let (mut owner, mut seller) = browsers(&base);
        for page in ["/export", "/people/export", "/companies/export", "/sales/export"] {
            assert_eq!(seller.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
            assert_eq!(
                seller.post(page, &[("format", "json")]).await.status,
                StatusCode::FORBIDDEN,
                "{page}"
            );
        }
        let page = owner.get("/export").await;
        assert_eq!(page.heading(), "Exporter le fichier");
        let file = owner.submit(page.form("form.form").fill("format", "json")).await;
        assert_eq!(file.header("content-type"), Some("application/json"));
        assert_eq!(
            file.header("content-disposition"),
            Some("attachment; filename=\"carnet-2026-11-23.json\"")
        );
        let document: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!(document["people"][0]["family_name"], "Fontaine");
        let looks = reads::latest(base.store.reader(), 10).await.unwrap();
        assert_eq!(
            looks.iter().map(|look| (look.what.as_str(), look.people)).collect::<Vec<_>>(),
            [("export", 1)]
        );
        assert_eq!(looks[0].actor_id, Some(Stage::user(Role::Owner).uuid()));
    });
}

#[test]
fn above_five_hundred_people_the_page_asks_why() {
    on_both_engines(|base| async move {
        crowd(&base.store, 501).await;
        let (mut owner, _) = browsers(&base);
        let page = owner.get("/people/export?kind=prospect").await;
        let refused = owner.submit(page.form("form.form").fill("reason", " ")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.complaints()[0].contains("501"), "{:?}", refused.complaints());
        assert!(reads::latest(base.store.reader(), 10).await.unwrap().is_empty(), "nothing left the house");
        let file = owner.submit(refused.form("form.form").fill("reason", "Courrier de fin d’année")).await;
        assert_eq!((file.status, cells(&file.bytes).len()), (StatusCode::OK, 502));
        let looks = reads::latest(base.store.reader(), 10).await.unwrap();
        assert_eq!((looks[0].people, looks[0].reason.as_str()), (501, "Courrier de fin d’année"));
    });
}

#[test]
fn a_list_leaves_as_it_stands_on_the_screen() {
    on_both_engines(|base| async move {
        let brasserie = a_company(&base.store, brasserie()).await;
        a_person(&base.store, noel(brasserie.id)).await;
        a_person(&base.store, claire()).await;
        let (mut owner, _) = browsers(&base);
        for (query, expected) in [
            ("/people/export?sort=-name", vec!["Vandenberghe", "Fontaine"]),
            ("/people/export?town=Lille", vec!["Fontaine"]),
            ("/people/export?q=vieux-port", vec!["Vandenberghe"]),
            ("/people/export?q=personne", vec![]),
        ] {
            let page = owner.get(query).await;
            let file = owner.submit(page.form("form.form")).await;
            let names: Vec<String> = cells(&file.bytes).iter().skip(1).map(|row| row[3].clone()).collect();
            assert_eq!(names, expected, "{query}");
            assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
        }
        let page = owner.get("/companies/export").await;
        let file = owner.submit(page.form("form.form")).await;
        assert_eq!(cells(&file.bytes)[1][1], "Brasserie du Vieux-Port SRL");
        let back = owner.get("/people/export?town=Lille&after=018f0000-0000-7000-8000-00000000ca11").await;
        assert_eq!(back.link("Annuler"), "/people?town=Lille");
    });
}

#[test]
fn a_browser_that_reads_compressed_answers_gets_the_whole_file() {
    on_both_engines(|base| async move {
        a_person(&base.store, claire()).await;
        let (owner, _) = browsers(&base);
        for coding in ["gzip", "br"] {
            let mut owner = owner.clone().with_header("accept-encoding", coding);
            let file = owner.post("/export", &[("format", "json")]).await;
            assert_eq!((file.status, file.header("content-encoding")), (StatusCode::OK, Some(coding)));
            assert!(!file.bytes.is_empty());
        }
    });
}
