//! Laws 6 to 8, for every context at once: a word of its own is planted into every personal column of
//! a person and a company. The dossier shows them all; after the erasure none is left, in whatever
//! spelling, in no row, history, index, job, log or file, nor on a free page of the decrypted base.

mod imported;
mod pages;
pub mod planting;
mod traces;

use kernel::{Actor, Holder};
use personal::Purpose;
use store::{Cause, Engine, Store};
use testkit::{Base, access, on_both_engines};

use self::planting::{Planted, plant};
use self::traces::{Haystack, Logs};

/// Everything the house can show about somebody.
async fn dossier(store: &Store, holder: Holder) -> String {
    let mut all = String::new();
    for source in app::wiring::sources() {
        for part in source.export(store, holder, &access()).await.unwrap() {
            for value in part.values.into_values() {
                all = all + &value + "\n";
            }
        }
    }
    all
}

/// Whatever somebody could find who holds the key, the disk or the server.
fn everything(base: &Base, logs: &Logs) -> Vec<Haystack> {
    let mut stacks = traces::files_below(&base.folder);
    stacks.push(logs.so_far());
    stacks.push(match base.store.engine() {
        Engine::Sqlite => pages::decrypted(&base.file(), &base.key),
        Engine::Postgres => traces::dump(&base.location),
    });
    stacks
}

#[test]
fn every_word_about_somebody_is_in_the_dossier_and_after_the_erasure_nowhere() {
    let logs = Logs::listen();
    tracing::trace!("qzmarker");
    assert!(logs.so_far().find("qzmarker").is_some(), "the log is heard");
    on_both_engines(async |base: Base| {
        let store = &base.store;
        let Planted { person, company, words, history } = plant(store).await;
        let shown = dossier(store, person).await + &dossier(store, company).await;
        let missing: Vec<&String> = words.iter().filter(|word| !shown.contains(*word)).collect();
        assert!(missing.is_empty(), "the dossier does not show {missing:?}");
        let rows = match store.engine() {
            Engine::Sqlite => {
                store::upkeep::fold_log(store).await.unwrap();
                pages::decrypted(&base.file(), &base.key)
            }
            Engine::Postgres => traces::dump(&base.location),
        };
        let unseen: Vec<&String> = words.iter().filter(|word| rows.find(word).is_none()).collect();
        assert!(unseen.is_empty(), "the search itself does not see {unseen:?}");

        let cause = || Cause::new(Actor::Console, Purpose::DataProtection);
        for holder in [person, company] {
            app::wiring::eraser().erase(store, cause(), holder).await.unwrap();
        }

        let left = dossier(store, person).await + &dossier(store, company).await;
        for word in words.iter().chain(&history) {
            assert!(!left.contains(word.as_str()), "the dossier still shows {word}");
            for stack in everything(&base, &logs) {
                let trace = stack.find(word);
                assert!(
                    trace.is_none(),
                    "{word} is left in {} as {}",
                    stack.place,
                    trace.unwrap_or_default()
                );
            }
        }
    });
}
