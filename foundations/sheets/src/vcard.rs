//! Address cards (vCard 2.1, 3.0 and 4.0) as one table: a card a row, with headers of our own.
//!
//! `calcard` knows the grammar. The file is cut into cards before it comes to it, so that a card
//! nobody closed spoils itself alone, and keeps its number.

mod card;
mod contact;
mod cut;
mod heads;

use crate::{Cell, Encoding, Format, Limits, Refused, Row, RowFlaw, Sheet, Workbook};
use contact::{Contact, Kind};
use cut::{RawCard, cards};
use heads::{Head, Heads};

/// Whether a text is made of cards.
pub(crate) fn begins(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    start.lines().next().is_some_and(cut::begins_a_card)
}

/// Reads cards as one sheet, named after the file. The headers are row 0, so that the third card is row 3.
pub(crate) fn read(name: &str, text: &str, encoding: Encoding, limits: &Limits) -> Result<Workbook, Refused> {
    let mut contacts = Vec::new();
    for card in cards(text) {
        if contacts.len() == limits.rows {
            return Err(Refused::TooManyRows { limit: limits.rows });
        }
        let contact = card::read(&card);
        contacts.push((card, contact));
    }
    let heads = Heads::of(contacts.iter().map(|(_, contact)| contact));
    if heads.len() > limits.columns {
        return Err(Refused::TooManyColumns { limit: limits.columns });
    }
    if heads.len().saturating_mul(contacts.len()) > limits.cells {
        return Err(Refused::TooManyCells { limit: limits.cells });
    }
    let mut rows = vec![header(&heads)];
    for (number, (card, contact)) in (1..).zip(&contacts) {
        rows.push(row(number, card, contact, (&heads, limits)));
    }
    let sheet = Sheet {
        name: name.to_owned(),
        hidden: false,
        first_row: 0,
        rows,
        merged: vec![],
        hidden_columns: vec![],
    };
    Ok(Workbook { format: Format::Vcard, encoding: Some(encoding), separator: None, sheets: vec![sheet] })
}

fn header(heads: &Heads) -> Row {
    let cells = heads.names().map(Cell::Text).collect();
    Row { number: 0, line: None, hidden: false, cells, flaw: None }
}

fn row(number: u32, card: &RawCard<'_>, contact: &Contact, (heads, limits): (&Heads, &Limits)) -> Row {
    let mut flaw = flaw(card, contact);
    let mut cells = vec![Cell::Empty; heads.len()];
    for (head, text) in heads::numbered(contact) {
        let Some(at) = heads.place(head) else { continue };
        let (cell, cut) = Cell::of_text(text.into(), limits.cell_chars);
        if cut {
            flaw.get_or_insert(RowFlaw::CellTooLong(at));
        }
        cells[at] = cell;
    }
    Row { number, line: Some(card.line), hidden: false, cells, flaw }
}

fn flaw(card: &RawCard<'_>, contact: &Contact) -> Option<RowFlaw> {
    if !card.is_closed || contact.cells.iter().all(|(head, _)| *head == Head::NOTES) {
        Some(RowFlaw::BrokenCard)
    } else if contact.kind == Kind::Group {
        Some(RowFlaw::ContactGroup)
    } else {
        contact.has_picture.then_some(RowFlaw::PictureLeftOut)
    }
}
