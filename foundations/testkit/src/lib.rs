//! What tests share: both engines, a clock one can turn, randomness one can repeat, and an
//! access that lets a test look. Never a dependency of anything but tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, reason = "a test may fail loudly")]

mod ambient;
mod engines;
mod list;
mod policy;
mod relay;
mod steps;

pub use ambient::{TestClock, TestEntropy, ambient_at};
pub use engines::{Base, on_both_engines, server, with_postgres_required};
pub use list::client_list;
pub use policy::{access, grants, sensitive_access};
pub use relay::{Manner, TestRelay};
pub use steps::steps;
