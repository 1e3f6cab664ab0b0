//! Nadia, who said no, in a file of one; and the house whose pages show it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use askama::Template;
use async_trait::async_trait;
use axum::Router;
use axum::extract::State;
use contracts::{
    Address, Exported, FileSummary, Objection, PeopleAndCompanies, PersonalDataSource, PrivacyCore,
    PrivacyState, Refusal, RefusalScope,
};
use kernel::{Actor, CompanyId, Holder, PersonId, Scope};
use personal::{Access, Personal, Purpose};
use privacy::{Core, Desk, Eraser, Source, WORDS};
use store::{Cause, Fault, Store, Tx};
use testkit::Base;
use web::paths::{CompanyRecord, PersonRecord};
use web::testing::Stage;
use web::{House, Page, Panels, Piece, Place, Problem, Routes, Rule, Visitor, Words};

/// Nobody is asked for, so nobody is named.
pub struct File;

#[async_trait]
impl PeopleAndCompanies for File {
    async fn names_of(
        &self,
        _: &Store,
        _: &Scope,
        holders: &[Holder],
    ) -> Result<Vec<Option<Personal<String>>>, Fault> {
        Ok(holders.iter().map(|_| None).collect())
    }

    async fn addresses_of(&self, _: &Tx, _: Holder) -> Result<Vec<Address>, Fault> {
        Ok(vec![nadias_mail(), nadias_phone()])
    }

    async fn taken_in_by(&self, _: &Tx, _: Holder) -> Result<Vec<Holder>, Fault> {
        Ok(Vec::new())
    }

    async fn summary(&self, _: &Store) -> Result<FileSummary, Fault> {
        Ok(FileSummary::default())
    }
}

pub fn nadias_mail() -> Address {
    Address::Email(Personal::new("nadia.benali@example.com".to_owned()))
}

pub fn nadias_phone() -> Address {
    Address::Phone(Personal::new("+33639982011".to_owned()))
}

pub fn nadia(store: &Store) -> Holder {
    Holder::Person(store.ambient().id::<PersonId>())
}

pub fn cause() -> Cause {
    Cause::new(Actor::Console, Purpose::DataProtection)
}

pub fn eraser() -> Eraser {
    Eraser::new(vec![Arc::new(Source)], Arc::new(File))
}

pub fn refusal(holder: Holder, scope: RefusalScope) -> Refusal {
    Refusal {
        holder,
        addresses: vec![nadias_mail()],
        scope,
        said_on: "2022-05-04".parse().ok(),
        source: "call",
    }
}

pub async fn refuse(store: &Store, refusals: &[Refusal]) {
    let mut tx = store.begin(cause()).await.unwrap();
    Core.record_refusals(&mut tx, refusals).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn state(store: &Store, holder: Holder) -> PrivacyState {
    Core.states_of(store, &[holder]).await.unwrap().remove(0)
}

pub async fn held_against(store: &Store, address: Address) -> Vec<RefusalScope> {
    let tx = store.begin(cause()).await.unwrap();
    let held = Core.suppressions_of(&tx, &[address]).await.unwrap().remove(0);
    tx.rollback().await.unwrap();
    held
}

/// What a file of this test's own keeps of its holders: a name, and invoices that hold it back.
#[derive(Default)]
pub struct Drawer(Mutex<HashMap<Holder, u64>>);

impl Drawer {
    pub fn keep(&self, holder: Holder, invoices: u64) {
        self.0.lock().unwrap().insert(holder, invoices);
    }

    pub fn holds(&self, holder: Holder) -> bool {
        self.0.lock().unwrap().contains_key(&holder)
    }
}

#[async_trait]
impl PeopleAndCompanies for Drawer {
    async fn names_of(
        &self,
        _: &Store,
        _: &Scope,
        holders: &[Holder],
    ) -> Result<Vec<Option<Personal<String>>>, Fault> {
        let named = |holder: &Holder| self.holds(*holder).then(|| Personal::new("Nadia Benali".to_owned()));
        Ok(holders.iter().map(named).collect())
    }

    async fn addresses_of(&self, _: &Tx, _: Holder) -> Result<Vec<Address>, Fault> {
        Ok(vec![nadias_mail(), nadias_phone()])
    }

    async fn taken_in_by(&self, _: &Tx, _: Holder) -> Result<Vec<Holder>, Fault> {
        Ok(Vec::new())
    }

    async fn summary(&self, _: &Store) -> Result<FileSummary, Fault> {
        Ok(FileSummary::default())
    }
}

#[async_trait]
impl PersonalDataSource for Drawer {
    fn context(&self) -> &'static str {
        "drawer"
    }

    async fn export(&self, _: &Store, holder: Holder, _: &Access) -> Result<Vec<Exported>, Fault> {
        let row = Exported { kind: "person", values: BTreeMap::from([("name", "Nadia Benali".to_owned())]) };
        Ok(self.holds(holder).then_some(row).into_iter().collect())
    }

    async fn objections(&self, _: &Tx, holder: Holder) -> Result<Vec<Objection>, Fault> {
        let rows = self.0.lock().unwrap().get(&holder).copied().unwrap_or_default();
        let objection = Objection { code: "objection-invoices-are-kept", rule: "T-05", rows };
        Ok((rows > 0).then_some(objection).into_iter().collect())
    }

    async fn erase(&self, _: &mut Tx, holder: Holder) -> Result<(), Fault> {
        self.0.lock().unwrap().remove(&holder);
        Ok(())
    }
}

