//! Numbers a checksum proves: social security, accounts, cards (rule F-04). They block.

use std::ops::Range;

use personal::{Finding, SensitiveCategory, Severity};
use values::{iban, nir, niss};

use crate::card;
use crate::note::{Note, Word};
use crate::strand::{LONGEST, Strand};

/// Every identifier in the note, with the bytes it takes.
pub fn identifiers(note: &Note<'_>) -> Vec<(Range<usize>, Finding)> {
    let mut found = Vec::new();
    let mut next = 0;
    for start in 0..note.words().len() {
        if start < next || !may_begin(note, start) {
            continue;
        }
        if let Some((strand, category)) = longest_proof(note, start) {
            found.push((strand.range, Finding { category, severity: Severity::Block }));
            next = strand.last + 1;
        }
    }
    found
}

/// A word with a figure in it, or the country of an IBAN written apart ("FR 76…").
fn may_begin(note: &Note<'_>, index: usize) -> bool {
    let is_country = |word: &Word| word.folded.len() == 2;
    note.words().get(index).is_some_and(|word| {
        word.folded.bytes().any(|byte| byte.is_ascii_digit())
            || is_country(word) && note.words().get(index + 1).is_some_and(Word::is_number)
    })
}

fn longest_proof(note: &Note<'_>, start: usize) -> Option<(Strand, SensitiveCategory)> {
    let mut strand = Strand::begin(note, start)?;
    let mut proven = None;
    loop {
        if let Some(category) = category_of(&strand, note) {
            proven = Some((strand.clone(), category));
        }
        if !strand.grow(note) {
            return proven;
        }
    }
}

fn category_of(strand: &Strand, note: &Note<'_>) -> Option<SensitiveCategory> {
    match strand.text.len() {
        15 if is_nir(strand) => Some(SensitiveCategory::Nir),
        11 if is_niss(strand, note) => Some(SensitiveCategory::Niss),
        13..=19 if card::is_card(strand, note) => Some(SensitiveCategory::BankCard),
        15..=LONGEST if iban::parse(&strand.text).is_ok() => Some(SensitiveCategory::BankAccount),
        _ => None,
    }
}

/// Thirteen digits and a key, cut where people cut them: 2 85 05 78 006 084 41.
fn is_nir(strand: &Strand) -> bool {
    strand.is_cut_at(&[1, 3, 5, 7, 10, 13]) && nir::parse(&strand.text).is_ok()
}

/// Eleven digits, cut where people cut them (85.07.30-033.28), and no telephone with its prefix.
fn is_niss(strand: &Strand, note: &Note<'_>) -> bool {
    let is_telephone = note.gap_before(strand.first).ends_with('+') || strand.text.starts_with("00");
    strand.is_cut_at(&[2, 4, 6, 9]) && !is_telephone && niss::parse(&strand.text).is_ok()
}
