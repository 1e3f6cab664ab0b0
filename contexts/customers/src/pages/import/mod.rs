//! The import wizard: Fichier, Correspondances, Vérifier, Importer. Each step has its own address
//! and is saved; nothing enters the file before the last one. Owners only.

mod check;
mod choices;
mod decisions;
mod file;
mod found;
mod list;
mod mapping;
mod notes;
mod report;
mod run;
mod undo;
mod upload;

use kernel::{BatchId, Role};
use personal::{Access, Personal, Purpose};
use serde::Deserialize;
use store::Cause;
use web::view::Crumb;
use web::{Form, House, NavGroup, NavItem, Problem, Rejection, Routes, Rule, Sentence, TypedPath, Visitor};

use crate::import::{BatchRejection, Desk, NotTaken, Steps, Stored};

/// What an upload may weigh: the largest file there may be, and what surrounds it.
const UPLOAD_BYTES: usize = 64 << 20;
/// What a form of decisions may weigh; reading many rows anew takes its time, as an upload does.
const DECISION_BYTES: usize = 4 << 20;

/// The imports.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/imports")]
pub struct Imports;

/// A new import.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/imports/new")]
pub struct NewImport;

macro_rules! steps_of_a_batch {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {$(
        $(#[$doc])*
        #[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
        #[typed_path($path, rejection(Problem))]
        pub struct $name {
            /// The batch.
            pub id: BatchId,
        }
    )*};
}

steps_of_a_batch! {
    /// A batch: its next step, or its report.
    ImportPage = "/imports/{id}";
    /// What was detected in the files.
    FileStep = "/imports/{id}/file";
    /// What the columns stand for.
    MappingStep = "/imports/{id}/mapping";
    /// What was found, and what is decided about it.
    CheckStep = "/imports/{id}/check";
    /// Cells mended in place.
    Fixes = "/imports/{id}/fixes";
    /// Decisions about rows that look the same.
    Decisions = "/imports/{id}/duplicates";
    /// Decisions about notes held back.
    HeldBack = "/imports/{id}/notes";
    /// The work under way.
    RunStep = "/imports/{id}/run";
    /// Stopping it.
    Cancellation = "/imports/{id}/cancellation";
    /// Taking a published batch back.
    UndoStep = "/imports/{id}/undo";
    /// The report as a document.
    ReportFile = "/imports/{id}/report.json";
    /// The rows not taken in, with their reasons.
    RejectsFile = "/imports/{id}/rejects.csv";
}

/// The routes of the wizard.
pub fn routes(desk: Desk) -> Routes {
    let owner = Rule::Owner(Purpose::ClientManagement);
    Routes::new()
        .get(owner, list::list)
        .get(owner, upload::show)
        .upload(owner, UPLOAD_BYTES, upload::take)
        .get(owner, report::show)
        .get(owner, file::show)
        .post(owner, file::correct)
        .get(owner, mapping::show)
        .upload(owner, DECISION_BYTES, mapping::correct)
        .get(owner, check::show)
        .upload(owner, DECISION_BYTES, decisions::mend)
        .upload(owner, DECISION_BYTES, decisions::match_up)
        .upload(owner, DECISION_BYTES, decisions::judge)
        .get(owner, run::show)
        .post(owner, check::send)
        .post(owner, run::stop)
        .get(owner, undo::show)
        .post(owner, undo::take_back)
        .get(owner, report::document)
        .get(owner, report::rejects)
        .knowing(desk)
}

/// The entry in the menu, for whoever may import.
pub fn nav() -> NavItem {
    NavItem {
        group: NavGroup::Clients,
        rank: 90,
        label: "imports",
        icon: "file-spreadsheet",
        href: Imports.to_string(),
        on_phone: false,
        least: Role::Owner,
    }
}

/// The steps the visitor takes.
fn steps(house: &House, desk: &Desk, visitor: &Visitor) -> Steps {
    Steps::new(house.store.clone(), desk.clone(), Cause::from(&visitor.access))
}

/// The batch as the form was shown; one that moved on meanwhile, in another tab or by a colleague,
/// is told, since the places in the form may be those of other rows now.
async fn still(steps: &Steps, id: BatchId, form: &Form) -> Result<Stored, Problem> {
    let stored = steps.find(id).await.map_err(problem)?;
    match form.value("version").parse::<i64>() {
        Ok(version) if version == stored.batch.version => Ok(stored),
        _ => Err(problem(NotTaken::ChangedMeanwhile)),
    }
}

/// The addresses of a batch, for templates.
#[derive(Debug, Clone, Copy)]
struct Paths(BatchId);

impl Paths {
    const fn page(self) -> ImportPage {
        ImportPage { id: self.0 }
    }
    const fn file(self) -> FileStep {
        FileStep { id: self.0 }
    }
    const fn mapping(self) -> MappingStep {
        MappingStep { id: self.0 }
    }
    const fn check(self) -> CheckStep {
        CheckStep { id: self.0 }
    }
    const fn fixes(self) -> Fixes {
        Fixes { id: self.0 }
    }
    const fn duplicates(self) -> Decisions {
        Decisions { id: self.0 }
    }
    const fn notes(self) -> HeldBack {
        HeldBack { id: self.0 }
    }
    const fn run(self) -> RunStep {
        RunStep { id: self.0 }
    }
    const fn cancellation(self) -> Cancellation {
        Cancellation { id: self.0 }
    }
    const fn undo(self) -> UndoStep {
        UndoStep { id: self.0 }
    }
    const fn report(self) -> ReportFile {
        ReportFile { id: self.0 }
    }
    const fn rejects(self) -> RejectsFile {
        RejectsFile { id: self.0 }
    }
}

/// What stands above every step of a batch.
struct Head {
    paths: Paths,
    version: i64,
    title: Personal<String>,
    trail: Vec<Crumb>,
    facts: Vec<Sentence>,
}

impl Head {
    fn of(stored: &Stored, facts: Vec<Sentence>) -> Result<Self, store::Fault> {
        let trail = vec![Crumb::link("imports", Imports), Crumb::here("import-one")];
        let title = Personal::new(stored.draft()?.title());
        Ok(Self { paths: Paths(stored.batch.id), version: stored.batch.version, title, trail, facts })
    }

    /// A forgotten batch has no name any more.
    fn has_title(&self, access: &Access) -> bool {
        !self.title.reveal(access).is_empty()
    }
}

impl Rejection for BatchRejection {
    fn sentence(&self) -> Sentence {
        self.code().into()
    }

    fn is_conflict(&self) -> bool {
        true
    }
}

/// Words a step that was not taken.
fn problem(not_taken: NotTaken) -> Problem {
    match not_taken {
        NotTaken::Unknown => Problem::NotFound,
        NotTaken::Rejected(rejection) => rejection.into(),
        NotTaken::ChangedMeanwhile => Problem::Conflict("import-changed-meanwhile".into()),
        NotTaken::Fault(fault) => fault.into(),
    }
}
