//! What the first page shows of one's own tasks.

use askama::Template;
use async_trait::async_trait;
use jiff::ToSpan;
use kernel::{Ability, Holder, Id as _};
use personal::Access;
use store::Store;
use web::{Piece, Problem, TodayPanel, TodayPlace, Visitor, filters};

use super::Line;
use crate::pages::desk::names_of;
use crate::pages::office::Office;
use crate::pages::paths::Tasks;
use crate::store::{Sight, open_tasks_for};
use crate::task::Task;

/// How many days ahead one's tasks are shown.
const AHEAD: i64 = 7;
/// How many tasks the first page shows at most.
const MOST: u64 = 12;

/// One's own tasks that are late, due today or in the week to come.
pub struct MyTasks(Office);

#[derive(Template)]
#[template(path = "customers/tasks/today.html")]
struct MyTasksPanel {
    rows: Vec<Line>,
    /// All of one's open tasks.
    all: String,
    access: Access,
}

impl MyTasks {
    /// With the colleagues this office knows.
    #[must_use]
    pub const fn new(office: Office) -> Self {
        Self(office)
    }
}

#[async_trait]
impl TodayPanel for MyTasks {
    fn place(&self) -> TodayPlace {
        TodayPlace::Work
    }

    async fn piece(&self, store: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        if !visitor.may(Ability::SeeCustomers) {
            return Ok(None);
        }
        let today = visitor.voice().today().0;
        let until = today.checked_add(AHEAD.days()).unwrap_or(today);
        let sight = Sight::new(store.reader(), &visitor.scope);
        let tasks = open_tasks_for(sight, visitor.user, until, MOST).await?;
        let holders: Vec<Holder> = tasks.iter().filter_map(Task::about).collect();
        let names = names_of(store, &visitor.scope, &holders).await?;
        let staff = self.0.staff(store).await?;
        let rows = tasks.iter().map(|task| Line::new(task, (today, None), &staff, &names)).collect();
        let all = format!("{Tasks}?kind=open&owner={}", visitor.user.uuid());
        Piece::of(&MyTasksPanel { rows, all, access: visitor.access }, visitor).map(Some)
    }
}
