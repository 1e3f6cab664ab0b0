//! Excluding or including value added tax.

/// Whether the figures of the house are shown excluding or including VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Vat {
    /// Excluding VAT: what trade among businesses reckons in.
    #[default]
    Excluded,
    /// Including VAT: what private customers pay.
    Included,
}

impl Vat {
    /// Both, the one that applies by itself first.
    pub const ALL: [Self; 2] = [Self::Excluded, Self::Included];

    /// Its code, in the base and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.of("excluded", "included")
    }

    /// Reads a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|vat| vat.code() == code)
    }

    /// The one of two that goes with it.
    #[must_use]
    pub const fn of<T: Copy>(self, excluding: T, including: T) -> T {
        match self {
            Self::Excluded => excluding,
            Self::Included => including,
        }
    }
}
