//! The import's own SQL: batches, files, what is staged, rejected, held back, and what stood before.

pub mod batches;
mod before;
mod entity;
mod files;
mod held;
mod links;
pub mod mappings;
mod notes;
mod staged;
mod surveys;

pub use before::{BeforeRow, Changed, Restored, UNTOUCHED, before_of, clear_before, keep_before, move_marks};
pub use files::{
    KeptFile, PIECE, add_files, add_piece, drop_file, drop_files, drop_pieces, kept_files, piece_of,
    whole_files, without_a_batch,
};
pub use held::{HeldNotes, HeldRow, Rejects, forget_by_holder};
pub use links::{
    companies_there, people_there, products_there, with_exchanges_beside, with_people_beside,
    with_sale_lines_beside, with_sales_beside,
};
pub use notes::texts_of_notes;
pub use staged::{clear_staged, restage, stage, staged_about, staged_after, staged_at};
pub use surveys::{keep_survey, kept_survey};
