//! Checks of a room's locale files, for the room's own tests.

use std::collections::BTreeSet;
use std::path::Path;

use crate::locales::review;
use crate::{Locales, Words};

/// Checks that a room's words are sound and that its templates say no other.
///
/// # Panics
/// With every complaint.
pub fn assert_sound(words: Words, templates: &Path) {
    let mut complaints = review::complaints(&[words]);
    let locales = Locales::gather(if words.room == crate::locales::WORDS.room {
        &[]
    } else {
        std::slice::from_ref(&words)
    });
    if let Ok(locales) = &locales {
        let said = keys_in_templates(templates);
        complaints.extend(
            said.into_iter()
                .filter(|key| !locales.knows(key))
                .map(|key| format!("`{key}` is said by a template and is not in the locale files")),
        );
    }
    assert!(complaints.is_empty() && locales.is_ok(), "{}\n{:?}", complaints.join("\n"), locales.err());
}

/// The keys that the templates of a folder say: `"key"|say`, `"key"|with(…)`, `"key"|rich`, and
/// texts handed to the shared macros.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn keys_in_templates(folder: &Path) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            keys.extend(keys_in_templates(&path));
        } else {
            keys.extend(keys_in(&std::fs::read_to_string(&path).unwrap()));
        }
    }
    keys
}

fn keys_in(template: &str) -> impl Iterator<Item = String> {
    let mut keys = Vec::new();
    let mut rest = template;
    while let Some(at) = ["\"|say", "\"|with(", "\"|rich"].iter().filter_map(|mark| rest.find(mark)).min() {
        let start = rest[..at].rfind('"').map_or(at, |quote| quote + 1);
        keys.push(rest[start..at].to_owned());
        rest = &rest[at + 1..];
    }
    keys.into_iter()
}
