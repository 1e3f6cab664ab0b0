//! Yes and no as people tick them. Only a clear yes is a yes.

use kernel::text::{fold, trim, words};

/// What a cell answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// A clear yes.
    Yes,
    /// A clear no.
    No,
    /// Anything else: it must never count as a yes.
    Unknown,
}

const YES: &[&str] = &[
    "oui",
    "o",
    "yes",
    "y",
    "ja",
    "j",
    "si",
    "vrai",
    "true",
    "waar",
    "1",
    "x",
    "ok",
    "on",
    "d'accord",
    "accepte",
    "acceptee",
    "accord",
    "opt-in",
    "opt in",
    "optin",
    "inscrit",
    "inscrite",
    "abonne",
    "abonnee",
    "subscribed",
    "opted in",
    "agreed",
    "accepted",
    "toegestaan",
    "ingeschreven",
    "coche",
];
const NO: &[&str] = &[
    "non",
    "n",
    "no",
    "nee",
    "faux",
    "false",
    "onwaar",
    "0",
    "off",
    "refus",
    "refuse",
    "refusee",
    "refuse tout",
    "pas d'accord",
    "opt-out",
    "opt out",
    "optout",
    "opted out",
    "jamais",
    "never",
    "nooit",
    "declined",
    "rejected",
    "geweigerd",
];
const TICKS: &[&str] = &["✓", "✔", "✔\u{fe0f}", "☑", "☒", "✗", "✘", "✕", "✖", "×", "🗸", "✅"];
const CROSSES_OUT: &[&str] = &["❌", "🚫", "☐", "⛔"];

/// Words that turn a yes into something that must be read by somebody.
const RESERVES: &[&str] = &[
    "non",
    "pas",
    "sauf",
    "mais",
    "uniquement",
    "seulement",
    "ne",
    "plus",
    "stop",
    "verifier",
    "confirmer",
    "voir",
    "no",
    "not",
    "except",
    "but",
    "only",
    "niet",
    "behalve",
    "alleen",
    "maar",
    "jamais",
    "retire",
    "annule",
    "jusqu",
    "until",
    "peut",
];

/// Reads an answer: a word, a tick or a digit, perhaps with its evidence behind it
/// (`Oui (mail du 03/02/2023)`, `oui le 03/02/2023`).
///
/// ```
/// use values::yes_no::{Answer, parse};
/// assert_eq!(parse("Oui (mail du 03/02/2023)"), Answer::Yes);
/// assert_eq!(parse("oui sauf le lundi"), Answer::Unknown);
/// ```
#[must_use]
pub fn parse(raw: &str) -> Answer {
    let text = trim(raw);
    if TICKS.contains(&text) {
        return Answer::Yes;
    }
    if CROSSES_OUT.contains(&text) {
        return Answer::No;
    }
    let folded = fold(text);
    let word = folded.trim_end_matches(['.', '!', ',', ';', ' ']);
    match word {
        _ if YES.contains(&word) => Answer::Yes,
        _ if NO.contains(&word) => Answer::No,
        _ => with_evidence(word),
    }
}

/// A clear first word with something behind it: evidence if it holds a date or brackets and no reserve.
fn with_evidence(folded: &str) -> Answer {
    let end = folded.find(|c: char| !c.is_alphanumeric()).unwrap_or(folded.len());
    let (first, rest) = folded.split_at(end);
    let is_evidence =
        rest.contains(|c: char| c.is_ascii_digit()) || rest.trim_start().starts_with(['(', '[']);
    let is_reserved = words(rest).iter().any(|word| RESERVES.contains(&word.as_str())) || rest.contains('?');
    match first {
        "oui" | "yes" | "ja" if is_evidence && !is_reserved => Answer::Yes,
        "non" | "nee" => Answer::No,
        "no" if rest.starts_with([',', '.', ';', ' ']) && !rest.contains(|c: char| c.is_ascii_digit()) => {
            Answer::No
        }
        _ => Answer::Unknown,
    }
}
