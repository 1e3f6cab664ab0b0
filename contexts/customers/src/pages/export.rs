//! The way out: the whole file, or the records of a list, for the owner, with a reason above 500
//! people. The list's query string comes along, so that what is on the screen is what leaves.

use std::time::Duration;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use listing::{Catalogue, Filter};
use tokio::sync::mpsc;
use uuid::Uuid;
use web::view::Choice;
use web::{Download, Form, Page, Problem, Sentence, filters};

use super::desk::Desk;
use super::list::{Hits, State, filter_of};
use super::paths::{CompaniesExport, PeopleExport, SalesExport, WholeExport};
use super::{companies, people, sales};
use crate::export::{Chosen, Clerk, Export, Format, NotExported, REASON_ABOVE, What, Wish, people_in};

/// How long a browser may leave a piece of its download waiting before the base is let go.
const PATIENCE: Duration = Duration::from_secs(60);
/// The field of the ticked records of a list.
const PICKED: &str = "id";
/// How many pieces wait for the browser.
const WAITING: usize = 2;

#[derive(Template)]
#[template(path = "customers/export.html")]
pub struct ExportPage {
    form: Form,
    formats: Vec<Choice>,
    lead: Sentence,
    action: String,
    back: Option<String>,
    needs_reason: bool,
}

/// What is about to leave.
pub struct Leaving {
    what: What,
    people: i64,
    action: String,
    back: Option<String>,
}

type Pairs = Query<Vec<(String, String)>>;

pub async fn of_everything(_: WholeExport, desk: Desk) -> Result<Page<ExportPage>, Problem> {
    Ok(Leaving::everything(&desk).await?.page(&desk, fresh()))
}

pub async fn give_everything(_: WholeExport, desk: Desk, form: Form) -> Result<Response, Problem> {
    Leaving::everything(&desk).await?.give(&desk, form).await
}

pub async fn of_people(_: PeopleExport, desk: Desk, pairs: Pairs) -> Result<Page<ExportPage>, Problem> {
    Ok(Leaving::people(&desk, &pairs).await?.page(&desk, fresh()))
}

pub async fn give_people(_: PeopleExport, desk: Desk, pairs: Pairs, form: Form) -> Result<Response, Problem> {
    Leaving::people(&desk, &pairs).await?.give(&desk, form).await
}

pub async fn of_companies(_: CompaniesExport, desk: Desk, pairs: Pairs) -> Result<Page<ExportPage>, Problem> {
    Ok(Leaving::companies(&desk, &pairs).await?.page(&desk, fresh()))
}

pub async fn give_companies(
    _: CompaniesExport,
    desk: Desk,
    pairs: Pairs,
    form: Form,
) -> Result<Response, Problem> {
    Leaving::companies(&desk, &pairs).await?.give(&desk, form).await
}

pub async fn of_sales(_: SalesExport, desk: Desk, pairs: Pairs) -> Result<Page<ExportPage>, Problem> {
    Ok(Leaving::sales(&desk, &pairs).await?.page(&desk, fresh()))
}

pub async fn give_sales(_: SalesExport, desk: Desk, pairs: Pairs, form: Form) -> Result<Response, Problem> {
    Leaving::sales(&desk, &pairs).await?.give(&desk, form).await
}

fn fresh() -> Form {
    Form::new("export").with("format", Format::Csv.code())
}

impl Leaving {
    async fn everything(desk: &Desk) -> Result<Self, Problem> {
        Self::of(desk, What::Whole, WholeExport.to_string(), None).await
    }

    async fn people(desk: &Desk, pairs: &[(String, String)]) -> Result<Self, Problem> {
        let state = State::read(&people::TABLE, &desk.catalogues().people, pairs);
        let hits = people::found(desk, &state.view.q).await?;
        let listed = Listed::of(&state, &desk.catalogues().people, (hits, picked(pairs)));
        Self::of(
            desk,
            What::People(listed.chosen),
            PeopleExport.to_string() + &listed.query,
            Some(listed.back),
        )
        .await
    }

    async fn companies(desk: &Desk, pairs: &[(String, String)]) -> Result<Self, Problem> {
        let state = State::read(&companies::TABLE, &desk.catalogues().companies, pairs);
        let hits = companies::found(desk, &state.view.q).await?;
        let listed = Listed::of(&state, &desk.catalogues().companies, (hits, picked(pairs)));
        let action = CompaniesExport.to_string() + &listed.query;
        Self::of(desk, What::Companies(listed.chosen), action, Some(listed.back)).await
    }

    async fn sales(desk: &Desk, pairs: &[(String, String)]) -> Result<Self, Problem> {
        let state = State::read(&sales::TABLE, &desk.catalogues().sales, pairs);
        let hits = sales::found(desk, &state.view.q).await?;
        let listed = Listed::of(&state, &desk.catalogues().sales, (hits, picked(pairs)));
        Self::of(desk, What::Sales(listed.chosen), SalesExport.to_string() + &listed.query, Some(listed.back))
            .await
    }

    async fn of(desk: &Desk, what: What, action: String, back: Option<String>) -> Result<Self, Problem> {
        let people = people_in(desk.sight(), &what).await?;
        Ok(Self { what, people, action, back })
    }

