//! Setting up, signing in, out and everywhere, inviting.

use std::sync::Arc;

use accounts::{AccountRejected, TheHouse, reset_password};
use axum::http::StatusCode;
use contracts::{Bookkeeping, Colleague, Colleagues as _, HouseRules};
use jiff::ToSpan;
use kernel::Country;
use personal::Personal;
use store::journal::verify;
use testkit::on_both_engines;
use web::testing::{Browser, Seen};

use crate::world::{
    Books, PASSWORD, account_of, colleague, invite, open, open_at, open_with, set_up, sign_in, ticket,
};

#[test]
fn the_console_ticket_makes_the_first_owner_and_only_once() {
    on_both_engines(|base| async move {
        let mut browser = Browser::new(open(&base));
        let page = browser.get("/account").await;
        assert!(page.place.starts_with("/set-up"), "an empty house leads to set-up");
        set_up(&base, &mut browser).await;
        assert_eq!(browser.get("/account").await.status, StatusCode::OK);
        let page = Browser::new(open(&base)).get("/set-up?ticket=x").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "a house is set up once");
    });
}

#[test]
fn the_books_propose_the_country_and_follow_what_set_up_says() {
    on_both_engines(|base| async move {
        let books = Arc::new(Books::default());
        let mut browser = Browser::new(open_with(&base, books.clone()));
        let page = browser.get(&format!("/set-up?ticket={}", ticket(&base.store).await)).await;
        assert!(page.has("select[name=country] option[value=BE][selected]"));
        set_up(&base, &mut browser).await;
        assert_eq!(books.rules(&base.store).await.unwrap(), HouseRules::of(Country::FR));
    });
}

#[test]
fn a_wrong_ticket_or_a_weak_password_is_said_beside_its_field() {
    on_both_engines(|base| async move {
        let mut browser = Browser::new(open(&base));
        let page = browser.get("/set-up?ticket=deadbeef").await;
        let form = page
            .form("form.form")
            .fill("organisation", "Maison Delcourt")
            .fill("country", "BE")
            .fill("controller", "Camille")
            .fill("name", "Camille")
            .fill("email", "camille@delcourt.example.com")
            .fill("password", "azerty123");
        let page = browser.submit(form.clone()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.has("#password-complaint, [aria-invalid=true]"));
        let page = browser.submit(form.fill("password", PASSWORD)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.complaints().iter().any(|text| text.contains("jeton")));
    });
}

#[test]
fn signing_in_asks_for_both_and_tells_neither() {
    on_both_engines(|base| async move {
        set_up(&base, &mut Browser::new(open(&base))).await;
        let mut browser = Browser::new(open(&base));
        let wrong = sign_in(&mut browser, "camille@delcourt.example.com", "cave agrafe pile fausse").await;
        let nobody = sign_in(&mut browser, "nobody@delcourt.example.com", PASSWORD).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.complaints(), nobody.complaints());
        assert!(!wrong.body.contains("pile fausse"), "a password never comes back");
        sign_in(&mut browser, "CAMILLE@delcourt.example.com", PASSWORD).await;
        assert!(browser.get("/account").await.place.starts_with("/account"));
    });
}

#[test]
fn x_01_five_failures_cost_a_minute_even_with_the_right_password() {
    on_both_engines(|base| async move {
        set_up(&base, &mut Browser::new(open(&base))).await;
        let mut browser = Browser::new(open(&base));
        for _ in 0..5 {
            sign_in(&mut browser, "camille@delcourt.example.com", "wrong").await;
        }
        let page = sign_in(&mut browser, "camille@delcourt.example.com", PASSWORD).await;
        assert!(page.complaints()[0].contains("Trop d’essais"), "{:?}", page.complaints());
        base.clock.pass(2.minutes());
        sign_in(&mut browser, "camille@delcourt.example.com", PASSWORD).await;
        assert!(browser.get("/account").await.place.starts_with("/account"));
    });
}

