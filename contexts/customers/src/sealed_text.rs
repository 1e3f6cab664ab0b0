//! Making texts out of sealed texts without opening them: full names, search words, keys.

use personal::Personal;

/// The texts in one, a space between; `None` if there are none.
pub fn joined<'a>(parts: impl IntoIterator<Item = &'a Personal<String>>) -> Option<Personal<String>> {
    parts
        .into_iter()
        .cloned()
        .reduce(|text, part| text.zip(part).map(|(text, part)| format!("{text} {part}")))
}

/// The text without edge spaces; `None` if nothing is left.
#[must_use]
pub fn given(text: &str) -> Option<Personal<String>> {
    let text = kernel::text::trim(text);
    (!text.is_empty()).then(|| Personal::new(text.to_owned()))
}

/// The text folded for comparison, its words one space apart.
#[must_use]
pub fn folded(text: &Personal<String>) -> Personal<String> {
    text.clone().map(|text| kernel::text::words(&text).join(" "))
}
