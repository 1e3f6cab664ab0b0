//! Writing down what was said, and the guard over it.

use axum::http::StatusCode;
use kernel::{Holder, PersonId};
use store::journal::{self, Page};
use testkit::{Base, on_both_engines};
use web::testing::{Browser, Seen};

use super::{camille, yanis};
use crate::world::{a_company, a_person, brasserie, claire, noel};

async fn write(browser: &mut Browser, person: PersonId, fields: &[(&str, &str)]) -> Seen {
    let page = browser.get(format!("/people/{person}")).await;
    let form = fields.iter().fold(page.form("form.composer"), |form, (name, value)| form.fill(name, value));
    browser.submit(form).await
}

async fn quotes(browser: &mut Browser, person: PersonId) -> Vec<String> {
    browser.get(format!("/people/{person}")).await.texts(".quote")
}

async fn verbs(base: &Base, holder: Holder) -> Vec<String> {
    let entries = journal::of_holder(base.store.reader(), base.store.key(), holder, Page::newest(20)).await;
    entries.unwrap().into_iter().map(|entry| entry.verb).collect()
}

#[test]
fn a_seller_writes_down_a_call_and_takes_it_back() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let call = [
            ("kind", "call"),
            ("direction", "from-them"),
            ("at", "2026-11-16T11:24"),
            ("body", "Veut 40 coffrets, livraison avant le 11 décembre."),
        ];
        let page = write(&mut yanis, claire, &call).await;
        assert_eq!((page.status, page.toast().as_deref()), (StatusCode::OK, Some("C’est noté.")));
        assert_eq!(page.text(".tl .what"), "Yanis Moreau a noté un appel");
        assert_eq!(page.text(".tl time"), "lun.\u{a0}16, 11\u{a0}h\u{a0}24");
        assert_eq!(page.text(".tl .meta"), "De leur part");
        assert_eq!(page.text(".quote"), "Veut 40 coffrets, livraison avant le 11 décembre.");
        let mut camille = camille(&base);
        let undo = page.attribute(".toast form", "action").unwrap();
        assert_eq!(camille.post(&undo, &[]).await.status, StatusCode::FORBIDDEN, "it is not hers");
        let page = yanis.submit(page.form(".toast form")).await;
        assert_eq!(page.toast().as_deref(), Some("L’entrée est retirée."));
        assert!(!page.has(".quote"));
        assert_eq!(verbs(&base, claire.into()).await, ["removed", "created", "created"]);
        assert_eq!(yanis.post(&undo, &[]).await.status, StatusCode::NOT_FOUND, "once is enough");
    });
}

#[test]
fn two_clicks_on_one_button_write_one_note() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let page = yanis.get(format!("/people/{claire}")).await;
        let form = page.form("form.composer").fill("body", "Préfère être livrée le matin.");
        yanis.submit(form.clone()).await;
        let page = yanis.submit(form.clone()).await;
        assert_eq!(page.toast().as_deref(), Some("C’est noté."));
        assert_eq!(page.texts(".quote"), ["Préfère être livrée le matin."]);
        let page = yanis.submit(form.clone().fill("body", "Ou le soir après 18 h.")).await;
        assert_eq!(page.texts(".quote").len(), 2, "other words are another note");
        let call = form.fill("kind", "call").fill("direction", "by-us");
        let page = yanis.submit(call).await;
        assert_eq!(page.texts(".quote").len(), 3, "a call is no note, whatever was said");
    });
}

#[test]
fn of_two_clicks_at_one_time_both_are_told_that_it_is_written() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let (mut one, mut other) = (yanis(&base), yanis(&base));
        let form = one.get(format!("/people/{claire}")).await.form("form.composer");
        let form = form.fill("body", "Préfère être livrée le matin.");
        let (first, second) = tokio::join!(one.submit(form.clone()), other.submit(form));
        for page in [first, second] {
            assert_eq!((page.status, page.toast().as_deref()), (StatusCode::OK, Some("C’est noté.")));
        }
        assert_eq!(quotes(&mut one, claire).await, ["Préfère être livrée le matin."]);
        assert_eq!(verbs(&base, claire.into()).await, ["created", "created"], "she, and one note");
    });
}

