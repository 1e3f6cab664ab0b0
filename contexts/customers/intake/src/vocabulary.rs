//! The words business files are written in, read from `vocabulary/*.toml`.
//!
//! Teaching Carnet another program's headers, or another language, means adding words to those
//! files; nothing in the code names a header.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use kernel::text::{fold, trim};
use personal::SensitiveCategory;
use serde::Deserialize;

use crate::field::{Field, Slot, Table};
use crate::header::HeaderKey;

/// The words of all files, ready to be asked.
pub(crate) struct Vocabulary {
    /// Whole headers, by the fields they may mean.
    pub(crate) headers: HashMap<String, Vec<Field>>,
    /// The same without the small words between: `date commande` for `Date de la commande`.
    pub(crate) plain: HashMap<String, Vec<Field>>,
    /// Words that mean a field wherever they stand in a header.
    pub(crate) within: Vec<(HeaderKey, Field)>,
    /// Headers that mean nothing Carnet keeps.
    pub(crate) nothing: HashSet<String>,
    sensitive: Vec<(HeaderKey, SensitiveCategory)>,
    sheets: Vec<(HeaderKey, Table)>,
    slots: HashMap<String, Slot>,
    words: HashMap<&'static str, HashSet<String>>,
    footnotes: Vec<String>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::load);

/// The vocabulary of this build.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// The most words a beginning has: “a demandé à être retirée”.
const LONGEST_BEGINNING: usize = 6;

/// The lists of `words.toml` that are asked by folded text.
const LISTS: &[(&str, &str, &str)] = &[
    ("reject-reason", "rejects", "reason"),
    ("subtotal", "totals", "subtotal"),
    ("total", "totals", "total"),
    ("total-short", "totals", "short"),
    ("total-saint", "totals", "saint"),
    ("total-article", "totals", "articles"),
    ("total-tail", "totals", "tail"),
    ("band", "bands", "starts"),
    ("period", "bands", "periods"),
    ("trade", "trades", "words"),
    ("form", "trades", "forms"),
    ("amount", "amounts", "words"),
    ("sold-for", "amounts", "sold"),
    ("owed", "amounts", "owed"),
    ("webmail", "webmail", "domains"),
    ("prefix", "prefixes", "words"),
    ("business", "client-kinds", "business"),
    ("public", "client-kinds", "public"),
    ("association", "client-kinds", "association"),
    ("person", "client-kinds", "person"),
    ("quote", "documents", "quote"),
    ("order", "documents", "order"),
    ("invoice", "documents", "invoice"),
    ("credit-note", "documents", "credit-note"),
    ("short-quote", "documents", "short-quote"),
    ("short-order", "documents", "short-order"),
    ("short-invoice", "documents", "short-invoice"),
    ("short-credit-note", "documents", "short-credit-note"),
    ("cancelled", "statuses", "cancelled"),
    ("open", "statuses", "open"),
    ("due", "statuses", "due"),
    ("paid", "statuses", "paid"),
    ("bought", "origins", "bought"),
    ("rented", "origins", "rented"),
    ("list", "origins", "lists"),
    ("buyer", "origins", "buyers"),
    ("thing", "origins", "things"),
    ("broker", "origins", "brokers"),
    ("origin", "origins", "heads"),
    ("origin-filler", "origins", "filler"),
    ("origin-list", "origins", "listed"),
    ("sold", "origins", "sold"),
    ("buying", "origins", "buying"),
    ("renting", "origins", "renting"),
    ("reached", "remarks", "reached"),
    ("remark-label", "remarks", "labels"),
    ("remark-denies", "remarks", "denies"),
    ("remark-gone", "remarks", "gone"),
    ("remark-passing", "remarks", "passing"),
    ("remark-others", "remarks", "others"),
    ("others", "others", "words"),
    ("others-kept", "others", "kept"),
    ("children", "others", "children"),
    ("answering", "others", "answering"),
    ("giver", "others", "givers"),
    ("recipient", "others", "recipients"),
    ("mailing-plain", "mailing", "plain"),
    ("mailing-mark", "mailing", "marks"),
    ("mailing-yes", "mailing", "yes"),
    ("mailing-no", "mailing", "no"),
    ("mailing-bounced", "mailing", "bounced"),
    ("mailing-asks", "mailing", "asks"),
    ("mailing-done", "mailing", "done"),
    ("mailing-pending", "mailing", "pending"),
    ("mailing-refusals", "mailing", "refusals"),
    ("no-gone", "no", "gone"),
    ("no-mailed", "no", "mailed"),
    ("no-alone", "no", "alone"),
    ("no-filler", "no", "filler"),
    ("no-denies", "no", "denies"),
    ("no-refuses", "no", "refuses"),
    ("no-quits", "no", "quits"),
    ("no-ends", "no", "ends"),
    ("no-letter", "no", "letters"),
    ("no-list", "no", "lists"),
    ("no-place", "no", "places"),
    ("no-bar", "no", "bars"),
    ("no-blocks", "no", "blocks"),
    ("no-channel", "no", "channels"),
    ("no-asked", "no", "asked"),
    ("no-named", "no", "named"),
    ("no-offer", "no", "offers"),
    ("no-will", "no", "wills"),
    ("no-erases", "no", "erases"),
    ("no-erased", "no", "erased"),
    ("no-removes", "no", "removes"),
    ("no-asks", "no", "asks"),
    ("no-returned", "no", "returned"),
    ("no-why", "no", "why"),
    ("no-elsewhere", "no", "elsewhere"),
    ("no-bank", "no", "banks"),
    ("no-told", "no", "told"),
    ("no-open", "no", "open"),
    ("leave", "leave", "words"),
    ("leave-reaches", "leave", "reaches"),
    ("by-sms", "channels", "sms"),
    ("by-phone", "channels", "phone"),
    ("by-post", "channels", "post"),
    ("by-email", "channels", "email"),
    ("by-letter", "channels", "letters"),
    ("by-all", "channels", "every"),
    ("by-trade", "channels", "trade"),
    ("mark-deceased", "marks", "deceased"),
    ("mark-minor", "marks", "minor"),
    ("mark-every", "marks", "every"),
    ("client-management", "purposes", "client-management"),
    ("orders", "purposes", "orders"),
    ("invoicing", "purposes", "invoicing"),
    ("support", "purposes", "support"),
    ("prospecting-b2b", "purposes", "prospecting-b2b"),
    ("prospecting-b2c", "purposes", "prospecting-b2c"),
    ("newsletter", "purposes", "newsletter"),
    ("loyalty", "purposes", "loyalty"),
    ("satisfaction", "purposes", "satisfaction"),
    ("supplier-management", "purposes", "supplier-management"),
    ("not-issued", "statuses", "not-issued"),
    ("refunded", "statuses", "refunded"),
    ("means", "statuses", "means"),
    ("won", "statuses", "won"),
    ("gone", "gone", "values"),
    ("gone-for-good", "gone", "deleted"),
    ("gone-not", "gone", "kept"),
    ("staff", "roles", "staff"),
    ("address", "roles", "address"),
    ("civility", "civilities", "values"),
];

