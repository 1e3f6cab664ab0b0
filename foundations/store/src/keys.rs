//! The organisation's key: the one secret. Everything else derives from it, so that the
//! recovery sheet, one line of text, brings everything back.

use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use kernel::Ambient;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::Cipher;

/// The organisation's key. It cannot be printed.
#[derive(Clone)]
pub struct OrganisationKey(Zeroizing<[u8; 32]>);

impl OrganisationKey {
    /// A new random key.
    #[must_use]
    pub fn generate(ambient: &Ambient) -> Self {
        Self(Zeroizing::new(ambient.bytes()))
    }

    /// Reads a key file or a recovery sheet's line; groups, spaces and case do not matter.
    ///
    /// # Errors
    /// [`KeyFlaw`] when letters are missing or mistyped: four check digits close the line.
    pub fn read(text: &str) -> Result<Self, KeyFlaw> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if !digits.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err(KeyFlaw::NotHexadecimal);
        }
        // half a byte is a character left out, the likeliest slip of all
        let bytes =
            Zeroizing::new(hex::decode(digits.to_ascii_lowercase()).map_err(|_| KeyFlaw::WrongLength)?);
        let (key, check) = bytes.split_at_checked(32).ok_or(KeyFlaw::WrongLength)?;
        let key: [u8; 32] = key.try_into().map_err(|_| KeyFlaw::WrongLength)?;
        if check != check_bytes(&key) {
            return Err(if check.len() == 2 { KeyFlaw::Mistyped } else { KeyFlaw::WrongLength });
        }
        Ok(Self(Zeroizing::new(key)))
    }

    /// The key as one line in groups of four, check digits last: the recovery sheet.
    #[must_use]
    pub fn recovery_line(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex::encode(self.0.as_ref()) + &hex::encode(check_bytes(&self.0)));
        let groups: Vec<&str> =
            digits.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
        Zeroizing::new(groups.join("-"))
    }

    /// A public mark by which a data folder recognises its key; it tells nothing about the key.
    #[must_use]
    pub fn mark(&self) -> String {
        hex::encode(&self.derive("key mark")[..8])
    }

    /// The raw key that opens the database file, as SQLCipher wants it.
    pub(crate) fn database(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("\"x'{}'\"", hex::encode(self.derive("database"))))
    }

    /// A cipher for one use; each label gives another key.
    #[must_use]
    pub fn cipher(&self, label: &str) -> Cipher {
        Cipher::new(self.derive(label))
    }

    /// A keyed digest (HMAC-SHA-256) for one use, such as the suppression list.
    #[must_use]
    pub fn digest(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        keyed_digest(&self.derive(label), parts)
    }

    /// The secret of one use, for a format that has keys of its own, such as age.
    #[must_use]
    pub fn secret(&self, label: &str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.derive(label))
    }

    fn derive(&self, label: &str) -> [u8; 32] {
        let mut derived = [0; 32];
        let info = format!("carnet/v1/{label}");
        // 32 bytes are always within what HKDF can give
        if Hkdf::<Sha256>::new(None, self.0.as_ref()).expand(info.as_bytes(), &mut derived).is_err() {
            unreachable!("HKDF gives 32 bytes");
        }
        derived
    }
}

/// HMAC-SHA-256 over parts whose lengths are part of what is digested.
pub(crate) fn keyed_digest(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { unreachable!("HMAC takes any key length") };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn check_bytes(key: &[u8; 32]) -> [u8; 2] {
    let digest = Sha256::digest(key);
    [digest[0], digest[1]]
}

/// Why a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFlaw {
    /// Another letter than 0–9 and a–f.
    #[error("a key holds only the digits 0–9 and the letters a–f")]
    NotHexadecimal,
    /// Too short or too long.
    #[error("a key has 68 digits, in 17 groups of four")]
    WrongLength,
    /// The check digits disagree.
    #[error("a digit of the key is mistyped: the check digits disagree")]
    Mistyped,
}

#[cfg(test)]
mod tests {
    use super::{KeyFlaw, OrganisationKey};
    use kernel::Ambient;

    #[test]
    fn a_recovery_line_brings_the_key_back_and_a_slip_is_noticed() {
        let key = OrganisationKey::generate(&Ambient::system());
        let line = key.recovery_line();
        let again = OrganisationKey::read(&line.to_uppercase().replace('-', " ")).unwrap();
        assert_eq!(key.mark(), again.mark());
        let first = if line.starts_with('0') { "1" } else { "0" };
        assert_eq!(OrganisationKey::read(&format!("{first}{}", &line[1..])).err(), Some(KeyFlaw::Mistyped));
        assert_eq!(OrganisationKey::read(&line[..60]).err(), Some(KeyFlaw::WrongLength));
        assert_eq!(OrganisationKey::read(&line[1..]).err(), Some(KeyFlaw::WrongLength), "one was left out");
        assert_eq!(OrganisationKey::read("zz").err(), Some(KeyFlaw::NotHexadecimal));
    }

    #[test]
    fn each_use_has_a_key_of_its_own() {
        let key = OrganisationKey::generate(&Ambient::system());
        assert_ne!(key.digest("suppression", &[b"a"]), key.digest("journal", &[b"a"]));
        assert_ne!(key.digest("suppression", &[b"a", b"b"]), key.digest("suppression", &[b"ab"]));
    }
}
