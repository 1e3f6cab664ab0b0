//! The terminal: results on the standard output, whatever goes wrong beside it.

use std::io::Write;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::Ambient;
use web::locales::Unspeakable;
use web::{Locales, Problem, Sentence, Voice};

use crate::ending::Ending;
use crate::speech;

/// Where a command speaks.
pub struct Console {
    voice: Voice,
    ambient: Ambient,
    ears: Box<dyn Ears>,
}

/// Who hears what is said: a terminal, or a command that passed its wish on to a server.
pub trait Ears: Send + Sync {
    /// Hears a result.
    fn result(&self, text: &str);

    /// Hears what is said beside the results.
    fn complaint(&self, text: &str);
}

/// The terminal. A reader who went away (a closed pipe) is no reason to fail.
struct Terminal;

impl Ears for Terminal {
    fn result(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{text}").and_then(|()| out.flush());
    }

    fn complaint(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }
}

impl Console {
    /// The console, in the language the environment asks for and the machine's time zone.
    pub fn new(locales: Arc<Locales>, ambient: Ambient) -> Self {
        let voice = Voice::new(locales, speech::asked(), TimeZone::system(), ambient.now());
        Self::over(voice, ambient, Box::new(Terminal))
    }

    /// The console of somebody else, who asks in this voice and hears with these ears.
    pub const fn over(voice: Voice, ambient: Ambient, ears: Box<dyn Ears>) -> Self {
        Self { voice, ambient, ears }
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
        self.ears.result(text);
    }

    /// Says something that is no result but should be known.
    pub fn note(&self, sentence: impl Into<Sentence>) {
        self.complain(&self.voice.say(sentence));
    }

    /// Prints a text beside the results.
    pub fn complain(&self, text: &str) {
        self.ears.complaint(text);
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
