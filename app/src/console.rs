//! The terminal: results on the standard output, whatever goes wrong beside it.

use std::io::Write;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::Ambient;
use web::locales::Unspeakable;
use web::{Locales, Problem, Sentence, Voice};

use crate::ending::Ending;
use crate::speech;

/// Where a command speaks. A reader who went away (a closed pipe) is no reason to fail.
pub struct Console {
    voice: Voice,
    ambient: Ambient,
}

impl Console {
    /// The console, in the language the environment asks for and the machine's time zone.
    pub fn new(locales: Arc<Locales>, ambient: Ambient) -> Self {
        let voice = Voice::new(locales, speech::asked(), TimeZone::system(), ambient.now());
        Self { voice, ambient }
    }

    /// Who words its sentences.
    pub const fn voice(&self) -> &Voice {
        &self.voice
    }

    /// Says a result.
    pub fn say(&self, sentence: impl Into<Sentence>) {
        self.print(&self.voice.say(sentence));
    }

    /// Prints a text of its own, such as a help page.
    pub fn print(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{text}").and_then(|()| out.flush());
    }

    /// Says something that is no result but should be known.
    pub fn note(&self, sentence: impl Into<Sentence>) {
        self.complain(&self.voice.say(sentence));
    }

    /// Prints a text beside the results.
    pub fn complain(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// Says what went wrong and what to do: one sentence, never the inside of a fault.
    pub fn tell(&self, problem: &Problem) -> Ending {
        self.complain(problem.tell(&self.voice, &self.ambient).sentence());
        match problem {
            Problem::Fault(_) | Problem::Busy | Problem::DiskFull => Ending::Fault,
            _ => Ending::Refused,
        }
    }
}

/// Our own words cannot be read: only the build is to blame, and a test stands before it.
pub fn without_words(unspeakable: &Unspeakable) -> std::process::ExitCode {
    let _ = writeln!(std::io::stderr().lock(), "{unspeakable}");
    Ending::Fault.into()
}
