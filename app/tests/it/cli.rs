//! The journeys of the command line, with the real binary.

mod backups;
mod beside;
mod checks;
mod drills;
mod keys;
mod lifecycle;
mod settings;
