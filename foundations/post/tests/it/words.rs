//! Letters speak three languages, and none with a hole in it.

use personal::Personal;
use personal::inventory::Inventory;
use post::{Letter, Tongue};

use crate::world::WORDS;

#[test]
fn a_letter_with_a_hole_in_it_is_none() {
    let to = (&Personal::new("Yanis".to_owned()), &Personal::new("yanis@delcourt.example".to_owned()));
    for tongue in Tongue::ALL {
        assert!(Letter::new(&WORDS, "hello", tongue, to, &[("house", "Delcourt".to_owned())]).is_ok());
        assert!(Letter::new(&WORDS, "hello", tongue, to, &[]).is_err(), "the house is not named");
        assert!(Letter::new(&WORDS, "goodbye", tongue, to, &[]).is_err());
    }
}

#[test]
fn the_inventory_reads_and_breaks_no_rule() {
    assert!(Inventory::read(post::INVENTORY).unwrap().table.contains_key("post_letters"));
}