/// The words of the file that keeps invoices.
const DRAWERS: Words = Words {
    room: "drawer",
    fr: "objection-invoices-are-kept = Dix ans de factures.\n",
    en: "objection-invoices-are-kept = Ten years of invoices.\n",
};

/// A house whose record pages show nothing but what privacy contributes.
pub struct Play {
    pub stage: Stage,
    pub router: Router,
    pub drawer: Arc<Drawer>,
    pub nadia: Holder,
    pub company: Holder,
}

impl Play {
    /// Nadia and a company, without invoices.
    pub fn of(base: &Base) -> Self {
        let drawer = Arc::new(Drawer::default());
        let (nadia, company) = (nadia(&base.store), Holder::Company(base.ambient.id::<CompanyId>()));
        drawer.keep(nadia, 0);
        drawer.keep(company, 0);
        let mut stage = Stage::new(base.store.clone(), &[WORDS, DRAWERS]);
        stage.house.panels = Panels::new(privacy::panels(&base.store));
        let desk = Desk::new(vec![drawer.clone(), Arc::new(Source)], drawer.clone());
        let router = stage.open(privacy::routes(desk).and(records()));
        Self { stage, router, drawer, nadia, company }
    }
}

/// The record pages that `customers` answers in a whole house.
fn records() -> Routes {
    let seen = Rule::May(kernel::Ability::SeeCustomers, Purpose::ClientManagement);
    Routes::new().get(seen, person).get(seen, company)
}

#[derive(Template)]
#[template(
    source = r#"{% extends "layout.html" %}{% block title %}Carnet{% endblock %}{% block content %}<h1>Carnet</h1>
{% for piece in lines %}{{ piece }}{% endfor %}{% for piece in aside %}{{ piece }}{% endfor %}{% endblock %}"#,
    ext = "html"
)]
struct RecordPage {
    lines: Vec<Piece>,
    aside: Vec<Piece>,
}

async fn person(
    path: PersonRecord,
    visitor: Visitor,
    state: State<House>,
) -> Result<Page<RecordPage>, Problem> {
    record(path.id.into(), visitor, state).await
}

async fn company(
    path: CompanyRecord,
    visitor: Visitor,
    state: State<House>,
) -> Result<Page<RecordPage>, Problem> {
    record(path.id.into(), visitor, state).await
}

async fn record(
    holder: Holder,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Page<RecordPage>, Problem> {
    let lines = house.panels.pieces(Place::Line, holder, &visitor).await?;
    let aside = house.panels.pieces(Place::Aside, holder, &visitor).await?;
    Ok(visitor.page(RecordPage { lines, aside }))
}

mod filters {
    pub use web::filters::*;
}
