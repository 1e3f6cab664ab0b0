//! What is asked of where a batch stands.

use super::batch::{BatchState, Ending, Published, Work};

impl BatchState {
    /// The state's name, as the store and the locale keys write it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Surveyed => "surveyed",
            Self::Mapped => "mapped",
            Self::Checking(_) => "checking",
            Self::Checked => "checked",
            Self::Queued(_) => "queued",
            Self::Staging(_) => "staging",
            Self::Staged(_) => "staged",
            Self::Publishing(_) => "publishing",
            Self::Published(_) => "published",
            Self::Undoing(..) => "undoing",
            Self::Undone { .. } => "undone",
            Self::Cancelled { .. } => "cancelled",
            Self::Failed { .. } => "failed",
        }
    }

    /// Who works on it now.
    #[must_use]
    pub const fn work(&self) -> Option<Work> {
        match self {
            Self::Checking(work)
            | Self::Queued(work)
            | Self::Staging(work)
            | Self::Staged(work)
            | Self::Publishing(work)
            | Self::Undoing(_, work) => Some(*work),
            _ => None,
        }
    }

    /// What it brought, once published.
    #[must_use]
    pub const fn published(&self) -> Option<Published> {
        match self {
            Self::Published(published) | Self::Undoing(published, _) | Self::Undone { published, .. } => {
                Some(*published)
            }
            _ => None,
        }
    }
}

impl Ending {
    /// The key of the sentence that says why.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stopped => "import-ending-stopped",
            Self::SomebodyErased => "import-ending-somebody-erased",
            Self::Abandoned => "import-ending-abandoned",
            Self::Interrupted => "import-ending-interrupted",
            Self::Unreadable => "import-ending-unreadable",
        }
    }
}
