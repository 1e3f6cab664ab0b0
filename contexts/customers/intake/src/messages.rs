//! Where codes become sentences: the caller's translations, asked by key.

use crate::codes::{Certainty, LeftOut, Likeness, Rejection, WarningCode};
use crate::field::{Field, Table};
use crate::lines::LineKind;

/// Translations of this crate's `locales/`, in the language of whoever reads the report.
pub trait Messages {
    /// The sentence of a key, its arguments filled in.
    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String;
}

/// Whatever has a sentence in the locale files.
pub trait Spoken {
    /// The key of its sentence.
    fn key(&self) -> String;
}

macro_rules! spoken {
    ($($name:ident: $pattern:literal;)*) => {
        $(impl Spoken for $name {
            fn key(&self) -> String { format!($pattern, self.code()) }
        })*

        /// Every key the locale files must have.
        #[must_use]
        pub fn message_keys() -> Vec<String> {
            let mut keys = Vec::new();
            $(keys.extend(spoken!(@all $name).map(|spoken| spoken.key()));)*
            keys
        }
    };
    (@all WarningCode) => { WarningCode::all() };
    (@all $name:ident) => { $name::ALL.iter().copied() };
}

spoken! {
    Rejection: "intake-rejection-{}";
    WarningCode: "intake-warning-{}";
    Likeness: "intake-likeness-{}";
    Certainty: "intake-certainty-{}";
    LeftOut: "intake-left-out-{}";
    Table: "intake-table-{}";
    Field: "intake-field-{}";
    LineKind: "intake-line-{}";
}

/// The key of the sentence why a file is not read.
#[must_use]
pub fn refused_key(refused: &sheets::Refused) -> String {
    format!("intake-refused-{}", refused.code())
}
