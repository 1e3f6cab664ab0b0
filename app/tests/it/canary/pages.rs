//! The base as it lies on the disk, decrypted page by page without the engine, so that free pages
//! are seen too: SQLCipher 4 with a raw key is AES-256-CBC per page, with the page's own
//! initialisation vector at the head of its last 80 bytes.

use std::path::Path;

use aes::Aes256;
use aes::cipher::{BlockDecrypt, KeyInit};
use hkdf::Hkdf;
use sha2::Sha256;
use store::OrganisationKey;

use super::traces::Haystack;

const PAGE: usize = 4096;
const RESERVED: usize = 80;
const BLOCK: usize = 16;

/// Every page of a base, decrypted.
pub fn decrypted(file: &Path, key: &OrganisationKey) -> Haystack {
    let cipher = Aes256::new(&file_key(key).into());
    let bytes = std::fs::read(file).unwrap();
    assert!(!bytes.is_empty() && bytes.len().is_multiple_of(PAGE), "the file is made of pages");
    let mut plain = Vec::with_capacity(bytes.len());
    for (number, page) in bytes.chunks(PAGE).enumerate() {
        let salt = if number == 0 { BLOCK } else { 0 };
        let (content, rest) = page[salt..].split_at(PAGE - RESERVED - salt);
        let mut before: &[u8] = &rest[..BLOCK];
        for sealed in content.chunks(BLOCK) {
            let mut block = *aes::Block::from_slice(sealed);
            cipher.decrypt_block(&mut block);
            plain.extend(block.iter().zip(before).map(|(byte, mask)| byte ^ mask));
            before = sealed;
        }
    }
    // the header's next words: a page has 4096 bytes
    assert_eq!(plain[..2], [0x10, 0], "the pages are read with the right key");
    Haystack::new("the decrypted base", plain)
}

/// The key of the file, derived from the one on the recovery sheet.
fn file_key(key: &OrganisationKey) -> [u8; 32] {
    let digits: String = key.recovery_line().chars().filter(char::is_ascii_hexdigit).take(64).collect();
    let raw = hex::decode(digits).unwrap();
    let mut derived = [0; 32];
    Hkdf::<Sha256>::new(None, &raw).expand(b"carnet/v1/database", &mut derived).unwrap();
    derived
}
