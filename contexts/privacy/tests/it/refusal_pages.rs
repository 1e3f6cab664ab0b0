//! Somebody tells a seller no: recorded under every address, and never taken back (law 4).

use axum::http::StatusCode;
use contracts::{Mark, RefusalScope};
use kernel::{Holder, Lang};
use personal::{Channel, Purpose};
use store::journal::{self, Page};
use testkit::on_both_engines;
use web::paths::record;
use web::testing::{FilledForm, Seen};

use crate::world::{Play, held_against, nadia, nadias_mail, nadias_phone, state};

const NO_MORE: RefusalScope = RefusalScope::Everything(Mark::DoNotContact);

fn at(holder: Holder) -> String {
    format!("{}/refusals", record(holder))
}

async fn tell(play: &Play, holder: Holder, fill: impl Fn(FilledForm) -> FilledForm) -> Seen {
    let mut seller = play.stage.seller(&play.router);
    let page = seller.get(at(holder)).await;
    seller.submit(fill(page.form("form.form"))).await
}

fn everything(form: FilledForm) -> FilledForm {
    form.fill("extent", "everything").fill("source", "call").fill("on", "2026-11-20")
}

#[test]
fn x_02_reading_what_somebody_refused_is_logged() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        for page in [at(play.nadia), format!("{}/erasure", record(play.nadia))] {
            let before = store::reads::at_holder(base.store.reader(), play.nadia, 10).await.unwrap().len();
            assert_eq!(play.stage.owner(&play.router).get(page).await.status, StatusCode::OK);
            let looks = store::reads::at_holder(base.store.reader(), play.nadia, 10).await.unwrap();
            assert_eq!((looks.len(), looks[0].what.as_str()), (before + 1, "record"));
        }
    });
}

#[test]
fn a_refusal_is_recorded_and_kept_under_every_address() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let page = tell(&play, play.nadia, everything).await;
        assert_eq!(page.place, record(play.nadia), "back on the record");
        assert_eq!(page.toast().as_deref(), Some("Refus noté."));
        assert_eq!(page.texts("#vp .perm li b")[0], "Ne pas contacter");
        let known = state(&base.store, play.nadia).await.refusals;
        assert_eq!((known[0].scope, known[0].said_on), (NO_MORE, "2026-11-20".parse().ok()));
        assert_eq!(held_against(&base.store, nadias_mail()).await, [NO_MORE]);
        assert_eq!(held_against(&base.store, nadias_phone()).await, [NO_MORE]);
    });
}

#[test]
fn each_extent_is_recorded_as_what_it_says() {
    let some = |channel, purpose| RefusalScope::Some { channel, purpose };
    let cases = [
        (("some", "sms", "every", ""), some(Some(Channel::Sms), None)),
        (("some", "every", "newsletter", ""), some(None, Some(Purpose::Newsletter))),
        (("some", "phone", "loyalty", ""), some(Some(Channel::Phone), Some(Purpose::Loyalty))),
        (("some", "every", "every", ""), NO_MORE),
        (("deceased", "", "", ""), RefusalScope::Everything(Mark::Deceased)),
        (
            ("minor", "", "", "12/09/2031"),
            RefusalScope::Everything(Mark::MinorUntil("2031-09-12".parse().unwrap())),
        ),
    ];
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        for ((extent, channel, purpose, until), scope) in cases {
            let somebody = nadia(&base.store);
            play.drawer.keep(somebody, 0);
            let fill = |form: FilledForm| {
                form.fill("extent", extent)
                    .fill("channel", channel)
                    .fill("purpose", purpose)
                    .fill("until", until)
                    .fill("source", "letter")
                    .fill("on", "")
            };
            tell(&play, somebody, fill).await;
            let known = state(&base.store, somebody).await.refusals;
            assert_eq!((known.len(), known[0].scope, known[0].said_on), (1, scope, None), "{extent}");
        }
    });
}

#[test]
fn what_is_missing_or_wrong_is_said_beside_its_field_and_nothing_is_recorded() {
    let cases: [(&[(&str, &str)], &str); 7] = [
        (&[], "Ce qui est refusé"),
        (&[("extent", "everything")], "Comment vous le savez"),
        (&[("extent", "some"), ("source", "call")], "Par quel moyen"),
        (&[("extent", "minor"), ("source", "call")], "Jour de ses 18\u{a0}ans"),
        (&[("extent", "minor"), ("source", "call"), ("until", "2020-01-01")], "Ce jour doit être à venir"),
        (&[("extent", "everything"), ("source", "call"), ("on", "2026-12-01")], "dans le futur"),
        (&[("extent", "everything"), ("source", "hearsay")], "Choisissez dans la liste"),
    ];
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        for (fields, complaint) in cases {
            let page = tell(&play, play.nadia, |form| {
                fields.iter().fold(form, |form, (name, value)| form.fill(name, value))
            })
            .await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.complaints().iter().any(|it| it.contains(complaint)), "{:?}", page.complaints());
        }
        assert!(state(&base.store, play.nadia).await.refusals.is_empty());
    });
}

#[test]
fn a_company_neither_dies_nor_grows_up() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let page = play.stage.seller(&play.router).get(at(play.company)).await;
        assert_eq!(page.texts(".crumbs a")[0], "Entreprises", "the list, then the record");
        assert!(!page.has("input[value=deceased]") && !page.has("input[value=minor]"));
        let page =
            tell(&play, play.company, |form| form.fill("extent", "deceased").fill("source", "call")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = tell(&play, play.company, everything).await;
        assert_eq!(page.place, record(play.company));
    });
}

#[test]
fn the_same_no_twice_is_one_refusal_and_one_entry_in_the_history() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        tell(&play, play.nadia, everything).await;
        tell(&play, play.nadia, |form| everything(form).fill("on", "2026-11-22")).await;
        let known = state(&base.store, play.nadia).await.refusals;
        assert_eq!((known.len(), known[0].said_on), (1, "2026-11-20".parse().ok()));
        let (db, key) = (base.store.reader(), base.store.key());
        let history = journal::of_holder(db, key, play.nadia, Page::newest(10)).await.unwrap();
        assert_eq!(history.iter().map(|entry| entry.verb.as_str()).collect::<Vec<_>>(), ["refusal-recorded"]);
    });
}

#[test]
fn the_page_says_that_a_no_lasts_and_offers_no_way_to_lower_one() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        tell(&play, play.nadia, everything).await;
        let mut seller = play.stage.seller(&play.router).speaking(Lang::En);
        let page = seller.get(at(play.nadia)).await;
        assert!(page.text(".note").contains("no way to withdraw it"));
        assert_eq!(page.texts(".perm li b"), ["Do not contact"]);
        assert_eq!(page.texts("main button"), ["Record the refusal"]);
    });
}

#[test]
fn whoever_is_not_in_the_file_has_no_page() {
    on_both_engines(|base| async move {
        let play = Play::of(&base);
        let mut seller = play.stage.seller(&play.router);
        let fields = [("extent", "everything"), ("source", "call")];
        assert_eq!(seller.get(at(nadia(&base.store))).await.status, StatusCode::NOT_FOUND);
        assert_eq!(seller.post(at(nadia(&base.store)), &fields).await.status, StatusCode::NOT_FOUND);
        assert_eq!(seller.get("/people/nobody/refusals").await.status, StatusCode::NOT_FOUND);
    });
}
