//! The engine alone: the least it must be asked to bring what a page shows, over the same pool of
//! connections, with the same key and settings, and nothing done with the answer but reading it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::text::words;
use sea_orm::{ConnectionTrait, Statement, TransactionTrait as _};
use store::{Engine, Store};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::Trouble;
use crate::measure::Pace;
use crate::pages::{Page, Promise, Question};

/// Where the engine notes looks, as the access log does: a table of the bench's own.
pub const LOOKS: &str = "CREATE TABLE bench_looks (at BIGINT NOT NULL, record TEXT NOT NULL)";

/// What a list shows of a person.
const PERSON: &str = "SELECT r.id, r.given_name, r.family_name, r.job_title, r.kind, r.owner_id, r.spend_net,
     r.last_on, o.title, c.name,
     (SELECT p.canonical FROM customers_phones p WHERE p.holder_id = r.id AND p.position = 0) AS phone,
     (SELECT a.town FROM customers_addresses a WHERE a.holder_id = r.id AND a.position = 0) AS town
     FROM customers_people r
     LEFT JOIN customers_roles o ON o.person_id = r.id AND o.position = 0
     LEFT JOIN customers_companies c ON c.id = o.company_id";

const SALE: &str =
    "SELECT r.id, r.kind, r.number, r.dated_on, r.status, r.net, r.gross, c.name, p.given_name,
     p.family_name
     FROM customers_sales r
     LEFT JOIN customers_companies c ON c.id = r.company_id
     LEFT JOIN customers_people p ON p.id = r.person_id";

/// A page of people.
#[must_use]
pub fn people(condition: &str, order: &str) -> String {
    format!("{PERSON} {condition} ORDER BY {order} LIMIT 50")
}

/// A page of sales.
#[must_use]
pub fn sales(order: &str) -> String {
    format!("{SALE} ORDER BY {order} LIMIT 50")
}

/// The page of people after somebody.
#[must_use]
pub fn people_after(id: Uuid) -> Question {
    let beyond = "WHERE (r.sort_key, r.id) > ((SELECT sort_key FROM customers_people WHERE id = $1), $2)";
    (people(beyond, "r.sort_key, r.id"), vec![id.into(), id.into()])
}

/// The clients who live or work in a town, by what they spend.
#[must_use]
pub fn clients_of_a_town(town: &str) -> Question {
    let there = "WHERE (r.kind = 'client') = TRUE AND r.id IN (
         SELECT holder_id FROM customers_addresses WHERE town_key = $1
         UNION SELECT o.person_id FROM customers_roles o
         JOIN customers_addresses a ON a.holder_id = o.company_id WHERE a.town_key = $2)";
    (people(there, "r.spend_net DESC, r.id DESC"), vec![town.into(), town.into()])
}

/// The records that hold each word as a beginning.
#[must_use]
pub fn beginnings(engine: Engine, term: &str) -> Question {
    let (words, sql) = (words(term), beginnings_sql(engine));
    let asked: Vec<String> = match engine {
        Engine::Sqlite => words.iter().map(|word| format!("\"{word}\"*")).collect(),
        Engine::Postgres => words.iter().map(|word| format!("'{word}':*")).collect(),
    };
    let between = if engine == Engine::Sqlite { " " } else { " & " };
    (sql.to_owned(), vec![asked.join(between).into()])
}

const fn beginnings_sql(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "SELECT s.kind, s.record_id FROM store_search_words w JOIN store_search s ON s.id = w.rowid
             WHERE store_search_words MATCH $1 LIMIT 30"
        }
        Engine::Postgres => {
            "SELECT s.kind, s.record_id FROM store_search s
             WHERE to_tsvector('simple', s.text) @@ to_tsquery('simple', $1) LIMIT 30"
        }
    }
}

