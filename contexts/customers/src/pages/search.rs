//! The search from everywhere: people, companies and sales by name, address, number, typos forgiven; and
//! pages and deeds by their name. The palette shows the same list.

use askama::Template;
use axum::extract::Query;
use kernel::{Ability, Money};
use personal::{Access, Personal};
use serde::Deserialize;
use store::reads;
use store::search::Hit;
use uuid::Uuid;
use web::{Command, Page, Problem, Sentence, Wish, filters};

use super::desk::Desk;
use super::paths::{CompanyPath, PersonPath, SalePath, Search};
use crate::relation::Relation;
use crate::store::{CompanyRow, PersonRow, company_rows, person_rows, sale_rows};

/// How many records of all kinds the page shows; whoever wants more searches in a list.
const MOST: usize = 30;
/// How many the palette shows.
const MOST_AT_ONCE: usize = 10;
/// How many of the records looked at last are offered again.
const RECENT: usize = 6;

/// What is searched for.
#[derive(Deserialize)]
pub struct Question {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "customers/search.html", blocks = ["hits"])]
pub struct SearchPage {
    q: String,
    found: Found,
    pages: Vec<Command>,
    deeds: Vec<Command>,
    access: Access,
}

/// What was found, the best of each kind first.
#[derive(Default)]
struct Found {
    /// Of how many at most.
    most: usize,
    recent: Vec<Holder>,
    people: Vec<Holder>,
    companies: Vec<Holder>,
    sales: Vec<Sale>,
}

struct Holder {
    href: String,
    name: Personal<String>,
    beside: Option<Personal<String>>,
    relation: Relation,
    /// How its sign looks.
    class: &'static str,
}

struct Sale {
    href: String,
    title: Sentence,
    number: Option<Personal<String>>,
    buyer: Option<Personal<String>>,
    amount: Money,
}

pub async fn show(
    _: Search,
    desk: Desk,
    Query(Question { q }): Query<Question>,
) -> Result<Page<SearchPage>, Problem> {
    let q = q.trim().to_owned();
    let found = if q.is_empty() { Found::lately(&desk).await? } else { Found::by(&desk, &q).await? };
    let shell = desk.visitor.shell();
    let (pages, deeds) = (shell.pages_named(&q), shell.deeds_named(&q));
    let page = desk.visitor.page(SearchPage { q, found, pages, deeds, access: desk.visitor.access });
    Ok(page.part("hits", |page| Box::new(page.as_hits())))
}

impl SearchPage {
    /// How much is offered in all.
    const fn many(&self) -> usize {
        self.found.many() + self.found.recent.len() + self.pages.len() + self.deeds.len()
    }
}

impl Found {
    async fn by(desk: &Desk, words: &str) -> Result<Self, Problem> {
        let sees_all = desk.visitor.may(Ability::SeeCustomers);
        let kinds: &[&str] = if sees_all { &["person", "company", "sale"] } else { &["sale"] };
        let is_palette = matches!(desk.visitor.shell().wish(), Wish::Fragment(_));
        let most = if is_palette { MOST_AT_ONCE } else { MOST };
        let hits = desk.find(words, kinds, most).await?;
        let of = |kind: &str| -> Vec<Uuid> {
            hits.iter().filter(|hit: &&Hit| hit.kind == kind).map(|hit| hit.id).collect()
        };
        let people = person_rows(desk.sight(), &of("person")).await?.into_iter().map(Holder::from);
        let companies = company_rows(desk.sight(), &of("company")).await?.into_iter().map(Holder::from);
        let sales = sale_rows(desk.sight(), &of("sale")).await?.into_iter().map(|row| Sale {
            href: SalePath { id: row.id }.to_string(),
            title: Sentence::new(row.kind.key()),
            amount: Money { cents: row.amount.shown(desk.vat()), currency: row.currency },
            buyer: row.company.map(|(_, name)| name).or(row.person.map(|(_, name)| name)),
            number: row.number,
        });
        let (people, companies, sales) = (people.collect(), companies.collect(), sales.collect());
        Ok(Self { most, people, companies, sales, ..Self::default() })
    }

    /// The records the visitor looked at last, as the access log has it: nothing of it stays in the browser.
    async fn lately(desk: &Desk) -> Result<Self, Problem> {
        if !desk.visitor.may(Ability::SeeCustomers) {
            return Ok(Self::default());
        }
        let seen = reads::looked_at_last(desk.reader(), desk.visitor.user, RECENT).await?;
        let of = |kind: &str| -> Vec<Uuid> {
            seen.iter().filter(|one| one.kind() == kind).map(|one| one.uuid()).collect()
        };
        let people = person_rows(desk.sight(), &of("person")).await?;
        let companies = company_rows(desk.sight(), &of("company")).await?;
        let people = people.into_iter().map(|row| (row.id.into(), row.into()));
        let mut known: Vec<(kernel::Holder, Holder)> =
            people.chain(companies.into_iter().map(|row| (row.id.into(), row.into()))).collect();
        known.sort_by_key(|(who, _)| seen.iter().position(|one| one == who));
        Ok(Self { recent: known.into_iter().map(|(_, holder)| holder).collect(), ..Self::default() })
    }

    /// The records, each kind under a title.
    fn sections(&self) -> impl Iterator<Item = (&'static str, &[Holder])> {
        let all = [
            ("search-recent", self.recent.as_slice()),
            ("people", self.people.as_slice()),
            ("companies", self.companies.as_slice()),
        ];
        all.into_iter().filter(|(_, holders)| !holders.is_empty())
    }

    /// How many records fit what was typed.
    const fn many(&self) -> usize {
        self.people.len() + self.companies.len() + self.sales.len()
    }

    /// Whether there may be more than is shown.
    const fn is_cut(&self) -> bool {
        self.most > 0 && self.many() >= self.most
    }
}

impl From<PersonRow> for Holder {
    fn from(row: PersonRow) -> Self {
        Self {
            href: PersonPath { id: row.id }.to_string(),
            beside: row.company.map(|(_, name)| name).or(row.standing.town),
            relation: row.standing.relation,
            name: row.name,
            class: "",
        }
    }
}

impl From<CompanyRow> for Holder {
    fn from(row: CompanyRow) -> Self {
        Self {
            href: CompanyPath { id: row.id }.to_string(),
            beside: row.standing.town,
            relation: row.standing.relation,
            name: row.name,
            class: "sq",
        }
    }
}
