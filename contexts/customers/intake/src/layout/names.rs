//! What a header says by itself: the fields its words may mean, best first.

use super::grammar::fields_composed;
use crate::asking::asks_for_a_no;
use crate::field::{Field, Slot};
use crate::header::HeaderKey;
use crate::vocabulary::vocabulary;

/// How much a spelling must resemble a known one to count as a typing mistake of it.
const RESEMBLANCE: f64 = 0.87;

/// What a part of a header is worth beside the whole.
const PART: f64 = 0.9;

/// What a header is worth that nobody listed and whose every word is understood.
const COMPOSED: f64 = 0.85;

/// The fields one word of a header is enough for.
const HEADS: &[Field] = &[
    Field::Street,
    Field::Postcode,
    Field::City,
    Field::Country,
    Field::Phone,
    Field::Mobile,
    Field::Email,
    Field::Note,
];

/// A field a header may mean, and how sure that is (1 is sure).
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Guess {
    /// The field.
    pub(crate) field: Field,
    /// From 0, no sign of it, to 1.
    pub(crate) score: f64,
}

/// Whether the words are a known header, well spelt.
pub(crate) fn is_a_header(words: &HeaderKey) -> bool {
    let is_glued = || {
        let mut guesses = Guesses::default();
        guesses.glued(words);
        !guesses.0.is_empty()
    };
    !words.is_empty() && (!spelt(words, None).0.is_empty() || is_glued())
}

/// Whether the words are a header by themselves, listed or understood, with no word beside.
pub(crate) fn is_listed(words: &HeaderKey) -> bool {
    vocabulary().headers.contains_key(&words.joined())
        || vocabulary().plain.contains_key(&words.plain().joined())
        || !fields_composed(words).is_empty()
}

/// Whether a header asks for the number of a person, not for that of a client: `N° adhérent`, `Carte / client`.
pub(crate) fn numbers_people(header: &str) -> bool {
    let key = HeaderKey::of(header);
    let whole = fields_named(&key, None);
    let guesses = if whole.is_empty() { fields_of_parts(header, None) } else { whole };
    guesses.first().is_some_and(|guess| guess.field == Field::PersonNumber)
}

/// The fields a header may mean, best first. The group above it may help to tell.
pub(crate) fn fields_named(header: &HeaderKey, group: Option<&HeaderKey>) -> Vec<Guess> {
    if header.is_empty() || vocabulary().nothing.contains(&header.joined()) {
        return Vec::new();
    }
    // A header that reads like an opt-out is one, whatever else it mentions.
    if asks_for_a_no(header) {
        return vec![Guess { field: Field::OptOut, score: 1.0 }];
    }
    let mut guesses = spelt(header, group);
    if guesses.0.is_empty() {
        guesses.glued(header);
    }
    if guesses.0.is_empty() {
        guesses.misspelt(header);
    }
    if guesses.0.is_empty() {
        guesses.head(header);
    }
    guesses.settled(header)
}

/// The fields of a header that says one thing in two words or languages: `Nom ou société`,
/// `Société / Bedrijf`, `Client (raison sociale)`. A header with figures is one thing.
pub(crate) fn fields_of_parts(text: &str, group: Option<&HeaderKey>) -> Vec<Guess> {
    let mut guesses = Guesses::default();
    for part in parts(text) {
        for guess in fields_named(&part, group) {
            guesses.add(guess.field, guess.score * PART);
        }
    }
    guesses.0.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.field.cmp(&b.field)));
    guesses.0
}

/// Whether a header is known, whole or in one of its parts.
pub(crate) fn is_known(text: &str) -> bool {
    is_a_header(&HeaderKey::of(text)) || parts(text).iter().any(is_a_header)
}

