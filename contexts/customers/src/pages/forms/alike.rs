//! Who in the file looks like the record that is being typed: said while it is typed, and before a
//! second one is made of somebody who is there.

use kernel::Holder;
use personal::Personal;
use web::{Form, Problem};

use crate::coordinates::Coordinates;
use crate::pages::desk::{Desk, names_of};
use crate::pages::paths::record;
use crate::store::{Clue, holders_by};

/// How many records the form shows at most.
const MOST: usize = 5;
/// The field that tells whom the form has shown already.
const SEEN: &str = "seen";

/// By what a record could be recognised.
pub type Traits = Vec<(Clue, Vec<Personal<String>>)>;

/// A record that looks like what is typed.
pub struct Alike {
    pub holder: Holder,
    pub href: String,
    pub name: Personal<String>,
    /// The locale keys of what both have.
    pub shares: Vec<&'static str>,
}

/// How somebody is reached, and by which number and name the business knows them.
pub fn traits(
    coordinates: &Coordinates,
    number: Option<&Personal<String>>,
    name_key: Personal<String>,
) -> Traits {
    let canonical = |all: &[crate::coordinates::Coordinate]| {
        all.iter().filter_map(|one| one.written.canonical.clone()).collect()
    };
    vec![
        (Clue::Email, canonical(&coordinates.emails)),
        (Clue::Phone, canonical(&coordinates.phones)),
        (Clue::ClientNumber, number.cloned().into_iter().collect()),
        (Clue::NameKey, vec![name_key]),
    ]
}

/// Those in sight who share something with what is typed, save the record itself. What is out of sight is
/// no hint; a refusal that is known for an address is recalled all the same (law 4).
pub async fn alike(desk: &Desk, traits: Traits, itself: Holder) -> Result<Vec<Alike>, Problem> {
    let mut found: Vec<(Holder, Vec<&'static str>)> = Vec::new();
    for (clue, mut values) in traits {
        values.retain(|value| value.holds(|value| !value.is_empty()));
        for (_, holder) in holders_by(desk.sight(), clue, &values).await? {
            match found.iter_mut().find(|(known, _)| *known == holder) {
                _ if holder == itself => {}
                Some((_, shares)) if shares.contains(&word(clue)) => {}
                Some((_, shares)) => shares.push(word(clue)),
                None => found.push((holder, vec![word(clue)])),
            }
        }
    }
    // whoever shares most first; of those who share as much, always the same
    found.sort_by_key(|(holder, shares)| (std::cmp::Reverse(shares.len()), holder.uuid()));
    found.truncate(MOST);
    let holders: Vec<Holder> = found.iter().map(|(holder, _)| *holder).collect();
    let names = names_of(desk.store(), &desk.visitor.scope, &holders).await?;
    let shown = |(holder, shares)| {
        let name = names.get(&holder)?.clone();
        Some(Alike { holder, href: record(holder), name, shares })
    };
    Ok(found.into_iter().filter_map(shown).collect())
}

/// Those the form has shown already, for its next sending.
pub fn seen(alikes: &[Alike]) -> String {
    alikes.iter().map(|one| one.holder.uuid().to_string()).collect::<Vec<_>>().join(" ")
}

/// Whether whoever typed the form was shown all of them before they saved it.
pub fn are_seen(form: &Form, alikes: &[Alike]) -> bool {
    let seen: Vec<&str> = form.value(SEEN).split(' ').collect();
    alikes.iter().all(|one| seen.contains(&one.holder.uuid().to_string().as_str()))
}

const fn word(clue: Clue) -> &'static str {
    match clue {
        Clue::ClientNumber => "alike-number",
        Clue::Email => "alike-email",
        Clue::Phone => "alike-phone",
        Clue::Identifier(_) => "alike-identifier",
        Clue::NameKey => "alike-name",
    }
}
