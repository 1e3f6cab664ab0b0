//! What stood in a record before something changed it, in a form that can be sealed: under a batch's key, so
//! that an import can be undone whole; under the record's own, so that a merge can be taken apart.

use jiff::civil::Date;
use kernel::{CompanyId, Currency, PersonId, ProductId, UserId};
use personal::{Access, Personal};
use serde::{Deserialize, Serialize};

use crate::company::{CompanyDetails, Identifier, IdentifierKind};
use crate::coordinates::{Coordinate, Coordinates, Label, PostalAddress};
use crate::person::{PersonDetails, PersonName, Role};
use crate::product::ProductDetails;
use crate::relation::{Declared, Relationship};
use crate::sale::{DocumentKind, Line, SaleDetails, Status};
use crate::written::{Written, flaw_of};

/// What stood in a record of one of the tables.
#[derive(Serialize, Deserialize)]
pub enum Before {
    /// A company.
    Company(Company),
    /// A person.
    Person(Person),
    /// A sale.
    Sale(Sale),
    /// A product.
    Product(Product),
    /// Nothing: the batch made the record, and a later import that changed it was taken back.
    Nothing,
}

type Text = Option<String>;
/// As typed, as understood, and why it was not.
type Typed = (String, Text, Text);
/// What it is for, and the value.
type Labelled = (String, Typed);

/// A company as it stood.
#[derive(Serialize, Deserialize)]
pub struct Company {
    name: String,
    client_number: Text,
    identifiers: Vec<Labelled>,
    sector: Text,
    size: Text,
    website: Text,
    reach: Reach,
    relation: Relation,
}

/// A person as they stood.
#[derive(Serialize, Deserialize)]
pub struct Person {
    name: [Text; 3],
    client_number: Text,
    job_title: Text,
    roles: Vec<(CompanyId, Text)>,
    reach: Reach,
    relation: Relation,
}

#[derive(Serialize, Deserialize)]
struct Reach {
    emails: Vec<Labelled>,
    phones: Vec<Labelled>,
    addresses: Vec<Address>,
}

#[derive(Serialize, Deserialize)]
struct Address {
    label: String,
    street: Text,
    postcode: Option<Typed>,
    town: Text,
    country: Option<Typed>,
}

#[derive(Serialize, Deserialize)]
struct Relation {
    owner: Option<UserId>,
    channel: Text,
    language: Text,
    declared: Text,
    client_since: Option<Date>,
}

/// A sale as it stood.
#[derive(Serialize, Deserialize)]
pub struct Sale {
    buyers: (Option<CompanyId>, Option<PersonId>),
    kind: String,
    number: Text,
    dated_on: Date,
    due_on: Option<Date>,
    status: (String, Option<Date>),
    currency: String,
    net: i64,
    gross: Option<i64>,
    lines: Vec<SaleLine>,
}

#[derive(Serialize, Deserialize)]
struct SaleLine {
    product: Option<ProductId>,
    words: [Text; 2],
    figures: [Option<i64>; 4],
    net: i64,
    gross: Option<i64>,
}

/// A product as it stood.
#[derive(Serialize, Deserialize)]
pub struct Product {
    sku: Text,
    label: String,
    figures: [Option<i64>; 3],
    currency: String,
}

impl Before {
    /// A company.
    pub fn company(details: &CompanyDetails, access: &Access) -> Self {
        let identifier = |one: &Identifier| (one.kind.code().to_owned(), typed(&one.written, access));
        Self::Company(Company {
            name: details.name.reveal(access).clone(),
            client_number: opened(details.client_number.as_ref(), access),
            identifiers: details.identifiers.iter().map(identifier).collect(),
            sector: opened(details.sector.as_ref(), access),
            size: opened(details.size.as_ref(), access),
            website: opened(details.website.as_ref(), access),
            reach: Reach::of(&details.coordinates, access),
            relation: Relation::of(&details.relationship, access),
        })
    }

    /// A person.
    pub fn person(details: &PersonDetails, access: &Access) -> Self {
        let PersonName { civility, given, family } = &details.name;
        let role = |role: &Role| (role.company, opened(role.title.as_ref(), access));
        Self::Person(Person {
            name: [civility, given, family].map(|name| opened(name.as_ref(), access)),
            client_number: opened(details.client_number.as_ref(), access),
            job_title: opened(details.job_title.as_ref(), access),
            roles: details.roles.iter().map(role).collect(),
            reach: Reach::of(&details.coordinates, access),
            relation: Relation::of(&details.relationship, access),
        })
    }

    /// A sale.
    pub fn sale(details: &SaleDetails, access: &Access) -> Self {
        Self::Sale(Sale {
            buyers: (details.company, details.person),
            kind: details.kind.code().to_owned(),
            number: opened(details.number.as_ref(), access),
            dated_on: details.dated_on,
            due_on: details.due_on,
            status: (details.status.code().to_owned(), details.status.paid_on()),
            currency: details.currency.code().to_owned(),
            net: details.net,
            gross: details.gross,
            lines: details.lines.iter().map(|line| SaleLine::of(line, access)).collect(),
        })
    }

    /// A product.
    pub fn product(details: &ProductDetails) -> Self {
        Self::Product(Product {
            sku: details.sku.clone(),
            label: details.label.clone(),
            figures: [details.price, details.cost, details.vat_rate],
            currency: details.currency.code().to_owned(),
        })
    }
}

