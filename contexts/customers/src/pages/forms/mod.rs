//! Typing a person or a company: a new one, or a correction. What is wrong is kept as typed and
//! flagged on the record; only what nobody could make sense of is asked again.

pub mod company;
pub mod person;

mod employers;
mod holder;
mod origin;
mod reading;
mod sheet;
