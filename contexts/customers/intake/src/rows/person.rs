//! A row about a person.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use values::Flaw;
use values::date::DateRole;
use values::name::SplitName;
use values::yes_no::{self, Answer};

use super::company::{CompanyRow, says_a_name};
use super::reach::Reach;
use super::reader::RowReader;
use super::standing::Standing;
use crate::codes::{Caution, WarningCode};
use crate::field::Field;
use crate::given::Given;
use crate::layout::Column;

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
    /// The name, the first of several.
    pub name: Given<String>,
    /// The other names, of a program that writes several in one cell.
    #[serde(default)]
    pub others: Vec<Given<String>>,
}

impl Employer {
    /// The name of the company a number stands for: as many names as numbers stand in the same order.
    pub(crate) fn name_of(&self, number: usize) -> &Given<String> {
        let is_told_apart = self.numbers.len() == self.others.len() + 1;
        let other = number.checked_sub(1).and_then(|at| self.others.get(at)).filter(|_| is_told_apart);
        other.unwrap_or(&self.name)
    }

    /// Every name.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Given<String>> {
        std::iter::once(&self.name).chain(&self.others)
    }
}

impl PersonRow {
    /// A private customer a table of companies gives as a company: the name is the person's.
    #[must_use]
    pub fn private(company: CompanyRow) -> Self {
        let mut person = Self {
            client_number: company.number,
            employer: Employer { name: company.employer, ..Employer::default() },
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
        let numbers = self.client_number().raw;
        person.employer = self.employer(split_numbers(&numbers));
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
        person.client_number = self.client_number();
        person.employer = Employer { name: self.text(Field::Employer), ..Employer::default() };
        if person.last_name.raw.is_empty() && self.column(Field::LastName).is_none() {
            person.last_name = self.text(Field::CompanyName);
        }
        person
    }

    /// The companies of the row, apart where its program writes several in one cell.
    fn employer(&mut self, numbers: Vec<String>) -> Employer {
        let name = self.text(Field::CompanyName);
        let parts =
            self.sheet.layout.export.and_then(|export| export.employers_by).map(|by| name.raw.split(by));
        let parts = parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty());
        let mut names = parts.map(|part| Given::plain(part, part.to_owned()));
        let first = names.next().unwrap_or_else(|| name.clone());
        Employer { numbers, name: first, others: names.collect() }
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
        // `--03-15` is a day of any year
        let is_of_any_year = born.doubt == Some(WarningCode::Flaw(Flaw::DateNoYear));
        let day = born.canonical.or_else(|| self.month_of_birth().filter(|_| !is_of_any_year));
        let of_age = match self.year_of_birth() {
            Some(year) => Date::new(year.saturating_add(FULL_AGE), 12, 31).ok(),
            None => day.and_then(|date| date.checked_add(FULL_AGE.years()).ok()),
        };
        let of_age = of_age.or_else(|| self.of_age_by_age());
        let marked = self.of_age_by_mark();
        let of_age = of_age.or(marked).or_else(|| self.of_age_by_name()).or_else(|| self.of_age_by_header());
        let of_age = of_age.or(standing.minor_until);
        standing.minor_until = of_age.filter(|of_age| *of_age > self.sheet.read.today);
        if standing.minor_until.is_some() {
            let told = [Field::BirthDate, Field::Age, Field::Minor, Field::FirstName, Field::FullName];
            self.warn(told.into_iter().find_map(|field| self.column(field)), Caution::Minor);
        }
        born
    }

    /// The year, where the column of births holds no more: somebody born in it is of age at its end.
    fn year_of_birth(&self) -> Option<i16> {
        let year: i16 = self.raw(self.column(Field::BirthDate)?).parse().ok()?;
        (1900..=self.sheet.read.today.year()).contains(&year).then_some(year)
    }

    /// The last day of the month, where the column of births holds no day: `mai 2012`, `05/2012`.
    fn month_of_birth(&self) -> Option<Date> {
        let said = self.raw(self.column(Field::BirthDate)?);
        let dates = self.sheet.dates(DateRole::Birth);
        let first = ["1 ", "01/"]
            .into_iter()
            .find_map(|day| values::date::parse(&format!("{day}{said}"), &dates).ok());
        first.map(|first| first.date.last_of_month())
    }

    /// The day a child of the age in the row is of age for certain: nobody says when the age was noted.
    fn of_age_by_age(&self) -> Option<Date> {
        let said = self.raw(self.column(Field::Age)?);
        let digits: String = said.chars().take_while(char::is_ascii_digit).collect();
        let years: i16 = if said.contains("mois") { 0 } else { digits.parse().ok()? };
        self.of_age_in(years)
    }

    fn of_age_in(&self, years: i16) -> Option<Date> {
        let missing = FULL_AGE.checked_sub(years).filter(|missing| *missing > 0)?;
        self.sheet.read.today.checked_add(missing.years()).ok()
    }

