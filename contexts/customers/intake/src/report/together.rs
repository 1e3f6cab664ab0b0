//! The reports of the parts of a long list, put together: everything is counted, the first ones are named.

use super::{ConsentCount, FileReport, Further, Report, SheetReport};

/// How many of each a report names: more than anybody reads, and little beside the list.
const NAMED: usize = 1_000;

impl Report {
    /// Adds what was found in the next part of the same list.
    pub fn absorb(&mut self, next: Self) {
        if self.files.is_empty() {
            self.files = next.files;
            return;
        }
        for (file, next) in self.files.iter_mut().zip(next.files) {
            file.absorb(next);
        }
    }
}

impl FileReport {
    fn absorb(&mut self, next: Self) {
        for (sheet, next) in self.sheets.iter_mut().zip(next.sheets) {
            sheet.absorb(next);
        }
    }
}

impl SheetReport {
    /// How many rows were not taken in, named or not.
    #[must_use]
    pub const fn rejected_rows(&self) -> usize {
        self.rejected.len() + self.further.rejected
    }

    /// How many remarks there are, named or not.
    #[must_use]
    pub const fn remarks(&self) -> usize {
        self.warnings.len() + self.further.warnings
    }

    /// How many notes are held back, named or not.
    #[must_use]
    pub const fn held_notes(&self) -> usize {
        self.sensitive.len() + self.further.sensitive
    }

    fn absorb(&mut self, next: Self) {
        for (kind, count) in next.lines {
            *self.lines.entry(kind).or_insert(0) += count;
        }
        self.data_rows += next.data_rows;
        self.accepted += next.accepted;
        self.hidden_rows.extend(next.hidden_rows);
        self.consent = self.consent.and(next.consent);
        for (column, sum) in next.sums_cents {
            let total = self.sums_cents.entry(column).or_default();
            total.accepted = total.accepted.saturating_add(sum.accepted);
            total.without_duplicates = total.without_duplicates.saturating_add(sum.without_duplicates);
        }
        let Further { rejected, duplicates, orphans, warnings, sensitive } = &mut self.further;
        name_the_first(&mut self.rejected, next.rejected, rejected);
        name_the_first(&mut self.duplicates, next.duplicates, duplicates);
        name_the_first(&mut self.orphans, next.orphans, orphans);
        name_the_first(&mut self.warnings, next.warnings, warnings);
        name_the_first(&mut self.sensitive, next.sensitive, sensitive);
    }
}

impl ConsentCount {
    const fn and(self, next: Self) -> Self {
        Self { yes: self.yes + next.yes, no: self.no + next.no, unknown: self.unknown + next.unknown }
    }
}

fn name_the_first<T>(named: &mut Vec<T>, next: Vec<T>, further: &mut usize) {
    let room = NAMED.saturating_sub(named.len());
    *further += next.len().saturating_sub(room);
    named.extend(next.into_iter().take(room));
}
