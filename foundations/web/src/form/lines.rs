//! Repeated parts of a form: several telephones, each with its number and kind.
//!
//! They are posted as `phones[3][number]`, `phones[3][kind]`. The buttons `add` and `remove` are
//! ordinary submits, so lines come and go without a script too.

use super::Form;

/// One line of a repeated part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    list: String,
    /// Its number, never shown: only its own fields share it.
    pub number: usize,
}

impl Line {
    /// The name of one of its fields: `phones[3][number]`.
    #[must_use]
    pub fn name(&self, field: &str) -> String {
        format!("{}[{}][{field}]", self.list, self.number)
    }

    /// What the remove button posts: `phones[3]`.
    #[must_use]
    pub fn handle(&self) -> String {
        format!("{}[{}]", self.list, self.number)
    }
}

impl Form {
    /// The lines of a repeated part, in the order they were typed.
    #[must_use]
    pub fn lines(&self, list: &str) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for number in self.values.iter().filter_map(|(name, _)| number_in(name, list)) {
            if !lines.iter().any(|line| line.number == number) {
                lines.push(Line { list: list.to_owned(), number });
            }
        }
        lines
    }

    /// One more empty line, with this field in it.
    pub fn add_line(&mut self, list: &str, field: &str) -> Line {
        let number = self.lines(list).iter().map(|line| line.number + 1).max().unwrap_or(0);
        let line = Line { list: list.to_owned(), number };
        self.values.push((line.name(field), String::new()));
        line
    }

    /// Does what the pressed `add` or `remove` button says; the form is then shown again, unread.
    /// `lists` names each repeated part with the field that a new line begins with.
    pub fn rearrange(&mut self, lists: &[(&str, &str)]) -> bool {
        let added = lists.iter().find(|(list, _)| self.value("add") == *list);
        let removed = self.value("remove").to_owned();
        let is_ours = lists.iter().any(|(list, _)| number_in(&format!("{removed}[]"), list).is_some());
        if let Some((list, field)) = added {
            self.add_line(list, field);
        }
        if is_ours {
            self.values.retain(|(name, _)| !name.starts_with(&format!("{removed}[")));
        }
        let pressed = added.is_some() || is_ours;
        if pressed {
            self.values.retain(|(name, _)| name != "add" && name != "remove");
        }
        pressed
    }
}

/// The number of the line a field belongs to, if it belongs to this list.
fn number_in(name: &str, list: &str) -> Option<usize> {
    let rest = name.strip_prefix(list)?.strip_prefix('[')?;
    let (number, _) = rest.split_once("][").or_else(|| rest.split_once("[]"))?;
    number.trim_end_matches(']').parse().ok().filter(|number| *number < MOST_LINES)
}

/// More lines than anybody types; what lies beyond is not read.
const MOST_LINES: usize = 10_000;
