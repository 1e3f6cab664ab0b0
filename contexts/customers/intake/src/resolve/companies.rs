//! The companies of a batch: contested numbers, duplicates, the base.

use std::collections::HashMap;

use kernel::CompanyId;

use super::base::Base;
use super::decisions::Decisions;
use super::directory::Directory;
use super::groups::{Entry, Grouping, group};
use super::merge;
use crate::codes::{Certainty, Rejection};
use crate::field::{Field, Table};
use crate::identity::{Against, CompanyKeys, Match, contest_a_number};
use crate::mapping::Twin;
use crate::reading::{At, CompanyRecord, Duplicate, Known, Part, Reading, Stands};

/// Makes the company records of a batch.
pub(super) fn gather(reading: &mut Reading, directory: &mut Directory<'_>, decisions: &Decisions) {
    let entries = entries(reading);
    let Grouping { groups, pairs } = group(&entries, decisions);
    for pair in pairs {
        let (Some(first), Some(second)) = (entries.get(pair.first), entries.get(pair.second)) else {
            continue;
        };
        note(reading, (first.at, second.at), Part::Company, (pair.found, pair.is_merged));
    }
    let known = directory.known.companies.iter();
    let known: Vec<(CompanyId, CompanyKeys, Stands)> =
        known.map(|company| (company.id, company.keys.clone(), company.stands)).collect();
    let mut base = Base::of(&known);
    for members in groups {
        let members: Vec<&Entry<CompanyKeys>> =
            members.iter().filter_map(|&member| entries.get(member)).collect();
        let rows: Vec<At> = members.iter().map(|entry| entry.at).collect();
        let numbers = numbers(reading, &rows);
        let company = merge::companies(reading, &rows);
        let in_batch = members.first().map_or(Against::File, |entry| entry.against);
        let keys = CompanyKeys::of(&company);
        let found = base.find((&keys, in_batch), |id| decisions.company(id, &rows));
        let known = found.and_then(|(id, found)| {
            let is_merged = found.certainty == Certainty::Certain;
            if let Some(&second) = rows.first().filter(|_| !is_merged) {
                let duplicate = Duplicate {
                    first: Twin::Company(id),
                    first_at: None,
                    second,
                    part: Part::Company,
                    found,
                    is_merged,
                };
                reading.sheet_mut(second)?.duplicates.push(duplicate);
            }
            is_merged.then_some(id)
        });
        directory.add_company(CompanyRecord { rows, company, numbers, known });
    }
}

/// The client numbers of some rows as written, each once.
fn numbers(reading: &Reading, rows: &[At]) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for at in rows {
        let company = reading.row(*at).and_then(|row| row.company.as_ref());
        let number = company.and_then(|company| company.number.canonical.clone());
        numbers.extend(number.filter(|number| !numbers.contains(number)));
    }
    numbers
}

/// Notes two rows that look the same on the sheet of the second. That a client has several rows in a
/// table for everything is no duplicate: each is another sale.
pub(super) fn note(
    reading: &mut Reading,
    (first_at, second): (At, At),
    part: Part,
    (found, is_merged): (Match, bool),
) {
    let Some(name) = reading.name(first_at) else { return };
    let Some(sheet) = reading.sheet_mut(second) else { return };
    if part == Part::Sale || !is_merged || sheet.table != Table::Mixed {
        let (first, first_at) = (Twin::Row(name), Some(first_at));
        sheet.duplicates.push(Duplicate { first, first_at, second, part, found, is_merged });
    }
}

/// What the sheet of a row makes of bare names.
pub(super) fn against(reading: &Reading, at: At) -> Against {
    let has_contact = || reading.row(at).is_some_and(|row| row.person.is_some());
    match reading.sheet(at).map(|sheet| sheet.table) {
        Some(Table::Mixed) => Against::Ledger,
        Some(Table::Companies) if has_contact() => Against::Contacts,
        _ => Against::File,
    }
}

/// Refuses the rows whose client number already stands for another company of the file or the base.
pub(super) fn refuse_contested(reading: &mut Reading, known: &Known) {
    let mut owners: HashMap<String, CompanyKeys> = HashMap::new();
    for company in &known.companies {
        if let Some(number) = &company.keys.number {
            owners.insert(number.clone(), company.keys.clone());
        }
    }
    for entry in entries(reading) {
        let Some(number) = entry.keys.number.clone() else { continue };
        match owners.get(&number) {
            Some(owner) if contest_a_number(owner, &entry.keys) => {
                reading.reject(entry.at, &[Field::ClientNumber], Rejection::ClientNumberTaken);
            }
            Some(_) => {}
            None => drop(owners.insert(number, entry.keys)),
        }
    }
}

fn entries(reading: &Reading) -> Vec<Entry<CompanyKeys>> {
    let told = reading.places_with(|row| Some((CompanyKeys::of(row.company.as_ref()?), row.fingerprint)));
    let entry = |(at, (keys, fingerprint))| Entry { at, keys, fingerprint, against: against(reading, at) };
    told.into_iter().map(entry).collect()
}
