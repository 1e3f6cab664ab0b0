//! A value as the file gives it, beside what it means.

use serde::{Deserialize, Serialize};
use values::{Flaw, Read};

use crate::codes::WarningCode;

/// A cell as typed beside its canonical form. A value that could not be read keeps its text and
/// has no canonical form: nothing is guessed, nothing is silently changed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given<T> {
    /// The text of the cell, edge spaces removed.
    pub raw: String,
    /// What it means; `None` when it could not be read.
    pub canonical: Option<T>,
    /// Why it could not be read, or what was repaired on the way.
    pub doubt: Option<WarningCode>,
}

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self { raw: String::new(), canonical: None, doubt: None }
    }
}

impl<T> Given<T> {
    /// A value that means what it says.
    pub fn plain(raw: impl Into<String>, canonical: T) -> Self {
        Self { raw: raw.into(), canonical: Some(canonical), doubt: None }
    }

    /// A text without a canonical form, and why.
    pub fn doubted(raw: impl Into<String>, why: impl Into<WarningCode>) -> Self {
        Self { raw: raw.into(), canonical: None, doubt: Some(why.into()) }
    }

    /// What a reader of `values` answered about this text.
    pub fn from_read<V>(raw: &str, read: Result<Read<V>, Flaw>, canonical: impl FnOnce(V) -> T) -> Self {
        let raw = kernel::text::trim(raw).to_owned();
        match read {
            Ok(Read { value, mark }) => {
                Self { raw, canonical: Some(canonical(value)), doubt: mark.map(WarningCode::Mark) }
            }
            Err(Flaw::Empty) => Self { raw, ..Self::default() },
            Err(flaw) => Self { raw, canonical: None, doubt: Some(WarningCode::Flaw(flaw)) },
        }
    }

    /// Whether the cell says nothing at all.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.canonical.is_none() && self.doubt.is_none()
    }

    /// What it means, if it could be read.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        self.canonical.as_ref()
    }
}

/// Uploaded values are personal: only whether they could be read is told.
impl<T> std::fmt::Debug for Given<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.canonical, self.doubt) {
            (Some(_), _) => f.write_str("Given(read)"),
            (None, Some(why)) => write!(f, "Given({})", why.code()),
            (None, None) => f.write_str("Given(blank)"),
        }
    }
}
