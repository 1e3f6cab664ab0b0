//! The words and colours of what the domain knows by codes.

use jiff::civil::Date;
use personal::{Access, Personal};
use web::{Sentence, Voice};

use crate::relation::Relation;
use crate::sale::{DocumentKind, Sale, Status};

impl Relation {
    /// The locale key.
    #[must_use]
    pub fn key(&self) -> String {
        format!("relation-{}", self.code())
    }

    /// The colour of its tag.
    pub(crate) const fn colour(&self) -> &'static str {
        match self {
            Self::Client => "ok",
            Self::Prospect => "info",
            Self::FormerClient => "",
            Self::Partner | Self::Supplier => "plum",
        }
    }
}

impl DocumentKind {
    /// The locale key.
    #[must_use]
    pub fn key(&self) -> String {
        format!("document-{}", self.code())
    }
}

impl Sale {
    /// "Facture 2026-0418", or the kind alone.
    pub(crate) fn title(&self, access: &Access) -> Sentence {
        let kind = Sentence::new(self.details.kind.key());
        match &self.details.number {
            Some(number) => {
                let number = number.reveal(access).clone();
                Sentence::new("sale-title").with("kind", kind).with("number", number)
            }
            None => kind,
        }
    }
}

impl Status {
    /// The locale key, whatever the document.
    #[must_use]
    pub fn key(&self) -> String {
        format!("sale-status-{}", self.code())
    }

    /// The locale key on a document: what is paid of an invoice is settled of a credit note.
    #[must_use]
    pub fn key_on(&self, kind: DocumentKind) -> String {
        let code = self.code();
        match kind {
            DocumentKind::Invoice | DocumentKind::Order => self.key(),
            DocumentKind::Quote => format!("quote-status-{code}"),
            DocumentKind::CreditNote => format!("credit-note-status-{code}"),
        }
    }

    /// Whether it should have been paid by now.
    pub(crate) fn is_overdue(self, due_on: Option<Date>, today: Date) -> bool {
        self == Self::Due && due_on.is_some_and(|due| due < today)
    }

    /// The colour of its tag.
    pub(crate) const fn colour(self, is_overdue: bool) -> &'static str {
        match self {
            Self::Due if is_overdue => "bad",
            Self::Due => "warn",
            Self::Paid { .. } => "ok",
            Self::Open | Self::Cancelled => "",
        }
    }
}

/// The languages that have a word; another one that came by a file is kept and shown as it is.
pub const LANGUAGES: [&str; 4] = ["fr", "nl", "en", "de"];

/// A language by its word where it has one.
pub fn spoken(language: &Personal<String>, voice: &Voice) -> Personal<String> {
    let known = LANGUAGES.iter().find(|code| *language == Personal::new((**code).to_owned()));
    known.map_or_else(
        || language.clone(),
        |code| Personal::new(voice.say(Sentence::new(format!("spoken-{code}")))),
    )
}
