//! What can go wrong below the domain, told without any value that was being written.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// A fault of the store. It never carries a row's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The disk has no room left; nothing was written.
    #[error("the disk is full")]
    DiskFull,
    /// The database cannot be reached, or the connection broke.
    #[error("the database cannot be reached")]
    Unreachable,
    /// Somebody else is writing for longer than we wait.
    #[error("the database is busy")]
    Busy,
    /// A rule of the schema says no: such a row exists, or one it points to does not.
    #[error("the change conflicts with another row")]
    Conflict,
    /// The key does not open the file, or the file is damaged: the engine cannot tell which.
    #[error("the database file cannot be read with this key")]
    NotReadable,
    /// The file is a backup's copy: what happened since must be replayed on it first (law 8).
    #[error("the database file is a copy that was not restored")]
    NotRestored,
    /// A stored value is not what it should be.
    #[error("a stored value is damaged: {0}")]
    Damaged(&'static str),
    /// The engine is older than the one that is safe.
    #[error("the database engine is too old")]
    EngineTooOld,
    /// Anything else; the code is the engine's own.
    #[error("database error {0}")]
    Engine(Code),
}

/// The engine's error code, cut to what fits: never a message, which could hold a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; 8]);

impl Code {
    fn new(text: &str) -> Self {
        let mut code = [b' '; 8];
        code.iter_mut()
            .zip(text.bytes().filter(u8::is_ascii_alphanumeric))
            .for_each(|(slot, byte)| *slot = byte);
        Self(code)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(std::str::from_utf8(&self.0).unwrap_or_default().trim_end())
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl From<DbErr> for Fault {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(_) | SqlErr::ForeignKeyConstraintViolation(_)) =
            error.sql_err()
        {
            return Self::Conflict;
        }
        match error {
            DbErr::ConnectionAcquire(_) => Self::Busy,
            DbErr::Conn(RuntimeErr::SqlxError(error))
            | DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error)) => from_sqlx(&error),
            DbErr::Type(_) | DbErr::Json(_) => Self::Damaged("column"),
            _ => Self::Engine(Code::new("other")),
        }
    }
}

fn from_sqlx(error: &sea_orm::SqlxError) -> Fault {
    match error {
        sea_orm::SqlxError::Io(_) | sea_orm::SqlxError::PoolClosed | sea_orm::SqlxError::WorkerCrashed => {
            Fault::Unreachable
        }
        sea_orm::SqlxError::PoolTimedOut => Fault::Busy,
        sea_orm::SqlxError::ColumnDecode { .. } | sea_orm::SqlxError::Decode(_) => Fault::Damaged("column"),
        sea_orm::SqlxError::Database(error) => from_code(error.code().as_deref().unwrap_or("none")),
        _ => Fault::Engine(Code::new("sqlx")),
    }
}

/// SQLite's result codes (extended ones hold the primary in their low byte) and PostgreSQL's SQLSTATEs.
fn from_code(code: &str) -> Fault {
    let primary = if code.len() == 5 { None } else { code.parse::<u32>().ok().map(|code| code & 0xff) };
    match (primary, code) {
        (Some(13), _) | (_, "53100") => Fault::DiskFull,
        (Some(5 | 6), _) | (_, "55P03" | "40001" | "40P01") => Fault::Busy,
        (Some(26 | 11), _) => Fault::NotReadable,
        (_, state) if state.len() == 5 && (state.starts_with("08") || state.starts_with("57")) => {
            Fault::Unreachable
        }
        (_, other) => Fault::Engine(Code::new(other)),
    }
}
