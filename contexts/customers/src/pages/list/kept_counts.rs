//! Counts and sums of filtered lists, kept until the file changes: exact ones read thousands of rows, and
//! whoever pages through a list or comes back to it asks for the same. They are kept in memory only.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use kernel::Scope;
use listing::{Catalogue, Count, Counting, Filter, count};
use store::journal;
use web::Problem;

use super::look::known;
use crate::pages::desk::InSight;
use crate::store::books;

/// How many are kept at once.
const MOST: usize = 1_000;

/// Counts that hold for the file as it stands.
#[derive(Default)]
pub struct KeptCounts(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    of: Option<State>,
    counts: HashMap<Question, Count>,
}

/// A state of the file: whatever changes in it is written down, save figures that move with the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    changes: i64,
    day: Date,
}

/// What is counted, of which list, as far as whom.
#[derive(PartialEq, Eq, Hash)]
struct Question {
    table: &'static str,
    filter: Filter,
    sum: Option<String>,
    counting: Counting,
    scope: Scope,
}

impl KeptCounts {
    /// Counts what a filter lets through, or remembers it.
    pub async fn of(
        &self,
        sight: InSight<'_>,
        catalogue: &Catalogue,
        (filter, sum, counting): (&Filter, Option<&str>, Counting),
    ) -> Result<Count, Problem> {
        let (db, scope) = (sight.db(), sight.scope().clone());
        let state = State { changes: journal::position(db).await?, day: books(db).await?.day };
        let (table, sum_of) = (catalogue.table(), sum.map(str::to_owned));
        let question = Question { table, filter: filter.clone(), sum: sum_of, counting, scope };
        if let Some(kept) = self.kept(state, &question) {
            return Ok(kept);
        }
        let counted = known(count(db, catalogue.seen(sight.scope()), filter, sum, counting).await?)?;
        self.keep(state, question, counted);
        Ok(counted)
    }

    fn kept(&self, state: State, question: &Question) -> Option<Count> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.counts.get(question).copied().filter(|_| kept.of == Some(state))
    }

    /// Keeps a count beside those of the same state; a page that began before the last change keeps nothing.
    fn keep(&self, state: State, question: Question, count: Count) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.of.is_some_and(|of| of.changes > state.changes) {
            return;
        }
        if kept.of != Some(state) || kept.counts.len() >= MOST {
            kept.counts.clear();
            kept.of = Some(state);
        }
        kept.counts.insert(question, count);
    }
}
