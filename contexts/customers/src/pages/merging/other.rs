//! Looking for the other record: those that share something with this one, and whoever the words mean.

use askama::Template;
use axum::extract::Query;
use kernel::{CompanyId, Holder, Id as _, PersonId};
use personal::{Access, Personal};
use serde::Deserialize;
use web::view::Crumb;
use web::{Page, Problem, Sentence, filters};

use super::{CompanyMerge, PersonMerge, beside};
use crate::company::Company;
use crate::pages::desk::{Desk, names_of};
use crate::pages::forms::alike;
use crate::pages::forms::sheet::{OnForm, seen};
use crate::pages::paths::record;
use crate::person::Person;

/// How many records the words find at most.
const MOST: usize = 10;

/// What is searched for.
#[derive(Deserialize)]
pub struct Question {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "customers/merging/other.html")]
pub struct OtherPage {
    crumbs: Vec<Crumb>,
    name: Personal<String>,
    back: String,
    action: String,
    q: String,
    /// Those who share something with this one.
    alike: Vec<Other>,
    /// Those whom the words mean; `None` where none were typed.
    found: Option<Vec<Other>>,
    access: Access,
}

/// A record that may be the same.
struct Other {
    href: String,
    name: Personal<String>,
    /// The locale keys of what both have.
    shares: Vec<&'static str>,
}

pub async fn of_person(
    path: PersonMerge,
    desk: Desk,
    Query(question): Query<Question>,
) -> Result<Page<OtherPage>, Problem> {
    show::<Person>(&desk, path.id, path.to_string(), question.q).await
}

pub async fn of_company(
    path: CompanyMerge,
    desk: Desk,
    Query(question): Query<Question>,
) -> Result<Page<OtherPage>, Problem> {
    show::<Company>(&desk, path.id, path.to_string(), question.q).await
}

async fn show<T: OnForm>(
    desk: &Desk,
    id: T::Id,
    action: String,
    q: String,
) -> Result<Page<OtherPage>, Problem> {
    let kept = seen::<T>(desk, id).await?.ok_or(Problem::NotFound)?;
    let holder: Holder = id.into();
    desk.note_look(&[holder]).await?;
    let alike = alike::alike(desk, T::traits(kept.details()), holder).await?;
    let alike = alike.into_iter().filter(|one| one.holder.kind() == holder.kind());
    let other =
        |one: alike::Alike| Other { href: beside(holder, one.holder), name: one.name, shares: one.shares };
    let alike = alike.map(other).collect();
    let found = if q.trim().is_empty() { None } else { Some(found(desk, holder, q.trim()).await?) };
    let name = kept.name();
    let back = record(holder);
    let way = Sentence::verbatim(name.clone().into_revealed(desk.access()));
    let crumbs =
        vec![Crumb::link(T::WORDS.list, T::list()), Crumb::link(way, back.clone()), Crumb::here("merge")];
    let access = desk.visitor.access;
    Ok(desk.visitor.page(OtherPage { crumbs, name, back, action, q, alike, found, access }))
}

async fn found(desk: &Desk, holder: Holder, words: &str) -> Result<Vec<Other>, Problem> {
    let hits = desk.find(words, &[holder.kind()], MOST + 1).await?;
    let same_kind = |id| match holder {
        Holder::Person(_) => Holder::Person(PersonId::from_uuid(id)),
        Holder::Company(_) => Holder::Company(CompanyId::from_uuid(id)),
    };
    let others: Vec<Holder> =
        hits.iter().map(|hit| same_kind(hit.id)).filter(|one| *one != holder).take(MOST).collect();
    let names = names_of(desk.store(), &desk.visitor.scope, &others).await?;
    let other = |one: &Holder| {
        Some(Other { href: beside(holder, *one), name: names.get(one)?.clone(), shares: Vec::new() })
    };
    Ok(others.iter().filter_map(other).collect())
}
