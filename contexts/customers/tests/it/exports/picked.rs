//! The records ticked in a list, one by one or a whole view.

use axum::http::StatusCode;
use customers::sale::Sale;
use customers::store::save_sales;
use kernel::{PersonId, Role};
use store::reads;
use testkit::on_both_engines;
use web::testing::Browser;

use super::office::{cells, crowd};
use crate::imports::desk::open_books;
use crate::pages::open;
use crate::world::{a_company, a_person, a_sale, begin, brasserie, by_hand, claire, invoice, noel};

/// What leaves by the form of the ticked records of a list, with these ticked.
async fn leaves(browser: &mut Browser, list: &str, ids: &[String]) -> Vec<Vec<String>> {
    let mut picked = browser.get(list).await.form("#picked");
    for id in ids {
        picked = picked.press("id", id);
    }
    let page = browser.submit(picked).await;
    let file = browser.submit(page.form("form.form")).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    cells(&file.bytes).into_iter().skip(1).collect()
}

#[test]
fn a_whole_view_is_ticked_by_its_filters_and_no_address_lists_its_records() {
    on_both_engines(|base| async move {
        crowd(&base.store, 120).await;
        open_books(&base.store).await;
        a_person(&base.store, claire()).await;
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        let list = owner.get("/people?kind=prospect").await;
        assert!(!list.has("tbody input[checked]"));
        let all = owner.get(list.link("Sélectionner les 121 de cette vue")).await;
        assert_eq!(all.place, "/people?kind=prospect&pick=all");
        assert_eq!(all.texts("#picked span"), ["Les 121 de cette vue sont sélectionnés"]);
        assert_eq!(all.attributes("tbody input[checked][disabled]", "value").len(), 50);
        let next = all.attribute(".pager a[rel=next]", "href").unwrap();
        let second = owner.get(&next).await;
        assert_eq!(second.attributes("tbody input[checked][disabled]", "value").len(), 50, "on every page");
        assert_eq!(leaves(&mut owner, &next, &[]).await.len(), 121, "more than the page shows");
        let form = second.form("#picked");
        assert_eq!(form.fields(), [("kind".to_owned(), "prospect".to_owned())]);

        let none = owner.get(second.attribute("#picked a[aria-label]", "href").unwrap()).await;
        assert!(!none.has("tbody input[checked]"), "and one is still on the second page");
        assert!(none.text(".pager").contains("51–100"), "{}", none.text(".pager"));
        let few = owner.get("/people?town=lille").await;
        assert!(!few.body.contains("pick=all"), "the page holds all of it");
    });
}

#[test]
fn sales_are_ticked_by_whoever_may_export_them() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let brasserie = a_company(&base.store, brasserie()).await;
        let noel = a_person(&base.store, noel(brasserie.id)).await;
        let first = a_sale(&base.store, invoice(noel.id, "F-1", "2026-11-20", 12_000)).await;
        a_sale(&base.store, invoice(brasserie.id, "F-2", "2026-11-21", 9_000)).await;
        let (stage, router) = open(&base);
        let mut odile = stage.colleague(Role::Accountant, &router);
        let lines = leaves(&mut odile, "/sales", &[first.id.to_string()]).await;
        assert_eq!(lines.len(), 1);
        assert!(lines[0].contains(&"F-1".to_owned()), "{lines:?}");
        let look = reads::latest(base.store.reader(), 1).await.unwrap().remove(0);
        assert_eq!((look.what.as_str(), look.people), ("export", 1), "he is counted");
        assert!(!stage.seller(&router).get("/sales").await.has("#picked"));
    });
}

#[test]
fn sales_of_more_than_five_hundred_people_want_a_reason_however_they_are_chosen() {
    on_both_engines(|base| async move {
        open_books(&base.store).await;
        let buyers = crowd(&base.store, 501).await;
        let sale = |(at, buyer): (usize, &PersonId)| {
            let details = invoice(*buyer, &format!("F-{at}"), "2026-11-20", 1_000);
            Sale::record(base.store.ambient().id(), details, by_hand(&base.store)).unwrap()
        };
        let mut tx = begin(&base.store).await;
        save_sales(&mut tx, buyers.iter().enumerate().map(sale).collect()).await.unwrap();
        tx.commit().await.unwrap();
        let (stage, router) = open(&base);
        let mut owner = stage.owner(&router);
        let picked = owner.get("/sales?pick=all").await.form("#picked");
        let page = owner.submit(picked).await;
        let refused = owner.submit(page.form("form.form")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.complaints()[0].contains("501"), "{:?}", refused.complaints());
        let told = owner.submit(page.form("form.form").fill("reason", "Clôture de l’exercice")).await;
        assert_eq!(told.status, StatusCode::OK);
        let look = reads::latest(base.store.reader(), 1).await.unwrap().remove(0);
        assert_eq!((look.people, look.reason.as_str()), (501, "Clôture de l’exercice"));
    });
}
