//! A value changed where it stands on the record, undone, and given back from the history.

use contracts::{Mark, PrivacyCore, Refusal, RefusalScope};
use customers::person::PersonDetails;
use customers::store::{company, person, remove_company, save_person};
use kernel::Holder;
use testkit::{access, on_both_engines};
use web::testing::Seen;

use super::{camille, open};
use crate::imports::desk::open_books;
use crate::world::{a_company, a_person, begin, brasserie, claire, noel};

const EDITOR: &str = "main form[action*='/values/']";

/// What stands in the panel of coordinates.
fn known(page: &Seen) -> Vec<String> {
    page.texts("section[aria-labelledby=co] dd .edit")
        .into_iter()
        .map(|text| text.replace(" (modifier)", ""))
        .collect()
}

#[test]
fn a_number_is_corrected_where_it_stands_and_the_correction_undone() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await;
        let record = format!("/people/{}", claire.id);
        let mut camille = camille(&base);
        let page = camille.get(&record).await;
        assert_eq!(known(&page)[1], "06\u{a0}39\u{a0}98\u{a0}20\u{a0}11");
        assert!(page.has(&format!("a.edit[href='{record}/values/phone-1']")), "one click leads there");

        let form = camille.get(format!("{record}/values/phone-1")).await.form(EDITOR);
        let saved = camille.submit(form.fill("phones[0][value]", "06 39 98 20 12")).await;
        assert_eq!((saved.place.as_str(), saved.toast().as_deref()), (&*record, Some("Fiche enregistrée.")));
        assert_eq!(known(&saved)[1], "06\u{a0}39\u{a0}98\u{a0}20\u{a0}12");

        let undone = camille.submit(saved.form(".toast form")).await;
        assert_eq!(undone.toast().as_deref(), Some("La fiche est comme avant."));
        assert_eq!(known(&undone)[1], "06\u{a0}39\u{a0}98\u{a0}20\u{a0}11");
        let told = camille.get(format!("{record}/history")).await;
        assert!(
            told.texts(".changes > li")[0].contains("a rétabli une valeur"),
            "{:?}",
            told.texts(".changes > li")
        );
    });
}

#[test]
fn a_change_is_not_undone_over_the_head_of_a_later_one() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await;
        let (stage, router) = open(&base);
        let (mut camille, mut yanis) = (stage.owner(&router), stage.seller(&router));
        let value = |name: &str| format!("/people/{}/values/{name}", claire.id);
        let form = camille.get(value("client_number")).await.form(EDITOR);
        let saved = camille.submit(form.fill("client_number", "P0043")).await;
        let form = yanis.get(value("client_number")).await.form(EDITOR);
        yanis.submit(form.fill("client_number", "P0044")).await;
        let late = camille.submit(saved.form(".toast form")).await;
        assert!(late.toast().unwrap().contains("rien n’a été annulé"), "{:?}", late.toast());
        let kept = person(base.store.reader(), claire.id).await.unwrap().unwrap();
        assert_eq!(kept.details.client_number.unwrap().reveal(&access()), "P0044");
    });
}

#[test]
fn only_the_last_change_of_a_record_is_undone_and_a_refusal_is_none() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await;
        let value = |name: &str| format!("/people/{}/values/{name}", claire.id);
        let mut camille = camille(&base);
        let form = camille.get(value("client_number")).await.form(EDITOR);
        let first = camille.submit(form.fill("client_number", "P0043")).await;
        let form = camille.get(value("phone-1")).await.form(EDITOR);
        let last = camille.submit(form.fill("phones[0][value]", "0320123456")).await;
        let undo = first.attribute(".toast form", "action").unwrap();
        let late = camille.post(undo.replace("version=2", "version=3"), &[]).await;
        assert!(late.toast().unwrap().contains("rien n’a été annulé"), "{:?}", late.toast());
        let kept = person(base.store.reader(), claire.id).await.unwrap().unwrap();
        assert_eq!(
            (kept.version, kept.details.client_number.unwrap().reveal(&access()).as_str()),
            (3, "P0043")
        );

        let scope = RefusalScope::Everything(Mark::DoNotContact);
        let holder = Holder::from(claire.id);
        let refusal = Refusal { holder, addresses: Vec::new(), scope, said_on: None, source: "call" };
        let mut tx = begin(&base.store).await;
        privacy::Core.record_refusals(&mut tx, &[refusal]).await.unwrap();
        tx.commit().await.unwrap();
        let undone = camille.submit(last.form(".toast form")).await;
        assert_eq!(undone.toast().as_deref(), Some("La fiche est comme avant."));
        let kept = person(base.store.reader(), claire.id).await.unwrap().unwrap();
        assert_eq!(kept.details.coordinates, claire.details.coordinates);
    });
}

