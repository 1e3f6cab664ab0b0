//! Buyers a list of sales names, and people who are known already: found whatever their name is spelt
//! with, and what the list says of them is kept.

use intake::{ClientLink, Field, Known, Mapping, PersonLink, Reading};
use rstest::rstest;

use crate::world::{Files, base_of, context, report};

fn read_with(files: &Files, known: &Known) -> Reading {
    intake::read(&files.uploads(), &Mapping::default(), &context(), known)
}

/// Whether every sale is to somebody known as a person.
fn are_to_people(reading: &Reading) -> bool {
    reading.records.sales.iter().all(|sale| matches!(sale.client, ClientLink::Person(_)))
}

fn cautions(reading: &Reading, code: &str) -> usize {
    let sheets = reading.files.iter().flat_map(|file| &file.sheets);
    sheets.flat_map(|sheet| &sheet.warnings).filter(|warning| warning.code.code() == code).count()
}

#[rstest]
#[case("D'Hondt", "Nadia", "Nadia D'Hondt")]
#[case("D’Hondt", "Nadia", "Mme Nadia D'Hondt")]
#[case("O'Brien", "Søren", "O'BRIEN Søren")]
#[case("L'Hermitte", "Paul", "L’HERMITTE Paul")]
#[case("d'Ormesson", "Anne", "Anne d'Ormesson")]
fn an_apostrophe_in_a_name_parts_nobody_from_their_sales(
    #[case] family: &str,
    #[case] given: &str,
    #[case] written: &str,
    #[values("Client", "Contact")] header: &str,
) {
    let people = format!(
        "Code client;Nom;Prénom;E-mail\nP7;{family};{given};a@example.com\nP8;Roy;Ana;roy@example.com\n"
    );
    let sales =
        format!("N° facture;Date;{header};Désignation;Total HT\nF1;01/02/2026;{written};Vin;100,00\n");
    let together = Files::text("contacts.csv", &people).and("ventes.csv", &sales).read();
    assert_eq!(together.records.sales.len(), 1, "{written}");
    assert!(are_to_people(&together), "{written}");
    let known = base_of(&Files::text("contacts.csv", &people).read());
    let later = read_with(&Files::text("ventes.csv", &sales), &known);
    let clients: Vec<ClientLink> = later.records.sales.iter().map(|sale| sale.client).collect();
    assert_eq!(clients, [ClientLink::Person(PersonLink::Known(known.people[0].id))], "{written}");
    let numbered = sales
        .replace(&format!(";{header};"), ";Code client;Client;")
        .replace(written, &format!("P7;{written}"));
    let numbered = Files::text("contacts.csv", &people).and("ventes.csv", &numbered).read();
    assert_eq!(numbered.records.sales.len(), 1);
    assert_eq!(cautions(&numbered, "client-name-differs"), 0, "{written}");
}

#[test]
fn an_apostrophe_in_the_name_of_a_company_parts_its_words_as_before() {
    let clients = "Raison sociale;Ville\nLatelier SARL;Lyon\nL'Atelier SARL;Metz\n";
    let sales = "N° facture;Date;Client;Désignation;Total HT\nF1;01/02/2026;L'Atelier;Vin;100,00\n";
    let reading = Files::text("clients.csv", clients).and("ventes.csv", sales).read();
    let [sale] = reading.records.sales.as_slice() else { panic!("one sale") };
    assert_eq!(sale.client, ClientLink::Company(intake::CompanyLink::Record(1)));
}

const CLAIRE: &str = "Nom;Prénom;Ville\nZorbec;Claire;Lille\nMartin;Paul;Lyon\n";

#[rstest]
#[case::an_address("Email", "claire@zorbec.example")]
#[case::a_telephone("Tél", "06 39 98 20 11")]
fn what_a_list_of_sales_says_of_the_only_one_of_a_name_is_hers(#[case] header: &str, #[case] cell: &str) {
    let list = format!(
        "Numéro;Date;Client;{header};Total HT\nF1;2026-03-01;Claire Zorbec;{cell};100,00\nF2;2026-03-02;Claire Zorbec;;10,00\n"
    );
    let known = base_of(&Files::text("contacts.csv", CLAIRE).read());
    let later = read_with(&Files::text("ventes.csv", &list), &known);
    let people = &later.records.people;
    let told: Vec<_> = people.iter().map(|record| record.known).collect();
    assert_eq!(told, [Some(known.people[0].id)], "{header}");
    assert!(people[0].person.reach.reaches(), "{header}");
    assert_eq!((later.records.sales.len(), are_to_people(&later)), (2, true));
    let both = Files::text("contacts.csv", CLAIRE).and("ventes.csv", &list).read();
    let turned = Files::text("ventes.csv", &list).and("contacts.csv", CLAIRE).read();
    for reading in [both, turned] {
        let people = &reading.records.people;
        let claire = people.iter().find(|record| record.person.last_name.raw == "Zorbec").unwrap();
        assert!(claire.person.reach.reaches(), "{header}");
        assert_eq!((people.len(), reading.records.sales.len()), (2, 2), "{header}");
        assert!(are_to_people(&reading));
    }
}

#[test]
fn an_address_that_stands_against_hers_is_told() {
    let people = "Nom;Prénom;E-mail\nZorbec;Claire;claire@zorbec.example\n";
    let list = "Numéro;Date;Client;Email;Total HT\nF1;2026-03-01;Claire Zorbec;compta@autre.example;100,00\n";
    let known = base_of(&Files::text("contacts.csv", people).read());
    let later = read_with(&Files::text("ventes.csv", list), &known);
    assert_eq!(cautions(&later, "client-by-name"), 1);
    assert_eq!((later.records.people.len(), later.records.sales.len()), (0, 1));
    let own = list.replace("compta@autre", "claire@zorbec");
    assert_eq!(cautions(&read_with(&Files::text("ventes.csv", &own), &known), "client-by-name"), 0);
}

#[test]
fn an_address_beside_a_name_that_two_bear_makes_neither_of_them_reachable() {
    let two = format!("{CLAIRE}Zorbec;Claire;Metz\n");
    let list =
        "Numéro;Date;Client;Email;Total HT\nF1;2026-03-01;Claire Zorbec;claire@zorbec.example;100,00\n";
    let known = base_of(&Files::text("contacts.csv", &two).read());
    let later = read_with(&Files::text("ventes.csv", list), &known);
    assert_eq!(later.records.people.iter().filter(|record| record.known.is_some()).count(), 0);
    assert_eq!(report(&later).files[0].sheets[0].rejected.len(), 1);
}

#[rstest]
#[case("Coût HT")]
#[case("Cost excl. VAT")]
fn what_a_product_costs_is_read_under_the_header_of_carnets_own_export(#[case] header: &str) {
    let text = format!("Référence;Désignation;Prix HT;{header};TVA %\nA-1;Vis;1,00;0,60;20,00\n");
    let reading = Files::text("products.csv", &text).read();
    assert_eq!(reading.files[0].sheets[0].column_of(Field::Cost), Some(header));
}
