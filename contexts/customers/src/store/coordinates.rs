//! E-mails, telephones and postal addresses of people and companies.

use std::collections::HashMap;

use kernel::Holder;
use personal::Personal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, Tx};
use uuid::Uuid;

use super::entity::address;
use super::rows::{self, grouped, place};
use super::written::{self, Row, Shelf};
use crate::coordinates::{Coordinates, Label, PostalAddress};
use crate::written::{Written, flaw_of};

/// Writes the coordinates of new records.
pub async fn insert(tx: &Tx, all: &[(Holder, &Coordinates)]) -> Result<(), Fault> {
    let (mut emails, mut phones, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
    for (holder, coordinates) in all {
        let [(_, of_emails), (_, of_phones)] = written::rows_of(*holder, coordinates);
        emails.extend(of_emails);
        phones.extend(of_phones);
        let row = |(index, address)| row(*holder, index, address);
        addresses.extend(coordinates.addresses.iter().enumerate().map(row));
    }
    written::insert(tx, Shelf::Emails, emails).await?;
    written::insert(tx, Shelf::Phones, phones).await?;
    rows::insert::<address::Entity>(tx.db(), addresses).await
}

/// Writes anew the lists that changed.
pub async fn replace(
    tx: &Tx,
    holder: Holder,
    before: &Coordinates,
    after: &Coordinates,
) -> Result<(), Fault> {
    let [(_, emails), (_, phones)] = written::rows_of(holder, after);
    if before.emails != after.emails {
        written::clear(tx, Shelf::Emails, &[holder.uuid()]).await?;
        written::insert(tx, Shelf::Emails, emails).await?;
    }
    if before.phones != after.phones {
        written::clear(tx, Shelf::Phones, &[holder.uuid()]).await?;
        written::insert(tx, Shelf::Phones, phones).await?;
    }
    if before.addresses != after.addresses {
        clear_addresses(tx, &[holder.uuid()]).await?;
        let addresses =
            after.addresses.iter().enumerate().map(|(index, address)| row(holder, index, address));
        rows::insert::<address::Entity>(tx.db(), addresses.collect()).await?;
    }
    Ok(())
}

/// Clears everything.
pub async fn clear(tx: &Tx, holders: &[Uuid]) -> Result<(), Fault> {
    written::clear(tx, Shelf::Emails, holders).await?;
    written::clear(tx, Shelf::Phones, holders).await?;
    clear_addresses(tx, holders).await
}

/// How a person or a company is reached.
///
/// # Errors
/// Any [`Fault`].
pub async fn coordinates_of(db: &impl Db, holder: Holder) -> Result<Coordinates, Fault> {
    Ok(of(db, &[holder.uuid()]).await?.remove(&holder.uuid()).unwrap_or_default())
}

/// The coordinates of holders; one without any is not in the answer.
pub async fn of(db: &impl Db, holders: &[Uuid]) -> Result<HashMap<Uuid, Coordinates>, Fault> {
    let mut all: HashMap<Uuid, Coordinates> = HashMap::new();
    for (holder, emails) in written::read(db, Shelf::Emails, holders, Row::coordinate).await? {
        all.entry(holder).or_default().emails = emails;
    }
    for (holder, phones) in written::read(db, Shelf::Phones, holders, Row::coordinate).await? {
        all.entry(holder).or_default().phones = phones;
    }
    for (holder, addresses) in addresses_of(db, holders).await? {
        all.entry(holder).or_default().addresses = addresses;
    }
    Ok(all)
}

async fn addresses_of(db: &impl Db, holders: &[Uuid]) -> Result<HashMap<Uuid, Vec<PostalAddress>>, Fault> {
    let find = address::Entity::find().filter(address::Column::HolderId.is_in(holders.iter().copied()));
    let find = find.order_by_asc(address::Column::HolderId).order_by_asc(address::Column::Position);
    let rows = find.all(db).await?;
    let pairs: Result<Vec<_>, Fault> =
        rows.into_iter().map(|row| Ok((row.holder_id, address(row)?))).collect();
    Ok(grouped(pairs?))
}

async fn clear_addresses(tx: &Tx, holders: &[Uuid]) -> Result<(), Fault> {
    let of_holders = address::Column::HolderId.is_in(holders.iter().copied());
    let delete = address::Entity::delete_many().filter(of_holders);
    delete.exec(tx.db()).await?;
    Ok(())
}

fn row(holder: Holder, index: usize, address: &PostalAddress) -> address::Model {
    let (postcode_raw, postcode, postcode_flaw) = parts(address.postcode.clone());
    let (country_raw, country, country_flaw) = parts(address.country.clone());
    address::Model {
        holder_id: holder.uuid(),
        position: place(index),
        holder_kind: holder.kind().to_owned(),
        label: address.label.code().to_owned(),
        street: address.street.clone(),
        postcode_raw,
        postcode,
        postcode_flaw,
        town: address.town.clone(),
        town_key: address.town_key(),
        country_raw,
        country,
        country_flaw,
    }
}

fn address(row: address::Model) -> Result<PostalAddress, Fault> {
    Ok(PostalAddress {
        label: Label::from_code(&row.label).ok_or(Fault::Damaged("label"))?,
        street: row.street,
        postcode: whole(row.postcode_raw, row.postcode, row.postcode_flaw.as_deref()),
        town: row.town,
        country: whole(row.country_raw, row.country, row.country_flaw.as_deref()),
    })
}

type Parts = (Option<Personal<String>>, Option<Personal<String>>, Option<String>);

fn parts(written: Option<Written>) -> Parts {
    written.map_or((None, None, None), |written| {
        (Some(written.raw), written.canonical, written.flaw.map(|flaw| flaw.code().to_owned()))
    })
}

fn whole(
    raw: Option<Personal<String>>,
    canonical: Option<Personal<String>>,
    flaw: Option<&str>,
) -> Option<Written> {
    Some(Written { raw: raw?, canonical, flaw: flaw.and_then(flaw_of) })
}
