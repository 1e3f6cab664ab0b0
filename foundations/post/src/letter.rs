//! A letter as it lies in the outbox: whom it is for, what it says, until when it is worth sending.

use jiff::Timestamp;
use personal::Personal;
use serde::{Deserialize, Serialize};
use store::Fault;

use crate::address::one_line;
use crate::words::{LetterWords, Tongue};

/// A letter to one person. It cannot be printed: its link opens an account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) lang: String,
    pub(crate) subject: String,
    pub(crate) content: Option<Content>,
    /// In microseconds since 1970.
    pub(crate) good_until: Option<i64>,
}

/// What a letter says; forgotten once it is sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub greeting: String,
    pub text: String,
    pub link: Option<Link>,
    pub closing: String,
}

/// Where a letter leads.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What the button says.
    pub label: String,
    /// The address behind it.
    pub url: String,
}

impl Letter {
    /// A letter of a room's, to somebody in their language. `given` fills its words.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when there are no such words.
    pub fn new(
        words: &LetterWords,
        which: &str,
        tongue: Tongue,
        to: (&Personal<String>, &Personal<String>),
        given: &[(&'static str, String)],
    ) -> Result<Self, Fault> {
        let (name, address) = to;
        let name = one_line(name.stored());
        let given = [given, &[("name", name.clone())]].concat();
        let mut wording = words.of(tongue, which, &given)?;
        let mut part = |name: &str| wording.parts.remove(name).unwrap_or_default();
        let (greeting, text, closing) = (part("greeting"), part("text"), part("closing"));
        let link = given.iter().find(|(name, _)| *name == "link");
        let link = link.map(|(_, url)| Link { label: part("button"), url: url.clone() });
        Ok(Self {
            name,
            address: address.stored().to_owned(),
            lang: tongue.code().to_owned(),
            subject: one_line(&wording.subject),
            content: Some(Content { greeting, text, link, closing }),
            good_until: None,
        })
    }

    /// The letter, not to be sent any more once its link is dead.
    #[must_use]
    pub fn good_until(self, until: Timestamp) -> Self {
        Self { good_until: Some(until.as_microsecond()), ..self }
    }

    pub(crate) fn is_too_late(&self, now: Timestamp) -> bool {
        self.good_until.is_some_and(|until| until <= now.as_microsecond())
    }

    /// What remains of it once it is sent: to whom, about what.
    pub(crate) fn emptied(self) -> Self {
        Self { content: None, ..self }
    }
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(…)")
    }
}
