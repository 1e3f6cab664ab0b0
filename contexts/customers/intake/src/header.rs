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
        let spaced = split_humps(&undotted(text));
        let folded = fold(&spaced)
            .replace(['#', '№'], " numero ")
            .replace('%', " pourcent ")
            .replace('°', " ")
            .replace('†', " deces ");
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(without_letters_to_choose(words.map(canonical_word).collect()))
    }

    /// Whether nothing is left of the header.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, each in its canonical spelling.
    pub(crate) fn words(&self) -> &[String] {
        &self.0
    }

    /// The words before “oui/non”, “yes/no”; those before “O/N” are all there are.
    pub(crate) fn before_a_choice(&self) -> &[String] {
        match self.words() {
            [before @ .., yes, no]
                if matches!(yes.as_str(), "oui" | "yes" | "ja")
                    && matches!(no.as_str(), "numero" | "non" | "nee" | "neen") =>
            {
                before
            }
            words => words,
        }
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

    /// The same header without the small words between the others.
    pub(crate) fn plain(&self) -> Self {
        self.without(|word| {
            matches!(
                word,
                "de" | "du" | "des" | "d" | "la" | "le" | "les" | "l" | "of" | "the" | "a" | "au" | "et"
            )
        })
    }

    /// Whether some word turns what the header asks round: `Sans newsletter`, `À retirer du mailing`.
    pub(crate) fn asks_for_a_no(&self) -> bool {
        let is_choice = self.0.iter().any(|word| matches!(word.as_str(), "oui" | "yes" | "ja"));
        let begins = self.0.first().is_some_and(|word| matches!(word.as_str(), "non" | "plus"));
        !is_choice
            && (begins
                || self.begins_with_a_no()
                || self.0.iter().any(|word| TURNING.contains(&word.as_str())))
    }

    /// “No promo”: what elsewhere is short for a number denies what follows.
    pub(crate) fn begins_with_a_no(&self) -> bool {
        let denies = |pair: &[String]| matches!(pair, [no, what] if no == "numero" && REFUSED.contains(&what.as_str()));
        self.0.get(..2).is_some_and(denies)
    }

    /// The ways to part a header of one word in two.
    pub(crate) fn parted(&self) -> Vec<Self> {
        let [word] = self.0.as_slice() else { return Vec::new() };
        let letters: Vec<char> = word.chars().collect();
        let part = |at: usize| {
            let (first, second) = (letters.get(..at)?, letters.get(at..)?);
            let text: String = first.iter().chain(&[' ']).chain(second).collect();
            Some(Self::of(&text))
        };
        (SHORTEST_PART..(letters.len() + 1).saturating_sub(SHORTEST_PART)).filter_map(part).collect()
    }

    /// Whether all words of the other header stand in this one, next to each other and in order.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        !other.0.is_empty() && self.0.windows(other.0.len()).any(|window| window == other.0)
    }
}

/// `E-mailing O/N` → `E-mailing`: the letters to choose from are no part of the header.
fn without_letters_to_choose(mut words: Vec<String>) -> Vec<String> {
    let is_offered = matches!(words.as_slice(), [_, .., yes, no]
        if matches!(yes.as_str(), "o" | "y" | "j") && no == "numero");
    if is_offered && words.len() > 2 {
        words.truncate(words.len() - 2);
    }
    words
}

/// `Total H.T.` → `Total HT`: letters parted by points alone are one word.
fn undotted(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let letters: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
        let is_dotted = letters.len() > 1 && letters.iter().all(|part| part.chars().count() == 1);
        if is_dotted { letters.concat() } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
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

/// What “no” refuses at the head of a header, where it is no number.
const REFUSED: &[&str] = &[
    "promo",
    "promotion",
    "email",
    "cold",
    "newsletter",
    "mailing",
    "emailing",
    "marketing",
    "pub",
    "publicity",
    "offer",
    "spam",
    "call",
    "sms",
];

/// Words that turn a header about messages into one about refusing them.
const TURNING: &[&str] = &[
    "ne",
    "pas",
    "sans",
    "hors",
    "stop",
    "aucun",
    "aucune",
    "jamai",
    "not",
    "never",
    "without",
    "geen",
    "niet",
    "supprimer",
    "supprime",
    "retirer",
    "retire",
    "enlever",
    "enleve",
    "exclure",
    "exclu",
    "interdit",
    "interdite",
    "refuse",
    "refusee",
    "bloquer",
    "bloque",
    "arreter",
    "arret",
    "remove",
    "removed",
    "exclude",
    "excluded",
    "blocked",
    "refused",
    "suppressed",
    "anti",
    "archive",
    "revoked",
    "declined",
    "disabled",
    "desactive",
    "nie",
];

/// The shortest word of a header written as one: `num` of `numclient`.
const SHORTEST_PART: usize = 3;

/// The words business files shorten, with what they are short for.
const SHORT: &[(&str, &[&str])] = &[
    ("numero", &["n", "no", "nr", "num", "number", "numeros", "numbers", "nbr"]),
    ("quantite", &["qte", "qt", "qty"]),
    ("reference", &["ref"]),
    ("telephone", &["tel", "phone"]),
    ("facture", &["fact", "fac", "fct"]),
    ("invoice", &["inv"]),
    ("commande", &["cde", "cmd", "cmde"]),
    ("montant", &["mt", "mnt", "mtt", "mont"]),
    ("adresse", &["adr"]),
    ("echeance", &["ech"]),
    ("observation", &["obs"]),
    ("remarque", &["rq", "rmq"]),
    ("commentaire", &["comm"]),
    ("client", &["cli", "clt"]),
    ("customer", &["cust"]),
    ("adherent", &["adh"]),
    ("designation", &["desig"]),
    ("libelle", &["lib"]),
    ("societe", &["soc", "ste"]),
    ("reglement", &["regl", "rglt"]),
    ("prenom", &["pren"]),
    ("date", &["dt"]),
    ("livraison", &["liv"]),
    ("naissance", &["naiss"]),
    ("prix", &["px"]),
    ("ht", &["htva", "htv"]),
    ("ttc", &["tvac"]),
];

/// Plurals, short words and the many ways to write “number” told as one.
fn canonical_word(word: &str) -> String {
    let short = SHORT.iter().find(|(_, shorts)| shorts.contains(&word));
    match short {
        Some((whole, _)) => (*whole).to_owned(),
        // `Klantnr`, `Ondernemingsnr`
        None if word.len() > 4 && word.ends_with("nr") => word.replace("nr", "nummer"),
        None => match word.strip_suffix('s') {
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
        for (short, whole) in [
            ("Total H.T.", "Total HT"),
            ("N° fact.", "N° facture"),
            ("Mt T.T.C.", "Montant TTC"),
            ("CA HTVA", "CA HT"),
            ("E-mailing (O/N)", "E-mailing"),
            ("Opted in Y/N", "Opted in"),
        ] {
            assert_eq!(HeaderKey::of(short), HeaderKey::of(whole), "{short}");
        }
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
