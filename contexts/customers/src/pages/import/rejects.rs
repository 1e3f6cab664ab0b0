//! The rows not taken in, as a file to mend in a spreadsheet and to import: a sheet's own columns as
//! they came, and why each row was left out.

use intake::Spoken;
use personal::Personal;
use sheets::{CsvWriter, Spelling};
use web::{Download, Problem, Sentence};

use super::RejectsFile;
use super::open::Import;
use crate::import::{Findings, KeptReject};

/// The rows of one sheet: cells that look like formulas are neutralised, separator and encoding are
/// the country's.
pub async fn download(path: RejectsFile, import: Import) -> Result<Download, Problem> {
    let rejects = import.at.steps.rejects(&import.stored).await?;
    let sheets = by_sheet(&rejects);
    let (_, rejects) = sheets.get(path.sheet).ok_or(Problem::NotFound)?;
    import.log_look(rejects.len()).await?;
    let voice = import.at.visitor.voice();
    let columns = columns(rejects);
    let mut rows = vec![columns.iter().map(|column| (*column).to_owned()).collect::<Vec<_>>()];
    rows.iter_mut().for_each(|heads| heads.push(voice.say("import-head-reason-out")));
    for reject in rejects {
        let cell = |column: &&str| {
            let cell = reject.cells.iter().find(|(known, _)| known == column);
            cell.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let column = reject.column.as_deref().unwrap_or_default();
        let reason = voice.say(Sentence::new(reject.code.key()).with("column", column));
        rows.push(columns.iter().map(cell).chain([reason]).collect());
    }
    let spelling = Spelling::of(import.at.visitor.organisation().country);
    let content = written(&rows, spelling).map_err(Problem::fault)?;
    Ok(Download::new("import-rejects.csv", "text/csv; charset=utf-8", content))
}

/// A sheet with such rows, and where they can be fetched.
pub struct RejectedSheet {
    pub(super) name: Personal<String>,
    pub(super) file: RejectsFile,
}

/// The sheets with such rows, in the order of the files, where so many rows are kept. The report tells them; where an
/// erasure took rows out since, the rows do, which must be opened for it.
pub async fn rejected_sheets(
    import: &Import,
    findings: &Findings,
    kept: usize,
) -> Result<Vec<RejectedSheet>, Problem> {
    let names = if findings.rejected() == kept {
        in_report(findings)
    } else {
        let rejects = import.at.steps.rejects(&import.stored).await?;
        by_sheet(&rejects).into_iter().map(|((_, name), _)| name.to_owned()).collect()
    };
    let view = |(sheet, name)| RejectedSheet {
        name: Personal::new(name),
        file: RejectsFile { id: import.id(), sheet },
    };
    Ok(names.into_iter().enumerate().map(view).collect())
}

/// What the sheets are called whose rows were not all taken in, each once, as their rows name them.
fn in_report(findings: &Findings) -> Vec<String> {
    let mut sheets: Vec<(&str, &str)> = Vec::new();
    for file in &findings.report.files {
        for sheet in file.sheets.iter().filter(|sheet| sheet.rejected_rows() > 0) {
            let name = (file.name.as_str(), sheet.name.as_str());
            if !sheets.contains(&name) {
                sheets.push(name);
            }
        }
    }
    sheets.into_iter().map(|(_, name)| name.to_owned()).collect()
}

type OfSheet<'a> = ((&'a str, &'a str), Vec<&'a KeptReject>);

fn by_sheet(rejects: &[(i64, KeptReject)]) -> Vec<OfSheet<'_>> {
    let mut sheets: Vec<OfSheet<'_>> = Vec::new();
    for (_, reject) in rejects {
        let name = (reject.row.file.as_str(), reject.row.sheet.as_str());
        match sheets.iter_mut().find(|(known, _)| *known == name) {
            Some((_, rows)) => rows.push(reject),
            None => sheets.push((name, vec![reject])),
        }
    }
    sheets
}

/// The sheet's columns, in its order.
fn columns<'a>(rejects: &[&'a KeptReject]) -> Vec<&'a str> {
    let mut columns: Vec<&str> = Vec::new();
    for (column, _) in rejects.iter().flat_map(|reject| &reject.cells) {
        if !columns.contains(&column.as_str()) {
            columns.push(column);
        }
    }
    columns
}

fn written(rows: &[Vec<String>], spelling: Spelling) -> std::io::Result<Vec<u8>> {
    let mut csv = CsvWriter::new(Vec::new(), spelling)?;
    for row in rows {
        csv.row(row.iter().map(String::as_str))?;
    }
    csv.finish()
}
