//! The journeys of the command line, with the real binary.

mod backups;
mod checks;
mod keys;
mod lifecycle;
mod settings;
