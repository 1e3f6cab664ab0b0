//! What falls short in records, kept beside them: found anew for exactly those whose record, sales or exchanges
//! changed. Lists filter by it, a page counts it, and neither reads the whole file.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use kernel::{Holder, Id, Scope};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, Statement, Value};
use store::{Db, Fault, Instant, Tx};
use uuid::Uuid;

use super::rows::CHUNK;
use super::sight::{RECORD, Sight};
use super::standing::Side;
use crate::activity::Direction;
use crate::books::Books;
use crate::quality::Shortcoming;

/// Beyond so many a count is "more than".
const COUNTED_UP_TO: u64 = 10_000;

/// How many records have a shortcoming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowMany {
    /// So many.
    Exactly(u64),
    /// More than anybody counts.
    More,
}

impl HowMany {
    /// What was counted up to one beyond a bound.
    pub(super) const fn upto(many: u64, most: u64) -> Self {
        if many > most { Self::More } else { Self::Exactly(many) }
    }
}

/// How many people and companies fall short in what.
#[derive(Debug, Default)]
pub struct Shortcomings {
    counts: HashMap<(Side, Shortcoming), HowMany>,
    /// Prospects among people nobody heard from since a day.
    pub silent_people: Option<HowMany>,
    /// Prospects among companies nobody heard from since a day.
    pub silent_companies: Option<HowMany>,
}

impl Shortcomings {
    /// How many people fall short in this; `None` where people cannot.
    #[must_use]
    pub fn of_people(&self, what: Shortcoming) -> Option<HowMany> {
        self.counts.get(&(Side::People, what)).copied()
    }

    /// How many companies fall short in this; `None` where companies cannot.
    #[must_use]
    pub fn of_companies(&self, what: Shortcoming) -> Option<HowMany> {
        self.counts.get(&(Side::Companies, what)).copied()
    }
}

/// How many records in sight fall short in what, and how many prospects were heard from last before or on a day.
///
/// # Errors
/// Any [`Fault`].
pub async fn shortcomings(sight: Sight<'_, impl Db>, silent_until: Date) -> Result<Shortcomings, Fault> {
    let mut found = Shortcomings::default();
    for side in [Side::People, Side::Companies] {
        for (what, _) in conditions(side).iter().copied() {
            let of_kind = of_kind(side, sight.scope());
            let many = counted(sight, &of_kind, [kind(side).into(), what.code().into()]).await?;
            found.counts.insert((side, what), many);
        }
    }
    for (side, silent) in
        [(Side::People, &mut found.silent_people), (Side::Companies, &mut found.silent_companies)]
    {
        let rows = format!("FROM {} r WHERE kind = $1 AND heard_on <= $2 AND heard_on <> ''", side.table());
        *silent = Some(counted(sight, &rows, ["prospect".into(), silent_until.to_string().into()]).await?);
    }
    Ok(found)
}

/// The rows of a shortcoming; where not everything is in sight, beside the records they tell of.
fn of_kind(side: Side, scope: &Scope) -> String {
    let records = if scope.is_all() {
        String::new()
    } else {
        format!(" JOIN {} r ON r.id = f.holder_id", side.table())
    };
    format!("FROM customers_flaws f{records} WHERE f.holder_kind = $1 AND f.code = $2")
}

async fn counted(sight: Sight<'_, impl Db>, rows: &str, values: [Value; 2]) -> Result<HowMany, Fault> {
    let (db, mut values) = (sight.db(), values.to_vec());
    let in_sight = sight.condition(RECORD, &mut values);
    let sql = format!(
        "SELECT COUNT(*) AS many FROM (SELECT 1 AS one {rows} AND {in_sight} LIMIT {}) counted",
        COUNTED_UP_TO + 1
    );
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let many: i64 = db.query_one_raw(asked).await?.map_or(Ok(0), |row| row.try_get("", "many"))?;
    Ok(HowMany::upto(u64::try_from(many).unwrap_or_default(), COUNTED_UP_TO))
}

