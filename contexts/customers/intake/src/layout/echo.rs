//! Names recognised without a header: `Marie` and `Dupont` echo in `marie.dupont@…` beside them.

use kernel::text::words;
use sheets::{Row, Sheet};

use super::column::Column;
use super::headers::HeaderLine;
use super::names::Guess;
use super::profile::SAMPLE;
use crate::field::Field;

/// Share of the addresses a name must echo in.
const ECHO: f64 = 0.4;

/// What such a guess is worth: less than any header.
const WORTH: f64 = 0.5;

/// Share of the addresses that must be such as everybody may have, for their holders to be people.
const PRIVATE: f64 = 0.75;

/// What the address adds to the guess of a person where the header may also mean a company.
const LIFT: f64 = 0.1;

/// Adds the guess of a first name, a surname or a whole name to columns without one, and tells
/// people from companies where the header does not.
pub(super) fn listen(sheet: &Sheet, header: &HeaderLine, columns: &mut [Column]) {
    let Some(address) = columns.iter().find(|column| column.profile.email() >= 0.4) else { return };
    let (address, private) = (address.index, address.profile.webmail() >= address.profile.email() * PRIVATE);
    let below = || sheet.rows.iter().filter(|row| header.row.is_none_or(|header| row.number > header));
    let step = (below().count() / SAMPLE).max(1);
    let named = |column: &&mut Column| column.profile.words() >= 0.8 && column.index != address;
    for column in columns.iter_mut().filter(named) {
        let mut heard = Heard::default();
        for row in below().step_by(step) {
            heard.compare(row, column.index, address);
        }
        match heard.field() {
            Some(field) if column.guesses.is_empty() => column.guesses.push(Guess { field, score: WORTH }),
            Some(_) => column.lift(Field::FullName),
            None if private => column.lift(Field::FullName),
            None => {}
        }
    }
}

impl Column {
    /// Makes the guess of a person better than that of a company.
    fn lift(&mut self, field: Field) {
        if !self.guesses.iter().any(|guess| guess.field == Field::CompanyName) {
            return;
        }
        for guess in self.guesses.iter_mut().filter(|guess| guess.field == field) {
            guess.score += LIFT;
        }
        self.guesses.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.field.cmp(&b.field)));
    }
}

/// How often a column echoes in the addresses, and where in them.
#[derive(Default)]
struct Heard {
    both: usize,
    whole: usize,
    first: usize,
    last: usize,
    several: usize,
}

impl Heard {
    fn compare(&mut self, row: &Row, name: usize, address: usize) {
        let text =
            |index: usize| row.cells.get(index).map(|cell| cell.text().into_owned()).unwrap_or_default();
        let (name, address) = (words(&text(name)), text(address));
        let local = words(address.split('@').next().unwrap_or_default());
        if name.is_empty() || local.is_empty() {
            return;
        }
        self.both += 1;
        self.several += usize::from(name.len() > 1);
        // `oneill` of O'Neill: an apostrophe parts words in the name only
        let run = name.concat();
        let sounds = |part: &String| {
            part.len() > 1 && (name.contains(part) || part.len() > 3 && run.contains(part.as_str()))
        };
        match local.as_slice() {
            [first, .., last] if sounds(first) && sounds(last) => self.whole += 1,
            [first, _, ..] if sounds(first) => self.first += 1,
            [_, .., last] if sounds(last) => self.last += 1,
            _ => {}
        }
    }

    fn field(&self) -> Option<Field> {
        let enough = |count: usize| count > 1 && count as f64 >= self.both as f64 * ECHO;
        let most = self.whole.max(self.first).max(self.last);
        if !enough(most) {
            None
        } else if most == self.whole || self.several * 2 > self.both {
            Some(Field::FullName)
        } else if most == self.first {
            Some(Field::FirstName)
        } else {
            Some(Field::LastName)
        }
    }
}
