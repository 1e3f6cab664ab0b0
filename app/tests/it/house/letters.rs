//! Letters: every one in all the languages somebody may be written to in, well typeset.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{ast, parser};
use kernel::Lang;
use post::Tongue;
use regex::Regex;
use web::locales::typography;

use super::{assert_none, tree};

/// Each part of each letter, by its name, with the arguments it asks for.
type Parts = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_letter_has_the_same_parts_in_every_language() {
    let french: Vec<tree::Source> = files(Tongue::Fr);
    assert!(french.len() > 1, "the letters are read");
    let mut complaints = Vec::new();
    for file in french {
        let expected = parts(&file.text);
        for tongue in Tongue::ALL {
            let path = file.path.replace("/fr.ftl", &format!("/{}.ftl", tongue.code()));
            let text = std::fs::read_to_string(tree::root().join(&path)).unwrap_or_default();
            if parts(&text) != expected {
                complaints.push(format!("{path}: its letters are not those of {}", file.path));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn every_letter_is_well_typeset() {
    let mut complaints = Vec::new();
    for tongue in Tongue::ALL {
        // Dutch is typeset as English is: nothing stands between a word and its mark
        let lang = if tongue == Tongue::Fr { Lang::Fr } else { Lang::En };
        for file in files(tongue) {
            let faults = typography::faults(&file.text, lang);
            complaints.extend(faults.iter().map(|fault| format!("{}: {fault}", file.path)));
        }
    }
    assert_none(&complaints);
}

fn files(tongue: Tongue) -> Vec<tree::Source> {
    let name = format!("/letters/{}.ftl", tongue.code());
    tree::sources(&[".ftl"]).into_iter().filter(|file| file.path.ends_with(&name)).collect()
}

fn parts(text: &str) -> Parts {
    let argument = Regex::new(r"\{ \$([a-z]+) \}").unwrap();
    let resource = parser::parse(text).unwrap();
    let mut parts = Parts::new();
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let name = message.id.name;
        parts.insert(name.to_owned(), BTreeSet::new());
        parts.extend(message.attributes.iter().map(|it| (format!("{name}.{}", it.id.name), BTreeSet::new())));
        let asked = text.split(&format!("{name} = ")).nth(1).and_then(|rest| rest.split("\n\n").next());
        let asked = argument.captures_iter(asked.unwrap_or_default()).map(|it| it[1].to_owned());
        parts.insert(format!("{name}: arguments"), asked.collect());
    }
    parts
}
