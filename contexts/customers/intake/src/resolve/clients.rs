//! Whom a sale is to: by client number, else by a name or address only one client has.

use std::collections::{HashMap, HashSet};

use values::Mark;

use super::directory::Directory;
use super::people::create;
use super::private::is_called_a_person;
use crate::codes::{Caution, Rejection, WarningCode};
use crate::field::Field;
use crate::given::Given;
use crate::identity::{PersonKeys, number_text_key};
use crate::layout::numbers_people;
use crate::reading::{At, ClientLink, PersonLink, PersonRecord, Reading};
use crate::rows::{Client, PersonRow, Place};

/// Finds the client of a sale, or says why there is none and which cell to mend.
pub(super) fn find(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    client: &Client,
) -> Result<ClientLink, (Field, Rejection)> {
    let told = || [&client.number, &client.name, &client.person].into_iter().map(|given| given.raw.as_str());
    if let Some(own) = directory.company_of_row(at) {
        return Ok(ClientLink::Company(own));
    }
    if let Some(own) = directory.person_of_row(at) {
        return Ok(ClientLink::Person(own));
    }
    if let Some(link) = client.number.canonical.as_deref().and_then(|number| directory.by_number(number)) {
        return of_the_number(reading, directory, at, (link, client));
    }
    if let Some(link) = by_own_number(reading, directory, at, client) {
        return Ok(link);
    }
    if let Some(link) = told().find_map(|cell| by_number_beside_name(directory, cell)) {
        return Ok(link);
    }
    match by_name(reading, directory, at, client)? {
        Some(link) => Ok(link),
        None if directory.may_create_clients => make(reading, directory, at, client),
        None if says_nothing(client) => Err((Field::ClientNumber, Rejection::ClientMissing)),
        None => Err((told_by(client), Rejection::ClientUnknown)),
    }
}

/// The client of the number, unless the number tells nobody and the name beside it is another's.
fn of_the_number(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    (link, client): (ClientLink, &Client),
) -> Result<ClientLink, (Field, Rejection)> {
    if is_contested(directory, client) && shares_no_word(directory, link, client) {
        reading.warn(at, Some(Field::ClientNumber), Caution::ClientNameDiffers);
        let client = Client { number: Given::default(), ..client.clone() };
        return match by_name(reading, directory, at, &client)? {
            Some(named) => Ok(named),
            None if directory.may_create_clients => make(reading, directory, at, &client),
            None => Ok(link),
        };
    }
    if names_somebody_else(directory, link, client) {
        reading.warn(at, Some(Field::CompanyName), Caution::ClientNameDiffers);
    }
    if client.number.canonical.as_deref().is_some_and(|number| !directory.has_number(number)) {
        reading.warn(at, Some(Field::ClientNumber), WarningCode::Mark(Mark::LostZero));
    }
    Ok(link)
}

/// The person whose card or membership a sale names, under a header that asks for one.
fn by_own_number(
    reading: &Reading,
    directory: &Directory<'_>,
    at: At,
    client: &Client,
) -> Option<ClientLink> {
    let header = reading.sheet(at)?.column_of(Field::ClientNumber)?;
    let number = client.number.canonical.as_deref().filter(|_| numbers_people(header))?;
    directory.by_own_number(number)
}

/// `C12 - Bois SA`, `Bois SA (C12)`: number and name of one client in one cell.
fn by_number_beside_name(directory: &Directory<'_>, cell: &str) -> Option<ClientLink> {
    let beside =
        |c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':' | '(' | ')' | '[' | ']' | '/' | '|');
    let is_code = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
    let (first, last) = (cell.split(beside).next()?, cell.trim_end_matches(beside).rsplit(beside).next()?);
    [first, last].into_iter().filter(is_code).find_map(|code| {
        let name = cell.replacen(code, " ", 1);
        let words = values::name::company_key(name.trim_matches(beside)).sorted;
        let link = directory.by_number(code).filter(|_| !words.is_empty())?;
        let own = own_words(directory, link)?;
        (!own.is_empty() && have_a_word_in_common(&own, &words)).then_some(link)
    })
}

/// The only client of the name or the address, with a word when a number was to be expected.
fn by_name(
    reading: &mut Reading,
    directory: &Directory<'_>,
    at: At,
    client: &Client,
) -> Result<Option<ClientLink>, (Field, Rejection)> {
    let expects_number =
        reading.sheet(at).is_some_and(|sheet| sheet.column_of(Field::ClientNumber).is_some());
    if let Some(email) = &client.email.canonical
        && let [only] = directory.by_email(email).as_slice()
    {
        if expects_number {
            reading.warn(at, Some(Field::Email), Caution::ClientByEmail);
        }
        return Ok(Some(*only));
    }
    // In a column of numbers somebody without one is called by name.
    let number = Some(&client.number).filter(|number| !number.raw.chars().any(|c| c.is_ascii_digit()));
    let named = [(Field::CompanyName, Some(&client.name)), (Field::FullName, Some(&client.person))];
    for (field, name) in named.into_iter().chain([(Field::ClientNumber, number)]) {
        let Some(name) = name.and_then(|name| name.canonical.as_deref()) else { continue };
        let split = values::name::split(name);
        let bare = [split.family, split.given].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let found = match directory.by_written_name(name) {
            found if found.is_empty() && !bare.is_empty() => directory.by_written_name(&bare),
            found => found,
        };
        match of_the_kind(field, found).as_slice() {
            [] => {}
            [only] => {
                if expects_number {
                    reading.warn(at, Some(field), Caution::ClientByName);
                }
                return Ok(Some(*only));
            }
            _ => return Err((field, Rejection::ClientAmbiguous)),
        }
    }
    Ok(None)
}

