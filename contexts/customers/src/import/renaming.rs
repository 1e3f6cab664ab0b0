//! A file, or a sheet, that is called after somebody. Once they are erased it is called by its place,
//! wherever an import that is still remembered names it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::Fault;

use super::draft::Draft;
use super::findings::Findings;
use super::mention::About;
use super::store::Clues;

/// What files and sheets were called, and what they are called from now on.
#[derive(Default)]
pub struct Renaming {
    files: Vec<(String, String)>,
    sheets: Vec<(String, String)>,
}

impl Renaming {
    /// What of a batch is called after the holder of these clues.
    pub fn of(draft: &Draft, findings: Option<&Findings>, clues: &Clues) -> Self {
        let reports = findings.map(|findings| findings.report.files.as_slice()).unwrap_or_default();
        let sheets = reports.iter().flat_map(|file| {
            let left_out = file.left_out.iter().map(|sheet| sheet.name.clone());
            file.sheets.iter().map(|sheet| sheet.name.clone()).chain(left_out).enumerate()
        });
        let files = draft.names.iter().cloned().enumerate();
        Self {
            files: files.filter_map(|(place, name)| by_place(place, name, clues)).collect(),
            sheets: sheets.filter_map(|(place, name)| by_place(place, name, clues)).collect(),
        }
    }

    /// Whether nothing is called after them.
    pub fn is_nothing(&self) -> bool {
        self.files.is_empty() && self.sheets.is_empty()
    }

    /// The same, with every file and sheet called as it is from now on.
    pub fn apply<T: Serialize + DeserializeOwned>(&self, one: &T) -> Result<T, Fault> {
        let damaged = |_| Fault::Damaged("import details");
        let mut value = serde_json::to_value(one).map_err(damaged)?;
        self.rename(&mut value);
        serde_json::from_value(value).map_err(damaged)
    }

    fn rename(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.rename_in(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.rename(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.rename(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// A sentence may name a file; what a sheet is called is a word like another.
    fn rename_in(&self, text: &mut String) {
        for (before, now) in &self.files {
            if text.contains(before.as_str()) {
                *text = text.replace(before.as_str(), now);
            }
        }
        if let Some((_, now)) = self.sheets.iter().find(|(before, _)| before == text) {
            text.clone_from(now);
        }
    }
}

/// A file name and its number with the same ending, if it tells of the holder.
fn by_place(place: usize, name: String, clues: &Clues) -> Option<(String, String)> {
    let (stem, ending) = name.rsplit_once('.').map_or((name.as_str(), ""), |(stem, ending)| (stem, ending));
    let number = place + 1;
    let now = if ending.is_empty() { number.to_string() } else { format!("{number}.{ending}") };
    clues.mention_in(stem, About::Name).then_some((name, now))
}
