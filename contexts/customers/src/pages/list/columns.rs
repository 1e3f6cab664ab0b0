//! Which columns a list shows, and in which order: its ready ones, or those somebody chose for
//! themselves. The column of the records comes before them and is always there.

use web::{Form, Onward, Problem};

use super::state::SortLink;
use super::{List, State};
use crate::pages::desk::Desk;

/// The columns a list can show.
pub struct Columns {
    /// Where a choice among them is posted.
    pub path: &'static str,
    /// All of them, in the order they are ready in.
    pub all: &'static [Column],
}

/// A column a list can show.
pub struct Column {
    /// Its name among those that somebody chose; its facet's, where the list can be sorted by it.
    pub code: &'static str,
    /// The locale key of its head.
    pub label: &'static str,
    /// The class by which it gives way on a narrow page; a figure that has none may stay.
    pub way: &'static str,
    /// The class of its head and its cells.
    pub side: &'static str,
    /// The class of its cells.
    pub cell: &'static str,
    /// Whether whoever chose nothing sees it. Others show while the list is sorted or filtered by them.
    pub is_ready: bool,
}

/// A column on a page.
pub struct Shown {
    /// Which one.
    pub code: &'static str,
    /// The locale key of its head.
    pub label: &'static str,
    /// The classes of its head.
    pub head: String,
    /// The classes of its cells.
    pub cell: String,
    /// The list sorted by it, if it can be.
    pub sort: Option<SortLink>,
}

/// The choice among the columns.
pub struct Chooser {
    /// Where it is posted.
    pub action: String,
    /// Every column: those that are shown, in their order, then the others.
    pub columns: Vec<Choosable>,
}

/// A column that can be shown or left out.
pub struct Choosable {
    /// Which one.
    pub code: &'static str,
    /// The locale key of its name.
    pub label: &'static str,
    /// Whether it is shown.
    pub is_shown: bool,
    /// Whether it can come before another one.
    pub may_rise: bool,
    /// Whether it can come after another one.
    pub may_fall: bool,
}

impl Columns {
    /// The columns of a page, in their order.
    pub fn shown(&self, chosen: Option<&[String]>, state: &State) -> Vec<Shown> {
        let columns = self.chosen_or_ready(chosen, state);
        let stays = stays(&columns, state);
        let way = |column: &Column| match column.way {
            "" if stays != Some(column.code) => "p3",
            "p4" if chosen.is_some() => "p3", // who asked for it sees it, even as a tenth column
            way => way,
        };
        let shown = |column: &&Column| column.shown(state, way(column));
        columns.iter().map(shown).collect()
    }

    /// The choice among the columns, as it stands.
    pub fn chooser(&self, shown: &[Shown], state: &State) -> Chooser {
        let last = shown.len().saturating_sub(1);
        let first = shown.iter().enumerate().map(|(at, column)| Choosable {
            code: column.code,
            label: column.label,
            is_shown: true,
            may_rise: at > 0,
            may_fall: at < last,
        });
        let others = self.all.iter().filter(|column| shown.iter().all(|one| one.code != column.code));
        let others = others.map(|column| Choosable {
            code: column.code,
            label: column.label,
            is_shown: false,
            may_rise: false,
            may_fall: false,
        });
        Chooser { action: self.action(state), columns: first.chain(others).collect() }
    }

    /// The columns that the form of the chooser asks for; `None` for those that are ready.
    pub fn asked_for(&self, form: &Form) -> Option<Vec<String>> {
        if form.has("reset") {
            return None;
        }
        let mut codes: Vec<&'static str> = Vec::new();
        for code in form.values("order").filter_map(|code| Some(self.column(code)?.code)) {
            if form.has_value("column", code) && !codes.contains(&code) {
                codes.push(code);
            }
        }
        moved(&mut codes, form);
        let ready = self.all.iter().filter(|column| column.is_ready).map(|column| column.code);
        let is_own = !ready.eq(codes.iter().copied());
        is_own.then(|| codes.into_iter().map(str::to_owned).collect())
    }

    fn chosen_or_ready(&self, chosen: Option<&[String]>, state: &State) -> Vec<&Column> {
        match chosen {
            Some(codes) => codes.iter().filter_map(|code| self.column(code)).collect(),
            None => {
                let ready = |column: &&Column| column.is_ready || state.looks_at(column.code);
                self.all.iter().filter(ready).collect()
            }
        }
    }

    fn column(&self, code: &str) -> Option<&Column> {
        self.all.iter().find(|column| column.code == code)
    }

    /// Where the choice is posted, and which view to come back to.
    fn action(&self, state: &State) -> String {
        let query = state.view.query();
        if query.is_empty() { self.path.to_owned() } else { format!("{}?{query}", self.path) }
    }
}

/// Puts the column whose button was pressed before or after its neighbour.
fn moved(codes: &mut [&'static str], form: &Form) {
    let at = |field: &str| codes.iter().position(|code| form.has_value(field, code));
    match (at("up"), at("down")) {
        (Some(at), _) if at > 0 => codes.swap(at - 1, at),
        (_, Some(at)) if at + 1 < codes.len() => codes.swap(at, at + 1),
        _ => {}
    }
}

/// The figure that stays on a narrow page, which has room for one: what the list is sorted or filtered
/// by, or else the first.
fn stays(columns: &[&Column], state: &State) -> Option<&'static str> {
    let mut figures = columns.iter().filter(|column| column.way.is_empty()).map(|column| column.code);
    let sorted = state.order().facet;
    let looked_at = figures.clone().find(|code| **code == sorted);
    let looked_at = looked_at.or_else(|| figures.clone().find(|code| state.looks_at(code)));
    looked_at.or_else(|| figures.next())
}

impl Column {
    fn shown(&self, state: &State, way: &str) -> Shown {
        let classes =
            |all: &[&str]| all.iter().filter(|one| !one.is_empty()).copied().collect::<Vec<_>>().join(" ");
        Shown {
            code: self.code,
            label: self.label,
            head: classes(&[self.side, way]),
            cell: classes(&[self.side, way, self.cell]),
            sort: state.sort(&self.code),
        }
    }
}

impl List {
    /// Keeps the columns that somebody chose for a list, and shows it with them.
    pub async fn keep_columns(desk: &Desk, state: &State, form: &Form) -> Result<Onward, Problem> {
        let columns = state.table.columns.ok_or(Problem::NotFound)?;
        let asked = columns.asked_for(form);
        desk.house.sessions.keep_columns(desk.visitor.user, state.table.label, asked).await?;
        Ok(Onward::to(state.href(&state.view)).in_place())
    }
}
