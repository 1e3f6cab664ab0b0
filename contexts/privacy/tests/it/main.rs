//! Privacy through its front door, on both engines.

mod erasure;
mod inventory;
mod refusals;
mod world;
