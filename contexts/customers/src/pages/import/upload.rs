//! The first step: files come in. What cannot be read is said at once and kept nowhere.

use askama::Template;
use async_trait::async_trait;
use axum::body::Bytes;
use axum::response::{IntoResponse, Response};
use intake::Survey;
use personal::{Access, Personal};
use web::view::Crumb;
use web::{Arriving, FileSink, Form, Onward, Page, Problem, Sentence, Visitor, Voice, filters};

use super::open::AtDesk;
use super::{FileStep, Imports, NewImport, problem};
use crate::import::{Draft, ImportFile, Incoming};

#[derive(Template)]
#[template(path = "customers/import/new.html")]
pub struct NewPage {
    form: Form,
    trail: Vec<Crumb>,
}

impl NewPage {
    fn of(form: Form) -> Self {
        let trail = vec![Crumb::link("imports", Imports), Crumb::here("import-one")];
        Self { form, trail }
    }
}

pub async fn show(_: NewImport, visitor: Visitor) -> Page<NewPage> {
    visitor.page(NewPage::of(Form::new("import")))
}

pub async fn take(_: NewImport, at: AtDesk, arriving: Arriving) -> Result<Response, Problem> {
    let visitor = &at.visitor;
    let mut files = Sealing { incoming: at.steps.receive(), access: visitor.access };
    let mut form = match arriving.read(&mut files).await {
        Ok(form) => form.named("import"),
        Err(problem) => {
            files.incoming.let_go().await?;
            return too_much(visitor, problem);
        }
    };
    let mut incoming = files.incoming;
    if let Some(grid) = pasted(&form, visitor.voice()) {
        incoming.add(grid).await?;
    }
    if incoming.is_empty() {
        form.complain("files", "import-no-file");
        return Ok(visitor.page(NewPage::of(form)).refused().into_response());
    }
    let draft = Draft { lang: visitor.voice().lang(), ..Draft::default() };
    match at.steps.settle(incoming, draft).await.map_err(problem)? {
        Ok(id) => Ok(Onward::to(FileStep { id }).into_response()),
        Err(survey) => {
            for sentence in refusals(&survey) {
                form.complain_of_all(sentence);
            }
            Ok(visitor.page(NewPage::of(form)).refused().into_response())
        }
    }
}

/// The same page, which says how much may come, to whoever sent more.
fn too_much(visitor: &Visitor, problem: Problem) -> Result<Response, Problem> {
    let Problem::TooLarge = problem else { return Err(problem) };
    let mut form = Form::new("import");
    form.complain("files", "import-too-much");
    Ok(visitor.page(NewPage::of(form)).refused().into_response())
}

/// Files that are sealed as they arrive.
struct Sealing {
    incoming: Incoming,
    access: Access,
}

#[async_trait]
impl FileSink for Sealing {
    /// A browser may send a path with the name.
    async fn begin(&mut self, _: &str, name: Personal<String>) -> Result<(), Problem> {
        let name = name.reveal(&self.access);
        Ok(self.incoming.begin(name.rsplit(['/', '\\']).next().unwrap_or(name)).await?)
    }

    async fn take(&mut self, bytes: Bytes) -> Result<(), Problem> {
        Ok(self.incoming.take(&bytes).await?)
    }
}

/// A grid pasted from a spreadsheet is a file like others; the clipboard separates its cells by tabs.
fn pasted(form: &Form, voice: &Voice) -> Option<ImportFile> {
    let grid = form.value("grid");
    let name = || format!("{}.tsv", voice.say("import-grid-name"));
    (!grid.trim().is_empty()).then(|| ImportFile::new(name(), grid))
}

/// One sentence for each file that is not read.
pub fn refusals(survey: &Survey) -> Vec<Sentence> {
    let refused = survey.files.iter().filter_map(|file| Some((&file.name, file.refused.as_ref()?)));
    let sentence = |(name, code): (&String, &String)| {
        Sentence::new("import-file-refused")
            .with("file", name)
            .with("reason", Sentence::new(format!("intake-refused-{code}")))
    };
    refused.map(sentence).collect()
}
