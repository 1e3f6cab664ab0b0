//! What is asked for: each page as a browser asks for it, beside the least an engine must be asked to
//! bring the same records. Which records, terms and places is a matter of seeded chance.

use std::collections::HashMap;

use fastrand::Rng;
use kernel::text::words;
use sea_orm::{ConnectionTrait, Statement, Value};
use store::{Engine, Store};
use uuid::Uuid;

use crate::Trouble;
use crate::names::TOWNS;
use crate::people::{self, Somebody};
use crate::raw;

/// How many different records, terms and places each page is asked for.
const VARIETY: usize = 100;

/// A question to the engine: SQL and its values.
pub type Question = (String, Vec<Value>);

/// What the product promises of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// 3 ms of processor time, and 50 ms for 99 in a hundred of sixteen who ask at once.
    List,
    /// 2 ms of processor time, and the same.
    Record,
    /// 15 ms for half of the answers, 150 ms for 99 in a hundred.
    Search,
}

/// One page of the report.
pub struct Page {
    /// What it is called there.
    pub title: &'static str,
    /// What is promised of it. A look at a record is noted, by the engine alone too.
    pub promise: Promise,
    /// Its addresses, each beside what the engine is asked.
    pub asks: Vec<(String, Vec<Question>)>,
}

impl Page {
    fn new(
        (title, promise): (&'static str, Promise),
        asks: impl Iterator<Item = (String, Vec<Question>)>,
    ) -> Self {
        Self { title, promise, asks: asks.collect() }
    }

    /// Its addresses.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        self.asks.iter().map(|(path, _)| path.clone()).collect()
    }
}

/// Every page that is measured, over a base of so many people.
///
/// # Errors
/// When the base does not answer.
pub async fn pages(store: &Store, many: usize) -> Result<Vec<Page>, Trouble> {
    let mut dice = Rng::with_seed(20_261_123);
    let places: Vec<usize> = (0..VARIETY).map(|_| dice.usize(..many)).collect();
    let ids = ids(store, &places).await?;
    let known: Vec<(Uuid, Somebody)> =
        places.iter().filter_map(|place| Some((*ids.get(place)?, people::somebody(*place)))).collect();
    if known.len() < VARIETY {
        return Err("people of the bench are missing from its base".into());
    }
    let engine = store.engine();
    Ok([lists(&known), searches(engine, &known), records(&known)].into_iter().flatten().collect())
}

fn lists(known: &[(Uuid, Somebody)]) -> Vec<Page> {
    let once = |title, path: &str, raw: String| {
        Page::new((title, Promise::List), [(path.to_owned(), vec![(raw, vec![])])].into_iter())
    };
    vec![
        once("contacts, the first page", "/people", raw::people("", "r.sort_key, r.id")),
        Page::new(
            ("contacts, a page somewhere", Promise::List),
            known.iter().map(|(id, _)| (format!("/people?after={id}"), vec![raw::people_after(*id)])),
        ),
        once(
            "contacts by spend over 12 months",
            "/people?sort=-spend",
            raw::people("", "r.spend_net DESC, r.id DESC"),
        ),
        Page::new(
            ("clients of a town by spend", Promise::List),
            TOWNS.iter().map(|(_, town)| {
                let path = address("/people", &[("kind", "client"), ("town", town), ("sort", "-spend")]);
                (path, vec![raw::clients_of_a_town(&words(town).join(" "))])
            }),
        ),
        once(
            "clients who owe money, by last purchase",
            "/people?kind=client&balance-min=1&sort=-last-sale",
            raw::people("WHERE (r.kind = 'client' AND r.balance >= 1) = TRUE", "r.last_on DESC, r.id DESC"),
        ),
        once("sales, the latest", "/sales?sort=-date", raw::sales("r.dated_on DESC, r.id DESC")),
        once("sales by amount", "/sales?sort=-amount", raw::sales("r.net DESC, r.id DESC")),
    ]
}

fn searches(engine: Engine, known: &[(Uuid, Somebody)]) -> Vec<Page> {
    let search = |title, term: fn(&Somebody) -> String| {
        Page::new(
            (title, Promise::Search),
            known.iter().map(move |(_, somebody)| {
                let term = term(somebody);
                (address("/search", &[("q", &term)]), vec![raw::beginnings(engine, &term)])
            }),
        )
    };
    let slipped = known.iter().map(|(_, somebody)| {
        let term = with_a_slip(&full_name(somebody));
        (address("/search", &[("q", &term)]), vec![raw::alike(engine, &term)])
    });
    let in_list = known.iter().map(|(_, somebody)| {
        (address("/people", &[("q", &somebody.family)]), vec![raw::beginnings(engine, &somebody.family)])
    });
    vec![
        search("search by full name, without accents", |one| words(&full_name(one)).join(" ")),
        search("search by surname", |one| one.family.clone()),
        search("search by client number", |one| one.client_number.clone()),
        Page::new(("search by full name, one letter wrong", Promise::Search), slipped),
        Page::new(("contacts found by surname", Promise::Search), in_list),
    ]
}

/// Records as one comes to them from a list: with the way to the one before and the one after.
fn records(known: &[(Uuid, Somebody)]) -> Vec<Page> {
    let noted = |title, query: fn(&Somebody) -> String| {
        let asks =
            known.iter().map(|(id, somebody)| (format!("/people/{id}{}", query(somebody)), raw::record(*id)));
        Page::new((title, Promise::Record), asks)
    };
    vec![
        noted("a contact’s record", |_| "?sort=name".to_owned()),
        noted("a contact’s record among clients of a town", |one| {
            address("", &[("kind", "client"), ("town", one.home.town), ("sort", "-spend")])
        }),
    ]
}

fn full_name(somebody: &Somebody) -> String {
    format!("{} {}", somebody.given, somebody.family)
}

/// The last letter but one left out, as a hurried hand does.
#[must_use]
pub fn with_a_slip(name: &str) -> String {
    let mut letters: Vec<char> = words(name).join(" ").chars().collect();
    letters.remove(letters.len().saturating_sub(2));
    letters.into_iter().collect()
}

fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{path}?{query}")
}

/// The ids of the people with these places.
async fn ids(store: &Store, places: &[usize]) -> Result<HashMap<usize, Uuid>, Trouble> {
    let numbers: HashMap<String, usize> =
        places.iter().map(|place| (people::client_number(*place), *place)).collect();
    let marks: Vec<String> = (1..=numbers.len()).map(|mark| format!("${mark}")).collect();
    let sql = format!(
        "SELECT id, client_number AS number FROM customers_people WHERE client_number IN ({})",
        marks.join(", "),
    );
    let values = numbers.keys().map(|number| number.clone().into());
    let asked = Statement::from_sql_and_values(store.reader().get_database_backend(), sql, values);
    let mut ids = HashMap::new();
    for row in store.reader().query_all_raw(asked).await? {
        let number: String = row.try_get("", "number")?;
        ids.extend(
            numbers
                .get(&number)
                .map(|place| Ok::<_, Trouble>((*place, row.try_get("", "id")?)))
                .transpose()?,
        );
    }
    Ok(ids)
}
