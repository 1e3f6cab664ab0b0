//! Law 9: the journal shows tampering; laws 8: erasing and redacting leave it verifiable.

use kernel::{Holder, RowId};
use sea_orm::{ConnectionTrait, Statement};
use store::journal::{Broken, HistoryEntry, Page, house, of_holder, tells_of, verify};
use store::upkeep::{Writer, writer};
use store::{Engine, Fault, Store, holder_keys, reads};
use testkit::{access, on_both_engines};

use crate::world::{cause, claire, journal, renamed, sql};

async fn history(store: &Store, holder: Holder) -> Vec<HistoryEntry> {
    of_holder(store.reader(), store.key(), holder, Page::newest(50)).await.unwrap()
}

async fn three_entries(store: &Store) -> Holder {
    let person = claire(store);
    journal(store, vec![renamed(person, "Fontaine", "Fontaine-Leroy")]).await;
    journal(
        store,
        vec![renamed(person, "Fontaine-Leroy", "Leroy"), renamed(claire(store), "Petit", "Grand")],
    )
    .await;
    person.into()
}

#[test]
fn the_history_tells_what_stood_before_newest_first() {
    on_both_engines(|base| async move {
        let holder = three_entries(&base.store).await;
        let entries = history(&base.store, holder).await;
        assert_eq!(entries.len(), 2);
        let latest = &entries[0].values[0];
        assert_eq!(latest.before.as_ref().unwrap().reveal(&access()), "Fontaine-Leroy");
        assert_eq!(latest.after.as_ref().unwrap().reveal(&access()), "Leroy");
        assert_eq!(entries[0].actor, Some(cause().actor));
        assert_eq!(verify(base.store.reader(), base.store.key()).await.unwrap().unwrap().entries, 3);
    });
}

#[test]
fn an_id_that_was_told_of_is_known_although_its_holder_is_gone() {
    on_both_engines(|base| async move {
        let holder = three_entries(&base.store).await;
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.destroy_key_of(holder).await.unwrap();
        tx.commit().await.unwrap();
        assert!(tells_of(base.store.reader(), holder.uuid()).await.unwrap());
        let nobody: RowId = base.ambient.id();
        assert!(!tells_of(base.store.reader(), kernel::Id::uuid(nobody)).await.unwrap());
    });
}

#[test]
fn one_value_can_be_redacted_and_the_chain_still_verifies() {
    on_both_engines(|base| async move {
        let holder = three_entries(&base.store).await;
        let mut tx = base.store.begin(cause()).await.unwrap();
        assert!(tx.redact(1, "family-name").await.unwrap());
        assert!(!tx.redact(1, "family-name").await.unwrap(), "it is already gone");
        assert!(!tx.redact(99, "family-name").await.unwrap());
        tx.commit().await.unwrap();
        let entries = history(&base.store, holder).await;
        let oldest = entries.last().unwrap();
        assert!(oldest.values[0].redacted && oldest.values[0].before.is_none());
        assert!(!entries[1].values[0].redacted, "the other entries keep their values");
        assert!(verify(base.store.reader(), base.store.key()).await.unwrap().is_ok());
    });
}

#[test]
fn a_value_that_is_gone_without_its_redaction_is_noticed() {
    on_both_engines(|base| async move {
        three_entries(&base.store).await;
        let hex = match base.store.engine() {
            Engine::Sqlite => "SELECT hex(sealed) AS bytes FROM store_journal WHERE seq = 1",
            Engine::Postgres => "SELECT encode(sealed, 'hex') AS bytes FROM store_journal WHERE seq = 1",
        };
        let mut tx = base.store.begin(cause()).await.unwrap();
        assert!(tx.redact(1, "family-name").await.unwrap());
        let backend = tx.db().get_database_backend();
        let row = tx.db().query_one_raw(Statement::from_string(backend, hex)).await.unwrap().unwrap();
        let emptied: String = row.try_get("", "bytes").unwrap();
        tx.rollback().await.unwrap();
        let bytes = match base.store.engine() {
            Engine::Sqlite => format!("x'{emptied}'"),
            Engine::Postgres => format!("decode('{emptied}', 'hex')"),
        };
        sql(&base.store, &format!("UPDATE store_journal SET sealed = {bytes} WHERE seq = 1")).await;
        let verified = verify(base.store.reader(), base.store.key()).await.unwrap();
        assert_eq!(verified, Err(Broken::Changed(1)));
    });
}

#[test]
fn destroying_a_holders_key_leaves_nothing_readable_and_the_chain_whole() {
    on_both_engines(|base| async move {
        let holder = three_entries(&base.store).await;
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.destroy_key_of(holder).await.unwrap();
        tx.commit().await.unwrap();
        let entries = history(&base.store, holder).await;
        assert_eq!(entries.len(), 2, "what happened is still told");
        assert!(entries.iter().all(|entry| entry.values[0].redacted && entry.values[0].before.is_none()));
        let ciphers =
            holder_keys::ciphers_of(base.store.reader(), base.store.key(), &[holder]).await.unwrap();
        assert!(ciphers.is_empty());
        assert!(verify(base.store.reader(), base.store.key()).await.unwrap().is_ok());
    });
}

