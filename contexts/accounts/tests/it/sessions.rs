//! One's own sessions: told apart, ended one by one or together.

use jiff::ToSpan;
use testkit::on_both_engines;
use web::testing::{Browser, Seen};

use crate::world::{PASSWORD, colleague, open, set_up, sign_in};

const CAMILLE: &str = "camille@delcourt.example.com";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/account").await.place == "/account"
}

fn devices(page: &Seen) -> Vec<String> {
    page.texts("[aria-labelledby=sessions] tbody th")
}

#[test]
fn people_see_where_they_are_signed_in_and_end_what_they_do_not_know() {
    on_both_engines(|base| async move {
        let mut shop = Browser::new(open(&base)).with_header("user-agent", FIREFOX);
        set_up(&base, &mut shop).await;
        base.clock.pass(1.hours());
        let mut phone = Browser::new(open(&base)).with_header("user-agent", IPHONE);
        sign_in(&mut phone, CAMILLE, PASSWORD).await;
        base.clock.pass(5.minutes());
        let mut other = Browser::new(open(&base));
        sign_in(&mut other, CAMILLE, PASSWORD).await;

        let page = shop.get("/account").await;
        let seen = devices(&page);
        assert_eq!(seen.len(), 3);
        assert!(seen[0].starts_with("Firefox, Linux Celui-ci"), "{seen:?}");
        assert!(seen[1].starts_with("Appareil inconnu"), "{seen:?}");
        assert!(seen[2].starts_with("Safari, iPhone"), "{seen:?}");
        let unknown = page.attribute("button[name=session]", "value").unwrap();
        shop.post("/account/sessions/removal", &[("session", unknown.as_str())]).await;
        assert!(!is_in(&mut other).await);
        assert!(is_in(&mut phone).await && is_in(&mut shop).await);

        shop.post("/account/sessions/removal", &[("session", "others")]).await;
        assert!(!is_in(&mut phone).await);
        assert!(is_in(&mut shop).await);
    });
}

#[test]
fn nobody_ends_a_colleagues_session() {
    on_both_engines(|base| async move {
        let mut owner = Browser::new(open(&base));
        set_up(&base, &mut owner).await;
        let mut second = Browser::new(open(&base));
        sign_in(&mut second, CAMILLE, PASSWORD).await;
        let mut yanis = colleague(&base, &mut owner, "Yanis Moreau", "seller").await;
        let hers = owner.get("/account").await.attribute("button[name=session]", "value").unwrap();
        yanis.post("/account/sessions/removal", &[("session", hers.as_str())]).await;
        assert!(is_in(&mut second).await);
        let odd = yanis.post_and_stay("/account/sessions/removal", &[("session", "%")]).await;
        assert_eq!(odd.status, 400);
    });
}

#[test]
fn when_a_session_was_seen_last_is_noted_beside_the_request() {
    on_both_engines(|base| async move {
        let mut shop = Browser::new(open(&base));
        set_up(&base, &mut shop).await;
        let mut phone = Browser::new(open(&base));
        sign_in(&mut phone, CAMILLE, PASSWORD).await;
        base.clock.pass(2.hours());
        let seen = async |shop: &mut Browser| {
            shop.get("/account").await.texts("[aria-labelledby=sessions] tbody td:nth-child(3)")
        };
        let before = seen(&mut shop).await;
        is_in(&mut phone).await;
        for _ in 0..200 {
            if seen(&mut shop).await != before {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        panic!("it is never noted");
    });
}

#[test]
fn a_password_sent_after_the_session_had_ended_is_handed_back_to_nobody() {
    on_both_engines(|base| async move {
        set_up(&base, &mut Browser::new(open(&base))).await;
        let mut late = Browser::new(open(&base));
        let sent =
            late.post_and_stay("/account", &[("present", PASSWORD), ("new", "persil du marché bio")]).await;
        assert_eq!(sent.status, 303, "led to sign-in");
        assert!(!sent.body.contains(PASSWORD) && !sent.body.contains("persil"), "{}", sent.body);
    });
}
