//! A column that the inventory calls personal is sealed in Rust too. A plain `String` in an entity
//! would go around the type that law 2 rests on.

use std::collections::{BTreeMap, BTreeSet};

use personal::inventory::{Class, Inventory};
use regex::Regex;

use super::{assert_none, tree};

#[test]
fn every_personal_column_is_a_sealed_field() {
    let (classes, sources) = (classes(), tree::sources(&[".rs"]));
    let sources: Vec<&str> =
        sources.iter().filter(|source| !source.is_test()).map(|source| source.text.as_str()).collect();
    assert_none(&complaints(&classes, &sources));
}

/// The columns whose field is not sealed as their class asks, and those for which no field was found:
/// what this test cannot see, it must not pass.
fn complaints(classes: &Classes, sources: &[&str]) -> Vec<String> {
    let mut found: Vec<Field<'_>> = sources.iter().flat_map(|text| fields(text)).collect();
    let modelled: BTreeSet<&str> = found.iter().map(|field| field.table).collect();
    let others: BTreeSet<&str> = classes.keys().map(|(table, _)| table.as_str()).collect();
    let others: Vec<&str> = others.difference(&modelled).copied().collect();
    found.extend(sources.iter().flat_map(|text| fields_of_rows(text, &others)));
    let unseen = classes
        .iter()
        .filter(|(_, class)| seal_of(**class).is_some())
        .filter(|((table, name), _)| !found.iter().any(|field| field.table == table && field.column == name));
    let unseen =
        unseen.map(|((table, column), class)| format!("{table}.{column} is {class:?}: no field found"));
    let worn = found.iter().filter_map(|field| {
        let class = classes.get(&(field.table.to_owned(), field.column.to_owned()))?;
        let worn = ["Personal<", "Sensitive<"].into_iter().find(|it| field.kind.contains(it));
        let is_wrong = worn != seal_of(*class);
        is_wrong
            .then(|| format!("{}.{} is {class:?} but its field is {}", field.table, field.column, field.kind))
    });
    worn.chain(unseen).collect()
}

const fn seal_of(class: Class) -> Option<&'static str> {
    match class {
        Class::Personal => Some("Personal<"),
        Class::Sensitive => Some("Sensitive<"),
        Class::Technical | Class::Sealed | Class::Digest => None,
    }
}

/// What the inventories say of each table's columns.
type Classes = BTreeMap<(String, String), Class>;

fn classes() -> Classes {
    let mut classes = BTreeMap::new();
    for source in tree::sources(&["personal-data.toml"]) {
        for (table, rules) in Inventory::read(&source.text).unwrap().table {
            classes.extend(
                rules.columns.into_iter().map(|(name, column)| ((table.clone(), name), column.class)),
            );
        }
    }
    classes
}

struct Field<'a> {
    table: &'a str,
    column: &'a str,
    kind: &'a str,
}

/// The fields of every entity in a source file, as rustfmt lays them out.
fn fields(text: &str) -> Vec<Field<'_>> {
    let entity = Regex::new(r#"(?s)table_name\s*=\s*"([a-z0-9_]+)"[^{]*\{(.*?)\n\s*\}"#).unwrap();
    let field = Regex::new(r"(?m)^\s*pub (?:r#)?([a-z0-9_]+): (.+?),?$").unwrap();
    entity
        .captures_iter(text)
        .map(|found| found.extract().1)
        .flat_map(|[table, body]| {
            field.captures_iter(body).map(move |found| {
                let [column, kind] = found.extract().1;
                Field { table, column, kind }
            })
        })
        .collect()
}

/// The fields of the rows that are read without an entity, where a table is named in the same file: of
/// several tables that are alike, each has them.
fn fields_of_rows<'a>(text: &'a str, tables: &[&'a str]) -> Vec<Field<'a>> {
    let row = Regex::new(r"(?s)derive\([^)]*FromQueryResult[^)]*\)\][^{;]*\{(.*?)\n\s*\}").unwrap();
    let field = Regex::new(r"(?m)^\s*(?:pub(?:\([a-z]+\))? )?(?:r#)?([a-z0-9_]+): (.+?),?$").unwrap();
    let named = tables.iter().filter(|table| text.contains(&format!("\"{table}\"")));
    named
        .flat_map(|table| row.captures_iter(text).map(move |found| (*table, found.extract::<1>().1[0])))
        .flat_map(|(table, body)| {
            field.captures_iter(body).map(move |found| {
                let [column, kind] = found.extract().1;
                Field { table, column, kind }
            })
        })
        .collect()
}

#[test]
fn a_personal_column_in_a_plain_field_or_in_none_is_complained_of() {
    let column = |table: &str, name: &str| ((table.to_owned(), name.to_owned()), Class::Personal);
    let classes = BTreeMap::from([
        column("customers_people", "name"),
        column("customers_emails", "raw"),
        column("customers_phones", "raw"),
    ]);
    let people = r#"#[sea_orm(table_name = "customers_people")]
        pub struct Model {
            pub name: Personal<String>,
        }"#;
    let sealed = r#"
        use sea_orm::{ConnectionTrait, FromQueryResult};
        const SHELVES: [&str; 2] = ["customers_emails", "customers_phones"];
        #[derive(FromQueryResult)]
        pub struct Row {
            position: i64,
            raw: Personal<String>,
        }"#;
    assert_eq!(complaints(&classes, &[people, sealed]), Vec::<String>::new());
    let plain = sealed.replace("raw: Personal<String>", "pub(super) raw: String");
    let both = ["emails", "phones"];
    let worn = |shelf: &str| format!("customers_{shelf}.raw is Personal but its field is String");
    assert_eq!(complaints(&classes, &[people, &plain]), both.map(worn));
    let missing = |shelf: &str| format!("customers_{shelf}.raw is Personal: no field found");
    assert_eq!(complaints(&classes, &[people]), both.map(missing));
    let unsealed = people.replace("Personal<String>", "String");
    let wrong = complaints(&classes, &[&unsealed, sealed]);
    assert_eq!(wrong, ["customers_people.name is Personal but its field is String"]);
}

#[test]
fn the_fields_of_an_entity_are_found_with_their_types() {
    let source = r#"
        #[derive(Clone, Debug, DeriveEntityModel)]
        #[sea_orm(table_name = "customers_people")]
        pub struct Model {
            /// The id.
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: Uuid,
            pub name: Personal<String>,
            pub r#type: Option<Personal<String>>,
        }
        pub struct Other { pub name: String }"#;
    let found: Vec<_> = fields(source).iter().map(|it| (it.table, it.column, it.kind)).collect();
    let people = "customers_people";
    assert_eq!(
        found,
        [
            (people, "id", "Uuid"),
            (people, "name", "Personal<String>"),
            (people, "type", "Option<Personal<String>>")
        ]
    );
}
