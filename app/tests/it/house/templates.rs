//! Templates hold structure, not words; and nothing the content security policy would refuse.

use regex::Regex;

use super::{assert_none, tree};

/// What reads the same in every language: names, and each language's own name for itself.
const NAMES: &[&str] = &["Carnet", "Français", "English", "Ctrl", "CSV", "TSV", "XLSX", "JSON"];

#[test]
fn no_template_holds_a_word() {
    let templates = templates();
    let attributes = blocks_in_attributes(&templates);
    let complaints: Vec<String> = templates
        .iter()
        .flat_map(|source| {
            words(&attributes.replace_all(&source.text, ""))
                .into_iter()
                .map(|word| format!("{}: “{word}” belongs in a locale file", source.path))
        })
        .collect();
    assert_none(&complaints);
}

#[test]
fn no_template_needs_what_the_policy_forbids() {
    let forbidden = [
        (r"\sstyle\s*=", "a style attribute"),
        (r"\son[a-z]+\s*=", "an event attribute"),
        (r"\shx-on", "hx-on"),
        (r"<script(?:\s[^>]*)?>[^<\s]", "an inline script"),
        (r"<style", "an inline style sheet"),
        (r"javascript:", "a javascript: address"),
        (r#"(?:src|href)\s*=\s*"(?:https?:)?//"#, "another host"),
        (r"\|\s*safe\b", "an unescaped value"),
    ];
    let forbidden = forbidden.map(|(pattern, what)| (Regex::new(pattern).unwrap(), what));
    let complaints: Vec<String> = templates()
        .iter()
        .flat_map(|source| {
            let code = without_code_comments(&source.text);
            let broken = forbidden.iter().filter(|(pattern, _)| pattern.is_match(&code));
            broken.map(|(_, what)| format!("{}: {what}", source.path)).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&complaints);
}

fn templates() -> Vec<tree::Source> {
    let found: Vec<_> =
        tree::sources(&[".html"]).into_iter().filter(|it| it.path.contains("templates/")).collect();
    assert!(!found.is_empty());
    found
}

/// What a reader would see of a template that no locale file provides: text between tags, and the
/// attributes that are read out.
fn words(template: &str) -> Vec<String> {
    let code = Regex::new(r"(?s)\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->").unwrap();
    let markup = code.replace_all(template, "");
    let spoken = Regex::new(r#"\s(?:aria-label|title|placeholder|alt|content)\s*=\s*"([^"]*)""#).unwrap();
    // A macro may hold attributes alone, outside any tag.
    let tag = Regex::new(r#"(?s)<[^>]*>|\s[a-z-]+="[^"]*""#).unwrap();
    let texts = tag.replace_all(&markup, "\u{0}").into_owned();
    let letters = Regex::new(r"\p{L}{2,}").unwrap();
    let head = Regex::new(r#"(?s)<meta\s[^>]*>"#).unwrap(); // its content is for machines
    let read_out = head.replace_all(&markup, "").into_owned();
    texts
        .split('\u{0}')
        .chain(spoken.captures_iter(&read_out).map(|it| it.extract::<1>().1[0]))
        .flat_map(|text| letters.find_iter(text).map(|word| word.as_str().to_owned()).collect::<Vec<_>>())
        .filter(|word| !NAMES.contains(&word.as_str()))
        .collect()
}

/// What fills a block that a layout opens inside an attribute, such as a class: not for readers.
fn blocks_in_attributes(templates: &[tree::Source]) -> Regex {
    let opened = Regex::new(r#"="[^"<>]*\{%-?\s*block\s+(\w+)"#).unwrap();
    let names: Vec<&str> = templates
        .iter()
        .flat_map(|source| opened.captures_iter(&source.text))
        .map(|it| it.extract::<1>().1[0])
        .collect();
    assert!(!names.is_empty(), "an empty choice would match every block");
    Regex::new(&format!(r"(?s)\{{%-?\s*block\s+(?:{})\b.*?endblock", names.join("|"))).unwrap()
}

fn without_code_comments(template: &str) -> String {
    Regex::new(r"(?s)\{#.*?#\}").unwrap().replace_all(template, "").into_owned()
}

#[test]
fn words_are_found_in_text_and_in_attributes_read_out() {
    let template = r#"{# a comment #}<a class="btn" title="Fermer" href="{{ path }}">{{ "x"|say }}
        <b>Oups</b> {% if many > 1 %}<i aria-label="{{ "y"|say }}">×</i>{% endif %}</a><h1>Carnet</h1>"#;
    assert_eq!(words(template), ["Oups", "Fermer"]);
}
