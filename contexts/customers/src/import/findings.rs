//! What a check found: the report, what rows are called, and what would become of everything.

use std::collections::BTreeMap;

use intake::{
    Answer, Caution, Messages, Reading, Rejection, Report, RowName, Table, WarningCode, WarningRow,
};
use kernel::{Currency, Holder};
use serde::{Deserialize, Serialize};
use web::{Sentence, Voice};

use super::held::who;
use super::tally::{Stayed, Totals};

/// How many rows that look alike are called by their name, of a list read in parts.
const NAMED: usize = 2_000;

/// What a check found.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Findings {
    /// The report; its totals say what would become of the records, and later what became of them.
    pub report: Report,
    /// What rows that look alike are called.
    pub names: Vec<(RowName, String)>,
    /// Refusals the files tell of.
    pub refusals: u64,
    /// Rows that tell more than a record holds: a refusal, an answer about consent, a note.
    pub telling: u64,
    /// What an undoing left, by its id.
    pub stayed: Vec<Stayed>,
    /// Which records of the base change, of the first ones, until they have.
    pub changes: Vec<Change>,
}

/// A record that changes, and its fields that do.
#[derive(Clone, Serialize, Deserialize)]
pub struct Change {
    /// Whose record.
    pub holder: Holder,
    /// The fields, as the journal names them.
    pub fields: Vec<String>,
}

impl Findings {
    /// What a reading found.
    #[must_use]
    pub fn of(reading: &Reading, voice: &Voice, currency: Currency) -> Self {
        let told = |row: &intake::ReadRow| row.standings().any(is_refused);
        let tells = |row: &intake::ReadRow| {
            row.standings().any(|standing| is_refused(standing) || says_more(standing))
        };
        Self {
            report: Report::of(reading, &InWords(voice), currency),
            names: names(reading),
            refusals: reading.accepted().filter(|(_, row)| told(row)).count() as u64,
            telling: reading.accepted().filter(|(_, row)| tells(row)).count() as u64,
            stayed: Vec::new(),
            changes: Vec::new(),
        }
    }

    /// Adds what was found in the next part of the same list.
    pub fn absorb(&mut self, next: Self) {
        self.report.absorb(next.report);
        let room = NAMED.saturating_sub(self.names.len());
        self.names.extend(next.names.into_iter().take(room));
        self.refusals += next.refusals;
        self.telling += next.telling;
    }

    /// The findings with what would become, or became, of the records.
    #[must_use]
    pub fn with_totals(mut self, totals: Totals) -> Self {
        self.report.totals = totals;
        self
    }

    /// Whether there is nothing in the files that Carnet does not know: no record is new or changes,
    /// nothing was set aside, and no row tells of a wish or a note.
    #[must_use]
    pub fn brings_nothing(&self) -> bool {
        let Totals { companies, people, sales, products } = self.report.totals;
        let changed = [companies, people, sales, products].iter().any(|one| one.created + one.updated > 0);
        let sheets = || self.report.files.iter().flat_map(|file| &file.sheets);
        let set_aside = sheets().any(|sheet| {
            let by_hand = |warning: &WarningRow| warning.code == WarningCode::Caution(Caution::TypedByHand);
            !sheet.rejected.is_empty() || !sheet.sensitive.is_empty() || sheet.warnings.iter().any(by_hand)
        });
        !changed && !set_aside && self.telling == 0
    }

    /// The programs that wrote the files, each once.
    #[must_use]
    pub fn programs(&self) -> Vec<&str> {
        let sheets = self.report.files.iter().flat_map(|file| &file.sheets);
        let mut programs: Vec<&str> = Vec::new();
        for program in sheets.filter_map(|sheet| sheet.program.as_deref()) {
            if !programs.contains(&program) {
                programs.push(program);
            }
        }
        programs
    }

    /// How many rows of sales name clients nobody knows, where the files tell of nothing but sales: somebody is
    /// asked then whether they shall be made.
    #[must_use]
    pub fn unknown_clients(&self) -> usize {
        let sheets = || self.report.files.iter().flat_map(|file| &file.sheets);
        if sheets().any(|sheet| !matches!(sheet.table, Table::Sales | Table::Products)) {
            return 0;
        }
        let rejected = sheets().flat_map(|sheet| &sheet.rejected);
        rejected.filter(|row| row.code == Rejection::ClientUnknown).count()
    }

    /// What a row is called.
    #[must_use]
    pub fn name(&self, row: &RowName) -> &str {
        self.names.iter().find(|(known, _)| known == row).map_or("", |(_, name)| name)
    }

    /// Rows taken in, before duplicates are merged.
    #[must_use]
    pub fn accepted(&self) -> u64 {
        self.report.files.iter().flat_map(|file| &file.sheets).map(|sheet| u64::from(sheet.accepted)).sum()
    }

    /// Rows not taken in.
    #[must_use]
    pub fn rejected(&self) -> usize {
        self.report.files.iter().flat_map(|file| &file.sheets).map(intake::SheetReport::rejected_rows).sum()
    }
}

/// Whether somebody is to be left alone, at least by one channel.
fn is_refused(standing: &intake::Standing) -> bool {
    !standing.refusals.is_empty() || standing.death.is_some() || standing.minor_until.is_some()
}

/// Whether there is an answer about consent or a note.
fn says_more(standing: &intake::Standing) -> bool {
    standing.answer() != Answer::Unknown || !standing.notes.is_empty()
}

/// What both rows of each pair that looks alike are called.
fn names(reading: &Reading) -> Vec<(RowName, String)> {
    let pairs = reading.files.iter().flat_map(|file| &file.sheets).flat_map(|sheet| &sheet.duplicates);
    let places = pairs.flat_map(|pair| pair.first_at.into_iter().chain([pair.second]));
    let mut names = BTreeMap::new();
    for at in places {
        if let (Some(name), Some(row)) = (reading.name(at), reading.row(at)) {
            names.entry(name).or_insert_with(|| who(row));
        }
    }
    names.into_iter().collect()
}

/// Reports in the words of one language.
struct InWords<'a>(&'a Voice);

impl Messages for InWords<'_> {
    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let start = Sentence::new(key.to_owned());
        let sentence = arguments
            .iter()
            .fold(start, |sentence, (name, value)| sentence.with((*name).to_owned(), (*value).to_owned()));
        self.0.say(sentence)
    }
}

/// Reports tell of people.
impl std::fmt::Debug for Findings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Findings({} files)", self.report.files.len())
    }
}