fn parts(text: &str) -> Vec<HeaderKey> {
    if text.chars().any(|c| c.is_ascii_digit()) {
        return Vec::new();
    }
    let apart = [" ou ", " or ", " of ", " - ", " – "]
        .iter()
        .fold(text.to_lowercase(), |text, mark| text.replace(mark, "|"));
    let parts: Vec<HeaderKey> =
        apart.split(['|', '/', '(', ')']).map(HeaderKey::of).filter(|key| !key.is_empty()).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// The fields named by a header as it is spelt.
fn spelt(header: &HeaderKey, group: Option<&HeaderKey>) -> Guesses {
    let mut guesses = Guesses::default();
    guesses.whole(header, 1.0);
    if let Some(group) = group.filter(|group| !group.is_empty()) {
        guesses.whole(&joined(header, group), 1.02);
        guesses.whole(&joined(group, header), 1.02);
    }
    for &field in vocabulary().plain.get(&header.plain().joined()).map(Vec::as_slice).unwrap_or_default() {
        guesses.add(field, 0.96);
    }
    // “Code postal siège” is a postcode, whatever “postal” says of an address elsewhere.
    let is_a_postcode = header.words().iter().any(|word| word == "code");
    let is_slot = |word: &str| vocabulary().slot(word).is_some() && !(is_a_postcode && word == "postal");
    let plain = header.without(is_slot);
    guesses.whole(&plain, 0.95);
    let bare = header.without(|word| vocabulary().is("prefix", word));
    guesses.whole(&bare, 0.93);
    guesses.whole(&bare.without(is_slot), 0.9);
    for (key, field) in &vocabulary().within {
        if header.contains(key) {
            guesses.add(*field, 0.7 + 0.02 * key.words().len() as f64);
        }
    }
    fields_composed(header).into_iter().for_each(|field| guesses.add(field, COMPOSED));
    guesses
}

/// Which of several addresses, telephones or e-mails a header means.
pub(crate) fn slot_named(header: &HeaderKey, group: Option<&HeaderKey>) -> Slot {
    let words = header.words().iter().chain(group.map(HeaderKey::words).unwrap_or_default());
    let mut slots = words.filter_map(|word| vocabulary().slot(word));
    let first = slots.next().unwrap_or(Slot::Main);
    slots.fold(first, |kept, next| if matches!(kept, Slot::Main) { next } else { kept })
}

#[derive(Default)]
struct Guesses(Vec<Guess>);

impl Guesses {
    fn whole(&mut self, key: &HeaderKey, score: f64) {
        for &field in vocabulary().headers.get(&key.joined()).map(Vec::as_slice).unwrap_or_default() {
            self.add(field, score);
        }
    }

    fn add(&mut self, field: Field, score: f64) {
        match self.0.iter_mut().find(|guess| guess.field == field) {
            Some(guess) => guess.score = guess.score.max(score),
            None => self.0.push(Guess { field, score }),
        }
    }

    /// `Adresse chantier`, `Site address`: what is narrowed by an unknown word stays what it is. Only for
    /// fields whose cells cannot be taken for something else.
    fn head(&mut self, header: &HeaderKey) {
        let [first, .., last] = header.words() else { return };
        if header.joined().chars().any(|c| c.is_ascii_digit()) {
            return;
        }
        let heads = |word: &String| {
            let fields = vocabulary().headers.get(word).map(Vec::as_slice).unwrap_or_default();
            fields.iter().copied().find(|field| HEADS.contains(field))
        };
        // “Adresse postale - Ville” is the town of the address
        let narrow = |field: &Field| matches!(field, Field::Postcode | Field::City | Field::Country);
        let field = heads(last).filter(narrow).or_else(|| heads(first)).or_else(|| heads(last));
        field.into_iter().for_each(|field| self.add(field, 0.65));
    }

    /// `numclient`, `datefacture`: two words of a known header written as one, as programs do.
    fn glued(&mut self, header: &HeaderKey) {
        for parted in header.parted() {
            self.whole(&parted, COMPOSED);
            for field in fields_composed(&parted) {
                self.add(field, COMPOSED);
            }
        }
    }

    /// Typing mistakes: a header close to a known one.
    fn misspelt(&mut self, header: &HeaderKey) {
        let text = header.joined();
        if text.len() < 5 {
            return;
        }
        for (name, fields) in &vocabulary().headers {
            if name.len().abs_diff(text.len()) > 2 {
                continue;
            }
            let resemblance = strsim::normalized_damerau_levenshtein(name, &text);
            if resemblance >= RESEMBLANCE {
                fields.iter().for_each(|&field| self.add(field, 0.6 * resemblance));
            }
        }
    }

    /// A header that reads like an opt-out is one, whatever else it mentions.
    fn settled(mut self, header: &HeaderKey) -> Vec<Guess> {
        if header.asks_for_a_no() {
            for guess in self.0.iter_mut().filter(|guess| guess.field == Field::Consent) {
                guess.field = Field::OptOut;
            }
        }
        if self.0.iter().any(|guess| guess.field == Field::OptOut) {
            self.0.retain(|guess| guess.field != Field::Consent);
        }
        self.0.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.field.cmp(&b.field)));
        self.0
    }
}

