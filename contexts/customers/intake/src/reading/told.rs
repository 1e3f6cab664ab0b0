//! What was said of a sheet already. A list of a hundred thousand rows may have a warning for each: what one
//! more is compared with must not be all of them.

use std::collections::HashSet;

use crate::rows::Warning;

/// The warnings that were met.
#[derive(Default)]
pub(crate) struct Told {
    met: HashSet<Warning>,
    /// How many of the sheet's are among them.
    upto: usize,
}

impl Told {
    /// Whether none of these warnings, which only ever grow, is like one more.
    pub(crate) fn is_new(&mut self, warnings: &[Warning], warning: &Warning) -> bool {
        self.met.extend(warnings.get(self.upto..).unwrap_or_default().iter().cloned());
        self.upto = warnings.len();
        !self.met.contains(warning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Caution;

    #[test]
    fn nothing_is_said_twice_whoever_said_it_first() {
        let warning = |row| Warning { row, column: None, code: Caution::Minor.into() };
        let (mut told, mut warnings) = (Told::default(), vec![warning(1)]);
        assert!(!told.is_new(&warnings, &warning(1)), "read with its row");
        assert!(told.is_new(&warnings, &warning(2)));
        warnings.push(warning(2));
        assert!(!told.is_new(&warnings, &warning(2)));
        warnings.push(warning(3));
        assert!(!told.is_new(&warnings, &warning(3)), "said by another way");
        assert!(told.is_new(&warnings, &warning(4)));
    }
}
