//! What keeps others out: headers on every answer, no form from another site, cookies, logs.

use axum::http::Method;
use rstest::rstest;
use web::testing::{Browser, Seen};
use web::{Onward, Routes, Rule, SessionToken, TypedPath};

use crate::guestbook;
use crate::{log, stage};

async fn every_kind_of_answer() -> Vec<Seen> {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let (mut owner, mut stranger) = (stage.owner(&router), stage.stranger(&router));
    let stylesheet = web::assets::address("carnet.css");
    vec![
        owner.get("/guests").await,
        owner.htmx("rows").get("/guests").await,
        owner.get("/nowhere").await,
        owner.get("/trouble/panic").await,
        owner.json().get("/trouble/busy").await,
        owner.get(stylesheet).await,
        owner.get("/assets/none.css").await,
        stranger.send(Method::GET, "/guests", None).await,
        stranger.get("/door").await,
        stranger.clone().with_header("sec-fetch-site", "cross-site").post("/guests", &[]).await,
    ]
}

#[tokio::test]
async fn every_answer_carries_the_strict_policy_and_its_companions() {
    for answer in every_kind_of_answer().await {
        let place = &answer.place;
        assert_eq!(
            answer.header("content-security-policy"),
            Some(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                 connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            "{place}"
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{place}");
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"), "{place}");
        assert!(answer.header("permissions-policy").unwrap().contains("camera=()"), "{place}");
        let is_asset = place.starts_with("/assets/carnet");
        let kept = answer.header("cache-control").unwrap();
        assert_eq!(kept.contains("immutable"), is_asset, "{place}");
        assert_eq!(kept.contains("no-store"), !is_asset, "{place}");
    }
}

#[tokio::test]
async fn no_page_needs_what_the_policy_forbids() {
    for answer in every_kind_of_answer().await.iter().filter(|answer| answer.body.contains("<html")) {
        for forbidden in [" style=", "<style", "javascript:", " onclick=", "hx-on", "http://", "https://"] {
            assert!(!answer.body.contains(forbidden), "{} holds {forbidden}", answer.place);
        }
        assert!(answer.body.split("<script").skip(1).all(|script| script.starts_with(" src=\"/assets/")));
    }
}

/// The way of Go's CrossOriginProtection.
#[rstest]
#[case::our_own_page("POST", &[("sec-fetch-site", "same-origin")], true)]
#[case::typed_by_hand("POST", &[("sec-fetch-site", "none")], true)]
#[case::another_site("POST", &[("sec-fetch-site", "cross-site")], false)]
#[case::a_sister_site("POST", &[("sec-fetch-site", "same-site")], false)]
#[case::an_old_browser_here("POST", &[("sec-fetch-site", ""), ("origin", "https://carnet.example")], true)]
#[case::an_old_browser_elsewhere("POST", &[("sec-fetch-site", ""), ("origin", "https://evil.example")], false)]
#[case::a_sandbox("POST", &[("sec-fetch-site", ""), ("origin", "null")], false)]
#[case::a_program("POST", &[("sec-fetch-site", "")], true)]
#[case::a_link_from_elsewhere("GET", &[("sec-fetch-site", "cross-site")], true)]
#[tokio::test]
async fn forms_from_other_sites_are_refused(
    #[case] method: &str,
    #[case] headers: &'static [(&'static str, &'static str)],
    #[case] is_let_in: bool,
) {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut browser: Browser = headers.iter().fold(stage.owner(&router), |browser, (name, value)| {
        if value.is_empty() { browser.without_header(name) } else { browser.with_header(name, *value) }
    });
    let body = ("application/x-www-form-urlencoded".to_owned(), b"theme=dark".to_vec());
    let method: Method = method.parse().unwrap();
    let answer = browser
        .send(method.clone(), if method == Method::GET { "/guests" } else { "/preferences" }, Some(body))
        .await;
    assert_eq!(answer.status != 403, is_let_in, "{}", answer.status);
    if !is_let_in {
        assert_eq!(answer.heading(), "Demande venue d’un autre site");
    }
}

#[derive(TypedPath, serde::Deserialize)]
#[typed_path("/session")]
struct Session;

async fn sign_in(_: Session) -> Onward {
    Onward::to(Session).signed_in(SessionToken::from_bytes([9; 32]))
}

#[rstest]
#[case::in_the_clear(false)]
#[case::behind_https(true)]
#[tokio::test]
async fn the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(#[case] https: bool) {
    let (mut stage, _folder) = stage().await;
    stage.house.https = https;
    let router = stage.open(Routes::new().post(Rule::Open, sign_in));
    let answer = stage.stranger(&router).post_and_stay("/session", &[]).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("carnet-session=0909") && cookie.contains("HttpOnly"), "{cookie}");
    assert!(cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    assert_eq!(cookie.contains("Secure"), https, "{cookie}");
    assert_eq!(answer.header("strict-transport-security").is_some(), https);
}

#[test]
fn a_token_is_not_printed() {
    assert_eq!(format!("{:?}", SessionToken::from_bytes([9; 32])), "SessionToken(…)");
}

#[tokio::test]
async fn logs_name_the_route_and_the_reference_never_what_was_asked_or_typed() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut owner = stage.owner(&router);
    owner.get("/guests?q=Vandenberghe").await;
    owner.post("/guests", &[("name", "Vandenberghe"), ("age", "Vandenberghe")]).await;
    let loud = std::panic::take_hook();
    web::panics::log_places_only();
    owner.get("/trouble/panic").await;
    std::panic::set_hook(loud);
    owner.get("/trouble/fault").await;
    let log = log::written();
    assert!(log.contains("route=\"/guests\"") && log.contains("status=422"), "{log}");
    assert!(log.contains("reference=\"7777-7777\"") && log.contains("the inside of a fault"), "{log}");
    assert!(log.contains("guestbook.rs"), "a panic names its place: {log}");
    assert!(!log.contains("Vandenberghe"), "{log}");
}