fn joined(first: &HeaderKey, second: &HeaderKey) -> HeaderKey {
    HeaderKey::of(&format!("{} {}", first.joined(), second.joined()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(header: &str) -> Option<Field> {
        fields_named(&HeaderKey::of(header), None).first().map(|guess| guess.field)
    }

    #[test]
    fn headers_of_both_languages_and_of_programs_are_known() {
        for (header, field) in [
            ("N° client", Field::ClientNumber),
            ("Raison sociale", Field::CompanyName),
            ("Company", Field::CompanyName),
            ("First name", Field::FirstName),
            ("FIRSTNAME", Field::FirstName),
            ("Opted out", Field::OptOut),
            ("Invoice #", Field::DocumentNumber),
            ("Né(e) le", Field::BirthDate),
            ("Accord e-mailing", Field::Consent),
            ("Date accord", Field::ConsentDate),
            ("Person - Email - Work", Field::Email),
            ("Phone 1 - Value", Field::Phone),
            ("Rue (bureau) 2", Field::Street),
            ("TVA %", Field::VatRate),
            ("N° TVA", Field::Vat),
            ("Tél. fixe", Field::Phone),
            ("Qté", Field::Quantity),
            ("P.U. HT", Field::UnitPrice),
            ("Origine", Field::Origin),
            ("Adresse e-mial", Field::Email),
            ("Adresse chantier", Field::Street),
            ("Workplace address", Field::Street),
            ("Date fact.", Field::Date),
            ("Date de la facture client", Field::Date),
            ("Total H.T.", Field::TotalNet),
            ("Total TVAC", Field::TotalGross),
            ("Obs.", Field::Note),
            ("Rue + n°", Field::Street),
            ("Adresse chantier - Ville", Field::City),
            ("Mail interdit", Field::OptOut),
        ] {
            assert_eq!(best(header), Some(field), "{header}");
        }
    }

    #[test]
    fn an_opt_out_stays_one_beside_the_word_newsletter() {
        for header in [
            "Désinscrit de la newsletter",
            "Unsubscribed from newsletter",
            "Opposition newsletter",
            "SMS opt-out",
        ] {
            assert_eq!(best(header), Some(Field::OptOut), "{header}");
        }
    }

    #[test]
    fn unknown_headers_mean_nothing() {
        for header in ["Bzz", "Fax", "E-mail 2 Type", "CA 2023", ""] {
            assert_eq!(best(header), None, "{header}");
        }
    }

    #[test]
    fn a_slot_is_read_from_the_header_or_its_group() {
        assert_eq!(slot_named(&HeaderKey::of("Business Street 2"), None), Slot::Work);
        assert_eq!(
            slot_named(&HeaderKey::of("Rue"), Some(&HeaderKey::of("Adresse de livraison"))),
            Slot::Delivery
        );
        assert_eq!(slot_named(&HeaderKey::of("Ville"), None), Slot::Main);
    }
}
