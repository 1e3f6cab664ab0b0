//! The keys of what leaves: a whole table by key, or a list in its order.

use listing::{Catalogue, Filter, HowMany, PageRequest, Place, Sort, page};
use store::{Db, Fault};
use uuid::Uuid;

use super::wish::Chosen;
use crate::store::{Sight, Walk, ids_after};

/// How many records are read at a time.
const AT_A_TIME: u64 = 400;
/// How many files are read at a time, with what they hold.
const FILES_AT_A_TIME: u64 = 3;

/// Where an export stands in a table.
pub enum Ids {
    /// Walking a table from its first key.
    Walking(Walk, Option<Uuid>),
    /// Turning the pages of a list.
    Paging(Box<List>),
    /// At the end.
    Ended,
}

/// A list and the place in it.
pub struct List {
    catalogue: Catalogue,
    filter: Filter,
    sort: Sort,
    place: Place,
}

impl Ids {
    /// A list from its beginning.
    pub fn of_list(chosen: &Chosen) -> Self {
        let Chosen { catalogue, filter, sort } = chosen.clone();
        Self::Paging(Box::new(List { catalogue, filter, sort, place: Place::Start }))
    }

    /// The next keys; none at the end.
    pub async fn next(&mut self, sight: Sight<'_, impl Db>) -> Result<Vec<Uuid>, Fault> {
        let (ids, then) = match self {
            Self::Ended => return Ok(Vec::new()),
            Self::Walking(walk, after) => {
                let many = if *walk == Walk::Attachments { FILES_AT_A_TIME } else { AT_A_TIME };
                let ids = ids_after(sight, *walk, *after, many).await?;
                let last = ids.last().copied();
                (ids, last.map(|last| Self::Walking(*walk, Some(last))))
            }
            Self::Paging(list) => {
                return list.turn(sight).await.map(|(ids, goes_on)| {
                    if !goes_on {
                        *self = Self::Ended;
                    }
                    ids
                });
            }
        };
        *self = then.unwrap_or(Self::Ended);
        Ok(ids)
    }
}

impl List {
    async fn turn(&mut self, sight: Sight<'_, impl Db>) -> Result<(Vec<Uuid>, bool), Fault> {
        let request = PageRequest {
            filter: &self.filter,
            sort: &self.sort.facet,
            descending: self.sort.descending,
            place: self.place,
            size: AT_A_TIME,
            how_many: HowMany::Many,
        };
        let page = page(sight.db(), self.catalogue.seen(sight.scope()), &request).await?;
        let page = page.map_err(|_| Fault::Damaged("filter of an export"))?;
        self.place = page.next.unwrap_or(self.place);
        Ok((page.ids, page.next.is_some()))
    }
}
