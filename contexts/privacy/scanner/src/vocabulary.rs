//! The words themselves, as the files of `vocabulary/` hold them: for each language what
//! is looked for, by subject, and the context in which it means nothing.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Lang;
use personal::SensitiveCategory;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::phrase::Lists;

/// A language notes are written in; more than Carnet speaks, since customers live in Flanders too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tongue {
    /// French.
    French,
    /// Dutch.
    Dutch,
    /// English.
    English,
}

/// The files of one language, by name.
macro_rules! files {
    ($tongue:literal: $($name:literal),*) => {
        [$(($name, include_str!(concat!("../vocabulary/", $tongue, "/", $name, ".toml")))),*]
    };
}

/// Phrases by subject; the subject is for the reader of the file.
pub type Phrases = BTreeMap<String, Vec<String>>;

/// A file of the vocabulary: its name and its text.
type File = (&'static str, &'static str);

/// The words of one language.
pub struct Vocabulary {
    /// The language.
    pub tongue: Tongue,
    /// What is looked for, by category.
    pub terms: BTreeMap<SensitiveCategory, Terms>,
    /// What decides whether it is meant.
    pub context: Context,
    /// Phrases that mean no harm, by subject; a term they cover is not found.
    pub harmless: Phrases,
}

/// What is looked for in one category, by how much the words alone prove.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Terms {
    /// Warns wherever it stands.
    pub plain: Phrases,
    /// Warns, unless it qualifies a thing: a condemned door, a Halal butcher.
    pub quality: Phrases,
    /// A hint, and a warning when a person is named nearby.
    pub soft: Phrases,
    /// Both: nothing about a thing, a hint alone, a warning near a person.
    pub soft_quality: Phrases,
    /// A hint at most: a word of trade that only might be meant otherwise.
    pub faint: Phrases,
}

/// What decides whether a term is meant, and of whom.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Context {
    /// Where the noun stands that an adjective qualifies.
    pub noun_stands: NounStands,
    /// Small words that betray the language of a note.
    pub telltale: Vec<String>,
    /// Words for people.
    pub person: Vec<String>,
    /// Phrases in which a word for people names nobody in particular ("il faut").
    pub nobody: Vec<String>,
    /// Articles, prepositions, conjunctions, pronouns: never the name of a thing.
    pub grammar: Vec<String>,
    /// Verbs and adverbs that tie an adjective to a person ("est", "très").
    pub linking: Vec<String>,
    /// Conjunctions that tie two adjectives to one noun.
    pub joining: Vec<String>,
    /// Phrases that announce a password.
    pub password: Vec<String>,
    /// Words after which no password follows ("oublié").
    pub no_password: Vec<String>,
    /// Terms that are everyday words of another language, and count in this one only.
    #[serde(default)]
    pub only_here: BTreeSet<String>,
    /// Lists of words that phrases may name.
    #[serde(default)]
    pub lists: Lists,
}

/// Where the noun stands that an adjective qualifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NounStands {
    /// "porte condamnée".
    Before,
    /// "condemned door".
    After,
}

/// A vocabulary file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("vocabulary {tongue:?}, {place}: {reason}")]
pub struct BrokenVocabulary {
    /// The language.
    pub tongue: Tongue,
    /// The phrase, or the file.
    pub place: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Tongue {
    /// Every language notes are read in.
    pub const ALL: [Self; 3] = [Self::French, Self::Dutch, Self::English];

    /// What is looked for; no category stands in two files.
    const fn terms(self) -> [File; 3] {
        match self {
            Self::French => files!("fr": "beliefs", "body", "conduct"),
            Self::Dutch => files!("nl": "beliefs", "body", "conduct"),
            Self::English => files!("en": "beliefs", "body", "conduct"),
        }
    }

    /// What decides whether it is meant, then what means no harm.
    const fn surroundings(self) -> [File; 2] {
        match self {
            Self::French => files!("fr": "context", "harmless"),
            Self::Dutch => files!("nl": "context", "harmless"),
            Self::English => files!("en": "context", "harmless"),
        }
    }
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::French,
            Lang::En => Self::English,
        }
    }
}

impl Vocabulary {
    /// The vocabulary Carnet comes with.
    ///
    /// # Errors
    /// The file and what is wrong with it.
    pub fn seed(tongue: Tongue) -> Result<Self, BrokenVocabulary> {
        let mut terms = BTreeMap::new();
        for file in tongue.terms() {
            terms.extend(read::<BTreeMap<SensitiveCategory, Terms>>(tongue, file)?);
        }
        let [context, harmless] = tongue.surroundings();
        Ok(Self { tongue, terms, context: read(tongue, context)?, harmless: read(tongue, harmless)? })
    }
}

fn read<T: DeserializeOwned>(tongue: Tongue, (place, text): File) -> Result<T, BrokenVocabulary> {
    toml::from_str(text).map_err(|error| BrokenVocabulary {
        tongue,
        place: place.to_owned(),
        reason: error.message().to_owned(),
    })
}
