//! Camille sets her relay up, tries it, and looks after what was not taken.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use kernel::Actor;
use mailroom::{WORDS, routes};
use personal::{Personal, Purpose};
use post::{Carrier, Letter, Postman, Tongue};
use store::Cause;
use testkit::{Base, Manner, TestRelay, on_both_engines};
use web::testing::{Browser, Seen, Stage};

const PASSWORD: &str = "rayon bouteille matin";

fn open(base: &Base) -> (Stage, Router) {
    let stage = Stage::new(base.store.clone(), &[WORDS]);
    let router = stage.open(routes(carrier(base)));
    (stage, router)
}

fn carrier(base: &Base) -> Carrier {
    Carrier::new(&base.folder).patient_for(Duration::from_millis(300))
}

/// Sets a relay on this machine up.
async fn set_up(owner: &mut Browser, port: u16) -> Seen {
    let page = owner.get("/mail").await;
    let form = page
        .form("#way")
        .fill("way", "relay")
        .fill("sender", "Maison Delcourt")
        .fill("from", "carnet@delcourt.example")
        .fill("host", "localhost")
        .fill("port", &port.to_string())
        .fill("security", "plain")
        .fill("user", "carnet")
        .fill("password", PASSWORD);
    owner.submit(form).await
}

async fn try_out(owner: &mut Browser) -> String {
    let page = owner.get("/mail").await;
    let page = owner.submit(page.form("#trial").fill("to", "camille@delcourt.example")).await;
    page.text("#told")
}

async fn put_letter(base: &Base) {
    let to = (&Personal::new(String::new()), &Personal::new("yanis@delcourt.example".to_owned()));
    let given = [("house", "Maison Delcourt".to_owned()), ("place", "https://c.example".to_owned())];
    let letter = Letter::new(&mailroom::LETTERS, "trial", Tongue::Fr, to, &given).unwrap();
    let mut tx = base.store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await.unwrap();
    post::put(&mut tx, &letter).await.unwrap();
    tx.commit().await.unwrap();
}

async fn work(base: &Base) {
    let runner = base.store.runner(vec![Arc::new(Postman::new(carrier(base)))]);
    while runner.run_next().await.unwrap() {}
}

#[test]
fn an_owner_sets_the_relay_up_and_the_password_never_comes_back() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Proper).await;
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        assert!(!owner.get("/mail").await.has("#trial"), "there is nothing to try yet");
        let saved = set_up(&mut owner, relay.port).await;
        assert_eq!(saved.status, StatusCode::OK);
        let page = owner.get("/mail").await;
        assert!(!page.body.contains(PASSWORD));
        assert!(page.body.contains("Laissez vide pour garder"));
        let told = try_out(&mut owner).await;
        assert!(told.contains("accepté"), "{told}");
        let letter = relay.letters().remove(0);
        assert!(letter.contains("To: camille@delcourt.example") && letter.contains("Maison Delcourt"));
    });
}

#[test]
fn a_password_on_record_is_kept_for_its_host_and_told_to_no_other() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Proper).await;
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        set_up(&mut owner, relay.port).await;
        let page = owner.get("/mail").await;
        let kept = owner.submit(page.form("#way").fill("sender", "Chez Camille")).await;
        assert!(kept.complaints().is_empty(), "{:?}", kept.complaints());
        assert!(try_out(&mut owner).await.contains("accepté"));
        let page = owner.get("/mail").await;
        let elsewhere = owner.submit(page.form("#way").fill("host", "127.0.0.1")).await;
        assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(elsewhere.complaints().iter().any(|text| text.contains("Tapez le mot de passe")));
    });
}

#[test]
fn a_trial_says_what_is_wrong_and_what_the_server_said() {
    let troubles = [
        (
            Manner::Says("AUTH", "535 5.7.8 Bad credentials"),
            "identifiant ou le mot de passe",
            "Bad credentials",
        ),
        (Manner::Says("RCPT", "550 relay not permitted"), "à d’autres pour vous", "relay not permitted"),
        (Manner::Says("GREETING", "554 go away"), "ne veut rien recevoir", "go away"),
    ];
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Proper).await;
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        set_up(&mut owner, relay.port).await;
        for (manner, worded, answer) in troubles {
            relay.behave(manner);
            let told = try_out(&mut owner).await;
            assert!(told.contains(worded) && told.contains(answer) && told.contains("localhost"), "{told}");
        }
    });
}

