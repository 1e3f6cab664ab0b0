//! Companies.

use kernel::{BatchId, CompanyId, Id, PersonId, UserId};
use sea_orm::ActiveModelTrait as _;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use store::{Day, Db, Fault, Instant, Tx};

use super::entity::company;
use super::rows::{self, CHUNK, in_order};
use super::sight::Sight;
use super::written::{self, Row, Shelf};
use super::{Unsaved, bookkeeping, coordinates, figures, flaws, roles, totals};
use crate::arrival::Arrival;
use crate::company::{Company, CompanyDetails};
use crate::fields::Step;
use crate::relation::{Declared, Relationship};

/// The company, if there is one.
///
/// # Errors
/// Any [`Fault`].
pub async fn company(db: &impl Db, id: CompanyId) -> Result<Option<Company>, Fault> {
    Ok(companies_by_ids(db, &[id]).await?.pop())
}

/// The companies, in the order asked; those that are not there are left out.
///
/// # Errors
/// Any [`Fault`].
pub async fn companies_by_ids(db: &impl Db, ids: &[CompanyId]) -> Result<Vec<Company>, Fault> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let uuids: Vec<_> = chunk.iter().map(|id| id.uuid()).collect();
        let rows = company::Entity::find().filter(company::Column::Id.is_in(uuids.clone())).all(db).await?;
        let mut coordinates = coordinates::of(db, &uuids).await?;
        let mut identifiers = written::read(db, Shelf::Identifiers, &uuids, Row::identifier).await?;
        for row in rows {
            let mut company = from_row(row);
            let id = company.id.uuid();
            company.details.coordinates = coordinates.remove(&id).unwrap_or_default();
            company.details.identifiers = identifiers.remove(&id).unwrap_or_default();
            found.push((company.id, company));
        }
    }
    Ok(in_order(ids, found.into_iter()))
}

/// Where somebody works, as far as it is in sight, the main company first.
///
/// # Errors
/// Any [`Fault`].
pub async fn companies_of(sight: Sight<'_, impl Db>, person: PersonId) -> Result<Vec<Company>, Fault> {
    let roles = roles::of(sight.db(), &[person.uuid()]).await?;
    let ids: Vec<CompanyId> = roles.into_values().flatten().map(|role| role.company).collect();
    sight.companies(&ids).await
}

/// Saves what a verb did to a company.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who edit at once; any [`Fault`].
pub async fn save_company(tx: &mut Tx, step: Step<Company>) -> Result<Company, Unsaved> {
    let after = step.after.clone();
    save_companies(tx, vec![step]).await?;
    Ok(after)
}

/// Saves what verbs did to many companies; new ones go in many at a time.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who edit at once; any [`Fault`].
pub async fn save_companies(tx: &mut Tx, steps: Vec<Step<Company>>) -> Result<(), Unsaved> {
    let books = bookkeeping::open(tx).await?;
    let new: Vec<&Company> =
        steps.iter().filter(|step| step.before.is_none()).map(|step| &step.after).collect();
    insert(tx, &new).await?;
    for step in &steps {
        if let Some(before) = &step.before {
            update(tx, before, &step.after).await?;
        }
    }
    totals::add(tx, &[("companies", rows::place(new.len()))]).await?;
    let moved = steps
        .iter()
        .filter(|step| moves_relation(step) || changes_hands(step))
        .map(|step| step.after.id.into());
    figures::refresh(tx, &books, moved).await?;
    flaws::refresh(tx, &books, steps.iter().map(|step| step.after.id.into())).await?;
    tx.index(steps.iter().map(|step| step.after.searchable()).collect()).await?;
    tx.journal_all(steps.iter().map(Step::change).collect()).await?;
    Ok(())
}

/// Whether what the company is to the business may have changed.
fn moves_relation(step: &Step<Company>) -> bool {
    let causes = |company: &Company| {
        let relationship = &company.details.relationship;
        (relationship.declared, relationship.client_since.is_some())
    };
    step.before.as_ref().map_or((None, false), causes) != causes(&step.after)
}

/// Whether another colleague looks after the record since.
fn changes_hands(step: &Step<Company>) -> bool {
    let owner = |one: &Company| one.details.relationship.owner;
    step.before.as_ref().is_some_and(|before| owner(before) != owner(&step.after))
}

async fn insert(tx: &Tx, companies: &[&Company]) -> Result<(), Fault> {
    let now = tx.ambient().now().into();
    let rows = companies.iter().map(|company| to_row(company, now)).collect();
    rows::insert::<company::Entity>(tx.db(), rows).await?;
    let all: Vec<_> =
        companies.iter().map(|company| (company.id.into(), &company.details.coordinates)).collect();
    coordinates::insert(tx, &all).await?;
    let identifiers = companies.iter().flat_map(|company| written::identifier_rows(company));
    written::insert(tx, Shelf::Identifiers, identifiers.collect()).await
}

async fn update(tx: &Tx, before: &Company, after: &Company) -> Result<(), Unsaved> {
    let row = to_row(after, tx.ambient().now().into()).into_active_model().reset_all();
    let update = company::Entity::update_many()
        .set(row)
        .filter(company::Column::Id.eq(before.id.uuid()))
        .filter(company::Column::Version.eq(before.version));
    Unsaved::unless(update.exec(tx.db()).await?.rows_affected)?;
    let (old, new) = (&before.details, &after.details);
    coordinates::replace(tx, after.id.into(), &old.coordinates, &new.coordinates).await?;
    if old.identifiers != new.identifiers {
        written::clear(tx, Shelf::Identifiers, &[after.id.uuid()]).await?;
        written::insert(tx, Shelf::Identifiers, written::identifier_rows(after)).await?;
    }
    Ok(())
}

fn to_row(company: &Company, now: Instant) -> company::Model {
    let details = company.details.clone();
    let relationship = details.relationship.clone();
    company::Model {
        id: company.id.uuid(),
        version: company.version,
        batch_id: company.arrival.batch.map(BatchId::uuid),
        created_at: company.arrival.at.into(),
        updated_at: now,
        sort_key: company.sort_key(),
        name_key: details.name_key(),
        name: details.name,
        client_number: details.client_number,
        sector: details.sector,
        size: details.size,
        website: details.website,
        language: relationship.language,
        channel: relationship.channel,
        owner_id: relationship.owner.map(UserId::uuid),
        declared: relationship.declared.map(|declared| declared.code().to_owned()),
        client_since: relationship.client_since.map(Day::from),
    }
}

fn from_row(row: company::Model) -> Company {
    let relationship = Relationship {
        owner: row.owner_id.map(UserId::from_uuid),
        channel: row.channel,
        language: row.language,
        declared: row.declared.as_deref().and_then(Declared::from_code),
        client_since: row.client_since.and_then(|day| day.date()),
    };
    Company {
        id: CompanyId::from_uuid(row.id),
        version: row.version,
        arrival: Arrival { at: row.created_at.timestamp(), batch: row.batch_id.map(BatchId::from_uuid) },
        details: CompanyDetails {
            name: row.name,
            client_number: row.client_number,
            sector: row.sector,
            size: row.size,
            website: row.website,
            relationship,
            ..CompanyDetails::default()
        },
    }
}
