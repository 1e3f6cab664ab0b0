//! Letters from the outbox to a relay that behaves, one that does not, and a folder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(clippy::print_stderr, reason = "without a relay the tests say what they leave out")]

mod exim;
mod folder;
mod manners;
mod outbox;
mod sealed;
mod words;
mod world;
