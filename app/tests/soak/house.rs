//! A house in which people write while it is killed: what was acknowledged to them, and whether it is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use sea_orm::{ConnectionTrait, Statement};
use store::Store;
use uuid::Uuid;

use crate::client::Client;
use crate::machine::{Machine, Serving, on_its_base};

/// How many rows a file of the soak has.
pub const ROWS: i64 = 400;

/// A house, and what it acknowledged.
pub struct House {
    /// Its machine.
    pub machine: Machine,
    /// The owner's cookies.
    pub cookies: String,
    /// The people whose record was answered with an address.
    pub people: BTreeSet<Uuid>,
    /// The batches that were begun, by the mark their rows bear.
    pub batches: BTreeMap<String, Batch>,
    /// How many copies were acknowledged.
    pub copies: usize,
}

/// An import.
#[derive(Debug, Default)]
pub struct Batch {
    /// Whether the command said that it is written.
    pub is_acknowledged: bool,
    /// Whether it was asked to be taken back, and that was answered.
    pub is_undone: bool,
    /// Its id, once it is known.
    pub id: Option<Uuid>,
}

/// What the base holds after a kill.
#[derive(Debug, Default)]
pub struct Found {
    people: BTreeSet<Uuid>,
    rows: BTreeMap<String, i64>,
    batches: BTreeMap<String, Uuid>,
    /// In which state the last import is.
    pub last_state: Option<String>,
}

impl House {
    /// A house with an owner, served for as long as that takes.
    pub fn set_up() -> Self {
        let machine = Machine::new();
        let mut serving = machine.serve();
        let link = serving.set_up_link();
        let ticket = link.split("ticket=").nth(1).expect("a ticket").to_owned();
        let fields = [
            ("ticket", ticket.as_str()),
            ("organisation", "Maison Delcourt"),
            ("country", "FR"),
            ("lang", "en"),
            ("controller", "Maison Delcourt SARL"),
            ("name", "Camille Delcourt"),
            ("email", "camille@maison-delcourt.example"),
            ("password", "chablis cave persil comptoir"),
        ];
        let answer = Client::new(&serving.address, "").post("/set-up", &fields).unwrap();
        assert_eq!(answer.status, 303, "the house is set up");
        let house = Self {
            machine,
            cookies: answer.cookies,
            people: BTreeSet::new(),
            batches: BTreeMap::new(),
            copies: 0,
        };
        serving.terminate();
        house
    }

    /// The owner at the house as it is served now.
    pub fn owner(&self, serving: &Serving) -> Client {
        Client::new(&serving.address, &self.cookies)
    }

    /// Where copies go.
    pub fn shelf(&self) -> PathBuf {
        self.machine.place("copies")
    }

    /// What the base holds now, nobody serving it.
    pub fn look(&self) -> Found {
        on_its_base(&self.machine, async |store| Found::of(store).await)
    }

    /// Every acknowledged person is there, and of every batch all or nothing; what was acknowledged whole is whole.
    pub fn hold_to_its_word(&mut self, found: &Found, seed: u64) {
        let lost: Vec<&Uuid> = self.people.difference(&found.people).collect();
        assert!(lost.is_empty(), "seed {seed}: acknowledged and gone: {lost:?}");
        for (mark, batch) in &mut self.batches {
            let rows = found.rows.get(mark).copied().unwrap_or(0);
            assert!(rows == 0 || rows == ROWS, "seed {seed}: half a batch, {rows} rows of {mark}");
            let must_be_whole = batch.is_acknowledged && !batch.is_undone;
            assert!(!must_be_whole || rows == ROWS, "seed {seed}: {mark} was acknowledged and is gone");
            batch.id = batch.id.or_else(|| found.batches.get(mark).copied());
        }
    }

    /// Every batch that was taken back is gone once the house had time to end its work.
    pub fn has_taken_back(&self, found: &Found) {
        for (mark, _) in self.batches.iter().filter(|(_, batch)| batch.is_undone) {
            let rows = found.rows.get(mark).copied().unwrap_or(0);
            assert_eq!(rows, 0, "{mark} was taken back");
        }
    }
}

impl Found {
    async fn of(store: &Store) -> Self {
        let mut found = Self::default();
        let people = "SELECT id, batch_id, client_number FROM customers_people";
        for row in query(store, people).await {
            let id: Uuid = row.try_get("", "id").unwrap();
            let number: Option<String> = row.try_get("", "client_number").unwrap();
            match number.as_deref().and_then(|number| number.split_once('-')) {
                Some((mark, _)) => {
                    *found.rows.entry(mark.to_owned()).or_default() += 1;
                    let batch: Uuid = row.try_get("", "batch_id").unwrap();
                    found.batches.insert(mark.to_owned(), batch);
                }
                None => drop(found.people.insert(id)),
            }
        }
        let last = "SELECT state FROM customers_imports ORDER BY id DESC LIMIT 1";
        found.last_state = query(store, last).await.first().map(|row| row.try_get("", "state").unwrap());
        found
    }
}

async fn query(store: &Store, sql: &str) -> Vec<sea_orm::QueryResult> {
    let db = store.writer();
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}

/// Whether jobs wait or are being done.
pub async fn has_work(store: &Store) -> bool {
    !query(store, "SELECT id FROM store_jobs WHERE kind LIKE 'import%' AND state IN ('queued', 'running')")
        .await
        .is_empty()
}
