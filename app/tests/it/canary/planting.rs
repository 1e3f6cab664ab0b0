//! A person and a company with everything there is to know of somebody, and a word of its own in
//! every personal column. The inventories say which columns there are, so a new one fails the test
//! until somebody here fills it.

use contracts::{Basis, Claim, ConsentAnswer, Mark, Origin, PrivacyCore, Refusal, RefusalScope};
use customers::Arrival;
use customers::Written;
use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::attachment::{Attachment, FileKind};
use customers::company::{Company, CompanyDetails, Identifier, IdentifierKind};
use customers::coordinates::{Coordinates, Label, PostalAddress};
use customers::person::{Person, PersonDetails, PersonName, Role};
use customers::relation::Relationship;
use customers::sale::{DocumentKind, Line, Sale, SaleDetails, Status};
use customers::store::{save_activity, save_attachment, save_company, save_person, save_sale, save_task};
use customers::task::{Task, TaskDetails};
use kernel::{Actor, CompanyId, Country, Currency, Holder, PersonId};
use personal::inventory::Subject;
use personal::{Channel, LegalBasis, Personal, Purpose, SourceClass};
use sea_orm::ConnectionTrait;
use store::{Cause, Store, Tx};

/// Whom the words are about.
pub struct Planted {
    /// A person.
    pub person: Holder,
    /// The company they work at.
    pub company: Holder,
    /// The words that stand in the rows now, one in each personal column.
    pub words: Vec<String>,
    /// The words that stood there before: the history knows them.
    pub history: Vec<String>,
}

/// Hands out words that occur nowhere else, and remembers them.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn next(&mut self) -> String {
        let word = format!("qzcanari{}", self.0.len() + 1000);
        self.0.push(word.clone());
        word
    }

    fn sealed(&mut self) -> Personal<String> {
        Personal::new(self.next())
    }
}

/// Plants everything.
pub async fn plant(store: &Store) -> Planted {
    let mut history = Words::default();
    let cause = Cause::new(Actor::Console, Purpose::ClientManagement);
    let mut tx = store.begin(cause).await.unwrap();
    let company = a_company(&mut tx, &mut history).await;
    let person = a_person(&mut tx, company, &mut history).await;
    for (person, company) in [(Some(person), None), (None, Some(company))] {
        an_order(&mut tx, person, company, &mut history).await;
        a_note(&mut tx, person, company, &mut history).await;
        a_task(&mut tx, person, company, &mut history).await;
    }
    for holder in [Holder::Person(person), Holder::Company(company)] {
        wishes(&mut tx, holder, &mut history).await;
        a_file(&mut tx, holder, &mut history).await;
    }
    tx.commit().await.unwrap();
    let words = in_every_column(store).await;
    Planted { person: person.into(), company: company.into(), words, history: history.0 }
}

async fn a_company(tx: &mut Tx, words: &mut Words) -> CompanyId {
    let vat =
        Identifier { kind: IdentifierKind::Vat, written: Written::vat("BE0403170701", Country::BE).unwrap() };
    let details = CompanyDetails {
        name: words.sealed(),
        client_number: Some(words.sealed()),
        identifiers: vec![vat],
        sector: Some(words.sealed()),
        size: Some(words.sealed()),
        website: Some(words.sealed()),
        coordinates: coordinates(words),
        relationship: relationship(words),
    };
    let step = Company::introduce(tx.ambient().id(), details, arrival(tx)).unwrap();
    save_company(tx, step).await.unwrap().id
}

/// Brought in, then corrected: the history knows the words before.
async fn a_person(tx: &mut Tx, company: CompanyId, words: &mut Words) -> PersonId {
    let step = Person::introduce(tx.ambient().id(), details_at(company, words), arrival(tx)).unwrap();
    let person = save_person(tx, step).await.unwrap();
    let id = person.id;
    save_person(tx, person.correct(details_at(company, words)).unwrap()).await.unwrap();
    id
}

fn details_at(company: CompanyId, words: &mut Words) -> PersonDetails {
    PersonDetails {
        name: PersonName {
            civility: Some(words.sealed()),
            given: Some(words.sealed()),
            family: Some(words.sealed()),
        },
        client_number: Some(words.sealed()),
        job_title: Some(words.sealed()),
        roles: vec![Role { company, title: Some(words.sealed()) }],
        coordinates: coordinates(words),
        relationship: relationship(words),
    }
}

fn coordinates(words: &mut Words) -> Coordinates {
    let email = format!("{}@example.com", words.next());
    Coordinates {
        emails: Written::emails(&email).into_iter().map(Into::into).collect(),
        phones: Written::phones("06 39 98 20 11", Country::FR).into_iter().map(Into::into).collect(),
        addresses: vec![PostalAddress {
            label: Label::Delivery,
            street: Some(words.sealed()),
            postcode: Written::postcode("59800", Country::FR),
            town: Some(words.sealed()),
            country: Written::country("France"),
        }],
    }
}

