//! What every crate declares, and what every context brings with it.

use std::path::Path;

use personal::inventory::Inventory;
use toml::Table;

use super::{assert_none, tree};

const DECLARED: &[&str] = &["version", "edition", "rust-version", "license", "publish"];

#[test]
fn every_crate_keeps_the_lints_the_licence_and_the_edition_of_the_house() {
    let mut complaints = Vec::new();
    for package in tree::crates().packages {
        let manifest: Table = std::fs::read_to_string(&package.manifest_path).unwrap().parse().unwrap();
        let inherits = |table: &str, key: Option<&str>| {
            let entry = manifest.get(table).and_then(|it| key.map_or(Some(it), |key| it.get(key)));
            entry.and_then(|it| it.get("workspace")).and_then(toml::Value::as_bool) == Some(true)
        };
        if !inherits("lints", None) {
            complaints.push(format!("{}: `[lints] workspace = true` is missing", package.name));
        }
        let missing = DECLARED.iter().filter(|key| !inherits("package", Some(key)));
        complaints
            .extend(missing.map(|key| format!("{}: `{key}.workspace = true` is missing", package.name)));
    }
    assert_none(&complaints);
}

#[test]
fn every_context_says_what_it_is_and_speaks_both_languages() {
    let mut complaints = Vec::new();
    for folder in std::fs::read_dir(tree::root().join("contexts")).unwrap().map(|it| it.unwrap().path()) {
        if is_empty(&folder) {
            continue;
        }
        let speaks = ["locales/fr.ftl", "locales/fr"].iter().any(|words| folder.join(words).exists());
        let words = (shows_pages(&folder) && !speaks).then_some("locales/fr.ftl");
        let readme = (!folder.join("README.md").is_file()).then_some("README.md");
        let missing = readme.into_iter().chain(words);
        complaints.extend(missing.map(|file| format!("{}: {file} is missing", folder.display())));
    }
    assert_none(&complaints);
}

#[test]
fn every_table_is_in_the_inventory_of_its_crate() {
    let sources = tree::sources(&[".rs"]);
    let named = regex::Regex::new(r#"table_name\s*=\s*"([a-z0-9_]+)""#).unwrap();
    let mut complaints = Vec::new();
    for package in tree::crates().packages {
        let folder = package.manifest_path.parent().unwrap().as_std_path();
        let own: Vec<_> = sources.iter().filter(|it| it.is_under(&folder.join("src"))).collect();
        let tables: Vec<&str> = own
            .iter()
            .flat_map(|it| named.captures_iter(&it.text))
            .map(|it| it.extract::<1>().1[0])
            .collect();
        complaints.extend(uninventoried(package.name.as_str(), folder, &tables));
    }
    assert_none(&complaints);
}

#[test]
fn no_test_hides_in_a_library_that_is_not_tested_by_itself() {
    let sources = tree::sources(&[".rs"]);
    let mut complaints = Vec::new();
    for package in tree::crates().packages {
        if package.targets.iter().any(|target| target.is_lib() && !target.test) {
            let folder = package.manifest_path.parent().unwrap().as_std_path().join("src");
            let hidden = sources.iter().filter(|it| it.is_under(&folder) && it.text.contains("cfg(test)"));
            complaints
                .extend(hidden.map(|it| format!("{}: its tests never run, move them to tests/it", it.path)));
        }
    }
    assert_none(&complaints);
}

/// Whether a context has pages, and so words.
fn shows_pages(context: &Path) -> bool {
    let room = context.file_name().unwrap_or_default();
    std::fs::read_dir(context.join("templates").join(room)).is_ok_and(|folder| folder.count() > 0)
}

/// A room that is laid out but not furnished: nothing but its front door.
fn is_empty(context: &Path) -> bool {
    std::fs::read_dir(context.join("src")).unwrap().count() == 1
}

fn uninventoried(room: &str, folder: &Path, tables: &[&str]) -> Vec<String> {
    let Ok(text) = std::fs::read_to_string(folder.join("personal-data.toml")) else {
        return tables.iter().map(|table| format!("{room}: {table} has no personal-data.toml")).collect();
    };
    let inventory = match Inventory::read(&text) {
        Ok(inventory) => inventory,
        Err(complaint) => return vec![format!("{room}: {complaint}")],
    };
    let strange = inventory.table.keys().filter(|name| !name.starts_with(&format!("{room}_")));
    let unknown = tables.iter().filter(|table| !inventory.table.contains_key(**table));
    strange
        .map(|name| format!("{room}: {name} is not a table of this room by its name"))
        .chain(unknown.map(|table| format!("{room}: {table} is not in personal-data.toml")))
        .collect()
}
