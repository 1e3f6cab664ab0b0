//! What the journal and the history call a record's fields, and how a verb's outcome is journalled.

use std::collections::BTreeSet;

use kernel::Holder;
use personal::Personal;
use store::journal::{Change, Record};

/// A record whose changes are journalled.
pub trait Journalled {
    /// The record.
    fn record(&self) -> Record;
    /// Whom it is about; the journal seals the values under that holder's key.
    fn holder(&self) -> Option<Holder>;
    /// Its fields, under the names of the inventory.
    fn fields(&self) -> Fields;
}

/// A record's fields by name, those that are empty left out.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, Personal<String>)>);

impl Fields {
    /// Adds a text, if there is one.
    pub fn text(&mut self, name: &str, value: Option<&Personal<String>>) {
        self.0.extend(value.map(|value| (name.to_owned(), value.clone())));
    }

    /// Adds anything that can be written, if there is one.
    pub fn plain(&mut self, name: &str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| (name.to_owned(), Personal::new(value.to_string()))));
    }

    /// Adds the values of a list under numbered names: `emails.1`, `emails.2`.
    pub fn list(&mut self, name: &str, values: impl Iterator<Item = Option<Personal<String>>>) {
        for (place, value) in values.enumerate() {
            self.text(&format!("{name}.{}", place + 1), value.as_ref());
        }
    }

    /// The names of the fields that say otherwise here than there.
    #[must_use]
    pub fn other_than(&self, other: &Self) -> Vec<String> {
        let names = self.0.iter().chain(&other.0).map(|(name, _)| name);
        let differing = names.filter(|name| self.get(name) != other.get(name));
        let mut names: Vec<String> = differing.cloned().collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// What a field says, if it says anything.
    pub(crate) fn get(&self, name: &str) -> Option<Personal<String>> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// Lets a field say something else, or nothing.
    pub(crate) fn put(&mut self, name: &str, value: Option<Personal<String>>) {
        self.0.retain(|(known, _)| known != name);
        self.0.extend(value.map(|value| (name.to_owned(), value)));
    }

    /// The places of a list that are taken, in their order: of `emails.1` and `emails.3`, 1 and 3.
    pub(crate) fn places(&self, list: &str) -> BTreeSet<usize> {
        self.0.iter().filter_map(|(name, _)| place_in(name, list)).collect()
    }
}

/// The place a field has in a list: of `roles.2.title` in `roles`, 2.
pub(crate) fn place_in(name: &str, list: &str) -> Option<usize> {
    let place = name.strip_prefix(list)?.strip_prefix('.')?;
    place.split('.').next()?.parse().ok()
}

/// What a verb did: how the record stood, how it stands, and by which verb.
#[derive(Debug, Clone)]
pub struct Step<T> {
    pub(crate) verb: &'static str,
    pub(crate) before: Option<T>,
    /// The record as it stands now.
    pub after: T,
}

impl<T: Journalled> Step<T> {
    /// A record that was not there before.
    pub(crate) const fn first(verb: &'static str, after: T) -> Self {
        Self { verb, before: None, after }
    }

    /// A record that changed.
    pub(crate) const fn from(verb: &'static str, before: T, after: T) -> Self {
        Self { verb, before: Some(before), after }
    }

    /// The same change under another verb.
    #[must_use]
    pub(crate) fn called(self, verb: &'static str) -> Self {
        Self { verb, ..self }
    }

    /// The journal entry: only the fields that changed.
    #[must_use]
    pub fn change(&self) -> Change {
        let before = self.before.as_ref().map(Journalled::fields).unwrap_or_default();
        let after = self.after.fields();
        let empty = Change::new(self.verb, self.after.record(), self.after.holder());
        changed(empty, &before, &after)
    }
}

/// The journal entry of a record that goes: its fields as they stood.
pub(crate) fn removal(record: &impl Journalled) -> Change {
    let empty = Change::new("removed", record.record(), record.holder());
    changed(empty, &record.fields(), &Fields::default())
}

fn changed(change: Change, before: &Fields, after: &Fields) -> Change {
    let gone = before.0.iter().map(|(name, _)| name).filter(|name| after.get(name).is_none());
    let names: Vec<&String> = after.0.iter().map(|(name, _)| name).chain(gone).collect();
    names.into_iter().fold(change, |change, name| change.field(name, before.get(name), after.get(name)))
}
