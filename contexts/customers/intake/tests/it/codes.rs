//! The lists of codes: in the schema, in both languages, and nowhere else.

use std::collections::BTreeSet;

use intake::{Certainty, LeftOut, Likeness, Rejection, Table, WarningCode, message_keys, refused_key};
use serde_json::Value;
use sheets::Refused;

use crate::mercier::Batch;
use crate::world::report;

const FRENCH: &str = include_str!("../../locales/fr.ftl");
const ENGLISH: &str = include_str!("../../locales/en.ftl");

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../../../docs/import-report.schema.json")).unwrap()
}

fn listed(schema: &Value, name: &str) -> BTreeSet<String> {
    let codes = schema["$defs"][name]["enum"].as_array().unwrap_or_else(|| panic!("{name}"));
    codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

fn set<'a>(codes: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    codes.map(str::to_owned).collect()
}

#[test]
fn the_schema_lists_every_code_and_no_other() {
    let schema = schema();
    assert_eq!(listed(&schema, "rejection"), set(Rejection::ALL.iter().map(|code| code.code())));
    assert_eq!(listed(&schema, "warning"), set(WarningCode::all().map(WarningCode::code)));
    assert_eq!(listed(&schema, "likeness"), set(Likeness::ALL.iter().map(|code| code.code())));
    assert_eq!(listed(&schema, "certainty"), set(Certainty::ALL.iter().map(|code| code.code())));
    assert_eq!(listed(&schema, "leftOut"), set(LeftOut::ALL.iter().map(|code| code.code())));
    assert_eq!(listed(&schema, "table"), set(Table::ALL.iter().map(|code| code.code())));
    assert_eq!(
        listed(&schema, "category"),
        set(personal::SensitiveCategory::ALL.iter().map(|code| code.code()))
    );
    assert_eq!(listed(&schema, "refusal"), set(refusals().map(|refused| refused.code())));
}

/// Every reason why a file is not read. A new one does not compile until it has its place here.
fn refusals() -> impl Iterator<Item = Refused> {
    let limit = 1;
    std::iter::successors(Some(Refused::Empty), move |before| {
        Some(match before {
            Refused::Empty => Refused::TooLarge { limit },
            Refused::TooLarge { .. } => Refused::TooManyRows { limit },
            Refused::TooManyRows { .. } => Refused::TooManyColumns { limit },
            Refused::TooManyColumns { .. } => Refused::TooManyCells { limit },
            Refused::TooManyCells { .. } => Refused::NotATable,
            Refused::NotATable => Refused::Markup,
            Refused::Markup => Refused::OldExcel,
            Refused::OldExcel => Refused::BinaryExcel,
            Refused::BinaryExcel => Refused::OpenDocument,
            Refused::OpenDocument => Refused::PasswordProtected,
            Refused::PasswordProtected => Refused::ZipBomb,
            Refused::ZipBomb => Refused::BrokenOff,
            Refused::BrokenOff => Refused::CorruptWorkbook,
            Refused::CorruptWorkbook => Refused::WrongName,
            Refused::WrongName => Refused::HeavyWorkbook,
            Refused::HeavyWorkbook => Refused::TooManyMembers { limit },
            Refused::TooManyMembers { .. } => Refused::NestedArchive,
            Refused::NestedArchive => Refused::HeavyStrings,
            Refused::HeavyStrings => return None,
        })
    })
}

#[test]
fn codes_are_told_apart_whatever_their_list() {
    let codes: Vec<&str> = WarningCode::all().map(WarningCode::code).collect();
    assert_eq!(codes.len(), codes.iter().collect::<BTreeSet<_>>().len());
}

#[test]
fn every_code_has_a_sentence_in_both_languages_and_no_sentence_is_left_over() {
    let refused = refusals().map(|refused| refused_key(&refused));
    let keys: BTreeSet<String> = message_keys().into_iter().chain(refused).collect();
    for (language, words) in [("French", FRENCH), ("English", ENGLISH)] {
        let said: BTreeSet<String> = words
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key.to_owned())
            .collect();
        let strange: Vec<&String> = said.symmetric_difference(&keys).collect();
        assert_eq!(strange, Vec::<&String>::new(), "{language}");
    }
}

#[test]
fn a_report_is_made_as_the_schema_says() {
    let schema = schema();
    let report = serde_json::to_value(report(&Batch::workbook().reading)).unwrap();
    let mut complaints = Vec::new();
    check(&report, &schema, &schema, "report", &mut complaints);
    assert_eq!(complaints, Vec::<String>::new());
}

/// The part of JSON Schema our schema uses: types, required, properties, items, enums, references.
fn check(value: &Value, rule: &Value, schema: &Value, place: &str, complaints: &mut Vec<String>) {
    if let Some(name) = rule["$ref"].as_str() {
        return check(value, &schema["$defs"][name.rsplit('/').next().unwrap()], schema, place, complaints);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed: Vec<&str> = match &rule["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => vec![kind],
    };
    if !allowed.contains(&kind) {
        complaints.push(format!("{place}: {kind} instead of {allowed:?}"));
    }
    if let Some(codes) = rule["enum"].as_array()
        && !codes.contains(value)
    {
        complaints.push(format!("{place}: {value} is not listed"));
    }
    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
        check(item, &rule["items"], schema, &format!("{place}[{at}]"), complaints);
    }
    let Some(object) = value.as_object() else { return };
    for name in rule["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(name) {
            complaints.push(format!("{place}: {name} is missing"));
        }
    }
    for (name, inner) in object {
        let known = &rule["properties"][name];
        let rule = if known.is_null() { &rule["additionalProperties"] } else { known };
        if rule.is_null() || rule == &Value::Bool(false) {
            complaints.push(format!("{place}: {name} is not in the schema"));
        } else {
            check(inner, rule, schema, &format!("{place}.{name}"), complaints);
        }
    }
}
