//! The source tree: what git would keep, wherever the tests run from.

use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, MetadataCommand};

/// The workspace's root folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// One file, by its path from the root with `/` between folders.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// Whether it is a test or serves only tests.
    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|folder| matches!(folder, "tests" | "test" | "testing" | "testkit"))
            || self.path.contains(".test.")
    }

    /// The folder of the crate it belongs to.
    pub fn is_under(&self, folder: &Path) -> bool {
        root().join(&self.path).starts_with(folder)
    }
}

/// Every text file with one of these endings, ignored folders left aside.
pub fn sources(endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut found: Vec<Source> = ignore::WalkBuilder::new(&root)
        .require_git(false) // a release archive has none
        .build()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .filter(|entry| endings.iter().any(|ending| entry.path().to_string_lossy().ends_with(ending)))
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            std::fs::read_to_string(entry.path()).ok().map(|text| Source { path, text })
        })
        .collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// What cargo knows of our own crates.
pub fn crates() -> Metadata {
    MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap()
}
