//! Sealed files as the reading engine reads them: bytes in any order, of which one piece is open at a time.
//! The engine works beside the threads that answer requests and asks for each piece; whoever waits for it
//! looks it up.

use std::io::{self, Read, Seek, SeekFrom};

use kernel::BatchId;
use store::{Db, Fault};
use tokio::sync::{mpsc, oneshot};
use zeroize::Zeroizing;

use super::files::ImportFile;
use super::key::BatchKey;
use super::store::{KeptFile, piece_of};

/// A piece that is asked for.
pub struct Asked {
    file: KeptFile,
    at: u64,
    answer: oneshot::Sender<Result<Zeroizing<Vec<u8>>, Fault>>,
}

/// A sealed file that is being read.
pub struct SealedFile {
    file: KeptFile,
    ask: mpsc::Sender<Asked>,
    at: u64,
    open: Option<(u64, Zeroizing<Vec<u8>>)>,
}

impl SealedFile {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// The same file, from its beginning.
    pub fn again(&self) -> Self {
        Self { file: self.file.clone(), ask: self.ask.clone(), at: 0, open: None }
    }

    /// All of it.
    ///
    /// # Errors
    /// When a piece is missing or does not open.
    pub fn whole(&mut self) -> io::Result<ImportFile> {
        let mut bytes =
            Zeroizing::new(Vec::with_capacity(usize::try_from(self.file.size).unwrap_or_default()));
        self.rewind()?;
        self.read_to_end(&mut bytes)?;
        Ok(ImportFile { name: self.file.name.clone(), bytes })
    }

    /// The piece in which the next byte stands.
    fn piece(&mut self) -> io::Result<&[u8]> {
        let wanted = self.at / self.file.piece().max(1);
        if self.open.as_ref().is_none_or(|(open, _)| *open != wanted) {
            let (answer, told) = oneshot::channel();
            let asked = Asked { file: self.file.clone(), at: wanted, answer };
            self.ask.blocking_send(asked).map_err(|_| broken_off())?;
            let piece = told.blocking_recv().map_err(|_| broken_off())?.map_err(io::Error::other)?;
            self.open = Some((wanted, piece));
        }
        Ok(self.open.as_ref().map(|(_, piece)| piece.as_slice()).unwrap_or_default())
    }
}

impl Read for SealedFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.file.size || into.is_empty() {
            return Ok(0);
        }
        let within = usize::try_from(self.at % self.file.piece().max(1)).map_err(io::Error::other)?;
        let read = self.piece()?.get(within..).unwrap_or_default().read(into)?;
        if read == 0 {
            return Err(broken_off()); // a piece is shorter than it should be
        }
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for SealedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.file.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

fn broken_off() -> io::Error {
    io::ErrorKind::UnexpectedEof.into()
}

/// These files, to be read beside, and what will be asked of them.
pub fn opened(files: Vec<KeptFile>) -> (Vec<SealedFile>, mpsc::Receiver<Asked>) {
    let (ask, asked) = mpsc::channel(1);
    let open = |file| SealedFile { file, ask: ask.clone(), at: 0, open: None };
    (files.into_iter().map(open).collect(), asked)
}

/// Looks up what is asked for, until nobody reads any more.
///
/// # Errors
/// A [`Fault`] that passes: the piece may be whole, and whatever the reader makes of its absence counts for
/// nothing. What a damaged piece means is the reader's to say.
pub async fn answer(
    db: &impl Db,
    of: (BatchId, &BatchKey),
    mut asked: mpsc::Receiver<Asked>,
) -> Result<(), Fault> {
    while let Some(Asked { file, at, answer }) = asked.recv().await {
        let found = piece_of(db, of, (&file, at)).await;
        let passing = found.as_ref().err().copied().filter(|fault| !matches!(fault, Fault::Damaged(_)));
        // whoever does not wait any more needs no answer
        let _ = answer.send(found);
        if let Some(fault) = passing {
            return Err(fault);
        }
    }
    Ok(())
}

/// Works on sealed files beside the threads that answer requests.
///
/// # Errors
/// [`Fault::Damaged`] when the reading engine broke off; a fault that passes when a piece could not be looked up.
pub async fn beside<T: Send + 'static>(
    db: &impl Db,
    of: (BatchId, &BatchKey),
    files: Vec<KeptFile>,
    work: impl FnOnce(Vec<SealedFile>) -> T + Send + 'static,
) -> Result<T, Fault> {
    let (files, asked) = opened(files);
    let work = tokio::task::spawn_blocking(move || work(files));
    let answered = answer(db, of, asked).await;
    let worked = work.await.map_err(|_| Fault::Damaged("reading"));
    answered.and(worked)
}
