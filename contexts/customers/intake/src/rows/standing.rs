//! What a row says of our relation to somebody: consent, refusals, death, origin, notes.
//!
//! The rules are strict in one direction: only a clear yes is a yes, and any no is kept wherever
//! it stands. Nothing here ever turns a refusal into something weaker (law 4).

use jiff::civil::Date;
use personal::{Channel, Finding, Purpose, SensitiveCategory, SourceClass};
use serde::{Deserialize, Serialize};

use crate::codes::codes;
use crate::given::Given;
use crate::mapping::RowName;

codes! {
    /// What a cell answers to the question of messages.
    Answer {
        /// A clear yes; claimed, since the file proves nothing.
        Yes = "yes",
        /// A clear no, or an opposition.
        No = "no",
        /// Anything else: it never counts as a yes.
        Unknown = "unknown",
    }
}

/// The answer of one consent column.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The column's name.
    pub column: String,
    /// The channel the column is about.
    pub channel: Option<Channel>,
    /// The purpose the column is about, where it names one.
    pub purpose: Option<Purpose>,
    /// The answer.
    pub answer: Answer,
    /// The cell as written, where it says more than the answer: the evidence, such as it is.
    pub evidence: String,
    /// The day the file gives for it.
    pub date: Option<Date>,
}

/// A person's no. It only ever spreads.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The channel refused; `None` for all of them.
    pub channel: Option<Channel>,
    /// The purpose refused; `None` for all that is not a duty.
    pub purpose: Option<Purpose>,
    /// Since when, where the file says.
    pub since: Option<Date>,
    /// The column's name.
    pub column: String,
    /// The cell as written.
    pub evidence: String,
}

impl Refusal {
    /// Whether it is “do not contact at all”.
    #[must_use]
    pub const fn is_of_everything(&self) -> bool {
        self.channel.is_none() && self.purpose.is_none()
    }
}

/// The mark of a death.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Death {
    /// The day, where a whole date is written.
    pub on: Option<Date>,
}

/// Where the contact comes from, as the row says.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The acquisition channel, as written.
    pub channel: String,
    /// Bought or rented, when the text says so: nobody becomes contactable by the row.
    pub marked: Option<SourceClass>,
}

codes! {
    /// What becomes of a note.
    NoteState {
        /// Imported.
        Kept = "kept",
        /// Held back until somebody decides.
        HeldBack = "held-back",
        /// Dropped on request.
        Dropped = "dropped",
    }
}

/// Free text of a row.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The column's name.
    pub column: String,
    /// The text, in the words it is to be kept in.
    pub text: String,
    /// What the scanner found in it.
    pub findings: Vec<Finding>,
    /// What becomes of it.
    pub state: NoteState,
    /// The row in which somebody said that it is kept: by it the reason is found.
    pub kept_in: Option<RowName>,
}

impl Note {
    /// The categories it is held back for, each once.
    pub fn categories(&self) -> impl Iterator<Item = SensitiveCategory> {
        self.findings.iter().map(|finding| finding.category)
    }
}

/// All a row says of our relation to somebody.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Standing {
    /// Consents by column.
    pub consents: Vec<Consent>,
    /// Refusals.
    pub refusals: Vec<Refusal>,
    /// Whether the person has died.
    pub death: Option<Death>,
    /// The day a child comes of age; nothing without a parent until then.
    pub minor_until: Option<Date>,
    /// Where the contact comes from.
    pub origin: Origin,
    /// Client since.
    pub since: Given<Date>,
    /// Language, as written.
    pub language: String,
    /// Free text.
    pub notes: Vec<Note>,
}

impl Standing {
    /// The answer of the row as a whole: a no in any cell counts more than a yes in another.
    #[must_use]
    pub fn answer(&self) -> Answer {
        if !self.refusals.is_empty() || self.consents.iter().any(|consent| consent.answer == Answer::No) {
            Answer::No
        } else if self.consents.iter().any(|consent| consent.answer == Answer::Yes) {
            Answer::Yes
        } else {
            Answer::Unknown
        }
    }

    /// Whether somebody must be left alone altogether.
    #[must_use]
    pub fn forbids_contact(&self) -> bool {
        self.death.is_some() || self.refusals.iter().any(Refusal::is_of_everything)
    }
}