/// What the row tells its client by.
fn told_by(client: &Client) -> Field {
    let told = [
        (&client.number, Field::ClientNumber),
        (&client.name, Field::CompanyName),
        (&client.person, Field::FullName),
        (&client.email, Field::Email),
    ];
    told.into_iter().find(|(given, _)| !given.raw.is_empty()).map_or(Field::ClientNumber, |(_, field)| field)
}

/// Under a header of companies a name is a company's before it is a person's, and the other way round.
fn of_the_kind(field: Field, found: Vec<ClientLink>) -> Vec<ClientLink> {
    let is_company = |link: &&ClientLink| matches!(link, ClientLink::Company(_));
    let fitting: Vec<ClientLink> =
        found.iter().filter(|link| is_company(link) == (field == Field::CompanyName)).copied().collect();
    if fitting.is_empty() { found } else { fitting }
}

fn says_nothing(client: &Client) -> bool {
    [&client.number, &client.name, &client.person, &client.email].iter().all(|given| given.raw.is_empty())
}

/// Where nothing but sales is known, the clients are those the sales name.
fn make(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    client: &Client,
) -> Result<ClientLink, (Field, Rejection)> {
    let is_private = is_called_a_person(&client.name.raw);
    let named = if is_private { &client.name } else { &client.person };
    if client.name.canonical.is_some() && !is_private
        || client.person.canonical.is_none() && client.number.canonical.is_some()
    {
        let number = client.number.canonical.as_deref();
        let name = if client.name.canonical.is_some() { &client.name } else { &client.number };
        return Ok(ClientLink::Company(create(reading, directory, at, (number, name))));
    }
    let mut person = PersonRow { client_number: client.number.clone(), ..PersonRow::default() };
    person.take_name(named.clone());
    if client.email.canonical.is_some() {
        let place =
            Place { slot: crate::field::Slot::Main, column: String::new(), value: client.email.clone() };
        person.reach.emails.push(place);
    }
    if person.is_nobody() {
        return Err((Field::ClientNumber, Rejection::ClientMissing));
    }
    let record = PersonRecord { rows: vec![at], person, companies: Vec::new(), known: None };
    Ok(ClientLink::Person(directory.add_person(record)))
}

/// The client numbers beside which the sales name clients that have no word in common.
pub(super) fn contested(reading: &Reading) -> HashSet<String> {
    let mut names: HashMap<String, String> = HashMap::new();
    let mut contested = HashSet::new();
    for client in reading.accepted().filter_map(|(_, row)| Some(&row.sale.as_ref()?.client)) {
        let (Some(number), Some(name)) = (number_text_key(&client.number.raw), named(client)) else {
            continue;
        };
        let words = words_of(name);
        let first = names.entry(number.clone()).or_insert_with(|| words.clone());
        if !have_a_word_in_common(first, &words) {
            contested.insert(number);
        }
    }
    contested
}

fn is_contested(directory: &Directory<'_>, client: &Client) -> bool {
    number_text_key(&client.number.raw).is_some_and(|number| directory.contested.contains(&number))
}

fn named(client: &Client) -> Option<&str> {
    client.name.canonical.as_deref().or(client.person.canonical.as_deref())
}

fn have_a_word_in_common(one: &str, other: &str) -> bool {
    one.is_empty() || other.is_empty() || one.split(' ').any(|word| other.split(' ').any(|same| same == word))
}

/// Whether the name beside a client number has no word of the name of the client.
fn shares_no_word(directory: &Directory<'_>, link: ClientLink, client: &Client) -> bool {
    let Some(name) = named(client) else { return false };
    own_words(directory, link).is_some_and(|own| !have_a_word_in_common(&own, &words_of(name)))
}

/// The words of a name as those of a company and as those of a person: `d hondt`, `dhondt`.
fn words_of(name: &str) -> String {
    let keys = [values::name::company_key(name), values::name::person_key(name, "")];
    keys.map(|key| key.sorted).join(" ").trim().to_owned()
}

/// The words of a client's own name.
fn own_words(directory: &Directory<'_>, link: ClientLink) -> Option<String> {
    match link {
        ClientLink::Company(link) => directory.company_words(link),
        ClientLink::Person(PersonLink::Record(place)) => {
            directory.people.get(place).map(|record| PersonKeys::of(&record.person).words)
        }
        ClientLink::Person(PersonLink::Known(_)) => None,
    }
}

/// Whether the name beside a client number is that of another client.
fn names_somebody_else(directory: &Directory<'_>, link: ClientLink, client: &Client) -> bool {
    let Some(name) = named(client) else { return false };
    let others = directory.by_name(name);
    if others.is_empty() || others.contains(&link) {
        return false;
    }
    let key = match link {
        ClientLink::Company(_) => values::name::company_key(name),
        ClientLink::Person(_) => values::name::person_key(name, ""),
    };
    own_words(directory, link).is_some_and(|own| own != key.sorted)
}

/// The person a sale to a company was dealt with, where the row tells of both.
pub(super) fn contact(
    directory: &Directory<'_>,
    at: At,
    (client, named): (ClientLink, &Client),
) -> Option<PersonLink> {
    let ClientLink::Company(company) = client else { return None };
    directory.person_of_row(at).or_else(|| {
        let people = directory.by_written_name(named.person.canonical.as_deref()?).into_iter();
        let mut there = people.filter_map(|link| match link {
            ClientLink::Person(person) => directory.works_at(person, company).then_some(person),
            ClientLink::Company(_) => None,
        });
        // two of one name in one company are told apart by nobody
        there.next().filter(|_| there.next().is_none())
    })
}
