//! The import wizard: Fichier, Correspondances, Vérifier, Importer. Each step has its own address
//! and is saved; nothing enters the file before the last one.

mod check;
mod choices;
mod decisions;
mod file;
mod found;
mod list;
mod mapping;
mod notes;
mod open;
mod rejects;
mod report;
mod run;
mod today;
mod undo;
mod undone;
mod upload;

use kernel::{Ability, BatchId};
use personal::{Access, Personal, Purpose};
use serde::Deserialize;
use web::view::Crumb;
use web::{NavGroup, NavItem, Problem, Rejection, Routes, Rule, Sentence, TypedPath};

pub use self::today::ImportsWaiting;
use crate::import::{BatchRejection, Desk, NotTaken, Stored};

/// What an upload may weigh: a list of a million people with their addresses, and what surrounds it. It is
/// sealed piece by piece as it comes.
const UPLOAD_BYTES: usize = 201 << 20;
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
    /// Decisions about notes held back of a published import.
    HeldBack = "/imports/{id}/notes";
    /// The work under way.
    RunStep = "/imports/{id}/run";
    /// Stopping it.
    Cancellation = "/imports/{id}/cancellation";
    /// Taking a published batch back.
    UndoStep = "/imports/{id}/undo";
    /// The report as a document.
    ReportFile = "/imports/{id}/report.json";
}

/// The rows of a sheet that were not taken in, with their reasons.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/imports/{id}/rejects/{sheet}", rejection(Problem))]
pub struct RejectsFile {
    /// The batch.
    pub id: BatchId,
    /// Which of the sheets with such rows, from 0.
    pub sheet: usize,
}

/// The routes of the wizard.
pub fn routes(desk: Desk) -> Routes {
    let import = Rule::May(Ability::Import, Purpose::ClientManagement);
    Routes::new()
        .get(import, list::list)
        .get(import, upload::show)
        .upload(import, UPLOAD_BYTES, upload::take)
        .get(import, report::show)
        .get(import, file::show)
        .post(import, file::correct)
        .get(import, mapping::show)
        .upload(import, DECISION_BYTES, mapping::correct)
        .get(import, check::show)
        .upload(import, DECISION_BYTES, decisions::decide)
        .upload(import, DECISION_BYTES, decisions::judge)
        .get(import, run::show)
        .post(import, run::stop)
        .get(import, undo::show)
        .post(import, undo::take_back)
        .get(import, report::document)
        .get(import, rejects::download)
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
        needs: Ability::Import,
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
