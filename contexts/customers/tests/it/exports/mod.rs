//! Out again: the whole file and lists, as JSON, tables and cards, by store and by page.

mod document;
mod imported;
mod kinds;
pub mod office;
mod pages;
mod picked;
mod tables;
mod unchanged;
