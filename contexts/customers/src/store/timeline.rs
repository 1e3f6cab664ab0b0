//! The timeline: activities and sales in one stream, the newest first.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Holder, Id};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Day, Db, Fault, Instant};
use uuid::Uuid;

use super::entity::{activity, sale};
use super::sight::{ACTIVITIES, SALES, Sight};
use super::{activities, sales};
use crate::activity::Activity;
use crate::sale::Sale;

/// An entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimelineEntry {
    /// Something somebody wrote down.
    Activity(Activity),
    /// A sale, on its day.
    Sale(Sale),
}

/// Where a timeline goes on: before this entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// When the entry stands; a sale stands at noon of its day, UTC.
    pub at: Timestamp,
    /// The entry's id.
    pub id: Uuid,
}

/// A stretch of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The entries, the newest first.
    pub entries: Vec<TimelineEntry>,
    /// Where it goes on; `None` at its end.
    pub next: Option<Moment>,
}

/// A stretch of a holder's timeline, from the newest entry or before a moment.
///
/// # Errors
/// Any [`Fault`].
pub async fn timeline_of(
    sight: Sight<'_, impl Db>,
    holder: Holder,
    before: Option<Moment>,
    limit: usize,
) -> Result<Timeline, Fault> {
    let enough = limit as u64 + 1;
    let activities = activities_before(sight, holder, before, enough).await?;
    let sales = sales_before(sight, holder, before, enough).await?;
    let mut entries: Vec<TimelineEntry> = activities.into_iter().map(TimelineEntry::Activity).collect();
    entries.extend(sales.into_iter().map(TimelineEntry::Sale));
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.moment()));
    let goes_on = entries.len() > limit;
    entries.truncate(limit);
    let next = entries.last().filter(|_| goes_on).map(TimelineEntry::moment);
    Ok(Timeline { entries, next })
}

impl TimelineEntry {
    /// Where the entry stands.
    #[must_use]
    pub fn moment(&self) -> Moment {
        match self {
            Self::Activity(activity) => Moment { at: activity.details.at, id: activity.id.uuid() },
            Self::Sale(sale) => Moment { at: noon(sale.details.dated_on), id: sale.id.uuid() },
        }
    }
}

async fn activities_before(
    sight: Sight<'_, impl Db>,
    holder: Holder,
    before: Option<Moment>,
    limit: u64,
) -> Result<Vec<Activity>, Fault> {
    let mut find = activity::Entity::find().filter(activities::about(holder)).filter(sight.part(ACTIVITIES));
    if let Some(before) = before {
        let at = Instant::from(before.at);
        let same = Condition::all().add(activity::Column::At.eq(at)).add(activity::Column::Id.lt(before.id));
        find = find.filter(Condition::any().add(activity::Column::At.lt(at)).add(same));
    }
    let find = find.order_by_desc(activity::Column::At).order_by_desc(activity::Column::Id).limit(limit);
    find.all(sight.db()).await?.into_iter().map(activities::from_row).collect()
}

async fn sales_before(
    sight: Sight<'_, impl Db>,
    holder: Holder,
    before: Option<Moment>,
    limit: u64,
) -> Result<Vec<Sale>, Fault> {
    let mut find = sale::Entity::find().filter(sales::buyer(holder)).filter(sight.part(SALES));
    if let Some(before) = before {
        find = find.filter(standing_before(before));
    }
    let find = find.order_by_desc(sale::Column::DatedOn).order_by_desc(sale::Column::Id).limit(limit);
    sales::with_lines(sight.db(), find.all(sight.db()).await?).await
}

/// Sales stand at noon: those of the moment's own day are before it, at it, or after it.
fn standing_before(moment: Moment) -> Condition {
    let day = moment.at.to_zoned(TimeZone::UTC).date();
    let of_the_day = sale::Column::DatedOn.eq(Day::from(day));
    let earlier = Condition::any().add(sale::Column::DatedOn.lt(Day::from(day)));
    match noon(day).cmp(&moment.at) {
        std::cmp::Ordering::Less => earlier.add(of_the_day),
        std::cmp::Ordering::Equal => {
            earlier.add(Condition::all().add(of_the_day).add(sale::Column::Id.lt(moment.id)))
        }
        std::cmp::Ordering::Greater => earlier,
    }
}

fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |noon| noon.timestamp())
}
