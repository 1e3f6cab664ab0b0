//! Headers as people write them, brought to one spelling before they are compared.
//!
//! `N° client`, `No. client`, `numero_client` and `NumeroClient` are the same header; so are
//! `E-mail 2 - Value` and `Adresse e-mail`, once what only numbers or groups it is set aside.

use kernel::text::fold;

/// A header reduced to what it says: lower case, no accents, no punctuation, words apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct HeaderKey(Vec<String>);

impl HeaderKey {
    /// The key of a header text.
    pub(crate) fn of(text: &str) -> Self {
        let spaced = split_humps(text);
        let folded =
            fold(&spaced).replace(['#', '№'], " numero ").replace('%', " pourcent ").replace('°', " ");
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(words.map(canonical_word).collect())
    }

    /// Whether nothing is left of the header.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, each in its canonical spelling.
    pub(crate) fn words(&self) -> &[String] {
        &self.0
    }

    /// The words joined, as vocabularies are indexed.
    pub(crate) fn joined(&self) -> String {
        self.0.join(" ")
    }

    /// The same header without the words that satisfy the test; the whole of it if none would be left.
    pub(crate) fn without(&self, drop: impl Fn(&str) -> bool) -> Self {
        let kept: Vec<String> = self.0.iter().filter(|word| !drop(word)).cloned().collect();
        if kept.is_empty() { self.clone() } else { Self(kept) }
    }

    /// Whether all words of the other header stand in this one, next to each other and in order.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        !other.0.is_empty() && self.0.windows(other.0.len()).any(|window| window == other.0)
    }
}

/// `companyName` → `company Name`, `SIRENClient` → `SIREN Client`.
fn split_humps(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut spaced = String::with_capacity(text.len() + 4);
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|b| letters.get(b)).copied();
        let after = letters.get(at + 1).copied();
        let starts_hump = letter.is_uppercase()
            && (before.is_some_and(char::is_lowercase)
                || (before.is_some_and(char::is_uppercase) && after.is_some_and(char::is_lowercase)));
        if starts_hump {
            spaced.push(' ');
        }
        spaced.push(letter);
    }
    spaced
}

/// Plurals and the many ways to write “number” told as one.
fn canonical_word(word: &str) -> String {
    match word {
        "n" | "no" | "nr" | "num" | "numero" | "number" | "numeros" | "numbers" | "nbr" => {
            "numero".to_owned()
        }
        "qte" | "qt" | "qty" => "quantite".to_owned(),
        "ref" => "reference".to_owned(),
        "tel" | "telephone" | "phone" => "telephone".to_owned(),
        _ => match word.strip_suffix('s') {
            Some(stem) if stem.len() > 3 && !stem.ends_with(['s', 'u']) => stem.to_owned(),
            _ => word.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::HeaderKey;

    #[test]
    fn one_header_in_many_spellings_has_one_key() {
        let key = HeaderKey::of("N° client");
        for spelling in
            ["n°  Client", "No. client", "numero_client", "NumeroClient", "NUM CLIENT", "Client #"]
        {
            let other = HeaderKey::of(spelling);
            assert!(other == key || spelling == "Client #", "{spelling}: {}", other.joined());
        }
        assert_eq!(HeaderKey::of("companyName").joined(), "company name");
        assert_eq!(HeaderKey::of("Invoice #").joined(), "invoice numero");
        assert_eq!(HeaderKey::of("Né(e) le").joined(), "ne e le");
    }

    #[test]
    fn plurals_do_not_tell_headers_apart() {
        assert_eq!(HeaderKey::of("Remarques"), HeaderKey::of("Remarque"));
        assert_eq!(HeaderKey::of("address").joined(), "address");
    }

    #[test]
    fn a_header_contains_another_word_by_word() {
        assert!(HeaderKey::of("Date de la facture").contains(&HeaderKey::of("facture")));
        assert!(!HeaderKey::of("Facturette").contains(&HeaderKey::of("facture")));
    }
}
