//! What goes wrong, worded in both languages and in every shape.

use kernel::Lang;
use rstest::rstest;
use web::testing::Seen;
use web::{Problem, Sentence, Voice};

use crate::guestbook;
use crate::stage;

const KINDS: [(&str, u16, &str, &str); 9] = [
    ("fault", 500, "Une erreur est survenue", "Something went wrong"),
    ("panic", 500, "Une erreur est survenue", "Something went wrong"),
    ("busy", 503, "Carnet est occupé", "Carnet is busy"),
    ("full", 507, "Le disque est plein", "The disk is full"),
    ("conflict", 409, "La situation a changé", "Something has changed"),
    ("rejected", 422, "Ce n’est pas possible", "This is not possible"),
    ("forbidden", 403, "Accès réservé", "Access restricted"),
    ("large", 413, "Envoi trop volumineux", "Too large"),
    ("nonsense", 400, "Demande incomprise", "Request not understood"),
];

async fn meet(kind: &str, lang: Lang, shape: &str) -> Seen {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let owner = stage.owner(&router).speaking(lang);
    let mut browser = match shape {
        "fragment" => owner.htmx("rows"),
        "json" => owner.json(),
        _ => owner,
    };
    browser.get(format!("/trouble/{kind}")).await
}

#[rstest]
#[case(Lang::Fr)]
#[case(Lang::En)]
#[tokio::test]
async fn each_problem_is_a_page_with_its_status(#[case] lang: Lang) {
    for (kind, status, french, english) in KINDS {
        let page = meet(kind, lang, "page").await;
        assert_eq!(page.status.as_u16(), status, "{kind}");
        assert_eq!(page.heading(), if lang == Lang::Fr { french } else { english }, "{kind}");
        assert!(page.has(".side-foot"), "{kind}: the frame stays around it");
    }
}

#[rstest]
#[case(Lang::Fr)]
#[case(Lang::En)]
#[tokio::test]
async fn each_problem_is_a_toast_for_htmx_so_that_nothing_typed_is_lost(#[case] lang: Lang) {
    for (kind, status, ..) in KINDS {
        let part = meet(kind, lang, "fragment").await;
        assert_eq!(part.status.as_u16(), status, "{kind}");
        assert_eq!(
            (part.header("hx-retarget"), part.header("hx-reswap")),
            (Some("#toasts"), Some("innerHTML"))
        );
        assert!(part.body.trim_start().starts_with("<div class=\"toast\""), "{}", part.body);
        assert!(!part.body.contains("<html"));
    }
}

#[rstest]
#[case(Lang::Fr)]
#[case(Lang::En)]
#[tokio::test]
async fn each_problem_is_a_document_for_a_program(#[case] lang: Lang) {
    for (kind, status, french, english) in KINDS {
        let seen = meet(kind, lang, "json").await;
        assert_eq!(seen.header("content-type"), Some("application/problem+json"));
        let document: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
        assert_eq!(document["status"], status);
        assert_eq!(document["title"], if lang == Lang::Fr { french } else { english });
        assert!(!document["detail"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn each_problem_is_a_sentence_for_the_command_line() {
    let (stage, _folder) = stage().await;
    let locales = stage.house.locales.clone();
    let voice = |lang| Voice::new(locales.clone(), lang, jiff::tz::TimeZone::UTC, stage.ambient().now());
    let told = Problem::NotFound.tell(&voice(Lang::En), stage.ambient());
    assert_eq!(
        told.sentence(),
        "This page does not exist, or no longer does. Check the address, or search from the home page."
    );
    let told = Problem::rejected("guest-banned").tell(&voice(Lang::Fr), stage.ambient());
    assert_eq!(told.sentence(), "Cette personne ne peut pas s’inscrire. Parlez-en à la gérance.");
    let told = Problem::fault(std::io::Error::other("inside")).tell(&voice(Lang::Fr), stage.ambient());
    assert!(told.sentence().contains(told.reference.as_deref().unwrap()));
}

#[tokio::test]
async fn a_fault_shows_its_reference_and_nothing_of_the_inside() {
    for kind in ["fault", "panic"] {
        for shape in ["page", "fragment", "json"] {
            let seen = meet(kind, Lang::Fr, shape).await;
            assert!(seen.body.contains("7777-7777"), "{shape}: {}", seen.body);
            assert!(!seen.body.contains("inside") && !seen.body.contains("Vandenberghe"), "{}", seen.body);
        }
    }
}

#[tokio::test]
async fn a_rejection_says_why_and_what_to_do() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let page = stage.owner(&router).post("/guests", &[("name", "Hugo Lemaire"), ("password", "x")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.text(".problem p"), "Cette personne ne peut pas s’inscrire. Parlez-en à la gérance.");
}

#[tokio::test]
async fn what_libraries_refuse_is_worded_too() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut owner = stage.owner(&router);
    for (address, status) in
        [("/nowhere", 404), ("/guests/2", 404), ("/guests/twelve", 404), ("/guests/-1", 404)]
    {
        let page = owner.get(address).await;
        assert_eq!(
            (page.status.as_u16(), page.heading().as_str()),
            (status, "Page introuvable"),
            "{address}"
        );
    }
    let page = owner.post("/door", &[]).await;
    assert_eq!(page.heading(), "Page introuvable", "a page is no form");
    let kind = "text/plain".to_owned();
    let page = owner.send(http::Method::POST, "/guests", Some((kind, b"?".to_vec()))).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (400, "Demande incomprise"));
}

#[tokio::test]
async fn a_stranger_meets_problems_without_the_frame() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let page = stage.stranger(&router).get("/nowhere").await;
    assert_eq!(page.heading(), "Page introuvable");
    assert!(page.has("body.bare") && !page.has(".side"));
}

#[test]
fn a_sentence_prints_no_words_for_debugging() {
    let sentence = Sentence::new("guest-banned").with("name", "Claire Vandenberghe").with("count", 3);
    let printed = format!("{sentence:?}");
    assert!(!printed.contains("Claire") && printed.contains('3'), "{printed}");
}
