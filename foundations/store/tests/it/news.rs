//! What changes is told to whoever listens, by its kind alone, and only once it is durable.

use std::time::Duration;

use store::journal::{Change, Record};
use store::{Location, News, Store};
use testkit::on_both_engines;
use tokio::time::timeout;

use crate::world::cause;

fn a_change(kind: &'static str) -> Change {
    Change::new("done", Record { kind, id: uuid::Uuid::from_u128(7) }, None)
}

const SOON: Duration = Duration::from_secs(20);

#[test]
fn a_change_is_told_once_it_is_committed_and_never_when_it_is_given_up() {
    on_both_engines(|base| async move {
        let mut news = base.store.news().await.unwrap();
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.journal(a_change("sale")).await.unwrap();
        tx.rollback().await.unwrap();
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.journal_all(vec![a_change("task"), a_change("task")]).await.unwrap();
        assert!(news.is_empty(), "not before");
        tx.commit().await.unwrap();
        let heard = timeout(SOON, news.recv()).await.unwrap().unwrap();
        assert_eq!(heard, News::Changed("task".to_owned()), "nothing of the sale that was not kept");
        base.store.end_news();
        let last = timeout(SOON, news.recv()).await.unwrap().unwrap();
        assert_eq!(last, News::Over, "each kind once");
    });
}

#[test]
fn another_node_on_the_same_server_hears_it_too() {
    on_both_engines(|base| async move {
        if matches!(base.location, Location::File(_)) {
            return; // a file has one process
        }
        let neighbour = Store::open(&base.location, base.key.clone(), base.ambient.clone()).await.unwrap();
        let mut news = neighbour.news().await.unwrap();
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.journal(a_change("task")).await.unwrap();
        tx.commit().await.unwrap();
        let heard = timeout(SOON, news.recv()).await.unwrap().unwrap();
        assert_eq!(heard, News::Changed("task".to_owned()));
        neighbour.close().await;
    });
}
