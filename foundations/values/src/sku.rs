//! References of products, as they are compared.

/// The key of a reference, whatever its case and spaces; `A-1` and `A.1` stay two.
///
/// ```
/// assert_eq!(values::sku::key(" Réf 12 "), values::sku::key("ref12"));
/// ```
#[must_use]
pub fn key(sku: &str) -> String {
    kernel::text::fold(sku).split_whitespace().collect()
}
