//! Reads locale files as a proof-reader: what is missing, said twice, or badly typeset.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use kernel::Lang;

use super::{Words, typography};

/// Everything wrong with the words of the given rooms, one line each; empty when they are sound.
#[must_use]
pub fn complaints(rooms: &[Words]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut said: BTreeMap<String, &str> = BTreeMap::new();
    for words in rooms {
        let french = read(words, Lang::Fr, &mut complaints);
        let english = read(words, Lang::En, &mut complaints);
        compare(words.room, &french, &english, &mut complaints);
        for key in french.into_keys() {
            if let Some(other) = said.insert(key.clone(), words.room) {
                complaints.push(format!("{}: `{key}` is already said by {other}", words.room));
            }
        }
    }
    complaints
}

/// What a message asks for: the names of its arguments.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn read(words: &Words, lang: Lang, complaints: &mut Vec<String>) -> Messages {
    let file = format!("{} {}.ftl", words.room, lang.code());
    let (resource, faults) = match FluentResource::try_new(words.text(lang).to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, faults)) => (resource, faults),
    };
    complaints.extend(faults.iter().map(|fault| format!("{file}: {fault}")));
    let mut messages = Messages::new();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let Some(pattern) = &message.value else { continue };
        let mut found = Found::default();
        found.read_pattern(pattern);
        let key = message.id.name;
        complaints.extend(
            found
                .texts
                .iter()
                .flat_map(|text| typography::faults(text, lang))
                .map(|fault| format!("{file}: `{key}` {fault}")),
        );
        if messages.insert(key.to_owned(), found.arguments).is_some() {
            complaints.push(format!("{file}: `{key}` is said twice"));
        }
    }
    messages
}

fn compare(room: &str, french: &Messages, english: &Messages, complaints: &mut Vec<String>) {
    for key in english.keys().filter(|key| !french.contains_key(*key)) {
        complaints.push(format!("{room}: `{key}` is missing in French"));
    }
    for (key, arguments) in french {
        match english.get(key) {
            None => complaints.push(format!("{room}: `{key}` is missing in English")),
            Some(others) if others != arguments => {
                complaints.push(format!("{room}: `{key}` asks for other arguments in English"));
            }
            Some(_) => {}
        }
    }
}

/// The running text and the arguments of one message.
#[derive(Default)]
struct Found<'a> {
    texts: Vec<&'a str>,
    arguments: BTreeSet<String>,
}

impl<'a> Found<'a> {
    fn read_pattern(&mut self, pattern: &'a Pattern<&'a str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.texts.push(value),
                PatternElement::Placeable { expression } => self.read_expression(expression),
            }
        }
    }

    fn read_expression(&mut self, expression: &'a Expression<&'a str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                for variant in variants {
                    self.read_pattern(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &'a InlineExpression<&'a str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.read_inline(argument);
                }
            }
            _ => {}
        }
    }
}
