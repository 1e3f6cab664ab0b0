//! A small believable world: Maison Delcourt, wine and delicatessen in Lille, and its customers.

use customers::Arrival;
use customers::Written;
use customers::company::{Company, CompanyDetails, Identifier, IdentifierKind};
use customers::coordinates::{Coordinates, Label, PostalAddress};
use customers::person::{Person, PersonDetails, PersonName, Role};
use customers::sale::{DocumentKind, Line, Sale, SaleDetails, Status};
use customers::store::{Sight, save_company, save_person, save_sale};
use jiff::civil::Date;
use kernel::{Actor, CompanyId, Country, Currency, Holder, Id, Scope, UserId};
use personal::{Personal, Purpose};
use store::{Cause, Db, Store, Tx};

/// Camille Delcourt, who runs the house.
pub fn camille() -> Actor {
    Actor::User(UserId::from_uuid("018f0000-0000-7000-8000-00000000ca11".parse().unwrap()))
}

/// A change by Camille.
pub async fn begin(store: &Store) -> Tx {
    store.begin(Cause::new(camille(), Purpose::ClientManagement)).await.unwrap()
}

/// The file as somebody sees it from whom nothing is hidden.
pub fn whole<D: Db>(db: &D) -> Sight<'_, D> {
    Sight::new(db, &Scope::All)
}

pub fn text(text: &str) -> Option<Personal<String>> {
    Some(Personal::new(text.to_owned()))
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn by_hand(store: &Store) -> Arrival {
    Arrival::by_hand(store.ambient().now())
}

/// Claire Fontaine, a private customer in Lille.
pub fn claire() -> PersonDetails {
    PersonDetails {
        name: PersonName { given: text("Claire"), family: text("Fontaine"), ..PersonName::default() },
        client_number: text("P0042"),
        coordinates: Coordinates {
            emails: Written::emails("Claire.Fontaine@example.com").into_iter().map(Into::into).collect(),
            phones: Written::phones("06 39 98 20 11", Country::FR).into_iter().map(Into::into).collect(),
            addresses: vec![PostalAddress {
                label: Label::Delivery,
                street: text("12 rue de Gand"),
                postcode: Written::postcode("59800", Country::FR),
                town: text("Lille"),
                country: Written::country("France"),
            }],
        },
        ..PersonDetails::default()
    }
}

/// Noël Vandenberghe, who buys for a company.
pub fn noel(company: CompanyId) -> PersonDetails {
    PersonDetails {
        name: PersonName { given: text("Noël"), family: text("Vandenberghe"), ..PersonName::default() },
        roles: vec![Role { company, title: text("Responsable des achats") }],
        ..PersonDetails::default()
    }
}

/// Brasserie du Vieux-Port, in Brussels.
pub fn brasserie() -> CompanyDetails {
    CompanyDetails {
        name: Personal::new("Brasserie du Vieux-Port SRL".to_owned()),
        client_number: text("C0007"),
        identifiers: vec![
            Identifier { kind: IdentifierKind::Bce, written: Written::bce("0403.091.220").unwrap() },
            Identifier {
                kind: IdentifierKind::Vat,
                written: Written::vat("BE 0403.091.220", Country::BE).unwrap(),
            },
        ],
        coordinates: Coordinates {
            emails: Written::emails("info@vieux-port.example").into_iter().map(Into::into).collect(),
            ..Coordinates::default()
        },
        ..CompanyDetails::default()
    }
}

/// A company of that name and nothing else.
pub fn company_named(name: &str) -> CompanyDetails {
    CompanyDetails { name: Personal::new(name.to_owned()), ..CompanyDetails::default() }
}

pub async fn a_person(store: &Store, details: PersonDetails) -> Person {
    let mut tx = begin(store).await;
    let step = Person::introduce(store.ambient().id(), details, by_hand(store)).unwrap();
    let person = save_person(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
    person
}

pub async fn a_company(store: &Store, details: CompanyDetails) -> Company {
    let mut tx = begin(store).await;
    let step = Company::introduce(store.ambient().id(), details, by_hand(store)).unwrap();
    let company = save_company(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
    company
}

/// A paid invoice of one line, 20 % VAT.
pub fn invoice(buyer: impl Into<Holder>, number: &str, dated_on: &str, net: i64) -> SaleDetails {
    let (company, person) = match buyer.into() {
        Holder::Company(id) => (Some(id), None),
        Holder::Person(id) => (None, Some(id)),
    };
    let gross = Line::with_vat(net, 2_000);
    SaleDetails {
        company,
        person,
        kind: DocumentKind::Invoice,
        number: text(number),
        dated_on: day(dated_on),
        due_on: None,
        status: Status::Paid { on: None },
        currency: Currency::EUR,
        net,
        gross,
        lines: vec![Line {
            label: text("Caisse de six, Saint-Émilion"),
            quantity: Some(1_000),
            unit_price: Some(net),
            vat_rate: Some(2_000),
            net,
            gross,
            ..Line::default()
        }],
    }
}

pub async fn a_sale(store: &Store, details: SaleDetails) -> Sale {
    let mut tx = begin(store).await;
    let step = Sale::record(store.ambient().id(), details, by_hand(store)).unwrap();
    let sale = save_sale(&mut tx, step).await.unwrap();
    tx.commit().await.unwrap();
    sale
}