    fn page(self, desk: &Desk, form: Form) -> Page<ExportPage> {
        let table = match self.what {
            What::Whole => ("export-csv-tables", "export-csv-tables-hint"),
            _ => ("export-csv", "export-csv-hint"),
        };
        let cards = ("export-vcard", "export-vcard-hint");
        let book = ("export-xlsx", "export-xlsx-hint");
        let data = ("export-json", "export-json-hint");
        let formats =
            [(Format::Csv, table), (Format::Xlsx, book), (Format::Vcard, cards), (Format::Json, data)];
        let offered = formats.into_iter().filter(|(format, _)| self.what.offers(*format));
        let formats =
            offered.map(|(format, (label, hint))| Choice::new(format.code(), label).explained(hint));
        let formats = formats.collect();
        desk.visitor.page(ExportPage {
            form,
            formats,
            lead: Sentence::new(format!("export-lead-{}", self.what.name())).with("people", self.people),
            action: self.action,
            back: self.back,
            needs_reason: self.people > REASON_ABOVE,
        })
    }

    /// Lets the file flow to the browser, or says what is missing.
    async fn give(self, desk: &Desk, form: Form) -> Result<Response, Problem> {
        let mut form = form.named("export");
        let format = form.read("format", |code| {
            Format::from_code(code).filter(|format| self.what.offers(*format)).ok_or("choose-one")
        });
        let reason = form.optional("reason");
        let Some(format) = format else { return Ok(self.page(desk, form).refused().into_response()) };
        let name = self.file_name(desk, format);
        let kind = self.kind(format);
        let scope = desk.visitor.scope.clone();
        let wish = Wish { what: self.what.clone(), format, reason, scope };
        let clerk =
            Clerk { privacy: desk.office.privacy.clone(), colleagues: desk.office.colleagues.clone() };
        let voice = desk.visitor.voice();
        match Export::begin(desk.store(), &clerk, wish, voice, desk.visitor.access).await {
            Ok(export) => Ok(Download::flowing(name, kind, flow(export)).into_response()),
            Err(NotExported::ReasonMissing(people)) => {
                form.complain("reason", Sentence::new("export-reason-missing").with("people", people));
                Ok(self.page(desk, form).refused().into_response())
            }
            Err(other) => Err(other.into()),
        }
    }

    fn file_name(&self, desk: &Desk, format: Format) -> String {
        let name = desk.visitor.voice().say(Sentence::new(format!("export-file-name-{}", self.what.name())));
        let end = match (&self.what, format) {
            (_, Format::Json) => "json",
            (_, Format::Xlsx) => "xlsx",
            (_, Format::Vcard) => "vcf",
            (What::Whole, Format::Csv) => "zip",
            (_, Format::Csv) => "csv",
        };
        format!("{name}-{}.{end}", desk.today())
    }

    const fn kind(&self, format: Format) -> &'static str {
        match (&self.what, format) {
            (_, Format::Json) => "application/json",
            (_, Format::Xlsx) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (_, Format::Vcard) => "text/vcard; charset=utf-8",
            (What::Whole, Format::Csv) => "application/zip",
            (_, Format::Csv) => "text/csv; charset=utf-8",
        }
    }
}

/// A list as it stands on the screen, without the place in it.
struct Listed {
    chosen: Chosen,
    query: String,
    back: String,
}

impl Listed {
    fn of(state: &State, catalogue: &Catalogue, (hits, picked): (Option<Hits>, Vec<Uuid>)) -> Self {
        let view = state.view.at(listing::Place::Start);
        let (back, query) = (state.href(&view), view.query());
        let ids = picked.iter().map(|id| format!("{PICKED}={id}"));
        let query = std::iter::once(query).filter(|query| !query.is_empty()).chain(ids);
        let query = query.collect::<Vec<_>>().join("&");
        let filter =
            if picked.is_empty() { filter_of(&state.view, hits.as_ref()) } else { Filter::Among(picked) };
        let chosen = Chosen { catalogue: catalogue.clone(), filter, sort: state.order() };
        let query = if query.is_empty() { query } else { format!("?{query}") };
        Self { chosen, query, back }
    }
}

/// The records ticked in a list. What is ticked leaves, even where it no longer passes the filters: who
/// ticked it saw it.
fn picked(pairs: &[(String, String)]) -> Vec<Uuid> {
    let ticked = pairs.iter().filter(|(name, _)| name == PICKED);
    ticked.filter_map(|(_, id)| id.parse().ok()).collect()
}

/// Reads the export while the browser takes it; a browser that takes nothing any more ends it.
fn flow(mut export: Export) -> mpsc::Receiver<Result<Vec<u8>, NotExported>> {
    let (sender, pieces) = mpsc::channel(WAITING);
    tokio::spawn(async move {
        loop {
            let piece = match export.next().await {
                Ok(Some(piece)) => Ok(piece),
                Ok(None) => return,
                Err(not) => {
                    tracing::error!(error = %not, "an export broke off");
                    Err(not)
                }
            };
            let broken = piece.is_err();
            let taken = tokio::time::timeout(PATIENCE, sender.send(piece)).await;
            if broken || !matches!(taken, Ok(Ok(()))) {
                return;
            }
        }
    });
    pieces
}
