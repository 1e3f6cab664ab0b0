//! One card read by `calcard`, in the character set its quoted values turn out to be written in.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardValue};
use calcard::{Entry, Parser};

use super::contact::{Contact, Kind};
use super::cut::RawCard;
use super::heads::Head;

/// The character sets quoted values are tried in, where the card names none: telephones write the
/// first, Outlook wrote the second.
const CHARSETS: [&str; 2] = ["utf-8", "windows-1252"];

/// What a card says at most: one that says more is no contact of anybody, and would be compared with itself
/// for hours.
const MOST_ENTRIES: usize = 300;

/// What a card says; of one that says nothing, its text as a note, so that it can be mended.
pub(super) fn read(card: &RawCard<'_>) -> Contact {
    let mut understood = CHARSETS.iter().filter_map(|charset| parsed(card, charset));
    let first = understood.next();
    let read = match first {
        Some(read) if is_legible(&read) => Some(read),
        first => understood.next().or(first),
    };
    let contact = read.map(|card| Contact::of(&card)).filter(|contact| !contact.cells.is_empty());
    contact.unwrap_or_else(|| {
        let text = card.lines.join("\n");
        let text = if text.trim().is_empty() { "BEGIN:VCARD".to_owned() } else { text };
        Contact { kind: Kind::Person, cells: vec![(Head::NOTES, text)], has_picture: false }
    })
}

/// Whether every value was written in the character set it was read in; pictures are in none.
fn is_legible(card: &VCard) -> bool {
    let is_binary = |value: &VCardValue| matches!(value, VCardValue::Binary(_));
    let is_text = |entry: &&VCardEntry| {
        matches!(entry.name, VCardProperty::N | VCardProperty::Fn | VCardProperty::Adr)
            || matches!(entry.name, VCardProperty::Org | VCardProperty::Note | VCardProperty::Title)
    };
    !card.entries.iter().filter(is_text).any(|entry| entry.values.iter().any(is_binary))
}

/// Cards come from strangers: what makes the library panic is one more way for a card to be broken.
fn parsed(card: &RawCard<'_>, charset: &str) -> Option<VCard> {
    let text = text(card, charset);
    match catch_unwind(AssertUnwindSafe(|| Parser::new(&text).entry())) {
        Ok(Entry::VCard(card)) if card.entries.len() <= MOST_ENTRIES => Some(card),
        _ => None,
    }
}

/// The card as the library reads it, every quoted value with its character set.
fn text(card: &RawCard<'_>, charset: &str) -> String {
    let mut text = String::from("BEGIN:VCARD\r\n");
    for line in &card.lines {
        text += &with_charset(line, charset);
        text += "\r\n";
    }
    text + "END:VCARD\r\n"
}

fn with_charset(line: &str, charset: &str) -> String {
    let head = line.split(':').next().unwrap_or_default();
    let upper = head.to_ascii_uppercase();
    let is_bare = upper.contains(";") && upper.contains("QUOTED-PRINTABLE") && !upper.contains("CHARSET=");
    if is_bare && head.len() < line.len() {
        format!("{head};CHARSET={charset}{}", &line[head.len()..])
    } else {
        line.to_owned()
    }
}
