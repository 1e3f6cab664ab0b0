//! What the records of a workbook claim, added up before anything is reserved for them.

use std::collections::HashSet;

use super::strings;
use crate::whole::{Area, Weight};
use crate::{Limits, Refused};

const BEGINNING: u16 = 0x0809;
const PASSWORD: u16 = 0x002f;
const SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00fc;
const CONTINUED: u16 = 0x003c;
const DIMENSIONS: u16 = 0x0200;
const SHARED_STRING: u16 = 0x00fd;
const SEVERAL_NUMBERS: u16 = 0x00bd;
/// Numbers, texts, answers, results of formulas.
const CELLS: [u16; 6] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x0006];

/// A record: where it begins, what it is, and what it says.
struct Record<'a> {
    start: usize,
    kind: u16,
    data: &'a [u8],
}

/// Refuses a workbook that claims more than it may hold, or sheets that do not stand where it says.
pub(super) fn weigh(stream: &[u8], limits: &Limits) -> Result<(), Refused> {
    let records = records(stream)?;
    refuse_false_sheets(&records)?;
    let lengths = strings::lengths(&shared_strings(&records));
    let mut weight = Weight::new(limits.whole);
    let mut area = Area::EMPTY;
    for record in &records {
        match record.kind {
            BEGINNING => weight.add_area(&std::mem::replace(&mut area, Area::EMPTY))?,
            PASSWORD if word(record.data, 0) != Some(0) => return Err(Refused::PasswordProtected),
            DIMENSIONS => weight.add_area(&claimed(record.data))?,
            SHARED_STRING => {
                let string = word(record.data, 6).zip(word(record.data, 8));
                let place =
                    string.map_or(usize::MAX, |(low, high)| usize::from(low) | usize::from(high) << 16);
                weight.add(0, lengths.get(place).copied().unwrap_or(0))?;
                hold(&mut area, record);
            }
            SEVERAL_NUMBERS => hold_several(&mut area, record),
            kind if CELLS.contains(&kind) => hold(&mut area, record),
            _ => (),
        }
    }
    weight.add_area(&area)
}

fn records(stream: &[u8]) -> Result<Vec<Record<'_>>, Refused> {
    let mut records = Vec::new();
    let mut start = 0;
    while let (Some(kind), Some(length)) = (word(stream, start), word(stream, start + 2)) {
        let end = start + 4 + usize::from(length);
        // Zeros fill the last sector.
        let Some(data) = stream.get(start + 4..end) else { break };
        records.push(Record { start, kind, data });
        start = end;
    }
    if records.first().is_some_and(|first| first.kind == BEGINNING) {
        Ok(records)
    } else {
        Err(Refused::CorruptWorkbook)
    }
}

/// Every tab has a beginning of its own: one that stood for a thousand would be read a thousand times.
fn refuse_false_sheets(records: &[Record<'_>]) -> Result<(), Refused> {
    let beginning = |record: &&Record<'_>| record.kind == BEGINNING;
    let mut beginnings: HashSet<usize> =
        records.iter().filter(beginning).map(|record| record.start).collect();
    for sheet in records.iter().filter(|record| record.kind == SHEET) {
        let (Some(low), Some(high)) = (word(sheet.data, 0), word(sheet.data, 2)) else {
            return Err(Refused::CorruptWorkbook);
        };
        if !beginnings.remove(&(usize::from(low) | usize::from(high) << 16)) {
            return Err(Refused::CorruptWorkbook);
        }
    }
    Ok(())
}

/// The table of strings, in the pieces it was cut into.
fn shared_strings<'a>(records: &[Record<'a>]) -> Vec<&'a [u8]> {
    let Some(first) = records.iter().position(|record| record.kind == STRINGS) else { return Vec::new() };
    let rest = records.get(first + 1..).unwrap_or_default();
    let continued = rest.iter().take_while(|record| record.kind == CONTINUED);
    records.get(first).into_iter().chain(continued).map(|record| record.data).collect()
}

/// The rectangle a sheet claims to fill.
fn claimed(data: &[u8]) -> Area {
    let mut area = Area::EMPTY;
    let number = |at: usize| word(data, at).map_or(0, u64::from);
    let (rows, columns) = if data.len() == 10 {
        ([number(0), number(2)], [number(4), number(6)])
    } else {
        let wide = |at: usize| number(at) | number(at + 2) << 16;
        ([wide(0), wide(4)], [number(8), number(10)])
    };
    // What ends before it begins, calamine takes to begin at nothing.
    area.hold(if rows[0] < rows[1] { rows[0] } else { 0 }, 0);
    area.hold(rows[1], columns[0].max(columns[1]));
    area
}

fn hold(area: &mut Area, cell: &Record<'_>) {
    if let (Some(row), Some(column)) = (word(cell.data, 0), word(cell.data, 2)) {
        area.hold(row.into(), column.into());
    }
}

/// Numbers beside each other: the last column stands at the end.
fn hold_several(area: &mut Area, cells: &Record<'_>) {
    hold(area, cells);
    let last = cells.data.len().checked_sub(2).and_then(|at| word(cells.data, at));
    if let (Some(row), Some(column)) = (word(cells.data, 0), last) {
        area.hold(row.into(), column.into());
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}