/// Finds anew what falls short in these records, and when they were heard from last.
pub(super) async fn refresh(
    tx: &Tx,
    books: &Books,
    holders: impl Iterator<Item = Holder>,
) -> Result<(), Fault> {
    let (mut companies, mut people) = (BTreeSet::new(), BTreeSet::new());
    for holder in holders {
        match holder {
            Holder::Company(id) => companies.insert(id.uuid()),
            Holder::Person(id) => people.insert(id.uuid()),
        };
    }
    for (side, ids) in [(Side::Companies, companies), (Side::People, people)] {
        let ids: Vec<Uuid> = ids.into_iter().collect();
        for chunk in ids.chunks(CHUNK) {
            clear(tx, chunk).await?;
            find(tx, side, chunk).await?;
            hear(tx, books, side, chunk).await?;
        }
    }
    Ok(())
}

/// Clears what fell short in records.
pub(super) async fn clear(tx: &Tx, holders: &[Uuid]) -> Result<(), Fault> {
    let mut delete = Query::delete();
    delete.from_table("customers_flaws").and_where(Expr::col("holder_id").is_in(holders.iter().copied()));
    tx.db().execute(&delete).await?;
    Ok(())
}

async fn find(tx: &Tx, side: Side, ids: &[Uuid]) -> Result<(), Fault> {
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("(${place})")).collect();
    let (table, kind) = (side.table(), kind(side));
    let part = |(what, condition): &(Shortcoming, &str)| {
        let code = what.code();
        format!(
            "SELECT r.id, '{code}', '{kind}' FROM {table} r WHERE r.id IN (SELECT t.id FROM touched t) AND {condition}"
        )
    };
    let parts: Vec<String> = conditions(side).iter().map(part).collect();
    let sql = format!(
        "WITH touched (id) AS (VALUES {})
         INSERT INTO customers_flaws (holder_id, code, holder_kind) {}",
        places.join(", "),
        parts.join(" UNION ALL "),
    );
    let values = ids.iter().map(|id| Value::from(*id));
    tx.db().execute_raw(Statement::from_sql_and_values(tx.db().get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Writes down when these were heard from last: they came into the file, said something, bought something.
async fn hear(tx: &Tx, books: &Books, side: Side, ids: &[Uuid]) -> Result<(), Fault> {
    let (table, column, theirs) = (side.table(), side.buyer_column(), Direction::FromThem.code());
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT r.id, r.created_at, r.heard_on,
                (SELECT MAX(a.at) FROM customers_activities a WHERE a.{column} = r.id AND a.direction = '{theirs}') AS said_at,
                (SELECT MAX(s.dated_on) FROM customers_sales s WHERE s.{column} = r.id) AS dated_on
         FROM {table} r WHERE r.id IN ({})",
        places.join(", ")
    );
    let values = ids.iter().map(|id| Value::from(*id));
    let asked = Statement::from_sql_and_values(tx.db().get_database_backend(), sql, values);
    let mut changed = Vec::new();
    for row in tx.db().query_all_raw(asked).await? {
        let day = |at: Instant| books.rules.day_at(at.timestamp()).to_string();
        let came: Instant = row.try_get("", "created_at")?;
        let said: Option<Instant> = row.try_get("", "said_at")?;
        let bought: Option<String> = row.try_get("", "dated_on")?;
        let heard = [Some(day(came)), said.map(day), bought].into_iter().flatten().max().unwrap_or_default();
        if heard != row.try_get::<String>("", "heard_on")? {
            changed.push((row.try_get::<Uuid>("", "id")?, heard));
        }
    }
    write(tx, table, changed).await
}

async fn write(tx: &Tx, table: &str, heard: Vec<(Uuid, String)>) -> Result<(), Fault> {
    if heard.is_empty() {
        return Ok(());
    }
    let places: Vec<String> =
        (0..heard.len()).map(|row| format!("(${}, ${})", row * 2 + 1, row * 2 + 2)).collect();
    let sql = format!(
        "WITH anew (id, heard_on) AS (VALUES {})
         UPDATE {table} SET heard_on = anew.heard_on FROM anew WHERE {table}.id = anew.id",
        places.join(", "),
    );
    let values = heard.into_iter().flat_map(|(id, day)| [Value::from(id), Value::from(day)]);
    tx.db().execute_raw(Statement::from_sql_and_values(tx.db().get_database_backend(), sql, values)).await?;
    Ok(())
}

const fn kind(side: Side) -> &'static str {
    match side {
        Side::People => "person",
        Side::Companies => "company",
    }
}

