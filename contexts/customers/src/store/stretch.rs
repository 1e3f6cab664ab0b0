//! A stretch of a timeline with one kind of entries only.

use kernel::{Holder, Id, SaleId};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Db, Fault, Instant};

use super::entity::activity;
use super::sight::{ACTIVITIES, Sight};
use super::timeline::{Moment, Timeline, TimelineEntry, timeline_of};
use super::{Before, activities, sales_of};
use crate::activity::ActivityKind;

/// Which entries of a timeline are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stretch {
    /// Every entry.
    #[default]
    Whole,
    /// What was written down of one kind.
    Activities(ActivityKind),
    /// Sales.
    Sales,
}

/// A stretch of a holder's timeline, from the newest wanted entry or before a moment.
///
/// # Errors
/// Any [`Fault`].
pub async fn stretch_of(
    sight: Sight<'_, impl Db>,
    holder: Holder,
    wanted: Stretch,
    before: Option<Moment>,
    limit: usize,
) -> Result<Timeline, Fault> {
    let enough = limit as u64 + 1;
    let mut entries: Vec<TimelineEntry> = match wanted {
        Stretch::Whole => return timeline_of(sight, holder, before, limit).await,
        Stretch::Activities(kind) => activities_of(sight, holder, kind, before, enough).await?,
        Stretch::Sales => {
            let before = before.map(Before::from);
            sales_of(sight, holder, before, enough).await?.into_iter().map(TimelineEntry::Sale).collect()
        }
    };
    let goes_on = entries.len() > limit;
    entries.truncate(limit);
    let next = entries.last().filter(|_| goes_on).map(TimelineEntry::moment);
    Ok(Timeline { entries, next })
}

async fn activities_of(
    sight: Sight<'_, impl Db>,
    holder: Holder,
    kind: ActivityKind,
    before: Option<Moment>,
    limit: u64,
) -> Result<Vec<TimelineEntry>, Fault> {
    let find = activity::Entity::find().filter(activities::about(holder)).filter(sight.part(ACTIVITIES));
    let mut find = find.filter(activity::Column::Kind.eq(kind.code()));
    if let Some(before) = before {
        let at = Instant::from(before.at);
        let same = Condition::all().add(activity::Column::At.eq(at)).add(activity::Column::Id.lt(before.id));
        find = find.filter(Condition::any().add(activity::Column::At.lt(at)).add(same));
    }
    let find = find.order_by_desc(activity::Column::At).order_by_desc(activity::Column::Id).limit(limit);
    let entry = |row| activities::from_row(row).map(TimelineEntry::Activity);
    find.all(sight.db()).await?.into_iter().map(entry).collect()
}

impl From<Moment> for Before {
    fn from(moment: Moment) -> Self {
        let dated_on = moment.at.to_zoned(jiff::tz::TimeZone::UTC).date();
        Self { dated_on, id: SaleId::from_uuid(moment.id) }
    }
}
