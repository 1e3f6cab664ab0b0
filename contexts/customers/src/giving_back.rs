//! What an entry of the journal took out of a record, given back to it.

use store::journal::HistoryValue;

use crate::fields::{Fields, place_in};

/// The lists of a record; the field by which an entry of theirs is told apart follows its place.
const LISTS: [(&str, &str); 4] = [("emails", ""), ("phones", ""), ("addresses", ""), ("roles", ".company")];

/// How much of an entry is given back.
#[derive(Debug, Clone, Copy)]
pub enum Extent<'a> {
    /// All of it: the change is undone, while the record is still at the version it brought.
    Everything(i64),
    /// What stood in one field.
    Field(&'a str),
}

/// Whether a record lacks what stood in a field: it can be given back.
#[must_use]
pub fn is_missing(fields: &Fields, value: &HistoryValue) -> bool {
    let Some(before) = &value.before else { return false };
    match item_of(&value.field) {
        None => fields.get(&value.field).as_ref() != Some(before),
        Some(item) if value.field != item.named(item.place) => false, // a part comes with its whole
        Some(item) => {
            let mut places = fields.places(item.list).into_iter();
            places.all(|place| fields.get(&item.named(place)).as_ref() != Some(before))
        }
    }
}

/// Gives back what an entry of the journal took; false where it took nothing there, or where what it took
/// was redacted since.
pub fn give_back(fields: &mut Fields, entry: &[HistoryValue], extent: Extent<'_>) -> bool {
    match extent {
        Extent::Everything(_) if entry.iter().any(|value| value.redacted) => false,
        Extent::Everything(_) => {
            for value in entry {
                fields.put(&value.field, value.before.clone());
            }
            true
        }
        Extent::Field(name) => {
            let taken = entry.iter().find(|value| value.field == name && value.before.is_some());
            match (taken, item_of(name)) {
                (None, _) => false,
                (Some(value), None) => {
                    fields.put(name, value.before.clone());
                    true
                }
                (Some(_), Some(item)) => {
                    item.give_back(fields, entry);
                    true
                }
            }
        }
    }
}

/// One entry of a list: `roles.2` with its company and title.
struct Item {
    list: &'static str,
    key: &'static str,
    place: usize,
}

fn item_of(name: &str) -> Option<Item> {
    LISTS.iter().find_map(|(list, key)| Some(Item { list, key, place: place_in(name, list)? }))
}

impl Item {
    /// The field that tells the entry in a place of the list apart.
    fn named(&self, place: usize) -> String {
        format!("{}.{place}{}", self.list, self.key)
    }

    /// In its own place, where what replaced it still stands; else behind the others, so that nothing that
    /// came since or only moved up is lost.
    fn give_back(&self, fields: &mut Fields, entry: &[HistoryValue]) {
        let place = if self.was_replaced(fields, entry) {
            self.place
        } else {
            fields.places(self.list).last().map_or(1, |last| last + 1)
        };
        let here = format!("{}.{}", self.list, self.place);
        for value in entry {
            if let Some(part) = value.field.strip_prefix(&here)
                && (part.is_empty() || part.starts_with('.'))
            {
                fields.put(&format!("{}.{place}{part}", self.list), value.before.clone());
            }
        }
    }

    /// Whether what came in its place stands there still, and did not come from another place of the list.
    fn was_replaced(&self, fields: &Fields, entry: &[HistoryValue]) -> bool {
        let stands = fields.get(&self.named(self.place));
        let Some(change) = entry.iter().find(|value| value.field == self.named(self.place)) else {
            return stands.is_some(); // only a part of it changed
        };
        let has_moved = |value: &HistoryValue| {
            place_in(&value.field, self.list).is_some_and(|place| value.field == self.named(place))
                && value.before == change.after
        };
        change.after.is_some() && stands == change.after && !entry.iter().any(has_moved)
    }
}
