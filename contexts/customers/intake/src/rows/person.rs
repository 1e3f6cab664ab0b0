//! A row about a person.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use values::date::DateRole;
use values::name::SplitName;

use super::company::{CompanyRow, says_a_name};
use super::reach::Reach;
use super::reader::RowReader;
use super::standing::Standing;
use crate::codes::Caution;
use crate::field::Field;
use crate::given::Given;

/// The age at which somebody decides alone.
const FULL_AGE: i16 = 18;

/// A person, as a row gives it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct PersonRow {
    /// The number the exporting program gives the person.
    pub number: Given<String>,
    /// The organisation's client number, of a private customer.
    pub client_number: Given<String>,
    /// Civility as written; never required.
    pub civility: Given<String>,
    /// First name.
    pub first_name: Given<String>,
    /// Surname, or the whole name when it cannot be taken apart.
    pub last_name: Given<String>,
    /// What the person does in the company.
    pub job_title: Given<String>,
    /// The company, or companies, the person belongs to.
    pub employer: Employer,
    /// Birth date: read for the mark of minors, never staged, never kept.
    #[serde(skip)]
    pub born: Given<Date>,
    /// How the person is reached.
    pub reach: Reach,
    /// Our relation to the person.
    pub standing: Standing,
}

/// The company a person belongs to, as the row names it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Employer {
    /// Client numbers, mostly one.
    pub numbers: Vec<String>,
    /// The name.
    pub name: Given<String>,
}

impl PersonRow {
    /// A private customer a table of companies gives as a company: the name is the person's.
    #[must_use]
    pub fn private(company: CompanyRow) -> Self {
        let mut person = Self {
            client_number: company.number,
            employer: Employer { numbers: Vec::new(), name: company.employer },
            reach: company.reach,
            standing: company.standing,
            ..Self::default()
        };
        person.take_name(company.name);
        person
    }

    /// Takes a whole name apart, its civility too, as far as the name tells.
    pub(crate) fn take_name(&mut self, name: Given<String>) {
        let split = values::name::split(&name.raw);
        if self.civility.raw.is_empty() && split.civility.is_some() {
            self.civility = civility_before(&name.raw, &split);
        }
        match (split.given, split.family) {
            (Some(given), Some(family)) => {
                self.first_name = Given::plain(name.raw.clone(), given);
                self.last_name = Given::plain(name.raw, family);
            }
            (None, Some(family)) => self.last_name = Given::plain(name.raw, family),
            _ => self.last_name = name,
        }
    }

    /// Whether the row identifies nobody: neither a name nor a way to reach anyone.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        !says_a_name(&self.first_name) && !says_a_name(&self.last_name) && !self.reach.reaches()
    }

    /// First name and surname as written, with a space between.
    #[must_use]
    pub fn full_name(&self) -> String {
        let names =
            [&self.first_name, &self.last_name].map(|given| given.canonical.as_deref().unwrap_or_default());
        names.iter().filter(|name| !name.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }
}

