//! The second factor: set up, asked for, lost, required.

use accounts::TheHouse;
use axum::http::StatusCode;
use contracts::Colleagues as _;
use jiff::{Timestamp, ToSpan};
use kernel::Ambient;
use store::journal::verify;
use testkit::{Base, on_both_engines};
use totp_rs::{Builder, Secret};
use web::testing::{Browser, Seen};

use crate::world::{PASSWORD, account_of, address_of, colleague, open, set_up, sign_in};

const CAMILLE: &str = "camille@delcourt.example.com";

/// A telephone that was told a secret.
struct Telephone(Secret);

impl Telephone {
    /// Told what the page shows as text.
    fn told(page: &Seen) -> Self {
        Self(Secret::try_from_base32(page.text("#secret").replace(' ', "")).unwrap())
    }

    /// The code it shows now.
    fn shows(&self, ambient: &Ambient) -> String {
        let now: Timestamp = ambient.now();
        let totp = Builder::new().with_secret(self.0.clone()).build_noncompliant();
        totp.generate(now.as_second().unsigned_abs()).to_string()
    }
}

/// Sets a second factor up; answers the telephone and the recovery codes.
async fn factor_of(base: &Base, browser: &mut Browser) -> (Telephone, Vec<String>) {
    let page = browser.get("/account/second-factor").await;
    let page = browser.submit(page.form("form.form")).await;
    let telephone = Telephone::told(&page);
    let code = telephone.shows(base.store.ambient());
    let page = browser.submit(page.form("form.form").fill("code", &code)).await;
    let codes = page.texts("#codes li");
    assert_eq!(codes.len(), 10, "{}", page.body);
    (telephone, codes)
}

/// Types a code on the page that asks for it.
async fn type_code(browser: &mut Browser, page: &Seen, code: &str) -> Seen {
    browser.submit(page.form("form.form").fill("code", code)).await
}

async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/account").await.place == "/account"
}

#[test]
fn a_telephone_is_set_up_and_its_code_is_asked_for_after_the_password_and_taken_once() {
    on_both_engines(|base| async move {
        let mut camille = Browser::new(open(&base));
        set_up(&base, &mut camille).await;
        let page = camille.get("/account/second-factor").await;
        let begun = camille.submit(page.form("form.form")).await;
        assert!(begun.has("svg[role=img] path"), "a picture to scan, without an image of another place");
        let wrong = type_code(&mut camille, &begun, "000000").await;
        assert_eq!(wrong.complaints().len(), 1);
        assert_eq!(wrong.text("#secret"), begun.text("#secret"), "the same secret as before");
        let (telephone, _) = factor_of(&base, &mut camille).await;
        base.clock.pass(1.minutes());

        let mut home = Browser::new(open(&base));
        let asked = sign_in(&mut home, CAMILLE, PASSWORD).await;
        assert_eq!(asked.attribute("input[name=code]", "autocomplete").as_deref(), Some("one-time-code"));
        assert!(!is_in(&mut Browser::new(open(&base))).await && !is_in(&mut home).await);
        let code = telephone.shows(base.store.ambient());
        let refused = type_code(&mut home, &asked, "123").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        type_code(&mut home, &asked, &code).await;
        assert!(is_in(&mut home).await);

        let mut thief = Browser::new(open(&base));
        let asked = sign_in(&mut thief, CAMILLE, PASSWORD).await;
        let again = type_code(&mut thief, &asked, &code).await;
        assert_eq!(again.complaints().len(), 1, "a code seen over a shoulder is worth nothing");
        assert!(verify(base.store.reader(), base.store.key()).await.unwrap().is_ok());
    });
}

#[test]
fn a_secret_that_somebody_noted_before_is_worth_nothing_later() {
    on_both_engines(|base| async move {
        let mut camille = Browser::new(open(&base));
        set_up(&base, &mut camille).await;
        let start = async |browser: &mut Browser| {
            let page = browser.get("/account/second-factor").await;
            browser.submit(page.form("form.form")).await
        };
        let noted = start(&mut camille).await;
        base.clock.pass(16.minutes());
        let late = Telephone::told(&noted).shows(base.store.ambient());
        let refused = type_code(&mut camille, &noted, &late).await;
        assert!(refused.toast().unwrap().contains("Recommencez"), "{:?}", refused.toast());
        let shown = start(&mut camille).await;
        assert_ne!(shown.text("#secret"), noted.text("#secret"), "a fresh one after a quarter of an hour");

        let page = camille.get("/account").await;
        let new = page.form("form.form").fill("present", PASSWORD).fill("new", "rayon bouteille matin clair");
        camille.submit(new).await;
        assert_ne!(start(&mut camille).await.text("#secret"), shown.text("#secret"), "and with the password");
    });
}

