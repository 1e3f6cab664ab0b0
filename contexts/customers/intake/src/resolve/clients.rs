//! Whom a sale is to: by client number, else by a name or address only one client has.

use values::name::Civility;

use super::directory::Directory;
use super::people::create;
use crate::codes::{Caution, Rejection};
use crate::field::Field;
use crate::given::Given;
use crate::identity::PersonKeys;
use crate::reading::{At, ClientLink, CompanyLink, PersonLink, PersonRecord, Reading};
use crate::rows::{Client, PersonRow, Place};

/// Finds the client of a sale, or says why there is none and which cell to mend.
pub(super) fn find(
    reading: &mut Reading,
    directory: &mut Directory<'_>,
    at: At,
    client: &Client,
) -> Result<ClientLink, (Field, Rejection)> {
    if let Some(own) = directory.company_of_row(at) {
        return Ok(ClientLink::Company(own));
    }
    if let Some(own) = directory.person_of_row(at) {
        return Ok(ClientLink::Person(own));
    }
    if let Some(link) = client.number.canonical.as_deref().and_then(|number| directory.by_number(number)) {
        if names_somebody_else(directory, link, client) {
            reading.warn(at, Some(Field::CompanyName), Caution::ClientNameDiffers);
        }
        return Ok(link);
    }
    match by_name(reading, directory, at, client)? {
        Some(link) => Ok(link),
        None if directory.may_create_clients => make(reading, directory, at, client),
        None if says_nothing(client) => Err((Field::ClientNumber, Rejection::ClientMissing)),
        None => Err((Field::ClientNumber, Rejection::ClientUnknown)),
    }
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
    for (field, name) in [(Field::CompanyName, &client.name), (Field::FullName, &client.person)] {
        let Some(name) = name.canonical.as_deref() else { continue };
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
    let is_private =
        values::name::split(&client.name.raw).civility.is_some_and(|said| said != Civility::Title);
    let named = if is_private { &client.name } else { &client.person };
    if client.name.canonical.is_some() && !is_private
        || client.person.canonical.is_none() && client.number.canonical.is_some()
    {
        let number = client.number.canonical.as_deref();
        let name = if client.name.canonical.is_some() { &client.name } else { &client.number };
        return Ok(ClientLink::Company(create(reading, directory, at, (number, name))));
    }
    let mut person = PersonRow { client_number: client.number.clone(), ..PersonRow::default() };
    let split = values::name::split(&named.raw);
    match (split.given, split.family) {
        (Some(given), Some(family)) => {
            person.first_name = Given::plain(named.raw.clone(), given);
            person.last_name = Given::plain(named.raw.clone(), family);
        }
        (None, Some(family)) => person.last_name = Given::plain(named.raw.clone(), family),
        _ => person.last_name = named.clone(),
    }
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

/// Whether the name beside a client number is that of another client.
fn names_somebody_else(directory: &Directory<'_>, link: ClientLink, client: &Client) -> bool {
    let Some(name) = client.name.canonical.as_deref().or(client.person.canonical.as_deref()) else {
        return false;
    };
    let others = directory.by_name(name);
    if others.is_empty() || others.contains(&link) {
        return false;
    }
    let own = match link {
        ClientLink::Company(link) => directory.company_words(link),
        ClientLink::Person(PersonLink::Record(place)) => {
            directory.people.get(place).map(|record| PersonKeys::of(&record.person).words)
        }
        ClientLink::Person(PersonLink::Known(_)) => None,
    };
    own.is_some_and(|own| own != values::name::company_key(name).sorted)
}

/// The person a sale to a company was dealt with, where the row tells of both.
pub(super) fn contact(directory: &Directory<'_>, at: At, client: ClientLink) -> Option<PersonLink> {
    match client {
        ClientLink::Company(CompanyLink::Record(_) | CompanyLink::Known(_)) => directory.person_of_row(at),
        ClientLink::Person(_) => None,
    }
}