/// When a record, called `r`, falls short in what.
const fn conditions(side: Side) -> &'static [(Shortcoming, &'static str)] {
    match side {
        Side::People => OF_PEOPLE,
        Side::Companies => OF_COMPANIES,
    }
}

const EMAIL: &str =
    "EXISTS (SELECT 1 FROM customers_emails v WHERE v.holder_id = r.id AND v.flaw IS NOT NULL)";
const PHONE: &str =
    "EXISTS (SELECT 1 FROM customers_phones v WHERE v.holder_id = r.id AND v.flaw IS NOT NULL)";
const ADDRESS: &str = "EXISTS (SELECT 1 FROM customers_addresses v
     WHERE v.holder_id = r.id AND (v.postcode_flaw IS NOT NULL OR v.country_flaw IS NOT NULL))";
const NO_ADDRESS: &str = "r.purchases > 0 AND NOT EXISTS (SELECT 1 FROM customers_addresses v
     WHERE v.holder_id = r.id AND COALESCE(v.town_key, '') <> '')";

/// Nothing that reaches the record itself; who works where is asked after it.
macro_rules! unreachable_but_for {
    ($column:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM customers_emails v WHERE v.holder_id = r.id AND v.canonical IS NOT NULL)
             AND NOT EXISTS (SELECT 1 FROM customers_phones v WHERE v.holder_id = r.id AND v.canonical IS NOT NULL)
             AND NOT EXISTS (SELECT 1 FROM customers_addresses v
                 WHERE v.holder_id = r.id AND COALESCE(v.town_key, '') <> '')
             AND NOT EXISTS (SELECT 1 FROM customers_roles o WHERE o.",
            $column,
            " = r.id)"
        )
    };
}

/// Nobody, no sale and no exchange beside it.
macro_rules! alone {
    ($column:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM customers_roles o WHERE o.",
            $column,
            " = r.id)
             AND NOT EXISTS (SELECT 1 FROM customers_sales s WHERE s.",
            $column,
            " = r.id)
             AND NOT EXISTS (SELECT 1 FROM customers_activities a WHERE a.",
            $column,
            " = r.id)"
        )
    };
}

const OF_PEOPLE: &[(Shortcoming, &str)] = &[
    (Shortcoming::Email, EMAIL),
    (Shortcoming::Phone, PHONE),
    (Shortcoming::Address, ADDRESS),
    (Shortcoming::Nameless, "COALESCE(r.given_name, '') = '' AND COALESCE(r.family_name, '') = ''"),
    (Shortcoming::Unreachable, unreachable_but_for!("person_id")),
    (Shortcoming::NoAddress, NO_ADDRESS),
    (Shortcoming::Alone, alone!("person_id")),
];

const OF_COMPANIES: &[(Shortcoming, &str)] = &[
    (Shortcoming::Email, EMAIL),
    (Shortcoming::Phone, PHONE),
    (Shortcoming::Address, ADDRESS),
    (
        Shortcoming::Identifier,
        "EXISTS (SELECT 1 FROM customers_identifiers v WHERE v.holder_id = r.id AND v.flaw IS NOT NULL)",
    ),
    (
        Shortcoming::Unidentified,
        "NOT EXISTS (SELECT 1 FROM customers_identifiers v WHERE v.holder_id = r.id)",
    ),
    (Shortcoming::Unreachable, unreachable_but_for!("company_id")),
    (Shortcoming::NoAddress, NO_ADDRESS),
    (Shortcoming::Alone, alone!("company_id")),
];
