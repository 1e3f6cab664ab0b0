//! A column that the inventory calls personal is sealed in Rust too. A plain `String` in an entity
//! would go around the type that law 2 rests on.

use std::collections::BTreeMap;

use personal::inventory::{Class, Inventory};
use regex::Regex;

use super::{assert_none, tree};

#[test]
fn every_personal_column_is_a_sealed_field() {
    let classes = classes();
    let complaints: Vec<String> = tree::sources(&[".rs"])
        .iter()
        .filter(|source| !source.is_test())
        .flat_map(|source| fields(&source.text))
        .filter_map(|field| {
            let class = classes.get(&(field.table.to_owned(), field.column.to_owned()))?;
            let seal = seal_of(*class);
            let worn = ["Personal<", "Sensitive<"].into_iter().find(|it| field.kind.contains(it));
            (worn != seal).then(|| {
                format!("{}.{} is {class:?} but its field is {}", field.table, field.column, field.kind)
            })
        })
        .collect();
    assert_none(&complaints);
}

const fn seal_of(class: Class) -> Option<&'static str> {
    match class {
        Class::Personal => Some("Personal<"),
        Class::Sensitive => Some("Sensitive<"),
        Class::Technical | Class::Sealed | Class::Digest => None,
    }
}

/// What the inventories say of each table's columns.
fn classes() -> BTreeMap<(String, String), Class> {
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
