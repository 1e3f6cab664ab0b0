//! What the person decided about rows that look the same.

use std::collections::HashMap;

use kernel::{CompanyId, PersonId};

use crate::mapping::{Mapping, RowName, Twin};
use crate::reading::{At, Reading};

/// Decisions by the rows they are about.
#[derive(Default)]
pub(crate) struct Decisions {
    rows: HashMap<(At, At), bool>,
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
