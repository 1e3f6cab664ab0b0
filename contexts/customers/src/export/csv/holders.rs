//! The tables of companies, of people, and of who works where.

use store::Fault;
use uuid::Uuid;

use super::Line;
use super::pen::{Pen, day, id, text};
use super::wishes::refusals_in_short;
use crate::company::IdentifierKind;
use crate::export::reading::Reading;
use crate::export::record::{FiguresRecord, Reach, RelationshipRecord, Wishes};

/// The columns of companies.
pub const COMPANY: &[&str] = &[
    "id",
    "company",
    "client-number",
    "siren",
    "siret",
    "bce",
    "vat",
    "sector",
    "size",
    "website",
    "email",
    "phone",
    "street",
    "postcode",
    "town",
    "country",
    "relation",
    "refusals",
    "owner",
    "acquisition",
    "language",
    "client-since",
    "spend-net",
    "total-net",
    "purchases",
    "basket-net",
    "balance",
    "first-purchase",
    "last-purchase",
    "class",
    "currency",
];

/// The columns of people.
pub const PERSON: &[&str] = &[
    "id",
    "civility",
    "given-name",
    "family-name",
    "client-number",
    "job",
    "company",
    "company-id",
    "email",
    "phone",
    "street",
    "postcode",
    "town",
    "country",
    "relation",
    "refusals",
    "owner",
    "acquisition",
    "language",
    "client-since",
    "spend-net",
    "total-net",
    "purchases",
    "basket-net",
    "balance",
    "first-purchase",
    "last-purchase",
    "class",
    "currency",
];

/// The columns of roles.
pub const ROLE: &[&str] = &["person-id", "company-id", "job"];

/// Companies, one a line.
pub async fn companies(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::with_capacity(ids.len());
    for company in reading.companies(ids).await? {
        let number = |kind| company.identifier(kind).unwrap_or_default().to_owned();
        let mut line = vec![
            company.id.to_string(),
            company.name.clone(),
            text(company.client_number.as_ref()),
            number(IdentifierKind::Siren),
            number(IdentifierKind::Siret),
            number(IdentifierKind::Bce),
            number(IdentifierKind::Vat),
            text(company.sector.as_ref()),
            text(company.size.as_ref()),
            text(company.website.as_ref()),
        ];
        line.extend(main_reach(&company.reach));
        line.extend(relationship((&company.relationship, &company.wishes), reading, pen));
        line.extend(figures(company.figures.as_ref(), pen));
        lines.push(line);
    }
    Ok(lines)
}

/// People, one a line.
pub async fn people(ids: &[Uuid], reading: &Reading, pen: &Pen) -> Result<Vec<Line>, Fault> {
    let people = reading.people(ids).await?;
    let employers = reading.employers(&people).await?;
    let mut lines = Vec::with_capacity(people.len());
    for person in people {
        let role = person.roles.first();
        let title = role.and_then(|role| role.title.as_ref()).or(person.job_title.as_ref());
        let mut line = vec![
            person.id.to_string(),
            text(person.civility.as_ref()),
            text(person.given_name.as_ref()),
            text(person.family_name.as_ref()),
            text(person.client_number.as_ref()),
            text(title),
            text(role.and_then(|role| employers.get(&role.company_id))),
            id(role.map(|role| role.company_id)),
        ];
        line.extend(main_reach(&person.reach));
        line.extend(relationship((&person.relationship, &person.wishes), reading, pen));
        line.extend(figures(person.figures.as_ref(), pen));
        lines.push(line);
    }
    Ok(lines)
}

/// Who works where, one role a line.
pub async fn roles(ids: &[Uuid], reading: &Reading) -> Result<Vec<Line>, Fault> {
    let roles = reading.roles(ids).await?;
    let line = |(person, role): (kernel::PersonId, crate::export::record::RoleRecord)| {
        vec![person.to_string(), role.company_id.to_string(), text(role.title.as_ref())]
    };
    Ok(roles.into_iter().map(line).collect())
}

/// The first e-mail, telephone and address: what a list of addresses needs.
fn main_reach(reach: &Reach) -> Line {
    let best = |one: Option<&crate::export::record::CoordinateRecord>| {
        one.map(|one| one.value.best().to_owned()).unwrap_or_default()
    };
    let address = reach.addresses.first();
    let postcode = address.and_then(|address| address.postcode.as_ref());
    let country = address.and_then(|address| address.country.as_ref());
    vec![
        best(reach.emails.first()),
        best(reach.phones.first()),
        text(address.and_then(|address| address.street.as_ref())),
        postcode.map(|postcode| postcode.best().to_owned()).unwrap_or_default(),
        text(address.and_then(|address| address.town.as_ref())),
        country.map(|country| country.best().to_owned()).unwrap_or_default(),
    ]
}

fn relationship((kept, wishes): (&RelationshipRecord, &Wishes), reading: &Reading, pen: &Pen) -> Line {
    let owner = kept.owner_id.and_then(|owner| reading.colleague(owner));
    vec![
        kept.relation.map(|relation| pen.word(format!("relation-{relation}"))).unwrap_or_default(),
        refusals_in_short(wishes, pen),
        owner.unwrap_or_default().to_owned(),
        text(kept.acquisition_channel.as_ref()),
        text(kept.language.as_ref()),
        day(kept.client_since),
    ]
}

fn figures(figures: Option<&FiguresRecord>, pen: &Pen) -> Line {
    let Some(figures) = figures else { return vec![String::new(); 9] };
    let cents = |amount| pen.cents(Some(amount), figures.currency);
    vec![
        cents(figures.spend_net_cents),
        cents(figures.total_net_cents),
        figures.purchases.to_string(),
        cents(figures.basket_net_cents),
        cents(figures.balance_cents),
        day(figures.first_purchase_on),
        day(figures.last_purchase.as_ref().map(|last| last.on)),
        text(figures.class.as_ref()),
        figures.currency.to_owned(),
    ]
}
