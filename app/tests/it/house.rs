//! House rules: what the sources promise beside what the program does. Each test reads the tree
//! as it stands, so a new crate, page or locale file is held to them from its first commit.

mod arrows;
mod laws;
mod letters;
mod licences;
mod locales;
mod reveals;
mod rooms;
mod sealed;
mod sights;
mod sizes;
mod templates;
mod tree;

/// Fails with every complaint at once, one a line.
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
