//! Backups, and what they must hear of after they were made.
//!
//! A destination is a folder with copies of the base, each one age file, a card that says whose they
//! are, and the carry-forward journal: every erasure and refusal there ever was. A restored copy opens only once
//! that journal was replayed on it (laws 4 and 8, A-01).

mod card;
mod carry;
mod clock;
mod copies;
mod destination;
mod diary;
mod drill;
mod envelope;
mod list;
mod making;
mod manifest;
mod nights;
mod pages;
mod restore;
mod rotation;
mod turn;

use std::path::Path;
use std::sync::Arc;

pub use self::carry::{CarryForward, Standing, bring_up_to_date, news};
pub use self::destination::is_among_backups;
pub use self::diary::Diary;
pub use self::drill::{Report, drill};
pub use self::list::{destinations, nightly};
pub use self::making::{Begin, NotMade, back_up};
pub use self::nights::{Errand, keep as back_up_tonight, look_at_the_clock};
pub use self::pages::{BackupsToday, nav, page, routes};
pub use self::restore::{Predecessor, Wish, restore};

use store::jobs::Handler;

use web::{Rejection, Sentence};

use crate::folder::unusable;
use crate::premises::Premises;

/// Who does the jobs of the backups.
#[must_use]
pub fn handlers(premises: &Premises) -> Vec<Arc<dyn Handler>> {
    let doing = |errand| Arc::new(nights::Doing(errand, premises.clone())) as Arc<dyn Handler>;
    Errand::ALL.map(doing).to_vec()
}

/// Remembers what a drill found.
pub fn note_drill(premises: &Premises, report: &Report) {
    Diary::note(&premises.data, |diary| diary.drilled(report.clone()));
}

/// Chooses the folder of the nights: begun if need be, and outside the data folder.
///
/// # Errors
/// [`NotMade`].
pub async fn choose(premises: &Premises, folder: &Path) -> Result<(), NotMade> {
    let folder = making::place(premises, folder)?;
    making::begin(premises, &folder).await?;
    Ok(list::choose(&premises.data, Some(folder))?)
}

/// Why a backup cannot be made or brought back.
#[derive(Debug, thiserror::Error)]
pub enum BackupRejected {
    /// The folder cannot be read or written.
    #[error("the backup folder cannot be used")]
    Unusable(std::path::PathBuf, #[source] std::io::Error),
    /// The folder lies in the data folder, and would go with it.
    #[error("the backup folder lies in the data folder")]
    InDataFolder,
    /// There are another organisation's backups.
    #[error("the backup folder belongs to another organisation")]
    Anothers,
    /// There is no backup.
    #[error("there is no backup in the folder")]
    NoBackup,
    /// There are copies or a journal, but no card: what happened since is not known.
    #[error("the card of the backup folder is missing")]
    NoCard,
    /// The card is there, but no copy.
    #[error("there is no copy in the folder")]
    NoCopy,
    /// The carry-forward journal is not there.
    #[error("the carry-forward journal is missing")]
    NoJournal,
    /// The carry-forward journal is not as it was left: this line, or lines that are gone.
    #[error("the carry-forward journal is damaged")]
    DamagedJournal,
    /// The list of backup folders that a data folder keeps is damaged.
    #[error("the list of backup folders is damaged")]
    DamagedList(std::path::PathBuf),
    /// There is a house already where the copy should go.
    #[error("the data folder is not empty")]
    NotEmpty,
    /// The house there is another organisation's.
    #[error("the data folder belongs to another organisation")]
    AnothersHouse,
    /// The file is none that `carnet backup` made.
    #[error("the file is no copy")]
    NotACopy,
    /// The PostgreSQL database holds nothing yet.
    #[error("there is nothing in the database")]
    NothingOnServer,
    /// The file is on a PostgreSQL server, whose own tools copy it.
    #[error("the copies of a server are not ours to make")]
    OnServer,
    /// The copy's pages are damaged, or some of it is missing.
    #[error("the copy is damaged")]
    DamagedCopy,
    /// The copy was made under another key.
    #[error("the copy was made under another key")]
    AnothersCopy,
    /// The folder was not named from the root.
    #[error("the backup folder is not named from the root")]
    NotFromTheRoot,
    /// No folder was named, and none is chosen for the nights.
    #[error("no backup folder is chosen")]
    NoFolder,
}

impl Rejection for BackupRejected {
    fn sentence(&self) -> Sentence {
        match self {
            Self::Unusable(place, error) => unusable(place, error),
            Self::InDataFolder => "backup-in-data-folder".into(),
            Self::Anothers => "backup-anothers".into(),
            Self::NoBackup => "backup-none".into(),
            Self::NoCard => "backup-no-card".into(),
            Self::NoCopy => "backup-no-copy".into(),
            Self::NoJournal => "backup-no-journal".into(),
            Self::DamagedJournal => "backup-damaged-journal".into(),
            Self::DamagedList(list) => {
                Sentence::new("backup-damaged-list").with("file", list.display().to_string())
            }
            Self::NotEmpty => "backup-not-empty".into(),
            Self::AnothersHouse => "backup-anothers-house".into(),
            Self::NotACopy => "backup-not-a-copy".into(),
            Self::OnServer => "backup-on-server".into(),
            Self::NothingOnServer => "backup-nothing-on-server".into(),
            Self::DamagedCopy => "backup-damaged-copy".into(),
            Self::AnothersCopy => "backup-anothers-copy".into(),
            Self::NotFromTheRoot => "backup-not-from-the-root".into(),
            Self::NoFolder => "backup-no-folder".into(),
        }
    }
}
