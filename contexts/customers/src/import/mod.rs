//! The import: files become a batch, the batch is checked, staged out of sight and published in one
//! step; for 30 days it can be undone whole. What files say is read by `intake`; what is kept of it
//! is sealed under the batch's own key.

mod batch;
mod by_hand;
mod check;
mod clues;
mod desk;
mod dossier;
mod draft;
mod earlier;
mod erasure;
mod files;
mod findings;
mod held;
mod imported;
mod incoming;
mod jobs;
mod key;
mod known;
mod long;
mod mention;
mod pieces;
mod plan;
pub(crate) mod provenance;
mod publication;
mod reading;
mod renaming;
mod retention;
mod run;
mod saved;
mod staged;
mod states;
mod steps;
mod store;
mod tally;
mod undo;
mod verdict;
mod work;
mod writing;

pub use self::batch::{Batch, BatchRejection, BatchState, Ending, Published, Work};
pub use self::desk::Desk;
pub(crate) use self::dossier::held_about;
pub use self::draft::{Draft, KeepingReason};
pub use self::erasure::forget_holder;
pub use self::files::ImportFile;
pub use self::findings::{Change, Findings};
pub use self::held::{KeptNote, KeptReject, category, notes_to_decide, unfinished};
pub use self::incoming::{Incoming, most_taken};
pub use self::jobs::handlers;
pub(crate) use self::known::{company_keys, person_keys};
pub use self::provenance::{Provenance, ProvenanceFlaw, basis, collected_on, origin, purpose, source};
pub(crate) use self::retention::remove_batch;
pub use self::retention::{end_broken_off, end_left_behind, forget_old, forgotten_at};
pub use self::run::{Aim, Answers, Outcome, receive, run_files, run_incoming};
pub use self::steps::{NotTaken, Steps};
pub use self::store::HeldRow;
pub use self::store::batches::Stored;
pub(crate) use self::store::batches::find as batch;
pub(crate) use self::store::{
    with_exchanges_beside, with_people_beside, with_sale_lines_beside, with_sales_beside,
};
pub use self::tally::{Back, Stayed, Tally, Totals, Undone, Why};
pub use self::verdict::{Verdict, VerdictFlaw};
pub use self::work::{Halt, Pace, Workshop};
pub use intake::{ConsentCount, FileReport, Mapping, Parts, SheetReport, Totals as ReportTotals};
