//! Where the test data are.

use std::path::{Path, PathBuf};

/// The rows of one of our own value files, each by column name.
pub fn rows(name: &str) -> Vec<Row> {
    let path = workspace().join("fixtures/valeurs").join(name);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_path(&path)
        .expect("the value files are in the repository");
    let headers = reader.headers().expect("headers").clone();
    reader
        .records()
        .map(|record| Row { headers: headers.clone(), cells: record.expect("a readable row") })
        .collect()
}

/// A row of a value file.
pub struct Row {
    headers: csv::StringRecord,
    cells: csv::StringRecord,
}

impl Row {
    pub fn get(&self, column: &str) -> &str {
        let at = self.headers.iter().position(|header| header == column).expect("a known column");
        self.cells.get(at).unwrap_or_default()
    }
}

/// A file of the shared public test data, which are never committed; `None` where their folder is absent.
pub fn shared(name: &str) -> Option<String> {
    let folder = std::env::var_os("CARNET_SHARED_DATA")
        .map_or_else(|| workspace().join("../shared/data"), PathBuf::from);
    if !folder.is_dir() {
        use std::io::Write;
        let _ =
            writeln!(std::io::stderr(), "skipped: there are no shared test data here to read {name} from");
        return None;
    }
    Some(std::fs::read_to_string(folder.join(name)).expect("a file of the shared test data"))
}

pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