#[test]
fn what_cannot_work_is_said_beside_its_field() {
    on_both_engines(|base| async move {
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        let fill = [
            ("host", "smtp.example.com", "Sans chiffrement"),
            ("host", "smtp example", "nom d’un serveur"),
            ("from", "caf\u{e9}@delcourt.example", "accents avant le @"),
            ("from", "delcourt", "une seule adresse"),
            ("port", "587 STARTTLS", "entre 1 et 65535"),
            ("place", "carnet", "https://"),
            ("authority", "-----BEGIN", "certificat lisible"),
            ("password", "", "Tapez le mot de passe"),
        ];
        for (field, typed, complaint) in fill {
            let page = owner.get("/mail").await;
            let form = page
                .form("#way")
                .fill("way", "relay")
                .fill("sender", "Maison Delcourt")
                .fill("from", "carnet@delcourt.example")
                .fill("host", "localhost")
                .fill("port", "25")
                .fill("security", "plain")
                .fill("user", "carnet")
                .fill("password", PASSWORD)
                .fill(field, typed);
            let page = owner.submit(form).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(page.complaints().iter().any(|text| text.contains(complaint)), "{:?}", page.complaints());
            assert!(!page.body.contains(PASSWORD));
        }
        assert!(!post::is_set_up(base.store.reader()).await.unwrap());
    });
}

#[test]
fn a_letter_that_was_given_up_is_tried_again_or_taken_out() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Says("RCPT", "550 5.1.1 No such user")).await;
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        set_up(&mut owner, relay.port).await;
        put_letter(&base).await;
        assert!(owner.get("/mail").await.text("#outbox").contains("En attente"));
        work(&base).await;
        let page = owner.get("/mail").await;
        let outbox = page.text("#outbox");
        for shown in ["Pas parti", "yanis@delcourt.example", "n’existe pas", "No such user"] {
            assert!(outbox.contains(shown), "{shown}: {outbox}");
        }
        relay.behave(Manner::Proper);
        owner.submit(page.form("form[action$='/retry']")).await;
        work(&base).await;
        let page = owner.get("/mail").await;
        assert!(page.text("#outbox").contains("Parti") && relay.letters().len() == 1);
        let page = owner.submit(page.form("form[action$='/removal']")).await;
        assert!(!page.has("#outbox"), "nothing is left to show");
    });
}

#[test]
fn a_way_that_was_mended_carries_what_was_given_up() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Says("AUTH", "535 5.7.8 Bad credentials")).await;
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        set_up(&mut owner, relay.port).await;
        put_letter(&base).await;
        work(&base).await;
        assert!(owner.get("/mail").await.text("#outbox").contains("Pas parti"));
        relay.behave(Manner::Proper);
        set_up(&mut owner, relay.port).await;
        work(&base).await;
        assert_eq!(relay.letters().len(), 1);
    });
}

#[test]
fn who_tries_carnet_out_finds_letters_in_a_folder_and_may_stop_them_altogether() {
    on_both_engines(|base| async move {
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        let page = owner.get("/mail").await;
        let form = page.form("#way").fill("way", "folder").fill("sender", "Maison Delcourt");
        owner.submit(form.fill("from", "carnet@delcourt.example")).await;
        let told = try_out(&mut owner).await;
        assert!(told.contains(&carrier(&base).folder().display().to_string()), "{told}");
        assert_eq!(std::fs::read_dir(carrier(&base).folder()).unwrap().count(), 1);
        let page = owner.get("/mail").await;
        owner.submit(page.form("#way").fill("way", "nothing")).await;
        assert!(!post::is_set_up(base.store.reader()).await.unwrap());
        assert!(!owner.get("/mail").await.has("#trial"));
    });
}
