//! A small run of the bench, so that it cannot rot: two hundred people on each engine.

use std::path::PathBuf;
use std::time::Duration;

use bench::Plan;

#[test]
fn the_bench_fills_measures_and_reports() {
    let home = tempfile::tempdir().unwrap();
    let plan = Plan {
        carnet: PathBuf::from(env!("CARGO_BIN_EXE_carnet")),
        shelf: home.path().join("bases"),
        server: testkit::server(),
        sizes: vec![200],
        answers: 4,
        time: Duration::from_secs(5),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let report = runtime.block_on(bench::run(&plan, |_| {})).unwrap_or_else(|trouble| panic!("{trouble}"));
    assert_eq!(report.engines.len(), 1 + usize::from(plan.server.is_some()));
    for engine in &report.engines {
        let [measured] = &engine.measured[..] else { panic!("{}: not one size", engine.name) };
        assert!(measured.pages.len() >= 12, "{}: pages are missing", engine.name);
        assert!(measured.import.took.is_some(), "{}: nothing was imported", engine.name);
        assert!(measured.memory.iter().all(|kib| *kib > 1024), "{}: {:?}", engine.name, measured.memory);
    }
    let page = report.markdown("2026-11-23".parse().unwrap());
    for said in ["2026-11-23", "SQLCipher", "start to first page", "| contacts, the first page | 200 |"] {
        assert!(page.contains(said), "the report does not tell of {said}:\n{page}");
    }
    let home = home.path().display().to_string();
    assert!(!page.contains(&home), "the report names a path");
}
