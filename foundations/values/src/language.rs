//! The language somebody writes in.

use kernel::text::{fold, trim};

/// The two-letter code of a language written in French, English, or its own name.
#[must_use]
pub fn code(text: &str) -> Option<String> {
    let folded = fold(trim(text));
    let code = match folded.as_str() {
        "francais" | "francaise" | "french" => "fr",
        "anglais" | "anglaise" | "english" => "en",
        "neerlandais" | "dutch" | "nederlands" | "flamand" => "nl",
        "allemand" | "german" | "deutsch" => "de",
        "espagnol" | "spanish" | "espanol" => "es",
        "italien" | "italian" | "italiano" => "it",
        "portugais" | "portuguese" | "portugues" => "pt",
        other => other.split(['-', '_']).next().filter(|code| is_code(code))?,
    };
    Some(code.to_owned())
}

fn is_code(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_lowercase())
}
