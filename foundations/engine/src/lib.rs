//! The SQLCipher library itself, compiled from source and linked statically.
//!
//! `use engine as _;` is all a binary needs. To be dropped when sqlx accepts a
//! `libsqlite3-sys` that carries SQLCipher 4.14 or later.

use libsqlite3_sys as _;

/// The oldest SQLite without the WAL-reset corruption bug; start-up refuses anything older.
pub const OLDEST_SOUND_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// Keeps OpenSSL from tidying up at exit while a connection's thread still encrypts with it: the
/// process would end in a crash instead. To be called before the first connection is opened.
pub fn prepare() {
    openssl_sys::init();
}
