//! Workbooks of Excel 95 to 2003: a compound file with a stream of records.
//!
//! The stream is taken out, its records weighed, and calamine is given a compound file of that stream
//! alone: what strangers write into tables of sectors, it need not follow.

mod strings;
mod weigh;

use std::io::{Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, Xls, XlsError};
use cfb::{CompoundFile, Version};

use crate::whole::sheets;
use crate::{Format, Limits, Merge, Refused, Workbook};

/// The streams a workbook may stand in: of Excel 97, and of Excel 95.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

/// Reads a workbook, every sheet of it.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refused> {
    let read = catch_unwind(AssertUnwindSafe(|| {
        let (name, stream) = stream(bytes)?;
        weigh::weigh(&stream, limits)?;
        let bare = bare(name, &stream).map_err(|_| Refused::CorruptWorkbook)?;
        drop(stream);
        let mut book: Xls<_> = Xls::new(Cursor::new(bare)).map_err(|error| refusal(&error))?;
        sheets(&mut book, merged, limits)
    }));
    let sheets = read.unwrap_or(Err(Refused::CorruptWorkbook))?;
    Ok(Workbook { format: Format::Xls, encoding: None, separator: None, sheets })
}

/// The stream of the workbook; it is no longer than the file, whose bytes are counted.
fn stream(bytes: &[u8]) -> Result<(&'static str, Vec<u8>), Refused> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Refused::CorruptWorkbook)?;
    let name = STREAMS.into_iter().find(|name| file.is_stream(name)).ok_or(Refused::CorruptWorkbook)?;
    let stream = file.open_stream(name).map_err(|_| Refused::CorruptWorkbook)?;
    let mut content = Vec::new();
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    stream.take(most).read_to_end(&mut content).map_err(|_| Refused::CorruptWorkbook)?;
    Ok((name, content))
}

/// A compound file of this stream alone.
fn bare(name: &str, stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream(name)?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

fn merged(book: &mut Xls<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Merge> {
    let place = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    let merges = book.merge_cells_by_sheet_name(sheet).unwrap_or_default().into_iter();
    let merge = |merge: calamine::Dimensions| Merge {
        top: merge.start.0.saturating_add(1),
        bottom: merge.end.0.saturating_add(1),
        left: place(merge.start.1),
        right: place(merge.end.1),
    };
    merges.map(merge).collect()
}

fn refusal(error: &XlsError) -> Refused {
    match error {
        XlsError::Password => Refused::PasswordProtected,
        _ => Refused::CorruptWorkbook,
    }
}
