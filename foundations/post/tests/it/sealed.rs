//! What lies in the base tells nobody who a letter is for, what it says, or how one signs in.

use post::{BadSettings, Secret, Security, Way};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use testkit::{Base, Manner, TestRelay, on_both_engines};

use crate::world::{PASSWORD, SECRET, at_port, postman, set, settings, written};

/// Every text and blob of the tables that letters touch, as hexadecimal digits.
async fn heap(base: &Base) -> String {
    let backend = base.store.reader().get_database_backend();
    let hex = |column: &str| match backend {
        DbBackend::Postgres => format!("encode({column}::bytea, 'hex')"),
        _ => format!("lower(hex({column}))"),
    };
    let columns = [
        ("post_letters", "sealed"),
        ("post_letters", "answer"),
        ("post_settings", "sealed"),
        ("store_jobs", "payload"),
        ("store_jobs", "failure"),
    ];
    let mut heap = String::new();
    for (table, column) in columns {
        let sql = format!("SELECT {} AS hex FROM {table} WHERE {column} IS NOT NULL", hex(column));
        for row in base.store.reader().query_all_raw(Statement::from_string(backend, sql)).await.unwrap() {
            heap.push_str(&row.try_get::<String>("", "hex").unwrap());
        }
    }
    heap
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn neither_the_recipient_nor_the_link_nor_the_password_lies_open() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Says("RCPT", "550 5.1.1 <yanis@delcourt.example> unknown")).await;
        set(&base, &at_port(relay.port)).await;
        written(&base).await;
        let before = heap(&base).await;
        assert!(postman(&base).run_next().await.unwrap());
        let after = heap(&base).await;
        assert!(after.contains(&hex("recipient-refused")), "the heap is read");
        for open in ["yanis", SECRET, PASSWORD, "Welkom"] {
            assert!(!before.contains(&hex(open)) && !after.contains(&hex(open)), "{open}");
        }
    });
}

#[test]
fn settings_come_back_as_they_were_saved_and_print_no_password() {
    on_both_engines(|base| async move {
        assert!(!post::is_set_up(base.store.reader()).await.unwrap());
        set(&base, &settings(Way::Folder)).await;
        set(&base, &at_port(2525)).await;
        let found = post::find(base.store.reader(), base.store.key()).await.unwrap().unwrap();
        assert_eq!(found, at_port(2525));
        assert!(!format!("{found:?}").contains(PASSWORD));
        let tx = crate::world::begin(&base).await;
        post::remove(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!post::is_set_up(base.store.reader()).await.unwrap());
    });
}

#[test]
fn settings_that_would_tell_the_password_to_others_are_not_taken() {
    let with = |change: fn(&mut post::Relay)| {
        let mut settings = at_port(25);
        if let Way::Relay(relay) = &mut settings.way {
            change(relay);
        }
        settings.checked().map(|_| ())
    };
    assert_eq!(with(|_| ()), Ok(()));
    assert_eq!(with(|relay| relay.host = "smtp.example.com".to_owned()), Err(BadSettings::PlainAbroad));
    let abroad = |relay: &mut post::Relay| {
        relay.host = "smtp.example.com".to_owned();
        relay.security = Security::StartTls;
    };
    assert_eq!(with(abroad), Ok(()));
    assert_eq!(with(|relay| relay.host = "smtp example".to_owned()), Err(BadSettings::Host));
    assert_eq!(
        with(|relay| relay.authority = Some("no certificate".to_owned())),
        Err(BadSettings::Authority)
    );
    let place = post::Settings { place: "carnet".to_owned(), ..at_port(25) };
    assert_eq!(place.checked().err(), Some(BadSettings::Place));
    assert_eq!(Secret::new("x".to_owned()), Secret::new("x".to_owned()));
}
