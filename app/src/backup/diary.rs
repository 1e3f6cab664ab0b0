//! What became of the backups lately, for whoever asks: the last copy, what went wrong since, the last
//! drills. It lies in the data folder and not in the base, so that a restore of an old base does not
//! forget it. It holds no word about anybody.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use web::Sentence;

use super::BackupRejected;
use super::clock::Clock;
use super::copies::Copy;
use super::drill::Report;
use crate::folder::write_whole;

/// How many drills are remembered: two years of them.
const DRILLS: usize = 24;
/// Pages read it while a job writes.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The diary.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Diary {
    /// The last copy in the folder of the nights.
    pub last: Option<Made>,
    /// What went wrong since, last.
    pub trouble: Option<Trouble>,
    /// The drills, the newest first.
    pub drills: Vec<Report>,
    /// When the clock was looked at: whether it is believed.
    pub clock: Clock,
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Made {
    /// When.
    pub at: Timestamp,
    /// Its name.
    pub copy: String,
    /// Its size.
    pub bytes: u64,
}

/// A copy that was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Trouble {
    /// When it was tried.
    pub at: Timestamp,
    /// Why it failed.
    pub why: Why,
}

/// Why a copy was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The folder is not there: a disk that is not plugged in.
    Away,
    /// A disk is full.
    Full,
    /// Carnet may not write there.
    NotAllowed,
    /// Card or journal of the folder are not as they were left.
    Broken,
    /// Something inside; the log says what.
    Fault,
}

impl Diary {
    /// Reads the diary of a data folder; one that cannot be read begins anew, for it only remembers.
    #[must_use]
    pub fn of(data: &Path) -> Self {
        let text = std::fs::read_to_string(file(data)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Notes something in the diary of a data folder.
    pub fn note(data: &Path, note: impl FnOnce(&mut Self)) {
        let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let before = Self::of(data);
        let mut diary = before.clone();
        note(&mut diary);
        if diary == before {
            return;
        }
        let written = serde_json::to_vec_pretty(&diary).map_err(std::io::Error::other);
        if let Err(error) = written.and_then(|text| write_whole(&file(data), &text)) {
            tracing::warn!(%error, "the diary of the backups cannot be written");
        }
    }

    /// Notes a copy that was made.
    pub fn made(&mut self, copy: &Copy) {
        self.last = Some(Made { at: copy.at, copy: copy.name(), bytes: copy.bytes });
        self.trouble = None;
    }

    /// Notes a drill.
    pub fn drilled(&mut self, report: Report) {
        self.drills.insert(0, report);
        self.drills.truncate(DRILLS);
    }
}

impl Why {
    /// Why a folder was of no use.
    #[must_use]
    pub fn of(rejected: &BackupRejected) -> Self {
        use std::io::ErrorKind as Kind;
        match rejected {
            BackupRejected::Unusable(_, error) => match error.kind() {
                Kind::StorageFull | Kind::QuotaExceeded => Self::Full,
                Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::NotAllowed,
                _ => Self::Away,
            },
            BackupRejected::NoBackup => Self::Away,
            _ => Self::Broken,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Away => "backup-trouble-away".into(),
            Self::Full => "backup-trouble-full".into(),
            Self::NotAllowed => "backup-trouble-not-allowed".into(),
            Self::Broken => "backup-trouble-broken".into(),
            Self::Fault => "backup-trouble-fault".into(),
        }
    }
}

fn file(data: &Path) -> std::path::PathBuf {
    data.join("backups.diary.json")
}
