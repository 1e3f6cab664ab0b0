//! Compiles the SQLCipher amalgamation, so that the binary carries a fixed engine
//! (SQLCipher ≥ 4.14, SQLite ≥ 3.51.3: the WAL-reset corruption) whatever the system has.

use std::path::Path;

const DEFINES: &[(&str, Option<&str>)] = &[
    ("SQLITE_HAS_CODEC", None),
    ("SQLCIPHER_CRYPTO_OPENSSL", None),
    ("SQLITE_EXTRA_INIT", Some("sqlcipher_extra_init")),
    ("SQLITE_EXTRA_SHUTDOWN", Some("sqlcipher_extra_shutdown")),
    ("SQLCIPHER_OMIT_LOG", None), // it writes to the standard error on its own
    ("SQLITE_TEMP_STORE", Some("2")),
    ("SQLITE_THREADSAFE", Some("1")),
    ("HAVE_STDINT_H", Some("1")),
    ("HAVE_USLEEP", Some("1")),
    ("SQLITE_ENABLE_FTS5", None),
    ("SQLITE_ENABLE_COLUMN_METADATA", None),
    ("SQLITE_ENABLE_UNLOCK_NOTIFY", None),
    ("SQLITE_DEFAULT_FOREIGN_KEYS", Some("1")),
    ("SQLITE_OMIT_DEPRECATED", None),
];

fn main() {
    let source = sqlcipher_src::source_dir();
    let mut build = cc::Build::new();
    build.file("src/engine.c").include(source).warnings(false).opt_level(2);
    for (name, value) in DEFINES {
        build.define(name, *value);
    }
    if let Some(include) = std::env::var_os("DEP_OPENSSL_INCLUDE") {
        build.include(Path::new(&include));
    }
    build.compile("sqlcipher");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/engine.c");
}
