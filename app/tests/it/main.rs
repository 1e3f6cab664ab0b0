//! What only the whole house can be tested for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(clippy::print_stderr, reason = "a test says what it left out")]

mod bench;
mod canary;
mod cli;
mod coverage;
mod demo;
mod doors;
mod export;
mod help;
mod house;
mod machine;
mod mercier;
mod nights;
mod routes;
mod sight;
mod strangers;
mod today;
