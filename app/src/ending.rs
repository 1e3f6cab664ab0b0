//! How a command ends, as the shell sees it.

use std::process::ExitCode;

use serde::{Deserialize, Serialize};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It did what was asked.
    Done,
    /// Something is wrong with the machine or the base, or a check found harm.
    Fault,
    /// It did nothing, and said why.
    Refused,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Fault => Self::from(1),
            Ending::Refused => Self::from(2),
        }
    }
}