impl RowReader<'_> {
    /// Reads the person of the row.
    pub(crate) fn person(&mut self, with_address: bool) -> PersonRow {
        let country = self.country();
        let mut person = PersonRow {
            number: self.text(Field::PersonNumber),
            civility: self.text(Field::Civility),
            job_title: self.text(Field::JobTitle),
            ..PersonRow::default()
        };
        self.name(&mut person);
        let numbers = self.text(Field::ClientNumber).raw;
        person.employer = Employer { numbers: split_numbers(&numbers), name: self.text(Field::CompanyName) };
        person.reach = Reach {
            emails: self.emails(&[Field::Email]),
            phones: self.phones(&[Field::Phone, Field::Mobile], country),
            addresses: if with_address { self.addresses() } else { Vec::new() },
        };
        let names = [&person.last_name.raw, &person.employer.name.raw].map(String::as_str);
        person.standing = self.standing(&names);
        person.born = self.birth(&mut person.standing);
        person
    }

    /// A private customer in a table of companies, whose name stands in columns of its own.
    pub(crate) fn private_customer(&mut self) -> PersonRow {
        let mut person = self.person(true);
        person.client_number = self.text(Field::ClientNumber);
        person.employer = Employer { numbers: Vec::new(), name: self.text(Field::Employer) };
        if person.last_name.raw.is_empty() && self.column(Field::LastName).is_none() {
            person.last_name = self.text(Field::CompanyName);
        }
        person
    }

    fn name(&mut self, person: &mut PersonRow) {
        person.first_name = self.text(Field::FirstName);
        person.last_name = self.text(Field::LastName);
        let whole = self.text(Field::FullName);
        let (column, cell) = match (person.first_name.raw.is_empty(), person.last_name.raw.is_empty()) {
            (true, false) => (Field::LastName, person.last_name.clone()),
            (true, true) => (Field::FullName, whole),
            (false, true) => return person.last_name = whole,
            (false, false) => return,
        };
        let split = values::name::split(&cell.raw);
        if person.civility.raw.is_empty() && split.civility.is_some() {
            person.civility = civility_before(&cell.raw, &split);
        }
        if let Some(remark) =
            split.remark.filter(|_| person.job_title.raw.is_empty() && split.family.is_some())
        {
            person.job_title = Given::plain(remark.clone(), remark);
        }
        let (given, family) = match (split.given, split.family) {
            (None, None) => self.in_order_of_the_header(column, &cell.raw).unzip(),
            told => told,
        };
        match (given, family) {
            (Some(given), Some(family)) if column == Field::FullName || is_told_apart(&family, &cell.raw) => {
                if column == Field::LastName {
                    self.warn(self.column(column), Caution::NameSplit);
                }
                person.first_name = Given::plain(cell.raw.clone(), given);
                person.last_name = Given::plain(cell.raw, family);
            }
            (None, Some(family)) if family != cell.raw => {
                person.last_name = Given::plain(cell.raw, family);
            }
            _ => person.last_name = cell,
        }
    }

    /// `Jean Dupont` under “Prénom Nom”. “Nom et prénom” is said of names in either order.
    fn in_order_of_the_header(&self, column: Field, cell: &str) -> Option<(String, String)> {
        let header =
            self.column(column).filter(|column| column.field == Some(Field::FullName))?.header.words();
        let place = |words: &[&str]| header.iter().position(|word| words.contains(&word.as_str()));
        let given = place(&["prenom", "first", "given", "forename"])?;
        let family = place(&["nom", "last", "surname", "family"])?;
        match cell.split_whitespace().collect::<Vec<_>>().as_slice() {
            [first, second] if given < family => Some(((*first).to_owned(), (*second).to_owned())),
            _ => None,
        }
    }

    /// The birth date, and what it means for a child; the date itself goes no further.
    fn birth(&mut self, standing: &mut Standing) -> Given<Date> {
        let born = self.date(Field::BirthDate, DateRole::Birth);
        let of_age = match self.year_of_birth() {
            Some(year) => Date::new(year.saturating_add(FULL_AGE), 12, 31).ok(),
            None => born.canonical.and_then(|date| date.checked_add(FULL_AGE.years()).ok()),
        };
        let of_age = of_age.or_else(|| self.of_age_by_age());
        standing.minor_until = of_age.filter(|of_age| *of_age > self.sheet.read.today);
        if standing.minor_until.is_some() {
            self.warn(self.column(Field::BirthDate).or(self.column(Field::Age)), Caution::Minor);
        }
        born
    }

    /// The year, where the column of births holds no more: somebody born in it is of age at its end.
    fn year_of_birth(&self) -> Option<i16> {
        let year: i16 = self.raw(self.column(Field::BirthDate)?).parse().ok()?;
        (1900..=self.sheet.read.today.year()).contains(&year).then_some(year)
    }

    /// The day a child of the age in the row is of age for certain: nobody says when the age was noted.
    fn of_age_by_age(&self) -> Option<Date> {
        let said = self.raw(self.column(Field::Age)?);
        let digits: String = said.chars().take_while(char::is_ascii_digit).collect();
        let years: i16 = if said.contains("mois") { 0 } else { digits.parse().ok()? };
        let missing = FULL_AGE.checked_sub(years).filter(|missing| *missing > 0)?;
        self.sheet.read.today.checked_add(missing.years()).ok()
    }
}

/// `Mme` of `Mme Leroy`: what stands before the first word of the name.
fn civility_before(cell: &str, split: &SplitName) -> Given<String> {
    let names = [&split.given, &split.family].into_iter().flatten();
    let start = names.filter_map(|name| cell.find(name.as_str())).min().unwrap_or_default();
    let before = cell.get(..start).map(str::trim).unwrap_or_default();
    Given {
        canonical: Some(before.to_owned()).filter(|text| !text.is_empty()),
        ..Given::plain(before, String::new())
    }
}

/// In a column of surnames only capitals or a comma tell that a first name stands there too.
fn is_told_apart(family: &str, cell: &str) -> bool {
    let capitals = family.chars().any(char::is_uppercase) && !family.chars().any(char::is_lowercase);
    cell.contains(',') || capitals && cell.chars().any(char::is_lowercase)
}

/// `9001;9002` names two companies.
fn split_numbers(cell: &str) -> Vec<String> {
    let numbers: Vec<String> =
        cell.split([';', '|']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    if numbers.iter().any(|number| number.contains(' ')) { vec![cell.to_owned()] } else { numbers }
}