#[test]
fn a_recovery_code_lets_in_once_and_new_ones_replace_the_old() {
    on_both_engines(|base| async move {
        let mut camille = Browser::new(open(&base));
        set_up(&base, &mut camille).await;
        let (telephone, codes) = factor_of(&base, &mut camille).await;
        let with = async |code: &str| {
            let mut browser = Browser::new(open(&base));
            let asked = sign_in(&mut browser, CAMILLE, PASSWORD).await;
            type_code(&mut browser, &asked, code).await;
            is_in(&mut browser).await
        };
        assert!(with(&codes[0].to_uppercase()).await);
        assert!(!with(&codes[0]).await, "each is good once");
        let page = camille.get("/account/second-factor").await;
        assert!(page.body.contains("il en reste 9"), "{}", page.body);
        base.clock.pass(1.minutes());
        let code = telephone.shows(base.store.ambient());
        let renewed = camille.submit(page.form("form.form").fill("code", &code)).await.texts("#codes li");
        assert!(!with(&codes[1]).await, "the old ones are no good any more");
        assert!(with(&renewed[1]).await);
        let page = camille.get("/account/second-factor").await;
        let before_proof = page.form("form.form").fill("code", "nothing");
        camille.submit(before_proof).await;
        camille.post("/account/second-factor/removal", &[("code", renewed[2].as_str())]).await;
        let mut browser = Browser::new(open(&base));
        sign_in(&mut browser, CAMILLE, PASSWORD).await;
        assert!(is_in(&mut browser).await, "the password alone is enough again");
    });
}

#[test]
fn x_01_five_wrong_codes_cost_a_minute_even_with_the_right_one_and_the_page_ends_after_ten() {
    on_both_engines(|base| async move {
        let mut camille = Browser::new(open(&base));
        set_up(&base, &mut camille).await;
        let (telephone, _) = factor_of(&base, &mut camille).await;
        base.clock.pass(1.minutes());
        let mut home = Browser::new(open(&base));
        let asked = sign_in(&mut home, CAMILLE, PASSWORD).await;
        for _ in 0..5 {
            type_code(&mut home, &asked, "000000").await;
        }
        let held_up = type_code(&mut home, &asked, &telephone.shows(base.store.ambient())).await;
        assert!(held_up.complaints()[0].contains("Trop d’essais"), "{:?}", held_up.complaints());
        base.clock.pass(11.minutes());
        let late = type_code(&mut home, &asked, &telephone.shows(base.store.ambient())).await;
        assert!(late.complaints()[0].contains("dix minutes"), "{:?}", late.complaints());
        assert!(!is_in(&mut home).await);
    });
}

#[test]
fn who_holds_a_link_to_choose_a_password_still_needs_the_telephone() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let mut yanis = colleague(&base, &mut owner, "Yanis Moreau", "seller").await;
        factor_of(&base, &mut yanis).await;
        let page = owner.get("/users").await;
        let link = owner.submit(page.form("form[action$='/invitation']")).await.text("#invitation");
        let path = link.split_once("/password/").map(|(_, token)| format!("/password/{token}")).unwrap();
        let mut reader_of_mail = Browser::new(open(&base));
        let page = reader_of_mail.get(&path).await;
        let asked =
            reader_of_mail.submit(page.form("form.form").fill("new", "rayon bouteille matin clair")).await;
        assert!(asked.has("input[name=code]"), "{}", asked.body);
        assert!(!is_in(&mut reader_of_mail).await);
    });
}

#[test]
fn an_owner_lets_a_colleague_who_lost_everything_begin_anew() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let mut yanis = colleague(&base, &mut owner, "Yanis Moreau", "seller").await;
        factor_of(&base, &mut yanis).await;
        let account = account_of(&mut owner, "Yanis Moreau").await;
        let page = owner.get(&account).await;
        owner.submit(page.form("form[action$='/second-factor/removal']")).await;
        let camille = TheHouse.colleagues(&base.store).await.unwrap().remove(0).id;
        let own = owner.post_and_stay(format!("/users/{camille}/second-factor/removal"), &[]).await;
        assert_eq!(own.status, StatusCode::FORBIDDEN, "a borrowed session takes nobody's own away");
        assert!(!is_in(&mut yanis).await, "whoever has the telephone now is out");
        sign_in(&mut yanis, &address_of("Yanis Moreau"), PASSWORD).await;
        assert!(is_in(&mut yanis).await);
    });
}

#[test]
fn where_everybody_must_have_a_second_factor_nothing_else_is_open_without_one() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let page = owner.get("/users").await;
        owner.submit(page.form("form[action='/users/second-factor']").press("required", "yes")).await;
        assert_eq!(owner.get("/users").await.place, "/account/second-factor");
        assert_eq!(owner.json().get("/users").await.status, StatusCode::FORBIDDEN);
        assert!(is_in(&mut owner).await, "one's own page is open");
        factor_of(&base, &mut owner).await;
        let page = owner.get("/users").await;
        assert_eq!(page.place, "/users");
        owner.submit(page.form("form[action='/users/second-factor']").press("required", "no")).await;
        let mut yanis = colleague(&base, &mut owner, "Yanis Moreau", "seller").await;
        assert!(is_in(&mut yanis).await);
    });
}
