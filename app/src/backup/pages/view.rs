//! What the page shows: it asks the folder itself, which may be away.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;

use askama::Template;
use jiff::{SignedDuration, Timestamp};
use store::{Engine, jobs};
use web::view::size;
use web::{Form, Problem, Sentence, filters};

use super::{Backups, BackupsCopy, BackupsDrill};
use crate::backup::diary::{Diary, Why};
use crate::backup::drill::Report;
use crate::backup::{BackupRejected, Errand, copies, list};
use crate::premises::Premises;

/// How long the page waits for a folder on a disk that sleeps.
const PATIENCE: Duration = Duration::from_secs(3);
/// From when on a copy is too old.
const OLD: SignedDuration = SignedDuration::from_hours(48);

#[derive(Template)]
#[template(path = "app/backups.html", blocks = ["state"])]
pub struct BackupsPage {
    form: Form,
    /// Whether the base is PostgreSQL's, whose copies are not ours to make.
    is_on_server: bool,
    /// The folder that is chosen.
    folder: Option<String>,
    /// Whether it is on the disk of the base, and would go with it.
    is_on_the_same_disk: bool,
    last: Option<Age>,
    trouble: Option<(Timestamp, Sentence)>,
    is_copying: bool,
    is_drilling: bool,
    copies: Vec<Line>,
    drill: Option<Report>,
    earlier: Vec<Report>,
}

/// How old the last copy is.
pub struct Age {
    pub days: i64,
    pub at: Timestamp,
    pub is_old: bool,
    size: Sentence,
}

struct Line {
    name: String,
    at: Timestamp,
    size: Sentence,
}

impl Age {
    /// The age of the last copy that was made, at this instant.
    #[must_use]
    pub fn of(diary: &Diary, now: Timestamp) -> Option<Self> {
        let last = diary.last.as_ref()?;
        let age = now.duration_since(last.at);
        Some(Self {
            days: (age.as_hours() / 24).max(0),
            at: last.at,
            is_old: age > OLD,
            size: size(last.bytes),
        })
    }
}

impl BackupsPage {
    /// What there is to show; with the form as it was posted, if it was.
    pub async fn of(premises: &Premises, now: Timestamp, posted: Option<Form>) -> Result<Self, Problem> {
        let folder = list::nightly(&premises.data)?;
        let diary = Diary::of(&premises.data);
        let db = premises.store.reader();
        let is_copying = jobs::is_under_way(db, Errand::Now.kind()).await?
            || jobs::is_under_way(db, Errand::Nightly.kind()).await?;
        let is_drilling = jobs::is_under_way(db, Errand::Drill.kind()).await?;
        let seen = match &folder {
            Some(folder) => look(folder).await,
            None => Ok(Vec::new()),
        };
        let trouble = diary.trouble.map(|trouble| (trouble.at, trouble.why.sentence()));
        let away = seen.as_ref().err().map(|rejected| (now, Why::of(rejected).sentence()));
        let shown = folder.as_ref().map(|folder| folder.display().to_string());
        let is_on_server = premises.store.engine() == Engine::Postgres;
        let mut drills = diary.drills.clone().into_iter();
        Ok(Self {
            form: posted.unwrap_or_else(|| filled(shown.as_deref())),
            is_on_server,
            folder: shown,
            is_on_the_same_disk: !is_on_server
                && folder.is_some_and(|folder| share_a_disk(&folder, &premises.data)),
            last: Age::of(&diary, now),
            trouble: away.or(trouble),
            is_copying,
            is_drilling,
            copies: seen.unwrap_or_default(),
            drill: drills.next(),
            earlier: drills.collect(),
        })
    }

    const fn has_folder(&self) -> bool {
        self.folder.is_some()
    }

    /// Whether something is under way, so that the page looks again.
    const fn is_busy(&self) -> bool {
        self.is_copying || self.is_drilling
    }
}

fn filled(folder: Option<&str>) -> Form {
    Form::new("backups").with("folder", folder.unwrap_or_default())
}

/// The copies of a folder; nobody waits long for a disk that does not answer.
async fn look(folder: &Path) -> Result<Vec<Line>, BackupRejected> {
    let (at, silent) = (folder.to_owned(), || {
        BackupRejected::Unusable(folder.to_owned(), std::io::ErrorKind::TimedOut.into())
    });
    let looking = tokio::task::spawn_blocking(move || copies::all(&at));
    let found = tokio::time::timeout(PATIENCE, looking).await.map_err(|_| silent())?.map_err(|_| silent())?;
    let line = |copy: copies::Copy| Line { name: copy.name(), at: copy.at, size: size(copy.bytes) };
    Ok(found?.into_iter().map(line).collect())
}

fn share_a_disk(folder: &Path, data: &Path) -> bool {
    let disk = |path: &Path| std::fs::metadata(path).map(|there| there.dev()).ok();
    disk(folder).is_some() && disk(folder) == disk(data)
}
