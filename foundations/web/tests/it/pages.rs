//! A page, whole and in part, in both languages, with its menu and its messages.

use kernel::{Ability, Lang};
use web::{Nav, NavGroup, NavItem};

use crate::guestbook::{self, Guests, Purge};
use crate::stage;

#[tokio::test]
async fn a_page_comes_in_its_frame_in_the_language_of_the_browser() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let page = stage.owner(&router).get("/guests").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.heading(), "Invités");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("fr"));
    assert_eq!(page.text("title"), "Invités · Carnet");
    assert_eq!(page.text(".brand small"), "Maison Delcourt");
    assert_eq!(page.text(".side-foot b"), "Camille Delcourt");
    assert_eq!(page.text(".count-line"), "2 invités");

    let page = stage.owner(&router).speaking(Lang::En).get("/guests").await;
    assert_eq!((page.heading().as_str(), page.text(".count-line").as_str()), ("Guests", "2 guests"));
}

#[tokio::test]
async fn sealed_values_are_shown_to_the_visitor_and_escaped() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let page = stage.owner(&router).get("/guests").await;
    assert_eq!(page.texts("#rows li")[0], "Claire <Vandenberghe> 18\u{202f}420,50\u{a0}€ aujourd’hui");
    assert_eq!(page.texts("#rows li")[1], "Marc Delattre — 1er\u{a0}août 2025");
    assert!(page.body.contains("Claire &#60;Vandenberghe&#62;"), "escaped");
    assert_eq!(page.attribute("#rows time", "datetime").as_deref(), Some("2026-11-22"));
}

#[tokio::test]
async fn htmx_gets_the_block_it_is_about_to_replace_and_nothing_else() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let owner = stage.owner(&router);
    let part = owner.htmx("rows").get("/guests").await;
    assert!(part.body.starts_with("<ul id=\"rows\">"), "{}", part.body);
    assert!(!part.body.contains("<html"));
    let whole = owner.htmx("somewhere-else").get("/guests").await;
    assert!(whole.has("html body .shell"), "an unknown target gets the page");
    let selected = owner.htmx("rows").with_header("hx-request-type", "full").get("/guests").await;
    assert!(selected.has("html body .shell"), "htmx picks its piece from the page itself");
}

#[tokio::test]
async fn a_message_is_shown_once_on_the_next_page_and_can_undo() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut owner = stage.owner(&router);
    let form = owner
        .get("/guests")
        .await
        .form("form.form")
        .fill("name", "Sofia El Amrani")
        .fill("password", "s3cret");
    let page = owner.submit(form).await;
    assert_eq!(page.place, "/guests");
    assert_eq!(page.toast().as_deref(), Some("Invité inscrit."));
    assert_eq!(page.attribute(".toast form", "action"), Some(Purge.to_string()));
    assert_eq!(owner.get(Guests).await.toast(), None, "once");
}

#[tokio::test]
async fn a_message_comes_with_the_page_or_beside_the_block() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut owner = stage.owner(&router);
    assert_eq!(owner.get("/guests/3").await.toast().as_deref(), Some("2 invités inscrits."));
    let part = owner.htmx("rows").get("/guests/3").await;
    assert!(part.body.starts_with("<ul id=\"rows\">"), "{}", part.body);
    assert!(
        part.body.contains("<hx-partial hx-target=\"#toasts\"") && part.body.contains("2 invités inscrits.")
    );
    assert_eq!(owner.get(Guests).await.toast(), None);
}

#[tokio::test]
async fn a_message_that_was_not_signed_here_is_not_shown() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let forged = stage.owner(&router).with_header("cookie", r#"carnet-toast={"k":"guest-saved"}"#);
    assert_eq!({ forged }.get(Guests).await.toast(), None);
}

#[tokio::test]
async fn htmx_is_sent_on_by_header_because_it_would_swap_what_a_redirect_brings() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut htmx = stage.owner(&router).htmx("rows");
    let answer = htmx.post_and_stay(Purge, &[]).await;
    assert_eq!((answer.status.as_u16(), answer.header("hx-redirect")), (200, Some("/guests")));
}

#[tokio::test]
async fn the_menu_shows_what_is_built_and_open_to_the_role() {
    let item = |rank, label, href: &str, needs| NavItem {
        group: NavGroup::Clients,
        rank,
        label,
        icon: "users",
        href: href.to_owned(),
        on_phone: true,
        needs,
    };
    let nav = Nav::new(vec![
        item(2, "guest-name", "/guests/purge", Ability::ManageOrganisation),
        item(1, "guests", "/guests", Ability::SeeCustomers),
    ]);
    let (stage, _folder) = stage().await;
    let stage =
        stage.with_nav(nav.with_search("/search", Ability::SeeCustomers).with_account("/me", "/sign-out"));
    let router = stage.open(guestbook::routes());

    let page = stage.owner(&router).get("/guests").await;
    assert_eq!(page.texts(".side .nav a"), ["Invités", "Nom"]);
    assert_eq!(page.texts(".tabbar a"), ["Invités", "Nom"]);
    assert_eq!(page.text(".side h2"), "Clients");
    assert_eq!(page.texts(".side [aria-current=page]"), ["Invités"]);
    assert_eq!(page.attribute(".side a.find", "href").as_deref(), Some("/search"));
    assert!(page.has("#account-menu form[action='/sign-out']"));
    assert_eq!(page.link("Mon compte"), "/me");

    let mut stage = stage;
    stage.house.counts = Some(std::sync::Arc::new(Counted));
    let router = stage.open(guestbook::routes());
    let page = stage.seller(&router).get("/guests/1").await;
    assert_eq!(page.texts(".side .nav .n"), ["1\u{202f}284"]);
    assert_eq!(page.texts(".side .nav a"), ["Invités1\u{202f}284"]);
    assert_eq!(
        page.texts(".side [aria-current=page]"),
        ["Invités1\u{202f}284"],
        "a record belongs to its list"
    );
}

struct Counted;

#[async_trait::async_trait]
impl web::NavCounts for Counted {
    async fn counts(&self) -> Result<Vec<(&'static str, i64)>, web::Problem> {
        Ok(vec![("guests", 1_284)])
    }
}

#[tokio::test]
async fn theme_and_density_are_kept_and_lead_back_to_the_page() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut owner = stage.owner(&router);
    owner.get("/guests/1").await;
    let page = owner.post("/preferences", &[("theme", "dark")]).await;
    assert_eq!(page.place, "/guests/1");
    assert_eq!(page.attribute("html", "data-theme").as_deref(), Some("dark"));
    assert!(page.has("button[value=dark][aria-pressed=true]"));
    let page = owner.post("/preferences", &[("density", "compact")]).await;
    assert_eq!(page.attribute("html", "data-density").as_deref(), Some("compact"));
    let page = owner.post("/preferences", &[("theme", "system")]).await;
    assert_eq!(page.attribute("html", "data-theme"), None);
    let page = owner.post("/preferences", &[("theme", "\" onload=\"")]).await;
    assert_eq!(page.attribute("html", "data-theme"), None);
}

#[tokio::test]
async fn a_stranger_chooses_the_language_without_an_account() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut stranger = stage.stranger(&router);
    assert_eq!(stranger.get("/door").await.body, "Invités");
    let page = stranger.post("/preferences", &[("language", "en")]).await;
    assert_eq!((page.place.as_str(), page.body.as_str()), ("/door", "Guests"));
}
