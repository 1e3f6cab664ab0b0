//! A file, or a sheet, that is called after somebody. Once they are erased it is called by its place,
//! wherever an import that is still remembered names it.

use intake::{Report, RowName, told_apart};

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
        let says = |name: &str| clues.mention_in(name, About::Name);
        let tells = |name: &str| says(name) || says(unnumbered(name));
        let reports = findings.map(|findings| findings.report.files.as_slice()).unwrap_or_default();
        let sheets = reports.iter().flat_map(|file| {
            let left_out = file.left_out.iter().map(|sheet| &sheet.name);
            file.sheets.iter().map(|sheet| &sheet.name).chain(left_out)
        });
        let sheets: Vec<String> = sheets.cloned().collect();
        let known = known_names(draft);
        let parts = draft.names.iter().map(|name| parted(name));
        Self {
            files: known
                .iter()
                .zip(parts)
                .filter(|(_, (stem, _))| tells(stem))
                .enumerate()
                .map(|(place, (name, (_, ending)))| (name.clone(), free(&known, &ending)(place)))
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
        let known = known_names(draft);
        for (name, known) in draft.names.iter_mut().zip(&known) {
            if let Some(now) = renamed(&self.files, known) {
                name.clone_from(now);
            }
        }
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
    if let Some(now) = renamed(names, name) {
        name.clone_from(now);
    }
}

fn renamed<'a>(names: &'a [(String, String)], name: &str) -> Option<&'a String> {
    names.iter().find(|(before, _)| before == name).map(|(_, now)| now)
}

/// What everything but the draft calls its files: two of one name are told apart there.
fn known_names(draft: &Draft) -> Vec<String> {
    told_apart(draft.names.iter().map(String::as_str))
}

/// A name without the number by which it is told apart from another one like it: `Clients (2)`.
fn unnumbered(name: &str) -> &str {
    let parts = name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let is_number = |text: &str| text.chars().all(|sign| sign.is_ascii_digit());
    parts.filter(|(_, number)| is_number(number)).map_or(name, |(bare, _)| bare)
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
