//! What the bench measures with: its people, and its arithmetic.

mod people;
mod statistics;
