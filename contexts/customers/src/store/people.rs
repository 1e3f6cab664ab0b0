//! People.

use kernel::{BatchId, CompanyId, Holder, Id, PersonId, UserId};
use sea_orm::ActiveModelTrait as _;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use store::{Day, Db, Fault, Instant, Tx};

use super::entity::person;
use super::rows::{self, CHUNK, in_order};
use super::sight::Sight;
use super::{Unsaved, bookkeeping, coordinates, figures, flaws, roles, totals};
use crate::arrival::Arrival;
use crate::fields::Step;
use crate::person::{Person, PersonDetails, PersonName};
use crate::relation::{Declared, Relationship};

/// The person, if there is one.
///
/// # Errors
/// Any [`Fault`].
pub async fn person(db: &impl Db, id: PersonId) -> Result<Option<Person>, Fault> {
    Ok(people_by_ids(db, &[id]).await?.pop())
}

/// The people, in the order asked; those who are not there are left out.
///
/// # Errors
/// Any [`Fault`].
pub async fn people_by_ids(db: &impl Db, ids: &[PersonId]) -> Result<Vec<Person>, Fault> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let uuids: Vec<_> = chunk.iter().map(|id| id.uuid()).collect();
        let rows = person::Entity::find().filter(person::Column::Id.is_in(uuids.clone())).all(db).await?;
        let mut coordinates = coordinates::of(db, &uuids).await?;
        let mut roles = roles::of(db, &uuids).await?;
        for row in rows {
            let mut person = from_row(row);
            let id = person.id.uuid();
            person.details.coordinates = coordinates.remove(&id).unwrap_or_default();
            person.details.roles = roles.remove(&id).unwrap_or_default();
            found.push((person.id, person));
        }
    }
    Ok(in_order(ids, found.into_iter()))
}

/// Who in sight works at a company, by the age of the record.
///
/// # Errors
/// Any [`Fault`].
pub async fn people_of(sight: Sight<'_, impl Db>, company: CompanyId) -> Result<Vec<Person>, Fault> {
    let ids = roles::people_at(sight.db(), &[company.uuid()]).await?;
    sight.people(&ids.into_iter().map(PersonId::from_uuid).collect::<Vec<_>>()).await
}

/// Saves what a verb did to a person.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who edit at once; any [`Fault`].
pub async fn save_person(tx: &mut Tx, step: Step<Person>) -> Result<Person, Unsaved> {
    let after = step.after.clone();
    save_people(tx, vec![step]).await?;
    Ok(after)
}

/// Saves what verbs did to many people; new ones go in many at a time.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who edit at once; any [`Fault`].
pub async fn save_people(tx: &mut Tx, steps: Vec<Step<Person>>) -> Result<(), Unsaved> {
    let books = bookkeeping::open(tx).await?;
    let new: Vec<&Person> =
        steps.iter().filter(|step| step.before.is_none()).map(|step| &step.after).collect();
    insert(tx, &new).await?;
    for step in &steps {
        if let Some(before) = &step.before {
            update(tx, before, &step.after).await?;
        }
    }
    totals::add(tx, &[("people", rows::place(new.len()))]).await?;
    let moved = steps
        .iter()
        .filter(|step| moves_relation(step) || changes_hands(step))
        .map(|step| step.after.id.into());
    figures::refresh(tx, &books, moved).await?;
    let touched: Vec<Holder> = steps.iter().flat_map(beside).collect();
    flaws::refresh(tx, &books, touched.into_iter()).await?;
    tx.index(steps.iter().map(|step| step.after.searchable()).collect()).await?;
    tx.journal_all(steps.iter().map(Step::change).collect()).await?;
    Ok(())
}

/// Somebody, and where they work or did: a company without anybody falls short.
fn beside(step: &Step<Person>) -> Vec<Holder> {
    let employers = |person: &Person| {
        let roles = &person.details.roles;
        roles.iter().map(|role| Holder::Company(role.company)).collect::<Vec<_>>()
    };
    let before = step.before.as_ref().map(employers).unwrap_or_default();
    let mut companies = employers(&step.after);
    companies.retain(|company| !before.contains(company));
    companies.extend(before.into_iter().filter(|company| !employers(&step.after).contains(company)));
    companies.push(step.after.id.into());
    companies
}

/// Whether what somebody is to the business may have changed.
fn moves_relation(step: &Step<Person>) -> bool {
    let causes = |person: &Person| {
        let relationship = &person.details.relationship;
        let employers: Vec<CompanyId> = person.details.roles.iter().map(|role| role.company).collect();
        (relationship.declared, relationship.client_since.is_some(), employers)
    };
    step.before.as_ref().map_or((None, false, Vec::new()), causes) != causes(&step.after)
}

/// Whether another colleague looks after the record since.
fn changes_hands(step: &Step<Person>) -> bool {
    let owner = |one: &Person| one.details.relationship.owner;
    step.before.as_ref().is_some_and(|before| owner(before) != owner(&step.after))
}

async fn insert(tx: &Tx, people: &[&Person]) -> Result<(), Fault> {
    let now = tx.ambient().now().into();
    rows::insert::<person::Entity>(tx.db(), people.iter().map(|person| to_row(person, now)).collect())
        .await?;
    let all: Vec<_> = people.iter().map(|person| (person.id.into(), &person.details.coordinates)).collect();
    coordinates::insert(tx, &all).await?;
    roles::insert(tx, people.iter().copied()).await
}

async fn update(tx: &Tx, before: &Person, after: &Person) -> Result<(), Unsaved> {
    let row = to_row(after, tx.ambient().now().into()).into_active_model().reset_all();
    let update = person::Entity::update_many()
        .set(row)
        .filter(person::Column::Id.eq(before.id.uuid()))
        .filter(person::Column::Version.eq(before.version));
    Unsaved::unless(update.exec(tx.db()).await?.rows_affected)?;
    let (old, new) = (&before.details, &after.details);
    coordinates::replace(tx, after.id.into(), &old.coordinates, &new.coordinates).await?;
    if old.roles != new.roles {
        roles::replace(tx, after).await?;
    }
    Ok(())
}

fn to_row(person: &Person, now: Instant) -> person::Model {
    let PersonDetails { name, client_number, job_title, relationship, .. } = person.details.clone();
    person::Model {
        id: person.id.uuid(),
        version: person.version,
        batch_id: person.arrival.batch.map(BatchId::uuid),
        created_at: person.arrival.at.into(),
        updated_at: now,
        civility: name.civility.clone(),
        sort_key: person.sort_key(),
        name_key: name.key(),
        given_name: name.given,
        family_name: name.family,
        client_number,
        job_title,
        language: relationship.language,
        channel: relationship.channel,
        owner_id: relationship.owner.map(UserId::uuid),
        declared: relationship.declared.map(|declared| declared.code().to_owned()),
        client_since: relationship.client_since.map(Day::from),
    }
}

fn from_row(row: person::Model) -> Person {
    let relationship = Relationship {
        owner: row.owner_id.map(UserId::from_uuid),
        channel: row.channel,
        language: row.language,
        declared: row.declared.as_deref().and_then(Declared::from_code),
        client_since: row.client_since.and_then(|day| day.date()),
    };
    Person {
        id: PersonId::from_uuid(row.id),
        version: row.version,
        arrival: Arrival { at: row.created_at.timestamp(), batch: row.batch_id.map(BatchId::from_uuid) },
        details: PersonDetails {
            name: PersonName { civility: row.civility, given: row.given_name, family: row.family_name },
            client_number: row.client_number,
            job_title: row.job_title,
            relationship,
            ..PersonDetails::default()
        },
    }
}
