//! The tables of the file, as sea-orm sees them.

pub mod activity;
pub mod address;
pub mod attachment;
pub mod attachment_content;
pub mod books;
pub mod company;
pub mod line;
pub mod merge;
pub mod person;
pub mod product;
pub mod role;
pub mod sale;
pub mod task;
