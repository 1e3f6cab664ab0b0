//! Postal addresses of a row: their columns, or one cell that says it all.

use kernel::Country;
use kernel::text::fold;
use serde::{Deserialize, Serialize};

use super::reader::RowReader;
use crate::field::{Field, Slot};
use crate::given::Given;
use crate::layout::Column;

/// An address, as far as the file gives it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// What it is for.
    pub slot: Option<Slot>,
    /// Street lines.
    pub street: String,
    /// Postcode.
    pub postcode: Given<String>,
    /// Town, as written.
    pub city: String,
    /// Country.
    pub country: Given<Country>,
}

impl Address {
    /// Whether nothing of it is given.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.street.is_empty()
            && self.postcode.raw.is_empty()
            && self.city.is_empty()
            && self.country.raw.is_empty()
    }
}

impl<'a> RowReader<'a> {
    /// The column of a part of an address.
    fn in_slot(&self, field: Field, slot: Slot) -> Option<&'a Column> {
        self.columns(field).find(|column| address_slot(column) == slot)
    }
}

impl RowReader<'_> {
    /// The country of the row's main address, or the organisation's.
    pub(crate) fn country(&self) -> Country {
        let column = self
            .columns(Field::Country)
            .find(|column| column.slot == Slot::Main)
            .or(self.column(Field::Country));
        let named = column.and_then(|column| values::country::parse(&self.raw(column)).ok());
        named.unwrap_or(self.sheet.read.country)
    }

    /// The country the row's telephones are of, where all that name one name the same: “7500” beside +32 is
    /// Tournai's, and has lost no zero.
    fn country_of_phones(&self) -> Option<Country> {
        let phones = [Field::Phone, Field::Mobile, Field::CompanyPhone];
        let columns = phones.into_iter().flat_map(|field| self.columns(field));
        let raws: Vec<String> =
            columns.map(|column| self.raw(column).replace(' ', "")).filter(|raw| !raw.is_empty()).collect();
        let of = |raw: &String| {
            let prefix =
                |code: &str| raw.starts_with(&format!("+{code}")) || raw.starts_with(&format!("00{code}"));
            [("32", Country::BE), ("33", Country::FR)].into_iter().find(|(code, _)| prefix(code))
        };
        let (_, country) = of(raws.first()?)?;
        let is_one = raws.iter().all(|raw| of(raw).is_none_or(|(_, other)| other == country));
        is_one.then_some(country)
    }

    /// The addresses of the row, one per slot.
    pub(crate) fn addresses(&mut self) -> Vec<Address> {
        let layout = self.sheet.layout;
        let mut slots: Vec<Slot> = Vec::new();
        for column in layout.columns.iter().filter(|column| column.field.is_some_and(Field::is_of_an_address))
        {
            let slot = address_slot(column);
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots.into_iter().map(|slot| self.address(slot)).filter(|address| !address.is_blank()).collect()
    }

    fn address(&mut self, slot: Slot) -> Address {
        let country = self.country_in(slot);
        let streets = [Field::Street, Field::FullAddress].into_iter().flat_map(|field| self.columns(field));
        let lines: Vec<String> = streets
            .filter(|column| address_slot(column) == slot)
            .map(|column| self.raw(column).into_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let mut street = lines.join("\n");
        let (mut code, mut city) = self.postcode_and_town(slot);
        if code.is_empty()
            && city.is_empty()
            && let Some((first, behind, town)) = split_address(&street)
        {
            (street, code, city) = (first.to_owned(), behind.to_owned(), town.to_owned());
        }
        // Four digits beside +32 have lost no zero; five are French whatever the telephone.
        let is_short = code.chars().filter(char::is_ascii_digit).count() == 4;
        let abroad = self.country_of_phones().filter(|_| is_short);
        let place = country.canonical.or(abroad).unwrap_or(self.sheet.read.country);
        let column = [Field::Postcode, Field::City, Field::Street, Field::FullAddress]
            .into_iter()
            .find_map(|field| self.in_slot(field, slot));
        let postcode = match column.filter(|_| !code.is_empty()) {
            Some(column) => {
                let given =
                    Given::from_read(&code, values::postcode::parse(&code, place), |postcode| postcode);
                self.heed(column, given)
            }
            None => Given::default(),
        };
        Address { slot: Some(slot), street, postcode, city, country }
    }

    fn country_in(&mut self, slot: Slot) -> Given<Country> {
        let Some(column) = self.in_slot(Field::Country, slot) else { return Given::default() };
        let raw = self.raw(column);
        let read = values::country::parse(&raw).map(values::Read::plain);
        let given = Given::from_read(&raw, read, |country| country);
        self.heed(column, given)
    }

    /// The postcode and the town as written. “59000 LILLE” and “Lille (59000)” say both, under
    /// whichever header they stand.
    fn postcode_and_town(&self, slot: Slot) -> (String, String) {
        let said = |field: Field| {
            self.in_slot(field, slot).map(|column| self.raw(column).into_owned()).unwrap_or_default()
        };
        let (code, city) = (said(Field::Postcode), said(Field::City));
        let (short, town) = split_town(if code.is_empty() { &city } else { &code });
        let is_the_town = city.is_empty() || code.is_empty() || fold(town) == fold(&city);
        let again = split_town(&city);
        if !town.is_empty() && is_the_town {
            (short.to_owned(), town.to_owned())
        } else if again.0 == code && !again.1.is_empty() {
            (code, again.1.to_owned())
        } else {
            (code, city)
        }
    }
}

/// `59000 LILLE` or `Lille (59000)` taken apart; the whole text first where it is no postcode beside a town.
fn split_town(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| c.is_alphabetic() && c.is_lowercase() || c == ' ').unwrap_or(text.len());
    let (code, town) = text.split_at(end);
    let town = town.trim_start_matches(|c: char| !c.is_alphabetic());
    if is_code(code) && !town.is_empty() { (code, town) } else { town_first(text).unwrap_or((text, "")) }
}

