//! Which program wrote a sheet, told by headers only that program writes.
//!
//! Most of an export reads as any other file does. What a program means by a header that means something else
//! elsewhere is data (`vocabulary/sources.toml`): another program is taught there, not here. Nothing is certain about a
//! file but what somebody says of it, so each column stays open to correction.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use kernel::text::{fold, trim};
use serde::{Deserialize, Serialize};

use crate::field::{Field, Table};
use crate::header::HeaderKey;
use crate::layout::{Column, Guess};

/// How many headers tell an export where nothing else is said.
const ENOUGH: usize = 2;

/// How many of those headers are shown.
const SHOWN: usize = 3;

/// What the meaning a program gives a header is worth: more than any other reading of it.
const TAUGHT: f64 = 1.1;

/// A program whose export was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognised {
    /// The program's name, as its makers write it.
    pub program: String,
    /// A few of the headers it was told by.
    pub by: Vec<String>,
}

/// What is known of one export of a program.
#[derive(Debug)]
pub(crate) struct Export {
    program: String,
    /// What its rows are.
    pub(crate) table: Table,
    /// What stands between several companies in one cell.
    pub(crate) employers_by: Option<char>,
    /// Whether its rows are deals: a sale only once they are won.
    pub(crate) holds_deals: bool,
    tells: HashSet<String>,
    heads: Vec<Head>,
    enough: usize,
    columns: HashMap<String, Option<Field>>,
    states: HashMap<String, String>,
}

/// How headers of a program begin.
#[derive(Debug)]
struct Head {
    folded: String,
    shown: String,
}

static EXPORTS: LazyLock<Vec<Export>> = LazyLock::new(load);

/// The export the headers tell of, and how it was told.
pub(crate) fn recognise(headers: &[String]) -> Option<(&'static Export, Recognised)> {
    let told = EXPORTS.iter().map(|export| (export, export.told_by(headers)));
    let enough = told.filter(|(export, by)| by.len() >= export.enough);
    // of equals the one that stands first
    let (export, by) = enough.rev().max_by_key(|(_, by)| by.len())?;
    let by = by.into_iter().take(SHOWN).collect();
    Some((export, Recognised { program: export.program.clone(), by }))
}

/// Whether a header is one some program writes.
pub(crate) fn is_a_programs(header: &HeaderKey) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let columns = EXPORTS.iter().flat_map(|export| export.columns.keys().chain(&export.tells));
        columns.map(String::as_str).collect()
    });
    KNOWN.contains(header.plain().joined().as_str()) || KNOWN.contains(numberless(header).as_str())
}

impl Export {
    /// The headers it is told by, whole ones first.
    fn told_by(&self, headers: &[String]) -> Vec<String> {
        let whole = headers.iter().filter(|header| self.tells.contains(&key(header)));
        let beginnings = headers.iter().filter_map(|header| {
            let header = fold(trim(header));
            self.heads.iter().find(|head| header.starts_with(&head.folded)).map(|head| head.shown.clone())
        });
        let mut by: Vec<String> = whole.map(|header| trim(header).to_owned()).collect();
        by.extend(beginnings);
        by
    }

    /// Says of the columns what the program means by them.
    pub(crate) fn teach(&self, columns: &mut [Column]) {
        for column in columns {
            let Some(meant) = self.columns.get(&numberless(&column.header)) else { continue };
            let guess = |field: &Field| Guess { field: *field, score: TAUGHT };
            (column.is_settled, column.guesses) = (false, meant.iter().map(guess).collect());
        }
    }

    /// What a state of a subscription is elsewhere: `2` is a no where programs count their states.
    pub(crate) fn state(&self, cell: &str) -> Option<&str> {
        self.states.get(&fold(trim(cell))).map(String::as_str)
    }
}

/// The header without the numbers that tell the columns of a series apart: `E-mail 2 - Value`.
fn numberless(header: &HeaderKey) -> String {
    header.plain().without(|word| word.bytes().all(|b| b.is_ascii_digit())).joined()
}

fn key(header: &str) -> String {
    HeaderKey::of(header).plain().joined()
}

fn load() -> Vec<Export> {
    // A file that does not parse leaves no program; the test below never lets that pass.
    let file: File = toml::from_str(include_str!("../vocabulary/sources.toml")).unwrap_or_default();
    file.exports.into_iter().filter_map(ExportText::read).collect()
}

#[derive(Deserialize, Default)]
struct File {
    exports: Vec<ExportText>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ExportText {
    program: String,
    table: String,
    #[serde(default)]
    tells: Vec<String>,
    #[serde(default)]
    heads: Vec<String>,
    enough: Option<usize>,
    employers_by: Option<char>,
    #[serde(default)]
    deals: bool,
    columns: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    states: HashMap<String, String>,
}

impl ExportText {
    fn read(self) -> Option<Export> {
        let field = |code: &str| Field::ALL.iter().copied().find(|field| field.code() == code);
        let columns = self.columns.iter().flat_map(|(code, headers)| {
            headers.iter().map(move |header| (numberless(&HeaderKey::of(header)), field(code)))
        });
        let head = |head: &String| Head { folded: fold(head), shown: format!("{}…", head.trim_end()) };
        Some(Export {
            table: Table::ALL.iter().copied().find(|table| table.code() == self.table)?,
            employers_by: self.employers_by,
            holds_deals: self.deals,
            tells: self.tells.iter().map(|header| key(header)).collect(),
            heads: self.heads.iter().map(head).collect(),
            enough: self.enough.unwrap_or(ENOUGH),
            columns: columns.collect(),
            states: self.states.iter().map(|(cell, state)| (fold(cell), state.clone())).collect(),
            program: self.program,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_export_names_fields_that_fit_its_table_and_headers_to_be_told_by() {
        let file: File = toml::from_str(include_str!("../vocabulary/sources.toml")).unwrap();
        assert_eq!(EXPORTS.len(), file.exports.len(), "an export of no table");
        for (export, text) in EXPORTS.iter().zip(&file.exports) {
            assert!(export.tells.len() + export.heads.len() >= export.enough, "{}", export.program);
            for code in text.columns.keys().filter(|code| *code != "nothing") {
                let field = Field::ALL.iter().find(|field| field.code() == code);
                let field = field.unwrap_or_else(|| panic!("{}: {code}", export.program));
                assert!(field.fits(export.table), "{}: {code}", export.program);
            }
        }
    }

    #[test]
    fn a_header_means_one_thing_to_a_program() {
        let file: File = toml::from_str(include_str!("../vocabulary/sources.toml")).unwrap();
        for export in &file.exports {
            let mut seen = HashMap::new();
            for (code, headers) in &export.columns {
                for header in headers {
                    let before = seen.insert(numberless(&HeaderKey::of(header)), code);
                    assert!(before.is_none_or(|before| before == code), "{}: {header}", export.program);
                }
            }
        }
    }

    #[test]
    fn a_list_somebody_keeps_by_hand_is_nobodys_export() {
        for headers in [
            "Nom;Prénom;E-mail;Téléphone;Ville;Code postal;Newsletter",
            "N° client;Raison sociale;SIRET;Adresse;CP;Ville;Contact;Remarques",
            "Name;Email;Phone;Company;Tags;Notes;Status;Created",
            "Date;N° facture;Client;Total HT;TVA;Total TTC;Réglé",
            "Naam;Voornaam;E-mailadres;Telefoon;Gemeente;Nieuwsbrief",
        ] {
            let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
            assert_eq!(recognise(&headers).map(|(_, told)| told), None, "{headers:?}");
        }
    }
}
