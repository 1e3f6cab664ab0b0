//! Invitations and lost passwords by mail: who reads them, what they open, what a stranger learns.

use std::sync::Arc;

use accounts::{LETTERS, WayBack};
use axum::http::StatusCode;
use jiff::ToSpan;
use kernel::Actor;
use personal::{Personal, Purpose};
use post::{Carrier, Letter, Postman, Sender, Settings, Tongue, Way};
use store::Cause;
use testkit::{Base, on_both_engines};
use web::testing::{Browser, Seen};

use crate::world::{PASSWORD, account_of, open, set_up, sign_in};

const NEW: &str = "rayon bouteille matin clair";

/// Letters leave into a folder.
async fn with_mail(base: &Base) {
    let sender =
        Sender { name: "Maison Delcourt".to_owned(), address: "carnet@delcourt.example.com".to_owned() };
    let settings = Settings { sender, place: "https://carnet.delcourt.example".to_owned(), way: Way::Folder };
    let tx = base.store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await.unwrap();
    post::save(&tx, &settings).await.unwrap();
    tx.commit().await.unwrap();
}

/// Does every job that is due, and reads the letters that have left, each once.
async fn letters(base: &Base) -> Vec<String> {
    let carrier = Carrier::new(&base.folder);
    let handlers: Vec<Arc<dyn store::jobs::Handler>> =
        vec![Arc::new(WayBack), Arc::new(Postman::new(carrier.clone()))];
    let runner = base.store.runner(handlers);
    while runner.run_next().await.unwrap() {}
    let Ok(files) = std::fs::read_dir(carrier.folder()) else { return Vec::new() };
    let read = |file: std::io::Result<std::fs::DirEntry>| {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        text.replace("=\r\n", "").replace("=3D", "=")
    };
    files.map(read).collect()
}

/// The path of the page a letter leads to.
fn path_in(letter: &str) -> String {
    let at = letter.find("https://carnet.delcourt.example/").unwrap();
    let link = letter[at..].split_whitespace().next().unwrap();
    link.trim_start_matches("https://carnet.delcourt.example").to_owned()
}

async fn invite(owner: &mut Browser, lang: &str) -> Seen {
    let page = owner.get("/users").await;
    let form = page
        .form("form.form")
        .fill("name", "Yanis Moreau")
        .fill("email", "yanis@delcourt.example.com")
        .fill("role", "seller")
        .fill("lang", lang);
    owner.submit(form).await
}

async fn forget(browser: &mut Browser, email: &str) -> Seen {
    let page = browser.get("/forgotten-password").await;
    browser.submit(page.form("form.form").fill("email", email)).await
}

#[test]
fn an_invitation_is_written_in_the_language_of_who_is_invited_and_shown_all_the_same() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let alone = invite(&mut owner, "").await;
        assert!(!alone.body.contains("aussi en route") && letters(&base).await.is_empty());
        with_mail(&base).await;
        let page = owner.get("/users").await;
        let page = owner.submit(page.form("form[action$='/invitation']")).await;
        assert!(page.body.contains("aussi en route") && page.has("#invitation"));
        let letter = letters(&base).await.remove(0);
        assert!(letter.contains("To: \"Yanis Moreau\" <yanis@delcourt.example.com>"), "{letter}");
        assert!(letter.contains("vous invite"), "in the language of the house, where none was chosen");
        let mut yanis = Browser::new(open(&base));
        let page = yanis.get(path_in(&letter)).await;
        yanis.submit(page.form("form.form").fill("new", NEW)).await;
        assert_eq!(yanis.get("/account").await.status, StatusCode::OK);
    });
}

#[test]
fn a_colleague_who_reads_dutch_is_written_to_in_dutch() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        with_mail(&base).await;
        invite(&mut owner, "nl").await;
        let letter = letters(&base).await.remove(0);
        assert!(letter.contains("nodigt u uit") && letter.contains("Content-Language: nl"), "{letter}");
        let mut yanis = Browser::new(open(&base));
        let page = yanis.get(path_in(&letter)).await;
        yanis.submit(page.form("form.form").fill("new", NEW)).await;
        let account = yanis.get("/account").await;
        assert!(account.has("select[name=lang] option[value=nl][selected]"));
        assert!(account.body.contains("Mot de passe actuel"), "pages speak the language of the house");
    });
}

