//! Recovery codes: ten words for the day the telephone is lost, each good once.

use kernel::Ambient;

/// How many there are.
pub const MANY: usize = 10;
/// Fifty bits each: with throttling, and behind a keyed digest, that is enough.
const LETTERS: usize = 10;
/// Crockford's: no letter is taken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A code as it is shown once: two groups of five.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// Ten new ones.
    #[must_use]
    pub fn fresh(ambient: &Ambient) -> Vec<Self> {
        let letter = |byte: &u8| char::from(ALPHABET[usize::from(byte % 32)]);
        let code = |_| Self(ambient.bytes::<LETTERS>().iter().map(letter).collect());
        (0..MANY).map(code).collect()
    }

    /// A code as somebody types it: case, hyphens and spaces do not matter, nor an `o` for a zero.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase);
        Self(
            letters
                .map(|letter| match letter {
                    'o' => '0',
                    'i' | 'l' => '1',
                    other => other,
                })
                .collect(),
        )
    }

    /// The letters, to be digested.
    pub(crate) fn letters(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, second) = self.0.split_at(self.0.len() / 2);
        write!(f, "{first}-{second}")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{MANY, RecoveryCode};
    use kernel::Ambient;

    #[test]
    fn ten_different_codes_are_read_back_however_they_are_typed() {
        let codes = RecoveryCode::fresh(&Ambient::system());
        let shown: BTreeSet<String> = codes.iter().map(ToString::to_string).collect();
        assert_eq!(shown.len(), MANY);
        for (code, shown) in codes.iter().zip(codes.iter().map(ToString::to_string)) {
            assert_eq!(shown.len(), 11);
            let typed = shown.to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l");
            assert!(RecoveryCode::typed(&typed) == *code, "{shown}");
        }
    }
}
