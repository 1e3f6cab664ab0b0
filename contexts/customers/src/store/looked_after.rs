//! What a colleague looks after.

use contracts::Held;
use kernel::{CompanyId, Id, PersonId, UserId};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Db, Fault};
use uuid::Uuid;

use super::entity::{company, person, task};

/// How much a colleague looks after, and has still to do.
///
/// # Errors
/// Any [`Fault`].
pub async fn held_by(db: &impl Db, colleague: UserId) -> Result<Held, Fault> {
    let counted = |many: u64| i64::try_from(many).unwrap_or(i64::MAX);
    let tasks = task::Entity::find().filter(task::Column::OwnerId.eq(colleague.uuid()));
    let tasks = tasks.filter(task::Column::DoneAt.is_null());
    let people = person::Entity::find().filter(person::Column::OwnerId.eq(colleague.uuid()));
    let companies = company::Entity::find().filter(company::Column::OwnerId.eq(colleague.uuid()));
    Ok(Held {
        people: counted(people.count(db).await?),
        companies: counted(companies.count(db).await?),
        tasks: counted(tasks.count(db).await?),
    })
}

/// The people a colleague looks after, by the age of their records.
///
/// # Errors
/// Any [`Fault`].
pub async fn people_looked_after_by(db: &impl Db, colleague: UserId) -> Result<Vec<PersonId>, Fault> {
    let theirs = person::Entity::find().filter(person::Column::OwnerId.eq(colleague.uuid()));
    let ids = theirs.select_only().column(person::Column::Id).order_by_asc(person::Column::Id);
    Ok(ids.into_tuple::<Uuid>().all(db).await?.into_iter().map(PersonId::from_uuid).collect())
}

/// The companies a colleague looks after, by the age of their records.
///
/// # Errors
/// Any [`Fault`].
pub async fn companies_looked_after_by(db: &impl Db, colleague: UserId) -> Result<Vec<CompanyId>, Fault> {
    let theirs = company::Entity::find().filter(company::Column::OwnerId.eq(colleague.uuid()));
    let ids = theirs.select_only().column(company::Column::Id).order_by_asc(company::Column::Id);
    Ok(ids.into_tuple::<Uuid>().all(db).await?.into_iter().map(CompanyId::from_uuid).collect())
}
