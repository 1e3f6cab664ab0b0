//! Private customers kept among companies: people, unless somebody belongs to them.

use std::collections::HashSet;

use values::name::Civility;

use crate::field::Table;
use crate::identity::{CompanyKeys, PersonKeys, number_text_key};
use crate::reading::{At, Known, Reading};
use crate::rows::{ClientKind, CompanyRow, PersonRow, Standing};
use crate::vocabulary::vocabulary;

/// Marked so, or called “Mme Dubois” without a word on the kind of client.
fn is_private(company: &CompanyRow) -> bool {
    match company.kind.canonical {
        Some(kind) => kind == ClientKind::Person,
        None => is_called_a_person(&company.name.raw),
    }
}

/// `Mme Dubois`, but not `Mr Bricolage SAS`: a civility, and no word of a trade.
pub(super) fn is_called_a_person(name: &str) -> bool {
    let civility = values::name::split(name).civility;
    civility.is_some_and(|civility| civility != Civility::Title) && !vocabulary().mentions("trade", name)
}

/// Makes people of the rows a table of companies marks as private. One that has contacts of its own,
/// or a number in a register, acts as a business and stays a company.
pub(super) fn tell_apart(reading: &mut Reading) {
    let employers: HashSet<String> = reading
        .accepted()
        .filter_map(|(_, row)| row.person.as_ref())
        .flat_map(|person| person.employer.numbers.iter().filter_map(|number| number_text_key(number)))
        .collect();
    let private: Vec<At> = reading
        .accepted()
        .filter_map(|(at, row)| Some((at, row.company.as_ref().filter(|_| row.person.is_none())?)))
        .filter(|(_, company)| is_private(company) && !company.is_registered())
        .filter(|(_, company)| {
            !number_text_key(&company.number.raw).is_some_and(|key| employers.contains(&key))
        })
        .map(|(at, _)| at)
        .collect();
    for at in private {
        if let Some(row) = reading.row_mut(at) {
            row.person = row.company.take().map(PersonRow::private);
        }
    }
}

/// A client of a list of sales who bears the name of somebody the batch or the base knows as a person is
/// that person, whatever else the list says: “Claire Zorbec” beside her e-mail is no company.
pub(super) fn find_buyers(reading: &mut Reading, known: &Known) {
    let people = People::of(reading, known);
    let buyers: Vec<(At, bool)> = reading
        .accepted()
        .filter(|(at, row)| row.sale.is_some() && row.person.is_none() && is_of_both(reading, *at))
        .filter_map(|(at, row)| {
            let company = row.company.as_ref().filter(|company| !company.is_registered())?;
            let is_bare = company.reach.says_no_more_than_an_email() && says_nothing(&company.standing);
            people.know(company).then_some((at, is_bare))
        })
        .collect();
    for (at, is_bare) in buyers {
        let Some(row) = reading.row_mut(at) else { continue };
        let company = row.company.take();
        row.person = company.filter(|_| !is_bare).map(PersonRow::private);
    }
}

/// Whether a row tells nothing of wishes, marks and notes.
const fn says_nothing(standing: &Standing) -> bool {
    standing.refusals.is_empty()
        && standing.consents.is_empty()
        && standing.notes.is_empty()
        && standing.death.is_none()
        && standing.minor_until.is_none()
        && standing.origin.marked.is_none()
}

fn is_of_both(reading: &Reading, at: At) -> bool {
    reading.sheet(at).is_some_and(|sheet| sheet.table == Table::Mixed)
}

/// The names of people, and those of companies, which are not theirs.
struct People {
    names: HashSet<String>,
    companies: HashSet<String>,
}

impl People {
    fn of(reading: &Reading, known: &Known) -> Self {
        let told = reading.accepted().filter_map(|(_, row)| row.person.as_ref());
        let names = told.map(|person| PersonKeys::of(person).words);
        let names = names.chain(known.people.iter().map(|person| person.keys.words.clone()));
        let companies = reading.accepted().filter(|(at, _)| !is_of_both(reading, *at));
        let companies = companies.filter_map(|(_, row)| Some(CompanyKeys::of(row.company.as_ref()?).words));
        let companies = companies.chain(known.companies.iter().map(|company| company.keys.words.clone()));
        Self { names: names.filter(|name| name.contains(' ')).collect(), companies: companies.collect() }
    }

    fn know(&self, company: &CompanyRow) -> bool {
        let name = &company.name.raw;
        let words = values::name::person_key(name, "").sorted;
        self.names.contains(&words)
            && !self.companies.contains(&CompanyKeys::of(company).words)
            && !vocabulary().mentions("form", name)
    }
}
