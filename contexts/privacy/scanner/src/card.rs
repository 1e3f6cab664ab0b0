//! What makes a number a payment card, beside its checksum: SIRETs, parcels and articles pass Luhn too.

use values::card;

use crate::note::{Note, Word};
use crate::strand::{Strand, joins};

/// How many words before the number may call it a card.
const CALLED: usize = 4;

/// Whether the strand is a card number: a known network, groups of at least three digits, Luhn's sum.
pub fn is_card(strand: &Strand, note: &Note<'_>) -> bool {
    let number = strand.text.as_str();
    number.bytes().all(|byte| byte.is_ascii_digit())
        && strand.shortest_group() >= 3
        && stands_alone(strand, note)
        && (is_everyday(number) || is_rare(number) && is_called_a_card(strand, note))
        && card::parse(number).is_ok()
}

/// Whether the word announces a card.
pub fn is_card_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "carte",
        "cb",
        "card",
        "kaart",
        "kaartnummer",
        "kredietkaart",
        "visa",
        "mastercard",
        "maestro",
        "amex",
        "diners",
    ];
    WORDS.contains(&word)
}

/// Sixteen digits of Visa or Mastercard, fifteen of American Express: hardly any other number looks so.
fn is_everyday(number: &str) -> bool {
    match number.len() {
        16 => {
            lead(number, 1) == 4
                || matches!(lead(number, 2), 51..=55)
                || matches!(lead(number, 4), 2221..=2720)
        }
        15 => matches!(lead(number, 2), 34 | 37),
        _ => false,
    }
}

/// The other networks and lengths, which count only when the note speaks of a card.
fn is_rare(number: &str) -> bool {
    let is_long = number.len() >= 16;
    match number.len() {
        13 | 19 if lead(number, 1) == 4 => true,
        14 => matches!(lead(number, 2), 36 | 38 | 39) || matches!(lead(number, 3), 300..=305),
        _ if is_long && matches!(lead(number, 4), 3528..=3589 | 6011) => true,
        _ if is_long && matches!(lead(number, 2), 62 | 64 | 65 | 81) => true,
        _ => matches!(lead(number, 2), 50 | 56..=58 | 63 | 67),
    }
}

fn lead(number: &str, digits: usize) -> u32 {
    number.get(..digits).and_then(|lead| lead.parse().ok()).unwrap_or_default()
}

/// A piece of a longer row of numbers is no card.
fn stands_alone(strand: &Strand, note: &Note<'_>) -> bool {
    let is_group = |word: &Word| word.is_number() && word.folded.len() > 2;
    let continues = |index: usize| note.words().get(index).is_some_and(is_group);
    let before = strand.first > 0 && continues(strand.first - 1) && joins(note.gap_before(strand.first));
    let after = continues(strand.last + 1) && joins(note.gap_before(strand.last + 1));
    // sixteen digits are whole: what follows is a date or a cryptogram
    !before && (!after || strand.text.len() >= 16)
}

fn is_called_a_card(strand: &Strand, note: &Note<'_>) -> bool {
    let words = note.words().get(strand.first.saturating_sub(CALLED)..=strand.first).unwrap_or_default();
    words.iter().any(|word| is_card_word(word.folded.trim_end_matches(|c: char| c.is_ascii_digit())))
}