impl Vocabulary {
    fn load() -> Self {
        // A file that does not parse leaves the vocabulary empty; the test below never lets that pass.
        let headers: BTreeMap<String, Header> =
            toml::from_str(include_str!("../vocabulary/headers.toml")).unwrap_or_default();
        let words: Lists = toml::from_str(include_str!("../vocabulary/words.toml")).unwrap_or_default();
        let field = |code: &str| Field::ALL.iter().copied().find(|field| field.code() == code);
        let mut whole: HashMap<String, Vec<Field>> = HashMap::new();
        let mut plain: HashMap<String, Vec<Field>> = HashMap::new();
        let mut within = Vec::new();
        for (field, header) in headers.iter().filter_map(|(code, header)| Some((field(code)?, header))) {
            for name in &header.names {
                let key = HeaderKey::of(name);
                for fields in
                    [whole.entry(key.joined()).or_default(), plain.entry(key.plain().joined()).or_default()]
                {
                    if !fields.contains(&field) {
                        fields.push(field);
                    }
                }
            }
            within.extend(header.within.iter().map(|name| (HeaderKey::of(name), field)));
        }
        let nothing = headers.get("nothing").map(|header| header.names.as_slice()).unwrap_or_default();
        Self {
            headers: whole,
            plain,
            within,
            nothing: nothing.iter().map(|name| HeaderKey::of(name).joined()).collect(),
            sensitive: coded(&words, "sensitive", SensitiveCategory::ALL, SensitiveCategory::code),
            sheets: coded(&words, "sheets", Table::ALL, Table::code),
            slots: coded(&words, "slots", Slot::ALL, Slot::code)
                .into_iter()
                .map(|(key, slot)| (key.joined(), slot))
                .collect(),
            words: LISTS.iter().map(|&(name, group, list)| (name, folded(&words, group, list))).collect(),
            footnotes: folded(&words, "footnotes", "starts").into_iter().collect(),
        }
    }