#[test]
fn x_01_of_two_tries_at_once_only_the_one_that_is_left_is_taken() {
    on_both_engines(|base| async move {
        set_up(&base, &mut Browser::new(open(&base))).await;
        let camille = "camille@delcourt.example.com";
        let (mut one, mut other) = (Browser::new(open(&base)), Browser::new(open(&base)));
        for _ in 0..4 {
            sign_in(&mut one, camille, "wrong").await;
        }
        let tries = tokio::join!(sign_in(&mut one, camille, "wrong"), sign_in(&mut other, camille, "wrong"));
        let is_held_up = |page: &Seen| page.complaints()[0].contains("Trop d’essais");
        assert!(
            is_held_up(&tries.0) != is_held_up(&tries.1),
            "{:?}",
            [tries.0.complaints(), tries.1.complaints()]
        );
    });
}

#[test]
fn x_01_who_tries_made_up_addresses_is_held_up_alone_and_nothing_is_written() {
    on_both_engines(|base| async move {
        let house = open_at(&base, "https://carnet.delcourt.example");
        set_up(&base, &mut Browser::new(house.clone())).await;
        // what a proxy adds stands last; what a client claims before it counts for nothing
        let at = |client: &str| {
            Browser::new(house.clone()).with_header("x-forwarded-for", format!("192.0.2.77, {client}"))
        };
        for _ in 0..20 {
            sign_in(&mut at("198.51.100.7"), "nobody@example.com", "wrong").await;
        }
        let page = sign_in(&mut at("198.51.100.7"), "camille@delcourt.example.com", PASSWORD).await;
        assert!(page.complaints()[0].contains("Trop d’essais"), "{:?}", page.complaints());
        let mut elsewhere = at("198.51.100.8");
        sign_in(&mut elsewhere, "camille@delcourt.example.com", PASSWORD).await;
        assert!(elsewhere.get("/account").await.place.starts_with("/account"));
    });
}

#[test]
fn signing_out_everywhere_closes_every_browser() {
    on_both_engines(|base| async move {
        let mut shop = Browser::new(open(&base));
        set_up(&base, &mut shop).await;
        let mut home = Browser::new(open(&base));
        sign_in(&mut home, "camille@delcourt.example.com", PASSWORD).await;
        let page = home.get("/account").await;
        home.submit(page.form("form.form[action='/account/sessions/removal']").clear("session")).await;
        assert!(shop.get("/account").await.place.starts_with("/sign-in"));
        assert!(home.get("/account").await.place.starts_with("/sign-in"));
    });
}

#[test]
fn a_colleague_is_invited_chooses_a_password_and_is_let_go() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let page = owner.get("/users").await;
        let form = page
            .form("form.form")
            .fill("name", "Yanis Moreau")
            .fill("email", "yanis@delcourt.example.com")
            .fill("role", "seller");
        let page = owner.submit(form).await;
        let link = page.text("#invitation");
        let path = link.split_once("/password/").map(|(_, token)| format!("/password/{token}")).unwrap();
        let mut yanis = Browser::new(open(&base));
        let page = yanis.get(&path).await;
        let page = yanis.submit(page.form("form.form").fill("new", "Delcourt2024")).await;
        assert_eq!(page.complaints().len(), 1, "the name of the house is the first thing one tries");
        yanis.submit(page.form("form.form").fill("new", "rayon bouteille matin clair")).await;
        assert_eq!(yanis.get("/account").await.status, StatusCode::OK);
        assert_eq!(yanis.get("/users").await.status, StatusCode::FORBIDDEN, "a seller is no owner");
        assert_eq!(Browser::new(open(&base)).get(&path).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            names(&base.store).await,
            [("Camille Delcourt".into(), true), ("Yanis Moreau".into(), true)]
        );
        let yanis_account = account_of(&mut owner, "Yanis Moreau").await;
        let page = owner.get(&yanis_account).await;
        owner.submit(page.form("form[action$='/closure']")).await;
        let after = names(&base.store).await;
        assert!(after.contains(&("Yanis Moreau".into(), false)), "other rooms still know who it was");
        assert!(yanis.get("/account").await.place.starts_with("/sign-in"));
        let yanis = Personal::new("yanis@delcourt.example.com".to_owned());
        let back = reset_password(&base.store, &yanis).await;
        assert!(matches!(back, Err(AccountRejected::Closed)), "a slip of an address opens nothing");
    });
}

