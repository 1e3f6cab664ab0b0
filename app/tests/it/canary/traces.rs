//! Where a word could be left, and in which spellings.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use store::Location;

/// Bytes in which a word is looked for.
pub struct Haystack {
    /// Where they lie.
    pub place: String,
    bytes: Vec<u8>,
}

impl Haystack {
    /// Bytes of that place; capitals count as small letters.
    pub fn new(place: impl Into<String>, mut bytes: Vec<u8>) -> Self {
        bytes.make_ascii_lowercase();
        Self { place: place.into(), bytes }
    }

    /// In which spelling the word is there, if it is.
    pub fn find(&self, word: &str) -> Option<&'static str> {
        spellings(word).into_iter().find(|(_, needle)| self.holds(needle)).map(|(name, _)| name)
    }

    fn holds(&self, needle: &[u8]) -> bool {
        memchr::memmem::find(&self.bytes, needle).is_some()
    }
}

fn spellings(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let word = word.to_ascii_lowercase();
    let utf16 = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex = word.bytes().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes();
    let mut all = vec![("UTF-8", word.clone().into_bytes()), ("UTF-16LE", utf16), ("hexadecimal", hex)];
    // where the word begins within a group of three bytes decides on its letters
    for before in 0..3 {
        let padded = [vec![b'_'; before], word.clone().into_bytes()].concat();
        let letters = base64(&padded[..padded.len() / 3 * 3]);
        let known = before.div_ceil(3) * 4;
        all.push(("base64", letters[known..].to_ascii_lowercase()));
    }
    all
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        [18, 12, 6, 0].map(|shift| LETTERS[bits >> shift & 63])
    };
    bytes.chunks_exact(3).flat_map(group).collect()
}

/// The files of a folder, as they lie there.
pub fn files_below(folder: &Path) -> Vec<Haystack> {
    let mut stacks = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            stacks.extend(files_below(&path));
        } else {
            stacks.push(Haystack::new(path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    stacks
}

/// The whole of a PostgreSQL database, as its own tool writes it.
pub fn dump(location: &Location) -> Haystack {
    let Location::Postgres(url) = location else { panic!("this base is a file") };
    let output = Command::new(pg_dump()).args(["--inserts", "--dbname", url]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Haystack::new("a dump of the server", output.stdout)
}

/// Debian keeps the server's tools out of the search path.
fn pg_dump() -> std::path::PathBuf {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut programs: Vec<_> = installed.map(|entry| entry.unwrap().path().join("bin/pg_dump")).collect();
    programs.retain(|program| program.exists());
    programs.into_iter().max().unwrap_or_else(|| "pg_dump".into())
}

/// Everything that is logged from now on, however small.
#[derive(Clone, Default)]
pub struct Logs(Arc<Mutex<Vec<u8>>>);

impl Logs {
    /// Begins to listen. A process has one log: with several tests in it, all of them are heard.
    pub fn listen() -> Self {
        let logs = Self::default();
        let writer = logs.clone();
        let _ = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .try_init();
        logs
    }

    /// What was logged so far.
    pub fn so_far(&self) -> Haystack {
        Haystack::new("the log", self.0.lock().unwrap().clone())
    }
}

impl Write for Logs {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
