//! Typing and correcting records.

use contracts::{Mark, PersonalDataSource as _, PrivacyCore, Refusal, RefusalScope};
use customers::OfTheFile;
use customers::store::{company, person, totals};
use kernel::Holder;
use testkit::{access, on_both_engines};

use super::open;
use crate::imports::desk::open_books;
use crate::world::{a_company, a_person, begin, brasserie, claire, noel, text};

#[test]
fn a_contact_is_typed_with_its_origin_and_wrong_values_are_kept_and_flagged() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        a_company(store, brasserie()).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);

        let form = yanis.get("/people/new").await.form("form.form");
        let empty = yanis.submit(form.clone()).await;
        assert_eq!(empty.status, 422);
        assert!(!empty.complaints().is_empty(), "the origin is asked");

        let form = form
            .fill("given_name", "Élodie")
            .fill("family_name", "O’Neill <b>")
            .fill("emails[0][value]", "elodie@exemple.fr")
            .fill("phones[0][value]", "06 39 98")
            .fill("roles[0][company]", "brasserie du vieux-port")
            .fill("roles[0][title]", "Gérante")
            .fill("source", "volunteered")
            .fill("origin", "Carte de visite");
        let added = yanis.submit(form).await;
        let id = added.place.trim_start_matches("/people/").parse().unwrap();
        let kept = person(store.reader(), id).await.unwrap().unwrap();
        let name = kept.display_name();
        assert_eq!(name.reveal(&access()), "Élodie O’Neill <b>");
        let phone = &kept.details.coordinates.phones[0].written;
        assert_eq!(phone.raw.reveal(&access()), "06 39 98");
        assert!(phone.canonical.is_none() && phone.flaw.is_some());
        assert_eq!(kept.details.roles.len(), 1);
        let state = privacy::Core.states_of(store, &[Holder::Person(id)]).await.unwrap().remove(0);
        assert_eq!(state.bases[0].2.text, "Carte de visite");
    });
}

#[test]
fn a_company_nobody_knows_is_asked_again_and_nothing_typed_is_lost() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        let form = yanis
            .get("/people/new")
            .await
            .form("form.form")
            .fill("family_name", "Caron")
            .fill("roles[0][company]", "Café Caron")
            .fill("source", "first-party")
            .fill("origin", "Salon");
        let again = yanis.submit(form).await;
        assert_eq!(again.status, 422);
        assert!(again.complaints()[0].contains("Aucune entreprise de ce nom"), "{:?}", again.complaints());
        assert_eq!(again.form("form.form").value("family_name"), Some("Caron"));
    });
}

#[test]
fn lines_come_and_go_without_a_script() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        let form = yanis.get("/people/new").await.form("form.form").fill("phones[0][value]", "0320 12 34 56");
        let more = yanis.submit(form.press("add", "phones")).await;
        let form = more.form("form.form");
        assert_eq!(form.value("phones[0][value]"), Some("0320 12 34 56"));
        assert_eq!(form.value("phones[1][value]"), Some(""));
        let fewer = yanis.submit(form.press("remove", "phones[0]")).await.form("form.form");
        assert_eq!(fewer.value("phones[0][value]"), None);
    });
}

#[test]
fn the_second_of_two_who_edit_at_once_changes_nothing_of_what_the_first_one_saved() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let claire = a_person(store, claire()).await;
        let (stage, router) = open(&base);
        let (mut camille, mut yanis) = (stage.owner(&router), stage.seller(&router));
        let page = format!("/people/{}/edit", claire.id);
        let first = camille.get(&page).await.form("form.form").fill("family_name", "Fontaine-Leroy");
        let first = first.fill("client_number", "").fill("job_title", "Gérante");
        let second = yanis.get(&page).await.form("form.form").fill("given_name", "Clara");
        camille.submit(first).await;

        assert_eq!(yanis.submit(second).await.status, 200, "they typed in different places");
        let kept = person(store.reader(), claire.id).await.unwrap().unwrap();
        assert_eq!(kept.details.name.full().unwrap().reveal(&access()), "Clara Fontaine-Leroy");
        assert!(kept.details.client_number.is_none());
        assert_eq!(kept.details.job_title.unwrap().reveal(&access()), "Gérante");
    });
}

#[test]
fn where_both_typed_the_second_sees_what_the_first_one_saved_and_is_asked_about_nothing_else() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let claire = a_person(store, claire()).await;
        let (stage, router) = open(&base);
        let (mut camille, mut yanis) = (stage.owner(&router), stage.seller(&router));
        let page = format!("/people/{}/edit", claire.id);
        let first = camille.get(&page).await.form("form.form").fill("family_name", "Fontaine-Leroy");
        let first = first.fill("client_number", "").fill("job_title", "Gérante");
        let second = yanis.get(&page).await.form("form.form").fill("family_name", "Fontaine-Roy");
        let second = second.fill("given_name", "Clara").fill("client_number", "C-77");
        camille.submit(first).await;

        let told = yanis.submit(second).await;
        assert_eq!(told.status, 422);
        let banner = told.text(".banner");
        assert!(banner.contains("Fontaine-Leroy") && banner.contains("Numéro client(vide)"), "{banner}");
        assert!(!banner.contains("Gérante") && !banner.contains("Prénom"), "{banner}");
        let form = told.form("form.form");
        assert_eq!(form.value("given_name"), Some("Clara"), "nothing typed is lost");
        assert_eq!(
            form.value("job_title"),
            Some("Gérante"),
            "nor what the other one typed where Yanis did not"
        );
        yanis.submit(form).await;
        let kept = person(store.reader(), claire.id).await.unwrap().unwrap();
        assert_eq!(kept.details.name.full().unwrap().reveal(&access()), "Clara Fontaine-Roy");
        assert_eq!(kept.details.job_title.unwrap().reveal(&access()), "Gérante");
    });
}

