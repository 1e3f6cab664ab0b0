//! What takes too long for every day: the real program killed two hundred times while people write, and fed
//! files that mean harm. `make soak` runs it and writes what it found into `docs/soak.md`.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]
#![allow(clippy::expect_used, reason = "a test that fails may say what it missed")]
#![allow(clippy::panic, reason = "a house that lost something ends the run")]
#![allow(clippy::print_stdout, reason = "a report nobody gave a place to is printed")]
#![allow(clippy::print_stderr, reason = "it tells how far it is")]

mod client;
mod hostile;
mod house;
mod kills;
#[path = "../it/machine.rs"]
#[allow(dead_code, reason = "shared with the tests of every day, which use all of it")]
mod machine;
mod measured;
mod report;

use std::path::PathBuf;

use report::Report;

/// How many seeds make a report.
const SEEDS: u64 = 200;

/// What was asked on the command line.
struct Asked {
    first: u64,
    seeds: u64,
    report: Option<PathBuf>,
}

fn main() {
    let asked = asked();
    let begun = measured::now();
    let files = hostile::feed_all();
    let kills = kills::kill_again_and_again(asked.first, asked.seeds);
    let report = Report { begun, first: asked.first, seeds: asked.seeds, kills, files };
    let text = report.text();
    match asked.report {
        Some(place) => std::fs::write(&place, text).unwrap(),
        None => println!("{text}"),
    }
}

/// `--seeds 5`, `--first 100`, `--report docs/soak.md`.
fn asked() -> Asked {
    let mut asked = Asked { first: 0, seeds: SEEDS, report: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().unwrap_or_else(|| panic!("{word} wants a value"));
        match word.as_str() {
            "--first" => asked.first = value().parse().expect("a number"),
            "--seeds" => asked.seeds = value().parse().expect("a number"),
            "--report" => asked.report = Some(value().into()),
            _ => panic!("unknown: {word}"),
        }
    }
    asked
}
