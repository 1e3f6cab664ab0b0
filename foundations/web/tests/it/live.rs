//! An open page listens by its own right, and until the end.

use crate::{guestbook, stage};

#[tokio::test]
async fn an_open_page_listens_until_the_house_closes() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let mut page = stage.seller(&router).listen("/live").await;
    assert!(page.hear().await.unwrap().contains("retry:"), "it comes back when the line breaks");
    stage.house.store.end_news();
    assert_eq!(page.hear().await, None);
}

#[tokio::test]
async fn a_stranger_hears_nothing() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let turned_away = stage.stranger(&router).get("/live").await;
    assert!(turned_away.place.starts_with("/sign-in"));
}
