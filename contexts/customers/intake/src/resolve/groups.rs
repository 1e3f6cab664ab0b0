//! Finding among many rows those that are the same, without comparing each with each.

use std::collections::HashMap;

use super::decisions::Decisions;
use crate::codes::{Certainty, Likeness};
use crate::identity::{
    Against, CompanyKeys, Match, PersonKeys, are_apart, are_named_apart, identify_companies, identify_people,
};
use crate::reading::At;

/// Rows compared with one that shares a key: a switchboard may stand in thousands of rows.
const COMPARED: usize = 24;

/// Keys two of which can be compared.
pub(crate) trait Compared {
    /// Whatever two of the same have at least one of in common.
    fn blocks(&self) -> Vec<(u8, &str)>;
    /// The rule of identity.
    fn identify(&self, other: &Self, against: Against) -> Option<Match>;
    /// Whether they are two, whatever a third one has in common with both.
    fn excludes(&self, other: &Self) -> bool;
}

impl Compared for CompanyKeys {
    fn blocks(&self) -> Vec<(u8, &str)> {
        let single = [&self.number, &self.siren, &self.enterprise_number, &self.vat];
        let single =
            single.into_iter().enumerate().filter_map(|(kind, key)| Some((kind as u8, key.as_deref()?)));
        let several = self.emails.iter().map(|email| (4, email.as_str()));
        let several = several.chain(self.phones.iter().map(|phone| (5, phone.as_str())));
        let name = Some((6, self.words.as_str())).filter(|(_, words)| !words.is_empty());
        single.chain(several).chain(name).collect()
    }

    fn identify(&self, other: &Self, against: Against) -> Option<Match> {
        identify_companies(self, other, against)
    }

    fn excludes(&self, other: &Self) -> bool {
        are_apart(self, other)
    }
}

impl Compared for PersonKeys {
    fn blocks(&self) -> Vec<(u8, &str)> {
        let number = self.number.iter().map(|number| (0, number.as_str()));
        let number = number.chain(self.client_number.iter().map(|number| (4, number.as_str())));
        let emails = self.emails.iter().map(|email| (1, email.as_str()));
        let phones = self.phones.iter().map(|phone| (2, phone.as_str()));
        let name = Some((3, self.words.as_str())).filter(|(_, words)| !words.is_empty());
        // Who has no name is found again by where they live.
        let street = self.street.iter().map(|street| (5, street.as_str())).filter(|_| self.words.is_empty());
        number.chain(emails).chain(phones).chain(name).chain(street).collect()
    }

    fn identify(&self, other: &Self, against: Against) -> Option<Match> {
        identify_people(self, other, against)
    }

    fn excludes(&self, other: &Self) -> bool {
        are_named_apart(self, other)
    }
}

/// Keys found again by what they have in common.
pub(crate) struct Blocks<'a>(HashMap<(u8, &'a str), Vec<usize>>);

