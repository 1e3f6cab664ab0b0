//! Lists without knowing what is listed: facets, one filter language, pages by key.
//!
//! A **facet** is a named, typed, described thing one can show, sort or filter by. Each context
//! contributes its facets; `app` assembles the [`Catalogue`]; lists, filters, exports and later
//! segments know only facets. A [`View`] is what the query string of a list holds; [`page`] turns
//! it into one indexed query, paged by key, with a count and a sum that never scan a big table. All of
//! them ask of a list as [`Seen`] by somebody: what is out of sight is in no page, count or sum.

mod compile;
mod facet;
mod filter;
mod page;
mod view;

pub use facet::{Catalogue, Facet, Kind, Seen, UnknownFacet, Within};
pub use filter::{Filter, Quantity, Test};
pub use page::{
    Count, Counting, EXACT_UP_TO, FEW, HowMany, Page, PageRequest, Place, count, distinct, page, rank,
};
pub use view::{Sort, View};
