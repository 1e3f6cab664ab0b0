//! How long a file may be before it hides a missing concept. Functions are clippy's to measure.

use super::{assert_none, tree};

const LINES: &[(&str, usize)] =
    &[(".rs", 400), (".ts", 400), (".mjs", 400), (".css", 400), (".html", 400), (".ftl", 1000)];
const SCRIPT_LINES: usize = 60;

#[test]
fn no_source_file_is_over_400_lines() {
    let complaints: Vec<String> = LINES
        .iter()
        .flat_map(|(ending, limit)| tree::sources(&[ending]).into_iter().map(|source| (source, *limit)))
        .filter(|(source, _)| !source.is_test())
        .filter_map(|(source, limit)| too_long(&source, limit))
        .collect();
    assert_none(&complaints);
}

#[test]
fn a_script_is_read_in_a_minute() {
    let scripts: Vec<tree::Source> =
        tree::sources(&[""]).into_iter().filter(|source| source.path.starts_with("scripts/")).collect();
    assert!(!scripts.is_empty());
    assert_none(&scripts.iter().filter_map(|script| too_long(script, SCRIPT_LINES)).collect::<Vec<_>>());
}

fn too_long(source: &tree::Source, limit: usize) -> Option<String> {
    let lines = source.text.lines().count();
    (lines > limit).then(|| format!("{}: {lines} lines, {limit} at most", source.path))
}
