//! Finds out how a text file is encoded: by its mark, by its zero bytes, by being sound UTF-8,
//! and only then by what its letters would say.

use std::borrow::Cow;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding as Standard;

use super::{Charset, Encoding, Kind, western};

/// Bytes read at once.
const PIECE: u64 = 256 << 10;
/// Bytes that tell one character set from another where they are no UTF-8.
const SAMPLE: usize = 1 << 20;

/// Decodes a file, in the character set asked for or else the one found. What is UTF-8 already is not copied.
pub(crate) fn decode(bytes: &[u8], wanted: Option<Charset>) -> (Cow<'_, str>, Encoding) {
    // what stands in memory cannot break off
    let (charset, mark) = found(&mut Cursor::new(bytes), wanted).unwrap_or((Charset::UTF_8, 0));
    let (text, had_errors) = charset.decode(&bytes[mark..]);
    (text, Encoding { charset, had_bom: mark > 0, had_errors })
}

/// The character set asked for or else the one found, and the length of the mark before the text.
pub(crate) fn found(bytes: &mut (impl Read + Seek), wanted: Option<Charset>) -> io::Result<(Charset, usize)> {
    let mut start = Vec::new();
    bytes.seek(SeekFrom::Start(0))?;
    bytes.by_ref().take(4).read_to_end(&mut start)?;
    let marked =
        Standard::for_bom(&start).map(|(standard, length)| (Charset(Kind::Standard(standard)), length));
    Ok(match (wanted, marked) {
        (Some(wanted), Some((charset, length))) if wanted == charset => (wanted, length),
        (Some(wanted), _) => (wanted, 0),
        (None, Some(marked)) => marked,
        (None, None) => (Evidence::of(bytes)?.charset(), 0),
    })
}

/// What the bytes of a file that bears no mark tell of its character set.
#[derive(Default)]
struct Evidence {
    sample: Vec<u8>,
    /// The beginning of a character that was cut at the end of the last piece.
    cut: Vec<u8>,
    sound: usize,
    broken: usize,
}

impl Evidence {
    fn of(bytes: &mut (impl Read + Seek)) -> io::Result<Self> {
        let mut evidence = Self::default();
        bytes.seek(SeekFrom::Start(0))?;
        loop {
            let mut piece = std::mem::take(&mut evidence.cut);
            if bytes.by_ref().take(PIECE).read_to_end(&mut piece)? == 0 {
                evidence.broken += usize::from(!piece.is_empty());
                return Ok(evidence);
            }
            evidence.see(piece);
        }
    }

    fn see(&mut self, mut piece: Vec<u8>) {
        self.cut = piece.split_off(whole_characters(&piece));
        let room = SAMPLE.saturating_sub(self.sample.len());
        self.sample.extend(piece.iter().take(room));
        for chunk in piece.utf8_chunks() {
            self.sound += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
            self.broken += usize::from(!chunk.invalid().is_empty());
        }
    }

    /// The most likely character set.
    fn charset(&self) -> Charset {
        if let Some(wide) = wide_charset_of(&self.sample) {
            return wide;
        }
        if self.is_mostly_utf8() {
            return Charset::UTF_8;
        }
        match western::charset_of(&self.sample) {
            western::Verdict::Convincing(charset) => charset,
            western::Verdict::Doubtful(charset) => elsewhere(&self.sample).unwrap_or(charset),
        }
    }

    /// Whether the bytes are UTF-8, a few broken characters aside: one bad byte must not turn every
    /// accent of a file into two signs.
    const fn is_mostly_utf8(&self) -> bool {
        self.broken == 0 || self.sound >= self.broken * 4
    }
}

/// How many of these bytes there are before a UTF-8 character that is cut at their end.
fn whole_characters(bytes: &[u8]) -> usize {
    let back = bytes.iter().rev().take(3).position(|byte| *byte >= 0xc0);
    let lead = back.and_then(|back| Some((back + 1, *bytes.get(bytes.len() - back - 1)?)));
    let length = |lead: u8| match lead {
        0xf0..=0xf4 => 4,
        0xe0..=0xef => 3,
        _ => 2,
    };
    match lead {
        Some((there, lead)) if there < length(lead) => bytes.len() - there,
        _ => bytes.len(),
    }
}

/// UTF-16 without a mark: in a table most characters are ASCII, so every other byte is zero.
fn wide_charset_of(bytes: &[u8]) -> Option<Charset> {
    let sample = &bytes[..bytes.len().min(64 << 10)];
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (high_first, low_first) = (zeros(0), zeros(1));
    if pairs < 2 {
        None
    } else if low_first * 2 >= pairs && high_first * 20 <= pairs {
        Some(Charset::UTF_16LE)
    } else if high_first * 2 >= pairs && low_first * 20 <= pairs {
        Some(Charset::UTF_16BE)
    } else {
        None
    }
}

/// A character set of another part of the world.
fn elsewhere(bytes: &[u8]) -> Option<Charset> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    (guess != encoding_rs::WINDOWS_1252).then_some(Charset(Kind::Standard(guess)))
}
