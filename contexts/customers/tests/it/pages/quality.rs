//! The quality of the file through HTTP: counts that lead to lists, and pairs that are made one or told apart.

use customers::Written;
use customers::person::PersonDetails;
use customers::store::person;
use kernel::Country;
use testkit::on_both_engines;

use super::{camille, yanis};
use crate::duplicates::scan;
use crate::imports::desk::open_books;
use crate::world::{a_company, a_person, brasserie, claire, company_named, text};

fn claire_of_the_till() -> PersonDetails {
    PersonDetails { client_number: None, ..claire() }
}

#[test]
fn each_count_leads_to_the_list_of_those_concerned_which_says_its_filter() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let mut details = claire();
        details.coordinates.phones =
            Written::phones("06 39 98", Country::FR).into_iter().map(Into::into).collect();
        a_person(store, details).await;
        a_person(store, PersonDetails { client_number: text("P0050"), ..PersonDetails::default() }).await;
        a_company(store, brasserie()).await;
        let mut camille = camille(&base);
        let page = camille.get("/quality").await;
        assert_eq!(page.status, 200);
        let list = camille.get("/people?flaw=phone").await;
        assert_eq!(list.texts("tbody .name a"), ["Claire Fontaine"]);
        assert!(list.body.contains("Téléphone invalide ou douteux"), "the list says what it shows");
        assert!(page.body.contains("/people?flaw=phone"), "{}", page.body);
        assert!(page.body.contains("/people?flaw=nameless"));
        assert!(!page.body.contains("/people?flaw=email"), "nothing to show is no link");
        let export = camille.get("/people/export?flaw=phone").await;
        assert_eq!(export.status, 200);
    });
}

#[test]
fn a_pair_is_told_apart_for_good_and_looked_at_again_by_undoing_it() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let (one, other) = (a_person(store, claire()).await, a_person(store, claire_of_the_till()).await);
        let mut camille = camille(&base);
        let before = camille.get("/quality/duplicates").await;
        assert!(before.body.contains("Aucune paire"), "nothing was scanned yet");
        scan(store).await;
        let page = camille.get("/quality/duplicates").await;
        assert_eq!(page.texts("section h2"), ["Claire Fontaine · Claire Fontaine"]);
        assert!(page.body.contains("Même e-mail") && page.body.contains("Même nom"), "the reasons in words");
        assert!(page.body.contains(&format!("/people/{}/merge/{}", one.id, other.id)));
        let address = format!("/quality/duplicates/{}/{}/distinction", one.id, other.id);
        let told = camille.submit(page.form(&format!("form[action='{address}']"))).await;
        assert_eq!(
            told.toast().as_deref(),
            Some(nbsp("C’est noté : ce sont deux fiches différentes.").as_str())
        );
        assert!(told.texts("section h2").is_empty());
        scan(store).await;
        assert!(
            camille.get("/quality/duplicates").await.texts("section h2").is_empty(),
            "it survives a scan"
        );
        let undone = camille.post(&format!("/quality/duplicates/{}/{}/doubt", one.id, other.id), &[]).await;
        assert_eq!(undone.texts("section h2").len(), 1, "looked at again without a scan");
        assert!(person(store.reader(), other.id).await.unwrap().is_some());
    });
}

fn nbsp(text: &str) -> String {
    text.replace(" :", "\u{a0}:")
}

#[test]
fn whoever_was_told_apart_stays_so_from_the_record_that_takes_the_other_in() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let first = a_person(store, claire()).await;
        let second = a_person(store, claire_of_the_till()).await;
        let third = a_person(store, claire_of_the_till()).await;
        scan(store).await;
        let mut camille = camille(&base);
        camille.post(&format!("/quality/duplicates/{}/{}/distinction", second.id, third.id), &[]).await;
        let merge = camille.get(format!("/people/{}/merge/{}", first.id, second.id)).await;
        camille.submit(merge.form("form.form")).await;
        scan(store).await;
        let page = camille.get("/quality/duplicates").await;
        assert!(page.texts("section h2").is_empty(), "the one they became and the third are two");
    });
}

#[test]
fn a_scan_is_asked_for_and_its_progress_shown_and_a_seller_may_ask() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        a_company(store, company_named("Atelier Lys")).await;
        a_company(store, company_named("Atelier Lys SARL")).await;
        let mut yanis = yanis(&base);
        let page = yanis.get("/quality/duplicates?kind=company&level=possible").await;
        let asked = yanis.submit(page.form("form[action='/quality/duplicates/scan']")).await;
        assert!(asked.body.contains("Recherche en cours"), "{}", asked.body);
        let runner = store.runner(vec![customers::duplicates::handler(testkit::grants())]);
        assert!(runner.run_next().await.unwrap());
        let done = yanis.get("/quality/duplicates?kind=company&level=possible").await;
        assert!(done.body.contains("nouvelle paire"), "{}", done.body);
        assert_eq!(done.texts("section h2"), ["Atelier Lys · Atelier Lys SARL"]);
    });
}
