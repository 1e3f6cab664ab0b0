//! Tells the western single-byte character sets apart by reading: the right one puts accents
//! inside words, a wrong one puts capitals, daggers and box corners there.
//!
//! General detectors are trained on web pages. They take a short customer list for Turkish or
//! Baltic, and do not consider what Excel writes on a Mac or for MS-DOS.

use super::{Charset, Kind, dos850};

/// In order of how common they are: the first of equals wins.
const CANDIDATES: [Charset; 4] =
    [Charset::WINDOWS_1252, Charset::ISO_8859_15, Charset::MACINTOSH, Charset::IBM850];

/// Bytes looked at: a file does not change its mind later.
const SAMPLE: usize = 1 << 20;

/// The most sensible western reading of some bytes.
pub(super) enum Verdict {
    /// It reads like western text.
    Convincing(Charset),
    /// It is the best of four, and still reads badly.
    Doubtful(Charset),
}

/// Which western character set these bytes read best in.
pub(super) fn charset_of(bytes: &[u8]) -> Verdict {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let signs = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let mut best = (Charset::WINDOWS_1252, i64::MIN);
    for charset in CANDIDATES {
        let sense = sense_of(sample, charset);
        if sense > best.1 {
            best = (charset, sense);
        }
    }
    let convincing = best.1 * 3 >= i64::try_from(signs).unwrap_or(i64::MAX) * 2;
    if convincing { Verdict::Convincing(best.0) } else { Verdict::Doubtful(best.0) }
}

fn sense_of(bytes: &[u8], charset: Charset) -> i64 {
    let high = high_half(charset);
    let read = |byte: u8| byte.checked_sub(0x80).map_or(char::from(byte), |place| high[usize::from(place)]);
    let mut sense = 0;
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let before = at.checked_sub(1).map_or('\n', |at| read(bytes[at]));
        let after = bytes.get(at + 1).map_or('\n', |&byte| read(byte));
        sense += sense_between(before, read(byte), after);
    }
    sense
}

fn high_half(charset: Charset) -> [char; 128] {
    let Kind::Standard(standard) = charset.0 else {
        return dos850::HIGH;
    };
    let bytes: Vec<u8> = (0x80..=0xff).collect();
    let (text, _) = standard.decode_without_bom_handling(&bytes);
    let mut characters = text.chars();
    std::array::from_fn(|_| characters.next().unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// How well a character sits between its neighbours: above zero it does.
fn sense_between(before: char, character: char, after: char) -> i64 {
    match character {
        '°' if matches!(before, 'n' | 'N') => 3,
        '°' => i64::from(!after.is_alphabetic()),
        // "189,62 EUR": an á between a digit and a capital is none
        '\u{a0}' | '\u{202f}' if before.is_ascii_digit() => 3,
        '\u{a0}' | '\u{202f}' => i64::from(!(before.is_alphabetic() && after.is_alphabetic())),
        '€' if before.is_ascii_digit() || after.is_ascii_digit() || before.is_whitespace() => 2,
        '’' if before.is_alphabetic() && after.is_alphabetic() => 2,
        '«' | '»' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '•' | '²' | '³' => {
            if before.is_alphabetic() && after.is_alphabetic() { -3 } else { 1 }
        }
        '\u{80}'..='\u{9f}' | '─'..='■' => -3,
        letter if letter.is_lowercase() => sense_of_small(before, letter, after),
        letter if letter.is_uppercase() => sense_of_capital(before, letter, after),
        _ => -1 - i64::from(before.is_alphabetic()) - i64::from(after.is_alphabetic()),
    }
}

fn sense_of_small(before: char, letter: char, after: char) -> i64 {
    let in_capitals = before.is_uppercase() && after.is_uppercase();
    let in_word = before.is_alphabetic() || after.is_alphabetic();
    if in_capitals || crowded(before, letter, after) {
        -2
    } else if !in_word {
        if letter == 'à' { 2 } else { -1 }
    } else if "éèêëàâçîïôùûüœ".contains(letter) {
        3
    } else if "äöáíóúñãõåøæßìòÿ".contains(letter) {
        2
    } else {
        -1
    }
}

fn sense_of_capital(before: char, letter: char, after: char) -> i64 {
    if before.is_lowercase() {
        -3
    } else if crowded(before, letter, after) {
        -2
    } else if !before.is_alphabetic() && !after.is_alphabetic() {
        if letter == 'À' { 1 } else { -1 }
    } else if "ÉÈÊËÀÂÇÎÏÔÙÛÜŒÄÖÁÍÓÚÑÃÕÅØÆ".contains(letter) {
        // A name that starts with it, such as Émile, is worth a small letter in a word.
        if after.is_lowercase() { 3 } else { 2 }
    } else {
        -1
    }
}

/// Two accented letters side by side: usual in Greek or Russian read wrongly, rare in western
/// words but for a doubled one (`créée`).
fn crowded(before: char, letter: char, after: char) -> bool {
    [before, after].iter().any(|&other| !other.is_ascii() && other.is_alphabetic() && other != letter)
}