#[test]
fn a_changed_missing_reordered_or_cut_row_is_noticed() {
    let harms: [(&str, Broken); 6] = [
        ("UPDATE store_journal SET verb = 'created' WHERE seq = 2", Broken::Changed(2)),
        (
            "UPDATE store_journal SET sealed = (SELECT sealed FROM store_journal WHERE seq = 3) WHERE seq = 2",
            Broken::Changed(2),
        ),
        ("DELETE FROM store_journal WHERE seq = 2", Broken::Missing(2)),
        ("DELETE FROM store_journal WHERE seq = 3", Broken::Missing(3)),
        (
            "UPDATE store_journal SET seq = CASE seq WHEN 2 THEN 30 ELSE seq END WHERE seq = 2; UPDATE store_journal SET seq = 2 WHERE seq = 3; UPDATE store_journal SET seq = 3 WHERE seq = 30",
            Broken::Changed(2),
        ),
        ("DELETE FROM store_journal WHERE seq = 3; UPDATE store_chains SET last_seq = 2", Broken::Head),
    ];
    for (harm, expected) in harms {
        on_both_engines(|base| async move {
            three_entries(&base.store).await;
            sql(&base.store, harm).await;
            assert_eq!(verify(base.store.reader(), base.store.key()).await.unwrap(), Err(expected), "{harm}");
        });
    }
}

#[test]
fn a_change_given_up_leaves_no_entry() {
    on_both_engines(|base| async move {
        let person = claire(&base.store);
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.journal(renamed(person, "Fontaine", "Leroy")).await.unwrap();
        tx.rollback().await.unwrap();
        assert!(history(&base.store, person.into()).await.is_empty());
        assert_eq!(verify(base.store.reader(), base.store.key()).await.unwrap().unwrap().entries, 0);
    });
}

#[test]
fn a_journal_written_under_another_key_is_told_from_our_own() {
    on_both_engines(|base| async move {
        let other = store::OrganisationKey::generate(&kernel::Ambient::system());
        three_entries(&base.store).await;
        assert_eq!(writer(&base.store, base.store.key()).await.unwrap(), Writer::ThisKey);
        assert_eq!(writer(&base.store, &other).await.unwrap(), Writer::AnotherKey);
        sql(&base.store, "DELETE FROM store_journal; DELETE FROM store_chains").await;
        let wiped = writer(&base.store, base.store.key()).await.unwrap();
        assert_eq!(wiped, Writer::Unproven, "her key is there still, and nothing tells whose base it is");
    });
}

#[test]
fn a_journal_begins_with_its_house_and_is_missed_when_it_was_emptied() {
    on_both_engines(|base| async move {
        let house_id: RowId = base.ambient.id();
        let mut tx = base.store.begin(cause()).await.unwrap();
        tx.begin_journals(house_id).await.unwrap();
        tx.commit().await.unwrap();
        three_entries(&base.store).await;
        let db = base.store.reader();
        assert_eq!(house(db).await.unwrap(), Some(house_id));
        assert_eq!(verify(db, base.store.key()).await.unwrap().unwrap().entries, 4);
        assert_eq!(reads::verify(db, base.store.key()).await.unwrap(), Ok(0));
        sql(&base.store, "DELETE FROM store_chains WHERE name = 'reads'").await;
        assert_eq!(reads::verify(db, base.store.key()).await.unwrap(), Err(Broken::Head));
        sql(&base.store, "DELETE FROM store_journal; DELETE FROM store_chains").await;
        three_entries(&base.store).await;
        assert_eq!(house(db).await.unwrap(), None, "whatever is journalled later is no beginning");
    });
}

#[test]
fn whoever_the_journal_tells_of_and_has_no_key_is_found() {
    on_both_engines(|base| async move {
        let holder = three_entries(&base.store).await;
        let whoever = || async {
            let at = base.store.snapshot().await.unwrap();
            holder_keys::keyless(&at, base.store.key()).await.unwrap()
        };
        assert!(whoever().await.is_empty());
        let spoil = match base.store.engine() {
            Engine::Sqlite => "UPDATE store_holder_keys SET wrapped = x'00'",
            Engine::Postgres => "UPDATE store_holder_keys SET wrapped = '\\x00'",
        };
        sql(&base.store, spoil).await;
        assert!(whoever().await.contains(&holder), "a key that does not open is none");
        let mut tx = base.store.begin(cause()).await.unwrap();
        let told = tx.ciphers_of(&[holder]).await;
        assert_eq!(told, Err(Fault::Damaged("holder key")), "nothing is sealed under another key beside it");
        tx.rollback().await.unwrap();
        sql(&base.store, "DELETE FROM store_holder_keys").await;
        assert!(whoever().await.contains(&holder));
    });
}

#[test]
fn a_row_that_no_longer_reads_is_the_one_that_was_changed() {
    on_both_engines(|base| async move {
        three_entries(&base.store).await;
        // a server minds its columns' types; a file takes whatever is written into it
        if base.store.engine() == Engine::Postgres {
            return;
        }
        let verified = || async { verify(base.store.reader(), base.store.key()).await.unwrap() };
        for (column, junk) in [("record_id", "'junk'"), ("at", "'yesterday'"), ("verb", "x'ff00'")] {
            let kept = format!(
                "CREATE TABLE kept AS SELECT * FROM store_journal WHERE seq = 2; UPDATE store_journal SET {column} = {junk} WHERE seq = 2"
            );
            sql(&base.store, &kept).await;
            assert_eq!(verified().await, Err(Broken::Changed(2)), "{column}");
            sql(&base.store, "DELETE FROM store_journal WHERE seq = 2; INSERT INTO store_journal SELECT * FROM kept; DROP TABLE kept").await;
            assert!(verified().await.is_ok(), "{column} stands again");
        }
    });
}
