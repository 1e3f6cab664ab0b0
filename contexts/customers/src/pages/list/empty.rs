//! A list without a line: nothing there yet, or a filter that let nobody through.

use listing::{Count, Counting, Filter, Place, View};
use web::{Problem, Sentence};

use super::look::Asked;
use super::{Chip, State};
use crate::pages::desk::InSight;

/// What to say in place of a table.
pub enum Empty {
    /// Nothing is there yet.
    NothingYet,
    /// The search or the filters let nothing through.
    Filtered {
        /// What was asked for, and what would help.
        reason: Sentence,
        /// What the first button takes away.
        remedy: Sentence,
        /// The list without it.
        without: String,
        /// The whole list.
        everything: String,
    },
}

impl Empty {
    /// Why nothing is there: the one filter without which something would be, if there is one.
    pub async fn of(sight: InSight<'_>, asked: &Asked<'_>, chips: &[Chip]) -> Result<Self, Problem> {
        let state = &asked.state;
        let everything = state.href(&View::default());
        if state.view.q.is_empty() && state.view.tests.is_empty() {
            return Ok(Self::NothingYet);
        }
        for (what, view) in lighter(state, chips) {
            let hits = if view.q.is_empty() { None } else { asked.hits.clone() };
            let lighter = State { table: state.table, view, counts_all: false, picks_all: false };
            let asked = Asked { state: lighter, hits, ..*asked };
            let many = counted(sight, &asked, &asked.filter()).await?;
            if many > 0 {
                let reason =
                    Sentence::new("list-empty-but-for").with("filter", what.clone()).with("count", many);
                let remedy = Sentence::new("list-empty-without").with("filter", what);
                let without = asked.state.href(&asked.state.view);
                return Ok(Self::Filtered { reason, remedy, without, everything });
            }
        }
        if counted(sight, asked, &Filter::everything()).await? == 0 {
            return Ok(Self::NothingYet);
        }
        let (reason, remedy) = ("list-empty-filtered".into(), "list-empty-show-all".into());
        Ok(Self::Filtered { reason, remedy, without: everything.clone(), everything })
    }
}

/// The view without its search, and without each of its filters, each with its name.
fn lighter(state: &State, chips: &[Chip]) -> Vec<(Sentence, View)> {
    let start = state.view.at(Place::Start);
    let mut lighter = Vec::new();
    if !start.q.is_empty() {
        let what = Sentence::new("list-empty-search").with("words", start.q.clone());
        lighter.push((what, View { q: String::new(), ..start.clone() }));
    }
    for (facet, test) in &start.tests {
        let label = chips.iter().find(|chip| chip.without == state.href(&state.view.without(facet, test)));
        let what = match label {
            Some(chip) => {
                let label = Sentence::new(chip.label.clone());
                Sentence::new("list-empty-filter").with("label", label).with("value", chip.value.clone())
            }
            None => Sentence::new("list-empty-view"),
        };
        lighter.push((what, start.without(facet, test)));
    }
    lighter
}

async fn counted(sight: InSight<'_>, asked: &Asked<'_>, filter: &Filter) -> Result<i64, Problem> {
    Ok(match asked.counts.of(sight, asked.catalogue, (filter, None, Counting::Quick)).await? {
        Count::Exactly { rows, .. } => rows,
        Count::More => listing::EXACT_UP_TO,
    })
}
