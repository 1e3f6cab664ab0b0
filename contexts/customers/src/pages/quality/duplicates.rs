//! Pairs of records that may be one: looked through, made one, or told apart for good; and the scan that finds
//! them, with what it changed.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use intake::Certainty;
use kernel::Holder;
use personal::Access;
use serde::Deserialize;
use store::jobs::{State, is_under_way, status};
use uuid::Uuid;
use web::view::{Crumb, Tab};
use web::{Onward, Problem, Sentence, Toast, filters};

use super::pair::{PairShown, show_pairs};
use super::{Distinction, Doubt, Duplicates, ScanAsked};
use crate::duplicates::{self, SCAN};
use crate::entry;
use crate::pages::desk::Desk;
use crate::pages::not_kept;
use crate::pages::paths::Quality;
use crate::store::{HowMany, Scan, last_scan, pairs, pairs_counted};

/// How many pairs a page shows.
const PAGE: usize = 10;

/// Which pairs, after which.
#[derive(Deserialize)]
pub struct Question {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    after: String,
}

/// Which pairs: of people or companies, sure or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    pub kind: &'static str,
    pub certainty: Certainty,
}

#[derive(Template)]
#[template(path = "customers/quality/duplicates.html", blocks = ["job"])]
pub struct DuplicatesPage {
    crumbs: Vec<Crumb>,
    tabs: Vec<Tab>,
    here: String,
    scan: ScanShown,
    pairs: Vec<PairShown>,
    next: Option<String>,
    access: Access,
}

/// How the scan goes, or went.
struct ScanShown {
    is_under_way: bool,
    is_lost: bool,
    done: i64,
    total: i64,
    /// When the last one ended, and what it changed.
    ended: Option<Sentence>,
}

pub async fn show(_: Duplicates, desk: Desk, Query(question): Query<Question>) -> Result<Response, Problem> {
    let level = Level::read(&question);
    let limit = u64::try_from(PAGE + 1).unwrap_or(u64::MAX);
    let after = question
        .after
        .split_once('.')
        .and_then(|(one, other)| Some((one.parse().ok()?, other.parse().ok()?)));
    let mut found = pairs(desk.sight(), (level.kind, level.certainty), after, limit).await?;
    let is_more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| is_more);
    let next =
        next.map(|last| format!("{}&after={}.{}", level.href(), last.first.uuid(), last.second.uuid()));
    let looked_at: Vec<Holder> = found.iter().flat_map(|pair| [pair.first, pair.second]).collect();
    desk.note_look(&looked_at).await?;
    let page = DuplicatesPage {
        crumbs: vec![Crumb::link("quality", Quality), Crumb::here("duplicates")],
        tabs: tabs(&desk, level).await?,
        here: level.href(),
        scan: ScanShown::of(&desk).await?,
        pairs: show_pairs(&desk, &found).await?,
        next,
        access: desk.visitor.access,
    };
    Ok(desk.visitor.page(page).part("job", |page| Box::new(page.as_job())).into_response())
}

async fn tabs(desk: &Desk, level: Level) -> Result<Vec<Tab>, Problem> {
    let mut tabs = Vec::new();
    for (kind, certainty, label) in [
        ("person", Certainty::Certain, "duplicates-people-certain"),
        ("person", Certainty::Possible, "duplicates-people-possible"),
        ("company", Certainty::Certain, "duplicates-companies-certain"),
        ("company", Certainty::Possible, "duplicates-companies-possible"),
    ] {
        let of = Level { kind, certainty };
        let count = match pairs_counted(desk.sight(), kind, certainty).await? {
            HowMany::Exactly(many) => i64::try_from(many).ok(),
            HowMany::More => None,
        };
        tabs.push(Tab { label, href: of.href(), count, current: of == level });
    }
    Ok(tabs)
}

pub async fn ask(_: ScanAsked, desk: Desk) -> Result<Onward, Problem> {
    duplicates::ask(desk.store(), desk.access().into()).await?;
    Ok(Onward::to(Duplicates).saying(Toast::new("duplicates-asked")))
}

pub async fn are_two(path: Distinction, desk: Desk) -> Result<Onward, Problem> {
    let pair = (path.first, path.second);
    match entry::duplicates::are_two(desk.store(), desk.access(), pair).await {
        Ok(pair) => {
            let level = Level { kind: pair.first.kind(), certainty: pair.found.certainty };
            let undo = Doubt { first: path.first, second: path.second };
            Ok(Onward::to(level.href()).saying(Toast::new("duplicates-are-two").with_undo(undo)))
        }
        Err(refused) => {
            Ok(Onward::to(Duplicates).saying(Toast::new(not_kept::why(refused, "record-changed-since")?)))
        }
    }
}

pub async fn may_be_one(path: Doubt, desk: Desk) -> Result<Onward, Problem> {
    let pair = (path.first, path.second);
    match entry::duplicates::may_be_one(desk.store(), desk.access(), pair).await {
        Ok(pair) => {
            let certainty = pair.as_ref().map_or(Certainty::Certain, |pair| pair.found.certainty);
            let kind = pair.map_or("person", |pair| pair.first.kind());
            Ok(Onward::to(Level { kind, certainty }.href()).saying(Toast::new("duplicates-may-be-one")))
        }
        Err(refused) => {
            Ok(Onward::to(Duplicates).saying(Toast::new(not_kept::why(refused, "record-changed-since")?)))
        }
    }
}

impl Level {
    fn read(question: &Question) -> Self {
        let kind = if question.kind == "company" { "company" } else { "person" };
        let is_possible = question.level == Certainty::Possible.code();
        Self { kind, certainty: if is_possible { Certainty::Possible } else { Certainty::Certain } }
    }

    /// The page of these pairs.
    pub fn href(self) -> String {
        format!("{Duplicates}?kind={}&level={}", self.kind, self.certainty.code())
    }
}

impl ScanShown {
    async fn of(desk: &Desk) -> Result<Self, Problem> {
        // what a scan goes through and finds is the whole file's
        let is_whole = desk.visitor.scope.is_all();
        let is_under_way = is_under_way(desk.reader(), SCAN).await?;
        let scan = last_scan(desk.reader()).await?;
        let job = match &scan {
            Some(scan) if is_whole => {
                status(desk.reader(), scan.job).await?.filter(|job| job.state != State::Done)
            }
            _ => None,
        };
        Ok(Self {
            is_under_way,
            is_lost: !is_under_way && scan.as_ref().is_some_and(|scan| scan.ended_at.is_none()),
            done: job.as_ref().map_or(0, |job| job.done),
            total: job.as_ref().map_or(0, |job| job.total),
            ended: scan.as_ref().and_then(|scan| ended(scan, is_whole)),
        })
    }
}

/// When a scan ended, and what it changed; the latter for who sees the whole file.
fn ended(scan: &Scan, is_whole: bool) -> Option<Sentence> {
    let at = scan.ended_at?;
    if !is_whole {
        return Some(Sentence::new("duplicates-ended-then").with("at", at));
    }
    Some(Sentence::new("duplicates-ended").with("at", at).with("fresh", scan.fresh).with("gone", scan.gone))
}

/// The address of a pair, for its two deeds.
pub fn distinction(first: Uuid, second: Uuid) -> String {
    Distinction { first, second }.to_string()
}
