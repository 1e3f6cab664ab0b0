//! A problem in words, for one reader.

use kernel::Ambient;

use super::{Fault, Problem, reference};
use crate::{Sentence, Voice};

/// What a reader is told: never the inside of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// A stable name for programs.
    pub code: &'static str,
    /// What happened, in a few words.
    pub title: String,
    /// What happened and what to do.
    pub text: String,
    /// Under which reference a fault was logged.
    pub reference: Option<String>,
}

impl Told {
    /// The problem as the command line says it: one sentence.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.text
    }
}

impl Problem {
    /// Words the problem for a reader. A fault is logged here, under a new reference.
    #[must_use]
    pub fn tell(&self, voice: &Voice, ambient: &Ambient) -> Told {
        let code = self.code();
        let title = voice.say(Sentence::new(format!("problem-{code}-title")));
        match self {
            Self::Rejected(sentence) | Self::Conflict(sentence) => {
                Told { code, title, text: voice.tell(sentence), reference: None }
            }
            Self::Fault(fault) => {
                let reference = reference::fresh(ambient);
                fault.log(&reference);
                let text = voice.say(Sentence::new("problem-fault-text").with("reference", &reference));
                Told { code, title, text, reference: Some(reference) }
            }
            _ => Told {
                code,
                title,
                text: voice.say(Sentence::new(format!("problem-{code}-text"))),
                reference: None,
            },
        }
    }

    /// A stable name for programs and locale keys.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Rejected(_) => "rejected",
            Self::Conflict(_) => "conflict",
            Self::BadInput => "bad-input",
            Self::SignInNeeded => "sign-in-needed",
            Self::SetUpNeeded => "set-up-needed",
            Self::SecondFactorNeeded => "second-factor-needed",
            Self::Forbidden => "forbidden",
            Self::CrossSite => "cross-site",
            Self::NotFound | Self::MovedTo(_) => "not-found",
            Self::TooLarge => "too-large",
            Self::Busy => "busy",
            Self::TooSlow => "too-slow",
            Self::DiskFull => "disk-full",
            Self::Fault(_) => "fault",
        }
    }
}

impl Fault {
    /// Logs the chain of causes. Errors of the house name things, never a person's values.
    fn log(&self, reference: &str) {
        let mut chain = self.0.to_string();
        let mut cause = self.0.source();
        while let Some(error) = cause {
            chain = format!("{chain}: {error}");
            cause = error.source();
        }
        tracing::error!(reference, chain, "a fault");
    }
}
