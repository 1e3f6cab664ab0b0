//! The format of `personal-data.toml`: every column of every table of a context, said to be
//! technical or about somebody, and what happens to it (laws 1, 6 and 8).
//!
//! The coverage test compares the union of these files with the live schema, both ways.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Purpose, SourceClass};

/// One context's file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inventory {
    /// The tables, by their name.
    #[serde(default)]
    pub table: BTreeMap<String, Table>,
}

/// One table and the rules its personal columns share.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Table {
    /// Whose rows these are.
    pub subject: Subject,
    /// Why the personal columns are kept.
    #[serde(default)]
    pub purposes: Vec<Purpose>,
    /// Where they come from.
    #[serde(default)]
    pub sources: Vec<SourceClass>,
    /// When they end: a rule in words, with its id where the law names one (T-05).
    #[serde(default)]
    pub retention: String,
    /// Every column, by its name.
    pub columns: BTreeMap<String, Column>,
}

/// Whose rows a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A person.
    Person,
    /// A company.
    Company,
    /// A person or a company.
    Holder,
    /// Somebody who signs in to Carnet.
    User,
    /// Nobody.
    Nobody,
}

/// One column.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Column {
    /// What it is.
    pub class: Class,
    /// The kind of data, in the register's words (identity, contact, professional…).
    #[serde(default)]
    pub category: String,
    /// What erasure does to it.
    #[serde(default)]
    pub on_erasure: OnErasure,
    /// Why it stays although it is personal: the article or rule.
    #[serde(default)]
    pub kept_because: String,
    /// The name under which the export shows it; empty for technical columns.
    #[serde(default)]
    pub exported_as: String,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Ids, states, sums: nothing about anybody by itself.
    Technical,
    /// About a person: its Rust type is `Personal`.
    Personal,
    /// Special category: its Rust type is `Sensitive`.
    Sensitive,
    /// Ciphertext under the holder's key; unreadable once the key is destroyed.
    Sealed,
    /// A keyed digest, such as the suppression list's.
    Digest,
}

/// What erasure does to a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnErasure {
    /// The row goes, or the value is emptied.
    #[default]
    Delete,
    /// It stays; `kept-because` says why.
    Keep,
    /// The key that opens it is destroyed.
    Shred,
}

impl Inventory {
    /// Reads a context's file.
    ///
    /// # Errors
    /// A sentence naming the table and column that breaks a rule of the format, among them
    /// law 1: a personal column without purpose, source, retention or export name.
    pub fn read(text: &str) -> Result<Self, String> {
        let inventory: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for (name, table) in &inventory.table {
            table.check(name)?;
        }
        Ok(inventory)
    }
}

impl Table {
    fn check(&self, name: &str) -> Result<(), String> {
        for (column, rules) in self.columns.iter().filter(|(_, rules)| rules.class.is_about_somebody()) {
            let missing = [
                ("purposes", self.purposes.is_empty()),
                ("sources", self.sources.is_empty()),
                ("retention", self.retention.is_empty()),
                ("category", rules.category.is_empty()),
                ("exported-as", rules.exported_as.is_empty()),
                ("kept-because", rules.on_erasure == OnErasure::Keep && rules.kept_because.is_empty()),
            ];
            if let Some((what, _)) = missing.iter().find(|(_, missing)| *missing) {
                return Err(format!("{name}.{column}: no datum without a why, `{what}` is missing"));
            }
        }
        Ok(())
    }
}

impl Class {
    /// Whether the column says something readable about somebody.
    #[must_use]
    pub const fn is_about_somebody(self) -> bool {
        matches!(self, Self::Personal | Self::Sensitive)
    }
}
