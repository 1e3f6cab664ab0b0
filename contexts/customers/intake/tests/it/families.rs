//! Parents and their children in one row: whom it is about, and who must be left alone.

use intake::{PersonRow, Reading};

use crate::world::{Files, TODAY};

fn people(reading: &Reading) -> Vec<&PersonRow> {
    reading.records.people.iter().map(|record| &record.person).collect()
}

fn names(reading: &Reading) -> Vec<String> {
    people(reading).into_iter().map(PersonRow::full_name).collect()
}

#[test]
fn a_child_with_the_parents_number_is_a_child_whose_age_nobody_says() {
    let text = "Nom;Prénom enfant;Prénom parent;Téléphone;E-mail\n\
                Martin;Zoé;Sophie;06 39 98 01 02;sophie.martin@example.com\n\
                Petit;Léo;Karim;06 39 98 01 03;karim.petit@example.com\n";
    let reading = Files::text("eveil.csv", text).read();
    assert_eq!(names(&reading), ["Zoé Martin", "Léo Petit"]);
    let ages: Vec<_> = people(&reading).into_iter().map(|person| person.standing.minor_until).collect();
    assert!(ages.iter().all(|until| until.is_some_and(|until| until > TODAY)), "{ages:?}");
}

#[test]
fn a_parent_does_not_become_a_child_by_the_age_of_one() {
    let text = "Nom;Prénom;Prénom enfant;Âge enfant;Téléphone\nMartin;Sophie;Zoé;9;06 39 98 01 02\n\
                Petit;Karim;Léo;12;06 39 98 01 03\n";
    let reading = Files::text("eveil.csv", text).read();
    assert_eq!(names(&reading), ["Sophie Martin", "Karim Petit"]);
    assert!(people(&reading).into_iter().all(|person| person.standing.minor_until.is_none()));
    assert!(people(&reading)[0].reach.good_phones().next().is_some());
}

#[test]
fn a_grown_child_is_told_by_the_date_of_birth() {
    let text = "Nom;Prénom de l'enfant;Né(e) le;E-mail\nMartin;Zoé;12/03/1999;zoe@example.com\n\
                Petit;Léo;01/09/2015;karim@example.com\n";
    let reading = Files::text("eveil.csv", text).read();
    let minors: Vec<bool> =
        people(&reading).into_iter().map(|person| person.standing.minor_until.is_some()).collect();
    assert_eq!(minors, [false, true]);
}
