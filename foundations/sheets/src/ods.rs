//! Workbooks of LibreOffice and OpenOffice. A few bytes of them may stand for a million cells, so the
//! repetitions are counted before calamine writes them out.

use std::io::{Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Ods, OdsError, Reader};
use quick_xml::events::{BytesStart, Event};

use crate::whole::{Area, Weight, sheets};
use crate::xlsx::{Archive, Part, attribute};
use crate::{Format, Limits, Refused, Workbook};

/// The part that holds the tables.
const CONTENT: &str = "content.xml";

/// Columns a sheet can have: calamine writes out no more.
const MOST_COLUMNS: u64 = 16_384;

/// Reads a workbook, every sheet of it.
pub(crate) fn read(
    bytes: &[u8],
    archive: &mut Archive<impl Read + Seek>,
    limits: &Limits,
) -> Result<Workbook, Refused> {
    if archive.size(CONTENT).ok_or(Refused::CorruptWorkbook)? > limits.whole.bytes {
        return Err(Refused::HeavyWorkbook);
    }
    Scale::new(limits).weigh(archive.part(CONTENT)?)?;
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
        sheets(&mut book, |_, _| Vec::new(), limits)
    }));
    let sheets = read.unwrap_or(Err(Refused::CorruptWorkbook))?;
    Ok(Workbook { format: Format::Ods, encoding: None, separator: None, sheets })
}

fn refusal(error: &OdsError) -> Refused {
    match error {
        OdsError::Password => Refused::PasswordProtected,
        OdsError::CellLimitExceeded { .. } => Refused::HeavyWorkbook,
        _ => Refused::CorruptWorkbook,
    }
}

/// What the tables weigh once every repetition is written out.
struct Scale {
    weight: Weight,
    area: Area,
    /// The row being read, and how often it stands there.
    row: u64,
    rows: u64,
    /// The column being read, and how often its cell stands there.
    column: u64,
    columns: u64,
    /// The cells and characters of the row.
    filled: u64,
    chars: u64,
    /// The characters of the cell.
    text: u64,
}

impl Scale {
    const fn new(limits: &Limits) -> Self {
        let weight = Weight::new(limits.whole);
        let area = Area::EMPTY;
        Self { weight, area, row: 0, rows: 1, column: 0, columns: 1, filled: 0, chars: 0, text: 0 }
    }

    fn weigh(mut self, mut part: Part<'_, impl Read>) -> Result<(), Refused> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match part.read_event_into(&mut buffer).map_err(|_| Refused::CorruptWorkbook)? {
                Event::Start(element) => self.begin(&element),
                Event::Text(text) => self.text += length(&text.xml10_content()),
                Event::GeneralRef(_) => self.text += 1,
                Event::End(element) => self.end(element.local_name().as_ref())?,
                Event::Eof => return Ok(()),
                _ => (),
            }
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        let times =
            |name: &str| attribute(element, name).and_then(|times| times.trim().parse().ok()).unwrap_or(1);
        match element.local_name().as_ref() {
            "table" => (self.row, self.area) = (0, Area::EMPTY),
            "table-row" => {
                (self.rows, self.column) = (times("number-rows-repeated"), 0);
                (self.filled, self.chars) = (0, 0);
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = times("number-columns-repeated");
                let values =
                    ["value", "string-value", "date-value", "time-value", "boolean-value", "formula"];
                self.text =
                    values.iter().filter_map(|name| attribute(element, name)).map(|text| length(&text)).sum();
            }
            _ => (),
        }
    }

    fn end(&mut self, element: &str) -> Result<(), Refused> {
        match element {
            "table-cell" | "covered-table-cell" => {
                let columns = self.columns.min(MOST_COLUMNS.saturating_sub(self.column));
                if self.text > 0 && columns > 0 {
                    self.filled += columns;
                    self.chars = self.chars.saturating_add(self.text.saturating_mul(columns));
                    self.area.hold(self.row, self.column);
                    self.area.hold(self.row.saturating_add(self.rows.max(1) - 1), self.column + columns - 1);
                    // The row is held as it stands before the empty cells around it are cut off.
                    self.weight.add(self.column + columns, 0)?;
                }
                self.column += columns;
            }
            "table-row" => {
                self.weight.add(0, self.chars.saturating_mul(self.rows))?;
                self.row = self.row.saturating_add(self.rows);
            }
            "table" => self.weight.add_area(&std::mem::replace(&mut self.area, Area::EMPTY))?,
            _ => (),
        }
        Ok(())
    }
}

fn length(text: &str) -> u64 {
    text.len().try_into().unwrap_or(u64::MAX)
}
