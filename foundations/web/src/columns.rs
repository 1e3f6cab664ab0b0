//! Which columns somebody wants to see in a list, in their order. An account keeps what its reader
//! chose; the list knows which columns there are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The columns a reader chose, by the name of the list; a list that is not among them shows its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChosenColumns(BTreeMap<String, Vec<String>>);

impl ChosenColumns {
    /// What an account kept; words of a version that wrote them otherwise count as nothing chosen.
    #[must_use]
    pub fn read(kept: Option<&str>) -> Self {
        kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default()
    }

    /// As an account keeps it; `None` where nothing is chosen.
    #[must_use]
    pub fn written(&self) -> Option<String> {
        let is_any = !self.0.is_empty();
        is_any.then(|| serde_json::to_string(self).ok()).flatten()
    }

    /// The columns chosen for a list, in their order.
    #[must_use]
    pub fn of(&self, list: &str) -> Option<&[String]> {
        self.0.get(list).map(Vec::as_slice)
    }

    /// The same with other columns for a list; with `None` the list shows its own again.
    #[must_use]
    pub fn choosing(mut self, list: &str, columns: Option<Vec<String>>) -> Self {
        match columns {
            Some(columns) => self.0.insert(list.to_owned(), columns),
            None => self.0.remove(list),
        };
        self
    }
}
