//! Why a change was not saved, or a record not removed.

use store::Fault;

/// Why a change was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsaved {
    /// Somebody else changed or removed the record since it was read.
    #[error("somebody else changed the record meanwhile")]
    ChangedMeanwhile,
    /// The store has a fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Unsaved {
    /// The locale key of what the user can do something about; `None` for a fault.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::ChangedMeanwhile => Some("unsaved-changed-meanwhile"),
            Self::Fault(_) => None,
        }
    }

    /// Whether a version was met: exactly the one row, or somebody else was faster.
    pub(super) const fn unless(rows: u64) -> Result<(), Self> {
        if rows == 1 { Ok(()) } else { Err(Self::ChangedMeanwhile) }
    }
}

impl From<sea_orm::DbErr> for Unsaved {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fault(error.into())
    }
}

/// Why a record was not removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRemoved {
    /// Sales name it.
    #[error("{0} sales name the record")]
    NamedBySales(u64),
    /// It could not be saved.
    #[error(transparent)]
    Unsaved(#[from] Unsaved),
}

impl NotRemoved {
    /// The locale key of what the user can do something about; `None` for a fault.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::NamedBySales(_) => Some("not-removed-named-by-sales"),
            Self::Unsaved(unsaved) => unsaved.key(),
        }
    }
}

impl From<Fault> for NotRemoved {
    fn from(fault: Fault) -> Self {
        Self::Unsaved(fault.into())
    }
}

impl From<sea_orm::DbErr> for NotRemoved {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Unsaved(error.into())
    }
}