    /// The day a column of minors says. A bare yes says of no age: the child may have been born today.
    fn of_age_by_mark(&mut self) -> Option<Date> {
        let column = self.column(Field::Minor)?;
        let raw = self.raw(column);
        let until = self.date_in(column, DateRole::Planned).canonical;
        let until = until.or_else(|| self.date_in(column, DateRole::Any).canonical);
        let asks_for_adults = column.header.words().iter().any(|word| {
            matches!(
                word.as_str(),
                "majeur" | "majeure" | "adulte" | "adult" | "over" | "plus" | "meerderjarig"
            )
        });
        let (child, adult) =
            if asks_for_adults { (Answer::No, Answer::Yes) } else { (Answer::Yes, Answer::No) };
        match (until, age_told(&raw), yes_no::parse(&raw)) {
            (Some(until), ..) => Some(until),
            (_, Some(years), _) => self.of_age_in(years),
            (.., answer) if answer == child => self.of_age_in(0),
            (.., answer) if answer == adult || raw.is_empty() => None,
            _ => {
                self.warn(Some(column), Caution::MinorUnclear);
                None
            }
        }
    }

    /// The day a remark behind a name tells of, or a note that says nothing else: `Zoé (14 ans)`, `mineur`.
    fn of_age_by_name(&self) -> Option<Date> {
        let names = [Field::FirstName, Field::LastName, Field::FullName];
        let names = names.into_iter().flat_map(|field| self.columns(field)).map(|column| self.raw(column));
        let behind = names.filter_map(|name| name.split_once('(').map(|(_, behind)| behind.to_owned()));
        let notes = self.columns(Field::Note).map(|column| self.raw(column).into_owned());
        let remarks: Vec<String> = behind.chain(notes).collect();
        let years = remarks.iter().find_map(|remark| age_told(remark)).or_else(|| self.minor_by_category());
        // “Né en 2014” may still be of this year.
        let born = || remarks.iter().find_map(|remark| year_told(remark));
        let years = years.or_else(|| born().map(|year| self.sheet.read.today.year() - year - 1))?;
        self.of_age_in(years.max(0))
    }

    /// The day of a child of any age: the name stands under “Prénom de l’enfant”, and nobody says how old.
    fn of_age_by_header(&self) -> Option<Date> {
        let names = [Field::FirstName, Field::LastName, Field::FullName].into_iter();
        let mut names =
            names.flat_map(|field| self.columns(field)).filter(|column| !self.raw(column).is_empty());
        let is_a_childs = |column: &Column| {
            column.header.words().iter().any(|word| matches!(word.as_str(), "enfant" | "child" | "kind"))
        };
        names.any(is_a_childs).then(|| self.of_age_in(0)).flatten()
    }

    /// A bare “mineur” in a column of states, categories or tags.
    fn minor_by_category(&self) -> Option<i16> {
        let layout = self.sheet.layout;
        let may_tell = |column: &&Column| match column.field {
            None => column.sensitive.is_none(),
            Some(field) => matches!(field, Field::ClientKind | Field::Tags | Field::Status),
        };
        let is_minor = |column: &Column| {
            let words = kernel::text::words(&self.raw(column));
            matches!(words.as_slice(), [word] if is_minor(word))
        };
        layout.columns.iter().filter(may_tell).any(is_minor).then_some(0)
    }
}

/// Whether a word says that somebody is a child.
fn is_minor(word: &str) -> bool {
    matches!(word, "mineur" | "mineure" | "minor" | "minderjarig")
}

/// The age a few words tell of a child: `14 ans`, `aged 9`; none is told by `mineur`, which is the longest
/// minority.
fn age_told(text: &str) -> Option<i16> {
    let words = kernel::text::words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words = match words.split_first() {
        Some((first, rest)) if is_minor(first) && !rest.is_empty() => rest.to_vec(),
        _ => words,
    };
    let years = |word: &str| word.parse::<i16>().ok().filter(|years| *years < FULL_AGE);
    match words.as_slice() {
        [word] if is_minor(word) => Some(0),
        [age, "ans" | "an" | "years" | "yo" | "jaar"]
        | [age, "years", "old"]
        | ["age" | "aged" | "agee", age] => years(age),
        ["age" | "agee", "de", age, "ans"] => years(age),
        _ => None,
    }
}

/// The year a note tells of that says nothing but a birth: `né en 2014`, `née le 3/4/2015`.
fn year_told(text: &str) -> Option<i16> {
    let words = kernel::text::words(text);
    let (first, behind) = words.split_first()?;
    let is_birth = matches!(first.as_str(), "ne" | "nee" | "born") && behind.len() <= 4;
    let year: i16 = behind.last().filter(|_| is_birth)?.parse().ok()?;
    (1900..2100).contains(&year).then_some(year)
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
