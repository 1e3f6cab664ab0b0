//! The organisation's page: its name, its controller, its language, how its figures are shown.

use accounts::{TeamSoFar, TheHouse, steps_aside, steps_put_aside, team_so_far};
use axum::http::StatusCode;
use contracts::Colleagues as _;
use store::journal::verify;
use testkit::on_both_engines;
use web::testing::Browser;

use crate::world::{open, set_up};

#[test]
fn the_owner_changes_the_organisation_and_the_journal_says_so() {
    on_both_engines(|base| async move {
        let mut camille = Browser::new(open(&base));
        set_up(&base, &mut camille).await;
        let page = camille.get("/organisation").await;
        let form = page.form("form.form");
        assert_eq!(form.value("controller"), Some("Maison Delcourt SARL"));
        assert_eq!(form.value("vat"), Some("excluded"), "figures exclude VAT until somebody says otherwise");
        let before = verify(base.store.reader(), base.store.key()).await.unwrap().unwrap();

        let saved =
            camille.submit(form.fill("name", "Maison Delcourt & filles").fill("vat", "included")).await;
        assert_eq!(saved.status, StatusCode::OK);
        let form = camille.get("/organisation").await.form("form.form");
        assert_eq!(form.value("name"), Some("Maison Delcourt & filles"));
        assert_eq!(form.value("vat"), Some("included"));
        let after = verify(base.store.reader(), base.store.key()).await.unwrap().unwrap();
        assert_eq!(after.entries, before.entries + 1);
    });
}

#[test]
fn an_organisation_without_a_name_or_with_figures_nobody_knows_is_refused() {
    on_both_engines(|base| async move {
        let mut camille = Browser::new(open(&base));
        set_up(&base, &mut camille).await;
        let form = camille.get("/organisation").await.form("form.form");
        let page = camille.submit(form.fill("name", "  ").fill("vat", "both")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.complaints().len(), 2, "{:?}", page.complaints());
        let form = camille.get("/organisation").await.form("form.form");
        assert_eq!(form.value("name"), Some("Maison Delcourt"));
    });
}

#[test]
fn first_steps_that_were_put_aside_stay_aside_and_the_journal_tells() {
    on_both_engines(|base| async move {
        set_up(&base, &mut Browser::new(open(&base))).await;
        let store = &base.store;
        let camille = TheHouse.colleagues(store).await.unwrap()[0].id;
        let alone = TeamSoFar { has_colleagues: false, has_second_factor: false };
        assert_eq!(team_so_far(store, camille).await.unwrap(), alone);
        assert!(!steps_put_aside(store).await.unwrap());
        let before = verify(store.reader(), store.key()).await.unwrap().unwrap();
        steps_aside(store, camille).await.unwrap();
        assert!(steps_put_aside(store).await.unwrap());
        let after = verify(store.reader(), store.key()).await.unwrap().unwrap();
        assert_eq!(after.entries, before.entries + 1);
    });
}
