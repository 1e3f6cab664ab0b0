//! The file's own SQL. Functions are questions (`person`, `sales_of`) and what a verb's outcome
//! asks for (`save_sale`).
//!
//! Every change begins by opening the [`Books`](crate::books::Books): on PostgreSQL that row is
//! held for the rest of the transaction, so that two colleagues cannot reckon one customer's
//! figures from two halves of the truth. It ends with figures, totals, search index and journal
//! in the same transaction.
//!
//! What is read to be shown, counted or taken out is read through a [`Sight`]; rows by their ids alone are
//! for verbs, in a transaction, about what its gate let through.

mod activities;
mod attachments;
mod batches;
mod bookkeeping;
mod choices;
mod companies;
mod coordinates;
mod demonstration;
mod dossier;
mod duplicates;
mod entity;
mod facts;
mod figures;
mod flaws;
mod looked_after;
mod merges;
pub mod midnight;
mod overview;
mod ownership;
mod people;
mod products;
mod quiet;
mod recognition;
mod removal;
mod roles;
pub(crate) mod rows;
mod sales;
pub(crate) mod sight;
mod standing;
mod stretch;
mod tasks;
mod timeline;
mod totals;
mod unsaved;
mod walk;
mod written;

pub use self::activities::{activities_by_ids, save_activities, save_activity};
pub(crate) use self::attachments::hand_attachments_over;
pub use self::attachments::{
    attachment, attachments_by_ids, attachments_of, content_of, how_many_attachments, remove_attachment,
    save_attachment,
};
pub use self::batches::{BatchRecords, records_of_batch};
pub(crate) use self::bookkeeping::held;
pub use self::bookkeeping::{books, set_house_rules};
pub use self::choices::{
    channels_of_companies, channels_of_people, people_at, relations_of_companies, relations_of_people,
};
pub use self::companies::{companies_by_ids, companies_of, company, save_companies, save_company};
pub use self::coordinates::coordinates_of;
pub(crate) use self::coordinates::of as coordinates_of_each;
pub(crate) use self::demonstration::{Mark, Marked, count_marks, mark_everything, marks, unmark};
pub(crate) use self::dossier::{accounting_documents_of, texts_of};
pub use self::duplicates::{Pair, Scan, last_scan, pair_between, pairs, pairs_counted};
pub(crate) use self::duplicates::{
    begin_scan, carry_distinct, decline, end_scan, keep_pairs, no_longer_distinct,
};
pub use self::facts::takings_of;
pub use self::figures::{figures_of, figures_of_many};
pub use self::flaws::{HowMany, Shortcomings, shortcomings};
pub(crate) use self::looked_after::{companies_looked_after_by, held_by, people_looked_after_by};
pub(crate) use self::merges::{TakenIn, forget_merge, keep_merge, merge_of, standing_on};
pub use self::merges::{part_of, taken_in_by};
pub use self::overview::{CompanyRow, PersonRow, RowStanding, SaleRow, company_rows, person_rows, sale_rows};
pub use self::people::{people_by_ids, people_of, person, save_people, save_person};
pub use self::products::{
    product, products_by_ids, products_by_keys, products_by_label, save_product, save_products,
};
pub use self::quiet::{Keeper, without_next_step};
pub use self::recognition::{Clue, holders_by, sales_by_number, unnumbered_sales_of};
pub(crate) use self::removal::{forget, take_away};
pub use self::removal::{
    remove_activities, remove_activity, remove_companies, remove_company, remove_people, remove_person,
    remove_product, remove_sale, remove_sales,
};
pub use self::sales::{
    Before, how_many_sales, sale, sales_by_ids, sales_of, save_sale, save_sales, unpaid_of,
};
pub use self::sight::{Named, Sight};
pub use self::standing::Standing;
pub use self::stretch::{Stretch, stretch_of};
pub(crate) use self::tasks::open_tasks_held_by;
pub use self::tasks::{open_tasks_for, open_tasks_of, remove_task, save_task, task, tasks_by_ids};
pub use self::timeline::{Moment, Timeline, TimelineEntry, timeline_of};
pub use self::totals::{Totals, totals};
pub use self::unsaved::{NotRemoved, Unsaved};
pub use self::walk::{
    Walk, company_names, coordinates_of_many, identifiers_of_many, ids_after, roles_of_many,
};
