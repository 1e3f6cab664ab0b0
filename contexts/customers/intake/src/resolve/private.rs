//! Private customers kept among companies: people, unless somebody belongs to them.

use std::collections::{HashMap, HashSet};

use kernel::PersonId;
use values::name::Civility;

use super::decisions::Decisions;
use crate::codes::{Caution, Certainty};
use crate::field::{Field, Table};
use crate::identity::{Against, CompanyKeys, PersonKeys, identify_people, may_be, number_text_key};
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
/// that person, whatever else the list says: “Claire Zorbec” beside her e-mail is no company. What the list
/// says of the only one of the name is hers, unless an address or a telephone of hers stands against it.
pub(super) fn find_buyers(reading: &mut Reading, known: &Known, decisions: &mut Decisions) {
    let people = People::of(reading, known);
    let buyers = reading
        .accepted()
        .filter(|(at, row)| row.sale.is_some() && row.person.is_none() && is_of_both(reading, *at))
        .filter_map(|(at, row)| Some((at, people.buyer(row.company.as_ref()?)?)));
    let buyers: Vec<(At, Buyer)> = buyers.collect();
    for (at, buyer) in buyers {
        for &(row, id) in &buyer.own {
            row.into_iter().for_each(|row| decisions.presume_rows(row, at));
            id.into_iter().for_each(|id| decisions.presume_person(id, at));
        }
        if buyer.is_doubted {
            reading.warn(at, Some(Field::Email), Caution::ClientByName);
        }
        let Some(row) = reading.row_mut(at) else { continue };
        let company = row.company.take();
        row.person = company.filter(|_| !buyer.is_bare).map(PersonRow::private);
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

/// Somebody known by a name: of a row, or of the base.
struct Namesake {
    row: Option<At>,
    id: Option<PersonId>,
    keys: PersonKeys,
}

/// What a list of sales says of somebody known as a person.
struct Buyer {
    /// Nothing but what is known: the name is enough.
    is_bare: bool,
    /// The address is not that of the one the name stands for.
    is_doubted: bool,
    /// Whom it adds something to.
    own: Vec<(Option<At>, Option<PersonId>)>,
}

/// The people of each name, and the names of companies, which are not theirs.
struct People {
    names: HashMap<String, Vec<Namesake>>,
    companies: HashSet<String>,
}

impl People {
    fn of(reading: &Reading, known: &Known) -> Self {
        let told = reading.accepted().filter_map(|(at, row)| Some((at, row.person.as_ref()?)));
        let told =
            told.map(|(at, person)| Namesake { row: Some(at), id: None, keys: PersonKeys::of(person) });
        let stored = known.people.iter();
        let stored =
            stored.map(|person| Namesake { row: None, id: Some(person.id), keys: person.keys.clone() });
        let mut names: HashMap<String, Vec<Namesake>> = HashMap::new();
        for one in told.chain(stored).filter(|one| one.keys.words.contains(' ')) {
            names.entry(one.keys.words.clone()).or_default().push(one);
        }
        let companies = reading.accepted().filter(|(at, _)| !is_of_both(reading, *at));
        let companies = companies.filter_map(|(_, row)| Some(CompanyKeys::of(row.company.as_ref()?).words));
        let companies = companies.chain(known.companies.iter().map(|company| company.keys.words.clone()));
        Self { names, companies: companies.collect() }
    }

    /// What a company says of the people of its name, if it is one of them.
    fn buyer(&self, company: &CompanyRow) -> Option<Buyer> {
        let name = &company.name.raw;
        let people = self.names.get(&values::name::person_key(name, "").sorted)?;
        let is_company = company.is_registered()
            || self.companies.contains(&CompanyKeys::of(company).words)
            || vocabulary().mentions("form", name);
        if is_company {
            return None;
        }
        let keys = PersonKeys::of(&PersonRow::private(company.clone()));
        let is_within =
            keys.emails.iter().all(|email| people.iter().any(|one| one.keys.emails.contains(email)));
        let says_little = company.reach.says_no_more_than_an_email() && says_nothing(&company.standing);
        let (is_one, may_be) = (is_one(people), people.iter().all(|one| may_be(&one.keys, &keys)));
        let adds = is_one && may_be && !(says_little && is_within);
        let own = if adds { people.iter().map(|one| (one.row, one.id)).collect() } else { Vec::new() };
        let is_doubted = says_little && is_one && !may_be && !is_within;
        Some(Buyer { is_bare: says_little && !adds, is_doubted, own })
    }
}

/// Whether those of a name are one person: rows that say so, and whom the base knows by the same.
fn is_one(people: &[Namesake]) -> bool {
    let Some((first, others)) = people.split_first() else { return false };
    let against = |other: &Namesake| if other.id.is_some() { Against::Base } else { Against::File };
    let is_first = |other: &Namesake| {
        let found = identify_people(&first.keys, &other.keys, against(other));
        found.is_some_and(|found| found.certainty == Certainty::Certain)
    };
    others.iter().all(is_first)
}
