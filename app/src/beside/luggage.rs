//! The files a command brings along: read where it was typed, and sealed in the house as they come. Neither side
//! ever holds one whole.

use std::io::{Cursor, Read};
use std::path::Path;

use customers::import::{Incoming, most_taken, receive};
use kernel::Actor;
use store::Store;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use web::{Problem, Sentence};
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
    /// Opens a file. A pipe says only at its end how long it is: it alone is read at once, and no further than any
    /// file is taken, since it may have no end.
    ///
    /// # Errors
    /// Any error of the file system.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        Self::up_to(most_taken(), path)
    }

    fn up_to(most: u64, path: &Path) -> std::io::Result<Self> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let file = std::fs::File::open(path)?;
        let known = file.metadata()?;
        if known.is_file() {
            let (bytes, from) = (known.len().min(most), Box::new(tokio::fs::File::from_std(file)));
            return Ok(Self { name, bytes, from });
        }
        let mut whole = Vec::new();
        file.take(most).read_to_end(&mut whole)?;
        Ok(Self { name, bytes: whole.len() as u64, from: Box::new(Cursor::new(whole)) })
    }

    /// Its bytes: as many as it had when it was named, even if somebody goes on writing it.
    pub fn into_bytes(self) -> impl AsyncRead + Unpin {
        self.from.take(self.bytes)
    }

    /// Sends its bytes; answers whether all of them were taken. Who does not want them hangs up, and says why.
    ///
    /// # Errors
    /// When it cannot be read any more, or is shorter by now: whoever was told its length would wait for ever.
    pub async fn send(self, to: &mut (impl AsyncWrite + Unpin)) -> Result<bool, Problem> {
        let (name, bytes) = (self.name.clone(), self.bytes);
        let (mut from, mut armful, mut sent) = (self.into_bytes(), Zeroizing::new(vec![0; ARMFUL]), 0);
        loop {
            let read = from.read(&mut armful).await.map_err(Problem::fault)?;
            if read == 0 {
                return whole(&name, bytes, sent).map(|_| true);
            }
            if to.write_all(armful.get(..read).unwrap_or_default()).await.is_err() {
                return Ok(false);
            }
            sent += read as u64;
        }
    }
}

/// Makes sure that a file had as many bytes at its end as when it was named; answers how many.
fn whole(name: &str, bytes: u64, came: u64) -> Result<u64, Problem> {
    let shrank = || Problem::rejected(Sentence::new("cli-import-shrank").with("file", name));
    (came == bytes).then_some(came).ok_or_else(shrank)
}

/// Seals files in a house that was opened for them.
///
/// # Errors
/// A file that cannot be read any more, or is shorter by now; any fault of the store.
pub async fn bring_in(store: &Store, files: Vec<Luggage>) -> Result<Incoming, Problem> {
    let mut incoming = receive(store, Actor::Console);
    for file in files {
        let (name, bytes) = (file.name.clone(), file.bytes);
        let came = seal(&mut incoming, &name, file.into_bytes()).await;
        if let Err(problem) = came.and_then(|came| whole(&name, bytes, came)) {
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use testkit::on_both_engines;
    use web::Problem;

    use super::{Luggage, bring_in};

    #[tokio::test]
    async fn a_pipe_without_end_is_read_as_far_as_any_file_is_taken() {
        let endless = Luggage::up_to(1_000, Path::new("/dev/zero")).unwrap();
        assert_eq!(endless.bytes, 1_000);
        let mut came = Vec::new();
        assert!(endless.send(&mut came).await.unwrap());
        assert_eq!(came.len(), 1_000);
    }

    #[test]
    fn a_file_that_shrinks_after_it_was_named_is_refused_wherever_it_is_brought() {
        on_both_engines(|base| async move {
            let place = base.folder.join("clients.csv");
            let shrunk = || {
                std::fs::write(&place, "Nom\nFontaine\n").unwrap();
                let file = Luggage::open(&place).unwrap();
                std::fs::write(&place, "Nom\n").unwrap();
                file
            };
            let sent = shrunk().send(&mut Vec::new()).await;
            assert!(matches!(sent, Err(Problem::Rejected(_))), "{sent:?}");
            let came = bring_in(&base.store, vec![shrunk()]).await;
            assert!(matches!(came, Err(Problem::Rejected(_))), "{came:?}");
        });
    }
}
