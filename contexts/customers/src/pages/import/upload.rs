//! The first step: files come in. What cannot be read is said at once and kept nowhere.

use askama::Template;
use axum::response::{IntoResponse, Response};
use intake::Survey;
use personal::Access;
use web::view::Crumb;
use web::{Form, Onward, Page, Problem, Sentence, Visitor, Voice, filters};

use super::open::AtDesk;
use super::{FileStep, Imports, NewImport, problem};
use crate::import::{Draft, ImportFile};

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

pub async fn take(_: NewImport, at: AtDesk, form: Form) -> Result<Response, Problem> {
    let visitor = &at.visitor;
    let mut form = form.named("import");
    let mut files = chosen(&form, &visitor.access);
    files.extend(pasted(&form, visitor.voice()));
    if files.is_empty() {
        form.complain("files", "import-no-file");
        return Ok(visitor.page(NewPage::of(form)).refused().into_response());
    }
    let draft = Draft { lang: visitor.voice().lang(), ..Draft::default() };
    match at.steps.open(files, draft).await.map_err(problem)? {
        Ok(id) => Ok(Onward::to(FileStep { id }).into_response()),
        Err(survey) => {
            for sentence in refusals(&survey) {
                form.complain_of_all(sentence);
            }
            Ok(visitor.page(NewPage::of(form)).refused().into_response())
        }
    }
}

/// A browser may send a path with the name; a field left empty sends an empty file.
fn chosen(form: &Form, access: &Access) -> Vec<ImportFile> {
    let named = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    let files =
        form.files("files").filter(|file| !(file.content.is_empty() && file.name.reveal(access).is_empty()));
    files.map(|file| ImportFile::new(named(file.name.reveal(access)), file.content.to_vec())).collect()
}

/// A grid pasted from a spreadsheet is a file like others; the clipboard separates its cells by tabs.
fn pasted(form: &Form, voice: &Voice) -> Option<ImportFile> {
    let grid = form.value("grid");
    let name = || format!("{}.tsv", voice.say("import-grid-name"));
    (!grid.trim().is_empty()).then(|| ImportFile::new(name(), grid))
}

/// One sentence for each file that is not read.
pub fn refusals(survey: &Survey) -> Vec<Sentence> {
    let refused = survey.files.iter().filter_map(|file| Some((&file.name, file.refused?)));
    let sentence = |(name, code): (&String, &'static str)| {
        Sentence::new("import-file-refused")
            .with("file", name)
            .with("reason", Sentence::new(format!("intake-refused-{code}")))
    };
    refused.map(sentence).collect()
}
