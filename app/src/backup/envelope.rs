//! What a copy looks like from outside: one age file, in which nobody but the holder of the
//! organisation's key finds anything (`docs/adr/0003-age-around-copies.md`).
//!
//! Inside is a tar archive: the manifest, and the base as SQLCipher sealed it. Both are streamed; what
//! is plain is in memory for the length of a block.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::iter;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use age::x25519::Identity;
use age::{DecryptError, Decryptor, Encryptor};
use bech32::{Bech32, Hrp};
use store::OrganisationKey;

use super::BackupRejected;
use super::manifest::Manifest;
use super::turn::Progress;

/// How every age file begins.
const MARK: &[u8] = b"age-encryption.org/v1\n";
/// What age's own keys begin with, in the alphabet of bech32.
const SECRET: &str = "age-secret-key-";
const MANIFEST: &str = "manifest.json";
const BASE: &str = "carnet.db";
/// More than any manifest weighs.
const MANIFEST_BYTES: u64 = 64 * 1024;

/// Writes a copy: the base that lies in this file, and what it says of itself.
///
/// # Errors
/// Any error of reading or writing.
pub fn seal(
    key: &OrganisationKey,
    manifest: &Manifest,
    base: &Path,
    (into, progress): (&File, &Progress),
) -> io::Result<()> {
    let identity = identity_of(key)?;
    let recipient = identity.to_public();
    let recipients = iter::once(&recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    let mut archive = tar::Builder::new(encryptor.wrap_output(progress.over(into))?);
    let text = serde_json::to_vec(manifest)?;
    archive.append_data(&mut header(text.len() as u64), MANIFEST, text.as_slice())?;
    let file = File::open(base)?;
    archive.append_data(&mut header(file.metadata()?.len()), BASE, file)?;
    archive.into_inner()?.finish()?.flush()
}

/// Nothing of the machine that made the copy: no user, no date of a file.
fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_mode(0o600);
    header.set_size(bytes);
    header
}

/// Brings the base out of a copy into a new file, and answers what the copy says of itself. A copy of the
/// first version is the bare base, and says nothing.
///
/// # Errors
/// As [`open`].
pub fn bring(
    key: &OrganisationKey,
    copy: &Path,
    into: &Path,
    progress: &Progress,
) -> Result<Option<Manifest>, BackupRejected> {
    let unusable = |error| BackupRejected::Unusable(copy.to_owned(), error);
    if is_sealed(copy).map_err(unusable)? {
        return open(key, copy, into, progress).map(Some);
    }
    std::fs::copy(copy, into).map_err(unusable)?;
    std::fs::set_permissions(into, Permissions::from_mode(0o600)).map_err(unusable)?;
    Ok(None)
}

/// Whether a file is an age file.
fn is_sealed(file: &Path) -> io::Result<bool> {
    let mut begin = Vec::new();
    File::open(file)?.take(MARK.len() as u64).read_to_end(&mut begin)?;
    Ok(begin == MARK)
}

/// Takes the base out of a copy, into a new file only its owner may read, and answers what the copy
/// says of itself.
///
/// # Errors
/// [`BackupRejected::AnothersCopy`], [`BackupRejected::DamagedCopy`] when a byte of it was changed or
/// is missing, [`BackupRejected::Unusable`].
fn open(
    key: &OrganisationKey,
    copy: &Path,
    into: &Path,
    progress: &Progress,
) -> Result<Manifest, BackupRejected> {
    let unusable = |error| BackupRejected::Unusable(into.to_owned(), error);
    let base = OpenOptions::new().create_new(true).write(true).mode(0o600).open(into).map_err(unusable)?;
    let mut written = progress.over(&base);
    let manifest = unpack(key, copy, &mut written).map_err(|rejected| match rejected {
        BackupRejected::Unusable(_, error) if error.kind() == ErrorKind::StorageFull => unusable(error),
        other => other,
    })?;
    written.flush().and_then(|()| base.sync_all()).map_err(unusable)?;
    Ok(manifest)
}

fn unpack(key: &OrganisationKey, copy: &Path, base: &mut impl Write) -> Result<Manifest, BackupRejected> {
    let told = |error| told(copy, error);
    let file = BufReader::new(File::open(copy).map_err(told)?);
    let decryptor = Decryptor::new_buffered(file).map_err(|error| refused(copy, error))?;
    let identity = identity_of(key).map_err(told)?;
    let plain = decryptor
        .decrypt(iter::once(&identity as &dyn age::Identity))
        .map_err(|error| refused(copy, error))?;
    let mut archive = tar::Archive::new(plain);
    let (mut manifest, mut bytes) = (None, 0);
    for entry in archive.entries().map_err(told)? {
        let mut entry = entry.map_err(told)?;
        match entry.path().map_err(told)?.to_str() {
            Some(MANIFEST) => manifest = Some(read_manifest(&mut entry)?),
            Some(BASE) => bytes = io::copy(&mut entry, base).map_err(told)?,
            _ => {} // what a later version brings along
        }
    }
    // the last block proves that nothing was cut off behind
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(told)?;
    manifest.filter(|manifest: &Manifest| manifest.bytes == bytes).ok_or(BackupRejected::DamagedCopy)
}

