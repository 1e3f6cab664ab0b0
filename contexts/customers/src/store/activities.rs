//! Notes, calls, meetings, e-mails.

use kernel::{ActivityId, Actor, BatchId, CompanyId, Holder, Id, PersonId};
use sea_orm::ActiveModelTrait as _;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use store::{Db, Fault, Instant, Tx};

use super::entity::activity;
use super::rows::{self, CHUNK, in_order};
use super::{Unsaved, bookkeeping, flaws};
use crate::activity::{Activity, ActivityDetails, ActivityKind, Direction};
use crate::arrival::Arrival;
use crate::fields::Step;

/// The activities, in the order asked; those that are not there are left out.
///
/// # Errors
/// Any [`Fault`].
pub async fn activities_by_ids(db: &impl Db, ids: &[ActivityId]) -> Result<Vec<Activity>, Fault> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let find =
            activity::Entity::find().filter(activity::Column::Id.is_in(chunk.iter().map(|id| id.uuid())));
        for row in find.all(db).await? {
            let activity = from_row(row)?;
            found.push((activity.id, activity));
        }
    }
    Ok(in_order(ids, found.into_iter()))
}

/// Saves what a verb did to an activity.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who edit at once; [`Fault::Conflict`] when
/// whom it is about is not in the file; any other [`Fault`].
pub async fn save_activity(tx: &mut Tx, step: Step<Activity>) -> Result<Activity, Unsaved> {
    let after = step.after.clone();
    save_activities(tx, vec![step]).await?;
    Ok(after)
}

/// Saves what verbs did to many activities; new ones go in many at a time.
///
/// # Errors
/// As [`save_activity`].
pub async fn save_activities(tx: &mut Tx, steps: Vec<Step<Activity>>) -> Result<(), Unsaved> {
    let books = bookkeeping::open(tx).await?;
    let now: Instant = tx.ambient().now().into();
    let (known, new): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.before.is_some());
    let rows = new.iter().map(|step| to_row(&step.after, now)).collect();
    rows::insert::<activity::Entity>(tx.db(), rows).await?;
    for step in known {
        let before = step.before.as_ref().map_or(0, |before| before.version);
        let update = activity::Entity::update_many()
            .set(to_row(&step.after, now).into_active_model().reset_all())
            .filter(activity::Column::Id.eq(step.after.id.uuid()))
            .filter(activity::Column::Version.eq(before));
        Unsaved::unless(update.exec(tx.db()).await?.rows_affected)?;
    }
    let told: Vec<Holder> =
        steps.iter().flat_map(|step| step.before.iter().chain([&step.after])).flat_map(of).collect();
    flaws::refresh(tx, &books, told.into_iter()).await?;
    tx.journal_all(steps.iter().map(Step::change).collect()).await?;
    Ok(())
}

/// Whom an activity is about.
pub(super) fn of(activity: &Activity) -> impl Iterator<Item = Holder> + use<> {
    let company = activity.details.company.map(Holder::Company);
    company.into_iter().chain(activity.details.person.map(Holder::Person))
}

/// Activities on a holder's timeline.
pub(super) fn about(holder: Holder) -> sea_orm::sea_query::SimpleExpr {
    match holder {
        Holder::Company(id) => activity::Column::CompanyId.eq(id.uuid()),
        Holder::Person(id) => activity::Column::PersonId.eq(id.uuid()),
    }
}

fn to_row(activity: &Activity, now: Instant) -> activity::Model {
    let details = &activity.details;
    activity::Model {
        id: activity.id.uuid(),
        version: activity.version,
        batch_id: activity.arrival.batch.map(BatchId::uuid),
        created_at: activity.arrival.at.into(),
        updated_at: now,
        company_id: details.company.map(CompanyId::uuid),
        person_id: details.person.map(PersonId::uuid),
        kind: details.kind.code().to_owned(),
        direction: details.direction.map(|direction| direction.code().to_owned()),
        at: details.at.into(),
        author_kind: activity.author.kind().to_owned(),
        author_id: activity.author.uuid(),
        text: details.text.clone(),
    }
}

pub(super) fn from_row(row: activity::Model) -> Result<Activity, Fault> {
    Ok(Activity {
        id: ActivityId::from_uuid(row.id),
        version: row.version,
        arrival: Arrival { at: row.created_at.timestamp(), batch: row.batch_id.map(BatchId::from_uuid) },
        author: Actor::from_parts(&row.author_kind, row.author_id).ok_or(Fault::Damaged("author"))?,
        details: ActivityDetails {
            person: row.person_id.map(PersonId::from_uuid),
            company: row.company_id.map(CompanyId::from_uuid),
            kind: ActivityKind::from_code(&row.kind).ok_or(Fault::Damaged("activity kind"))?,
            direction: row.direction.as_deref().and_then(Direction::from_code),
            at: row.at.timestamp(),
            text: row.text,
        },
    })
}