fn relationship(words: &mut Words) -> Relationship {
    Relationship { channel: Some(words.sealed()), language: Some(words.sealed()), ..Relationship::default() }
}

/// An order, which no law keeps.
async fn an_order(tx: &mut Tx, person: Option<PersonId>, company: Option<CompanyId>, words: &mut Words) {
    let dated_on = "2026-11-02".parse().unwrap();
    let line = Line { sku: Some(words.sealed()), label: Some(words.sealed()), net: 5_290, ..Line::default() };
    let details = SaleDetails {
        company,
        person,
        kind: DocumentKind::Order,
        number: Some(words.sealed()),
        dated_on,
        due_on: None,
        status: Status::Open,
        currency: Currency::EUR,
        net: 5_290,
        gross: None,
        lines: vec![line],
    };
    let step = Sale::record(tx.ambient().id(), details, arrival(tx)).unwrap();
    save_sale(tx, step).await.unwrap();
}

async fn a_note(tx: &mut Tx, person: Option<PersonId>, company: Option<CompanyId>, words: &mut Words) {
    let at = tx.ambient().now();
    let text = words.sealed();
    let details = ActivityDetails { person, company, kind: ActivityKind::Note, direction: None, at, text };
    let step = Activity::write_down(tx.ambient().id(), details, Actor::Console, arrival(tx)).unwrap();
    save_activity(tx, step).await.unwrap();
}

async fn a_task(tx: &mut Tx, person: Option<PersonId>, company: Option<CompanyId>, words: &mut Words) {
    let due_on = "2026-11-24".parse().unwrap();
    let details = TaskDetails { person, company, title: words.sealed(), due_on, owner: tx.ambient().id() };
    save_task(tx, Task::plan(tx.ambient().id(), details, arrival(tx)).unwrap()).await.unwrap();
}

/// A file whose name and content tell of somebody.
async fn a_file(tx: &mut Tx, holder: Holder, words: &mut Words) {
    let (name, content) = (words.sealed(), words.next());
    let file = Attachment {
        id: tx.ambient().id(),
        holder,
        name,
        kind: FileKind::Text,
        size: content.len(),
        added_by: tx.ambient().id(),
        added_at: tx.ambient().now(),
        sealed_for: holder,
    };
    save_attachment(tx, file.add(), content.as_bytes()).await.unwrap();
}

/// What privacy keeps of somebody.
async fn wishes(tx: &mut Tx, holder: Holder, words: &mut Words) {
    let origin = Origin {
        class: SourceClass::FirstParty,
        text: "Carnet de la boutique".to_owned(),
        on: "2026-01-15".parse().unwrap(),
    };
    let purpose = Purpose::ClientManagement;
    let basis = Basis { holder, purpose, basis: LegalBasis::Contract, origin };
    privacy::Core.record_bases(tx, &[basis]).await.unwrap();
    let (answer, evidence) = (ConsentAnswer::Yes, Some(words.sealed()));
    let claim = Claim {
        holder,
        purpose: Purpose::Newsletter,
        channel: Channel::Email,
        answer,
        given_on: None,
        evidence,
    };
    privacy::Core.record_claims(tx, &[claim]).await.unwrap();
    let scope = RefusalScope::Everything(Mark::DoNotContact);
    let refusal = Refusal { holder, addresses: Vec::new(), scope, said_on: None, source: "call" };
    privacy::Core.record_refusals(tx, &[refusal]).await.unwrap();
}

fn arrival(tx: &Tx) -> Arrival {
    Arrival::by_hand(tx.ambient().now())
}

/// Puts a word into every personal column of the two holders' rows, the only ones there are.
async fn in_every_column(store: &Store) -> Vec<String> {
    let mut words = Vec::new();
    for (_, inventory) in app::coverage::inventories().unwrap() {
        let about_holders = inventory
            .table
            .into_iter()
            .filter(|(_, table)| !matches!(table.subject, Subject::User | Subject::Nobody));
        for (table, rules) in about_holders {
            for (column, _) in rules.columns.iter().filter(|(_, column)| column.class.is_about_somebody()) {
                let word = format!("qzcanari{}", words.len() + 5000);
                let sql = format!("UPDATE {table} SET {column} = '{word}' WHERE {column} IS NOT NULL");
                let written = store.writer().execute_unprepared(&sql).await.unwrap().rows_affected();
                assert!(written > 0, "nobody is planted in {table}.{column}: fill it in this file");
                words.push(word);
            }
        }
    }
    words
}
