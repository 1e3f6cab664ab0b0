//! A new record made on the spot, in the small form.

use axum::http::StatusCode;
use testkit::on_both_engines;
use web::testing::Seen;

use super::{camille, yanis};
use crate::imports::desk::open_books;
use crate::world::{a_company, a_person, brasserie, claire};

/// What the small form of a new record needs.
const ORIGIN: [(&str, &str); 2] = [("source", "volunteered"), ("origin", "Carte de visite du salon")];

fn with<'a>(typed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    typed.iter().chain(&ORIGIN).copied().collect()
}

#[test]
fn somebody_is_typed_on_the_spot_and_their_record_opens() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        a_company(&base.store, brasserie()).await;
        let mut yanis = yanis(&base);
        let page = yanis.get("/companies").await;
        assert_eq!(page.attribute(".side a[data-create]", "href").as_deref(), Some("/people/new"));
        let mut spot = yanis.htmx("create");
        let small = spot.get("/people/new").await;
        assert!(small.has("#create-title") && !small.has("main"), "the form alone: {}", small.body);
        let typed = [
            ("given_name", "Odile"),
            ("family_name", "Nys"),
            ("emails[0][value]", "odile@nys.example"),
            ("phones[0][value]", "06 39 98 20 11"),
            ("roles[0][company]", "Brasserie du Vieux-Port SRL"),
        ];
        let form = ORIGIN
            .into_iter()
            .chain(typed)
            .fold(small.form("form"), |form, (name, value)| form.fill(name, value));
        let made = spot.submit(form).await;
        let record = made.header("hx-redirect").expect("the record opens").to_owned();
        let record = yanis.get(record).await;
        assert!(record.text("h1").contains("Odile Nys"), "{}", record.text("h1"));
        for known in ["odile@nys.example", "06\u{a0}39\u{a0}98\u{a0}20\u{a0}11", "Brasserie du Vieux-Port"] {
            assert!(record.text(".rec aside").contains(known), "{known}: {}", record.text(".rec aside"));
        }
    });
}

#[test]
fn what_is_wrong_and_who_looks_alike_is_said_in_the_small_form() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        a_person(&base.store, claire()).await;
        let mut spot = yanis(&base).htmx("create");
        let refused = spot.post_and_stay("/people/new", &[("roles[0][company]", "Inconnue SA")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("#create-title") && !refused.has("main"));
        assert!(refused.complaints().len() >= 3, "{:?}", refused.complaints());

        let same = with(&[("given_name", "Claire"), ("family_name", "Fontaine")]);
        let alike = spot.post_and_stay("/people/new", &same).await;
        assert_eq!(alike.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(alike.text("#alike").contains("Claire Fontaine"), "{}", alike.text("#alike"));
        let seen = alike.attribute("input[name=seen]", "value").unwrap();
        let knowingly = [same.as_slice(), &[("seen", seen.as_str())]].concat();
        let made = spot.post_and_stay("/people/new", &knowingly).await;
        assert!(made.header("hx-redirect").is_some_and(|page| page.starts_with("/people/")));
    });
}

#[test]
fn the_whole_form_keeps_what_was_typed_in_the_small_one_and_complains_of_nothing() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let mut camille = camille(&base);
        let typed = [("name", "Caves Poulain"), ("phones[0][value]", "03 53 01 27 85"), ("whole", "yes")];
        let whole: Seen = camille.post_and_stay("/companies/new", &typed).await;
        assert_eq!(whole.status, StatusCode::OK);
        assert!(whole.complaints().is_empty(), "{:?}", whole.complaints());
        let form = whole.form("#record");
        assert_eq!(form.value("name"), Some("Caves Poulain"));
        assert_eq!(form.value("phones[0][value]"), Some("03 53 01 27 85"));
        assert_eq!(form.value("emails[0][value]"), Some(""), "with a line to go on in");
        assert_eq!(whole.attribute("#record", "data-guard").as_deref(), Some("dirty"));
        let made =
            camille.submit(ORIGIN.into_iter().fold(form, |form, (name, it)| form.fill(name, it))).await;
        assert!(made.text("h1").contains("Caves Poulain"), "{}", made.text("h1"));
    });
}
