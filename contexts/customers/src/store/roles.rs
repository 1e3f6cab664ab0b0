//! Who works where.

use std::collections::HashMap;

use kernel::{CompanyId, Id};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::entity::role;
use super::rows::{self, CHUNK, grouped, place};
use crate::person::{Person, Role};

/// Writes the roles of people who have none yet.
pub async fn insert<'a>(tx: &Tx, people: impl Iterator<Item = &'a Person>) -> Result<(), Fault> {
    let rows = people.flat_map(|person| rows_of(person.id.uuid(), &person.details.roles)).collect();
    rows::insert::<role::Entity>(tx.db(), rows).await
}

/// Writes somebody's roles anew.
pub async fn replace(tx: &Tx, person: &Person) -> Result<(), Fault> {
    clear(tx, &[person.id.uuid()]).await?;
    insert(tx, std::iter::once(person)).await
}

/// Clears people's roles.
pub async fn clear(tx: &Tx, people: &[Uuid]) -> Result<(), Fault> {
    let theirs = role::Column::PersonId.is_in(people.iter().copied());
    role::Entity::delete_many().filter(theirs).exec(tx.db()).await?;
    Ok(())
}

/// Clears every role at companies. Who has another one has it as the main one then: lists show the
/// first.
pub async fn clear_at(tx: &Tx, companies: &[Uuid]) -> Result<(), Fault> {
    for people in people_at(tx.db(), companies).await?.chunks(CHUNK) {
        let mut left = of(tx.db(), people).await?;
        let whose = role::Column::PersonId.is_in(people.iter().copied());
        role::Entity::delete_many().filter(whose).exec(tx.db()).await?;
        for roles in left.values_mut() {
            roles.retain(|role| !companies.contains(&role.company.uuid()));
        }
        let rows = left.iter().flat_map(|(person, roles)| rows_of(*person, roles)).collect();
        rows::insert::<role::Entity>(tx.db(), rows).await?;
    }
    Ok(())
}

/// The roles of people, each list in its order.
pub async fn of(db: &impl Db, people: &[Uuid]) -> Result<HashMap<Uuid, Vec<Role>>, Fault> {
    let find = role::Entity::find().filter(role::Column::PersonId.is_in(people.iter().copied()));
    let find = find.order_by_asc(role::Column::PersonId).order_by_asc(role::Column::Position);
    let role = |row: role::Model| {
        (row.person_id, Role { company: CompanyId::from_uuid(row.company_id), title: row.title })
    };
    Ok(grouped(find.all(db).await?.into_iter().map(role)))
}

/// Who works at these companies, each once.
pub async fn people_at(db: &impl Db, companies: &[Uuid]) -> Result<Vec<Uuid>, Fault> {
    let mut people = Vec::new();
    for chunk in companies.chunks(CHUNK) {
        let find = role::Entity::find().select_only().column(role::Column::PersonId).distinct();
        let find = find.filter(role::Column::CompanyId.is_in(chunk.iter().copied()));
        people.extend(find.order_by_asc(role::Column::PersonId).into_tuple::<Uuid>().all(db).await?);
    }
    Ok(people)
}

fn rows_of(person: Uuid, roles: &[Role]) -> impl Iterator<Item = role::Model> {
    roles.iter().enumerate().map(move |(index, role)| role::Model {
        person_id: person,
        position: place(index),
        company_id: role.company.uuid(),
        title: role.title.clone(),
    })
}
