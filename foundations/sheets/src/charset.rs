//! Character sets by name, and what was found out about a file's own.

use std::fmt;

use encoding_rs::Encoding as Standard;

/// How the text of a file was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The name of the character set, as the web's registry writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Kind::Standard(standard) => standard.name(),
            Kind::Dos850 => "IBM850",
        }
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
