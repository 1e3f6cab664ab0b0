//! What is read of one instant.

use std::time::Duration;

use kernel::Holder;
use store::journal::verify;
use store::reads::Look;
use testkit::{access, on_both_engines};

use crate::world::{cause, claire, journal, renamed};

#[test]
fn who_looks_at_one_instant_sees_nothing_of_what_comes_meanwhile() {
    on_both_engines(|base| async move {
        let entries = |of: &store::Store| {
            let of = of.clone();
            async move { verify(of.reader(), of.key()).await.unwrap().unwrap().entries }
        };
        let rename = || {
            let store = base.store.clone();
            let renamed = tokio::spawn(async move {
                journal(&store, vec![renamed(claire(&store), "Fontaine", "Leroy")]).await;
            });
            async { renamed.await.unwrap() }
        };
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
fn who_writes_in_between_reads_what_they_wrote() {
    on_both_engines(|base| async move {
        let entries = async || verify(base.store.reader(), base.store.key()).await.unwrap().unwrap().entries;
        let looked = base.store.reader().at_one_instant(async {
            let first = entries().await;
            journal(&base.store, vec![renamed(claire(&base.store), "Fontaine", "Leroy")]).await;
            [first, entries().await]
        });
        assert_eq!(looked.await, [0, 1]);
    });
}

#[test]
fn whoever_waits_for_the_writer_keeps_nobody_from_reading() {
    on_both_engines(|base| async move {
        let store = &base.store;
        store.log_look(&access(), Look::Record(Holder::Person(claire(store)))).await.unwrap();
        let writer = store.begin(cause()).await.unwrap();
        writer.log_look(Look::Record(Holder::Person(claire(store)))).await.unwrap();
        let look = || {
            let (store, whom) = (store.clone(), Holder::Person(claire(store)));
            tokio::spawn(async move {
                let asked = async {
                    verify(store.reader(), store.key()).await.unwrap().unwrap();
                    store.log_look(&access(), Look::Record(whom)).await.unwrap();
                };
                store.reader().at_one_instant(asked).await;
            })
        };
        let waiting: Vec<_> = (0..20).map(|_| look()).collect();
        for _ in 0..40 {
            let other = store.reader().at_one_instant(verify(store.reader(), store.key()));
            let answer = tokio::time::timeout(Duration::from_secs(10), other).await;
            answer.expect("others read while twenty wait").unwrap().unwrap();
            tokio::task::yield_now().await;
        }
        assert!(waiting.iter().all(|one| !one.is_finished()), "they wait for the writer");
        writer.commit().await.unwrap();
        for one in waiting {
            one.await.unwrap();
        }
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
