//! Law 8: erasure is final, a restore included; law 4: the no outlives the record.

use contracts::{Mark, PrivacyCore, RefusalScope};
use jiff::ToSpan;
use privacy::{CarriedForward, Core, ErasureRejected, read_carried_forward, replay, since};
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
        let backup_made = base.ambient.now();
        base.clock.pass(1.hour());
        refuse(&base.store, &[refusal(gone, EVERYTHING), refusal(refuses, EVERYTHING)]).await;
        eraser().erase(&base.store, cause(), gone).await.unwrap();
        let lines = since(base.store.reader(), backup_made).await.unwrap();
        assert!(lines.contains(&CarriedForward::Erased(gone)));
        assert!(since(base.store.reader(), base.ambient.now() + 1.hour()).await.unwrap().is_empty());
        let text: String = lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect();
        assert!(!text.contains("nadia"));
        assert_eq!(read_carried_forward(&text).unwrap(), lines);
        let mut tx = base.store.begin(cause()).await.unwrap();
        replay(&mut tx, &eraser(), &lines).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(state(&base.store, refuses).await.refusals.len(), 1, "what is so stays so");
    });
}

#[test]
fn a_base_that_knows_nothing_of_it_learns_all_of_it_by_replaying() {
    on_both_engines(|base| async move {
        let (gone, refuses) = (nadia(&base.store), nadia(&base.store));
        let backup_made = base.ambient.now();
        // as it happened on the machine that is lost: here it is given up
        let mut lost = base.store.begin(cause()).await.unwrap();
        Core.record_refusals(&mut lost, &[refusal(gone, EVERYTHING), refusal(refuses, EVERYTHING)])
            .await
            .unwrap();
        eraser().erase_within(&mut lost, gone).await.unwrap();
        let lines = since(lost.db(), backup_made).await.unwrap();
        lost.rollback().await.unwrap();
        assert!(state(&base.store, refuses).await.refusals.is_empty());
        assert!(held_against(&base.store, nadias_phone()).await.is_empty());

        for _ in 0..2 {
            let mut tx = base.store.begin(cause()).await.unwrap();
            replay(&mut tx, &eraser(), &lines).await.unwrap();
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
        let lines = since(base.store.reader(), base.ambient.now()).await.unwrap();
        assert_eq!(lines, [CarriedForward::Erased(nadia)]);
    });
}

#[test]
fn somebody_is_erased_although_an_export_reads_meanwhile() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        refuse(&base.store, &[refusal(nadia, RefusalScope::Everything(Mark::DoNotContact))]).await;
        let export = base.store.snapshot().await.unwrap();
        assert!(since(export.db(), base.ambient.now()).await.is_ok());
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
        base.clock.pass(1.hour());
        let backup_made = base.ambient.now();
        base.clock.pass(1.hour());
        refuse(&base.store, &[refusal(nadia, until("2031-09-12"))]).await;
        let lines = since(base.store.reader(), backup_made).await.unwrap();
        assert_eq!(lines.len(), 2, "the holder's mark and the address's: {lines:?}");
    });
}
