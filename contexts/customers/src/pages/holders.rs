//! What the lists of people and of companies have alike.

use std::collections::HashMap;
use std::future::Future;

use jiff::civil::Date;
use kernel::{Holder, Id as _, Money, UserId};
use listing::{Catalogue, Count, EXACT_UP_TO, Kind, Test};
use personal::Personal;
use store::Fault;
use web::Problem;
use web::view::Choice;

use super::desk::Desk;
use super::hints::{Hint, hints};
use super::list::{Asked, Choices, Column, List, Looked, Names, Order, State};
use super::office::Staff;
use crate::figures::Class;
use crate::relation::Relation;
use crate::store::RowStanding;

/// By what both lists can be sorted.
pub const ORDERS: &[Order] = &[
    Order { facet: "name", label: "column-name", greatest_first: false },
    Order { facet: "spend", label: "column-spend", greatest_first: true },
    Order { facet: "last-sale", label: "column-last-sale", greatest_first: true },
    Order { facet: "purchases", label: "column-purchases", greatest_first: true },
    Order { facet: "balance", label: "column-balance", greatest_first: true },
    Order { facet: "basket", label: "column-basket", greatest_first: true },
    Order { facet: "first-sale", label: "column-first-sale", greatest_first: true },
    Order { facet: "class", label: "column-class", greatest_first: true },
];

/// A column of text, by the class with which it gives way.
const fn text(code: &'static str, label: &'static str, way: &'static str, cell: &'static str) -> Column {
    Column { code, label, way, side: "", cell, is_ready: true }
}

/// A column of a figure that whoever chose nothing sees while the list is sorted or filtered by it.
const fn figure(code: &'static str, label: &'static str) -> Column {
    Column { code, label, way: "", side: "r", cell: "num", is_ready: false }
}

/// The columns that both lists can show, after those of their own.
pub const RELATION: Column = text("relation", "column-relation", "p1", "");
pub const TOWN: Column = text("town", "column-town", "p3", "soft");
pub const PHONE: Column = text("phone", "column-phone", "p4", "soft");
pub const SPEND: Column = Column { is_ready: true, ..figure("spend", "column-spend") };
pub const PURCHASES: Column = figure("purchases", "column-purchases");
pub const BALANCE: Column = figure("balance", "column-balance");
pub const BASKET: Column = figure("basket", "column-basket");
pub const FIRST_SALE: Column = Column { side: "", cell: "soft", ..figure("first-sale", "column-first-sale") };
pub const CLASS: Column = figure("class", "column-class");
pub const LAST_SALE: Column = text("last-sale", "column-last-sale", "p3", "soft");
pub const WISHES: Column = text("wishes", "column-wishes", "p1", "");
pub const OWNER: Column = text("owner", "column-owner", "p3", "");

/// How many there are in sight, where that was counted, and in each relation where that is quick to tell.
pub struct Counts {
    all: Option<i64>,
    relations: HashMap<Relation, i64>,
}

impl Counts {
    /// Counts of each relation are asked of small files only.
    pub async fn of(
        all: Count,
        relations: impl Future<Output = Result<HashMap<Relation, i64>, Fault>>,
    ) -> Result<Self, Fault> {
        let all = match all {
            Count::Exactly { rows, .. } => Some(rows),
            Count::More => None,
        };
        let is_small = all.is_some_and(|all| all <= EXACT_UP_TO);
        let relations = if is_small { relations.await? } else { HashMap::new() };
        Ok(Self { all, relations })
    }

    fn of_kind(&self, code: Option<&str>) -> Option<i64> {
        match code {
            None => self.all,
            Some(code) => self.relations.get(&Relation::from_code(code)?).copied(),
        }
    }
}

/// The cells that a line of either list has.
pub struct Cells {
    pub phone: Option<Personal<String>>,
    pub town: Option<Personal<String>>,
    pub relation: Relation,
    pub spend: Option<Money>,
    pub last_on: Option<Date>,
    pub purchases: i64,
    pub balance: Option<Money>,
    pub basket: Option<Money>,
    pub first_on: Option<Date>,
    /// The grades of recency, frequency and amount.
    pub class: Option<String>,
    pub hint: Option<Hint>,
    pub owner: Option<Personal<String>>,
}

