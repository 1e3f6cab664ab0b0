//! Filling a base. Records go the way of an import's publication: made by the domain's verbs, saved many at
//! a time by the file's own store, with search text, figures, totals, journal and grounds, in transactions of
//! some thousand people. Only the reading of a file and the search for duplicates are left out.

use std::collections::HashMap;

use accounts::{Device, Established, NewHouse, NewUser, Password, SetUpTicket, Sight, set_up};
use contracts::{Basis, Origin, PrivacyCore as _};
use customers::company::{Company, CompanyDetails, CompanyRejection};
use customers::coordinates::{Coordinate, Coordinates, Label, PostalAddress};
use customers::person::{Person, PersonDetails, PersonName, PersonRejection, Role as Post};
use customers::product::{Product, ProductDetails, ProductRejection};
use customers::relation::Relationship;
use customers::sale::{DocumentKind, Line, Sale, SaleDetails, SaleRejection, Status};
use customers::store::{save_companies, save_people, save_products, save_sales};
use customers::{Arrival, TheFile, Written};
use jiff::civil::Date;
use kernel::{Actor, CompanyId, Country, Currency, Holder, Lang, PersonId, ProductId, Role, Vat};
use personal::{LegalBasis, Personal, Purpose, SourceClass};
use store::{Cause, Store, Tx};

use crate::names::GOODS;
use crate::people::{self, Address, Business, PEOPLE_PER_COMPANY, Purchase, Somebody};
use crate::{EMAIL, PASSWORD, Trouble};

/// How many people enter in one transaction, with their companies and sales.
const CHUNK: usize = 5_000;
/// VAT of everything that is sold, in hundredths of a percent.
const VAT_RATE: i64 = 2_000;

/// Sets the house up and brings so many people into it.
///
/// # Errors
/// Any fault of the store.
pub async fn fill(store: &Store, many: usize, told: impl Fn(usize)) -> Result<(), Trouble> {
    open_the_house(store).await?;
    let mut tx = begin(store).await?;
    let today = customers::store::books(tx.db()).await?.rules.day_at(tx.ambient().now());
    let shelf = stock(&mut tx).await?;
    tx.commit().await?;
    for from in (0..many).step_by(CHUNK) {
        let mut tx = begin(store).await?;
        let until = many.min(from + CHUNK);
        Clerk { tx: &mut tx, today, shelf: &shelf }.introduce(from, until).await?;
        tx.commit().await?;
        told(until);
    }
    Ok(())
}

async fn begin(store: &Store) -> Result<Tx, Trouble> {
    Ok(store.begin(Cause::new(Actor::Console, Purpose::ClientManagement)).await?)
}

async fn open_the_house(store: &Store) -> Result<(), Trouble> {
    let tx = store.begin(Cause::new(Actor::Console, Purpose::DataProtection)).await?;
    let ticket = SetUpTicket::make(&tx).await?;
    tx.commit().await?;
    let established = Established {
        name: "Maison Balance".to_owned(),
        country: Country::FR,
        lang: Lang::Fr,
        controller: text("Maison Balance SARL"),
        vat: Vat::default(),
    };
    let owner = NewUser {
        name: text("Odile Balance"),
        email: text(EMAIL),
        role: Role::Owner,
        lang: None,
        sight: Sight::default(),
    };
    let password = Password::choose(PASSWORD).map_err(|_| "the bench's password is refused")?;
    set_up(store, &TheFile, NewHouse { ticket, established, owner, password }, &Device::of("")).await?;
    Ok(())
}

/// Puts what is sold on the shelf.
async fn stock(tx: &mut Tx) -> Result<Vec<ProductId>, Trouble> {
    let (mut ids, mut steps) = (Vec::new(), Vec::new());
    for (sku, label, price) in GOODS.iter().copied() {
        let id: ProductId = tx.ambient().id();
        let details = ProductDetails {
            sku: Some(sku.to_owned()),
            label: label.to_owned(),
            price: Some(price),
            cost: None,
            currency: Currency::EUR,
            vat_rate: Some(VAT_RATE),
        };
        steps.push(Product::introduce(id, details, arrival(tx)).map_err(ProductRejection::code)?);
        ids.push(id);
    }
    save_products(tx, steps).await?;
    Ok(ids)
}

/// Whoever brings people in.
struct Clerk<'a> {
    tx: &'a mut Tx,
    today: Date,
    shelf: &'a [ProductId],
}

