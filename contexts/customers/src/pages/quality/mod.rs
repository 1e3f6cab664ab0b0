//! What falls short in the file, and the way to mend it: each shortcoming with its count and the list of those
//! concerned, which is the list of people or of companies, filtered.

mod duplicates;
mod pair;

use askama::Template;
use listing::EXACT_UP_TO;
use serde::Deserialize;
use store::Fault;
use uuid::Uuid;
use web::{Page, Problem, Routes, Sentence, TypedPath, filters};

use super::desk::Desk;
use super::paths::{Companies, People, Quality};
use super::{EDIT, SEE};
use crate::quality::{Shortcoming, silent_until};
use crate::store::{HowMany, Shortcomings, pairs_counted, shortcomings};
use duplicates::Level;
use intake::Certainty;

/// Where pairs of records that may be one are looked through.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/quality/duplicates")]
pub struct Duplicates;

/// A new scan is asked for here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/quality/duplicates/scan")]
pub struct ScanAsked;

/// That two records are two is said here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/quality/duplicates/{first}/{second}/distinction", rejection(Problem))]
pub struct Distinction {
    pub first: Uuid,
    pub second: Uuid,
}

/// That two records may be one after all is said here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/quality/duplicates/{first}/{second}/doubt", rejection(Problem))]
pub struct Doubt {
    pub first: Uuid,
    pub second: Uuid,
}

/// The routes of what falls short.
pub fn routes() -> Routes {
    Routes::new()
        .get(SEE, show)
        .get(SEE, duplicates::show)
        .post(EDIT, duplicates::ask)
        .post(EDIT, duplicates::are_two)
        .post(EDIT, duplicates::may_be_one)
}

#[derive(Template)]
#[template(path = "customers/quality/overview.html")]
pub struct QualityPage {
    parts: Vec<Part>,
}

/// Shortcomings that are mended alike.
struct Part {
    /// The locale key of what they are.
    title: &'static str,
    /// The locale key of how they are mended.
    remedy: &'static str,
    lines: Vec<Line>,
}

/// One shortcoming.
struct Line {
    /// The locale key of what it is.
    label: String,
    people: Option<Cell>,
    companies: Option<Cell>,
}

/// How many records have it, and where they are.
struct Cell {
    count: Sentence,
    href: String,
    is_empty: bool,
}

const WRONG: &[Shortcoming] =
    &[Shortcoming::Email, Shortcoming::Phone, Shortcoming::Address, Shortcoming::Identifier];
const MISSING: &[Shortcoming] =
    &[Shortcoming::Nameless, Shortcoming::Unreachable, Shortcoming::NoAddress, Shortcoming::Unidentified];

async fn show(_: Quality, desk: Desk) -> Result<Page<QualityPage>, Problem> {
    let until = silent_until(desk.today());
    let found = shortcomings(desk.sight(), until).await?;
    let silent = format!("kind=prospect&heard-until={until}");
    let silent = Line {
        label: "flaw-silent".to_owned(),
        people: found.silent_people.map(|many| Cell::new(many, format!("{People}?{silent}"))),
        companies: found.silent_companies.map(|many| Cell::new(many, format!("{Companies}?{silent}"))),
    };
    let part = |title, remedy, lines| Part { title, remedy, lines };
    let lines = |of: &[Shortcoming]| of.iter().map(|what| Line::of(*what, &found)).collect::<Vec<_>>();
    let parts = vec![
        part("quality-wrong", "quality-wrong-remedy", lines(WRONG)),
        part("quality-missing", "quality-missing-remedy", lines(MISSING)),
        part("quality-idle", "quality-idle-remedy", vec![silent, Line::of(Shortcoming::Alone, &found)]),
        part("duplicates", "quality-duplicates-remedy", doubles(&desk).await?),
    ];
    Ok(desk.visitor.page(QualityPage { parts }))
}

/// Pairs of records that may be one.
async fn doubles(desk: &Desk) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for (certainty, label) in
        [(Certainty::Certain, "duplicates-certain"), (Certainty::Possible, "duplicates-possible")]
    {
        let mut cells = Vec::new();
        for kind in ["person", "company"] {
            let many = pairs_counted(desk.sight(), kind, certainty).await?;
            cells.push(Cell::new(many, Level { kind, certainty }.href()));
        }
        let companies = cells.pop();
        lines.push(Line { label: label.to_owned(), people: cells.pop(), companies });
    }
    Ok(lines)
}

impl Line {
    fn of(what: Shortcoming, found: &Shortcomings) -> Self {
        let code = what.code();
        Self {
            label: format!("flaw-{code}"),
            people: found.of_people(what).map(|many| Cell::new(many, format!("{People}?flaw={code}"))),
            companies: found
                .of_companies(what)
                .map(|many| Cell::new(many, format!("{Companies}?flaw={code}"))),
        }
    }
}

impl Cell {
    fn new(many: HowMany, href: String) -> Self {
        let count = match many {
            HowMany::Exactly(many) => Sentence::new("list-count").with("count", many),
            HowMany::More => Sentence::new("list-count-more").with("count", EXACT_UP_TO),
        };
        Self { count, href, is_empty: many == HowMany::Exactly(0) }
    }
}