#[test]
fn saving_without_a_change_writes_nothing_and_keeps_what_a_file_knew() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let mut details = brasserie();
        details.coordinates.addresses = claire().coordinates.addresses;
        details.coordinates.addresses[0].street = text("12 rue de Gand\nBâtiment C");
        let brasserie = a_company(store, details).await;
        let noel = a_person(store, noel(brasserie.id)).await;
        let (stage, router) = open(&base);
        let mut camille = stage.owner(&router);
        let form = camille.get(format!("/people/{}/edit", noel.id)).await.form("form.form");
        camille.submit(form).await;
        assert_eq!(person(store.reader(), noel.id).await.unwrap().unwrap(), noel);
        let form = camille.get(format!("/companies/{}/edit", brasserie.id)).await.form("form.form");
        camille.submit(form).await;
        assert_eq!(company(store.reader(), brasserie.id).await.unwrap().unwrap(), brasserie);
    });
}

#[test]
fn a_refusal_comes_back_with_the_address_it_was_said_for() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let gone = a_person(store, claire()).await;
        let mut tx = begin(store).await;
        let addresses = gone.details.coordinates.contactable();
        let scope = RefusalScope::Everything(Mark::DoNotContact);
        let refusal = Refusal {
            holder: gone.id.into(),
            addresses: addresses.clone(),
            scope,
            said_on: None,
            source: "call",
        };
        privacy::Core.record_refusals(&mut tx, &[refusal]).await.unwrap();
        privacy::Core.keep_refusals_of(&tx, &[(gone.id.into(), addresses)], "record-gone").await.unwrap();
        tx.commit().await.unwrap();

        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        let form = yanis
            .get("/people/new")
            .await
            .form("form.form")
            .fill("family_name", "Fontaine")
            .fill("emails[0][value]", "CLAIRE.fontaine@example.com")
            .fill("source", "public")
            .fill("origin", "Annuaire");
        let alike = yanis.submit(form).await;
        let added = yanis.submit(alike.form("form.form")).await;
        let id = added.place.trim_start_matches("/people/").parse().unwrap();
        let state = privacy::Core.states_of(store, &[Holder::Person(id)]).await.unwrap().remove(0);
        assert_eq!(state.refusals[0].scope, scope);
    });
}

#[test]
fn who_looks_like_somebody_in_the_file_is_shown_before_a_second_one_is_made() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        a_person(store, claire()).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        let people = || async { totals(store.reader()).await.unwrap().people };
        let form = yanis.get("/people/new").await.form("form.form");
        let form = form
            .fill("family_name", "Martin")
            .fill("emails[0][value]", "claire.fontaine@EXAMPLE.com")
            .fill("phones[0][value]", "0033 6 39 98 20 11");
        let typed = yanis.htmx("alike").submit(form.clone().press("alike", "yes")).await;
        assert_eq!(typed.texts("#alike li"), ["Claire Fontaine (nouvel onglet) même e-mail, même téléphone"]);
        assert!(typed.texts("form.form").is_empty(), "that part alone is answered");

        let form = form.fill("source", "volunteered").fill("origin", "Carte de visite");
        let told = yanis.submit(form).await;
        assert_eq!((told.status.as_u16(), people().await), (422, 1));
        assert!(told.complaints()[0].contains("Regardez d’abord"), "{:?}", told.complaints());
        assert_eq!(told.texts("#alike li a"), ["Claire Fontaine (nouvel onglet)"]);
        let knowingly = told.form("form.form");
        let added = yanis.submit(knowingly.clone()).await;
        assert_eq!(added.toast().as_deref(), Some("Contact ajouté."));
        let again = yanis.submit(knowingly.clone()).await;
        assert_eq!((&again.place, people().await), (&added.place, 2), "a second click makes nobody");
        let other =
            yanis.submit(knowingly.clone().fill("given_name", "Léa").fill("emails[0][value]", "")).await;
        assert_eq!(other.status.as_u16(), 422, "another one typed over it is a record of its own");
        let other = yanis.submit(other.form("form.form")).await;
        assert_ne!(other.place, added.place);
        assert_eq!(people().await, 3);

        let gone = added.place.trim_start_matches("/people/").parse().unwrap();
        let mut tx = begin(store).await;
        OfTheFile.erase(&mut tx, Holder::Person(gone)).await.unwrap();
        tx.commit().await.unwrap();
        let back = yanis.submit(knowingly).await;
        assert_ne!(back.place, added.place, "nobody erased comes back under the old id");
    });
}

#[test]
fn a_company_is_recognised_by_its_numbers() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        a_company(store, brasserie()).await;
        let (stage, router) = open(&base);
        let mut yanis = stage.seller(&router);
        let form = yanis.get("/companies/new").await.form("form.form");
        let form = form.fill("name", "Le Port").fill("bce", "BE0403.091.220").press("alike", "yes");
        let typed = yanis.htmx("alike").submit(form).await;
        assert_eq!(
            typed.texts("#alike li"),
            ["Brasserie du Vieux-Port SRL (nouvel onglet) même numéro d’entreprise"]
        );
        let form =
            yanis.get("/companies/new").await.form("form.form").fill("name", "le port").press("alike", "yes");
        assert!(yanis.htmx("alike").submit(form).await.texts("#alike li").is_empty());
    });
}