#[test]
fn two_values_of_one_record_are_changed_by_two_people_at_once() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await;
        let (stage, router) = open(&base);
        let (mut camille, mut yanis) = (stage.owner(&router), stage.seller(&router));
        let value = |name: &str| format!("/people/{}/values/{name}", claire.id);
        let [hers, his] = [camille.get(value("email-1")).await, yanis.get(value("phone-1")).await];
        let same = camille.get(value("email-1")).await.form(EDITOR);
        camille.submit(hers.form(EDITOR).fill("emails[0][value]", "claire@neuf.example")).await;
        let other = yanis.submit(his.form(EDITOR).fill("phones[0][value]", "0320123456")).await;
        assert_eq!(other.status, 200, "another value stands in nobody's way");

        let told = yanis.submit(same.fill("emails[0][value]", "claire@autre.example")).await;
        assert_eq!(told.status, 422);
        assert!(told.text(".banner").contains("claire@neuf.example"), "{}", told.text(".banner"));
        let knowingly = told.form(EDITOR);
        assert_eq!(
            knowingly.value("emails[0][value]"),
            Some("claire@autre.example"),
            "nothing typed is lost"
        );
        let saved = yanis.submit(knowingly).await;
        assert_eq!(known(&saved)[..2], ["claire@autre.example", "03\u{a0}20\u{a0}12\u{a0}34\u{a0}56"]);
    });
}

#[test]
fn a_value_of_the_past_is_given_back_from_the_history() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await;
        let record = format!("/people/{}", claire.id);
        let mut camille = camille(&base);
        let form = camille.get(format!("{record}/values/address-1")).await.form(EDITOR);
        let form = form.fill("addresses[0][street]", "").fill("addresses[0][postcode]", "");
        camille.submit(form.fill("addresses[0][town]", "").fill("addresses[0][country]", "")).await;
        let gone = person(base.store.reader(), claire.id).await.unwrap().unwrap();
        assert!(gone.details.coordinates.addresses.is_empty(), "an empty value goes");
        let told = camille.get(format!("{record}/history")).await;
        assert_eq!(told.texts(".changes form").len(), 1, "only what is missing is offered");
        let back = camille.submit(told.form(".changes form")).await;
        assert_eq!(back.toast().as_deref(), Some("Valeur rétablie."));
        assert!(back.texts(".changes form").is_empty(), "it stands there again");
        let kept = person(base.store.reader(), claire.id).await.unwrap().unwrap();
        assert!(kept.details == claire.details, "in all its parts");
    });
}

#[test]
fn a_role_at_a_company_that_is_gone_does_not_come_back() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let brasserie = a_company(store, brasserie()).await;
        let noel = a_person(store, noel(brasserie.id)).await;
        let details = PersonDetails { roles: Vec::new(), ..noel.details.clone() };
        let mut tx = begin(store).await;
        save_person(&mut tx, noel.clone().correct(details).unwrap()).await.unwrap();
        remove_company(&mut tx, &brasserie).await.unwrap();
        tx.commit().await.unwrap();
        let mut camille = camille(&base);
        let told = camille.get(format!("/people/{}/history", noel.id)).await;
        let late = camille.submit(told.form(".changes form")).await;
        assert_eq!(late.status, 200);
        assert!(late.toast().unwrap().contains("n’est plus dans le fichier"), "{:?}", late.toast());
    });
}

#[test]
fn a_wrong_number_of_a_company_stands_as_typed_and_a_nameless_owner_is_refused() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let brasserie = a_company(&base.store, brasserie()).await;
        let value = |name: &str| format!("/companies/{}/values/{name}", brasserie.id);
        let mut camille = camille(&base);
        let form = camille.get(value("bce")).await.form(EDITOR);
        let saved = camille.submit(form.fill("bce", "0403.091.221")).await;
        assert!(saved.text("section[aria-labelledby=id]").contains("0403.091.221"));
        let kept = company(base.store.reader(), brasserie.id).await.unwrap().unwrap();
        assert!(kept.details.identifiers[0].written.flaw.is_some());
        let form = camille.get(value("owner")).await.form(EDITOR);
        assert_eq!(
            camille.submit(form.fill("owner", "00000000-0000-7000-8000-000000000000")).await.status,
            422
        );
        for nothing in ["siret-1", "email-0", "email-99999", "job_title", "version", "given_name"] {
            assert_eq!(camille.get(value(nothing)).await.status, 404, "{nothing}");
        }
    });
}

