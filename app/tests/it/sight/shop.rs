//! A file of which Yanis looks after a part: Claire, written down twice, and a bookshop, with all that can stand
//! on a record; and what others look after, some of it so like his own that a hint would be tempted.

use std::collections::HashMap;

use app::wiring;
use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::attachment::{Attachment, FileKind};
use customers::company::{Company, CompanyDetails};
use customers::coordinates::{Coordinates, Label, PostalAddress};
use customers::person::{Person, PersonDetails, PersonName, Role as AtWork};
use customers::relation::Relationship;
use customers::sale::{DocumentKind, Sale, SaleDetails, Status};
use customers::store::{
    person, save_activity, save_attachment, save_company, save_person, save_sale, save_task,
};
use customers::task::{Task, TaskDetails};
use customers::{Arrival, Written};
use kernel::{Actor, CompanyId, Country, Currency, Holder, Id as _, PersonId, Role, UserId};
use personal::{Personal, Purpose};
use sea_orm::{ConnectionTrait as _, Statement};
use store::{Cause, Store, Tx};
use uuid::Uuid;
use web::testing::Stage;

/// What Yanis looks after.
pub struct Own {
    person: PersonId,
    company: CompanyId,
    /// By its kind: one of each.
    pub named: HashMap<&'static str, Uuid>,
    /// By its kind: another one.
    pub beside: HashMap<&'static str, Uuid>,
}

/// Whom others look after, or nobody.
pub struct Theirs {
    pub holders: Vec<Holder>,
}

impl Own {
    pub async fn in_the_file(store: &Store) -> Self {
        let (mut tx, yanis) = (begin(store).await, Some(Stage::user(Role::Seller)));
        let person = a_person(&mut tx, ("Claire", "Fontaine"), yanis).await;
        let twin = a_person(&mut tx, ("Claire", "Fontaine"), yanis).await;
        let company = a_company(&mut tx, "Librairie des Halles", yanis).await;
        let other = a_company(&mut tx, "Librairie des Halles", yanis).await;
        let sale = a_sale(&mut tx, (Some(person), None), "F-1").await;
        let about = (Some(person), None);
        let activity = a_note(&mut tx, about, "Passe le samedi").await;
        let task = a_task(&mut tx, about, ("Rappeler", Stage::user(Role::Seller))).await;
        let attachment = a_file(&mut tx, person.into()).await;
        tx.commit().await.unwrap();
        let (holder, person_id) = (person.uuid(), person.uuid());
        let company_id = company.uuid();
        let named = HashMap::from([
            ("person", person_id),
            ("company", company_id),
            ("sale", sale),
            ("activity", activity),
            ("task", task),
            ("attachment", attachment),
            ("holder", holder),
        ]);
        let beside = HashMap::from([("person", twin.uuid()), ("company", other.uuid())]);
        Self { person, company, named, beside }
    }

    /// Lets what is his name what is not: Claire works at that company, its buyer bought for the bookshop, he
    /// is to call them. Answers one record of theirs by each kind.
    pub async fn tie_to(
        &self,
        store: &Store,
        (them, theirs): (Holder, Holder),
    ) -> HashMap<&'static str, Uuid> {
        let hidden = standing_on(store, them, theirs).await;
        let (Holder::Person(them), Holder::Company(theirs)) = (them, theirs) else {
            panic!("a person and a company are planted")
        };
        let claire = person(store.reader(), self.person).await.unwrap().unwrap();
        let mut tx = begin(store).await;
        let roles = vec![AtWork { company: theirs, title: None }];
        let details = PersonDetails { roles, ..claire.details.clone() };
        save_person(&mut tx, claire.correct(details).unwrap()).await.unwrap();
        a_sale(&mut tx, (Some(them), Some(self.company)), "F-2").await;
        a_note(&mut tx, (Some(self.person), Some(theirs)), "Vue au salon").await;
        let about = (Some(them), Some(theirs));
        a_task(&mut tx, about, ("Porter le catalogue", Stage::user(Role::Seller))).await;
        tx.commit().await.unwrap();
        hidden
    }
}

impl Theirs {
    /// Claire once more and the bookshop once more, looked after by Camille or by nobody, and two others.
    pub async fn in_the_file(store: &Store) -> Self {
        let (mut tx, camille) = (begin(store).await, Some(Stage::user(Role::Owner)));
        let mut holders = Vec::new();
        for (name, owner) in [
            (("Claire", "Fontaine"), camille),
            (("Claire", "Fontaine"), None),
            (("Noël", "Vandenberghe"), camille),
            (("Noël", "Vandenberghe"), camille),
        ] {
            let person = a_person(&mut tx, name, owner).await;
            a_sale(&mut tx, (Some(person), None), "").await;
            a_note(&mut tx, (Some(person), None), "Préfère le matin").await;
            a_task(&mut tx, (Some(person), None), ("Envoyer le tarif", Stage::user(Role::Owner))).await;
            a_file(&mut tx, person.into()).await;
            holders.push(person.into());
        }
        for owner in [camille, None] {
            let company = a_company(&mut tx, "Librairie des Halles", owner).await;
            a_sale(&mut tx, (None, Some(company)), "").await;
            holders.push(company.into());
        }
        tx.commit().await.unwrap();
        Self { holders }
    }
}

