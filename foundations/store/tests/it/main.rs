//! The store through its front door, on both engines.

mod jobs;
mod journal;
mod opening;
mod reads;
mod schema;
mod search;
mod world;
