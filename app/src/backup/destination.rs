//! A folder that backups go to.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use privacy::CarriedForward;
use store::OrganisationKey;

use super::card::Card;
use super::{BackupRejected, copies};
use crate::folder::{Identity, make_private, write_whole};

/// A folder with copies, a card and a carry-forward journal.
#[derive(Debug, Clone)]
pub struct Destination {
    folder: PathBuf,
    card: Card,
}

impl Destination {
    /// The destination in a folder that has one.
    ///
    /// # Errors
    /// [`BackupRejected::NoBackup`], or when the folder cannot be read.
    pub fn open(folder: &Path) -> Result<Self, BackupRejected> {
        let path = card_file(folder);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(BackupRejected::NoBackup),
            Err(error) => return Err(BackupRejected::Unusable(path, error)),
        };
        let card = toml::from_str(&text).map_err(|_| BackupRejected::NoBackup)?;
        Ok(Self { folder: folder.to_owned(), card })
    }

    /// The destination in a folder for this house's backups, begun if need be.
    ///
    /// # Errors
    /// [`BackupRejected::Anothers`], or when the folder cannot be written.
    pub fn prepare(
        folder: &Path,
        identity: &Identity,
        key: &OrganisationKey,
    ) -> Result<Self, BackupRejected> {
        match Self::open(folder) {
            Ok(destination) if destination.card.identity == *identity => Ok(destination),
            Ok(_) => Err(BackupRejected::Anothers),
            Err(BackupRejected::NoBackup) => {
                let card = Card::begin(identity.clone(), key);
                Self { folder: folder.to_owned(), card }.begin()
            }
            Err(rejected) => Err(rejected),
        }
    }

    /// Begins the folder, or goes on where the power went before the card was written. Copies or
    /// lines without a card are no beginning: what happened since those copies is not known.
    fn begin(self) -> Result<Self, BackupRejected> {
        let unusable = |error| BackupRejected::Unusable(self.folder.clone(), error);
        make_private(&self.folder).map_err(unusable)?;
        let has_lines = std::fs::metadata(self.journal_file()).is_ok_and(|file| file.len() > 0);
        match copies::newest(&self.folder) {
            Err(BackupRejected::NoCopy) if !has_lines => {}
            Ok(_) | Err(BackupRejected::NoCopy) => return Err(BackupRejected::NoCard),
            Err(rejected) => return Err(rejected),
        }
        File::create(self.journal_file()).map_err(unusable)?;
        self.write_card()?;
        Ok(self)
    }

    /// Whose backups lie here.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.card.identity
    }

    /// The journal, proven to be as it was left.
    ///
    /// # Errors
    /// [`BackupRejected::NoJournal`], [`BackupRejected::DamagedJournal`].
    pub fn journal(&self, key: &OrganisationKey) -> Result<Vec<CarriedForward>, BackupRejected> {
        let text = self.journal_text()?;
        if !self.card.covers(text.as_bytes(), key) {
            return Err(BackupRejected::DamagedJournal);
        }
        privacy::read_carried_forward(&text).map_err(|_| BackupRejected::DamagedJournal)
    }

    /// Adds the lines the journal does not have yet, on the disk before it answers. Answers how
    /// many there were. Nothing is ever taken out.
    ///
    /// # Errors
    /// As [`Destination::journal`]: a journal that was tampered with is not sealed anew.
    pub fn add(&mut self, lines: &[CarriedForward], key: &OrganisationKey) -> Result<usize, BackupRejected> {
        self.journal(key)?;
        let text = self.journal_text()?;
        let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
        let known: HashSet<&str> = whole.lines().collect();
        let mut fresh: Vec<String> = Vec::new();
        for line in lines.iter().filter_map(|line| serde_json::to_string(line).ok()) {
            if !known.contains(line.as_str()) && !fresh.contains(&line) {
                fresh.push(line);
            }
        }
        let added: String = fresh.iter().map(|line| format!("{line}\n")).collect();
        if !added.is_empty() || whole.len() < text.len() {
            self.append(whole.len(), &added)?;
            self.card = self.card.clone().sealing(format!("{whole}{added}").as_bytes(), key);
            self.write_card()?;
        }
        Ok(fresh.len())
    }

    /// Writes behind the last whole line: a torn one, which never counted, is written over.
    fn append(&self, at: usize, text: &str) -> Result<(), BackupRejected> {
        let write = || {
            let mut file = OpenOptions::new().write(true).open(self.journal_file())?;
            file.set_len(at as u64)?;
            file.seek(SeekFrom::End(0))?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(|error| BackupRejected::Unusable(self.journal_file(), error))
    }

    fn journal_text(&self) -> Result<String, BackupRejected> {
        let path = self.journal_file();
        std::fs::read_to_string(&path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => BackupRejected::NoJournal,
            ErrorKind::InvalidData => BackupRejected::DamagedJournal,
            _ => BackupRejected::Unusable(path, error),
        })
    }

    fn write_card(&self) -> Result<(), BackupRejected> {
        let path = card_file(&self.folder);
        let text = toml::to_string(&self.card).unwrap_or_default();
        write_whole(&path, text.as_bytes()).map_err(|error| BackupRejected::Unusable(path, error))
    }

    fn journal_file(&self) -> PathBuf {
        self.folder.join("carry-forward.jsonl")
    }
}

