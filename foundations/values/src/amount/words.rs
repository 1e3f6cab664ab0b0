//! What stands around the digits of an amount: currency, tax, units, brackets.

use kernel::Currency;

use super::Tax;
use crate::Flaw;
use crate::cell::is_space;

/// An amount taken apart into its numbers and what its words say.
pub(super) struct Words {
    /// The runs of digits and separators, in order.
    pub numbers: Vec<String>,
    /// The currency named.
    pub currency: Option<Currency>,
    /// The tax named.
    pub tax: Option<Tax>,
    /// The brackets of accountants: a negative amount.
    pub bracketed: bool,
    /// A dollar or pound sign in front: the number is written the English way.
    pub is_english: bool,
}

const EXCLUDED: &[&str] = &["ht", "htva", "excl", "excluded", "hors", "exclusief"];
const INCLUDED: &[&str] = &["ttc", "tvac", "incl", "included", "comprise", "inclusief"];
/// Words that only complete those.
const TAXES: &[&str] = &["tva", "vat", "btw", "tax", "taxe", "taxes"];

/// Words that multiply, measure or belong to money that is gone.
const UNITS: &[&str] = &[
    "k",
    "ke",
    "keur",
    "m",
    "me",
    "meur",
    "mio",
    "md",
    "mds",
    "mille",
    "million",
    "millions",
    "milliard",
    "milliards",
    "thousand",
    "bn",
    "b",
    "f",
    "ff",
    "fr",
    "frs",
    "franc",
    "francs",
    "kf",
    "c",
    "ct",
    "cts",
    "cent",
    "cents",
    "centime",
    "centimes",
    "kr",
    "kg",
    "g",
    "l",
    "h",
    "j",
    "jour",
    "jours",
    "heure",
    "heures",
    "mois",
    "an",
    "ans",
    "pcs",
    "pts",
    "points",
    "unites",
    "x",
];

impl Words {
    /// Takes an amount apart.
    pub(super) fn of(text: &str, home: Currency) -> Result<Self, Flaw> {
        let mut words =
            Self { numbers: Vec::new(), currency: None, tax: None, bracketed: false, is_english: false };
        let text = words.unbracketed(text)?;
        let mut number = String::new();
        let mut word = String::new();
        for c in text.chars().chain([' ']) {
            if c.is_alphabetic() || is_symbol(c) || (c == '.' && !word.is_empty()) {
                words.take_number(&mut number);
                word.push(c);
            } else {
                words.take_word(&mut word, home)?;
                number.push(c);
            }
        }
        words.take_number(&mut number);
        Ok(words)
    }

    /// The text without one pair of brackets around its digits.
    fn unbracketed(&mut self, text: &str) -> Result<String, Flaw> {
        let Some((before, rest)) = text.split_once('(') else { return Ok(text.to_owned()) };
        let (inside, after) = rest.split_once(')').ok_or(Flaw::AmountText)?;
        let has_digits = |part: &str| part.bytes().any(|b| b.is_ascii_digit());
        // `(HT)` behind an amount is a word like any other.
        self.bracketed = has_digits(inside);
        if self.bracketed && (has_digits(before) || has_digits(after)) {
            return Err(Flaw::AmountText);
        }
        Ok(format!("{before} {inside} {after}"))
    }

    fn take_number(&mut self, number: &mut String) {
        let taken = std::mem::take(number);
        if taken.chars().any(|c| !is_space(c)) {
            let only_signs = !taken.bytes().any(|b| b.is_ascii_digit());
            match self.numbers.last_mut() {
                // A minus that a currency sign parts from its digits: `-€250`, `250 €-`.
                Some(last) if only_signs || !last.bytes().any(|b| b.is_ascii_digit()) => {
                    last.push_str(&taken);
                }
                _ => self.numbers.push(taken),
            }
        }
    }

    fn take_word(&mut self, word: &mut String, home: Currency) -> Result<(), Flaw> {
        let taken = std::mem::take(word);
        if taken.is_empty() {
            return Ok(());
        }
        let plain = taken.replace('.', "");
        match plain.find(is_symbol).filter(|_| currency(&plain, home).is_none()) {
            None => self.say(&plain, home),
            Some(at) => {
                let end = at + plain[at..].chars().next().map_or(0, char::len_utf8);
                [&plain[..at], &plain[at..end], &plain[end..]]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .try_for_each(|part| self.say(part, home))
            }
        }
    }

    fn say(&mut self, word: &str, home: Currency) -> Result<(), Flaw> {
        let lower = word.to_lowercase();
        let lower = lower.as_str();
        if let Some(named) = currency(word, home) {
            let is_first = self.numbers.iter().all(|number| !number.bytes().any(|b| b.is_ascii_digit()));
            self.is_english =
                is_first && matches!(named, Currency::USD | Currency::GBP | Currency::CAD | Currency::AUD);
            return match self.currency.replace(named) {
                Some(other) if other != named => Err(Flaw::AmountText),
                _ => Ok(()),
            };
        }
        match lower {
            _ if EXCLUDED.contains(&lower) => self.tax = Some(Tax::Excluded),
            _ if INCLUDED.contains(&lower) => self.tax = Some(Tax::Included),
            _ if TAXES.contains(&lower) => {}
            _ if UNITS.contains(&lower) => return Err(Flaw::AmountUnit),
            _ => return Err(Flaw::AmountText),
        }
        Ok(())
    }
}

fn is_symbol(c: char) -> bool {
    matches!(c, '€' | '$' | '£' | '¥' | '₤' | '₣' | '₽' | '₺' | '₹')
}

/// The currency a word or sign names. Money that is gone is none; `fr.` is Swiss only in Switzerland.
fn currency(word: &str, home: Currency) -> Option<Currency> {
    let named = match word.to_lowercase().as_str() {
        "€" | "eur" | "euro" | "euros" => Currency::EUR,
        "$" | "us$" | "$us" | "usd" | "dollar" | "dollars" => Currency::USD,
        "c$" | "ca$" | "can$" | "$ca" | "$can" | "cad" => Currency::CAD,
        "a$" | "au$" | "aud" => Currency::AUD,
        "£" | "gbp" | "livre" | "livres" | "pound" | "pounds" => Currency::GBP,
        "chf" | "sfr" => Currency::CHF,
        "fr" | "frs" if home == Currency::CHF => Currency::CHF,
        "¥" | "yen" | "yens" => Currency::JPY,
        _ if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) => {
            return Currency::from_code(word)
                .filter(|code| code.is_superseded().is_none() && !code.is_special());
        }
        _ => return None,
    };
    Some(named)
}
