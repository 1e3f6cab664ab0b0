//! The addresses somebody had before. Old files still carry them: a no covers them too, or it would
//! be forgotten by the next import (law 4).

use contracts::Address;
use kernel::{Country, Holder, Scope};
use personal::Personal;
use store::journal::{Page, Record, of_record};
use store::{Fault, Tx};
use values::{email, phone};

use crate::store::{Clue, Sight, books, holders_by};

/// More than the life of one record sees.
const MOST_CHANGES: u64 = 1_000;

/// The canonical addresses that the history of a person or company tells of, less those that somebody
/// else in the file has now.
pub async fn former_addresses(tx: &Tx, holder: Holder) -> Result<Vec<Address>, Fault> {
    let home = books(tx.db()).await?.rules.country;
    let record = Record { kind: holder.kind(), id: holder.uuid() };
    let entries = of_record(tx.db(), tx.key(), record, Page::newest(MOST_CHANGES)).await?;
    let replaced = entries.into_iter().flat_map(|entry| entry.values);
    let replaced = replaced.filter_map(|value| Some((value.field, value.before?)));
    let mut former = Vec::new();
    for address in replaced.flat_map(|(field, raw)| read(&field, raw, home)) {
        if !former.contains(&address) && !is_of_another(tx, holder, &address).await? {
            former.push(address);
        }
    }
    Ok(former)
}

/// What a field of the journal held, if it was one of addresses.
fn read(field: &str, raw: Personal<String>, home: Country) -> Vec<Address> {
    let list = field.split_once('.').map_or(field, |(list, _)| list);
    match list {
        "emails" => raw.map(|raw| emails(&raw)).each().map(Address::Email).collect(),
        "phones" => raw.map_by(home, |raw, home| numbers(&raw, home)).each().map(Address::Phone).collect(),
        _ => Vec::new(),
    }
}

fn emails(raw: &str) -> Vec<String> {
    email::parse(raw).unwrap_or_default().into_iter().map(|email| email.canonical).collect()
}

fn numbers(raw: &str, home: Country) -> Vec<String> {
    phone::parse(raw, home).unwrap_or_default().into_iter().map(|number| number.e164).collect()
}

async fn is_of_another(tx: &Tx, holder: Holder, address: &Address) -> Result<bool, Fault> {
    let (clue, value) = match address {
        Address::Email(email) => (Clue::Email, email),
        Address::Phone(number) => (Clue::Phone, number),
    };
    let holders = holders_by(Sight::new(tx.db(), &Scope::All), clue, std::slice::from_ref(value)).await?;
    Ok(holders.into_iter().any(|(_, found)| found != holder))
}
