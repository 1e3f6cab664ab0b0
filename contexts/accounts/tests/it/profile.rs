//! One's own account: how one is called, and how one likes Carnet.

use accounts::Keeper;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, StatusCode};
use testkit::{Base, on_both_engines};
use web::testing::Browser;
use web::{ChosenColumns, SessionToken, Sessions as _, SignedIn};

use crate::world::{PASSWORD, colleague, open, set_up, sign_in};

const CAMILLE: &str = "camille@delcourt.example.com";

#[test]
fn how_somebody_likes_carnet_follows_them_to_another_device_and_nobody_else() {
    on_both_engines(|base| async move {
        let mut shop = Browser::new(open(&base));
        set_up(&base, &mut shop).await;
        shop.post("/preferences", &[("theme", "dark")]).await;
        shop.post("/preferences", &[("keys", "off")]).await;
        let mut home = Browser::new(open(&base));
        assert!(!home.get("/sign-in").await.has("html[data-theme]"));
        sign_in(&mut home, CAMILLE, PASSWORD).await;
        let page = home.get("/account").await;
        assert!(page.has("html[data-theme=dark][data-keys=off]"));
        assert!(!page.has("html[data-density]"));

        home.post("/preferences", &[("theme", "system")]).await;
        assert!(!shop.get("/account").await.has("html[data-theme]"), "not what this device remembers");
        let mut yanis = colleague(&base, &mut shop, "Yanis Moreau", "seller").await;
        assert!(!yanis.get("/account").await.has("html[data-keys]"));
    });
}

#[test]
fn one_says_how_one_is_called() {
    on_both_engines(|base| async move {
        let mut camille = Browser::new(open(&base));
        set_up(&base, &mut camille).await;
        let form = camille.get("/account").await.form("form.form[action='/account']");
        assert_eq!(form.value("name"), Some("Camille Delcourt"));
        let nameless = camille.submit(form.clone().fill("name", " ")).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let renamed = camille.submit(form.fill("name", "Camille Delcourt-Petit")).await;
        assert_eq!(renamed.text(".side-foot b"), "Camille Delcourt-Petit");
    });
}

/// Who holds the session of a browser.
async fn signed_in(base: &Base, browser: &Browser) -> SignedIn {
    let cookie = format!("carnet-session={}", browser.cookie("carnet-session").unwrap());
    let headers = HeaderMap::from_iter([(COOKIE, cookie.parse().unwrap())]);
    let token = SessionToken::of_request(&headers).unwrap();
    let keeper = Keeper::new(base.store.clone());
    keeper.signed_in(&token, base.store.ambient().now()).await.unwrap().unwrap()
}

#[test]
fn the_columns_of_a_list_follow_whoever_chose_them_and_nobody_else() {
    on_both_engines(|base| async move {
        let mut shop = Browser::new(open(&base));
        set_up(&base, &mut shop).await;
        let keeper = Keeper::new(base.store.clone());
        let camille = signed_in(&base, &shop).await.user;
        let columns = |codes: &[&str]| Some(codes.iter().map(|code| (*code).to_owned()).collect());
        keeper.keep_columns(camille, "people", columns(&["town", "phone"])).await.unwrap();
        keeper.keep_columns(camille, "sales", columns(&[])).await.unwrap();
        let kept = ChosenColumns::default()
            .choosing("people", columns(&["town", "phone"]))
            .choosing("sales", columns(&[]));
        assert_eq!(signed_in(&base, &shop).await.chosen.columns, kept);

        let yanis = colleague(&base, &mut shop, "Yanis Moreau", "seller").await;
        assert_eq!(signed_in(&base, &yanis).await.chosen.columns, ChosenColumns::default());

        assert_eq!(ChosenColumns::read(Some("people,town")), ChosenColumns::default(), "of another version");
        keeper.keep_columns(camille, "people", None).await.unwrap();
        keeper.keep_columns(camille, "sales", None).await.unwrap();
        assert_eq!(signed_in(&base, &shop).await.chosen.columns, ChosenColumns::default());
    });
}