/// What the lines of a page are made with, asked once.
pub struct Clerk<'a> {
    desk: &'a Desk,
    staff: &'a Staff,
    hints: HashMap<Holder, Hint>,
    trail: String,
}

impl<'a> Clerk<'a> {
    /// A clerk who knows the wishes of these holders.
    pub async fn new(
        desk: &'a Desk,
        staff: &'a Staff,
        state: &State,
        whom: &[Holder],
    ) -> Result<Self, Problem> {
        Ok(Self { desk, staff, hints: hints(desk, whom).await?, trail: state.trail() })
    }

    /// The address of a record, with the list one comes from.
    pub fn href(&self, holder: Holder) -> String {
        let path = super::paths::record(holder);
        if self.trail.is_empty() { path } else { format!("{path}?{}", self.trail) }
    }

    /// The cells of a line.
    pub fn cells(&self, holder: Holder, phone: Option<Personal<String>>, standing: RowStanding) -> Cells {
        let amount = |cents: i64| (cents != 0).then(|| self.desk.money(cents));
        Cells {
            phone: phone.map(|number| self.desk.phone(&number)),
            town: standing.town,
            relation: standing.relation,
            spend: amount(standing.spend.shown(self.desk.vat())),
            last_on: standing.last_on,
            purchases: standing.purchases,
            balance: amount(standing.balance),
            basket: amount(standing.basket.shown(self.desk.vat())),
            first_on: standing.first_on,
            class: standing.class.map(Class::code),
            hint: self.hints.get(&holder).copied(),
            owner: standing.owner.and_then(|id| self.staff.name(id)).cloned(),
        }
    }
}

/// Puts together what stands around a table of holders.
pub async fn list(
    desk: &Desk,
    asked: Asked<'_>,
    looked: Looked,
    (staff, counts, channels): (&Staff, Counts, Vec<Personal<String>>),
) -> Result<List, Problem> {
    let choices = Choices { flaws: flaws(asked.catalogue), ..choices(desk, staff, &asked.state, channels) };
    let tabs = asked.state.tabs(|code| counts.of_kind(code));
    List::of(desk, asked, looked, (tabs, choices, Some("list-sum-spend"))).await
}

/// What a list can be narrowed to that falls short.
fn flaws(catalogue: &Catalogue) -> Vec<Choice> {
    let known = match catalogue.facet("flaw").map(|facet| facet.kind) {
        Ok(Kind::Choice(known)) => known,
        _ => &[],
    };
    known.iter().map(|code| Choice::new(*code, web::Sentence::new(format!("flaw-{code}")))).collect()
}

fn choices(desk: &Desk, staff: &Staff, state: &State, channels: Vec<Personal<String>>) -> Choices {
    let channel = |word: Personal<String>| {
        let word = word.into_revealed(desk.access());
        Choice::new(word.clone(), web::Sentence::verbatim(word))
    };
    let none = || std::iter::once(Choice::new("none", "filter-none"));
    let of_colleagues = colleagues(desk, staff, state);
    Choices {
        owners: of_colleagues.owners.into_iter().chain(none()).collect(),
        channels: channels.into_iter().map(channel).chain(none()).collect(),
        ..of_colleagues
    }
}

/// The colleagues a list can be narrowed to, and the names of those it is.
pub fn colleagues(desk: &Desk, staff: &Staff, state: &State) -> Choices {
    let chosen = |test: &Test| match test {
        Test::Refers(id) => Some(UserId::from_uuid(*id)),
        _ => None,
    };
    let chosen: Vec<UserId> = state.view.tests.iter().filter_map(|(_, test)| chosen(test)).collect();
    let reveal = |name: &Personal<String>| name.reveal(desk.access()).clone();
    let names: Names = chosen.iter().filter_map(|id| Some((id.uuid(), reveal(staff.name(*id)?)))).collect();
    let owner = |one: &contracts::Colleague| {
        Choice::new(one.id.to_string(), web::Sentence::verbatim(reveal(&one.name)))
    };
    let owners = staff.choices(chosen.first().copied()).map(owner).collect();
    Choices { names, owners, ..Choices::default() }
}
