//! Sealing bytes: XChaCha20-Poly1305 with a fresh nonce, bound to what they belong to.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use kernel::Ambient;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const NONCE: usize = 24;

/// A key that seals and opens. It cannot be printed.
#[derive(Clone)]
pub struct Cipher(Zeroizing<[u8; 32]>);

impl Cipher {
    /// A cipher over a derived or random key.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        Self(Zeroizing::new(key))
    }

    /// Seals bytes. `about` (an id, a field) must be given again to open them.
    #[must_use]
    pub fn seal(&self, plain: &[u8], about: &[u8], ambient: &Ambient) -> Vec<u8> {
        let nonce = ambient.bytes::<NONCE>();
        let payload = Payload { msg: plain, aad: about };
        let Ok(sealed) = self.engine().encrypt(XNonce::from_slice(&nonce), payload) else {
            return Vec::new();
        };
        [&[VERSION], &nonce[..], &sealed].concat()
    }

    /// Opens what [`Cipher::seal`] made.
    ///
    /// # Errors
    /// [`Unreadable`] when the key, the bytes or `about` are not those of the sealing.
    pub fn open(&self, sealed: &[u8], about: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unreadable> {
        let (version, rest) = sealed.split_first().ok_or(Unreadable)?;
        if *version != VERSION || rest.len() < NONCE {
            return Err(Unreadable);
        }
        let (nonce, body) = rest.split_at(NONCE);
        let payload = Payload { msg: body, aad: about };
        self.engine().decrypt(XNonce::from_slice(nonce), payload).map(Zeroizing::new).map_err(|_| Unreadable)
    }

    pub(crate) fn key(&self) -> &[u8; 32] {
        &self.0
    }

    fn engine(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.0.as_ref().into())
    }
}

/// The sealed bytes do not open: another key, damaged, or moved from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed bytes do not open with this key")]
pub struct Unreadable;

impl From<Unreadable> for crate::Fault {
    fn from(_: Unreadable) -> Self {
        Self::Damaged("sealed value")
    }
}
