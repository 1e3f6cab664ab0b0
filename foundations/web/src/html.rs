//! Escaping for the little mark-up that is written in Rust.

/// The text with the characters that mean something to HTML written out.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&#60;"),
            '>' => safe.push_str("&#62;"),
            '&' => safe.push_str("&#38;"),
            '"' => safe.push_str("&#34;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