/// The records that share most letters with the words.
#[must_use]
pub fn alike(engine: Engine, term: &str) -> Question {
    let threes: Vec<String> = words(term).iter().flat_map(|word| threes(word)).collect();
    match engine {
        Engine::Sqlite => {
            let any: Vec<String> = threes.iter().map(|three| format!("\"{three}\"")).collect();
            let sql = "SELECT s.kind, s.record_id FROM store_search_trigrams t
                 JOIN store_search s ON s.id = t.rowid
                 WHERE store_search_trigrams MATCH $1 ORDER BY t.rank LIMIT 30";
            (sql.to_owned(), vec![any.join(" OR ").into()])
        }
        Engine::Postgres => {
            let sql = "SELECT s.kind, s.record_id FROM store_search s
                 WHERE $1 <% s.text ORDER BY $2 <<-> s.text LIMIT 30";
            let term = words(term).join(" ");
            (sql.to_owned(), vec![term.clone().into(), term.into()])
        }
    }
}

fn threes(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).map(|three| three.iter().collect()).collect()
}

/// All that a record's page shows.
#[must_use]
pub fn record(id: Uuid) -> Vec<Question> {
    [
        "SELECT * FROM customers_people WHERE id = $1",
        "SELECT * FROM customers_emails WHERE holder_id = $1 ORDER BY position",
        "SELECT * FROM customers_phones WHERE holder_id = $1 ORDER BY position",
        "SELECT * FROM customers_addresses WHERE holder_id = $1 ORDER BY position",
        "SELECT o.*, c.name FROM customers_roles o JOIN customers_companies c ON c.id = o.company_id
         WHERE o.person_id = $1 ORDER BY o.position",
        "SELECT s.*, l.label, l.net FROM customers_sales s
         LEFT JOIN customers_sale_lines l ON l.sale_id = s.id
         WHERE s.person_id = $1 ORDER BY s.dated_on DESC, s.id DESC LIMIT 20",
        "SELECT * FROM customers_activities WHERE person_id = $1 ORDER BY at DESC LIMIT 20",
        "SELECT * FROM customers_tasks WHERE person_id = $1 LIMIT 20",
        "SELECT * FROM privacy_bases WHERE holder_id = $1",
        "SELECT * FROM privacy_refusals WHERE holder_id = $1",
    ]
    .map(|sql| (sql.to_owned(), vec![id.into()]))
    .into()
}

/// Has several ask the engine for what a page shows, each one after the other, until so many answers
/// came or their time is over.
///
/// # Errors
/// When the engine refuses.
pub async fn together(store: &Store, page: &Page, pace: Pace) -> Result<Vec<Duration>, Trouble> {
    let asks: Arc<Vec<Vec<Question>>> = Arc::new(page.asks.iter().map(|(_, raw)| raw.clone()).collect());
    let (mut all, begun) = (JoinSet::new(), Instant::now());
    for visitor in 0..pace.visitors {
        let (store, asks, is_noted) = (store.clone(), Arc::clone(&asks), page.promise == Promise::Record);
        all.spawn(async move {
            let mut times = Vec::new();
            for nth in pace.of(visitor).take_while(|_| begun.elapsed() < pace.time) {
                let since = Instant::now();
                ask(&store, &asks[nth % asks.len()]).await?;
                if is_noted {
                    note(&store, nth).await?;
                }
                times.push(since.elapsed());
            }
            Ok::<_, Trouble>(times)
        });
    }
    let mut times = Vec::with_capacity(pace.answers);
    while let Some(done) = all.join_next().await {
        times.extend(done??);
    }
    Ok(times)
}

async fn ask(store: &Store, questions: &[Question]) -> Result<(), Trouble> {
    let backend = store.reader().get_database_backend();
    for (sql, values) in questions {
        let asked = Statement::from_sql_and_values(backend, sql.clone(), values.clone());
        store.reader().query_all_raw(asked).await?;
    }
    Ok(())
}

/// A durable line for each look.
async fn note(store: &Store, nth: usize) -> Result<(), Trouble> {
    let tx = store.writer().begin().await?;
    let values = [i64::try_from(nth)?.into(), "record".into()];
    let sql = "INSERT INTO bench_looks (at, record) VALUES ($1, $2)";
    tx.execute_raw(Statement::from_sql_and_values(store.writer().get_database_backend(), sql, values))
        .await?;
    Ok(tx.commit().await?)
}
