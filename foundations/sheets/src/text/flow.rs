//! The text of a file, decoded as it is read on. What was read is let go, so that a list of a million people
//! never stands in memory.

use std::io::{self, Read, Seek, SeekFrom};

use crate::charset::{Charset, Decoder};

/// Bytes read at once.
const PIECE: usize = 256 << 10;

/// A text with its reader's place in it.
pub(super) struct Flow<R> {
    bytes: R,
    charset: Charset,
    /// The bytes before the text.
    mark: u64,
    /// The characters before its first record.
    before: usize,
    decoder: Decoder,
    next: u64,
    text: String,
    at: usize,
    is_at_end: bool,
}

impl<R: Read + Seek> Flow<R> {
    /// The text of these bytes after a mark, in a character set.
    pub(super) fn new(bytes: R, charset: Charset, mark: u64) -> Self {
        let decoder = Decoder::of(charset);
        let text = String::new();
        Self { bytes, charset, mark, before: 0, decoder, next: mark, text, at: 0, is_at_end: false }
    }

    /// Shows all of it, piece by piece and as it is decoded; answers whether some bytes mean nothing.
    pub(super) fn show(&mut self, mut see: impl FnMut(&str)) -> io::Result<bool> {
        self.rewind();
        let mut had_errors = false;
        while !self.is_at_end {
            self.text.clear();
            had_errors |= self.decode()?;
            see(&self.text);
        }
        self.rewind();
        Ok(had_errors)
    }

    /// Goes back to the beginning.
    pub(super) fn rewind(&mut self) {
        (self.next, self.at, self.is_at_end) = (self.mark, 0, false);
        self.decoder = Decoder::of(self.charset);
        self.text.clear();
    }

    /// Where its first record begins: what stands before is left out from now on.
    pub(super) fn begin_at(&mut self, before: usize) {
        self.before = before;
        self.rewind();
    }

    /// Decodes until so much text lies ahead, or all that is left.
    pub(super) fn want(&mut self, ahead: usize) -> io::Result<()> {
        while !self.is_at_end && self.text.len() - self.at < ahead {
            self.fill()?;
        }
        Ok(())
    }

    /// The text that lies ahead.
    pub(super) fn ahead(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether nothing follows what lies ahead.
    pub(super) const fn is_at_end(&self) -> bool {
        self.is_at_end
    }

    /// Lets go of so much text.
    pub(super) const fn pass(&mut self, length: usize) {
        self.at += length;
    }

    fn fill(&mut self) -> io::Result<()> {
        let is_first = self.next == self.mark;
        if self.at >= PIECE {
            self.text.drain(..self.at);
            self.at = 0;
        }
        let from = self.text.len();
        self.decode()?;
        leave_out_zeros(&mut self.text, from);
        if is_first {
            // marks of joined files
            let marks = self.text.len() - self.text.trim_start_matches('\u{feff}').len();
            self.at = (marks + self.before).min(self.text.len());
        }
        if self.is_at_end {
            // the end mark of MS-DOS
            let end = self.text.trim_end_matches('\u{1a}').len();
            self.text.truncate(end.max(self.at));
        }
        Ok(())
    }

    fn decode(&mut self) -> io::Result<bool> {
        let mut piece = Vec::with_capacity(PIECE);
        self.bytes.seek(SeekFrom::Start(self.next))?;
        let read = (&mut self.bytes).take(PIECE as u64).read_to_end(&mut piece)?;
        self.next += read as u64;
        self.is_at_end = read < PIECE;
        Ok(self.decoder.decode(&piece, self.is_at_end, &mut self.text))
    }
}

/// Leaves out stray zeros, which were never text.
fn leave_out_zeros(text: &mut String, from: usize) {
    if text.get(from..).is_some_and(|added| added.contains('\0')) {
        let added = text.split_off(from).replace('\0', "");
        text.push_str(&added);
    }
}
