//! Words: every key in both languages, well typeset; every key said somewhere, and none said that
//! does not exist.

use std::collections::BTreeSet;

use fluent_syntax::{ast, parser};
use regex::Regex;
use web::Words;
use web::locales::review;

use super::{assert_none, tree};

#[test]
fn both_languages_hold_the_same_keys_and_arguments_well_typeset() {
    let rooms: Vec<Words> = french().into_iter().map(words_beside).collect();
    assert!(!rooms.is_empty());
    assert_none(&review::complaints(&rooms));
}

#[test]
fn no_locale_file_stands_outside_a_pair() {
    let complaints: Vec<String> = tree::sources(&[".ftl"])
        .iter()
        .filter(|file| !file.path.contains("/letters/")) // three languages: a house test of their own
        .filter(|file| !pair(&file.path).is_some_and(|other| tree::root().join(other).is_file()))
        .map(|file| format!("{}: its other language is missing beside it", file.path))
        .collect();
    assert_none(&complaints);
}

#[test]
fn every_key_is_said_somewhere() {
    let sources: String = speakers().iter().map(without_comments_and_tests).collect();
    let said = literals(&sources);
    let labels = labels(&sources);
    let families = families(&sources);
    let quoted = quoted();
    let is_said = |key: &str| {
        said.contains(key)
            || quoted.contains(key)
            || labels.contains(key)
            || families.iter().any(|family| family.is_match(key))
    };
    let complaints: Vec<String> = french()
        .iter()
        .flat_map(|file| keys(&file.text).into_iter().map(|key| (file.path.clone(), key)))
        .filter(|(path, key)| has_pages(path) && !is_said(key))
        .map(|(path, key)| format!("{path}: nobody says `{key}`"))
        .collect();
    assert_none(&complaints);
}

