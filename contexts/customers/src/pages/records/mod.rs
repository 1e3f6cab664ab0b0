//! Record pages: what is known of one person, company or sale, what was said, what changed.
//!
//! Each section of a record has an address of its own; the frame around it is the same. Whoever
//! is shown a person or a company is written down in the access log, once for each answer that
//! shows them (X-02, T-15): nothing is shown that could not be logged.

mod activity;
mod aside;
mod composer;
mod facts;
mod files;
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
mod steps;
pub mod subject;
mod timeline;
mod trail;
mod unpaid;

use kernel::Ability;
use web::Routes;

use super::paths::{CompanyFiles, PersonFiles};
use super::{EDIT, EDIT_SALES, SEE, SEE_SALES, may};

/// What the query string of a record holds.
type Pairs = Vec<(String, String)>;

/// The routes of the record pages.
pub fn routes() -> Routes {
    Routes::new()
        .get(SEE, activity::person)
        .get(SEE, activity::company)
        .get(SEE, sales::person)
        .get(SEE, sales::company)
        .get(SEE, files::person)
        .get(SEE, files::company)
        .upload(EDIT, files::MOST_AT_ONCE, files::attach::<PersonFiles>)
        .upload(EDIT, files::MOST_AT_ONCE, files::attach::<CompanyFiles>)
        .get(SEE, files::shown::show)
        .get(SEE, files::shown::hand_out)
        .post(EDIT, files::shown::remove)
        .get(SEE, steps::previous_person)
        .get(SEE, steps::next_person)
        .get(SEE, steps::previous_company)
        .get(SEE, steps::next_company)
        .get(SEE, history::person)
        .get(SEE, history::company)
        .post(EDIT, restoration::person)
        .post(EDIT, restoration::company)
        .get(EDIT, in_place::open_person)
        .post(EDIT, in_place::save_person)
        .get(EDIT, in_place::open_company)
        .post(EDIT, in_place::save_company)
        .get(SEE_SALES, sale::show)
        .post(EDIT_SALES, settlement::settle)
        .post(may(Ability::WriteNotes), composer::person)
        .post(may(Ability::WriteNotes), composer::company)
        .post(may(Ability::WriteNotes), composer::take_back)
}

/// The value of a pair, if it is there.
fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}
