//! What a reader is told when something was not kept.

use web::Problem;

use crate::entry::NotKept;

/// The locale key of what the reader can do something about; `overtaken` where somebody else was faster.
/// Anything else is a problem.
pub fn why(not_kept: NotKept, overtaken: &'static str) -> Result<&'static str, Problem> {
    match not_kept {
        NotKept::Rejected(key) => Ok(key),
        NotKept::ChangedMeanwhile => Ok(overtaken),
        NotKept::Gone => Err(Problem::NotFound),
        NotKept::Forbidden => Err(Problem::Forbidden),
        NotKept::Fault(fault) => Err(fault.into()),
    }
}
