//! A page, whole and in part, in both languages.

use kernel::Lang;

use crate::guestbook;
use crate::stage;

#[tokio::test]
async fn a_page_comes_in_its_frame_in_the_language_of_the_browser() {
    let (stage, _folder) = stage().await;
    let router = stage.open(guestbook::routes());
    let page = stage.owner(&router).get("/guests").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.heading(), "Invités");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("fr"));
    assert_eq!(page.text(".side-foot b"), "Camille Delcourt");
    println!("{}", page.body);
    let page = stage.owner(&router).speaking(Lang::En).get("/guests").await;
    assert_eq!(page.heading(), "Guests");
}
