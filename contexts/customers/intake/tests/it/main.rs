//! What the import engine reads out of files, ours and borrowed ones.

mod borrowed;
mod codes;
mod exports;
mod mercier;
mod mercier_text;
mod shuffled;
mod survey;
mod words;
mod world;