impl Company {
    /// The company as it stood; `None` when a word of it is no longer known.
    pub fn details(self) -> Option<CompanyDetails> {
        let identifier = |(kind, typed): Labelled| {
            Some(Identifier { kind: IdentifierKind::from_code(&kind)?, written: written(typed) })
        };
        Some(CompanyDetails {
            name: Personal::new(self.name),
            client_number: sealed(self.client_number),
            identifiers: self.identifiers.into_iter().map(identifier).collect::<Option<_>>()?,
            sector: sealed(self.sector),
            size: sealed(self.size),
            website: sealed(self.website),
            coordinates: self.reach.coordinates()?,
            relationship: self.relation.relationship(),
        })
    }
}

impl Person {
    /// The person as they stood; `None` when a word of it is no longer known.
    pub fn details(self) -> Option<PersonDetails> {
        let [civility, given, family] = self.name.map(sealed);
        let role = |(company, title)| Role { company, title: sealed(title) };
        Some(PersonDetails {
            name: PersonName { civility, given, family },
            client_number: sealed(self.client_number),
            job_title: sealed(self.job_title),
            roles: self.roles.into_iter().map(role).collect(),
            coordinates: self.reach.coordinates()?,
            relationship: self.relation.relationship(),
        })
    }
}

impl Sale {
    /// The sale as it stood; `None` when a word of it is no longer known.
    pub fn details(self) -> Option<SaleDetails> {
        Some(SaleDetails {
            company: self.buyers.0,
            person: self.buyers.1,
            kind: DocumentKind::from_code(&self.kind)?,
            number: sealed(self.number),
            dated_on: self.dated_on,
            due_on: self.due_on,
            status: Status::from_parts(&self.status.0, self.status.1)?,
            currency: Currency::from_code(&self.currency)?,
            net: self.net,
            gross: self.gross,
            lines: self.lines.into_iter().map(SaleLine::line).collect(),
        })
    }
}

impl Product {
    /// The product as it stood; `None` when its currency is no longer known.
    pub fn details(self) -> Option<ProductDetails> {
        let [price, cost, vat_rate] = self.figures;
        let currency = Currency::from_code(&self.currency)?;
        Some(ProductDetails { sku: self.sku, label: self.label, price, cost, currency, vat_rate })
    }
}

impl Reach {
    fn of(coordinates: &Coordinates, access: &Access) -> Self {
        let labelled = |one: &Coordinate| (one.label.code().to_owned(), typed(&one.written, access));
        Self {
            emails: coordinates.emails.iter().map(labelled).collect(),
            phones: coordinates.phones.iter().map(labelled).collect(),
            addresses: coordinates.addresses.iter().map(|one| Address::of(one, access)).collect(),
        }
    }

    fn coordinates(self) -> Option<Coordinates> {
        let coordinate = |(label, typed): Labelled| {
            Some(Coordinate { label: Label::from_code(&label)?, written: written(typed) })
        };
        Some(Coordinates {
            emails: self.emails.into_iter().map(coordinate).collect::<Option<_>>()?,
            phones: self.phones.into_iter().map(coordinate).collect::<Option<_>>()?,
            addresses: self.addresses.into_iter().map(Address::address).collect::<Option<_>>()?,
        })
    }
}

impl Address {
    fn of(address: &PostalAddress, access: &Access) -> Self {
        Self {
            label: address.label.code().to_owned(),
            street: opened(address.street.as_ref(), access),
            postcode: address.postcode.as_ref().map(|postcode| typed(postcode, access)),
            town: opened(address.town.as_ref(), access),
            country: address.country.as_ref().map(|country| typed(country, access)),
        }
    }

    fn address(self) -> Option<PostalAddress> {
        Some(PostalAddress {
            label: Label::from_code(&self.label)?,
            street: sealed(self.street),
            postcode: self.postcode.map(written),
            town: sealed(self.town),
            country: self.country.map(written),
        })
    }
}

impl Relation {
    fn of(relationship: &Relationship, access: &Access) -> Self {
        Self {
            owner: relationship.owner,
            channel: opened(relationship.channel.as_ref(), access),
            language: opened(relationship.language.as_ref(), access),
            declared: relationship.declared.map(|declared| declared.code().to_owned()),
            client_since: relationship.client_since,
        }
    }

    fn relationship(self) -> Relationship {
        Relationship {
            owner: self.owner,
            channel: sealed(self.channel),
            language: sealed(self.language),
            declared: self.declared.as_deref().and_then(Declared::from_code),
            client_since: self.client_since,
        }
    }
}

impl SaleLine {
    fn of(line: &Line, access: &Access) -> Self {
        Self {
            product: line.product,
            words: [&line.sku, &line.label].map(|words| opened(words.as_ref(), access)),
            figures: [line.quantity, line.unit_price, line.discount, line.vat_rate],
            net: line.net,
            gross: line.gross,
        }
    }

    fn line(self) -> Line {
        let ([sku, label], [quantity, unit_price, discount, vat_rate]) =
            (self.words.map(sealed), self.figures);
        let (product, net, gross) = (self.product, self.net, self.gross);
        Line { product, sku, label, quantity, unit_price, discount, vat_rate, net, gross }
    }
}

fn opened(text: Option<&Personal<String>>, access: &Access) -> Text {
    text.map(|text| text.reveal(access).clone())
}

fn sealed(text: Text) -> Option<Personal<String>> {
    text.map(Personal::new)
}

fn typed(written: &Written, access: &Access) -> Typed {
    let flaw = written.flaw.map(|flaw| flaw.code().to_owned());
    (written.raw.reveal(access).clone(), opened(written.canonical.as_ref(), access), flaw)
}

fn written((raw, canonical, flaw): Typed) -> Written {
    Written { raw: Personal::new(raw), canonical: sealed(canonical), flaw: flaw.as_deref().and_then(flaw_of) }
}
