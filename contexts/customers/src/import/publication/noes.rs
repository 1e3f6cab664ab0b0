//! Noes of rows that make no record: they are about whoever is reached at their addresses, in the file already or
//! later (law 4). By a telephone, or when somebody died, it is those of their name alone: a couple and a switchboard
//! share both.

use std::collections::{HashMap, HashSet};

use contracts::{Address, Mark, PrivacyCore, Refusal, RefusalScope};
use intake::LoneNo;
use jiff::civil::Date;
use kernel::{Holder, Scope};
use personal::Personal;
use store::{Fault, Tx};
use uuid::Uuid;

use super::standing::{BY_FILE, covered};
use crate::coordinates::Coordinates;
use crate::store::{Clue, Sight, coordinates_of_each, holders_by};

/// Tells the suppression list of the addresses, and whoever of the file has one of them.
pub async fn write(tx: &mut Tx, privacy: &dyn PrivacyCore, noes: &[LoneNo]) -> Result<(), Fault> {
    let mut refused = Vec::new();
    for no in noes {
        let scopes = covered(&no.refusals).chain(died(no)).map(|(scope, _)| scope);
        for scope in scopes.collect::<Vec<_>>() {
            refused.extend(addresses(no).map(|address| (address, scope)));
        }
    }
    privacy.suppress(tx, &refused, BY_FILE).await?;
    let of_the_file = of_the_file(tx, noes).await?;
    privacy.record_refusals(tx, &of_the_file).await
}

fn died(no: &LoneNo) -> Option<(RefusalScope, Option<Date>)> {
    no.death.map(|death| (RefusalScope::Everything(Mark::Deceased), death.on))
}

fn addresses(no: &LoneNo) -> impl Iterator<Item = Address> {
    let personal = |value: &String| Personal::new(value.clone());
    let emails = no.emails.iter().map(personal).map(Address::Email);
    emails.chain(no.phones.iter().map(personal).map(Address::Phone))
}

/// The refusals of whoever of the file has one of the addresses.
async fn of_the_file(tx: &Tx, noes: &[LoneNo]) -> Result<Vec<Refusal>, Fault> {
    let base = Base {
        by_email: held_by(tx, Clue::Email, noes.iter().flat_map(|no| &no.emails)).await?,
        by_phone: held_by(tx, Clue::Phone, noes.iter().flat_map(|no| &no.phones)).await?,
        by_name: held_by(tx, Clue::NameKey, noes.iter().filter_map(|no| no.name.as_ref())).await?,
    };
    let found: Vec<(&LoneNo, HashMap<Holder, bool>)> = noes.iter().map(|no| (no, base.reached(no))).collect();
    let holders: HashSet<Uuid> =
        found.iter().flat_map(|(_, who)| who.keys()).map(|holder| holder.uuid()).collect();
    let coordinates = coordinates_of_each(tx.db(), &holders.into_iter().collect::<Vec<_>>()).await?;
    let mut refusals = Vec::new();
    for (no, reached) in found {
        for (holder, is_called_so) in reached {
            let scopes = covered(&no.refusals).chain(died(no).filter(|_| is_called_so));
            let addresses = coordinates.get(&holder.uuid()).map(Coordinates::contactable).unwrap_or_default();
            refusals.extend(scopes.map(|(scope, said_on)| Refusal {
                holder,
                addresses: addresses.clone(),
                scope,
                said_on,
                source: BY_FILE,
            }));
        }
    }
    Ok(refusals)
}

type ByValue = HashMap<Personal<String>, HashSet<Holder>>;

/// Whoever of the file may be meant.
struct Base {
    by_email: ByValue,
    by_phone: ByValue,
    by_name: ByValue,
}

impl Base {
    /// Whom a no is about, and whether their name is the row's.
    fn reached(&self, no: &LoneNo) -> HashMap<Holder, bool> {
        let namesakes = no.name.iter().flat_map(|name| held(&self.by_name, name)).collect::<HashSet<_>>();
        let by_email = no.emails.iter().flat_map(|email| held(&self.by_email, email));
        let by_phone = no.phones.iter().flat_map(|phone| held(&self.by_phone, phone));
        let of_the_name = by_phone.filter(|holder| namesakes.contains(holder));
        by_email.chain(of_the_name).map(|holder| (holder, namesakes.contains(&holder))).collect()
    }
}

fn held<'a>(by_value: &'a ByValue, value: &str) -> impl Iterator<Item = Holder> + 'a {
    by_value.get(&Personal::new(value.to_owned())).into_iter().flatten().copied()
}

/// Whoever of the file has one of these values, by the value.
async fn held_by<'a>(
    tx: &Tx,
    clue: Clue,
    values: impl Iterator<Item = &'a String>,
) -> Result<ByValue, Fault> {
    let values: HashSet<&String> = values.collect();
    let asked: Vec<Personal<String>> = values.into_iter().cloned().map(Personal::new).collect();
    let mut found = ByValue::new();
    for (value, holder) in holders_by(Sight::new(tx.db(), &Scope::All), clue, &asked).await? {
        found.entry(value).or_default().insert(holder);
    }
    Ok(found)
}
