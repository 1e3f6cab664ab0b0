//! Countries by their French, English or Dutch name, or their ISO code.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::Country;
use kernel::text::words;

use crate::Flaw;
use crate::cell::content;

/// One line a country: its code, then its names in French, English, Dutch, and other usual ones.
const NAMES: &str = include_str!("country/names.txt");

/// Three-letter codes of the countries customers come from most.
const LONG_CODES: &[(&str, &str)] = &[
    ("aut", "AT"),
    ("bel", "BE"),
    ("can", "CA"),
    ("che", "CH"),
    ("deu", "DE"),
    ("esp", "ES"),
    ("fra", "FR"),
    ("gbr", "GB"),
    ("irl", "IE"),
    ("ita", "IT"),
    ("lux", "LU"),
    ("mco", "MC"),
    ("nld", "NL"),
    ("pol", "PL"),
    ("prt", "PT"),
    ("usa", "US"),
];

/// Every name and code, folded, to its country.
static BY_NAME: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    let names = NAMES.lines().flat_map(|line| {
        let code = line.split(';').next().unwrap_or_default();
        line.split(';').map(move |name| (key(name), code))
    });
    let long = LONG_CODES.iter().map(|(long, code)| ((*long).to_owned(), *code));
    names.chain(long).filter_map(|(name, code)| Some((name, code.parse().ok()?))).collect()
});

/// Reads a country.
///
/// # Errors
/// [`Flaw::CountryUnknown`] for a name no list knows.
///
/// ```
/// assert_eq!(values::country::parse("ALLEMAGNE")?.code(), "DE");
/// # Ok::<(), values::Flaw>(())
/// ```
pub fn parse(raw: &str) -> Result<Country, Flaw> {
    let text = content(raw)?;
    let key = key(text);
    let bare =
        key.strip_prefix("la ").or_else(|| key.strip_prefix("le ")).or_else(|| key.strip_prefix("the "));
    let found = BY_NAME.get(&key).or_else(|| bare.and_then(|bare| BY_NAME.get(bare)));
    found.copied().ok_or(Flaw::CountryUnknown)
}

/// Folded words, so that dashes, accents, conjunctions and "Saint"/"St" do not tell names apart.
fn key(name: &str) -> String {
    let words = words(name);
    let plain = words.iter().filter_map(|word| match word.as_str() {
        "et" | "and" | "en" if words.len() > 1 => None,
        "st" => Some("saint"),
        "ste" => Some("sainte"),
        other => Some(other),
    });
    plain.collect::<Vec<_>>().join(" ")
}
