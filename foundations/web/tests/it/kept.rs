//! What was sent after the session had ended is handed back, to be sent again.

use crate::{guestbook, stage};

#[tokio::test]
async fn words_sent_without_a_session_come_back_and_are_sent_again() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let words = "Rappeler lundi \u{ab}\u{a0}le <b>devis</b>\u{a0}\u{bb}\nPas avant 9 h & demie";
    let fields = [("name", "Claire Vandenberghe"), ("note", words), ("password", "chablis cave persil")];
    let back = stage.stranger(&router).post("/guests?tri=nom", &fields).await;
    assert_eq!(back.status, 401);
    assert!(back.text("h1").contains("Votre session est terminée"));
    let kept = back.form("form[data-guard]");
    assert_eq!(kept.value("note"), Some(words), "to the letter");
    assert_eq!(kept.value("password"), None, "a password is typed again");
    let sent = stage.owner(&router).submit(kept.fill("name", "Hugo Lemaire")).await;
    assert!(sent.place.starts_with("/guests"), "{}", sent.place);
    assert_ne!(sent.status, 401, "it reaches whoever it was meant for");
}

#[tokio::test]
async fn words_that_never_come_to_their_end_are_not_waited_for() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    tokio::time::pause();
    let led = stage.stranger(&router).trickle("/guests", "name=Claire").await;
    assert_eq!(led.header("location"), Some("/sign-in?ended=yes"));
}

#[tokio::test]
async fn a_script_is_told_and_the_page_with_the_words_stays() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let told = stage.stranger(&router).htmx("rows").post("/guests", &[("name", "Claire")]).await;
    assert_eq!((told.status.as_u16(), told.header("hx-retarget")), (401, Some("#toasts")));
    assert!(told.header("hx-redirect").is_none(), "nobody is led away from what they typed");
    assert!(told.text(".toast").contains("votre texte est toujours ici"), "{}", told.body);
}

#[tokio::test]
async fn another_site_is_handed_nothing() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let stranger = stage.stranger(&router).with_header("sec-fetch-site", "cross-site");
    let refused = stranger.clone().post("/guests", &[("name", "Claire")]).await;
    assert_eq!(refused.status, 403);
    assert!(!refused.body.contains("Claire"));
}
