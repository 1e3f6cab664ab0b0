//! The people of a batch: their companies, their duplicates, the base.

use std::collections::{BTreeMap, HashSet};

use kernel::PersonId;
use values::Mark;

use super::base::Base;
use super::companies::{against, note};
use super::decisions::Decisions;
use super::directory::Directory;
use super::groups::{Entry, Grouping, group};
use super::merge;
use crate::codes::{Caution, Certainty, WarningCode};
use crate::field::{Field, Table};
use crate::given::Given;
use crate::identity::{Against, PersonKeys};
use crate::mapping::Twin;
use crate::reading::{
    At, ClientLink, CompanyLink, CompanyRecord, Duplicate, Orphan, Part, PersonRecord, Reading, Stands,
};
use crate::rows::{CompanyRow, Employer};

/// Makes the person records of a batch.
pub(super) fn gather(reading: &mut Reading, directory: &mut Directory<'_>, decisions: &Decisions) {
    let mut links: Vec<Vec<CompanyLink>> = Vec::new();
    let mut entries: Vec<Entry<PersonKeys>> = Vec::new();
    directory.own_numbers = sheets_with_own_numbers(reading, directory);
    let people = reading.places_with(|row| Some((row.person.as_ref()?.employer.clone(), row.fingerprint)));
    for (at, (employer, fingerprint)) in people {
        let companies = employers(reading, directory, at, &employer);
        let Some(person) = reading.row(at).and_then(|row| row.person.as_ref()) else { continue };
        let mut keys = PersonKeys::of(person);
        keys.companies = companies.iter().filter_map(|link| directory.company_words(*link)).collect();
        entries.push(Entry { at, keys, fingerprint, against: against(reading, at) });
        links.push(companies);
    }
    let Grouping { groups, pairs } = group(&entries, decisions);
    for pair in pairs {
        let (Some(first), Some(second)) = (entries.get(pair.first), entries.get(pair.second)) else {
            continue;
        };
        note(reading, (first.at, second.at), Part::Person, (pair.found, pair.is_merged));
    }
    let known = directory.known.people.iter();
    let known: Vec<(PersonId, PersonKeys, Stands)> =
        known.map(|person| (person.id, person.keys.clone(), person.stands)).collect();
    let mut base = Base::of(&known);
    for members in groups {
        let record = record(reading, (&entries, &links), &members, (&mut base, decisions));
        tell_who_cannot_be_reached(reading, directory, &record);
        directory.add_person(record);
    }
}