#[test]
fn whoever_lost_a_password_chooses_another_and_every_session_ends() {
    on_both_engines(|base| async move {
        let mut shop = Browser::new(open(&base));
        set_up(&base, &mut shop).await;
        with_mail(&base).await;
        let mut home = Browser::new(open(&base));
        let page = home.get("/sign-in").await;
        assert!(page.has("a[href='/forgotten-password']"));
        forget(&mut home, "Camille@Delcourt.example.com").await;
        let letter = letters(&base).await.remove(0);
        let path = path_in(&letter);
        assert_eq!(home.get(&path).await.status, StatusCode::OK);
        let page = home.get(&path).await; // a program that reads mail looked before her
        let weak = home.submit(page.form("form.form").fill("new", "Delcourt2024")).await;
        assert_eq!(weak.complaints().len(), 1);
        let done = home.submit(page.form("form.form").fill("new", NEW)).await;
        assert!(done.place.starts_with("/sign-in"), "a link alone signs nobody in: {}", done.place);
        assert!(shop.get("/account").await.place.starts_with("/sign-in"), "whoever was in is out");
        assert_eq!(home.get(&path).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it serves once");
        let old = sign_in(&mut home, "camille@delcourt.example.com", PASSWORD).await;
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
        sign_in(&mut home, "camille@delcourt.example.com", NEW).await;
        assert_eq!(home.get("/account").await.status, StatusCode::OK);
    });
}

#[test]
fn a_stranger_cannot_tell_who_has_an_account() {
    on_both_engines(|base| async move {
        set_up(&base, &mut Browser::new(open(&base))).await;
        with_mail(&base).await;
        let mut stranger = Browser::new(open(&base));
        let known = forget(&mut stranger, "camille@delcourt.example.com").await;
        let unknown = forget(&mut stranger, "nobody@delcourt.example.com").await;
        assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
        assert_eq!(letters(&base).await.len(), 1);
    });
}

#[test]
fn an_address_gets_three_letters_an_hour_whoever_asks() {
    on_both_engines(|base| async move {
        set_up(&base, &mut Browser::new(open(&base))).await;
        with_mail(&base).await;
        let mut stranger = Browser::new(open(&base));
        for _ in 0..5 {
            let asked = forget(&mut stranger, "camille@delcourt.example.com").await;
            assert_eq!(asked.status, StatusCode::OK, "and nobody learns that either");
        }
        assert_eq!(letters(&base).await.len(), 3);
        base.clock.pass(61.minutes());
        forget(&mut stranger, "camille@delcourt.example.com").await;
        assert_eq!(letters(&base).await.len(), 1);
    });
}

#[test]
fn a_link_is_dead_after_an_hour_a_changed_password_or_a_closed_account() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        with_mail(&base).await;
        let mut anybody = Browser::new(open(&base));
        forget(&mut anybody, "camille@delcourt.example.com").await;
        let path = path_in(&letters(&base).await.remove(0));
        base.clock.pass(61.minutes());
        assert_eq!(anybody.get(&path).await.status, StatusCode::UNPROCESSABLE_ENTITY, "an hour");

        forget(&mut anybody, "camille@delcourt.example.com").await;
        let path = path_in(&letters(&base).await.remove(0));
        let page = owner.get("/account").await;
        owner.submit(page.form("form.form").fill("present", PASSWORD).fill("new", NEW)).await;
        assert_eq!(anybody.get(&path).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a changed password");

        invite(&mut owner, "").await;
        let invited = path_in(&letters(&base).await.remove(0));
        let page = anybody.get(&invited).await;
        anybody.submit(page.form("form.form").fill("new", "cave agrafe matin bois")).await;
        let mut stranger = Browser::new(open(&base));
        forget(&mut stranger, "yanis@delcourt.example.com").await;
        let path = path_in(&letters(&base).await.remove(0));
        let account = account_of(&mut owner, "Yanis Moreau").await;
        let page = owner.get(&account).await;
        owner.submit(page.form("form[action$='/closure']")).await;
        assert_eq!(stranger.get(&path).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a closed account");
        forget(&mut stranger, "yanis@delcourt.example.com").await;
        assert!(letters(&base).await.is_empty(), "nor is who was let go written to");
    });
}

#[test]
fn without_mail_the_page_says_who_can_help_and_asks_for_nothing() {
    on_both_engines(|base| async move {
        set_up(&base, &mut Browser::new(open(&base))).await;
        let mut stranger = Browser::new(open(&base));
        let page = stranger.get("/forgotten-password").await;
        assert!(!page.has("form.form") && page.body.contains("qui gère Carnet"));
        stranger.post("/forgotten-password", &[("email", "camille@delcourt.example.com")]).await;
        with_mail(&base).await;
        assert!(letters(&base).await.is_empty());
    });
}

#[test]
fn every_letter_is_written_in_every_language() {
    let to = (&Personal::new("Yanis".to_owned()), &Personal::new("yanis@delcourt.example".to_owned()));
    let given = [("house", "Maison Delcourt".to_owned()), ("link", "https://c.example/x".to_owned())];
    for tongue in Tongue::ALL {
        for letter in ["invitation", "new-link", "forgotten"] {
            assert!(Letter::new(&LETTERS, letter, tongue, to, &given).is_ok(), "{letter} {tongue:?}");
        }
    }
}
