//! The files a command brings along: read where it was typed, and sealed in the house as they come. Neither side
//! ever holds one whole.

use std::io::{Cursor, Read};
use std::path::Path;

use customers::import::{Incoming, receive};
use kernel::Actor;
use store::Store;
use tokio::io::{AsyncRead, AsyncReadExt};
use web::Problem;
use zeroize::Zeroizing;

/// How many bytes are carried at once.
pub const ARMFUL: usize = 64 * 1024;

/// A file somebody named on the line.
pub struct Luggage {
    /// Its name, without folders.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    from: Box<dyn AsyncRead + Send + Unpin>,
}

impl Luggage {
    /// Opens a file. A pipe says only at its end how long it is: it alone is read at once.
    ///
    /// # Errors
    /// Any error of the file system.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let mut file = std::fs::File::open(path)?;
        let known = file.metadata()?;
        if known.is_file() {
            return Ok(Self { name, bytes: known.len(), from: Box::new(tokio::fs::File::from_std(file)) });
        }
        let mut whole = Vec::new();
        file.read_to_end(&mut whole)?;
        Ok(Self { name, bytes: whole.len() as u64, from: Box::new(Cursor::new(whole)) })
    }

    /// Its bytes: as many as it had when it was named, even if somebody goes on writing it.
    pub fn into_bytes(self) -> impl AsyncRead + Unpin {
        self.from.take(self.bytes)
    }
}

/// Seals files in a house that was opened for them.
///
/// # Errors
/// A file that cannot be read any more; any fault of the store.
pub async fn bring_in(store: &Store, files: Vec<Luggage>) -> Result<Incoming, Problem> {
    let mut incoming = receive(store, Actor::Console);
    for file in files {
        let name = file.name.clone();
        let came = seal(&mut incoming, &name, file.into_bytes()).await;
        if let Err(problem) = came {
            incoming.let_go().await?;
            return Err(problem);
        }
    }
    Ok(incoming)
}

/// Seals a file as it comes; answers how many bytes came.
///
/// # Errors
/// When no more can be read; any fault of the store.
pub async fn seal(
    incoming: &mut Incoming,
    name: &str,
    mut from: impl AsyncRead + Unpin,
) -> Result<u64, Problem> {
    incoming.begin(name).await?;
    let (mut armful, mut came) = (Zeroizing::new(vec![0; ARMFUL]), 0);
    loop {
        let read = from.read(&mut armful).await.map_err(Problem::fault)?;
        if read == 0 {
            return Ok(came);
        }
        incoming.take(armful.get(..read).unwrap_or_default()).await?;
        came += read as u64;
    }
}
