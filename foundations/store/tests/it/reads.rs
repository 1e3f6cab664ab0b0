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