#[test]
fn every_key_that_is_said_exists() {
    let known: BTreeSet<String> = french().iter().flat_map(|it| keys(&it.text)).collect();
    let saying = Regex::new(
        r#""([a-z][a-z0-9-]*)"\s*\|\s*(?:say|rich|with\()|(?:\.say|Sentence::new|Sentence::from)\(\s*"([a-z][a-z0-9-]*)"\s*\)"#,
    )
    .unwrap();
    let complaints: Vec<String> = speakers()
        .iter()
        .flat_map(|source| {
            let code = without_comments_and_tests(source);
            let said = saying
                .captures_iter(&code)
                .filter_map(|it| it.get(1).or(it.get(2)).map(|key| key.as_str().to_owned()));
            said.filter(|key| !known.contains(key))
                .map(|key| format!("{}: `{key}` has no words", source.path))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_none(&complaints);
}

/// Whether the room of a locale file has pages to say its words: domain words may come before them.
fn has_pages(file: &str) -> bool {
    let room = file.split("/locales/").next().unwrap_or_default();
    !file.starts_with("contexts/") || tree::root().join(room).join("templates").is_dir()
}

/// The French files of every room, one or a folder of parts; the English ones stand beside them.
fn french() -> Vec<tree::Source> {
    let is_french = |path: &str| path.ends_with("/locales/fr.ftl") || path.contains("/locales/fr/");
    tree::sources(&[".ftl"]).into_iter().filter(|file| !file.is_test() && is_french(&file.path)).collect()
}

/// The same words in the other language.
fn pair(path: &str) -> Option<String> {
    let (room, file) = path.split_once("/locales/")?;
    let other = match file.split_at_checked(2)? {
        ("fr", rest) => format!("en{rest}"),
        ("en", rest) => format!("fr{rest}"),
        _ => return None,
    };
    Some(format!("{room}/locales/{other}"))
}

/// Whatever may say a key: code, pages, and the tables that name sentences.
fn speakers() -> Vec<tree::Source> {
    tree::sources(&[".rs", ".html", ".toml"]).into_iter().filter(|source| !source.is_test()).collect()
}

/// The pair that a French file opens, named by its room.
fn words_beside(french: tree::Source) -> Words {
    let english = tree::root().join(pair(&french.path).unwrap_or_default());
    let leak = |text: String| -> &'static str { text.leak() };
    Words {
        room: leak(french.path.replace("/locales/fr", "").replace(".ftl", "")),
        fr: leak(french.text),
        en: leak(std::fs::read_to_string(english).unwrap_or_default()),
    }
}

fn keys(text: &str) -> Vec<String> {
    let resource = parser::parse(text).unwrap();
    let message = |entry: &ast::Entry<&str>| match entry {
        ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    };
    resource.body.iter().filter_map(message).collect()
}

/// The messages that others quote: `{ vat-shown }`.
fn quoted() -> BTreeSet<String> {
    let reference = Regex::new(r"\{ ([a-z][a-z0-9-]*) \}").unwrap();
    let references = |text: &str| -> Vec<String> {
        reference.captures_iter(text).map(|it| it.extract::<1>().1[0].to_owned()).collect()
    };
    french().iter().flat_map(|file| references(&file.text)).collect()
}

/// Everything between quotes that could be a key.
fn literals(text: &str) -> BTreeSet<&str> {
    let quoted = Regex::new(r#""([a-z][a-z0-9-]*)""#).unwrap();
    quoted.captures_iter(text).map(|it| it.extract::<1>().1[0]).collect()
}

/// Keys put together from a word and a code: `format!("purpose-{code}")`.
fn families(text: &str) -> Vec<Regex> {
    let composed =
        Regex::new(r#""([a-z][a-z0-9]*-(?:[a-z0-9-]|\{[^{}"]*\})*\{[^{}"]*\}(?:[a-z0-9-]|\{[^{}"]*\})*)""#)
            .unwrap();
    let hole = Regex::new(r"\{[^{}]*\}").unwrap();
    composed
        .captures_iter(text)
        .map(|it| {
            Regex::new(&format!("^{}$", hole.replace_all(it.extract::<1>().1[0], "[a-z0-9-]+"))).unwrap()
        })
        .collect()
}

/// The keys of form labels: the form's name and the field's, as `web::Form` puts them together.
fn labels(text: &str) -> BTreeSet<String> {
    let form = Regex::new(r#"(?:Form::new|\.named)\(\s*"([a-z0-9-]+)""#).unwrap();
    let field = Regex::new(r#""([a-z][a-z0-9_-]*(?:\[[^\]"]*\])*)""#).unwrap();
    let index = Regex::new(r"\[(?:\d*|\{[^\]]*)\]").unwrap();
    let part = Regex::new(r"\{[a-z]+\}\[([a-z_]+)\]").unwrap();
    let parts: BTreeSet<&str> = part.captures_iter(text).map(|it| it.extract::<1>().1[0]).collect();
    let fields: BTreeSet<String> = field
        .captures_iter(text)
        .map(|it| index.replace_all(it.extract::<1>().1[0], "").replace('[', "-").replace(']', ""))
        .collect();
    form.captures_iter(text)
        .map(|it| it.extract::<1>().1[0])
        .flat_map(|form| {
            let own = fields.iter().map(move |field| format!("{form}-{field}"));
            // The fields of a repeated line, where a template writes `{at}[number]` for any line.
            let of_lines = fields.iter().flat_map(|list| parts.iter().map(move |part| (list, part)));
            own.chain(of_lines.map(move |(list, part)| format!("{form}-{list}-{part}")))
        })
        .collect()
}

/// Doc comments show invented keys, and so do the tests at the foot of a file.
fn without_comments_and_tests(source: &tree::Source) -> String {
    let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn composed_keys_stand_for_their_family() {
    let families =
        families(r#"format!("purpose-{}", code) format!("row-{kind}-gone") ("x{y}") format!("due-{n:02}")"#);
    let is_said = |key: &str| families.iter().any(|family| family.is_match(key));
    assert!(["purpose-orders", "row-sale-gone", "due-07"].into_iter().all(is_said));
    assert!(!["purpose", "row-sale", "xy", "a-purpose-orders"].into_iter().any(is_said));
}

#[test]
fn labels_are_composed_of_the_form_and_the_field() {
    let labels = labels(
        r#"Form::new("person") form.field("email") format!("phones[{row}][number]") "phones[0][kind]""#,
    );
    assert!(
        ["person-email", "person-phones-number", "person-phones-kind"]
            .into_iter()
            .all(|it| labels.contains(it))
    );
    assert!(!labels.contains("person-town"));
}
