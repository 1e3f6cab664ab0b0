//! A file, or a sheet, that is called after somebody. Once they are erased it is called by its place,
//! wherever an import that is still remembered names it.

use intake::{Report, RowName};

use super::clues::Clues;
use super::draft::Draft;
use super::findings::Findings;
use super::mention::About;

/// The most letters of what ends a file name: `.xlsx`, `.tsv`.
const ENDING: usize = 5;

/// What files and sheets were called, and what they are called from now on.
#[derive(Default)]
pub struct Renaming {
    files: Vec<(String, String)>,
    sheets: Vec<(String, String)>,
}

impl Renaming {
    /// What of a batch is called after the holder of these clues.
    pub fn of(draft: &Draft, findings: Option<&Findings>, clues: &Clues) -> Self {
        let tells = |name: &String| clues.mention_in(name, About::Name);
        let reports = findings.map(|findings| findings.report.files.as_slice()).unwrap_or_default();
        let sheets = reports.iter().flat_map(|file| {
            let left_out = file.left_out.iter().map(|sheet| &sheet.name);
            file.sheets.iter().map(|sheet| &sheet.name).chain(left_out)
        });
        let sheets: Vec<String> = sheets.cloned().collect();
        let whole = draft.names.iter().map(|name| (name.clone(), parted(name)));
        let files: Vec<(String, (String, String))> = whole.collect();
        Self {
            files: files
                .iter()
                .filter(|(_, (stem, _))| tells(stem))
                .map(|(name, (_, ending))| (name.clone(), free(&draft.names, ending)))
                .enumerate()
                .map(|(place, (name, free))| (name, free(place)))
                .collect(),
            sheets: sheets
                .iter()
                .filter(|name| tells(name))
                .enumerate()
                .map(|(place, name)| (name.clone(), free(&sheets, "")(place)))
                .collect(),
        }
    }

    /// Whether nothing is called after them.
    pub fn is_nothing(&self) -> bool {
        self.files.is_empty() && self.sheets.is_empty()
    }

    /// Names the files of a draft anew. What was decided file by file has served its time.
    pub fn of_draft(&self, draft: &mut Draft) {
        if self.is_nothing() {
            return;
        }
        draft.names.iter_mut().for_each(|name| rename(&self.files, name));
        draft.mapping = Default::default();
        draft.sources.clear();
    }

    /// Names the files and sheets of findings anew.
    pub fn of_findings(&self, findings: &mut Findings) {
        findings.names.iter_mut().for_each(|(row, _)| self.of_row(row));
        self.of_report(&mut findings.report);
    }

    /// Names the file and sheet of a row anew.
    pub fn of_row(&self, row: &mut RowName) {
        rename(&self.files, &mut row.file);
        rename(&self.sheets, &mut row.sheet);
    }

    fn of_report(&self, report: &mut Report) {
        for file in &mut report.files {
            rename(&self.files, &mut file.name);
            for sheet in &mut file.left_out {
                rename(&self.sheets, &mut sheet.name);
                self.in_text(&mut sheet.message);
            }
            for sheet in &mut file.sheets {
                rename(&self.sheets, &mut sheet.name);
                for pair in &mut sheet.duplicates {
                    pair.other_row.iter_mut().for_each(|row| self.of_row(row));
                    self.in_text(&mut pair.message);
                }
            }
        }
    }

    /// A sentence may quote a file or a sheet; the longest name is looked for first.
    fn in_text(&self, text: &mut String) {
        let mut all: Vec<&(String, String)> = self.files.iter().chain(&self.sheets).collect();
        all.sort_by_key(|(before, _)| std::cmp::Reverse(before.len()));
        for (before, now) in all {
            *text = text.replace(before.as_str(), now);
        }
    }
}

fn rename(names: &[(String, String)], name: &mut String) {
    if let Some((_, now)) = names.iter().find(|(before, _)| before == name) {
        name.clone_from(now);
    }
}

/// A file name without its ending, and the ending with its dot.
fn parted(name: &str) -> (String, String) {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains(' ') && ending.chars().count() <= ENDING => {
            (stem.to_owned(), format!(".{ending}"))
        }
        _ => (name.to_owned(), String::new()),
    }
}

/// Numbers with this ending that none of these is called by, in their order.
fn free(taken: &[String], ending: &str) -> impl Fn(usize) -> String {
    let (taken, ending) = (taken.to_vec(), ending.to_owned());
    move |place| {
        let numbers = (1..).map(|number| format!("{number}{ending}"));
        numbers.filter(|name| !taken.contains(name)).nth(place).unwrap_or_default()
    }
}
