//! How an entry's values are sealed: each by itself, so that one can be redacted alone.

use kernel::Holder;
use personal::Personal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Change;
use crate::{Cipher, Fault, Tx, Unreadable};

/// A field's sealed values.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SealedField {
    pub field: String,
    pub before: Option<SealedValue>,
    pub after: Option<SealedValue>,
}

/// A ciphertext, or only its hash once it was redacted.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SealedValue {
    pub hash: [u8; 32],
    pub sealed: Option<Vec<u8>>,
}

/// Seals a change's values under its holder's key, or the organisation's if it has none.
pub fn seal(tx: &Tx, change: &Change) -> Result<Vec<SealedField>, Fault> {
    let cipher = match change.holder {
        Some(holder) => tx.ciphers.get(&holder).cloned().ok_or(Fault::Damaged("holder key"))?,
        None => organisation(tx.key()),
    };
    let one = |value: &Option<Personal<String>>| {
        value.as_ref().map(|value| {
            // the sealer of history is one of the named edges
            let sealed = cipher.seal(value.stored().as_bytes(), change.record.id.as_bytes(), tx.ambient());
            SealedValue { hash: Sha256::digest(&sealed).into(), sealed: Some(sealed) }
        })
    };
    let field = |value: &super::FieldChange| SealedField {
        field: value.field.clone(),
        before: one(&value.before),
        after: one(&value.after),
    };
    Ok(change.values.iter().map(field).collect())
}

/// The cipher of values that are about nobody.
pub fn organisation(key: &crate::OrganisationKey) -> Cipher {
    key.cipher("journal of the organisation")
}

/// Opens one value; `None` if it was redacted or its holder erased.
pub fn open(value: &SealedValue, cipher: Option<&Cipher>, record: uuid::Uuid) -> Option<Personal<String>> {
    let plain = cipher?.open(value.sealed.as_ref()?, record.as_bytes()).ok()?;
    let text = std::str::from_utf8(&plain).map_err(|_| Unreadable).ok()?;
    Some(Personal::new(text.to_owned()))
}

/// What the chain keeps of the values: names and hashes, never ciphertext.
pub fn fingerprint(fields: &[SealedField]) -> Vec<u8> {
    let mut digest = Sha256::new();
    for field in fields {
        digest.update((field.field.len() as u64).to_be_bytes());
        digest.update(field.field.as_bytes());
        for value in [&field.before, &field.after] {
            digest.update([u8::from(value.is_some())]);
            digest.update(value.as_ref().map_or([0; 32], |value| value.hash));
        }
    }
    digest.finalize().to_vec()
}

/// The fields of which a ciphertext is gone.
pub fn gone(fields: &[SealedField]) -> impl Iterator<Item = &str> {
    let is_gone = |value: &Option<SealedValue>| value.as_ref().is_some_and(|value| value.sealed.is_none());
    fields
        .iter()
        .filter(move |field| is_gone(&field.before) || is_gone(&field.after))
        .map(|it| it.field.as_str())
}

/// Whether every ciphertext that is still there has the hash it was journalled with.
pub fn is_intact(fields: &[SealedField]) -> bool {
    fields.iter().flat_map(|field| [&field.before, &field.after]).flatten().all(|value| {
        value.sealed.as_ref().is_none_or(|sealed| <[u8; 32]>::from(Sha256::digest(sealed)) == value.hash)
    })
}

pub fn encode(fields: &[SealedField]) -> Result<Vec<u8>, Fault> {
    postcard::to_stdvec(fields).map_err(|_| Fault::Damaged("journal values"))
}

pub fn decode(bytes: &[u8]) -> Result<Vec<SealedField>, Fault> {
    postcard::from_bytes(bytes).map_err(|_| Fault::Damaged("journal values"))
}

/// Whose cipher opens an entry.
pub fn holder_of(kind: Option<&str>, id: Option<uuid::Uuid>) -> Option<Holder> {
    Holder::from_parts(kind?, id?)
}
