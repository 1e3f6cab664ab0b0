//! Buyers a list of sales names, and people who are known already: found whatever their name is spelt
//! with, and what the list says of them is kept.

use intake::{ClientLink, CompanyLink, Field, Known, Mapping, PersonLink, Reading};
use rstest::rstest;

use crate::world::{Files, base_of, context, report};

fn read_with(files: &Files, known: &Known) -> Reading {
    intake::read(&files.uploads(), &Mapping::default(), &context(), known)
}

/// Whether every sale is to somebody known as a person.
fn are_to_people(reading: &Reading) -> bool {
    reading.records.sales.iter().all(|sale| matches!(sale.client, ClientLink::Person(_)))
}

fn company(at: usize) -> ClientLink {
    ClientLink::Company(CompanyLink::Record(at))
}

fn person(at: usize) -> ClientLink {
    ClientLink::Person(PersonLink::Record(at))
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
    assert_eq!(sale.client, ClientLink::Company(CompanyLink::Record(1)));
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

#[rstest]
#[case("00012", "12")]
#[case("12", "00012")]
#[case("12", "12.0")]
fn a_client_number_is_found_whatever_a_spreadsheet_did_to_its_zeros(#[case] own: &str, #[case] told: &str) {
    let clients = format!("N° client;Raison sociale;Ville\n{own};Bois SA;Lille\n14;Alu SA;Lyon\n");
    let sales = format!("N° facture;Date;N° client;Montant HT\nF1;03/02/2025;{told};30,00\n");
    let reading = Files::text("clients.csv", &clients).and("ventes.csv", &sales).read();
    assert_eq!(reading.records.sales[0].client, company(0), "{told}");
    assert_eq!(reading.files[1].sheets[0].warnings[0].code.code(), "lost-zero", "{told}");
}

#[test]
fn numbers_told_apart_by_their_zeros_stay_apart() {
    let clients = "N° client;Raison sociale;Ville\n012;Bois SA;Lille\n0012;Alu SA;Lyon\n";
    let sales = "N° facture;Date;N° client;Montant HT\nF1;03/02/2025;0012;30,00\nF2;03/02/2025;12;9,00\n";
    let reading = Files::text("clients.csv", clients).and("ventes.csv", sales).read();
    assert_eq!(reading.records.sales.iter().map(|sale| sale.client).collect::<Vec<_>>(), [company(1)]);
}

#[rstest]
#[case("C12 - Bois SA")]
#[case("C12 BOIS")]
#[case("Bois SA (C12)")]
fn number_and_name_may_stand_in_one_cell(#[case] told: &str) {
    let clients = "N° client;Raison sociale;Ville\nC11;Alu SA;Lyon\nC12;Bois SA;Lille\n";
    let sales = format!("N° facture;Date;Client;Montant HT\nF1;03/02/2025;{told};30,00\n");
    let reading = Files::text("clients.csv", clients).and("ventes.csv", &sales).read();
    assert_eq!(
        reading.records.sales.iter().map(|sale| sale.client).collect::<Vec<_>>(),
        [company(1)],
        "{told}"
    );
}

#[rstest]
#[case("N° adhérent", "N° adhérent")]
#[case("N° carte", "Carte / client")]
#[case("Carte de fidélité n°", "Carte")]
fn a_sale_is_to_whoever_has_the_card_or_membership(#[case] own: &str, #[case] told: &str) {
    let people =
        format!("{own};Nom;Prénom;Mail\n1001;Roy;Ana;ana@example.com\n1002;Bel;Léo;leo@example.com\n");
    let sales = format!(
        "Date;{told};Article;Montant\n03/02/2025;1002;Vin;12,50\n04/02/2025;1001;Vin;9,00\n05/02/2025;M. Bel Léo;Vin;9,00\n"
    );
    let reading = Files::text("adherents.csv", &people).and("ventes.csv", &sales).read();
    let clients: Vec<ClientLink> = reading.records.sales.iter().map(|sale| sale.client).collect();
    assert_eq!(clients, [person(1), person(0), person(1)], "{told}");
}

/// Two companies whose numbers have zeros in front.
const NUMBERED: &str = "N° client;Raison sociale;Ville\n0001;Bois SA;Lille\n0002;Alu SA;Lyon\n";

#[test]
fn private_customers_with_numbers_of_their_own_hang_on_no_company() {
    let people = "N° client;Nom;Prénom;E-mail\n1;Roy;Ana;ana@example.com\n2;Bel;Léo;leo@example.com\n3;Dub;Zoé;zoe@example.com\n";
    for reading in [
        Files::text("societes.csv", NUMBERED).and("particuliers.csv", people).read(),
        Files::text("particuliers.csv", people).and("societes.csv", NUMBERED).read(),
    ] {
        let people = &reading.records.people;
        assert!(people.len() == 3 && people.iter().all(|record| record.companies.is_empty()));
        assert_eq!(people[0].person.client_number.raw, "1");
    }
}

#[test]
fn a_contact_whose_client_number_lost_its_zeros_is_of_that_client_and_told() {
    let people = "N° client;Société;Nom;Prénom;E-mail\n1;Bois SA;Roy;Ana;ana@example.com\n\
                  1;Bois SA;Bel;Léo;leo@example.com\n0002;Alu SA;Dub;Zoé;zoe@example.com\n";
    let reading = Files::text("societes.csv", NUMBERED).and("contacts.csv", people).read();
    let first: Vec<_> = reading.records.people.iter().map(|record| record.companies.clone()).collect();
    let wanted = [0, 0, 1].map(|at| vec![CompanyLink::Record(at)]);
    assert_eq!((first, reading.records.companies.len()), (wanted.to_vec(), 2));
    assert_eq!(cautions(&reading, "lost-zero"), 2);
}

#[test]
fn a_business_among_the_buyers_of_a_list_is_the_company_that_is_known() {
    let clients = "N°;Nom;Prénom;Téléphone;E-mail\n1;Dupont;Hélène;06 12 34 56 78;h.dupont@example.fr\n\
                   2;Boucherie Leroy;;03 20 11 22 33;contact@leroy.example\n";
    let sales = "N° facture;Date;Client;E-mail;Montant HT\nF1;05/01/2026;Hélène Dupont;h.dupont@example.fr;100,00\n\
                 F2;14/02/2026;Boucherie Leroy;contact@leroy.example;250,00\nF3;15/02/2026;Boucherie Leroy;;20,00\n";
    let reading = Files::text("clients.csv", clients).and("factures.csv", sales).read();
    assert_eq!((reading.records.companies.len(), reading.records.people.len()), (1, 1));
    let buyers: Vec<ClientLink> = reading.records.sales.iter().map(|sale| sale.client).collect();
    assert_eq!(buyers, [person(0), company(0), company(0)]);
}
