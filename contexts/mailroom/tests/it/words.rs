//! Every word of this room exists in both languages, and every letter in three.

use mailroom::{LETTERS, WORDS};
use personal::Personal;
use post::{Letter, Tongue, Why};
use web::Locales;

#[test]
fn the_words_are_sound() {
    let templates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    web::testing::assert_sound(WORDS, &templates);
}

#[test]
fn every_trouble_is_worded() {
    let locales = Locales::gather(&[WORDS]).unwrap();
    for why in Why::ALL {
        assert!(locales.knows(&format!("mail-why-{}", why.code())), "{why:?}");
    }
}

#[test]
fn the_trial_is_written_in_every_language() {
    let to = (&Personal::new(String::new()), &Personal::new("camille@delcourt.example".to_owned()));
    let given = [("house", "Maison Delcourt".to_owned()), ("place", "https://c.example".to_owned())];
    for tongue in Tongue::ALL {
        assert!(Letter::new(&LETTERS, "trial", tongue, to, &given).is_ok(), "{tongue:?}");
    }
}