/// Looks for duplicates, so that pairs are there to be told of.
pub async fn scan(store: &Store) {
    customers::duplicates::ask(store, Cause::new(Actor::Carnet, Purpose::ClientManagement)).await.unwrap();
    let runner = store.runner(vec![customers::duplicates::handler(wiring::grants())]);
    while runner.run_next().await.unwrap() {}
}

async fn begin(store: &Store) -> Tx {
    store.begin(Cause::new(Actor::Console, Purpose::ClientManagement)).await.unwrap()
}

fn arrival(tx: &Tx) -> Arrival {
    Arrival::by_hand(tx.ambient().now())
}

fn text(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

/// How everybody here is reached: alike, as far as the name goes.
fn coordinates(name: &str) -> Coordinates {
    let email = format!("{}@example.com", name.replace(' ', ".").to_lowercase());
    Coordinates {
        emails: Written::emails(&email).into_iter().map(Into::into).collect(),
        phones: Written::phones("06 39 98 20 11", Country::FR).into_iter().map(Into::into).collect(),
        addresses: vec![PostalAddress {
            label: Label::Delivery,
            street: Some(text("12 rue de Gand")),
            postcode: Written::postcode("59800", Country::FR),
            town: Some(text("Lille")),
            country: Written::country("France"),
        }],
    }
}

fn looked_after(owner: Option<UserId>) -> Relationship {
    Relationship { owner, ..Relationship::default() }
}

async fn a_person(tx: &mut Tx, (given, family): (&str, &str), owner: Option<UserId>) -> PersonId {
    let details = PersonDetails {
        name: PersonName { given: Some(text(given)), family: Some(text(family)), ..PersonName::default() },
        coordinates: coordinates(family),
        relationship: looked_after(owner),
        ..PersonDetails::default()
    };
    let step = Person::introduce(tx.ambient().id(), details, arrival(tx)).unwrap();
    save_person(tx, step).await.unwrap().id
}

async fn a_company(tx: &mut Tx, name: &str, owner: Option<UserId>) -> CompanyId {
    let details = CompanyDetails {
        name: text(name),
        coordinates: coordinates(name),
        relationship: looked_after(owner),
        ..CompanyDetails::default()
    };
    let step = Company::introduce(tx.ambient().id(), details, arrival(tx)).unwrap();
    save_company(tx, step).await.unwrap().id
}

/// An order, which no law keeps.
async fn a_sale(tx: &mut Tx, buyer: (Option<PersonId>, Option<CompanyId>), number: &str) -> Uuid {
    let details = SaleDetails {
        person: buyer.0,
        company: buyer.1,
        kind: DocumentKind::Order,
        number: Some(text(number)).filter(|_| !number.is_empty()),
        dated_on: "2026-11-02".parse().unwrap(),
        due_on: None,
        status: Status::Open,
        currency: Currency::EUR,
        net: 5_290,
        gross: None,
        lines: Vec::new(),
    };
    save_sale(tx, Sale::record(tx.ambient().id(), details, arrival(tx)).unwrap()).await.unwrap().id.uuid()
}

async fn a_note(tx: &mut Tx, about: (Option<PersonId>, Option<CompanyId>), said: &str) -> Uuid {
    let (person, company) = about;
    let (at, text) = (tx.ambient().now(), text(said));
    let details = ActivityDetails { person, company, kind: ActivityKind::Note, direction: None, at, text };
    let step = Activity::write_down(tx.ambient().id(), details, Actor::Console, arrival(tx)).unwrap();
    save_activity(tx, step).await.unwrap().id.uuid()
}

async fn a_task(
    tx: &mut Tx,
    (person, company): (Option<PersonId>, Option<CompanyId>),
    (title, owner): (&str, UserId),
) -> Uuid {
    let due_on = "2026-11-24".parse().unwrap();
    let details = TaskDetails { person, company, title: text(title), due_on, owner };
    save_task(tx, Task::plan(tx.ambient().id(), details, arrival(tx)).unwrap()).await.unwrap().id.uuid()
}

async fn a_file(tx: &mut Tx, holder: Holder) -> Uuid {
    let content = "Bon de commande";
    let file = Attachment {
        id: tx.ambient().id(),
        holder,
        name: text("bon.txt"),
        kind: FileKind::Text,
        size: content.len(),
        added_by: Stage::user(Role::Seller),
        added_at: tx.ambient().now(),
        sealed_for: holder,
    };
    let id = file.id.uuid();
    save_attachment(tx, file.add(), content.as_bytes()).await.unwrap();
    id
}

/// One record of each kind that stands on somebody.
async fn standing_on(store: &Store, person: Holder, company: Holder) -> HashMap<&'static str, Uuid> {
    let mut all =
        HashMap::from([("person", person.uuid()), ("company", company.uuid()), ("holder", person.uuid())]);
    for (kind, table, column) in [
        ("sale", "customers_sales", "person_id"),
        ("activity", "customers_activities", "person_id"),
        ("task", "customers_tasks", "person_id"),
        ("attachment", "customers_attachments", "holder_id"),
    ] {
        let sql = format!("SELECT id FROM {table} WHERE {column} = $1");
        let db = store.reader();
        let ask = Statement::from_sql_and_values(db.get_database_backend(), sql, [person.uuid().into()]);
        let row = db.query_one_raw(ask).await.unwrap().unwrap();
        all.insert(kind, row.try_get("", "id").unwrap());
    }
    all
}