/// `Lille (59000)`, `Lille 59000`: the postcode, then the town.
fn town_first(text: &str) -> Option<(&str, &str)> {
    let (town, code) = text.trim_end_matches(')').rsplit_once([' ', '(', ',', '-'])?;
    let (town, code) = match town.strip_suffix(['B', 'F']).and_then(|town| town.strip_suffix(['(', ' '])) {
        Some(before) => (before, text.get(before.len() + 1..)?.trim_end_matches(')')),
        None => (town, code),
    };
    let town = town.trim_end_matches([' ', '(', ',', '-', '–']);
    let is_town = town.chars().any(char::is_alphabetic) && !town.chars().any(|c| c.is_ascii_digit());
    (is_town && is_code(code)).then_some((code, town))
}

/// Four or five digits, behind the letter of a country or not.
fn is_code(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-');
    let prefix = text.len() - digits.len();
    prefix <= 2 && matches!(digits.len(), 4 | 5) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A whole address in one cell taken apart: `3, rue Haute, 1000 Bruxelles`. Five digits are a postcode wherever
/// a town follows them; four only behind a comma or a number, for a street may bear a year.
fn split_address(text: &str) -> Option<(&str, &str, &str)> {
    let starts = text.match_indices([' ', ',', '\n']).map(|(at, _)| at + 1);
    starts.filter_map(|at| Some((text.get(..at)?.trim_end(), text.get(at..)?))).find_map(|(before, rest)| {
        let (code, town) = rest.split_once(' ')?;
        let street = before.trim_end_matches([',', '-', '–']).trim_end();
        let is_apart = before.ends_with([',', '-', '–'])
            || text.get(before.len()..)?.starts_with('\n')
            || street.ends_with(|c: char| c.is_ascii_digit());
        let is_town = !town.is_empty()
            && !town.chars().any(|c| c.is_ascii_digit() || c == ',')
            && town.split_whitespace().count() <= 5;
        let is_sure = code.len() > 4 || is_apart;
        (is_code(code) && is_town && is_sure && !street.is_empty()).then_some((street, code, town.trim()))
    })
}

/// Numbered street lines belong to one address; only what an address is for sets addresses apart.
fn address_slot(column: &Column) -> Slot {
    match column.slot {
        Slot::Second | Slot::Third => Slot::Main,
        slot => slot,
    }
}

#[cfg(test)]
mod tests {
    use super::{split_address, split_town};

    #[test]
    fn a_town_and_its_postcode_in_one_cell_are_taken_apart_in_either_order() {
        for (cell, parts) in [
            ("59000 Lille", ("59000", "Lille")),
            ("59000 LILLE CEDEX 1", ("59000", "LILLE CEDEX 1")),
            ("Lille (59000)", ("59000", "Lille")),
            ("Lille 59000", ("59000", "Lille")),
            ("LILLE - 59000", ("59000", "LILLE")),
            ("Saint-Omer, 62500", ("62500", "Saint-Omer")),
            ("Liège (B-4000)", ("B-4000", "Liège")),
            ("B-1000 Bruxelles", ("B-1000", "Bruxelles")),
            ("Villeneuve-d’Ascq (59)", ("Villeneuve-d’Ascq (59)", "")),
            ("Lille", ("Lille", "")),
            ("59000", ("59000", "")),
            ("Paris 11e", ("Paris 11e", "")),
        ] {
            assert_eq!(split_town(cell), parts, "{cell}");
        }
    }

    #[test]
    fn a_whole_address_is_taken_apart_at_its_postcode() {
        for (whole, parts) in [
            ("3, rue Haute bte 4, 1000 Bruxelles", ("3, rue Haute bte 4", "1000", "Bruxelles")),
            ("Rue Haute 3 1000 Bruxelles", ("Rue Haute 3", "1000", "Bruxelles")),
            ("Rue Haute 3 - B-4000 Liège", ("Rue Haute 3", "B-4000", "Liège")),
            ("12 rue du 8 mai 1945 69100 Villeurbanne", ("12 rue du 8 mai 1945", "69100", "Villeurbanne")),
            ("4 quai Sud\n01000 Bourg-en-Bresse", ("4 quai Sud", "01000", "Bourg-en-Bresse")),
            ("7 impasse des Lilas 59000 LILLE CEDEX", ("7 impasse des Lilas", "59000", "LILLE CEDEX")),
        ] {
            assert_eq!(split_address(whole), Some(parts), "{whole}");
        }
        for street in [
            "12 rue du 8 mai 1945",
            "59000 Lille",
            "Rue de 1830 Bruxelles",
            "ZI, 3000",
            "1000 chemin Vert",
            "",
        ] {
            assert_eq!(split_address(street), None, "{street}");
        }
    }
}
