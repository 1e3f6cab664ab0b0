//! The imports so far.

use askama::Template;
use jiff::Timestamp;
use personal::{Access, Personal};
use web::{Page, Problem, filters};

use super::open::AtDesk;
use super::{ImportPage, Imports, NewImport};
use crate::import::{BatchState, Stored};

/// How many are shown.
const SHOWN: u64 = 100;

#[derive(Template)]
#[template(path = "customers/import/list.html")]
pub struct ListPage {
    imports: Vec<Line>,
    access: Access,
}

struct Line {
    page: ImportPage,
    title: Personal<String>,
    origin: Option<String>,
    at: Timestamp,
    state: &'static str,
    icon: &'static str,
    kind: &'static str,
    created: Option<u64>,
    updated: Option<u64>,
}

pub async fn list(_: Imports, at: AtDesk) -> Result<Page<ListPage>, Problem> {
    let latest = at.steps.latest(SHOWN).await?;
    let imports: Result<Vec<Line>, store::Fault> = latest.iter().map(Line::of).collect();
    Ok(at.visitor.page(ListPage { imports: imports?, access: at.visitor.access }))
}

impl Line {
    fn of(stored: &Stored) -> Result<Self, store::Fault> {
        let batch = &stored.batch;
        let totals = batch.state.published().map(|published| published.totals);
        let (icon, kind) = mark(&batch.state);
        let sum = |of: fn(&crate::import::Tally) -> u64| {
            totals.map(|totals| {
                [totals.companies, totals.people, totals.sales, totals.products].iter().map(of).sum()
            })
        };
        Ok(Self {
            page: ImportPage { id: batch.id },
            title: Personal::new(stored.draft()?.title()),
            origin: batch.provenance.as_ref().map(|provenance| provenance.origin.clone()),
            at: batch.begun_at,
            state: state_key(&batch.state),
            icon,
            kind,
            created: sum(|tally| tally.created),
            updated: sum(|tally| tally.updated),
        })
    }
}

impl Line {
    /// A forgotten batch has no name any more.
    fn has_title(&self, access: &Access) -> bool {
        !self.title.reveal(access).is_empty()
    }
}

/// A state in words.
pub const fn state_key(state: &BatchState) -> &'static str {
    match state {
        BatchState::Draft | BatchState::Surveyed | BatchState::Mapped | BatchState::Checked => {
            "import-state-open"
        }
        BatchState::Checking(_) => "import-state-checking",
        BatchState::Queued(_) => "import-state-queued",
        BatchState::Staging(_) | BatchState::Staged(_) => "import-state-staging",
        BatchState::Publishing(_) => "import-state-publishing",
        BatchState::Published(_) => "import-state-published",
        BatchState::Undoing(..) => "import-state-undoing",
        BatchState::Undone { .. } => "import-state-undone",
        BatchState::Cancelled { .. } => "import-state-cancelled",
        BatchState::Failed { .. } => "import-state-failed",
    }
}

const fn mark(state: &BatchState) -> (&'static str, &'static str) {
    match state {
        BatchState::Published(_) => ("circle-check", "ok"),
        BatchState::Failed { .. } => ("circle-alert", "bad"),
        BatchState::Undone { .. } | BatchState::Undoing(..) => ("undo-2", ""),
        BatchState::Cancelled { .. } => ("ban", ""),
        BatchState::Checking(_)
        | BatchState::Queued(_)
        | BatchState::Staging(_)
        | BatchState::Staged(_)
        | BatchState::Publishing(_) => ("hourglass", "warn"),
        _ => ("pen-line", ""),
    }
}