/// The card, the journal, a copy in the making.
const OURS: [&str; 3] = ["carnet-backup.toml", "carry-forward.jsonl", "carnet.partial"];

/// Whether a file that is there is one of a destination's: a copy, its card, its journal.
#[must_use]
pub fn is_among_backups(file: &Path) -> bool {
    let there = file.canonicalize(); // a link leads to what would be written
    there.is_ok_and(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_ours = OURS.contains(&name.as_ref()) || copies::is_named_like_one(&name);
        is_ours && file.parent().is_some_and(|folder| card_file(folder).exists())
    })
}

fn card_file(folder: &Path) -> PathBuf {
    folder.join("carnet-backup.toml")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use kernel::{Ambient, Holder, PersonId};
    use privacy::CarriedForward;
    use store::OrganisationKey;

    use super::{BackupRejected, Destination};
    use crate::folder::Identity;

    struct World {
        home: tempfile::TempDir,
        key: OrganisationKey,
        identity: Identity,
    }

    impl World {
        fn new() -> Self {
            let key = OrganisationKey::generate(&Ambient::system());
            let identity = Identity::of(&key, &Ambient::system());
            Self { home: tempfile::tempdir().unwrap(), key, identity }
        }

        fn destination(&self) -> Destination {
            Destination::prepare(self.home.path(), &self.identity, &self.key).unwrap()
        }

        fn journal(&self) -> Result<usize, BackupRejected> {
            Ok(self.destination().journal(&self.key)?.len())
        }
    }

    fn erased() -> CarriedForward {
        CarriedForward::Erased(Holder::Person(Ambient::system().id::<PersonId>()))
    }

    #[test]
    fn a_line_is_added_once_and_survives_a_torn_neighbour() {
        let world = World::new();
        let lines = [erased(), erased()];
        assert_eq!(world.destination().add(&lines[..1], &world.key).unwrap(), 1);
        let path = world.home.path().join("carry-forward.jsonl");
        std::fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"era").unwrap();
        assert_eq!(world.journal().unwrap(), 1);
        assert_eq!(world.destination().add(&lines, &world.key).unwrap(), 1);
        assert_eq!(world.destination().add(&lines, &world.key).unwrap(), 0);
        assert_eq!(world.journal().unwrap(), 2);
    }

    #[test]
    fn a_missing_or_shortened_journal_is_refused() {
        let world = World::new();
        world.destination().add(&[erased(), erased()], &world.key).unwrap();
        let path = world.home.path().join("carry-forward.jsonl");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.lines().next().unwrap().to_owned() + "\n").unwrap();
        assert!(matches!(world.journal(), Err(BackupRejected::DamagedJournal)));
        assert!(world.destination().add(&[erased()], &world.key).is_err(), "it is not sealed anew");
        std::fs::remove_file(&path).unwrap();
        assert!(matches!(world.journal(), Err(BackupRejected::NoJournal)));
    }

    #[test]
    fn a_folder_that_was_half_begun_is_begun_and_one_whose_card_is_gone_is_not() {
        let world = World::new();
        let place = |name: &str| world.home.path().join(name);
        std::fs::write(place("carry-forward.jsonl"), "").unwrap(); // the power went before the card
        assert_eq!(world.destination().add(&[erased()], &world.key).unwrap(), 1);
        let again = || Destination::prepare(world.home.path(), &world.identity, &world.key);
        std::fs::remove_file(place("carnet-backup.toml")).unwrap();
        assert!(matches!(again(), Err(BackupRejected::NoCard)));
        std::fs::remove_file(place("carry-forward.jsonl")).unwrap();
        std::fs::write(place("carnet-0001-20260110T000000.000Z.db"), "an old copy").unwrap();
        assert!(matches!(again(), Err(BackupRejected::NoCard)));
    }

    #[test]
    fn another_organisations_folder_is_left_alone() {
        let world = World::new();
        world.destination();
        let other = Identity::of(&world.key, &Ambient::system());
        let other = Destination::prepare(world.home.path(), &other, &world.key);
        assert!(matches!(other, Err(BackupRejected::Anothers)));
    }
}
