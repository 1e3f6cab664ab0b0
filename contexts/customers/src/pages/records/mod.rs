//! Record pages: what is known of one person, company or sale, what was said, what changed.
//!
//! Each section of a record has an address of its own; the frame around it is the same. Whoever
//! is shown a person or a company is written down in the access log, once for each answer that
//! shows them (X-02, T-15): nothing is shown that could not be logged.

mod activity;
mod aside;
mod composer;
mod facts;
mod frame;
pub mod guard;
pub mod history;
mod imported;
pub mod in_place;
mod reach;
pub mod restoration;
mod sale;
mod sales;
mod settlement;
pub mod subject;
mod timeline;
mod trail;
mod unpaid;

use web::Routes;

use super::WORK;

/// What the query string of a record holds.
type Pairs = Vec<(String, String)>;

/// The routes of the record pages.
pub fn routes() -> Routes {
    Routes::new()
        .get(WORK, activity::person)
        .get(WORK, activity::company)
        .get(WORK, sales::person)
        .get(WORK, sales::company)
        .get(WORK, history::person)
        .get(WORK, history::company)
        .post(WORK, restoration::person)
        .post(WORK, restoration::company)
        .get(WORK, in_place::open_person)
        .post(WORK, in_place::save_person)
        .get(WORK, in_place::open_company)
        .post(WORK, in_place::save_company)
        .get(WORK, sale::show)
        .post(WORK, settlement::settle)
        .post(WORK, composer::person)
        .post(WORK, composer::company)
        .post(WORK, composer::take_back)
}

/// The value of a pair, if it is there.
fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}
