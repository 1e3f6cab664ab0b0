//! The character between two cells.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The ASCII character that separates the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Separator(u8);

impl Separator {
    /// `;`, what a French or Belgian Excel writes.
    pub const SEMICOLON: Self = Self(b';');
    /// `,`, what most other programs write.
    pub const COMMA: Self = Self(b',');
    /// A tab, what is pasted from a spreadsheet.
    pub const TAB: Self = Self(b'\t');
    /// `|`, what some databases write.
    pub const PIPE: Self = Self(b'|');
    /// `:`, rare.
    pub const COLON: Self = Self(b':');

    /// The separator of this character, unless it could not separate anything: a letter, a
    /// digit, a quotation mark, a line end.
    #[must_use]
    pub fn of(character: char) -> Option<Self> {
        let byte = u8::try_from(character).ok().filter(u8::is_ascii)?;
        let separates = byte == b'\t' || (byte.is_ascii_punctuation() && !matches!(byte, b'"' | b'\''));
        separates.then_some(Self(byte))
    }

    /// The separating character.
    #[must_use]
    pub const fn character(self) -> char {
        self.0 as char
    }

    /// The separating character's only byte.
    pub(crate) const fn byte(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            b'\t' => f.write_str("tab"),
            _ => write!(f, "{}", self.character()),
        }
    }
}
