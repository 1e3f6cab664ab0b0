//! The tables of what people and companies are reached by, and companies known by: each value as it
//! is understood beside what was typed.

use kernel::Id;
use store::Fault;
use uuid::Uuid;

use super::pen::{Pen, text};
use super::{Line, Table};
use crate::export::reading::Reading;
use crate::export::record::{AddressRecord, CoordinateRecord, WrittenRecord};
use crate::store::Walk;

/// The columns of e-mails and telephones.
pub const COORDINATE: &[&str] = &["company-id", "person-id", "label", "canonical", "raw", "flaw"];

/// The columns of addresses.
pub const ADDRESS: &[&str] = &[
    "company-id",
    "person-id",
    "label",
    "street",
    "postcode",
    "postcode-raw",
    "town",
    "country",
    "country-raw",
];

/// The columns of the numbers of companies.
pub const IDENTIFIER: &[&str] = &["company-id", "identifier", "canonical", "raw", "flaw"];

/// The e-mails, telephones or addresses of holders, one a line.
pub async fn lines(
    table: Table,
    (walk, ids): (Walk, &[Uuid]),
    reading: &Reading,
    pen: &Pen,
) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for (holder, reach) in reading.reach(ids).await? {
        let whose = whose(walk, holder);
        let own: Vec<Line> = match table {
            Table::Emails => reach.emails.iter().map(|one| coordinate(one, pen)).collect(),
            Table::Phones => reach.phones.iter().map(|one| coordinate(one, pen)).collect(),
            _ => reach.addresses.iter().map(|one| address(one, pen)).collect(),
        };
        lines.extend(own.into_iter().map(|line| [whose.to_vec(), line].concat()));
    }
    Ok(lines)
}

/// The numbers of companies, one a line.
pub async fn identifiers(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for (company, number) in reading.identifiers(ids).await? {
        let [company, _] = whose(Walk::Companies, company);
        let head = vec![company, pen.word(format!("identifier-{}", number.kind))];
        lines.push([head, written(&number.value).to_vec()].concat());
    }
    Ok(lines)
}

/// The ids of the company and of the person: one of the two.
pub fn whose(walk: Walk, holder: Uuid) -> [String; 2] {
    let id = kernel::RowId::from_uuid(holder).to_string();
    if walk == Walk::Companies { [id, String::new()] } else { [String::new(), id] }
}

fn coordinate(one: &CoordinateRecord, pen: &Pen) -> Line {
    [vec![pen.word(format!("label-{}", one.label))], written(&one.value).to_vec()].concat()
}

fn address(one: &AddressRecord, pen: &Pen) -> Line {
    let both = |value: Option<&WrittenRecord>| {
        let [canonical, raw, _] = value.map(written).unwrap_or_default();
        [canonical, raw]
    };
    let [postcode, postcode_raw] = both(one.postcode.as_ref());
    let [country, country_raw] = both(one.country.as_ref());
    vec![
        pen.word(format!("label-{}", one.label)),
        text(one.street.as_ref()),
        postcode,
        postcode_raw,
        text(one.town.as_ref()),
        country,
        country_raw,
    ]
}

fn written(value: &WrittenRecord) -> [String; 3] {
    [text(value.canonical.as_ref()), value.raw.clone(), value.flaw.unwrap_or_default().to_owned()]
}
