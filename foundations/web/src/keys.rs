//! The keys of Carnet: one list. The page that shows them and the script that hears them both read it.

use crate::{Sentence, Shell};

/// A key, what it does, and where it does something.
#[derive(Debug, Clone)]
pub struct Key {
    /// The key as `aria-keyshortcuts` names it, or two in turn: `Control+K`, `g c`.
    pub keys: String,
    /// The locale key of what it does.
    pub label: &'static str,
    /// What must be on the page for it to do something, as a selector; empty when nothing need be.
    pub needs: &'static str,
    /// The page it leads to, if it leads to one.
    pub href: Option<String>,
}

/// What the keys do, wherever they do something; the pages of the menu come beside.
const KEYS: [(&str, &str, &str); 14] = [
    ("Control+K", "key-palette", "[data-palette]"),
    ("?", "key-list", ""),
    ("/", "key-search-list", "[aria-keyshortcuts='/']"),
    ("j", "key-next-row", "table.list tbody a"),
    ("k", "key-previous-row", "table.list tbody a"),
    ("x", "key-tick", "table.list tbody input[type=checkbox]"),
    ("Shift+x", "key-tick-range", "table.list tbody input[type=checkbox]"),
    ("c", "key-create", "[aria-keyshortcuts=C]"),
    ("n", "key-note", "[aria-keyshortcuts=N]"),
    ("t", "key-task", "[aria-keyshortcuts=T]"),
    ("[", "key-previous-record", "[aria-keyshortcuts='[']"),
    ("]", "key-next-record", "[aria-keyshortcuts=']']"),
    ("Control+Enter", "key-send", "textarea"),
    ("Control+Z", "key-undo", "[aria-keyshortcuts='Control+Z']"),
];

impl Key {
    /// What is printed on the keys, one after the other.
    #[must_use]
    pub fn caps(&self) -> Vec<Sentence> {
        let cap = |name: &str| match name {
            "Control" => Sentence::verbatim("Ctrl"),
            "Enter" => Sentence::new("key-enter"),
            "Shift" => Sentence::new("key-shift"),
            letter => Sentence::verbatim(letter.to_uppercase()),
        };
        self.keys.split(['+', ' ']).map(cap).collect()
    }
}

impl Shell {
    /// The keys that may do something for this reader, on one page or another.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        let key =
            |(keys, label, needs): (&str, _, _)| Key { keys: keys.to_owned(), label, needs, href: None };
        let sections = self.sections();
        let items = sections.iter().flat_map(|section| section.items.iter());
        let goes = items.filter_map(|item| {
            let keys = format!("g {}", self.nav.letter(item.label)?);
            Some(Key { keys, label: item.label, needs: "", href: Some(item.href.clone()) })
        });
        KEYS.into_iter().map(key).chain(goes).collect()
    }
}
