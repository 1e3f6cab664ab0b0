//! Headers nobody listed, understood by their words: `Vendu le`, `N° de compte client`, `Réglée (O/N)`.
//!
//! Lists of headers are never whole. What is listed here are words for one thing each, and which things
//! together make a field (`vocabulary/grammar.toml`). A header with a word beside them means something else.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::field::Field;
use crate::header::HeaderKey;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::load);

/// The fields the words of a header make together.
pub(crate) fn fields_composed(header: &HeaderKey) -> Vec<Field> {
    let words = header.before_a_choice();
    let mut fields: Vec<Field> = Vec::new();
    for rule in &GRAMMAR.0 {
        if !fields.contains(&rule.field) && rule.covers(words) {
            fields.push(rule.field);
        }
    }
    fields
}

/// The rules, each with the words of its concepts.
struct Grammar(Vec<Rule>);

struct Rule {
    field: Field,
    needs: Vec<HashSet<String>>,
    allowed: HashSet<String>,
}

impl Grammar {
    fn load() -> Self {
        // A file that does not parse leaves no rule; the test below never lets that pass.
        let file: File = toml::from_str(include_str!("../../vocabulary/grammar.toml")).unwrap_or_default();
        let spelt = |word: &String| HeaderKey::of(word).joined();
        let concept = |name: &String| file.concepts.get(name).into_iter().flatten().map(spelt);
        let rules = file.rules.iter().filter_map(|rule| {
            let field = Field::ALL.iter().copied().find(|field| field.code() == rule.field)?;
            let needs: Vec<HashSet<String>> = rule.needs.iter().map(|name| concept(name).collect()).collect();
            let may = rule.may.iter().flat_map(concept);
            let allowed = needs.iter().flatten().cloned().chain(may).chain(file.small.iter().map(spelt));
            Some(Rule { field, allowed: allowed.collect(), needs })
        });
        Self(rules.collect())
    }
}

impl Rule {
    /// Whether the words name each concept, and nothing else.
    fn covers(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.allowed.contains(word))
            && names_each(&self.needs, words, &mut Vec::new())
    }
}

/// Whether each concept has a word of its own.
fn names_each(needs: &[HashSet<String>], words: &[String], used: &mut Vec<usize>) -> bool {
    let Some((first, rest)) = needs.split_first() else { return true };
    (0..words.len()).any(|at| {
        let is_free = !used.contains(&at) && words.get(at).is_some_and(|word| first.contains(word));
        if !is_free {
            return false;
        }
        used.push(at);
        let named = names_each(rest, words, used);
        used.pop();
        named
    })
}

#[derive(Deserialize, Default)]
struct File {
    small: Vec<String>,
    concepts: BTreeMap<String, Vec<String>>,
    rules: Vec<RuleText>,
}

#[derive(Deserialize)]
struct RuleText {
    field: String,
    needs: Vec<String>,
    #[serde(default)]
    may: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_names_a_field_and_concepts_that_have_words() {
        let file: File = toml::from_str(include_str!("../../vocabulary/grammar.toml")).unwrap();
        assert_eq!(GRAMMAR.0.len(), file.rules.len(), "a rule of no field");
        for name in file.rules.iter().flat_map(|rule| rule.needs.iter().chain(&rule.may)) {
            assert!(file.concepts.contains_key(name), "{name}");
        }
        for word in file.concepts.values().flatten().chain(&file.small) {
            assert_eq!(HeaderKey::of(word).words().len(), 1, "{word} is no single word");
        }
    }

    #[rstest::rstest]
    #[case("N° de compte client", Field::ClientNumber)]
    #[case("Num. cli.", Field::ClientNumber)]
    #[case("Carte de fidélité n°", Field::PersonNumber)]
    #[case("Nom du garage", Field::CompanyName)]
    #[case("Raison soc.", Field::CompanyName)]
    #[case("Boîte mail", Field::Email)]
    #[case("Compte ouvert le", Field::ClientSince)]
    #[case("Date de 1ère commande", Field::ClientSince)]
    #[case("D'où vient le client", Field::Origin)]
    #[case("Réf. vente", Field::DocumentNumber)]
    #[case("Vendu le", Field::Date)]
    #[case("Date d'opération", Field::Date)]
    #[case("Produit vendu", Field::Label)]
    #[case("Nb d'articles", Field::Quantity)]
    #[case("Prix à l'unité", Field::UnitPrice)]
    #[case("Px unit. TTC", Field::UnitPriceGross)]
    #[case("% rem.", Field::Discount)]
    #[case("Montant hors TVA", Field::TotalNet)]
    #[case("Total ligne HT", Field::TotalNet)]
    #[case("TVA comprise", Field::TotalGross)]
    #[case("Tx TVA", Field::VatRate)]
    #[case("Acquittée le", Field::PaidDate)]
    #[case("Réglée (O/N)", Field::Status)]
    #[case("Date limite de paiement", Field::DueDate)]
    fn a_header_nobody_listed_means_what_its_words_say(#[case] header: &str, #[case] field: Field) {
        assert!(fields_composed(&HeaderKey::of(header)).contains(&field), "{header}");
    }

    #[test]
    fn one_word_more_is_another_thing() {
        for header in [
            "Date de fin de contrat",
            "Date prévue de livraison",
            "Prix du kilo de farine",
            "CA HT 2024",
            "Montant remise",
            "Nom du chien",
            "Carte bancaire",
            "Nombre d'enfants",
            "Total des points",
            "Marge HT",
        ] {
            assert_eq!(fields_composed(&HeaderKey::of(header)), [], "{header}");
        }
    }
}