    /// Whether the folded, trimmed text is one of the words of a list.
    pub(crate) fn is(&self, list: &str, text: &str) -> bool {
        self.words.get(list).is_some_and(|words| words.contains(&fold(trim(text))))
    }

    /// Whether a folded word is in a list, whole or by a beginning the list writes with a `*`.
    pub(crate) fn says(&self, list: &str, word: &str) -> bool {
        let Some(words) = self.words.get(list) else { return false };
        let stems = || words.iter().filter_map(|known| known.strip_suffix('*'));
        words.contains(word) || stems().any(|stem| word.starts_with(stem))
    }

    /// Whether some run of words of the text is in a list.
    pub(crate) fn mentions(&self, list: &str, text: &str) -> bool {
        let Some(known) = self.words.get(list) else { return false };
        let words = kernel::text::words(text);
        (1..=3usize).any(|length| words.windows(length).any(|run| known.contains(&run.join(" "))))
    }

    /// Whether the text begins with the words of a list, told word by word.
    pub(crate) fn begins(&self, list: &str, text: &str) -> bool {
        let Some(known) = self.words.get(list) else { return false };
        let words = kernel::text::words(text);
        (1..=words.len().min(LONGEST_BEGINNING))
            .any(|length| words.get(..length).is_some_and(|start| known.contains(&start.join(" "))))
    }

    /// Whether the text begins as footnotes do.
    pub(crate) fn begins_footnote(&self, text: &str) -> bool {
        // folded they are plain figures, with which other cells begin as well
        if trim(text).starts_with(['¹', '²', '³']) {
            return true;
        }
        let text = fold(trim(text));
        self.footnotes.iter().any(|start| text.starts_with(start.as_str()))
    }

    /// The table a sheet of this name usually holds.
    pub(crate) fn table_named(&self, sheet: &str) -> Option<Table> {
        let name = HeaderKey::of(sheet);
        self.sheets.iter().find(|(key, _)| name.contains(key)).map(|&(_, table)| table)
    }

    /// What forbidden thing a header asks for, if any.
    pub(crate) fn sensitive_header(&self, header: &HeaderKey) -> Option<SensitiveCategory> {
        let exact = self.sensitive.iter().find(|(key, _)| key == header);
        let inside = || self.sensitive.iter().find(|(key, _)| key.words().len() > 1 && header.contains(key));
        exact.or_else(inside).map(|&(_, category)| category)
    }

    /// What a word of a header says about the address, telephone or e-mail.
    pub(crate) fn slot(&self, word: &str) -> Option<Slot> {
        self.slots.get(word).copied()
    }
}

/// One field of `headers.toml`.
#[derive(Deserialize)]
struct Header {
    names: Vec<String>,
    #[serde(default)]
    within: Vec<String>,
}

/// The groups of `words.toml`.
type Lists = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn folded(words: &Lists, group: &str, list: &str) -> HashSet<String> {
    let words = words.get(group).and_then(|lists| lists.get(list)).map(Vec::as_slice).unwrap_or_default();
    words.iter().map(|word| fold(word)).collect()
}

fn coded<T: Copy>(
    words: &Lists,
    group: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
) -> Vec<(HeaderKey, T)> {
    let Some(lists) = words.get(group) else { return Vec::new() };
    let mut coded = Vec::new();
    for &value in all {
        let names = lists.get(code(value)).map(Vec::as_slice).unwrap_or_default();
        coded.extend(names.iter().map(|name| (HeaderKey::of(name), value)));
    }
    coded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_files_parse_and_every_field_has_headers() {
        let headers: BTreeMap<String, Header> =
            toml::from_str(include_str!("../vocabulary/headers.toml")).unwrap();
        let _: Lists = toml::from_str(include_str!("../vocabulary/words.toml")).unwrap();
        for field in Field::ALL {
            assert!(headers.contains_key(field.code()), "no header for {}", field.code());
        }
        assert_eq!(headers.len(), Field::ALL.len() + 1, "a list of headers without a field");
    }

    #[test]
    fn every_list_that_is_asked_has_words() {
        for &(name, ..) in LISTS {
            assert!(!vocabulary().words[name].is_empty(), "{name}");
        }
        assert!(!vocabulary().footnotes.is_empty());
        assert!(vocabulary().is("bought", " ACHETÉ "));
    }

    #[test]
    fn a_sheet_is_known_by_its_name() {
        assert_eq!(vocabulary().table_named("Ventes 2023"), Some(Table::Sales));
        assert_eq!(vocabulary().table_named("contacts-texte-unicode"), Some(Table::People));
        assert_eq!(vocabulary().table_named("Feuil1"), None);
    }
}
