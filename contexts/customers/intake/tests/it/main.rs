//! What the import engine reads out of files, ours and borrowed ones.
#![allow(
    clippy::unwrap_used,
    clippy::too_many_lines,
    clippy::print_stderr,
    reason = "a test that fails may panic, may tell its whole story in one piece, and says when it is skipped"
)]

mod again;
mod apart;
mod beside;
mod books;
mod borrowed;
mod buyers;
mod cards;
mod codes;
mod documents;
mod exports;
mod families;
mod habits;
mod headed;
mod languages;
mod long;
mod mended;
mod mercier;
mod mercier_cells;
mod mercier_text;
mod mercier_told;
mod noes;
mod programs;
mod shuffled;
mod sources;
mod strangers;
mod sums;
mod survey;
mod trades;
mod unlisted;
mod words;
mod world;
