//! Files as people send them, through the front door.
#![allow(
    clippy::expect_used,
    clippy::too_many_lines,
    reason = "a test that fails may say so by panicking, and may tell its whole story in one piece"
)]

mod archives;
mod books;
mod corpus;
mod encodings;
mod export;
mod exports_of_others;
mod flow;
mod hostile;
mod limits;
mod long;
mod mercier;
mod northwind;
mod old_workbooks;
mod separators;
mod spectrum;
mod strange_text;
mod streamed;
mod workbooks;
