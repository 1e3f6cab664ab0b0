//! The key company names are compared by: `SARL Giraud Frères` and `GIRAUD FRERES (S.A.R.L.)` are one.

use kernel::text::fold;

use super::NameKey;

/// Legal forms that stand before or behind a name.
const FORMS: &[&str] = &[
    "sarl", "sarlu", "sas", "sasu", "sa", "eurl", "eirl", "sci", "scp", "snc", "scs", "sca", "scop", "scic",
    "selarl", "selarlu", "selas", "selasu", "selafa", "gie", "gaec", "earl", "scea", "gfa", "scm", "sccv",
    "srl", "sprl", "sprlu", "scrl", "scrlfs", "asbl", "aisbl", "vzw", "ivzw", "bv", "bvba", "nv", "cvba",
    "vof", "commv", "gmbh", "ltd", "limited", "plc", "llp", "llc",
];
/// Legal forms that are also words or parts of names: only behind the name.
const FORMS_BEHIND: &[&str] = &[
    "co",
    "cie",
    "ei",
    "se",
    "as",
    "ag",
    "ab",
    "sc",
    "sl",
    "slu",
    "lp",
    "cv",
    "kg",
    "kgaa",
    "ohg",
    "ug",
    "ev",
    "mbh",
    "oy",
    "oyj",
    "aps",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "lda",
    "srls",
    "sro",
    "kft",
    "doo",
    "pty",
    "gcv",
    "sem",
    "spl",
];
/// Words that say "business" before a name.
const LEADING: &[&str] = &["ets", "etablissements", "etablissement", "entreprise", "firma"];

/// The comparison key of a company name: folded, `&` and `et` dropped, legal forms at its ends dropped.
///
/// A name that is nothing but legal forms keeps them.
///
/// ```
/// use values::name::company_key;
/// assert_eq!(company_key("SARL Giraud Frères"), company_key("GIRAUD FRERES (S.A.R.L.)"));
/// ```
#[must_use]
pub fn company_key(name: &str) -> NameKey {
    let words = words(name);
    let mut kept = words.as_slice();
    loop {
        kept = match kept {
            [first, rest @ ..]
                if !rest.is_empty() && [FORMS, LEADING].iter().any(|list| list.contains(&first.as_str())) =>
            {
                rest
            }
            [rest @ .., last]
                if !rest.is_empty()
                    && [FORMS, FORMS_BEHIND].iter().any(|list| list.contains(&last.as_str())) =>
            {
                rest
            }
            _ => break,
        };
    }
    let is_only_forms = kept.iter().all(|word| FORMS.contains(&word.as_str()));
    let kept = if is_only_forms { words.as_slice() } else { kept };
    NameKey::of(kept, kept.join(" "))
}

/// Folded words, `S.A.R.L.` joined to one, conjunctions dropped.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut initials = false;
    for piece in fold(name).split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let is_initial =
            word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && piece.ends_with('.');
        match words.last_mut() {
            Some(last) if initials && is_initial => last.push_str(word),
            _ if word.is_empty() || matches!(word, "et" | "and") => {}
            _ => words.push(word.to_owned()),
        }
        initials = is_initial;
    }
    words
}
