//! Licences and banned crates, by deny.toml and what cargo has on this machine: cargo-deny itself
//! needs the network and is not installed everywhere.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{MetadataCommand, Package};
use serde::Deserialize;
use spdx::{Expression, ParseMode};

use super::{assert_none, tree};

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
}

#[test]
fn every_dependency_is_licensed_and_welcome() {
    let deny: Deny =
        toml::from_str(&std::fs::read_to_string(tree::root().join("deny.toml")).unwrap()).unwrap();
    let exceptions: BTreeMap<&str, &BTreeSet<String>> =
        deny.licenses.exceptions.iter().map(|it| (it.name.as_str(), &it.allow)).collect();
    let mut used = BTreeSet::new();
    let mut complaints = Vec::new();
    for package in dependencies() {
        let name = package.name.as_str();
        if !package.source.as_ref().is_some_and(cargo_metadata::Source::is_crates_io) {
            complaints.push(format!("{name} does not come from crates.io"));
        }
        if deny.bans.deny.iter().any(|banned| banned.name == name) {
            complaints.push(format!("{name} is banned, deny.toml says why"));
        }
        if is_licensed(&package, &deny.licenses.allow) {
            continue;
        }
        match exceptions.get(name) {
            Some(allowed) if is_licensed(&package, &(&deny.licenses.allow | *allowed)) => {
                used.insert(name.to_owned());
            }
            _ => complaints.push(format!("{name} is licensed under {:?}", package.license)),
        }
    }
    let idle = exceptions.keys().filter(|name| !used.contains(**name));
    complaints.extend(idle.map(|name| format!("the exception for {name} is no longer needed")));
    assert_none(&complaints);
}

fn is_licensed(package: &Package, allowed: &BTreeSet<String>) -> bool {
    let Some(licence) = &package.license else { return false };
    Expression::parse_mode(licence, ParseMode::LAX)
        .is_ok_and(|expression| expression.evaluate(|required| allowed.contains(&required.to_string())))
}

/// All third-party crates that this machine's build takes, tests and build scripts included.
fn dependencies() -> Vec<Package> {
    let host = rustc_version::version_meta().unwrap().host;
    let metadata = MetadataCommand::new()
        .manifest_path(tree::root().join("Cargo.toml"))
        .other_options(["--offline".to_owned(), format!("--filter-platform={host}")])
        .exec()
        .unwrap();
    let ours = metadata.workspace_members.clone();
    metadata.packages.into_iter().filter(|package| !ours.contains(&package.id)).collect()
}
