//! Accounts through their front door.

mod pages;
mod words;
mod world;
