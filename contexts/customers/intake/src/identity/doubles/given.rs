//! Given names as people call each other: `Fred` is `Frédéric`, `J.-P.` is `Jean-Pierre`.

/// What somebody is called beside the name in their papers. Only what is no beginning of it, and what would
/// be taken for another name's.
const CALLED: &[(&str, &[&str])] = &[
    ("alexandre", &["alex", "sacha", "sandro"]),
    ("alexandra", &["alex", "sacha", "sandra"]),
    ("antoine", &["tony", "toine", "anto"]),
    ("anthony", &["tony"]),
    ("augustin", &["gus"]),
    ("baptiste", &["bapt", "bat"]),
    ("bernard", &["nanard"]),
    ("benjamin", &["ben", "benji"]),
    ("benoit", &["ben"]),
    ("catherine", &["cathy", "cath", "katy", "kathy"]),
    ("caroline", &["caro"]),
    ("christelle", &["chris"]),
    ("christian", &["chris"]),
    ("christine", &["chris", "cricri"]),
    ("christophe", &["chris", "tophe", "kris"]),
    ("daniel", &["dan", "dany"]),
    ("danielle", &["dany"]),
    ("dominique", &["dom", "domi"]),
    ("edouard", &["ed", "doudou"]),
    ("elisabeth", &["babeth", "lisa", "betty", "elise"]),
    ("emmanuel", &["manu"]),
    ("emmanuelle", &["manu"]),
    ("francois", &["fanfan", "franz"]),
    ("francoise", &["fanfan", "soize"]),
    ("frederic", &["fred", "freddy"]),
    ("frederique", &["fred"]),
    ("gerard", &["gege"]),
    ("guillaume", &["guigui", "will", "gui"]),
    ("isabelle", &["isa", "zabou"]),
    ("jacqueline", &["jacky", "line"]),
    ("jacques", &["jacky"]),
    ("jean", &["jeannot"]),
    ("joseph", &["jo", "jef"]),
    ("laurence", &["lolo"]),
    ("laurent", &["lolo"]),
    ("madeleine", &["mado"]),
    ("marguerite", &["margot"]),
    ("maurice", &["momo"]),
    ("maximilien", &["max"]),
    ("maxime", &["max"]),
    ("nicolas", &["nico", "klaas"]),
    ("patricia", &["pat"]),
    ("patrick", &["pat"]),
    ("philippe", &["phil", "flip"]),
    ("pierre", &["pierrot"]),
    ("raphael", &["raph", "rafa"]),
    ("robert", &["bob", "bobby"]),
    ("samuel", &["sam"]),
    ("sebastien", &["seb"]),
    ("sophie", &["soso", "fifi"]),
    ("stephane", &["steph"]),
    ("stephanie", &["steph"]),
    ("suzanne", &["suzy", "suzon"]),
    ("therese", &["thea"]),
    ("thierry", &["titi"]),
    ("thomas", &["tom"]),
    ("valerie", &["val"]),
    ("veronique", &["vero"]),
    ("vincent", &["vince", "vinz"]),
    ("virginie", &["gini"]),
    ("xavier", &["xav"]),
];

/// How two given names compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GivenNames {
    /// Two names.
    Apart,
    /// Not both are known.
    Unknown,
    /// An initial, the beginning, or a slip: it may be another member of the family.
    MayBeOne,
    /// What one is called by.
    Called,
    /// The same, hyphens and spaces apart.
    Same,
}

/// Compares two folded given names.
pub fn compare(a: &str, b: &str) -> GivenNames {
    let (bare_a, bare_b): (String, String) = (a.split(' ').collect(), b.split(' ').collect());
    if bare_a.is_empty() || bare_b.is_empty() {
        GivenNames::Unknown
    } else if bare_a == bare_b {
        GivenNames::Same
    } else if is_called(a, b) || is_called(b, a) || are_of_one(a, b) {
        GivenNames::Called
    } else if is_beginning(a, b) || is_beginning(b, a) || is_slip(a, b) {
        GivenNames::MayBeOne
    } else {
        GivenNames::Apart
    }
}

/// Whether somebody of that name is called so; `jp` for `jean pierre`.
fn is_called(name: &str, called: &str) -> bool {
    let knows = |(known, calls): &(&str, &[&str])| *known == name && calls.contains(&called);
    let parts: Vec<&str> = name.split(' ').collect();
    let initials: String = parts.iter().filter_map(|part| part.chars().next()).collect();
    CALLED.iter().any(knows) || parts.len() > 1 && initials == called.split(' ').collect::<String>()
}

/// Whether both are what one name is called by: `Manu`, `Emmanuel`; `Cathy`, `Cath`.
fn are_of_one(a: &str, b: &str) -> bool {
    CALLED.iter().any(|(_, calls)| calls.contains(&a) && calls.contains(&b))
}

/// `J` or `Jean` for `Jean-Marc`, and `Jean` for `Jeanne`, who is somebody else.
fn is_beginning(short: &str, long: &str) -> bool {
    !short.is_empty() && long.starts_with(short)
}

fn is_slip(a: &str, b: &str) -> bool {
    a.len() > 3 && b.len() > 3 && strsim::damerau_levenshtein(a, b) <= 1
}

/// By what somebody is filed: the name in the papers for what they are called by.
pub fn root(given: &str) -> &str {
    let first = given.split(' ').next().unwrap_or_default();
    CALLED.iter().find(|(_, calls)| calls.contains(&first)).map_or(first, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::{GivenNames, compare};

    #[rstest::rstest]
    #[case("jean pierre", "jean  pierre", GivenNames::Same)]
    #[case("frederic", "fred", GivenNames::Called)]
    #[case("jp", "jean pierre", GivenNames::Called)]
    #[case("jean", "jeanne", GivenNames::MayBeOne)]
    #[case("j", "jean", GivenNames::MayBeOne)]
    #[case("louis", "louise", GivenNames::MayBeOne)]
    #[case("paul", "anne", GivenNames::Apart)]
    #[case("", "anne", GivenNames::Unknown)]
    fn given_names_compare(#[case] one: &str, #[case] other: &str, #[case] how: GivenNames) {
        assert_eq!(compare(one, other), how);
        assert_eq!(compare(other, one), how);
    }
}
