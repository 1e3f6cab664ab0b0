//! What somebody sees of the file: whatever is read to be shown, counted or taken out is read through a
//! [`Sight`], the base together with how far they see.
//!
//! A person and a company belong to who looks after them, a sale to who looks after the company that buys,
//! else the person, an activity to who looks after the person it is about, else the company. A task is seen
//! by those who see whom it is about, and by whoever is to do it.

use std::collections::HashSet;

use kernel::{ActivityId, CompanyId, Holder, Id, PersonId, SaleId, Scope, TaskId};
use personal::Access;
use sea_orm::sea_query::Expr;
use sea_orm::{Statement, Value};
use store::scope::{Walk, in_sight, literal};
use store::search::{self, Among, Hit};
use store::{Db, Fault, engine_of};
use uuid::Uuid;

use super::rows::CHUNK;
use super::standing::Side;
use super::{activities_by_ids, companies_by_ids, people_by_ids, sales_by_ids, tasks_by_ids};
use crate::activity::Activity;
use crate::company::Company;
use crate::person::Person;
use crate::sale::Sale;
use crate::task::Task;

/// Whose something about a holder is: the person's, else the company's.
macro_rules! of_holder {
    ($row:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM customers_people p WHERE p.id = ",
            $row,
            ".person_id AND {p.owner_id}) OR ",
            $row,
            ".person_id IS NULL AND EXISTS (SELECT 1 FROM customers_companies c WHERE c.id = ",
            $row,
            ".company_id AND {c.owner_id})"
        )
    };
}

/// Whose the record is that a column names, whichever kind it is.
macro_rules! of_record {
    ($column:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM customers_people p WHERE p.id = ",
            $column,
            " AND {p.owner_id}) OR EXISTS (SELECT 1 FROM customers_companies c WHERE c.id = ",
            $column,
            " AND {c.owner_id})"
        )
    };
}

/// Whose a person, a company or a sale of a list is.
pub(crate) const RECORD: &str = "{r.owner_id}";
/// Whose a task of a list is.
pub(crate) const TASK: &str = concat!("{r.owner_id} OR ", of_holder!("r"));
/// Whose a sale is, in a query that calls the table by its name.
pub(super) const SALES: &str = "{customers_sales.owner_id}";
/// Whose an activity is, likewise.
pub(super) const ACTIVITIES: &str = of_holder!("customers_activities");
/// Whose a task is, likewise.
pub(super) const TASKS: &str = concat!("{customers_tasks.owner_id} OR ", of_holder!("customers_tasks"));
/// Whose a file on a record is, likewise.
pub(super) const ATTACHMENTS: &str = of_record!("customers_attachments.holder_id");
/// Whose the record is that a row of the search index stands for.
const FOUND: &str = "CASE s.kind
     WHEN 'person' THEN EXISTS (SELECT 1 FROM customers_people r WHERE r.id = s.record_id AND {r.owner_id})
     WHEN 'company' THEN EXISTS (SELECT 1 FROM customers_companies r WHERE r.id = s.record_id AND {r.owner_id})
     WHEN 'sale' THEN EXISTS (SELECT 1 FROM customers_sales r WHERE r.id = s.record_id AND {r.owner_id})
     ELSE FALSE END";

/// People and companies as one.
const HOLDERS: &str = "(SELECT id, owner_id FROM customers_people
     UNION ALL SELECT id, owner_id FROM customers_companies)";

/// The base as far as somebody sees it.
#[derive(Debug)]
pub struct Sight<'a, D> {
    db: &'a D,
    scope: &'a Scope,
}

impl<D> Clone for Sight<'_, D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D> Copy for Sight<'_, D> {}

/// A kind of record that an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A person.
    Person,
    /// A company.
    Company,
    /// A sale.
    Sale,
    /// A task.
    Task,
    /// An activity.
    Activity,
    /// A file on a record.
    Attachment,
    /// A person or a company.
    Holder,
}

impl Named {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Person, Self::Company, Self::Sale, Self::Task, Self::Activity, Self::Attachment, Self::Holder];

    /// Its name.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Company => "company",
            Self::Sale => "sale",
            Self::Task => "task",
            Self::Activity => "activity",
            Self::Attachment => "attachment",
            Self::Holder => "holder",
        }
    }

    /// The table, and whose a row is.
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Person => ("customers_people", RECORD),
            Self::Company => ("customers_companies", RECORD),
            Self::Sale => ("customers_sales", RECORD),
            Self::Task => ("customers_tasks", TASK),
            Self::Activity => ("customers_activities", of_holder!("r")),
            Self::Attachment => ("customers_attachments", of_record!("r.holder_id")),
            Self::Holder => (HOLDERS, RECORD),
        }
    }
}

impl<'a, D: Db> Sight<'a, D> {
    /// The base, as far as this reaches. Jobs, imports and the console say [`Scope::All`].
    pub const fn new(db: &'a D, scope: &'a Scope) -> Self {
        Self { db, scope }
    }