#[test]
fn with_scripts_the_timeline_answers_in_place() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut htmx = yanis(&base).htmx("activity");
        let fields = [("kind", "note"), ("body", "Préfère être livrée le matin.")];
        let seen = htmx.post_and_stay(format!("/people/{claire}/activities"), &fields).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.body.trim_start().starts_with("<div id=\"activity\""), "{}", seen.body);
        assert_eq!(seen.texts(".quote"), ["Préfère être livrée le matin."]);
        assert!(seen.body.contains("C’est noté."));
        assert_eq!(seen.form("form.composer").value("body").map(str::trim), Some(""));
    });
}

#[test]
fn f_02_a_sensitive_note_is_not_kept_until_it_is_reworded() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let page = write(&mut yanis, claire, &[("body", "Diabétique, appeler le matin.")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.texts(".guard mark"), ["Diabétique"]);
        assert!(page.text(".guard").contains("ressemble à une donnée de santé"));
        assert_eq!(
            page.form("form.composer").value("body").map(str::trim),
            Some("Diabétique, appeler le matin.")
        );
        assert!(quotes(&mut yanis, claire).await.is_empty(), "nothing is kept");
        let form = page.form("form.composer").fill("body", "Préfère les produits sans sucre.");
        let page = yanis.submit(form).await;
        assert_eq!(page.texts(".quote"), ["Préfère les produits sans sucre."]);
        assert_eq!(verbs(&base, claire.into()).await, ["created", "created"]);
    });
}

#[test]
fn the_words_can_be_left_out_or_called_a_mistake_of_the_guard() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let warned = write(&mut yanis, claire, &[("body", "Diabétique, appeler le matin.")]).await;
        yanis.submit(warned.form("form.composer").press("cut", "yes")).await;
        assert_eq!(quotes(&mut yanis, claire).await, ["…, appeler le matin."]);
        let mistaken = warned.attribute("button[name=mistaken]", "value").unwrap();
        assert_eq!(mistaken, "health");
        let form = warned.form("form.composer").press("mistaken", &mistaken);
        let other = form.clone().fill("body", "Diabétique, IBAN FR76 3000 6000 0112 3456 7890 189");
        assert!(yanis.submit(other).await.has(".guard"), "only what was called a mistake passes");
        yanis.submit(form).await;
        assert!(quotes(&mut yanis, claire).await.contains(&"Diabétique, appeler le matin.".to_owned()));
        assert_eq!(verbs(&base, claire.into()).await[0], "warning-called-mistaken");
    });
}

#[test]
fn f_04_what_a_checksum_proves_is_never_kept() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        let body = "IBAN FR76 3000 6000 0112 3456 7890 189";
        let page = write(&mut yanis, claire, &[("body", body)]).await;
        assert!(page.has(".guard") && !page.has("button[name=mistaken]"));
        let form = page.form("form.composer").press("mistaken", "bank_account");
        assert_eq!(yanis.submit(form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(quotes(&mut yanis, claire).await.is_empty());
    });
}

#[test]
fn a_form_that_says_nothing_or_what_has_not_come_is_shown_again() {
    on_both_engines(|base| async move {
        let claire = a_person(&base.store, claire()).await.id;
        let mut yanis = yanis(&base);
        for fields in [
            vec![("body", "  ")],
            vec![("kind", "call"), ("at", "2031-01-01T10:00"), ("body", "Rappeler")],
            vec![("kind", "call"), ("at", "hier"), ("body", "Rappeler")],
            vec![("kind", "task"), ("body", "Rappeler")],
        ] {
            let page = write(&mut yanis, claire, &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            assert_eq!(page.texts(".composer .error").len(), 1, "{fields:?}");
        }
        assert!(quotes(&mut yanis, claire).await.is_empty());
    });
}

#[test]
fn what_was_said_to_somebody_at_a_company_stands_on_both_timelines() {
    on_both_engines(|base| async move {
        let company = a_company(&base.store, brasserie()).await.id;
        let noel = a_person(&base.store, noel(company)).await.id;
        let mut camille = camille(&base);
        write(&mut camille, noel, &[("kind", "meeting"), ("body", "Dégustation au magasin.")]).await;
        let page = camille.get(format!("/companies/{company}")).await;
        assert_eq!(page.texts(".quote"), ["Dégustation au magasin."]);
        assert_eq!(page.text(".tl .what"), "Camille Delcourt a noté un rendez-vous");
        let calls = camille.get(format!("/companies/{company}?entries=call")).await;
        assert!(!calls.has(".quote") && calls.has(".seg a[aria-current]"));
    });
}
