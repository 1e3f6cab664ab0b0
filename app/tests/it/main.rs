//! What only the whole house can be tested for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may fail loudly
#![allow(clippy::print_stderr)] // and say what it left out

mod canary;
mod cli;
mod coverage;
mod export;
mod house;
mod machine;
mod mercier;
mod routes;
mod strangers;
