//! Checks of a room's locale files and templates, for the room's own tests.

use std::collections::BTreeSet;
use std::path::Path;

use crate::locales::{self, review};
use crate::{Locales, Words, assets};

/// Checks that a room's words are sound, that its templates say no other, and that they draw no
/// icon the sprite does not hold.
///
/// # Panics
/// With every complaint.
pub fn assert_sound(words: Words, templates: &Path) {
    let rooms: &[Words] = if words.room == locales::WORDS.room { &[] } else { &[words] };
    let locales = Locales::gather(rooms).unwrap_or_else(|holes| panic!("{holes}"));
    let mut complaints = review::complaints(&[words]);
    for key in keys_in_templates(templates).iter().filter(|key| !locales.knows(key)) {
        complaints.push(format!("a template says `{key}`, which no locale file holds"));
    }
    for icon in marked(templates, &["\"|icon"]).iter().filter(|icon| !assets::has_icon(icon)) {
        complaints.push(format!("a template draws `{icon}`, which ui/icons.json does not name"));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The keys that the templates of a folder say: `"key"|say`, `"key"|with(…)`, `"key"|rich`.
/// Keys handed to a macro show when the page is drawn.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn keys_in_templates(folder: &Path) -> BTreeSet<String> {
    marked(folder, &["\"|say", "\"|with(", "\"|rich"])
}

/// The quoted words of all templates that stand right before one of these marks.
fn marked(folder: &Path, marks: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(marked(&path, marks));
        } else {
            let template = std::fs::read_to_string(&path).unwrap();
            let ends = marks.iter().flat_map(|mark| template.match_indices(mark)).map(|(at, _)| at);
            found.extend(ends.filter_map(|end| template[..end].rsplit('"').next().map(str::to_owned)));
        }
    }
    found
}
