//! Where a contact comes from: a bought or rented list is marked under whatever header it is told.

use intake::Reading;
use personal::SourceClass;
use rstest::rstest;

use crate::world::Files;

fn read(header: &str, cell: &str) -> Reading {
    let text = format!(
        "Nom;Prénom;E-mail;Ville;{header}\nRoy;Ana;ana@example.com;Lille;{cell}\nBel;Léo;leo@example.com;Lyon;Salon\n"
    );
    Files::text("contacts.csv", &text).read()
}

fn marked(header: &str, cell: &str) -> Option<SourceClass> {
    let reading = read(header, cell);
    let row = &reading.files[0].sheets[0].rows[1];
    assert_eq!(row.person.as_ref().unwrap().standing.origin.marked, None, "nobody else is marked");
    reading.files[0].sheets[0].rows[0].person.as_ref().unwrap().standing.origin.marked
}

#[rstest]
fn a_bought_list_is_seen_under_any_header_of_origins(
    #[values(
        "Source",
        "Source d’origine",
        "Source des données",
        "Origine des données",
        "Origine de la fiche",
        "Source de la fiche",
        "Fichier d’origine",
        "Liste d’origine",
        "Provenance du fichier",
        "Data source",
        "List source",
        "Import source",
        "Original Source Drill-Down 1",
        "Acquis via",
        "Obtenu via",
        "Contact obtenu par",
        "Nom de la liste",
        "Fichier",
        "Liste",
        "Listes",
        "Import",
        "Apporteur",
        "Tags",
        "Étiquettes",
        "Segment",
        "Comment nous a-t-il connu ?",
        "Détail de la source",
        "Comment nous a connu"
    )]
    header: &str,
) {
    assert_eq!(marked(header, "Fichier acheté Kompass 2025"), Some(SourceClass::Bought), "{header}");
}

#[rstest]
#[case("Source", "Altares (acheté)", Some(SourceClass::Bought))]
#[case("Origine", "prospects achetés", Some(SourceClass::Bought))]
#[case("Origine", "List broker", Some(SourceClass::Bought))]
#[case("Origine", "Gekochte lijst", Some(SourceClass::Bought))]
#[case("Source", "Fichier loué", Some(SourceClass::Rented))]
#[case("Origine", "Bought a lamp in 2019", None)]
#[case("Origine", "A acheté au marché", None)]
#[case("Origine", "Achat en magasin", None)]
#[case("Tags", "acheté deux fois", None)]
#[case("Remarques", "a acheté une base de données chez nous", None)]
#[case("Liste", "Clients ayant acheté en 2024", None)]
#[case("Origine", "Maghreb", None)]
fn values_of_origins_are_told_apart(
    #[case] header: &str,
    #[case] cell: &str,
    #[case] expected: Option<SourceClass>,
) {
    assert_eq!(marked(header, cell), expected, "{header}: {cell}");
}

#[test]
fn each_of_several_columns_of_origins_is_looked_at() {
    let reading = read("Source;Provenance;Origine", "Fichier loué;Salon;site web");
    let origin = &reading.files[0].sheets[0].rows[0].person.as_ref().unwrap().standing.origin;
    assert_eq!(origin.marked, Some(SourceClass::Rented));
}

#[test]
fn the_way_a_contact_came_is_no_note() {
    let reading = read("Comment nous a-t-il connu ?", "par un ami");
    let standing = &reading.files[0].sheets[0].rows[0].person.as_ref().unwrap().standing;
    assert_eq!((standing.origin.channel.as_str(), standing.notes.len()), ("par un ami", 0));
}
