//! Every word of this room exists in both languages, and every datum has a why.

use personal::inventory::Inventory;

#[test]
fn the_words_are_sound() {
    let templates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    web::testing::assert_sound(accounts::WORDS, &templates);
}

#[test]
fn the_inventory_reads_and_breaks_no_rule() {
    assert!(Inventory::read(accounts::INVENTORY).unwrap().table.contains_key("accounts_users"));
}