#[test]
fn a_refused_address_stays_refused_when_it_is_given_back() {
    on_both_engines(|base| async move {
        let store = &base.store;
        open_books(store).await;
        let claire = a_person(store, claire()).await;
        let addresses = claire.details.coordinates.contactable();
        let record = format!("/people/{}", claire.id);
        let mut camille = camille(&base);
        let form = camille.get(format!("{record}/values/email-1")).await.form(EDITOR);
        camille.submit(form.fill("emails[0][value]", "claire@neuf.example")).await;
        let scope = RefusalScope::Everything(Mark::DoNotContact);
        let another: Holder = a_person(store, crate::world::claire()).await.id.into();
        let refusal =
            Refusal { holder: another, addresses: addresses.clone(), scope, said_on: None, source: "call" };
        let mut tx = begin(store).await;
        privacy::Core.record_refusals(&mut tx, &[refusal]).await.unwrap();
        privacy::Core.keep_refusals_of(&tx, &[(another, addresses)], "record-gone").await.unwrap();
        tx.commit().await.unwrap();

        let told = camille.get(format!("{record}/history")).await;
        camille.submit(told.form(".changes form")).await;
        let state = privacy::Core.states_of(store, &[claire.id.into()]).await.unwrap().remove(0);
        assert_eq!(state.refusals[0].scope, scope);
    });
}

#[test]
fn with_scripts_the_form_alone_is_answered_and_the_page_stays() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await;
        let camille = camille(&base);
        let value = format!("/people/{}/values/email-1", claire.id);
        let part = camille.htmx("dd").get(&value).await;
        assert!(part.texts("h1").is_empty(), "that part alone is answered");
        let form = part.form("form.in-place").fill("emails[0][value]", "claire@neuf.example");
        let from = format!("http://carnet.example/people/{}/history?sort=name", claire.id);
        let saved = camille.htmx("dd").with_header("hx-current-url", from).submit(form).await;
        let location = saved.header("hx-location").unwrap();
        assert!(
            location.contains(&format!("\"path\":\"/people/{}/history?sort=name\"", claire.id)),
            "{location}"
        );
    });
}

#[test]
fn names_are_changed_where_they_stand() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await;
        let mut camille = camille(&base);
        let form = camille.get(format!("/people/{}/values/name", claire.id)).await.form(EDITOR);
        assert_eq!(form.value("given_name"), Some("Claire"));
        let saved = camille.submit(form.fill("family_name", "Fontaine-Leroy")).await;
        assert!(saved.text("h1").contains("Claire Fontaine-Leroy"), "{}", saved.text("h1"));

        let brasserie = a_company(&base.store, brasserie()).await;
        let name = format!("/companies/{}/values/name", brasserie.id);
        let form = camille.get(&name).await.form(EDITOR);
        let renamed = camille.submit(form.fill("name", "Brasserie du Port")).await;
        assert!(renamed.text("h1").contains("Brasserie du Port"), "{}", renamed.text("h1"));
        let nameless = camille.get(&name).await.form(EDITOR).fill("name", " ");
        assert_eq!(camille.submit(nameless).await.status, 422);
    });
}

#[test]
fn where_somebody_works_and_as_what_is_changed_where_it_stands() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let brasserie = a_company(&base.store, brasserie()).await;
        let claire = a_person(&base.store, claire()).await;
        let role = format!("/people/{}/values/role-1", claire.id);
        let mut camille = camille(&base);
        let form = camille.get(&role).await.form(EDITOR);
        let unknown = camille.submit(form.clone().fill("roles[0][company]", "Inconnue SA")).await;
        assert_eq!(unknown.status, 422, "a company needs its record first");
        let form = form.fill("roles[0][company]", "Brasserie du Vieux-Port SRL");
        let saved = camille.submit(form.fill("roles[0][title]", "Gérante")).await;
        assert_eq!(saved.texts("section[aria-labelledby=en] dt"), ["Brasserie du Vieux-Port SRL"]);
        assert_eq!(saved.texts("section[aria-labelledby=en] dd .edit"), ["Gérante (modifier)"]);

        let form = camille.get(&role).await.form(EDITOR);
        camille.submit(form.fill("roles[0][title]", "Associée")).await;
        let kept = person(base.store.reader(), claire.id).await.unwrap().unwrap();
        assert_eq!(kept.details.roles[0].company, brasserie.id);
        assert_eq!(kept.details.roles[0].title.as_ref().unwrap().reveal(&access()), "Associée");
        let none = camille.get(format!("/companies/{}/values/role-1", brasserie.id)).await;
        assert_eq!(none.status, 404, "a company works nowhere");
    });
}

#[test]
fn a_relation_and_its_beginning_are_changed_where_they_stand() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let claire = a_person(&base.store, claire()).await;
        let mut camille = camille(&base);
        let value = |name: &str| format!("/people/{}/values/{name}", claire.id);
        let form = camille.get(value("declared")).await.form(EDITOR);
        let saved = camille.submit(form.fill("declared", "partner")).await;
        assert!(known(&saved).contains(&"Partenaire".to_owned()), "{:?}", known(&saved));
        let form = camille.get(value("client_since")).await.form(EDITOR);
        let early = camille.submit(form.clone().fill("client_since", "2031-01-01")).await;
        assert_eq!(early.status, 422, "nobody is a client since tomorrow");
        let saved = camille.submit(form.fill("client_since", "2019-03-12")).await;
        assert!(known(&saved).contains(&"12\u{a0}mars 2019".to_owned()), "{:?}", known(&saved));
    });
}