/// Makes one record of its rows, and finds it in the base.
fn record(
    reading: &mut Reading,
    (entries, links): (&[Entry<PersonKeys>], &[Vec<CompanyLink>]),
    members: &[usize],
    (base, decisions): (&mut Base<'_, PersonKeys, PersonId>, &Decisions),
) -> PersonRecord {
    let entries: Vec<&Entry<PersonKeys>> = members.iter().filter_map(|&member| entries.get(member)).collect();
    let rows: Vec<At> = entries.iter().map(|entry| entry.at).collect();
    let mut companies: Vec<CompanyLink> = Vec::new();
    for link in members.iter().filter_map(|&member| links.get(member)).flatten() {
        if !companies.contains(link) {
            companies.push(*link);
        }
    }
    let person = merge::people(reading, &rows);
    let mut keys = PersonKeys::of(&person);
    keys.companies = entries.iter().flat_map(|entry| entry.keys.companies.clone()).collect();
    keys.companies.dedup();
    let in_batch = entries.first().map_or(Against::File, |entry| entry.against);
    let found = base.find((&keys, in_batch), |id| decisions.person(id, &rows));
    let known = found.and_then(|(id, found)| {
        let is_merged = found.certainty == Certainty::Certain;
        if let Some(&second) = rows.first().filter(|_| !is_merged) {
            let duplicate = Duplicate {
                first: Twin::Person(id),
                first_at: None,
                second,
                part: Part::Person,
                found,
                is_merged,
            };
            reading.sheet_mut(second)?.duplicates.push(duplicate);
        }
        is_merged.then_some(id)
    });
    PersonRecord { rows, person, companies, known }
}

/// Says of the rows of people whom neither they nor their companies reach.
fn tell_who_cannot_be_reached(reading: &mut Reading, directory: &Directory<'_>, record: &PersonRecord) {
    let is_reached = |link: &CompanyLink| match link {
        CompanyLink::Record(place) => {
            directory.companies.get(*place).is_some_and(|record| record.company.reach.reaches())
        }
        CompanyLink::Known(_) => true,
    };
    if record.known.is_some() || record.person.reach.reaches() || record.companies.iter().any(is_reached) {
        return;
    }
    for at in &record.rows {
        if reading.sheet(*at).is_some_and(|sheet| sheet.table == Table::People) {
            reading.remark(*at, None, Caution::NoWayToReach);
        }
    }
}

/// The companies a person belongs to: of the same row, by client number, or by name.
fn employers(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    employer: &Employer,
) -> Vec<CompanyLink> {
    if let Some(own) = directory.company_of_row(at) {
        return vec![own];
    }
    if employer.numbers.is_empty() {
        let names = employer.names();
        return names.flat_map(|name| by_name(reading, directory, at, name)).collect();
    }
    let mut links = Vec::new();
    for (place, number) in employer.numbers.iter().enumerate() {
        let name = employer.name_of(place);
        match by_number(directory, at, number) {
            Some(ClientLink::Company(link)) => {
                if !directory.has_number(number) {
                    reading.warn(at, Some(Field::ClientNumber), WarningCode::Mark(Mark::LostZero));
                }
                links.push(link);
            }
            Some(ClientLink::Person(_)) if is_own(directory, at, employer) => {
                links.extend(own_number(reading, directory, at, (number, name)));
            }
            Some(ClientLink::Person(_)) => {
                reading.warn(at, Some(Field::ClientNumber), Caution::ClientIsAPerson);
            }
            None => links.extend(unknown_number(reading, directory, at, (number, name))),
        }
    }
    links
}

/// The client of a number; where a sheet gives people numbers of their own, `1` is not `0001`.
fn by_number(directory: &Directory<'_>, at: At, number: &str) -> Option<ClientLink> {
    let is_own = directory.own_numbers.contains(&(at.file, at.sheet));
    directory.by_number(number).filter(|_| !is_own || directory.has_number(number))
}

/// The sheets of people whose client numbers are the people's own: every row has another one, some
/// company has several or none, and hardly any is that of a known company.
fn sheets_with_own_numbers(reading: &Reading, directory: &Directory<'_>) -> HashSet<(usize, usize)> {
    let mut sheets: BTreeMap<(usize, usize), OwnNumbers> = BTreeMap::new();
    for (at, row) in reading.accepted().filter(|(_, row)| row.company.is_none()) {
        let Some(person) = &row.person else { continue };
        if reading.sheet(at).is_some_and(|sheet| sheet.table == Table::People) {
            sheets.entry((at.file, at.sheet)).or_default().count(&person.employer, directory);
        }
    }
    sheets.into_iter().filter(|(_, numbers)| numbers.are_of_people()).map(|(sheet, _)| sheet).collect()
}

/// What speaks for client numbers being those of people.
#[derive(Default)]
struct OwnNumbers {
    numbers: HashSet<String>,
    companies: HashSet<String>,
    rows: usize,
    without_company: usize,
    known: usize,
}

impl OwnNumbers {
    fn count(&mut self, employer: &Employer, directory: &Directory<'_>) {
        for number in &employer.numbers {
            self.rows += 1;
            let is_known = matches!(directory.by_number(number), Some(ClientLink::Company(_)));
            self.known += usize::from(is_known && directory.has_number(number));
            self.numbers.insert(number.clone());
            let company = values::name::company_key(&employer.name.raw).sorted;
            self.without_company += usize::from(company.is_empty());
            self.companies.insert(company);
        }
    }

    fn are_of_people(&self) -> bool {
        let each_has_another = self.numbers.len() == self.rows;
        let companies_have_several = self.without_company > 0 || self.companies.len() < self.rows;
        each_has_another && companies_have_several && self.known * 2 < self.rows
    }
}

/// Whether a number a person has is that of the row's own person: its sheet gives people numbers, or the
/// row names no company.
fn is_own(directory: &Directory<'_>, at: At, employer: &Employer) -> bool {
    directory.own_numbers.contains(&(at.file, at.sheet)) || employer.name.canonical.is_none()
}

/// Takes a client number as the person's own.
fn own_number(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    (number, name): (&str, &Given<String>),
) -> Option<CompanyLink> {
    let person = reading.row_mut(at)?.person.as_mut()?;
    person.client_number = Given::plain(number, number.to_owned());
    person.employer.numbers.clear();
    by_name(reading, directory, at, name).first().copied()
}

/// A number no company has: the person's own in a list of private customers, a company to be made
/// where nothing else gives numbers, or an orphan.
fn unknown_number(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    (number, name): (&str, &Given<String>),
) -> Option<CompanyLink> {
    let sheet = reading.sheet(at)?;
    let column = sheet.column_of(Field::ClientNumber).unwrap_or_default().to_owned();
    if directory.own_numbers.contains(&(at.file, at.sheet)) {
        return own_number(reading, directory, at, (number, name));
    }
    if !directory.gives_numbers && name.canonical.is_some() {
        return Some(create(reading, directory, at, (Some(number), name)));
    }
    let row = reading.row(at)?.row;
    reading.warn(at, Some(Field::ClientNumber), Caution::UnknownClientNumber);
    reading.sheet_mut(at)?.orphans.push(Orphan { row, column, number: number.to_owned() });
    None
}

fn by_name(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    name: &Given<String>,
) -> Vec<CompanyLink> {
    let Some(text) = name.canonical.as_deref() else { return Vec::new() };
    let companies: Vec<CompanyLink> = directory
        .by_name(text)
        .into_iter()
        .filter_map(|link| match link {
            ClientLink::Company(link) => Some(link),
            ClientLink::Person(_) => None,
        })
        .collect();
    match companies.as_slice() {
        [only] => vec![*only],
        [] => vec![create(reading, directory, at, (None, name))],
        _ => {
            reading.warn(at, Some(Field::CompanyName), Caution::AmbiguousCompany);
            Vec::new()
        }
    }
}

/// Makes a company of what a row says of it in passing: its name, and its number if given.
pub(super) fn create(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    (number, name): (Option<&str>, &Given<String>),
) -> CompanyLink {
    reading.warn(at, Some(Field::CompanyName), Caution::CompanyFromName);
    let numbers: Vec<String> = number.map(str::to_owned).into_iter().collect();
    let number = number.map(|number| Given::plain(number, number.to_owned())).unwrap_or_default();
    let company = CompanyRow { number, name: name.clone(), ..CompanyRow::default() };
    directory.add_company(CompanyRecord { rows: vec![at], company, numbers, known: None })
}
