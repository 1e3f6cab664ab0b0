//! Decimal numbers as people write them: the common ground of amounts, rates and quantities.

/// How the file writes decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DecimalMark {
    /// `1 234,56`: France, Belgium.
    #[default]
    Comma,
    /// `1,234.56`: English-speaking countries.
    Point,
}
