//! Languages.

use values::language;

#[test]
fn languages_are_known_by_their_names_and_codes() {
    for (text, code) in
        [("Français", "fr"), ("EN", "en"), ("nl-BE", "nl"), (" Deutsch ", "de"), ("fr_FR", "fr")]
    {
        assert_eq!(language::code(text).as_deref(), Some(code), "{text}");
    }
    assert_eq!(language::code("klingon"), None);
    assert_eq!(language::code(""), None);
}
