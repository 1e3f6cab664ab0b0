//! Character sets by name, and what was found out about a file's own.

mod detection;
mod dos850;
mod western;

use std::borrow::Cow;
use std::fmt;

use encoding_rs::Encoding as Standard;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use detection::{decode, found};

/// How the text of a file was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoding {
    /// The character set.
    pub charset: Charset,
    /// Whether the file said so itself by a byte order mark.
    pub had_bom: bool,
    /// Whether some bytes mean nothing in it: most likely another one is the right one.
    pub had_errors: bool,
}

/// A character set a text file may be written in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Charset(Kind);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Standard(&'static Standard),
    Dos850,
}

impl Charset {
    /// UTF-8.
    pub const UTF_8: Self = Self(Kind::Standard(encoding_rs::UTF_8));
    /// UTF-16, low byte first: Excel's “Unicode text”.
    pub const UTF_16LE: Self = Self(Kind::Standard(encoding_rs::UTF_16LE));
    /// UTF-16, high byte first.
    pub const UTF_16BE: Self = Self(Kind::Standard(encoding_rs::UTF_16BE));
    /// Windows-1252, Excel's CSV in western Europe.
    pub const WINDOWS_1252: Self = Self(Kind::Standard(encoding_rs::WINDOWS_1252));
    /// ISO 8859-15, Latin 1 with the euro sign.
    pub const ISO_8859_15: Self = Self(Kind::Standard(encoding_rs::ISO_8859_15));
    /// Mac Roman, Excel's “CSV (Macintosh)”.
    pub const MACINTOSH: Self = Self(Kind::Standard(encoding_rs::MACINTOSH));
    /// Code page 850, Excel's “CSV (MS-DOS)” and the export of many old accounting programs.
    pub const IBM850: Self = Self(Kind::Dos850);

    /// The character set of this name (`utf-8`, `latin1`, `cp1252`, `cp850`…), any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        if ["ibm850", "cp850", "850", "csibm850"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
            return Some(Self::IBM850);
        }
        Standard::for_label_no_replacement(name.as_bytes()).map(|standard| Self(Kind::Standard(standard)))
    }

    /// The text as bytes of this character set, `?` for each character it lacks.
    #[must_use]
    pub fn encode(self, text: &str) -> Cow<'_, [u8]> {
        if self == Self::UTF_16LE {
            return Cow::Owned(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
        if self == Self::UTF_16BE {
            return Cow::Owned(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        }
        let Kind::Standard(standard) = self.0 else {
            return Cow::Owned(dos850::encode(text));
        };
        let (bytes, _, lossy) = standard.encode(text);
        if lossy { Cow::Owned(encode_lossily(standard, text)) } else { bytes }
    }

    /// Whether a separator is one byte in this character set, the same as in ASCII.
    pub(crate) fn keeps_ascii(self) -> bool {
        matches!(self.0, Kind::Dos850) || matches!(self.0, Kind::Standard(it) if it.is_ascii_compatible())
    }

    /// The text of these bytes, and whether some of them mean nothing in this character set.
    fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        let Kind::Standard(standard) = self.0 else {
            return (Cow::Owned(dos850::decode(bytes)), false);
        };
        let (text, malformed) = standard.decode_without_bom_handling(bytes);
        // The web's windows-1252 gives bytes without a meaning the control of the same number.
        let unassigned = standard.is_single_byte() && text.chars().any(is_unreadable);
        (text, malformed || unassigned)
    }

    /// The name of the character set, as the web's registry writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Kind::Standard(standard) => standard.name(),
            Kind::Dos850 => "IBM850",
        }
    }
}

/// Decodes a text piece by piece.
pub(crate) struct Decoder(Option<encoding_rs::Decoder>);

impl Decoder {
    /// Of a text in this character set.
    pub(crate) fn of(charset: Charset) -> Self {
        match charset.0 {
            Kind::Standard(standard) => Self(Some(standard.new_decoder_without_bom_handling())),
            Kind::Dos850 => Self(None),
        }
    }

    /// Adds the text of the next bytes; answers whether some of them mean nothing in this character set.
    pub(crate) fn decode(&mut self, bytes: &[u8], is_last: bool, text: &mut String) -> bool {
        let Some(decoder) = &mut self.0 else {
            text.push_str(&dos850::decode(bytes));
            return false;
        };
        let from = text.len();
        text.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or_default());
        // there is room for all of it
        let (_, _, malformed) = decoder.decode_to_string(bytes, text, is_last);
        let added = text.get(from..).unwrap_or_default();
        let unassigned = decoder.encoding().is_single_byte() && added.chars().any(is_unreadable);
        malformed || unassigned
    }
}

/// Whether this character is what decoding leaves where bytes had no meaning.
pub(crate) const fn is_unreadable(character: char) -> bool {
    matches!(character, '\u{80}'..='\u{9f}' | char::REPLACEMENT_CHARACTER)
}

/// The standard's own answer to a missing character is an HTML entity; a spreadsheet shows `?`.
fn encode_lossily(standard: &'static Standard, text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        let one = character.to_string();
        match standard.encode(&one) {
            (known, _, false) => bytes.extend_from_slice(&known),
            _ => bytes.push(b'?'),
        }
    }
    bytes
}

/// Kept by its name.
impl Serialize for Charset {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Charset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<'de, str>::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| serde::de::Error::custom("no character set has this name"))
    }
}

impl fmt::Debug for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
