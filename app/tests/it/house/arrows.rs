//! Which room may import which. Contexts never import each other, foundations never import
//! contexts, and nobody imports what lies above. A new crate is refused until it has its line here.

use std::collections::BTreeMap;

use cargo_metadata::DependencyKind;

use super::{assert_none, tree};

/// What every context may stand on.
const GROUND: &[&str] =
    &["web", "listing", "contracts", "post", "store", "personal", "values", "sheets", "kernel"];

/// It stands outside: it fills a base through the rooms' doors, and then knows addresses only.
const BENCH: &[&str] =
    &["accounts", "contracts", "customers", "kernel", "migrations", "personal", "privacy", "store"];

/// Each room, what it may import, and what only its tests may.
fn plan() -> BTreeMap<&'static str, (Vec<&'static str>, Vec<&'static str>)> {
    let context = |own: &[&'static str]| [GROUND, own].concat();
    let rooms = [
        ("kernel", vec![]),
        ("engine", vec![]),
        ("values", vec!["kernel"]),
        ("sheets", vec!["kernel"]),
        ("personal", vec!["engine", "kernel"]),
        ("migrations", vec!["engine"]),
        ("store", vec!["personal", "kernel", "engine"]),
        ("contracts", vec!["store", "personal", "kernel"]),
        ("listing", vec!["store", "personal", "kernel"]),
        ("post", vec!["store", "personal", "kernel"]),
        ("web", vec!["store", "personal", "kernel"]),
        ("testkit", vec!["migrations", "store", "personal", "kernel"]),
        // The pure halves of two contexts: no store, no page, no clock.
        ("intake", vec!["personal", "values", "sheets", "kernel"]),
        ("scanner", vec!["personal", "values", "kernel"]),
        ("accounts", context(&[])),
        ("mailroom", context(&[])),
        ("customers", context(&["intake"])),
        ("privacy", context(&[])),
        ("bench", BENCH.to_vec()),
        ("app", context(&["accounts", "customers", "mailroom", "privacy", "scanner", "migrations"])),
    ];
    let for_tests = |room| match room {
        "kernel" | "engine" | "values" | "sheets" | "personal" | "testkit" | "bench" => vec![],
        "app" => vec!["testkit", "intake", "bench"],
        "intake" => vec!["scanner"], // its tests read whole files, notes included
        // its tests publish whole files, refusals and held-back notes included
        "customers" => vec!["testkit", "migrations", "privacy", "scanner"],
        _ => vec!["testkit", "migrations"],
    };
    rooms.into_iter().map(|(room, imports)| (room, (imports, for_tests(room)))).collect()
}

#[test]
fn every_import_follows_the_plan() {
    let plan = plan();
    let mut complaints = Vec::new();
    for package in tree::crates().packages {
        let Some((imports, for_tests)) = plan.get(package.name.as_str()) else {
            complaints.push(format!("{} has no line in the plan of imports", package.name));
            continue;
        };
        for import in package.dependencies.iter().filter(|import| import.path.is_some()) {
            let name = import.name.as_str();
            let on_itself = name == package.name.as_str();
            let allowed = imports.contains(&name)
                || import.kind == DependencyKind::Development && (on_itself || for_tests.contains(&name));
            if !allowed {
                complaints.push(format!("{} may not import {name} ({})", package.name, import.kind));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn the_plan_allows_nothing_that_nobody_imports() {
    let packages = tree::crates().packages;
    let mut complaints = Vec::new();
    for (room, (imports, _)) in plan() {
        let Some(package) = packages.iter().find(|package| package.name.as_str() == room) else { continue };
        let used = |name: &str| package.dependencies.iter().any(|it| it.path.is_some() && it.name == name);
        let is_context = GROUND.iter().all(|name| imports.contains(name));
        let asked = imports.iter().filter(|name| !(is_context && GROUND.contains(name)));
        complaints.extend(asked.filter(|name| !used(name)).map(|name| format!("{room} imports no {name}")));
    }
    assert_none(&complaints);
}

#[test]
fn the_plan_has_no_circle_and_no_empty_line() {
    let plan = plan();
    let here: Vec<String> = tree::crates().packages.into_iter().map(|it| it.name.to_string()).collect();
    let gone: Vec<String> = plan
        .keys()
        .filter(|room| !here.iter().any(|it| it == *room))
        .map(|it| format!("{it} is gone"))
        .collect();
    assert_none(&gone);

    // Rooms are taken away as soon as all they import is gone; a circle would remain.
    let mut left = plan;
    loop {
        let free: Vec<&str> = left
            .iter()
            .filter(|(_, (imports, _))| imports.iter().all(|import| !left.contains_key(import)))
            .map(|(room, _)| *room)
            .collect();
        if free.is_empty() {
            break;
        }
        left.retain(|room, _| !free.contains(room));
    }
    assert!(left.is_empty(), "a circle among {:?}", left.keys());
}
