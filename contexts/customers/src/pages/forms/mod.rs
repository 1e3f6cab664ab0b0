//! Typing a person, a company or a sale: a new one, or a correction. What is wrong is kept as typed and
//! flagged on the record; only what nobody could make sense of is asked again.

pub mod company;
pub mod person;
pub mod sale;

pub(super) mod alike;
mod employers;
pub(super) mod holder;
mod origin;
mod reading;
pub(super) mod sheet;
mod small;

pub(super) use self::sheet::{Difference, complain, differences};
