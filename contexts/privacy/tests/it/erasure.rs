//! Law 8: erasure is final, a restore included; law 4: the no outlives the record.

use contracts::{Mark, PrivacyCore, RefusalScope};
use jiff::ToSpan;
use privacy::{
    CarriedForward, Core, ErasureRejected, Replayed, news_of, read_carried_forward, replay, to_carry_forward,
};
use testkit::on_both_engines;

use crate::world::{cause, eraser, held_against, nadia, nadias_phone, refusal, refuse, state};

const EVERYTHING: RefusalScope = RefusalScope::Everything(Mark::DoNotContact);

#[test]
fn an_erased_persons_no_stands_under_every_address() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        refuse(&base.store, &[refusal(nadia, EVERYTHING)]).await;
        eraser().erase(&base.store, cause(), nadia).await.unwrap();
        assert!(state(&base.store, nadia).await.refusals.is_empty());
        assert_eq!(held_against(&base.store, nadias_phone()).await, [EVERYTHING]);
        let verified = store::journal::verify(base.store.reader(), base.store.key()).await.unwrap();
        assert!(verified.is_ok());
    });
}

#[test]
fn what_happened_since_a_backup_is_carried_forward_and_replayed() {
    on_both_engines(|base| async move {
        let (gone, refuses) = (nadia(&base.store), nadia(&base.store));
        refuse(&base.store, &[refusal(gone, EVERYTHING), refusal(refuses, EVERYTHING)]).await;
        eraser().erase(&base.store, cause(), gone).await.unwrap();
        let lines = to_carry_forward(base.store.reader()).await.unwrap();
        assert!(lines.contains(&CarriedForward::Erased(gone)));
        let text: String = lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect();
        assert!(!text.contains("nadia"));
        assert_eq!(read_carried_forward(&text).unwrap(), lines);
        let mut tx = base.store.begin(cause()).await.unwrap();
        assert_eq!(
            replay(&mut tx, &eraser(), &lines).await.unwrap(),
            Replayed::default(),
            "it knows all that"
        );
        tx.commit().await.unwrap();
        assert_eq!(state(&base.store, refuses).await.refusals.len(), 1, "what is so stays so");
    });
}

#[test]
fn a_clock_that_was_put_back_hides_nothing_from_a_backup() {
    on_both_engines(|base| async move {
        let (gone, refuses) = (nadia(&base.store), nadia(&base.store));
        base.clock.set("1970-01-01T00:00:10Z"); // a small machine that woke without the time
        refuse(&base.store, &[refusal(refuses, EVERYTHING)]).await;
        eraser().erase(&base.store, cause(), gone).await.unwrap();
        base.clock.set("2026-11-23T09:00:00Z");
        let lines = to_carry_forward(base.store.reader()).await.unwrap();
        assert!(lines.contains(&CarriedForward::Erased(gone)));
        let told = |line: &CarriedForward| matches!(line, CarriedForward::Refused { holder, .. } if *holder == refuses);
        assert!(lines.iter().any(told));
    });
}

#[test]
fn whoever_was_erased_refuses_nothing_any_more_under_her_old_number() {
    on_both_engines(|base| async move {
        let gone = nadia(&base.store);
        refuse(&base.store, &[refusal(gone, EVERYTHING)]).await;
        let told_before = to_carry_forward(base.store.reader()).await.unwrap();
        eraser().erase(&base.store, cause(), gone).await.unwrap();
        assert!(news_of(base.store.reader(), &told_before).await.unwrap().is_empty());
        let mut tx = base.store.begin(cause()).await.unwrap();
        replay(&mut tx, &eraser(), &told_before).await.unwrap();
        tx.commit().await.unwrap();
        assert!(state(&base.store, gone).await.refusals.is_empty());
    });
}

#[test]
fn a_base_that_knows_nothing_of_it_learns_all_of_it_by_replaying() {
    on_both_engines(|base| async move {
        let (gone, refuses) = (nadia(&base.store), nadia(&base.store));
        // as it happened on the machine that is lost: here it is given up
        let mut lost = base.store.begin(cause()).await.unwrap();
        Core.record_refusals(&mut lost, &[refusal(gone, EVERYTHING), refusal(refuses, EVERYTHING)])
            .await
            .unwrap();
        eraser().erase_within(&mut lost, gone).await.unwrap();
        let lines = to_carry_forward(lost.db()).await.unwrap();
        lost.rollback().await.unwrap();
        assert!(state(&base.store, refuses).await.refusals.is_empty());
        assert!(held_against(&base.store, nadias_phone()).await.is_empty());

        for erasures in [1, 0] {
            let mut tx = base.store.begin(cause()).await.unwrap();
            let replayed = replay(&mut tx, &eraser(), &lines).await.unwrap();
            assert_eq!(replayed.erasures, erasures);
            tx.commit().await.unwrap();
            assert_eq!(state(&base.store, refuses).await.refusals.len(), 1);
            assert_eq!(held_against(&base.store, nadias_phone()).await, [EVERYTHING]);
            let again = eraser().erase(&base.store, cause(), gone).await;
            assert!(matches!(again, Err(ErasureRejected::AlreadyErased(_))), "{again:?}");
        }
    });
}

#[test]
fn a_torn_last_line_is_left_out_and_a_torn_middle_is_named() {
    let line = r#"{"erased":{"person":"018f0000-0000-7000-8000-000000000001"}}"#;
    assert_eq!(read_carried_forward(&format!("{line}\n{line}\n{{\"era")).unwrap().len(), 2);
    assert_eq!(read_carried_forward(&format!("{line}\n{{\"era\n{line}\n")), Err(2));
}

#[test]
fn nobody_is_erased_twice_and_one_receipt_stays() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        eraser().erase(&base.store, cause(), nadia).await.unwrap();
        let again = eraser().erase(&base.store, cause(), nadia).await;
        assert!(matches!(again, Err(ErasureRejected::AlreadyErased(_))), "{again:?}");
        let lines = to_carry_forward(base.store.reader()).await.unwrap();
        assert_eq!(lines, [CarriedForward::Erased(nadia)]);
    });
}

#[test]
fn somebody_is_erased_although_an_export_reads_meanwhile() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        refuse(&base.store, &[refusal(nadia, RefusalScope::Everything(Mark::DoNotContact))]).await;
        let export = base.store.snapshot().await.unwrap();
        assert!(to_carry_forward(export.db()).await.is_ok());
        eraser().erase(&base.store, cause(), nadia).await.unwrap();
        drop(export);
        assert!(state(&base.store, nadia).await.refusals.is_empty());
    });
}

#[test]
fn a_backup_hears_that_a_minors_mark_lasts_longer() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        let until = |day: &str| RefusalScope::Everything(Mark::MinorUntil(day.parse().unwrap()));
        refuse(&base.store, &[refusal(nadia, until("2030-01-01"))]).await;
        let told_before = to_carry_forward(base.store.reader()).await.unwrap();
        base.clock.pass(1.hour());
        refuse(&base.store, &[refusal(nadia, until("2031-09-12"))]).await;
        let lines = to_carry_forward(base.store.reader()).await.unwrap();
        assert_eq!(lines.len(), 2, "the holder's mark and the address's: {lines:?}");
        assert!(lines.iter().all(|line| !told_before.contains(line)), "{lines:?}");
        assert!(
            news_of(base.store.reader(), &told_before).await.unwrap().is_empty(),
            "the earlier day is no news"
        );
    });
}
