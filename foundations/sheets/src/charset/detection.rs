//! Finds out how a text file is encoded: by its mark, by its zero bytes, by being sound UTF-8,
//! and only then by what its letters would say.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding as Standard;

use super::{Charset, Encoding, Kind, western};

/// Decodes a file, in the character set asked for or else the one found. What is UTF-8 already is not copied.
pub(crate) fn decode(bytes: &[u8], wanted: Option<Charset>) -> (Cow<'_, str>, Encoding) {
    let marked =
        Standard::for_bom(bytes).map(|(standard, length)| (Charset(Kind::Standard(standard)), length));
    let (charset, mark) = match (wanted, marked) {
        (Some(wanted), Some((charset, length))) if wanted == charset => (wanted, length),
        (Some(wanted), _) => (wanted, 0),
        (None, Some(marked)) => marked,
        (None, None) => (charset_of(bytes), 0),
    };
    let (text, had_errors) = charset.decode(&bytes[mark..]);
    (text, Encoding { charset, had_bom: mark > 0, had_errors })
}

/// The most likely character set of bytes that bear no mark.
fn charset_of(bytes: &[u8]) -> Charset {
    if let Some(wide) = wide_charset_of(bytes) {
        return wide;
    }
    if is_mostly_utf8(bytes) {
        return Charset::UTF_8;
    }
    match western::charset_of(bytes) {
        western::Verdict::Convincing(charset) => charset,
        western::Verdict::Doubtful(charset) => elsewhere(bytes).unwrap_or(charset),
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

/// Whether the bytes are UTF-8, a few broken characters aside: one bad byte must not turn every
/// accent of a file into two signs.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || sound >= broken * 4
}

/// A character set of another part of the world.
fn elsewhere(bytes: &[u8]) -> Option<Charset> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    (guess != encoding_rs::WINDOWS_1252).then_some(Charset(Kind::Standard(guess)))
}
