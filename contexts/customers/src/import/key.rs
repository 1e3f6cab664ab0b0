//! The key of a batch: everything its files said is sealed under it, so that destroying one key
//! forgets all of it at once (T-22).

use kernel::{Ambient, BatchId, Id};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Cipher, Fault, OrganisationKey};
use zeroize::Zeroizing;

const WRAPPING: &str = "import batch keys";

/// What shape staged records have: every version may change it, and tells nobody.
const SHAPE: &str = env!("CARGO_PKG_VERSION");

/// Staged records do not open, or are not what they should be: another version staged them.
pub const STAGED_OTHERWISE: Fault = Fault::Damaged("staged row");

/// A batch's key. It cannot be printed.
#[derive(Clone)]
pub struct BatchKey {
    cipher: Cipher,
    batch: BatchId,
}

/// What is sealed under a batch's key; one kind never opens as another.
#[derive(Debug, Clone, Copy)]
pub enum Content {
    /// The draft.
    Draft,
    /// What the check found.
    Findings,
    /// A file's name, by its place.
    FileName(i64),
    /// A file's bytes, by its place, as versions before sealed them.
    File(i64),
    /// A piece of a file, by the file's place and its own, and whether it is the last one: no other piece
    /// opens in its stead, and none is missing unnoticed.
    Piece {
        /// The file's place.
        file: i64,
        /// The piece's place in it.
        place: i64,
        /// Whether the file ends with it.
        is_last: bool,
    },
    /// What was recognised in the files.
    Survey,
    /// A staged record, by its place.
    Staged(i64),
    /// A row not taken in, by its place.
    Reject(i64),
    /// A note held back, by its place.
    Note(i64),
    /// What stood in a record, by the record's id.
    Before(uuid::Uuid),
}

impl BatchKey {
    /// A new random key, and how it is kept: wrapped by the organisation's.
    pub fn make(batch: BatchId, key: &OrganisationKey, ambient: &Ambient) -> (Self, Vec<u8>) {
        let bytes = Zeroizing::new(ambient.bytes::<32>());
        let wrapped = key.cipher(WRAPPING).seal(bytes.as_ref(), batch.uuid().as_bytes(), ambient);
        (Self { cipher: Cipher::new(*bytes), batch }, wrapped)
    }

    /// The key as it was wrapped.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it does not open.
    pub fn unwrap(batch: BatchId, wrapped: &[u8], key: &OrganisationKey) -> Result<Self, Fault> {
        let plain = key.cipher(WRAPPING).open(wrapped, batch.uuid().as_bytes())?;
        let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| Fault::Damaged("batch key"))?;
        Ok(Self { cipher: Cipher::new(bytes), batch })
    }

    /// Seals bytes.
    pub fn seal_bytes(&self, content: Content, plain: &[u8], ambient: &Ambient) -> Vec<u8> {
        self.cipher.seal(plain, &self.about(content), ambient)
    }

    /// Opens bytes.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when they do not open.
    pub fn open_bytes(&self, content: Content, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
        Ok(self.cipher.open(sealed, &self.about(content))?)
    }

    /// Seals a value as JSON, which later versions can still read.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it cannot be written.
    pub fn seal<T: Serialize>(
        &self,
        content: Content,
        value: &T,
        ambient: &Ambient,
    ) -> Result<Vec<u8>, Fault> {
        let plain = Zeroizing::new(serde_json::to_vec(value).map_err(|_| Fault::Damaged("import"))?);
        Ok(self.seal_bytes(content, &plain, ambient))
    }

    /// Opens a value.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it does not open or is not what it should be.
    pub fn open<T: DeserializeOwned>(&self, content: Content, sealed: &[u8]) -> Result<T, Fault> {
        let plain = self.open_bytes(content, sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Fault::Damaged("import"))
    }

    /// Seals a value that no other version will read: shorter and faster.
    ///
    /// # Errors
    /// [`STAGED_OTHERWISE`] when it cannot be written.
    pub fn seal_briefly<T: Serialize>(
        &self,
        content: Content,
        value: &T,
        ambient: &Ambient,
    ) -> Result<Vec<u8>, Fault> {
        let plain = Zeroizing::new(postcard::to_stdvec(value).map_err(|_| STAGED_OTHERWISE)?);
        Ok(self.seal_bytes(content, &plain, ambient))
    }

    /// Opens a value sealed briefly.
    ///
    /// # Errors
    /// [`STAGED_OTHERWISE`] when it does not open or is not what it should be.
    pub fn open_briefly<T: DeserializeOwned>(&self, content: Content, sealed: &[u8]) -> Result<T, Fault> {
        let plain = self.open_bytes(content, sealed).map_err(|_| STAGED_OTHERWISE)?;
        postcard::from_bytes(&plain).map_err(|_| STAGED_OTHERWISE)
    }

    fn about(&self, content: Content) -> Vec<u8> {
        let (name, place): (&str, Vec<u8>) = match content {
            Content::Draft => ("draft", Vec::new()),
            Content::Findings => ("findings", Vec::new()),
            Content::FileName(place) => ("file name", place.to_be_bytes().into()),
            Content::File(place) => ("file", place.to_be_bytes().into()),
            Content::Piece { file, place, is_last } => {
                ("piece", [&file.to_be_bytes()[..], &place.to_be_bytes(), &[u8::from(is_last)]].concat())
            }
            Content::Survey => ("survey", Vec::new()),
            // such bytes do not say what they are: read as another shape they would tell of somebody else
            Content::Staged(place) => ("staged", [SHAPE.as_bytes(), &place.to_be_bytes()].concat()),
            Content::Reject(place) => ("reject", place.to_be_bytes().into()),
            Content::Note(place) => ("note", place.to_be_bytes().into()),
            Content::Before(record) => ("before", record.as_bytes().into()),
        };
        [self.batch.uuid().as_bytes(), name.as_bytes(), &place].concat()
    }
}
