//! Lists of the file: one shape for people, companies and sales.
//!
//! The query string holds everything, so that a view can be bookmarked and sent around; paging is
//! by the id of a record, never by anything about somebody.

mod chips;
mod columns;
mod empty;
mod filters;
mod kept_counts;
mod look;
mod pager;
mod picks;
mod state;

use listing::{Place, View};
use web::view::Tab;
use web::{Form, Problem, Sentence};

pub use self::chips::Chip;
pub use self::columns::{Chooser, Column, Columns, Shown};
pub use self::empty::Empty;
pub use self::filters::{Choices, Names};
pub use self::kept_counts::KeptCounts;
pub use self::look::{Asked, Hits, Looked, MOST_HITS, all_of, filter_of, known, look};
pub use self::pager::{Pager, count_of};
pub use self::picks::{Picks, Way};
pub use self::state::{Order, State, Table};
use super::desk::Desk;

/// How many records a page of a list holds.
pub const PAGE: u64 = 50;

/// What every list's template shows around its table.
pub struct List {
    /// The state its links are made from.
    pub state: State,
    /// The views: everything, and one for each kind.
    pub tabs: Vec<Tab>,
    /// The filters in force.
    pub chips: Vec<Chip>,
    /// What the filters hold.
    pub form: Form,
    /// What they can choose from.
    pub choices: Choices,
    /// How many there are, for the bar.
    pub count: Sentence,
    /// The columns beside that of the records.
    pub columns: Vec<Shown>,
    /// The choice among them, where there is one.
    pub chooser: Option<Chooser>,
    /// Where one is, and the ways on.
    pub pager: Pager,
    /// What to say when the table would be empty.
    pub empty: Option<Empty>,
    /// Ticking, for whoever may take records out.
    pub picks: Option<Picks>,
}

impl List {
    /// Puts together what stands around a page that was looked up. `sum` is the locale key of what
    /// its sum means.
    pub async fn of(
        desk: &Desk,
        asked: Asked<'_>,
        looked: Looked,
        (tabs, choices, sum): (Vec<Tab>, Choices, Option<&'static str>),
    ) -> Result<Self, Problem> {
        let own = desk.visitor.columns(asked.state.table.label);
        let columns = asked.state.table.columns.map(|all| all.shown(own, &asked.state)).unwrap_or_default();
        let chooser = asked.state.table.columns.map(|all| all.chooser(&columns, &asked.state));
        let mut chips = chips::chips(&asked.state, asked.catalogue, &choices.names, desk.currency());
        chips.extend(chips::of_hidden_order(&asked.state, &columns));
        let is_bare = looked.page.ids.is_empty() && asked.state.view.place == Place::Start;
        let empty = if is_bare { Some(Empty::of(desk.sight(), &asked, &chips).await?) } else { None };
        let way = asked.state.table.picks.as_ref().filter(|way| desk.visitor.may(way.needs));
        Ok(Self {
            picks: way.map(|way| Picks::of(way, &asked.state, &looked)),
            form: filters::form(&asked.state.view),
            count: count_of(looked.count),
            pager: Pager::new(&asked.state, &looked, sum, desk.currency()),
            state: asked.state,
            tabs,
            chips,
            columns,
            chooser,
            choices,
            empty,
        })
    }

    /// Whether the file holds nothing to list at all.
    pub const fn is_bare(&self) -> bool {
        matches!(self.empty, Some(Empty::NothingYet))
    }

    /// Where the records of this list go out.
    pub fn export(&self, page: impl std::fmt::Display) -> String {
        let query = View { place: Place::Start, ..self.state.view.clone() }.query();
        if query.is_empty() { page.to_string() } else { format!("{page}?{query}") }
    }
}
