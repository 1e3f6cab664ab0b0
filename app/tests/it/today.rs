//! The first page: the first steps are ticked by taking them, and gone when they are put aside.

use std::sync::Arc;

use accounts::steps_put_aside;
use app::{Premises, wiring};
use kernel::{Actor, Role};
use personal::Purpose;
use store::Cause;
use testkit::{Base, on_both_engines};
use web::Locales;
use web::testing::{Browser, Seen, Stage};

/// Maison Delcourt on its first day, as this colleague sees it.
fn browser(base: &Base, role: Role) -> Browser {
    let locales = Arc::new(Locales::gather(&wiring::words()).unwrap());
    let premises = Premises::over(&base.store, &base.folder);
    let stage = Stage::new(base.store.clone(), &wiring::words()).with_nav(wiring::nav());
    let routes = wiring::routes(wiring::office().unwrap(), wiring::desk(locales).unwrap(), &premises);
    stage.colleague(role, &stage.open(routes))
}

/// The steps that are ticked.
fn done(page: &Seen) -> Vec<String> {
    page.texts("section[aria-labelledby=first-steps] li.done a")
}

#[test]
fn first_steps_are_ticked_by_taking_them() {
    on_both_engines(|base| async move {
        let mut camille = browser(&base, Role::Owner);
        let first = camille.get("/").await;
        assert_eq!(done(&first), ["Nommer l’organisation"]);
        for page in first.attributes("section[aria-labelledby=first-steps] li a", "href") {
            assert!(page == "/organisation" || camille.get(&page).await.status.is_success(), "{page}");
        }
        let form = camille.get("/people/new").await.form("form.form");
        let form = form.fill("family_name", "Fontaine").fill("source", "volunteered");
        let kept = camille.submit(form.fill("origin", "Dégustation de novembre")).await;
        assert!(kept.heading().starts_with("Fontaine"), "{}", kept.heading());
        let step = "Importer un fichier, ou saisir une première fiche";
        assert_eq!(done(&camille.get("/").await), ["Nommer l’organisation", step]);
        assert!(!browser(&base, Role::Seller).get("/").await.has("#first-steps"), "the owner's alone");
    });
}

#[test]
fn what_needs_care_stands_above_all_else_for_whoever_can_see_to_it() {
    on_both_engines(|base| async move {
        let mut tx = base.store.begin(Cause::new(Actor::Carnet, Purpose::DataProtection)).await.unwrap();
        tx.begin_journals(base.ambient.id()).await.unwrap();
        tx.commit().await.unwrap();
        let mut camille = browser(&base, Role::Owner);
        let form = camille.get("/imports/new").await.form("form.form");
        camille.submit(form.attach("files", "clients.csv", "Nom;E-mail\nClaire;claire@exemple.fr\n")).await;
        let page = camille.get("/").await;
        assert!(page.text("section[aria-labelledby=care]").contains("Un import commencé attend la suite."));
        assert!(!browser(&base, Role::Seller).get("/").await.has("#care"));
        assert!(!steps_put_aside(&base.store).await.unwrap());
    });
}
