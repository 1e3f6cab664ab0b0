//! Out again: the whole file and lists, as JSON and as CSV, by store and by page.

mod document;
mod imported;
pub mod office;
mod pages;
mod tables;
mod unchanged;
