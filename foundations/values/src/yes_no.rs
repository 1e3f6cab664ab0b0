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

/// Folded words of a yes, parted by `;`.
const YES: &str = "oui;o;yes;y;ja;j;vrai;true;waar;1;x;ok;on;d'accord;accord;accepte;acceptee;opt-in;opt in;optin;opted in;\
    inscrit;inscrite;abonne;abonnee;subscribed;agreed;accepted;coche;ingeschreven;toegestaan";
const NO: &str = "non;n;no;ko;nok;nee;neen;nein;nope;non non;faux;false;onwaar;0;off;refus;refuse;refusee;pas d'accord;opt-out;opt out;optout;opted out;\
    opted-out;jamais;never;nooit;declined;rejected;geweigerd;no thanks;no thank you;no longer";
const TICKS: &str = "✓;✔;✔\u{fe0f};☑;☑\u{fe0f};☒;🗸;✅;🗹";
const EMPTIED: &str = "❌;🚫;☐;⛔";

/// Words that turn a yes into something that must be read by somebody.
const RESERVES: &str = "non;pas;sauf;mais;uniquement;seulement;ne;plus;stop;verifier;confirmer;voir;no;not;except;but;only;\
    niet;behalve;alleen;maar;jamais;retire;annule;jusqu;until;peut";

/// Words behind a "non" that make it "not known".
const NOT_KNOWN: &str = "renseigne;renseignee;communique;communiquee;connu;connue;defini;definie;precise;demande;demandee;\
    applicable;determine;fourni;disponible;reponse;verifie;concerne;concernee;bekend;gekend";

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
    let folded = fold(text);
    let word = folded.trim_end_matches(['.', '!', ',', ';', ' ']);
    match () {
        () if is_in(TICKS, text) || is_in(YES, word) => Answer::Yes,
        () if is_in(EMPTIED, text) || is_in(NO, word) => Answer::No,
        () => with_evidence(word),
    }
}

/// A clear first word with something behind it: evidence if it holds a date or brackets and no reserve.
fn with_evidence(folded: &str) -> Answer {
    let end = folded.find(|c: char| !c.is_alphanumeric()).unwrap_or(folded.len());
    let (first, rest) = folded.split_at(end);
    let behind = words(rest);
    let is_evidence =
        rest.contains(|c: char| c.is_ascii_digit()) || rest.trim_start().starts_with(['(', '[']);
    let is_reserved = rest.contains('?') || behind.iter().any(|word| is_in(RESERVES, word));
    let is_known = behind.first().is_some_and(|word| !is_in(NOT_KNOWN, word));
    match first {
        "oui" | "yes" | "ja" if is_evidence && !is_reserved => Answer::Yes,
        "non" | "nee" | "neen" if is_known => Answer::No,
        _ => Answer::Unknown,
    }
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(';').any(|listed| listed == word)
}
