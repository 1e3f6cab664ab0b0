//! The access log and its end (T-15).

use jiff::ToSpan;
use kernel::Holder;
use store::reads::{Look, at_holder, verify};
use testkit::{access, on_both_engines};

use crate::world::{cause, claire, sql};

#[test]
fn a_look_names_who_whom_when_and_why() {
    on_both_engines(|base| async move {
        let holder = Holder::from(claire(&base.store));
        base.store.log_look(&access(), Look::Record(holder)).await.unwrap();
        base.store.log_look(&access(), Look::Export { people: 3, reason: "audit".into() }).await.unwrap();
        let looks = at_holder(base.store.reader(), holder, 10).await.unwrap();
        assert_eq!(looks.len(), 1);
        assert_eq!(looks[0].actor_id, access().actor().uuid());
        assert_eq!(looks[0].purpose, "client-management");
        assert_eq!(verify(base.store.reader(), base.store.key()).await.unwrap(), Ok(2));
    });
}

#[test]
fn the_first_looks_of_all_may_come_at_once() {
    on_both_engines(|base| async move {
        let (whose, what) = (access(), Look::Record(Holder::from(claire(&base.store))));
        let look = || base.store.log_look(&whose, what.clone());
        let looks = tokio::join!(look(), look(), look());
        assert_eq!(looks, (Ok(()), Ok(()), Ok(())));
        assert_eq!(verify(base.store.reader(), base.store.key()).await.unwrap(), Ok(3));
    });
}

#[test]
fn a_clock_that_was_wrong_once_neither_empties_the_log_nor_keeps_it_for_ever() {
    on_both_engines(|base| async move {
        let holder = Holder::from(claire(&base.store));
        let (whose, what) = (access(), Look::Record(holder));
        let look = || base.store.log_look(&whose, what.clone());
        let forget = |instant: jiff::Timestamp| {
            let store = base.store.clone();
            async move {
                let tx = store.begin(cause()).await.unwrap();
                let gone = tx.forget_looks_before(instant.into()).await.unwrap();
                tx.commit().await.unwrap();
                gone
            }
        };
        let today = base.ambient.now();
        let year_ago = today - jiff::SignedDuration::from_hours(24 * 365);
        look().await.unwrap();
        base.clock.pass(-(6 * 365).days());
        look().await.unwrap();
        base.clock.pass((6 * 365).days());
        assert_eq!(forget(year_ago).await, 0, "a look of today came before the wrong one");
        base.clock.pass((20 * 365).days());
        look().await.unwrap();
        base.clock.pass(-(18 * 365).days());
        let year_ago = base.ambient.now() - jiff::SignedDuration::from_hours(24 * 365);
        assert_eq!(forget(year_ago).await, 2, "one of a day to come is not taken for the end of all");
        look().await.unwrap();
        assert_eq!(forget(year_ago).await, 1, "a look of today tells that it was a mistake");
        assert_eq!(verify(base.store.reader(), base.store.key()).await.unwrap(), Ok(1));
    });
}

#[test]
fn t_15_old_looks_are_dropped_and_the_rest_still_verifies() {
    on_both_engines(|base| async move {
        let holder = Holder::from(claire(&base.store));
        base.store.log_look(&access(), Look::Record(holder)).await.unwrap();
        base.clock.pass(400.days());
        base.store.log_look(&access(), Look::Record(holder)).await.unwrap();
        let year_ago = base.ambient.now() - jiff::SignedDuration::from_hours(24 * 365);
        let tx = base.store.begin(cause()).await.unwrap();
        assert_eq!(tx.forget_looks_before(year_ago.into()).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(verify(base.store.reader(), base.store.key()).await.unwrap(), Ok(1));
        sql(&base.store, "UPDATE store_reads SET purpose = 'support'").await;
        assert!(verify(base.store.reader(), base.store.key()).await.unwrap().is_err());
    });
}
