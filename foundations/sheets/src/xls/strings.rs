//! How long the shared strings of a workbook are: a cell holds a copy of its string, so that a few
//! bytes may stand for many.

/// The length of each string, as far as the table can be followed.
pub(super) fn lengths(pieces: &[&[u8]]) -> Vec<u64> {
    let mut table = Table { pieces, piece: 0, at: 8 };
    let mut lengths = Vec::new();
    while let Some(length) = table.string() {
        lengths.push(length);
    }
    lengths
}

/// A place in a table of strings that is cut into pieces.
struct Table<'a> {
    pieces: &'a [&'a [u8]],
    piece: usize,
    at: usize,
}

impl Table<'_> {
    /// Goes past a string, and answers how long it is.
    fn string(&mut self) -> Option<u64> {
        let length = self.word()?;
        let flags = self.byte()?;
        let runs = if flags & 0x08 == 0 { 0 } else { usize::from(self.word()?) * 4 };
        let extra = if flags & 0x04 == 0 { 0 } else { self.long()? };
        self.characters(length.into(), flags)?;
        self.skip(runs.saturating_add(extra))?;
        Some(length.into())
    }

    /// Goes past characters; every piece they go on in says anew how wide they are.
    fn characters(&mut self, mut left: usize, mut flags: u8) -> Option<()> {
        loop {
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let here = (self.rest() / width).min(left);
            self.at += here * width;
            left -= here;
            if left == 0 {
                return Some(());
            }
            self.turn()?;
            flags = self.byte()?;
        }
    }

    fn skip(&mut self, mut left: usize) -> Option<()> {
        loop {
            let here = self.rest().min(left);
            self.at += here;
            left -= here;
            if left == 0 {
                return Some(());
            }
            self.turn()?;
        }
    }

    fn rest(&self) -> usize {
        self.pieces.get(self.piece).map_or(0, |piece| piece.len().saturating_sub(self.at))
    }

    fn turn(&mut self) -> Option<()> {
        (self.piece, self.at) = (self.piece + 1, 0);
        self.pieces.get(self.piece).map(|_| ())
    }

    fn byte(&mut self) -> Option<u8> {
        if self.rest() == 0 {
            self.turn()?;
        }
        let byte = *self.pieces.get(self.piece)?.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn long(&mut self) -> Option<usize> {
        let (low, high) = (self.word()?, self.word()?);
        Some(usize::from(low) | usize::from(high) << 16)
    }
}
