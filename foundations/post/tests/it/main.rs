//! Letters from the outbox to a relay that behaves, one that does not, and a folder.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may fail loudly, and says what it leaves out"
)]

mod exim;
mod folder;
mod manners;
mod outbox;
mod sealed;
mod words;
mod world;
