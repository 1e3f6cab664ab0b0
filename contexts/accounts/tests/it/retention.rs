//! What is known of whoever tried to come in goes after a day, whether or not anybody tries after them.

use accounts::forget_old;
use jiff::ToSpan;
use post::{Sender, Settings, Way};
use sea_orm::{ConnectionTrait, Statement};
use store::Cause;
use testkit::{Base, on_both_engines};
use web::testing::Browser;

use crate::world::{open, set_up, sign_in};

/// How many failed tries and requests are remembered.
async fn remembered(base: &Base) -> (i64, i64) {
    let db = base.store.reader();
    let count = async |table: &str| {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        row.unwrap().try_get_by_index::<i64>(0).unwrap()
    };
    (count("accounts_attempts").await, count("accounts_resets").await)
}

#[test]
fn failed_tries_and_requests_for_a_password_go_after_a_day_without_another() {
    on_both_engines(|base| async move {
        let sender =
            Sender { name: "Maison Delcourt".to_owned(), address: "carnet@delcourt.example.com".to_owned() };
        let place = "https://carnet.delcourt.example".to_owned();
        let cause = Cause::new(kernel::Actor::Console, personal::Purpose::DataProtection);
        let tx = base.store.begin(cause).await.unwrap();
        post::save(&tx, &Settings { sender, place, way: Way::Folder }).await.unwrap();
        tx.commit().await.unwrap();
        set_up(&base, &mut Browser::new(open(&base))).await;
        let mut stranger = Browser::new(open(&base));
        sign_in(&mut stranger, "camille@delcourt.example.com", "wrong").await;
        stranger.post("/forgotten-password", &[("email", "camille@delcourt.example.com")]).await;
        assert_eq!(remembered(&base).await, (1, 1));
        base.clock.pass(23.hours());
        forget_old(&base.store).await.unwrap();
        assert_eq!(remembered(&base).await, (1, 1), "they still count");
        base.clock.pass(2.hours());
        forget_old(&base.store).await.unwrap();
        assert_eq!(remembered(&base).await, (0, 0));
        base.clock.set("2031-06-01T09:00:00Z");
        sign_in(&mut stranger, "camille@delcourt.example.com", "wrong").await;
        base.clock.set("2026-11-24T12:00:00Z");
        forget_old(&base.store).await.unwrap();
        assert_eq!(remembered(&base).await, (0, 0), "nobody waits for a year that a wrong clock showed");
    });
}
