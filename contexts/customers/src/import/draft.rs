//! What was decided about a batch so far: saved at every step, so that one can stop and go on.

use intake::{Mapping, RowName};
use jiff::Timestamp;
use kernel::Lang;
use serde::{Deserialize, Serialize};

use super::saved::Source;

/// What was decided so far.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The language of whoever decides.
    pub lang: Lang,
    /// The files' names, in the order they came.
    pub names: Vec<String>,
    /// The corrections.
    pub mapping: Mapping,
    /// By what the sheets are known again when the next file of their source comes.
    pub sources: Vec<Source>,
    /// Why notes that tell something sensitive are kept all the same.
    pub reasons: Vec<KeepingReason>,
    /// What was typed so far and not applied yet, by field: it comes back with the page.
    pub typed: Vec<(String, String)>,
}

/// Why a note that tells something sensitive is kept all the same.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepingReason {
    /// The row.
    pub row: RowName,
    /// The column.
    pub column: String,
    /// Why.
    pub reason: String,
}

impl Draft {
    /// Why the note of a cell is kept, if somebody said so.
    #[must_use]
    pub fn reason(&self, row: &RowName, column: &str) -> Option<&str> {
        let found = self.reasons.iter().find(|known| known.row == *row && known.column == column);
        found.map(|found| found.reason.as_str())
    }

    /// Says why the note of a cell is kept; another word about the same cell replaces it.
    pub fn justify(&mut self, reason: KeepingReason) {
        self.withdraw(&reason.row, &reason.column);
        self.reasons.push(reason);
    }

    /// Takes back why the note of a cell is kept.
    pub fn withdraw(&mut self, row: &RowName, column: &str) {
        self.reasons.retain(|known| known.row != *row || known.column != column);
    }

    /// Takes back whatever was decided about single rows, with the reasons.
    pub fn decide_anew(&mut self) {
        self.mapping.decide_anew();
        self.reasons.clear();
    }

    /// When the sheet's source was read last as it is now, if it was read before.
    #[must_use]
    pub fn mapped_at(&self, file: &str, sheet: &str) -> Option<Timestamp> {
        let mut sources = self.sources.iter();
        sources.find(|source| source.file == file && source.sheet == sheet)?.mapped_at
    }

    /// The names of the files in one line.
    #[must_use]
    pub fn title(&self) -> String {
        self.names.join(", ")
    }
}

/// File names tell about people.
impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft({} files, {:?})", self.names.len(), self.mapping)
    }
}
