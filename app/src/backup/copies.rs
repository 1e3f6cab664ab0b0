//! The copies of a folder, by their names: `carnet-0007-20261122T030405.678Z.age`. The number counts,
//! whatever the clock said; the instant tells how old a copy is.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::BackupRejected;

/// How the instant is written.
const INSTANT: &str = "%Y%m%dT%H%M%S.%3fZ";
/// What a copy is called at its end; the bare base is how the first version made them.
const ENDINGS: [&str; 2] = [".age", ".db"];

/// A copy that lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Its number: the highest is the newest.
    pub number: u64,
    /// When it was made, by its name.
    pub at: Timestamp,
    /// Its file.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

impl Copy {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The copies of a folder, the newest first.
///
/// # Errors
/// [`BackupRejected::Unusable`] when the folder cannot be read.
pub fn all(folder: &Path) -> Result<Vec<Copy>, BackupRejected> {
    let unusable = |error| BackupRejected::Unusable(folder.to_owned(), error);
    let mut copies = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unusable)? {
        let entry = entry.map_err(unusable)?;
        if let Some((number, at)) = entry.file_name().to_str().and_then(read_name) {
            let bytes = entry.metadata().map_err(unusable)?.len();
            copies.push(Copy { number, at, path: entry.path(), bytes });
        }
    }
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.number));
    Ok(copies)
}

/// The newest copy of a folder, by the number in its name.
///
/// # Errors
/// [`BackupRejected::NoCopy`], or when the folder cannot be read.
pub fn newest(folder: &Path) -> Result<PathBuf, BackupRejected> {
    all(folder)?.into_iter().next().map(|copy| copy.path).ok_or(BackupRejected::NoCopy)
}

/// Whether a file bears the name of a copy.
#[must_use]
pub fn is_named_like_one(name: &str) -> bool {
    name.starts_with("carnet-") && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The name of a copy that is made now.
///
/// # Errors
/// As [`all`].
pub fn next_name(folder: &Path, now: Timestamp) -> Result<String, BackupRejected> {
    let number = all(folder)?.first().map_or(1, |copy| copy.number.saturating_add(1));
    Ok(format!("carnet-{number:04}-{}.age", now.strftime(INSTANT)))
}

fn read_name(name: &str) -> Option<(u64, Timestamp)> {
    let rest = name.strip_prefix("carnet-")?;
    let rest = ENDINGS.iter().find_map(|ending| rest.strip_suffix(ending))?;
    let (number, instant) = rest.split_once('-')?;
    let at = DateTime::strptime("%Y%m%dT%H%M%S.%fZ", instant).ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some((number.parse().ok()?, at.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::{all, newest, next_name};

    #[test]
    fn the_newest_copy_is_the_last_one_made_whatever_the_clock_said() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "carnet-0009-20261122T030405.678Z.db",
            "carnet-0010-20261120T030405.678Z.age", // the clock was put right in between
            "carnet-notes.db",
            "carnet-0011-20261121T030405.678Z.partial",
            "carnet-0012-yesterday.age",
        ];
        for name in names {
            std::fs::write(folder.path().join(name), "12345").unwrap();
        }
        assert_eq!(newest(folder.path()).unwrap(), folder.path().join(names[1]));
        let copies = all(folder.path()).unwrap();
        let told: Vec<_> = copies.iter().map(|copy| (copy.number, copy.at.to_string(), copy.bytes)).collect();
        let then = ["2026-11-20T03:04:05.678Z", "2026-11-22T03:04:05.678Z"].map(str::to_owned);
        let [tenth, ninth] = then;
        assert_eq!(told, [(10, tenth, 5), (9, ninth, 5)]);
        let next = next_name(folder.path(), "2026-11-23T02:00:00Z".parse().unwrap()).unwrap();
        assert_eq!(next, "carnet-0011-20261123T020000.000Z.age");
    }
}