    /// Where questions are asked.
    pub const fn db(&self) -> &'a D {
        self.db
    }

    /// How far is seen.
    pub const fn scope(&self) -> &'a Scope {
        self.scope
    }

    /// Whether a record is there, and in sight.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn holds(&self, kind: Named, id: Uuid) -> Result<bool, Fault> {
        let (table, belongs) = kind.place();
        let mut values: Vec<Value> = vec![id.into()];
        let in_sight = self.condition(belongs, &mut values);
        let sql = format!("SELECT 1 AS one FROM {table} r WHERE r.id = $1 AND {in_sight}");
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), sql, values);
        Ok(self.db.query_one_raw(statement).await?.is_some())
    }

    /// The person, if there is one in sight.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, Fault> {
        Ok(self.people(&[id]).await?.pop())
    }

    /// The people in sight, in the order asked.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn people(&self, ids: &[PersonId]) -> Result<Vec<Person>, Fault> {
        let mut people = people_by_ids(self.db, ids).await?;
        people.retain(|person| self.scope.holds(person.details.relationship.owner));
        Ok(people)
    }

    /// The company, if there is one in sight.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn company(&self, id: CompanyId) -> Result<Option<Company>, Fault> {
        Ok(self.companies(&[id]).await?.pop())
    }

    /// The companies in sight, in the order asked.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn companies(&self, ids: &[CompanyId]) -> Result<Vec<Company>, Fault> {
        let mut companies = companies_by_ids(self.db, ids).await?;
        companies.retain(|company| self.scope.holds(company.details.relationship.owner));
        Ok(companies)
    }

    /// The sale, if there is one in sight.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn sale(&self, id: SaleId) -> Result<Option<Sale>, Fault> {
        self.only(Named::Sale, sales_by_ids(self.db, &[id]).await?.pop(), id).await
    }

    /// The task, if there is one in sight.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn task(&self, id: TaskId) -> Result<Option<Task>, Fault> {
        self.only(Named::Task, tasks_by_ids(self.db, &[id]).await?.pop(), id).await
    }

    /// The activity, if there is one in sight.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn activity(&self, id: ActivityId) -> Result<Option<Activity>, Fault> {
        self.only(Named::Activity, activities_by_ids(self.db, &[id]).await?.pop(), id).await
    }

    /// Those of these holders that are in sight.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn among(&self, holders: &[Holder]) -> Result<Vec<Holder>, Fault> {
        if self.scope.is_all() {
            return Ok(holders.to_vec());
        }
        let mut seen = HashSet::new();
        for side in [Side::Companies, Side::People] {
            let of_side = holders.iter().filter(|holder| Side::of(**holder) == side);
            seen.extend(self.narrowed(side, of_side.map(|holder| holder.uuid()).collect()).await?);
        }
        Ok(holders.iter().copied().filter(|holder| seen.contains(&holder.uuid())).collect())
    }

    /// Those of these people, or of these companies, that are in sight; their order stays.
    pub(super) async fn narrowed(&self, side: Side, ids: Vec<Uuid>) -> Result<Vec<Uuid>, Fault> {
        if self.scope.is_all() {
            return Ok(ids);
        }
        let mut seen = HashSet::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            let mut values: Vec<Value> = chunk.iter().map(|id| (*id).into()).collect();
            let places: Vec<String> = (1..=chunk.len()).map(|place| format!("${place}")).collect();
            let in_sight = self.condition(RECORD, &mut values);
            let (table, places) = (side.table(), places.join(", "));
            let sql = format!("SELECT r.id FROM {table} r WHERE r.id IN ({places}) AND {in_sight}");
            let statement = Statement::from_sql_and_values(self.db.get_database_backend(), sql, values);
            for row in self.db.query_all_raw(statement).await? {
                seen.insert(row.try_get::<Uuid>("", "id")?);
            }
        }
        Ok(ids.into_iter().filter(|id| seen.contains(id)).collect())
    }

    /// Finds records of these kinds, the best first.
    ///
    /// # Errors
    /// Any [`Fault`].
    pub async fn find(
        &self,
        access: &Access,
        words: &str,
        kinds: &[&str],
        limit: usize,
    ) -> Result<Vec<Hit>, Fault> {
        let among = Among { kinds, scope: self.scope, belongs: FOUND };
        search::find(self.db, access, words, among, limit).await
    }

    /// The condition of being in sight, with its values behind those there are.
    pub(super) fn condition(&self, belongs: &str, values: &mut Vec<Value>) -> String {
        in_sight(self.scope, belongs, |owner| {
            values.push(owner.into());
            format!("${}", values.len())
        })
    }

    /// The same as conditions that exclude each other, one for each colleague whose records are in sight: each
    /// is met along an index, in the order it has.
    pub(super) fn walks(&self, owner: &str, values: &mut Vec<Value>) -> Vec<String> {
        let mut bind = |user: Uuid| {
            values.push(user.into());
            format!("${}", values.len())
        };
        Walk::of(self.scope).into_iter().map(|walk| walk.condition(owner, &mut bind)).collect()
    }

    /// The same for a query that is put together of parts.
    pub(super) fn part(&self, belongs: &str) -> Expr {
        let engine = engine_of(self.db);
        Expr::cust(in_sight(self.scope, belongs, |owner| literal(engine, owner)))
    }

    async fn only<T>(&self, kind: Named, found: Option<T>, id: impl Id) -> Result<Option<T>, Fault> {
        let is_seen = self.scope.is_all() || found.is_none() || self.holds(kind, id.uuid()).await?;
        Ok(found.filter(|_| is_seen))
    }
}
