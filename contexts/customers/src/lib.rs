//! The customer file: companies, people, products, sales, and the timeline of what was said.
//!
//! Domain files hold no SQL and no HTTP: a verb takes a record's old state and answers a
//! [`Step`], its new state with the journal's entry, or a rejection whose code is a locale key.
//! [`store`] talks to the base (batches have a store of their own), and keeps the figures, totals and search index in the
//! transaction of each change. See `README.md` for the vocabulary.

pub mod activity;
mod arrival;
pub mod attachment;
mod before;
pub mod books;
pub mod cents;
mod codes;
pub mod company;
pub mod coordinates;
pub mod demonstration;
pub mod duplicates;
mod entry;
pub mod export;
pub mod facets;
mod fields;
pub mod figures;
mod former;
pub mod giving_back;
mod horizon;
pub mod import;
mod merge;
mod pages;
mod people_and_companies;
pub mod person;
mod personal_data;
pub mod product;
pub mod quality;
mod recall;
pub mod relation;
pub mod sale;
pub mod sealed_text;
pub mod store;
pub mod task;
pub mod told;
pub mod written;

pub use crate::store::midnight;
pub use arrival::Arrival;
pub use fields::{Fields, Journalled, Step};
pub use pages::{
    FileList, ImportsWaiting, LargeExports, MyTasks, Office, Quiet, commands, export_page, held_by_lists,
    import_page, lists, nav, new_person_page, routes, search_page,
};
pub use people_and_companies::TheFile;
pub use personal_data::{INVENTORY, OfTheFile, exported_tables};
pub use written::Written;

/// This context's words, a part for each of its areas, those of its pure half among them.
pub const WORDS: web::Words = web::Words {
    room: "customers",
    fr: concat!(
        include_str!("../locales/fr/file.ftl"),
        include_str!("../locales/fr/lists.ftl"),
        include_str!("../locales/fr/forms.ftl"),
        include_str!("../locales/fr/records.ftl"),
        include_str!("../locales/fr/import.ftl"),
        include_str!("../intake/locales/fr.ftl"),
        include_str!("../locales/fr/export.ftl"),
        include_str!("../locales/fr/quality.ftl"),
    ),
    en: concat!(
        include_str!("../locales/en/file.ftl"),
        include_str!("../locales/en/lists.ftl"),
        include_str!("../locales/en/forms.ftl"),
        include_str!("../locales/en/records.ftl"),
        include_str!("../locales/en/import.ftl"),
        include_str!("../intake/locales/en.ftl"),
        include_str!("../locales/en/export.ftl"),
        include_str!("../locales/en/quality.ftl"),
    ),
};
