//! Who is looked after, and has not been dealt with for long: nothing planned, nothing said, nothing bought.
//!
//! Only so many are considered, the likeliest first, along an index: the question costs the same however
//! large the file is.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{Holder, Id, UserId};
use sea_orm::{FromQueryResult, Statement, Value};
use store::{Db, Fault, Instant};
use uuid::Uuid;

use crate::relation::Relation;

/// After how many days without a word a client is quiet, and a prospect.
const CLIENT_AFTER: i64 = 90;
const PROSPECT_AFTER: i64 = 30;
/// How many of each kind are considered.
const CONSIDERED: usize = 300;

/// Whose clients and prospects are asked about.
#[derive(Debug, Clone, Copy)]
pub struct Keeper {
    /// Who looks after them.
    pub user: UserId,
    /// Whether those nobody looks after fall to them.
    pub takes_the_rest: bool,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
}

/// Clients and prospects without a next step: first the clients whose last purchase is the freshest, then
/// the prospects that came last.
///
/// # Errors
/// Any [`Fault`].
pub async fn without_next_step(
    db: &impl Db,
    keeper: Keeper,
    (now, today): (Timestamp, Date),
    most: usize,
) -> Result<Vec<Holder>, Fault> {
    let owners: &[Option<UserId>] =
        if keeper.takes_the_rest { &[Some(keeper.user), None] } else { &[Some(keeper.user)] };
    let client = |bought| Quiet::after(CLIENT_AFTER, (Relation::Client, bought), now, today);
    let prospect = Quiet::after(PROSPECT_AFTER, (Relation::Prospect, false), now, today);
    let mut found: Vec<Holder> = Vec::with_capacity(most);
    for quiet in [client(true), client(false), prospect] {
        for owner in owners {
            found.extend(quiet.people(db, *owner, most - found.len()).await?);
            found.extend(quiet.companies(db, *owner, most - found.len()).await?);
        }
    }
    Ok(found)
}

/// Those of a kind of whom nothing was heard since an instant.
struct Quiet {
    relation: Relation,
    /// Whether they bought, or only stand in the file.
    bought: bool,
    day: Date,
    since: Timestamp,
}

impl Quiet {
    fn after(days: i64, (relation, bought): (Relation, bool), now: Timestamp, today: Date) -> Self {
        let day = today.checked_sub(days.days()).unwrap_or(today);
        Self { relation, bought, day, since: now.checked_sub((24 * days).hours()).unwrap_or(now) }
    }

    async fn people(&self, db: &impl Db, owner: Option<UserId>, most: usize) -> Result<Vec<Holder>, Fault> {
        let ids = self.ask(db, ("customers_people", "person_id", ""), owner, most).await?;
        Ok(ids.into_iter().filter_map(|id| Holder::from_parts("person", id)).collect())
    }

    /// Companies of whom the file knows nobody: of others, the people are told of.
    async fn companies(
        &self,
        db: &impl Db,
        owner: Option<UserId>,
        most: usize,
    ) -> Result<Vec<Holder>, Fault> {
        let nobody = "AND NOT EXISTS (SELECT 1 FROM customers_roles o WHERE o.company_id = r.id)";
        let ids = self.ask(db, ("customers_companies", "company_id", nobody), owner, most).await?;
        Ok(ids.into_iter().filter_map(|id| Holder::from_parts("company", id)).collect())
    }

    async fn ask(
        &self,
        db: &impl Db,
        (table, about, besides): (&str, &str, &str),
        owner: Option<UserId>,
        most: usize,
    ) -> Result<Vec<Uuid>, Fault> {
        if most == 0 {
            return Ok(Vec::new());
        }
        let mine = if owner.is_some() { "owner_id = $4" } else { "owner_id IS NULL" };
        // $2 is for the ones, $3 for the others, and for both what was said
        let long_ago = if self.bought {
            "last_on > '' AND last_on < $2"
        } else {
            "last_on = '' AND created_at < $3 AND $2 <> ''"
        };
        let sql = format!(
            "SELECT r.id FROM
               (SELECT id, last_on, created_at FROM {table} WHERE {mine} AND kind = $1 AND {long_ago}
                  ORDER BY last_on DESC, created_at DESC, id DESC LIMIT {CONSIDERED}) r
             WHERE NOT EXISTS (SELECT 1 FROM customers_tasks t WHERE t.{about} = r.id AND t.done_at IS NULL)
               AND NOT EXISTS (SELECT 1 FROM customers_activities a WHERE a.{about} = r.id AND a.at >= $3)
               {besides}
             ORDER BY r.last_on DESC, r.created_at DESC, r.id DESC LIMIT {most}"
        );
        let mut values: Vec<Value> = vec![
            self.relation.code().into(),
            self.day.to_string().into(),
            Instant::from(self.since).micros().into(),
        ];
        values.extend(owner.map(|owner| -> Value { owner.uuid().into() }));
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        let rows = Row::find_by_statement(statement).all(db).await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }
}