fn read_manifest(entry: &mut impl Read) -> Result<Manifest, BackupRejected> {
    serde_json::from_reader(entry.take(MANIFEST_BYTES)).map_err(|_| BackupRejected::DamagedCopy)
}

/// The key pair of the copies, derived from the organisation's key: the recovery sheet brings it back.
fn identity_of(key: &OrganisationKey) -> io::Result<Identity> {
    let prefix = Hrp::parse(SECRET).map_err(io::Error::other)?;
    let secret = key.secret("age identity of the backups");
    let text = bech32::encode_upper::<Bech32>(prefix, secret.as_ref()).map_err(io::Error::other)?;
    text.parse().map_err(io::Error::other)
}

fn refused(copy: &Path, error: DecryptError) -> BackupRejected {
    match error {
        DecryptError::NoMatchingKeys => BackupRejected::AnothersCopy,
        DecryptError::Io(error) => told(copy, error),
        _ => BackupRejected::DamagedCopy,
    }
}

/// What cannot be read to its end is damaged; a disk that fails is something else.
fn told(copy: &Path, error: io::Error) -> BackupRejected {
    match error.kind() {
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof | ErrorKind::Other => {
            BackupRejected::DamagedCopy
        }
        _ => BackupRejected::Unusable(copy.to_owned(), error),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::path::{Path, PathBuf};

    use kernel::Ambient;
    use store::OrganisationKey;

    use super::{BackupRejected, is_sealed, open, seal};
    use crate::backup::manifest::Manifest;
    use crate::backup::turn::Progress;

    struct World {
        home: tempfile::TempDir,
        key: OrganisationKey,
        base: Vec<u8>,
    }

    impl World {
        /// A base of several blocks, and its copy.
        fn with_a_copy() -> Self {
            let key = OrganisationKey::generate(&Ambient::system());
            let base: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
            let world = Self { home: tempfile::tempdir().unwrap(), key, base };
            std::fs::write(world.place("base"), &world.base).unwrap();
            let manifest = Manifest { bytes: world.base.len() as u64, ..Manifest::default() };
            let copy = File::create(world.copy()).unwrap();
            seal(&world.key, &manifest, &world.place("base"), (&copy, &Progress::default())).unwrap();
            world
        }

        fn place(&self, name: &str) -> PathBuf {
            self.home.path().join(name)
        }

        fn copy(&self) -> PathBuf {
            self.place("copy.age")
        }

        fn open(&self, key: &OrganisationKey) -> Result<Vec<u8>, BackupRejected> {
            let into = self.place("opened");
            let _ = std::fs::remove_file(&into);
            open(key, &self.copy(), &into, &Progress::default())?;
            Ok(std::fs::read(&into).unwrap())
        }

        fn changed(&self, change: impl FnOnce(&mut Vec<u8>)) -> Result<Vec<u8>, BackupRejected> {
            let whole = std::fs::read(self.copy()).unwrap();
            let mut bytes = whole.clone();
            change(&mut bytes);
            std::fs::write(self.copy(), bytes).unwrap();
            let opened = self.open(&self.key);
            std::fs::write(self.copy(), whole).unwrap();
            opened
        }
    }

    #[test]
    fn a_copy_opens_with_the_key_on_the_sheet_and_shows_nothing_without() {
        let world = World::with_a_copy();
        assert!(is_sealed(&world.copy()).unwrap() && !is_sealed(&world.place("base")).unwrap());
        let sheet = OrganisationKey::read(&world.key.recovery_line()).unwrap();
        assert_eq!(world.open(&sheet).unwrap(), world.base);
        let stranger = OrganisationKey::generate(&Ambient::system());
        assert!(matches!(world.open(&stranger), Err(BackupRejected::AnothersCopy)));
        let outside = std::fs::read(world.copy()).unwrap();
        let holds = |words: &[u8]| outside.windows(words.len()).any(|window| window == words);
        assert!(!holds(b"manifest") && !holds(b"carnet"), "not even what lies in it");
    }

    #[test]
    fn a_copy_that_was_cut_or_changed_is_damaged_wherever_that_is() {
        let world = World::with_a_copy();
        let damaged = |opened| matches!(opened, Err(BackupRejected::DamagedCopy));
        let length = std::fs::metadata(world.copy()).unwrap().len() as usize;
        for keep in [0, 10, 100, 400, 70_000, 131_500, length - 1] {
            assert!(damaged(world.changed(|bytes| bytes.truncate(keep))), "cut at {keep}");
        }
        for at in [150, 180, 300, 5_000, 200_000, length - 1] {
            assert!(damaged(world.changed(|bytes| bytes[at] ^= 1)), "changed at {at}");
        }
        assert!(damaged(world.changed(|bytes| bytes.extend(b"more"))));
        assert!(world.open(&world.key).is_ok());
    }

    #[test]
    fn a_full_disk_is_told_from_a_damaged_copy() {
        let world = World::with_a_copy();
        let full = Path::new("/dev/full");
        let manifest = Manifest { bytes: world.base.len() as u64, ..Manifest::default() };
        let into = File::options().write(true).open(full).unwrap();
        let written = seal(&world.key, &manifest, &world.place("base"), (&into, &Progress::default()));
        assert_eq!(written.unwrap_err().kind(), std::io::ErrorKind::StorageFull);
    }
}
