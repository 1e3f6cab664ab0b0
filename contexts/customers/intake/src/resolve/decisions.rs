//! What the person decided about rows that look the same.

use std::collections::{HashMap, HashSet};

use kernel::{CompanyId, PersonId};

use crate::codes::Likeness;
use crate::mapping::{Mapping, RowName, Twin};
use crate::reading::{At, Reading};

/// Decisions by the rows they are about.
#[derive(Default)]
pub(crate) struct Decisions {
    rows: HashMap<(At, At), bool>,
    presumed: HashSet<(At, At)>,
    companies: HashMap<(CompanyId, At), bool>,
    people: HashMap<(PersonId, At), bool>,
}

impl Decisions {
    /// The decisions of a mapping; those about rows that are no longer there are passed over.
    pub(crate) fn of(reading: &Reading, mapping: &Mapping) -> Self {
        let mut decisions = Self::default();
        if mapping.duplicates.is_empty() {
            return decisions;
        }
        let places: HashMap<RowName, At> =
            reading.accepted().filter_map(|(at, _)| Some((reading.name(at)?, at))).collect();
        for decision in &mapping.duplicates {
            let Some(&second) = places.get(&decision.second) else { continue };
            match &decision.first {
                Twin::Row(first) => {
                    if let Some(&first) = places.get(first) {
                        decisions.rows.insert((first, second), decision.same);
                        decisions.rows.insert((second, first), decision.same);
                    }
                }
                Twin::Company(id) => drop(decisions.companies.insert((*id, second), decision.same)),
                Twin::Person(id) => drop(decisions.people.insert((*id, second), decision.same)),
            }
        }
        decisions
    }

    /// Takes two rows for the same by their name, unless somebody decided about them.
    pub(crate) fn presume_rows(&mut self, first: At, second: At) {
        if !self.rows.contains_key(&(first, second)) {
            self.rows.insert((first, second), true);
            self.rows.insert((second, first), true);
            self.presumed.insert((first, second));
            self.presumed.insert((second, first));
        }
    }

    /// Takes a row for a person of the base by their name, unless somebody decided about them.
    pub(crate) fn presume_person(&mut self, id: PersonId, row: At) {
        self.people.entry((id, row)).or_insert(true);
    }

    /// Why two rows that are decided to be the same are.
    pub(crate) fn reason(&self, first: At, second: At) -> Likeness {
        if self.presumed.contains(&(first, second)) { Likeness::SameWords } else { Likeness::Decided }
    }

    /// What was decided about two rows.
    pub(crate) fn rows(&self, first: At, second: At) -> Option<bool> {
        self.rows.get(&(first, second)).copied()
    }

    /// What was decided about rows and a company of the base.
    pub(crate) fn company(&self, id: CompanyId, rows: &[At]) -> Option<bool> {
        rows.iter().find_map(|row| self.companies.get(&(id, *row)).copied())
    }

    /// What was decided about rows and a person of the base.
    pub(crate) fn person(&self, id: PersonId, rows: &[At]) -> Option<bool> {
        rows.iter().find_map(|row| self.people.get(&(id, *row)).copied())
    }
}
