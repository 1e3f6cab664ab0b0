//! `docs/laws.md` names, for each of the nine laws, the tests that go red when it is broken.

use super::{assert_none, tree};

#[test]
fn each_of_the_nine_laws_names_tests_that_exist() {
    let text = std::fs::read_to_string(tree::root().join("docs/laws.md")).unwrap();
    let laws: Vec<&str> = text.split("\n## ").skip(1).collect();
    let mut complaints: Vec<String> = (1..=9)
        .filter(|number| {
            laws.get(number - 1).and_then(|law| law.lines().next()) != Some(&format!("Law {number}"))
        })
        .map(|number| format!("the {number}. section is not headed `## Law {number}`"))
        .collect();
    if laws.len() != 9 {
        complaints.push(format!("there are nine laws, not {}", laws.len()));
    }
    complaints.extend(laws.iter().flat_map(|law| read(law)));
    assert_none(&complaints);
}

/// What is wrong with one section: a heading, one sentence, then `- test:` lines; a law whose time
/// has not come says so with `- later:` and its reason.
fn read(law: &str) -> Vec<String> {
    let mut lines = law.lines().map(str::trim).filter(|line| !line.is_empty());
    let name = lines.next().unwrap_or_default();
    let (proofs, words): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("- "));
    let mut complaints = Vec::new();
    if !words.last().is_some_and(|line| line.ends_with('.')) {
        complaints.push(format!("{name}: its sentence is missing"));
    }
    if proofs.is_empty() {
        complaints.push(format!("{name}: no `- test:` line, and no `- later:` line to say why"));
    }
    complaints.extend(proofs.iter().filter_map(|proof| unproven(proof)).map(|why| format!("{name}: {why}")));
    complaints
}

fn unproven(proof: &str) -> Option<String> {
    if proof.strip_prefix("- later: ").is_some_and(|reason| reason.len() > 20) {
        return None;
    }
    let Some((path, test)) =
        proof.strip_prefix("- test: ").and_then(|it| it.trim_matches('`').split_once("::"))
    else {
        return Some(format!("`{proof}` is neither `- test: path::name` nor `- later: reason`"));
    };
    let Ok(source) = std::fs::read_to_string(tree::root().join(path)) else {
        return Some(format!("{path} does not exist"));
    };
    let name = test.rsplit("::").next().unwrap_or(test);
    let here = if path.ends_with(".rs") {
        is_rust_test(&source, name)
    } else {
        source.contains(&format!("test(\"{name}\""))
    };
    (!here).then(|| format!("{path} has no test {name}"))
}

/// Whether a source has a test of this name, or a type of this name whose documentation shows what
/// does not compile.
fn is_rust_test(source: &str, name: &str) -> bool {
    let name = regex::escape(name);
    let test = format!(r"#\[[^\]]*\b(?:test|rstest)\b[^\]]*\](?:\s*#\[[^\n]*\])*\s*(?:async )?fn {name}\b");
    let proof = format!(
        r"```compile_fail[^\n]*\n(?:\s*(?:///|#\[)[^\n]*\n)*\s*pub (?:const )?(?:struct|enum|fn) {name}\b"
    );
    [test, proof].iter().any(|pattern| regex::Regex::new(pattern).unwrap().is_match(source))
}

#[test]
fn a_proof_is_a_test_or_an_example_that_must_not_compile() {
    let source = "#[test]\nfn said() {}\n#[rstest]\n#[case(1)]\nasync fn cased(it: u8) {}\nfn plain() {}\n\
        /// ```compile_fail,E0277\n/// x\n/// ```\n#[derive(Clone)]\npub struct Sealed<T>(T);\npub struct Open;\n";
    assert!(["said", "cased", "Sealed"].into_iter().all(|name| is_rust_test(source, name)));
    assert!(!["plain", "sai", "Open", "Seal"].into_iter().any(|name| is_rust_test(source, name)));
}

#[test]
fn a_law_without_a_living_test_is_complained_about() {
    let fine = "Law 2\n\nNo look without a right.\n\n- test: app/tests/it/house/laws.rs::each_of_the_nine_laws_names_tests_that_exist\n";
    assert_eq!(read(fine), Vec::<String>::new());
    let vague = [
        "- later: soon",
        "- test: app/tests/it/house/laws.rs::no_such_test",
        "- test: no/such/file.rs::x",
        "- proof",
    ];
    for proof in vague {
        assert_eq!(read(&format!("Law 2\nNo look without a right.\n{proof}\n")).len(), 1, "{proof}");
    }
    assert_eq!(read("Law 2\n").len(), 2);
}
