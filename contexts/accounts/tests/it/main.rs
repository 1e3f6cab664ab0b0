//! Accounts through their front door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod mail;
mod organisation;
mod pages;
mod profile;
mod retention;
mod second_factor;
mod sessions;
mod sight;
mod team;
mod words;
mod world;
