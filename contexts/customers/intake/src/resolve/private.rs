//! Private customers kept among companies: people, unless somebody belongs to them.

use std::collections::HashSet;

use values::name::Civility;

use crate::identity::number_text_key;
use crate::reading::{At, Reading};
use crate::rows::{ClientKind, CompanyRow, PersonRow};
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
