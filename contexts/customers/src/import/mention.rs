//! Whether a row of a file tells of somebody about to be erased. An address tells; a name does when
//! its words stand together; a short client number only where client numbers stand, or beside a name:
//! "12" is a quantity as well.

use std::collections::BTreeSet;

use intake::Field;
use kernel::text::{fold, words};
use values::name::company_key;

use super::clues::Clues;

/// A number so long tells of somebody wherever it stands.
const TELLING_SIGNS: usize = 8;
/// Shorter words of a name are too common to tell.
const TELLING_LETTERS: usize = 3;

/// A cell with what its column stands for.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    /// What it says.
    pub text: &'a str,
    /// What its column is about.
    pub about: About,
}

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The number of a client or a company.
    Number,
    /// A name, or part of one.
    Name,
    /// Anything else.
    Anything,
    /// Nobody knows: the column or the sheet was not recognised.
    Unknown,
}

impl About {
    /// What a column is about that stands for this field.
    pub const fn of(field: Option<Field>) -> Self {
        match field {
            Some(
                Field::ClientNumber
                | Field::PersonNumber
                | Field::Siren
                | Field::Siret
                | Field::EnterpriseNumber
                | Field::Vat,
            ) => Self::Number,
            Some(
                Field::FirstName | Field::LastName | Field::FullName | Field::CompanyName | Field::Employer,
            ) => Self::Name,
            Some(_) => Self::Anything,
            None => Self::Unknown,
        }
    }
}

/// Whether a column of this field holds names or numbers of people and companies.
pub fn tells_who(field: Field) -> bool {
    About::of(Some(field)) != About::Anything
}

impl Clues {
    /// Whether the cells of one row tell of this holder.
    pub fn mention(&self, cells: &[Cell<'_>]) -> bool {
        cells.iter().any(|cell| self.has_address_in(cell.text))
            || self.is_named(cells)
            || self.is_numbered(cells)
    }

    /// Whether a text on its own tells of this holder.
    pub fn mention_in(&self, text: &str, about: About) -> bool {
        self.mention(&[Cell { text, about }])
    }

    fn has_address_in(&self, text: &str) -> bool {
        let folded = fold(text);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        self.emails.iter().any(|email| !email.is_empty() && folded.contains(email.as_str()))
            || self.phones.iter().any(|phone| digits.contains(phone.as_str()))
    }

    /// Whether one cell, or the cells of names together, say every word of the name. A name of one
    /// word is said by a cell of names that says nothing else: "Rose" is an article as well.
    fn is_named(&self, cells: &[Cell<'_>]) -> bool {
        let of_names = |cell: &&Cell<'_>| matches!(cell.about, About::Name | About::Unknown);
        if let [only] = self.name.as_slice() {
            let is_it = |cell: &Cell<'_>| company_key(cell.text).sorted == company_key(only).sorted;
            return cells.iter().filter(of_names).any(is_it);
        }
        if self.name.is_empty() {
            return false;
        }
        let says = |said: &BTreeSet<String>| self.name.iter().all(|word| said.contains(word));
        let together: BTreeSet<String> =
            cells.iter().filter(of_names).flat_map(|cell| words(cell.text)).collect();
        says(&together) || cells.iter().any(|cell| says(&words(cell.text).into_iter().collect()))
    }

    fn is_numbered(&self, cells: &[Cell<'_>]) -> bool {
        let is_this = |cell: &Cell<'_>| {
            let bare: String = fold(cell.text).split_whitespace().collect();
            self.numbers.contains(&bare) && (bare.len() >= TELLING_SIGNS || cell.about == About::Number)
        };
        let is_beside_a_name = |cell: &Cell<'_>| {
            let bare: String = fold(cell.text).split_whitespace().collect();
            self.numbers.contains(&bare) && self.is_half_named(cells)
        };
        cells.iter().any(|cell| is_this(cell) || is_beside_a_name(cell))
    }

    fn is_half_named(&self, cells: &[Cell<'_>]) -> bool {
        let telling = |word: &&String| word.chars().count() >= TELLING_LETTERS;
        let named = cells.iter().filter(|cell| matches!(cell.about, About::Name | About::Unknown));
        let said: BTreeSet<String> = named.flat_map(|cell| words(cell.text)).collect();
        self.name.iter().filter(telling).any(|word| said.contains(word))
    }
}
