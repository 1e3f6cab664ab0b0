//! Where the customer file is asked without a word on how far is seen: each place is written down with its
//! reason, so that a new one is a decision somebody reads. Whatever tells of people, companies, sales or
//! tasks is asked through a `Sight`. The list changes on purpose, in `sights.txt` beside this.

use std::collections::BTreeMap;

use regex::Regex;

use super::reveals::{Listed, code, listed};
use super::{assert_none, tree};

#[test]
fn every_place_that_reads_past_a_sight_is_listed_with_its_reason() {
    let (listed, found) = (listed(include_str!("sights.txt")), found());
    assert!(found.len() > 10, "the sources are read");
    let known = |path: &String| listed.get(path).map_or(0, Listed::places);
    let moved = found.iter().filter(|(path, places)| known(path) != **places);
    let moved = moved.map(|(path, places)| format!("{path}: {places} places, {} in sights.txt", known(path)));
    let gone = listed.keys().filter(|path| !found.contains_key(*path));
    let gone = gone.map(|path| format!("{path}: in sights.txt, but nothing is read there"));
    assert_none(&moved.chain(gone).collect::<Vec<_>>());
}

/// Pages, exports and what other contexts ask; verbs act in a transaction on what the gate let through, and
/// an import is the owner's.
fn found() -> BTreeMap<String, usize> {
    let reads = Regex::new(r"\.reader\(\)").unwrap();
    let is_asked_for_somebody = |path: &str| {
        let of_file = path.strip_prefix("contexts/customers/src/");
        let of_file = of_file.filter(|rest| !rest.starts_with("store/") && !rest.starts_with("import/"));
        of_file.is_some() || path.starts_with("contexts/privacy/src/pages/") || path == "app/src/home.rs"
    };
    tree::sources(&[".rs"])
        .iter()
        .filter(|source| !source.is_test() && is_asked_for_somebody(&source.path))
        .map(|source| (source.path.clone(), reads.find_iter(&code(&source.text)).count()))
        .filter(|(_, places)| *places > 0)
        .collect()
}
