//! The search from everywhere: people, companies and sales by name, address, number, typos forgiven.

use askama::Template;
use axum::extract::Query;
use kernel::Money;
use personal::{Access, Personal};
use serde::Deserialize;
use store::search::Hit;
use uuid::Uuid;
use web::{Page, Problem, Sentence, filters};

use super::desk::Desk;
use super::paths::{CompanyPath, PersonPath, SalePath, Search};
use crate::relation::Relation;
use crate::store::{company_rows, person_rows, sale_rows};

/// How many records of all kinds are shown; whoever wants more searches in a list.
const MOST: usize = 30;

/// What is searched for.
#[derive(Deserialize)]
pub struct Question {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "customers/search.html")]
pub struct SearchPage {
    q: String,
    found: Option<Found>,
    access: Access,
}

/// What was found, the best of each kind first.
struct Found {
    many: usize,
    people: Vec<Holder>,
    companies: Vec<Holder>,
    sales: Vec<Sale>,
}

struct Holder {
    href: String,
    name: Personal<String>,
    beside: Option<Personal<String>>,
    relation: Relation,
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
    let found = if q.is_empty() { None } else { Some(Found::by(&desk, &q).await?) };
    Ok(desk.visitor.page(SearchPage { q, found, access: desk.visitor.access }))
}

impl Found {
    async fn by(desk: &Desk, words: &str) -> Result<Self, Problem> {
        let hits = desk.find(words, &["person", "company", "sale"], MOST).await?;
        let of = |kind: &str| -> Vec<Uuid> {
            hits.iter().filter(|hit: &&Hit| hit.kind == kind).map(|hit| hit.id).collect()
        };
        let people = person_rows(desk.reader(), &of("person")).await?.into_iter().map(|row| Holder {
            href: PersonPath { id: row.id }.to_string(),
            beside: row.company.map(|(_, name)| name).or(row.standing.town),
            relation: row.standing.relation,
            name: row.name,
        });
        let companies = company_rows(desk.reader(), &of("company")).await?.into_iter().map(|row| Holder {
            href: CompanyPath { id: row.id }.to_string(),
            beside: row.standing.town,
            relation: row.standing.relation,
            name: row.name,
        });
        let sales = sale_rows(desk.reader(), &of("sale")).await?.into_iter().map(|row| Sale {
            href: SalePath { id: row.id }.to_string(),
            title: Sentence::new(row.kind.key()),
            amount: Money { cents: row.amount.shown(desk.vat()), currency: row.currency },
            buyer: row.company.map(|(_, name)| name).or(row.person.map(|(_, name)| name)),
            number: row.number,
        });
        let (people, companies, sales) = (people.collect(), companies.collect(), sales.collect());
        Ok(Self { many: 0, people, companies, sales }.counted())
    }

    /// The people and the companies, each under a title, with how their signs look.
    fn sections(&self) -> impl Iterator<Item = (&'static str, &[Holder], &'static str)> {
        let both = [("people", self.people.as_slice(), ""), ("companies", self.companies.as_slice(), "sq")];
        both.into_iter().filter(|(_, holders, _)| !holders.is_empty())
    }

    /// Whether there may be more than is shown.
    const fn is_cut(&self) -> bool {
        self.many >= MOST
    }

    fn counted(self) -> Self {
        Self { many: self.people.len() + self.companies.len() + self.sales.len(), ..self }
    }
}
