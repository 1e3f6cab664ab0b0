//! What a note scanner answers (rules F-01 to F-04). The scanner itself belongs to `privacy`;
//! whoever takes in free text asks it through [`NoteScanner`].

use std::ops::Range;

use kernel::Lang;
use serde::{Deserialize, Serialize};

/// Reads free text and names what should not be kept in it.
pub trait NoteScanner: Send + Sync {
    /// Each thing the text seems to tell and the bytes that tell it, in the order of the text: for
    /// whoever typed it, so that they see which words are meant.
    ///
    /// `own_names` are names that must not trigger (the company the note is about).
    /// Never use the answer to classify a person.
    fn spans(&self, text: &str, lang: Lang, own_names: &[&str]) -> Vec<(Range<usize>, Finding)>;

    /// What the text seems to tell, each category once, the gravest severity kept.
    fn scan(&self, text: &str, lang: Lang, own_names: &[&str]) -> Vec<Finding> {
        let spans = self.spans(text, lang, own_names);
        let gravest = |category: SensitiveCategory| {
            let same = spans.iter().filter(|(_, finding)| finding.category == category);
            same.map(|(_, finding)| finding.severity).max().map(|severity| Finding { category, severity })
        };
        SensitiveCategory::ALL.iter().filter_map(|category| gravest(*category)).collect()
    }
}

/// One thing a note should not tell. The words themselves are not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// What it seems to be about.
    pub category: SensitiveCategory,
    /// How sure the scanner is, and what follows.
    pub severity: Severity,
}

impl Finding {
    /// Whether no reason is good enough to keep it: what a checksum proves, and a password.
    #[must_use]
    pub const fn is_never_kept(&self) -> bool {
        matches!(self.severity, Severity::Block) || matches!(self.category, SensitiveCategory::Password)
    }
}

/// What follows from a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A word that is often harmless: a quiet hint.
    Hint,
    /// Rephrase, drop or justify.
    Warn,
    /// A checksum proves it: never kept (NIR, NISS, IBAN, card).
    Block,
}

macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// The kinds of facts a note should not tell (facts §12).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum SensitiveCategory {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl SensitiveCategory {
            /// Every category.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code used in reports and logs.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

categories! {
    /// Racial or ethnic origin.
    Ethnic = "ethnic";
    /// Political opinions.
    Politics = "politics";
    /// Religious or philosophical beliefs.
    Religion = "religion";
    /// Trade union membership.
    TradeUnion = "trade_union";
    /// Genetic data.
    Genetic = "genetic";
    /// Biometric data.
    Biometric = "biometric";
    /// Health.
    Health = "health";
    /// Sex life or sexual orientation.
    SexLife = "sex_life";
    /// Offences and convictions (art. 10).
    Offence = "offence";
    /// Insults and excess.
    Offensive = "offensive";
    /// Private life and means.
    PrivateLife = "private_life";
    /// A French social security number (NIR).
    Nir = "identifier_nir";
    /// A Belgian national number (NISS).
    Niss = "identifier_niss";
    /// A bank account (IBAN).
    BankAccount = "bank_account";
    /// A payment card.
    BankCard = "bank_card";
    /// A password.
    Password = "password";
}
