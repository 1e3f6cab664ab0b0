//! Carries one letter out of the house, by the way that is set up.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use lettre::Message;
use tokio::fs;

use crate::compose::compose;
use crate::letter::Letter;
use crate::settings::{Settings, Way};
use crate::smtp;
use crate::trouble::{Trouble, Why};

/// How long each step of a conversation may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Carries letters out. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Carrier {
    folder: PathBuf,
    patience: Duration,
}

impl Carrier {
    /// A carrier for a data folder: what is sent to nobody lies in its folder `mail`.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self { folder: data.join("mail"), patience: PATIENCE }
    }

    /// The same, waiting so long for each answer and no longer.
    #[must_use]
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Where letters go that are sent to nobody.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Carries a letter out under an id, which a second copy of it would bear too.
    ///
    /// # Errors
    /// [`Trouble`] says what stood in the way.
    pub async fn carry(
        &self,
        settings: &Settings,
        letter: &Letter,
        id: &str,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let message = compose(letter, &settings.sender, id, now).map_err(|_| Why::BadAddress)?;
        match &settings.way {
            Way::Relay(relay) => smtp::hand_over(relay, &message, self.patience).await,
            Way::Folder => self.lay_down(&message, id).await.map_err(|_| Why::FolderUnwritable.into()),
        }
    }

    /// Writes a letter whole or not at all; it can be opened with any mail program. Its link opens an
    /// account, so it is for the eyes of whoever runs the machine.
    async fn lay_down(&self, message: &Message, id: &str) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder).await?;
        let (half, whole) = (self.folder.join(format!(".{id}")), self.folder.join(format!("{id}.eml")));
        let mut options = fs::OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&half).await?;
        tokio::io::AsyncWriteExt::write_all(&mut file, &message.formatted()).await?;
        file.sync_all().await?;
        fs::rename(&half, &whole).await
    }
}
