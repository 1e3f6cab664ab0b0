//! What whoever ran the import reads on the terminal: what was detected, what was not taken in and
//! why, which notes wait for a decision. The report holds all of it.

use customers::import::{self, ConsentCount, FileReport, Findings, Outcome, ReportTotals, SheetReport};
use web::Sentence;

use crate::console::Console;

/// So many rows are named one by one; the report names them all.
const NAMED: usize = 20;

/// Tells an outcome; `yes` is whether it was asked to write.
pub fn tell(outcome: &Outcome, yes: bool, console: &Console) {
    match outcome {
        Outcome::Written(found) => {
            tell_found(found, console);
            if sheets(found).any(|sheet| !sheet.sensitive.is_empty()) {
                console.say("cli-import-held-wait");
            }
            console.say(if found.brings_nothing() { "cli-import-nothing-new" } else { "cli-import-written" });
        }
        Outcome::NothingWritten(found) => {
            tell_found(found, console);
            let waits_for_a_yes = !yes && sheets(found).any(|sheet| sheet.accepted > 0);
            console.say(if waits_for_a_yes { "cli-import-say-yes" } else { "cli-import-nothing" });
        }
        Outcome::Ended(because) => {
            console.say(because.key());
            console.say("cli-import-nothing-kept");
        }
    }
}

fn sheets(found: &Findings) -> impl Iterator<Item = &SheetReport> {
    found.report.files.iter().flat_map(|file| &file.sheets)
}

fn tell_found(found: &Findings, console: &Console) {
    for file in &found.report.files {
        tell_file(file, console);
    }
    tell_totals(found.report.totals, console);
}

fn tell_file(file: &FileReport, console: &Console) {
    if let Some(refused) = &file.refused {
        console.note(Sentence::verbatim(format!("{}: {}", file.name, refused.message)));
    }
    if let (Some(encoding), Some(separator)) = (&file.encoding, &file.separator) {
        let line = Sentence::new("cli-import-detected").with("file", &file.name);
        console.say(line.with("encoding", encoding).with("separator", separator));
    }
    for sheet in &file.sheets {
        tell_sheet(sheet, console);
    }
    for sheet in &file.left_out {
        let line = Sentence::new("cli-import-left-out").with("sheet", &sheet.name);
        console.say(line.with("reason", &sheet.message));
    }
}

fn tell_sheet(sheet: &SheetReport, console: &Console) {
    let line = Sentence::new("cli-import-sheet")
        .with("sheet", &sheet.name)
        .with("rows", sheet.data_rows)
        .with("accepted", sheet.accepted)
        .with("rejected", sheet.rejected_rows())
        .with("held", sheet.held_notes());
    console.say(line);
    if !sheet.hidden_rows.is_empty() {
        console.say(Sentence::new("cli-import-hidden").with("count", sheet.hidden_rows.len()));
    }
    if !sheet.columns_left_out.is_empty() {
        let columns = sheet.columns_left_out.join(", ");
        console.say(Sentence::new("cli-import-columns").with("columns", columns));
    }
    if let repeated @ 1.. = sheet.duplicates.iter().filter(|pair| pair.merged).count() {
        console.say(Sentence::new("cli-import-repeated").with("count", repeated));
    }
    if let remarks @ 1.. = sheet.remarks() {
        console.say(Sentence::new("cli-import-remarks").with("count", remarks));
    }
    tell_answers(sheet.consent, console);
    for reject in sheet.rejected.iter().take(NAMED) {
        let line = Sentence::new("cli-import-reject").with("row", reject.row.to_string());
        console.say(line.with("reason", &reject.message));
    }
    if let more @ 1.. = sheet.rejected_rows().saturating_sub(NAMED) {
        console.say(Sentence::new("cli-import-rejects-more").with("count", more));
    }
    for note in &sheet.sensitive {
        let line =
            Sentence::new("cli-import-held").with("row", note.row.to_string()).with("column", &note.column);
        console.say(line.with("category", import::category(note.category)));
    }
}

/// What people answered, where a sheet asks anything.
fn tell_answers(answers: ConsentCount, console: &Console) {
    if answers.was_asked() {
        let line = Sentence::new("cli-import-answers").with("yes", answers.yes).with("no", answers.no);
        console.say(line.with("unknown", answers.unknown));
    }
}

fn tell_totals(totals: ReportTotals, console: &Console) {
    let tallies = [
        ("cli-import-companies", totals.companies),
        ("cli-import-people", totals.people),
        ("cli-import-sales", totals.sales),
    ];
    for (key, tally) in tallies {
        let line = Sentence::new(key).with("created", tally.created).with("updated", tally.updated);
        console.say(line.with("unchanged", tally.unchanged));
    }
}