#[test]
fn a_new_link_is_journalled_and_bears_the_address_the_house_gives_itself() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open_at(&base, "https://carnet.delcourt.example"));
        set_up(&base, &mut owner).await;
        let page = invite(&mut owner, "Yanis Moreau", "seller").await;
        assert!(page.text("#invitation").contains("https://carnet.delcourt.example/password/"));
        let before = verify(base.store.reader(), base.store.key()).await.unwrap().unwrap().entries;
        let page = owner.get("/users").await;
        let again = owner.submit(page.form("form[action$='/invitation']")).await;
        assert!(again.text("#invitation").contains("https://carnet.delcourt.example/password/"));
        let after = verify(base.store.reader(), base.store.key()).await.unwrap().unwrap().entries;
        assert_eq!(after, before + 1, "who made a link can take over the account: it is told");
    });
}

#[test]
fn an_owner_who_only_was_invited_does_not_replace_the_one_who_can_sign_in() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        invite(&mut owner, "Yanis Moreau", "owner").await;
        let everybody = TheHouse.colleagues(&base.store).await.unwrap();
        let is_camille = |one: &&Colleague| one.name.reveal(&testkit::access()) == "Camille Delcourt";
        let camille = everybody.iter().find(is_camille).unwrap().id;
        let closed = owner.post_and_stay(format!("/users/{camille}/closure"), &[]).await;
        assert_ne!(closed.status, StatusCode::SEE_OTHER);
        assert!(owner.get("/account").await.place.starts_with("/account"), "she can still sign in");
    });
}

#[test]
fn x_01_a_borrowed_session_does_not_guess_the_password_for_ever() {
    on_both_engines(|base| async move {
        let mut browser = Browser::new(open(&base));
        set_up(&base, &mut browser).await;
        let mut guess = async |present: &str| {
            let page = browser.get("/account").await;
            let form =
                page.form("form.form").fill("present", present).fill("new", "rayon bouteille matin clair");
            browser.submit(form).await
        };
        for _ in 0..5 {
            guess("cave agrafe pile fausse").await;
        }
        let page = guess(PASSWORD).await;
        assert!(
            page.complaints().iter().any(|text| text.contains("Trop d’essais")),
            "{:?}",
            page.complaints()
        );
        base.clock.pass(2.minutes());
        assert_eq!(guess(PASSWORD).await.status, StatusCode::OK);
    });
}

#[test]
fn a_link_to_choose_a_password_ends_with_the_password_it_was_made_for() {
    on_both_engines(|base| async move {
        let mut camille = Browser::new(open(&base));
        set_up(&base, &mut camille).await;
        let mut yanis = colleague(&base, &mut camille, "Yanis Moreau", "seller").await;
        let account = account_of(&mut camille, "Yanis Moreau").await;
        let page = camille.get(&account).await;
        let made = camille.submit(page.form("form[action$=invitation]")).await.text("#invitation");
        let path = made.split_once("/password/").map(|(_, token)| format!("/password/{token}")).unwrap();
        assert!(Browser::new(open(&base)).get(&path).await.has("input[name=new]"));
        let page = yanis.get("/account").await;
        let new = page.form("form.form").fill("present", PASSWORD).fill("new", "rayon bouteille matin clair");
        assert_eq!(yanis.submit(new).await.status, StatusCode::OK);
        assert!(!Browser::new(open(&base)).get(&path).await.has("input[name=new]"));
    });
}

#[test]
fn the_language_chosen_at_set_up_is_the_owners() {
    on_both_engines(|base| async move {
        let mut browser = Browser::new(open(&base));
        let page = browser.get(&format!("/set-up?ticket={}", ticket(&base.store).await)).await;
        let form = page
            .form("form.form")
            .fill("organisation", "Maison Delcourt")
            .fill("country", "FR")
            .fill("lang", "en")
            .fill("controller", "Maison Delcourt SARL")
            .fill("name", "Camille Delcourt")
            .fill("email", "camille@delcourt.example.com")
            .fill("password", PASSWORD);
        browser.submit(form).await;
        assert!(browser.get("/account").await.body.contains("Current password"));
    });
}

async fn names(store: &store::Store) -> Vec<(String, bool)> {
    let colleagues = TheHouse.colleagues(store).await.unwrap();
    let access = testkit::access();
    let mut names: Vec<_> =
        colleagues.into_iter().map(|one| (one.name.into_revealed(&access), one.is_open)).collect();
    names.sort(); // ids made in one instant have no order
    names
}
