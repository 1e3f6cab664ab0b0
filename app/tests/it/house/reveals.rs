//! Where sealed values are opened: each place is written down with its reason, so that a new one is
//! a decision somebody reads (law 2). The list changes on purpose, in `reveals.txt` beside this.

use std::collections::BTreeMap;

use regex::Regex;

use super::{assert_none, tree};

const REVEALS: &str = include_str!("reveals.txt");

/// One file of the list: how many places, and why there.
pub struct Listed {
    places: usize,
    why: String,
}

impl Listed {
    /// How many places there are.
    pub const fn places(&self) -> usize {
        self.places
    }
}

#[test]
fn every_place_where_a_sealed_value_is_opened_is_listed_with_its_reason() {
    let (listed, found) = (listed(REVEALS), found());
    let new = found.iter().filter_map(|(path, places)| {
        let known = listed.get(path).map_or(0, |listed| listed.places);
        (known != *places).then(|| format!("{path}: {places} places, {known} in reveals.txt"))
    });
    let gone = listed.keys().filter(|path| !found.contains_key(*path));
    let gone = gone.map(|path| format!("{path}: in reveals.txt, but nothing is opened there"));
    assert_none(&new.chain(gone).collect::<Vec<_>>());
}

#[test]
fn every_listed_place_has_a_reason() {
    let listed = listed(REVEALS);
    assert!(listed.len() > 20, "the list is read");
    let bare = listed.iter().filter(|(_, listed)| listed.why.split(' ').count() < 3);
    assert_none(&bare.map(|(path, _)| format!("{path}: why?")).collect::<Vec<_>>());
}

/// What opens a seal: showing it, giving it away, or taking it as a column would, in Rust; a page
/// shows what its visitor may see by `reveal` alone, and is not counted.
fn opens() -> Regex {
    Regex::new(r"\.reveal\(|\binto_revealed\(|\bPersonal::reveal\b|\.stored\(\)|\bValue::from\(").unwrap()
}

fn found() -> BTreeMap<String, usize> {
    let opens = opens();
    let sealed = "foundations/personal/";
    tree::sources(&[".rs"])
        .iter()
        .filter(|source| !source.is_test() && !source.path.starts_with(sealed))
        .map(|source| (source.path.clone(), opens.find_iter(&code(&source.text)).count()))
        .filter(|(_, places)| *places > 0)
        .collect()
}

/// The code without comments and unit tests.
pub fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// `path places reason`, a line each.
pub fn listed(list: &str) -> BTreeMap<String, Listed> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let [path, places, why] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else {
                panic!("not a line of the list: {line}")
            };
            (path.to_owned(), Listed { places: places.parse().unwrap(), why: why.to_owned() })
        })
        .collect()
}
