//! Every route refuses whom its rule refuses.

use axum::http::Method;
use kernel::Ability;
use personal::Purpose;
use web::{Route, Routes, Rule, frame_routes};

use crate::guestbook;
use crate::stage;

fn table() -> Vec<Route> {
    frame_routes(guestbook::routes()).table()
}

#[test]
fn the_table_tells_method_path_and_rule_of_each_route() {
    let table = table();
    let rule = Rule::May(Ability::ManageOrganisation, Purpose::DataProtection);
    let purge = Route { method: Method::POST, path: "/guests/purge", rule };
    assert!(table.contains(&purge), "{table:?}");
    assert!(table.iter().any(|route| route.path == "/preferences"), "the frame's own are in it");
}

#[tokio::test]
async fn a_stranger_is_led_to_the_door_of_every_closed_route() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    for route in table() {
        let seen = stage.stranger(&router).knock(&route).await;
        match route.rule {
            Rule::Member | Rule::May(..) => {
                assert_eq!(seen.status, 303, "{route:?}");
                assert!(seen.header("location").unwrap().starts_with("/sign-in"), "{route:?}");
            }
            Rule::SetUp => assert_eq!(seen.status, 404, "{route:?}: the house is set up"),
            Rule::Open | Rule::Always => assert!(seen.status.as_u16() < 400, "{route:?}"),
        }
    }
}

#[tokio::test]
async fn a_strangers_script_or_program_gets_a_401() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    for route in table().iter().filter(|route| route.rule.is_closed()) {
        assert_eq!(stage.stranger(&router).json().knock(route).await.status, 401, "{route:?}");
        let htmx = stage.stranger(&router).htmx("rows").knock(route).await;
        assert_eq!(htmx.status, 401, "{route:?}");
        assert!(htmx.header("hx-redirect").unwrap().starts_with("/sign-in"), "{route:?}");
    }
}

#[tokio::test]
async fn a_seller_is_refused_what_is_the_owners() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    for route in
        table().iter().filter(|route| matches!(route.rule, Rule::May(Ability::ManageOrganisation, _)))
    {
        assert_eq!(stage.seller(&router).knock(route).await.status, 403, "{route:?}");
        assert!(stage.owner(&router).knock(route).await.status.as_u16() < 400, "{route:?}");
    }
}

#[tokio::test]
async fn before_set_up_every_page_leads_to_the_set_up_page() {
    let (stage, _folder) = stage().await;
    let stage = stage.not_set_up();
    let router = stage.open(guestbook::routes());
    for route in table() {
        let seen = stage.owner(&router).knock(&route).await;
        match route.rule {
            Rule::SetUp => assert_eq!(seen.status, 200, "{route:?}"),
            Rule::Always => assert_eq!(seen.header("location"), Some("/"), "{route:?}"),
            _ => assert_eq!(seen.header("location"), Some("/set-up"), "{route:?}"),
        }
    }
}

#[tokio::test]
async fn the_door_remembers_the_page_but_not_what_was_searched_for() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut stranger = stage.stranger(&router);
    let seen = stranger.send(Method::GET, "/guests?q=Vandenberghe", None).await;
    assert_eq!(seen.header("location"), Some("/sign-in?next=%2Fguests"));
    let seen = stranger.post_and_stay("/guests", &[]).await;
    assert_eq!(seen.header("location"), Some("/sign-in?ended=yes"), "a form cannot be gone back to");
}

#[test]
fn only_a_path_of_this_house_is_gone_back_to() {
    for own in ["/", "/people", "/people?tri=-nom&q=v%C3%A9lo"] {
        assert_eq!(web::paths::local(own), Some(own));
    }
    for other in ["", "people", "//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "/é"] {
        assert_eq!(web::paths::local(other), None, "{other}");
    }
}

#[tokio::test]
async fn a_purpose_that_is_not_granted_closes_the_route() {
    struct NobodyProspects;
    impl personal::Policy for NobodyProspects {
        fn allows(&self, _: kernel::Actor, _: kernel::Role, purpose: Purpose) -> bool {
            purpose != Purpose::DataProtection
        }
        fn allows_sensitive(&self, _: kernel::Actor, _: kernel::Role, _: Purpose) -> bool {
            false
        }
    }
    let (mut stage, _folder) = stage().await;
    stage.house.grants = personal::Grants::new(std::sync::Arc::new(NobodyProspects));
    let router = stage.open(guestbook::routes());
    assert_eq!(stage.owner(&router).post("/guests/purge", &[]).await.status, 403);
    assert_eq!(stage.owner(&router).get("/guests").await.status, 200);
}

#[test]
fn routes_of_two_rooms_stand_in_one_table() {
    let both = Routes::new().and(guestbook::routes()).and(Routes::new());
    assert_eq!(both.table(), guestbook::routes().table());
}

#[derive(web::TypedPath, serde::Deserialize)]
#[typed_path("/slow")]
struct Slow;

async fn slow(_: Slow, form: web::Form) -> web::Download {
    if form.has("sleep") {
        tokio::time::sleep(std::time::Duration::from_secs(120)).await;
    }
    let weight = form.value("text").len().to_string();
    web::Download::new("fiches rejetées.csv", "text/csv; charset=utf-8", weight)
}

#[tokio::test]
async fn a_page_that_takes_too_long_is_given_up() {
    let (stage, _folder) = stage().await;
    let router = stage.open(Routes::new().post(Rule::Open, slow));
    tokio::time::pause();
    let page = stage.stranger(&router).post(Slow, &[("sleep", "")]).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (504, "Carnet a mis trop de temps"));
}

#[tokio::test]
async fn an_upload_takes_what_it_was_registered_for_and_the_time_it_needs() {
    let (stage, _folder) = stage().await;
    let router = stage.open(Routes::new().upload(Rule::Open, 3 << 20, slow));
    tokio::time::pause();
    let heavy = "x".repeat(2 << 20);
    let answer = stage.stranger(&router).post(Slow, &[("sleep", ""), ("text", &heavy)]).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "2097152"));
    assert_eq!(
        answer.header("content-disposition"),
        Some("attachment; filename=\"fiches-rejet-es.csv\"; filename*=UTF-8''fiches%20rejet%C3%A9es%2Ecsv"),
        "under a plain name for old programs, and under its own"
    );
    let file = |megabytes: usize| {
        let head = "--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n";
        let body = format!("{head}{}\r\n--X--\r\n", "x".repeat(megabytes << 20));
        Some(("multipart/form-data; boundary=X".to_owned(), body.into_bytes()))
    };
    assert_eq!(stage.stranger(&router).send(Method::POST, "/slow", file(2)).await.body, "2097152");
    assert_eq!(stage.stranger(&router).send(Method::POST, "/slow", file(4)).await.status, 413);
    let heavier = "x".repeat(4 << 20);
    assert_eq!(stage.stranger(&router).post(Slow, &[("text", &heavier)]).await.status, 413);
}