impl<'a> Blocks<'a> {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self(HashMap::new())
    }

    /// Files keys under a place.
    pub(crate) fn insert<K: Compared>(&mut self, keys: &'a K, place: usize) {
        for block in keys.blocks() {
            self.0.entry(block).or_default().push(place);
        }
    }

    /// The places that share a key, in order, a bounded number per key.
    pub(crate) fn near<K: Compared>(&self, keys: &K) -> Vec<usize> {
        let blocks = keys.blocks();
        let mut near: Vec<usize> = blocks
            .iter()
            .filter_map(|block| self.0.get(block))
            .flat_map(|places| places.iter().take(COMPARED).copied())
            .collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// A row to be grouped.
pub(crate) struct Entry<K> {
    /// Its place.
    pub(crate) at: At,
    /// What it is compared by.
    pub(crate) keys: K,
    /// The digest of its cells.
    pub(crate) fingerprint: u64,
    /// What its sheet makes of bare names.
    pub(crate) against: Against,
}

/// Two entries that look the same.
pub(crate) struct Pair {
    /// The one that came first.
    pub(crate) first: usize,
    /// The one that looks like it.
    pub(crate) second: usize,
    /// How sure it is, and why.
    pub(crate) found: Match,
    /// Whether both make one record.
    pub(crate) is_merged: bool,
}

/// Entries that make one record, in order, and the pairs that look the same.
pub(crate) struct Grouping {
    /// The entries of each record.
    pub(crate) groups: Vec<Vec<usize>>,
    /// What looks the same.
    pub(crate) pairs: Vec<Pair>,
}

/// Groups entries that are the same beyond doubt, or by decision.
pub(crate) fn group<K: Compared>(entries: &[Entry<K>], decisions: &Decisions) -> Grouping {
    let mut blocks = Blocks::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: Vec<usize> = Vec::with_capacity(entries.len());
    let mut pairs = Vec::new();
    for (second, entry) in entries.iter().enumerate() {
        let mut own = groups.len();
        let mut matches = matches(entries, &blocks, second, decisions);
        groups.push(vec![second]);
        group_of.push(own);
        for pair in matches.iter_mut().filter(|pair| pair.found.certainty == Certainty::Certain) {
            let other = group_of.get(pair.first).copied().unwrap_or(own);
            pair.is_merged =
                other == own || unite((&mut groups, &mut group_of), (other, own), (entries, decisions));
            own = group_of.get(second).copied().unwrap_or(own);
            if !pair.is_merged {
                pair.found.certainty = Certainty::Probable;
            }
        }
        let best = matches.into_iter().max_by(|a, b| {
            (a.is_merged, a.found.worth()).cmp(&(b.is_merged, b.found.worth())).then(b.first.cmp(&a.first))
        });
        pairs.extend(best);
        blocks.insert(&entry.keys, second);
    }
    groups.retain(|members| !members.is_empty());
    Grouping { groups, pairs }
}

/// What an entry looks like among the earlier ones.
fn matches<K: Compared>(
    entries: &[Entry<K>],
    blocks: &Blocks<'_>,
    second: usize,
    decisions: &Decisions,
) -> Vec<Pair> {
    let Some(entry) = entries.get(second) else { return Vec::new() };
    let near = blocks.near(&entry.keys).into_iter().filter_map(|first| Some((first, entries.get(first)?)));
    near.filter_map(|(first, earlier)| {
        let found = match decisions.rows(earlier.at, entry.at) {
            Some(true) => Match::certain(decisions.reason(earlier.at, entry.at)),
            Some(false) => return None,
            None => compare(entry, earlier)?,
        };
        Some(Pair { first, second, found, is_merged: false })
    })
    .collect()
}

fn compare<K: Compared>(entry: &Entry<K>, earlier: &Entry<K>) -> Option<Match> {
    if entry.fingerprint == earlier.fingerprint {
        return Some(Match { certainty: Certainty::Certain, reasons: vec![Likeness::IdenticalRow] });
    }
    entry.keys.identify(&earlier.keys, entry.against)
}

/// Unites two groups unless some of one are not some of the other, and nobody decided that they are.
fn unite<K: Compared>(
    (groups, group_of): (&mut [Vec<usize>], &mut [usize]),
    (into, from): (usize, usize),
    (entries, decisions): (&[Entry<K>], &Decisions),
) -> bool {
    let members = |group: usize| groups.get(group).map(Vec::as_slice).unwrap_or_default();
    let apart = members(into).iter().any(|&a| {
        members(from).iter().any(|&b| match (entries.get(a), entries.get(b)) {
            (Some(a), Some(b)) => a.keys.excludes(&b.keys) && decisions.rows(a.at, b.at) != Some(true),
            _ => true,
        })
    });
    if apart {
        return false;
    }
    let moved = groups.get_mut(from).map(std::mem::take).unwrap_or_default();
    for &member in &moved {
        if let Some(group) = group_of.get_mut(member) {
            *group = into;
        }
    }
    if let Some(group) = groups.get_mut(into) {
        group.extend(moved);
        group.sort_unstable();
    }
    true
}
