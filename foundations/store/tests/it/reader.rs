//! What is read of one instant.

use store::journal::verify;
use testkit::on_both_engines;

use crate::world::{cause, claire, journal, renamed};

#[test]
fn who_looks_at_one_instant_sees_nothing_of_what_comes_meanwhile() {
    on_both_engines(|base| async move {
        let entries = |of: &store::Store| {
            let of = of.clone();
            async move { verify(of.reader(), of.key()).await.unwrap().unwrap().entries }
        };
        let rename = || journal(&base.store, vec![renamed(claire(&base.store), "Fontaine", "Leroy")]);
        rename().await;
        let looked = base.store.reader().at_one_instant(async {
            let first = entries(&base.store).await;
            rename().await;
            let beside = tokio::spawn(entries(&base.store)).await.unwrap();
            [first, entries(&base.store).await, beside]
        });
        assert_eq!(looked.await, [1, 1, 2], "a task of its own looks for itself");
        assert_eq!(entries(&base.store).await, 2);
    });
}

#[test]
fn more_looks_than_connections_wait_for_each_other_and_all_are_answered() {
    on_both_engines(|base| async move {
        let look = || {
            let store = base.store.clone();
            tokio::spawn(async move {
                let asked = async {
                    verify(store.reader(), store.key()).await.unwrap().unwrap();
                    store.begin(cause()).await.unwrap().commit().await.unwrap();
                    drop(store.snapshot().await.unwrap());
                };
                store.reader().at_one_instant(asked).await;
            })
        };
        let all: Vec<_> = (0..40).map(|_| look()).collect();
        for one in all {
            one.await.unwrap();
        }
    });
}
