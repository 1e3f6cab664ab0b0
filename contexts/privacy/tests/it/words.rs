//! Every word of this room exists in both languages.

#[test]
fn the_words_are_sound() {
    let templates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    web::testing::assert_sound(privacy::WORDS, &templates);
}
