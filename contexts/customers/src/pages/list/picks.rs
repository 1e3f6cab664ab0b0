//! Ticking the records of a list, to let them go out. Those of a page are named one by one; a whole view
//! is the view itself, however many that are: no address ever lists them.

use kernel::Ability;
use listing::{Count, EXACT_UP_TO, Place, View};
use web::Sentence;

use super::{Looked, State};

/// Where ticked records go out, and who may take any.
pub struct Way {
    /// The page they go out by.
    pub page: &'static str,
    /// What one must be able to do.
    pub needs: Ability,
}

/// Ticking, on a list whose records the reader may take out.
pub struct Picks {
    /// The page they go out by.
    pub page: &'static str,
    /// What its form carries along unseen: the view they were ticked in.
    pub view: Vec<(String, String)>,
    /// How many are ticked, where the whole view is.
    pub all: Option<Sentence>,
    /// The way to tick the whole view, where the page does not hold all of it.
    pub more: Option<(Sentence, String)>,
    /// The list with nothing ticked.
    pub none: String,
}

impl Picks {
    /// Ticking on a page that was looked up.
    pub fn of(way: &Way, state: &State, looked: &Looked) -> Self {
        let view = state.view.at(Place::Start).query();
        let is_whole = matches!(looked.count, Count::Exactly { rows, .. } if rows <= shown(looked));
        let more = (!is_whole && !state.picks_all).then(|| {
            let here =
                State { table: state.table, view: state.view.clone(), counts_all: false, picks_all: true };
            (counted(("list-pick-all", "list-pick-all-more"), looked.count), here.page_at(state.view.place))
        });
        Self {
            page: way.page,
            view: form_urlencoded::parse(view.as_bytes()).into_owned().collect(),
            all: state.picks_all.then(|| counted(("list-picked-all", "list-picked-all-more"), looked.count)),
            more,
            none: state.href(&state.view),
        }
    }
}

impl State {
    /// A page of the list; the whole view stays ticked from one to the next.
    pub fn page_at(&self, place: Place) -> String {
        let page = self.href(&View { place, ..self.view.clone() });
        if !self.picks_all {
            return page;
        }
        format!("{page}{}pick=all", if page.contains('?') { '&' } else { '?' })
    }
}

fn shown(looked: &Looked) -> i64 {
    i64::try_from(looked.page.ids.len()).unwrap_or(i64::MAX)
}

/// A sentence with how many there are, or one for more than anybody counted.
fn counted((exactly, more): (&'static str, &'static str), count: Count) -> Sentence {
    match count {
        Count::Exactly { rows, .. } => Sentence::new(exactly).with("count", rows),
        Count::More => Sentence::new(more).with("count", EXACT_UP_TO),
    }
}
