//! Rows the exporting program has deleted or archived: they are in its export, and no customers any more.

use values::date::DateRole;
use values::yes_no::{self, Answer};

use super::reader::RowReader;
use crate::field::Field;
use crate::layout::Column;
use crate::vocabulary::vocabulary;

/// What a day is longer than: a figure alone is a state.
const SHORTEST_DAY: usize = 5;

impl<'a> RowReader<'a> {
    /// The column that says that the row is gone, where one does.
    pub(crate) fn says_it_is_gone(&self) -> Option<&'a Column> {
        let state =
            self.columns(Field::Status).find(|column| vocabulary().is("gone-for-good", &self.raw(column)));
        self.columns(Field::Gone).find(|column| self.is_gone_by(column)).or(state)
    }

    /// A yes or a day under “Deleted”, a no under “Active”, or a word such as “archived” under either.
    fn is_gone_by(&self, column: &Column) -> bool {
        let raw = self.raw(column);
        let asks_for_those_kept = column.header.words().iter().any(|word| vocabulary().is("gone-not", word));
        let gone = if asks_for_those_kept { Answer::No } else { Answer::Yes };
        vocabulary().is("gone", &raw)
            || yes_no::parse(&raw) == gone
            || !asks_for_those_kept
                && raw.len() > SHORTEST_DAY
                && self.date_in(column, DateRole::Past).canonical.is_some()
    }
}
