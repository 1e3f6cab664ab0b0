//! The coloured initials beside a name.

use crate::html::escaped;

/// The avatar of a name as mark-up. `class` may hold `s`, `l` (size) and `sq` (a company's square).
pub(crate) fn html(name: &str, class: &str) -> String {
    let initials = escaped(&initials(name));
    let hue = hue(name);
    let class = if class.is_empty() { String::new() } else { format!(" {class}") };
    format!(r#"<span class="av h{hue}{class}" aria-hidden="true">{initials}</span>"#)
}

/// The first letters of the first two words.
fn initials(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}

/// One of six colours, always the same for the same name.
fn hue(name: &str) -> u32 {
    let hash = name.chars().fold(0_u32, |hash, letter| hash.wrapping_mul(31).wrapping_add(u32::from(letter)));
    hash % 6 + 1
}
