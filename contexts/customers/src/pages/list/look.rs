//! Looking up one page of a list, its count and its sum.

use std::collections::HashSet;

use listing::{
    Catalogue, Count, Counting, Filter, HowMany, Page, PageRequest, Place, Test, UnknownFacet, View, page,
    rank,
};
use uuid::Uuid;
use web::Problem;

use super::{KeptCounts, PAGE, State};
use crate::facets::FOUND;
use crate::pages::desk::InSight;

/// Up to how many records a search shows the nearest first, slips of the keys forgiven. Where more
/// are meant, the list holds all of them in its own order.
pub const MOST_HITS: usize = 200;

/// A page that is asked for.
pub struct Asked<'a> {
    /// What the list is over.
    pub catalogue: &'a Catalogue,
    /// The counts that are kept.
    pub counts: &'a KeptCounts,
    /// The state of the list.
    pub state: State,
    /// What a search found, the best first; `None` if nothing is searched for.
    pub hits: Option<Hits>,
    /// The money facet to sum up.
    pub sum: Option<&'a str>,
    /// The kept count and sum of the whole list, for who sees it whole.
    pub kept: Option<Count>,
}

/// What a search found for a list.
#[derive(Clone)]
pub struct Hits {
    /// The records that were meant, the best first.
    pub ids: Vec<Uuid>,
    /// What else lets a record in: the sales of somebody who was found.
    pub others: Vec<Filter>,
}

/// A page that was looked up.
pub struct Looked {
    /// The records, in their order.
    pub page: Page,
    /// How many there are, and their sum.
    pub count: Count,
    /// How many stand before the first one shown; `None` where nobody counts so far.
    pub before: Option<i64>,
}

impl Hits {
    /// Whatever the words mean, however much it is.
    pub fn all(words: &str) -> Self {
        Self { ids: Vec::new(), others: vec![Filter::on(FOUND, Test::Says(words.to_owned()))] }
    }
}

impl Asked<'_> {
    /// Which records the list lets through.
    pub fn filter(&self) -> Filter {
        filter_of(&self.state.view, self.hits.as_ref())
    }

    /// Whether the best hit comes first: something was searched for, and no order was chosen.
    fn is_by_nearness(&self) -> Option<&[Uuid]> {
        let hits = self.hits.as_ref().filter(|hits| hits.others.is_empty())?;
        self.state.view.sort.is_none().then_some(&hits.ids)
    }
}

/// Which records a view lets through, with what was found for its search.
pub fn filter_of(view: &View, hits: Option<&Hits>) -> Filter {
    let tests = view.filter();
    match hits {
        None => tests,
        Some(hits) if hits.others.is_empty() => tests.and(Filter::Among(hits.ids.clone())),
        Some(hits) => {
            let mut any = vec![Filter::Among(hits.ids.clone())];
            any.extend(hits.others.iter().cloned());
            tests.and(Filter::Any(any))
        }
    }
}

/// Looks up a page; the first one, where the record that the page should begin at is gone.
pub async fn look(sight: InSight<'_>, asked: &mut Asked<'_>) -> Result<Looked, Problem> {
    let looked = at_its_place(sight, asked).await?;
    if looked.page.ids.is_empty() && asked.state.view.place != Place::Start {
        asked.state.view.place = Place::Start;
        return at_its_place(sight, asked).await;
    }
    Ok(looked)
}

async fn at_its_place(sight: InSight<'_>, asked: &Asked<'_>) -> Result<Looked, Problem> {
    let (db, seen) = (sight.db(), asked.catalogue.seen(sight.scope()));
    let filter = asked.filter();
    if let Some(hits) = asked.is_by_nearness() {
        return by_nearness(sight, asked, &filter, hits).await;
    }
    let counting = if asked.state.counts_all { Counting::Whole } else { Counting::Quick };
    let count = match asked.kept.filter(|_| sight.scope().is_all() && filter.is_everything()) {
        Some(kept) => kept,
        None => asked.counts.of(sight, asked.catalogue, (&filter, asked.sum, counting)).await?,
    };
    let order = asked.state.order();
    let request = PageRequest {
        filter: &filter,
        sort: &order.facet,
        descending: order.descending,
        place: asked.state.view.place,
        size: PAGE,
        how_many: count.into(),
    };
    let page = known(page(db, seen, &request).await?)?;
    let before = match (page.ids.first(), asked.state.view.place) {
        (_, Place::Start) | (None, _) => Some(0),
        (Some(first), _) => known(rank(db, seen, &request, *first).await?)?,
    };
    Ok(Looked { page, count, before })
}

/// How many a list holds in sight: the kept total, for who sees all of them.
pub async fn all_of(
    sight: InSight<'_>,
    (catalogue, counts): (&Catalogue, &KeptCounts),
    kept: i64,
) -> Result<Count, Problem> {
    if sight.scope().is_all() {
        return Ok(Count::Exactly { rows: kept, sum: 0 });
    }
    counts.of(sight, catalogue, (&Filter::everything(), None, Counting::Quick)).await
}

/// The hits that pass the filters, in the order of their nearness.
async fn by_nearness(
    sight: InSight<'_>,
    asked: &Asked<'_>,
    filter: &Filter,
    hits: &[Uuid],
) -> Result<Looked, Problem> {
    let (db, seen) = (sight.db(), asked.catalogue.seen(sight.scope()));
    let order = asked.state.order();
    let request = PageRequest {
        filter,
        sort: &order.facet,
        descending: order.descending,
        place: Place::Start,
        size: MOST_HITS as u64,
        how_many: HowMany::Few,
    };
    let passing = known(page(db, seen, &request).await?)?;
    let passing: HashSet<Uuid> = passing.ids.into_iter().collect();
    let ids: Vec<Uuid> = hits.iter().copied().filter(|id| passing.contains(id)).collect();
    let count = asked.counts.of(sight, asked.catalogue, (filter, asked.sum, Counting::Quick)).await?;
    let (page, before) = cut(&ids, asked.state.view.place);
    Ok(Looked { page, count, before: i64::try_from(before).ok() })
}

/// One page of records that are all at hand, and how many stand before it.
fn cut(ids: &[Uuid], place: Place) -> (Page, usize) {
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let at = |id: Uuid| ids.iter().position(|known| *known == id);
    let start = match place {
        Place::Start => 0,
        Place::After(id) => at(id).map_or(0, |at| at + 1),
        Place::Before(id) => at(id).unwrap_or(0).saturating_sub(size),
    };
    let shown: Vec<Uuid> = ids.iter().skip(start).take(size).copied().collect();
    let next = (start + shown.len() < ids.len()).then(|| shown.last().copied().map(Place::After));
    let previous = (start > 0).then(|| shown.first().copied().map(Place::Before));
    (Page { next: next.flatten(), previous: previous.flatten(), ids: shown }, start)
}

/// What a list does not have is a page that does not exist.
pub fn known<T>(answer: Result<T, UnknownFacet>) -> Result<T, Problem> {
    answer.map_err(|UnknownFacet| Problem::NotFound)
}
