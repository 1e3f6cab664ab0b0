//! The owner hands somebody all that is known of them, and erases them (laws 7 and 8).

use axum::http::StatusCode;
use contracts::{Mark, RefusalScope};
use kernel::{Ability, Holder, Lang};
use store::reads;
use testkit::on_both_engines;
use web::Rule;
use web::paths::record;

use crate::world::{Play, held_against, nadia, nadias_phone, refusal, refuse};

const NO_MORE: RefusalScope = RefusalScope::Everything(Mark::DoNotContact);

fn at(holder: Holder) -> String {
    format!("{}/erasure", record(holder))
}

#[test]
fn erasing_is_confirmed_done_and_receipted() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        refuse(&base.store, &[refusal(play.nadia, NO_MORE)]).await;
        let mut owner = play.stage.owner(&play.router);
        let page = owner.get(at(play.nadia)).await;
        assert_eq!(page.heading(), "Effacer Nadia Benali");
        let page = owner.submit(page.form("form.form")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "the box is not ticked");
        assert!(play.drawer.holds(play.nadia));
        let page = owner.submit(page.form("form.form").fill("sure", "on")).await;
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Effacement fait"));
        assert!(!page.body.contains("Nadia"), "a receipt has no content");
        assert!(page.texts("dl.kv dd").contains(&"Un contact".to_owned()));
        assert!(!play.drawer.holds(play.nadia));
        assert_eq!(held_against(&base.store, nadias_phone()).await, [NO_MORE], "the no outlives the record");
    });
}

#[test]
fn the_second_of_two_tabs_is_told_that_it_is_done() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let (mut first, mut second) = (play.stage.owner(&play.router), play.stage.owner(&play.router));
        let form = first.get(at(play.nadia)).await.form("form.form").fill("sure", "on");
        let stale = second.get(at(play.nadia)).await.form("form.form").fill("sure", "on");
        let receipt = first.submit(form).await.text("dl.kv dd");
        let page = second.submit(stale).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.body.contains("Cette fiche est déjà effacée"));
        assert_eq!(second.get(at(play.nadia)).await.text("dl.kv dd"), receipt, "one receipt");
        let refusals = format!("{}/refusals", record(play.nadia));
        let late = second.post(refusals, &[("extent", "everything"), ("source", "call")]).await;
        assert_eq!(late.status, StatusCode::NOT_FOUND, "no key is made again for whoever is gone");
    });
}

#[test]
fn t_05_invoices_hold_the_record_back_and_the_page_says_by_which_rule() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        play.drawer.keep(play.nadia, 3);
        let mut owner = play.stage.owner(&play.router);
        let page = owner.get(at(play.nadia)).await;
        assert_eq!(page.texts(".crumbs a")[0], "Contacts", "the list, then the record");
        assert!(!page.has("main form"), "there is nothing to press");
        assert_eq!(page.text(".perm li b"), "Dix ans de factures.");
        assert_eq!(page.text(".perm li small"), "3 documents concernés.");
        let page = owner.post(at(play.nadia), &[("sure", "on")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(play.drawer.holds(play.nadia));
        let mut english = play.stage.owner(&play.router).speaking(Lang::En);
        assert!(english.get(at(play.nadia)).await.body.contains("3 documents concerned."));
    });
}

#[test]
fn the_dossier_holds_what_every_room_knows_and_its_reading_is_logged() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        refuse(&base.store, &[refusal(play.nadia, NO_MORE)]).await;
        let page = play.stage.owner(&play.router).get(format!("{}/dossier", record(play.nadia))).await;
        assert_eq!(page.header("content-type"), Some("application/json"));
        assert!(page.header("content-disposition").unwrap().contains("carnet-dossier.json"), "no name in it");
        let file: serde_json::Value = serde_json::from_slice(&page.bytes).unwrap();
        assert_eq!(file["about"]["person"], play.nadia.uuid().to_string());
        assert_eq!(file["parts"]["drawer"][0]["values"]["name"], "Nadia Benali");
        assert_eq!(file["parts"]["privacy"][0]["values"]["mark"], "do-not-contact");
        let looks = reads::at_holder(base.store.reader(), play.nadia, 10).await.unwrap();
        assert_eq!(
            looks.iter().map(|look| (look.what.as_str(), look.purpose.as_str())).collect::<Vec<_>>(),
            [("dossier", "data-protection")]
        );
        assert!(reads::verify(base.store.reader(), base.store.key()).await.unwrap().is_ok());
    });
}

#[test]
fn a_seller_hears_a_no_and_neither_takes_out_nor_erases() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let (mut seller, mut stranger) = (play.stage.seller(&play.router), play.stage.stranger(&play.router));
        let desk = privacy::Desk::new(vec![], play.drawer.clone());
        let routes = privacy::routes(desk).table();
        let is_about_rights = |rule: Rule| matches!(rule, Rule::May(Ability::HandleRights, _));
        assert_eq!(routes.iter().filter(|route| is_about_rights(route.rule)).count(), 6);
        for route in routes {
            let status = seller.knock(&route).await.status;
            let expected =
                if is_about_rights(route.rule) { StatusCode::FORBIDDEN } else { StatusCode::NOT_FOUND };
            assert_eq!(status, expected, "{} {}", route.method, route.path);
            assert_ne!(stranger.knock(&route).await.status, StatusCode::OK, "{}", route.path);
        }
        for end in ["erasure", "dossier"] {
            let unknown = format!("{}/{end}", record(nadia(&base.store)));
            assert_eq!(play.stage.owner(&play.router).get(unknown).await.status, StatusCode::NOT_FOUND);
        }
    });
}