impl Clerk<'_> {
    /// Brings the people from one place up to another into the file, with companies and sales. A company
    /// never stands astride two transactions: the chunks are whole tens.
    async fn introduce(&mut self, from: usize, until: usize) -> Result<(), Trouble> {
        let companies = self.companies(from, until).await?;
        let mut kept: Vec<Holder> = companies.values().map(|id| Holder::Company(*id)).collect();
        let (mut steps, mut sales) = (Vec::new(), Vec::new());
        for place in from..until {
            let somebody = people::somebody(place);
            let id: PersonId = self.tx.ambient().id();
            let at = somebody.works_at.and_then(|(company, title)| Some((*companies.get(&company)?, title)));
            for (nth, purchase) in somebody.sales.iter().enumerate() {
                let details = self.invoice(purchase, (id, at.map(|(company, _)| company)), (place, nth));
                let step = Sale::record(self.tx.ambient().id(), details, arrival(self.tx));
                sales.push(step.map_err(SaleRejection::code)?);
            }
            let step = Person::introduce(id, person(somebody, at), arrival(self.tx));
            steps.push(step.map_err(PersonRejection::code)?);
            kept.push(Holder::Person(id));
        }
        save_people(self.tx, steps).await?;
        save_sales(self.tx, sales).await?;
        let bases: Vec<Basis> = kept.into_iter().map(|holder| basis(holder, self.today)).collect();
        Ok(privacy::Core.record_bases(self.tx, &bases).await?)
    }

    async fn companies(&mut self, from: usize, until: usize) -> Result<HashMap<usize, CompanyId>, Trouble> {
        let (mut ids, mut steps) = (HashMap::new(), Vec::new());
        for place in from / PEOPLE_PER_COMPANY..until.div_ceil(PEOPLE_PER_COMPANY) {
            let id: CompanyId = self.tx.ambient().id();
            let step = Company::introduce(id, company(people::business(place)), arrival(self.tx));
            steps.push(step.map_err(CompanyRejection::code)?);
            ids.insert(place, id);
        }
        save_companies(self.tx, steps).await?;
        Ok(ids)
    }

    fn invoice(
        &self,
        bought: &Purchase,
        (person, company): (PersonId, Option<CompanyId>),
        (place, nth): (usize, usize),
    ) -> SaleDetails {
        let (sku, label, price) = GOODS[bought.good];
        let (net, day) = (bought.net(), bought.day(self.today));
        let line = Line {
            product: self.shelf.get(bought.good).copied(),
            sku: Some(text(sku)),
            label: Some(text(label)),
            quantity: Some(bought.pieces * 1_000),
            unit_price: Some(price),
            discount: None,
            vat_rate: Some(VAT_RATE),
            net,
            gross: Line::with_vat(net, VAT_RATE),
        };
        SaleDetails {
            company,
            person: Some(person),
            kind: DocumentKind::Invoice,
            number: Some(text(people::invoice_number(place, nth))),
            dated_on: day,
            due_on: Some(day),
            status: if bought.is_paid { Status::Paid { on: Some(day) } } else { Status::Due },
            currency: Currency::EUR,
            net,
            gross: line.gross,
            lines: vec![line],
        }
    }
}

fn person(somebody: Somebody, at: Option<(CompanyId, &str)>) -> PersonDetails {
    let country = country(&somebody.home);
    PersonDetails {
        name: PersonName {
            civility: None,
            given: Some(text(somebody.given)),
            family: Some(text(somebody.family)),
        },
        client_number: Some(text(somebody.client_number)),
        job_title: None,
        roles: at.map(|(company, title)| Post { company, title: Some(text(title)) }).into_iter().collect(),
        coordinates: Coordinates {
            emails: Written::emails(&somebody.email).into_iter().map(main).collect(),
            phones: Written::phones(&somebody.phone, country).into_iter().map(main).collect(),
            addresses: vec![postal(somebody.home)],
        },
        relationship: Relationship { channel: Some(text(somebody.channel)), ..Relationship::default() },
    }
}

fn company(business: Business) -> CompanyDetails {
    CompanyDetails {
        name: text(business.name),
        client_number: None,
        identifiers: Vec::new(),
        sector: Some(text(business.sector)),
        size: None,
        website: None,
        coordinates: Coordinates {
            emails: Written::emails(&business.email).into_iter().map(main).collect(),
            phones: Vec::new(),
            addresses: vec![postal(business.seat)],
        },
        relationship: Relationship::default(),
    }
}

fn postal(address: Address) -> PostalAddress {
    let country = country(&address);
    PostalAddress {
        label: Label::Main,
        street: Some(text(address.street)),
        postcode: Written::postcode(address.postcode, country),
        town: Some(text(address.town)),
        country: Written::country(country.code()),
    }
}

const fn country(address: &Address) -> Country {
    if address.is_belgian() { Country::BE } else { Country::FR }
}

fn basis(holder: Holder, today: Date) -> Basis {
    let origin = Origin { class: SourceClass::FirstParty, text: "Bench".to_owned(), on: today };
    Basis { holder, purpose: Purpose::ClientManagement, basis: LegalBasis::Contract, origin }
}

const fn main(written: Written) -> Coordinate {
    Coordinate { label: Label::Main, written }
}

fn text(text: impl Into<String>) -> Personal<String> {
    Personal::new(text.into())
}

fn arrival(tx: &Tx) -> Arrival {
    Arrival::by_hand(tx.ambient().now())
}
