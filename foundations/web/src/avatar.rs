//! The coloured initials beside a name.

use crate::html::escaped;

/// The avatar of a name as mark-up. `class` may hold `s`, `l` (size) and `sq` (a company's square).
pub(crate) fn html(name: &str, class: &str) -> String {
    let initials = escaped(&initials(name));
    let hue = hue(name);
    let class = if class.is_empty() { String::new() } else { format!(" {class}") };
    format!(r#"<span class="av h{hue}{class}" aria-hidden="true">{initials}</span>"#)
}

/// The first letters of the first two words that tell names apart.
fn initials(name: &str) -> String {
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let telling: Vec<&str> = words().filter(|word| !is_particle(word)).take(2).collect();
    let chosen = if telling.len() == 2 { telling } else { words().take(2).collect() };
    chosen.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

/// Words that half of all names have.
fn is_particle(word: &str) -> bool {
    let particles =
        ["de", "du", "des", "d", "la", "le", "les", "l", "et", "of", "the", "and", "van", "von", "den"];
    particles.contains(&word.to_lowercase().as_str())
}

/// One of six colours, always the same for the same name.
fn hue(name: &str) -> u32 {
    let hash = name.chars().fold(0_u32, |hash, letter| hash.wrapping_mul(31).wrapping_add(u32::from(letter)));
    hash % 6 + 1
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::initials;

    #[rstest]
    #[case("Claire Fontaine", "CF")]
    #[case("Brasserie du Beffroi", "BB")]
    #[case("Agence d’Œuvre & de Pierre", "AŒ")]
    #[case("Jan Van den Berghe", "JB")]
    #[case("Le Goff", "LG")]
    #[case("Zoé", "Z")]
    fn the_first_two_words_that_tell(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(initials(name), expected);
    }
}
