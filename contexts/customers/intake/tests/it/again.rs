//! The same file again, and next month's: who is known is found, whatever the file leaves out.

use intake::{Against, Known, Mapping, PersonKeys, Reading, Rejection, identify_people};
use rstest::rstest;

use crate::world::{Files, base_of, context};

fn read_again(file: &str, known: &Known) -> Reading {
    intake::read(&Files::text("fichier.csv", file).uploads(), &Mapping::default(), &context(), known)
}

#[rstest]
#[case::private_customers_by_number(
    "Réf client;Nom;Prénom;Ville;Tél\n1;Martin;Jean;Lyon;\n2;Martin;Jean;Lyon;\n3;Petit;Zoé;Paris;\n4;Roy;Léa;Brest;06 39 98 00 04\n5;;;;06 39 98 00 05\n"
)]
#[case::private_customers_of_an_english_shop(
    "Customer ID;First name;Last name;Town\n1;Jean;Martin;Lyon\n2;Jean;Martin;Lyon\n3;Zoe;Petit;Paris\n"
)]
#[case::people_without_a_name(
    "Nom;E-mail;Tél;Adresse;CP;Ville;Remarque\n;a@example.com;;;;;un\n;;0639980001;;;;deux\n;;;1 rue A;69001;Lyon;trois\n;info@b.example.com;0639980002;;;;\n"
)]
#[case::contacts_of_a_company_without_a_name(
    "Société;SIREN;Contact;E-mail;Remarque\n;660000019;Mme Ana Roy;contact@a.example.com;note A\n"
)]
#[case::buyers_in_one_table(
    "Date;N° facture;Client;Email;Tél;Montant\n01/02/2026;F1;Mme Ana Roy;ana@example.com;;4,00\n02/02/2026;F2;Mme Zoé Roy;;0639980001;4,00\n03/02/2026;F3;Mme Inès Cox;;;4,00\n"
)]
fn the_same_list_twice_creates_nobody_again(#[case] file: &str) {
    let first = Files::text("fichier.csv", file).read();
    let again = read_again(file, &base_of(&first));
    assert_eq!(again.records.people.len(), first.records.people.len());
    assert!(again.records.people.iter().all(|person| person.known.is_some()), "somebody is new");
    assert!(again.records.companies.iter().all(|company| company.known.is_some()));
    let numbers = |reading: &Reading| -> Vec<String> {
        reading.records.people.iter().map(|record| record.person.client_number.raw.clone()).collect()
    };
    assert_eq!(numbers(&again), numbers(&first), "numbers stay the people's own");
}

#[rstest]
#[case("Mme Roy", "roy")]
#[case("M. Paul Bel", "bel paul")]
fn a_till_asks_the_base_for_the_name_without_its_civility(#[case] buyer: &str, #[case] key: &str) {
    let file = format!("Date;Client;Article;Montant\n01/02/2026;{buyer};Bougie;4,00\n");
    let files = Files::text("caisse.csv", &file);
    let reading = intake::parse(&files.uploads(), &Mapping::default(), &context());
    assert!(reading.wanted().person_words.contains(key));
}

#[test]
fn a_contact_is_found_again_though_the_file_calls_the_company_otherwise() {
    let first = Files::text(
        "r1.csv",
        "Société;SIREN;Contact;Ville\nCaves Dupond SARL;620000018;Mme Anne Roy;Lille\n",
    )
    .read();
    let renamed = "Société;SIREN;Contact;Ville\nLes Chais du Nord;620000018;Mme Anne Roy;Lille\n";
    let again = read_again(renamed, &base_of(&first));
    assert!(again.records.companies[0].known.is_some());
    assert!(again.records.people[0].known.is_some(), "Anne Roy works there already");
}

#[test]
fn nameless_people_with_one_telephone_and_two_addresses_stay_two() {
    let phone = || vec!["+33639980001".to_owned()];
    let ana = PersonKeys { phones: phone(), emails: vec!["ana@example.com".into()], ..PersonKeys::default() };
    let ben = PersonKeys { phones: phone(), emails: vec!["ben@example.com".into()], ..PersonKeys::default() };
    assert!(identify_people(&ana, &ben, Against::File).is_none());
    let bare = PersonKeys { phones: phone(), ..PersonKeys::default() };
    assert!(identify_people(&bare, &ana, Against::Base).is_some());
}

#[test]
fn a_line_takes_day_and_client_from_its_own_years_document_only() {
    let file = "Facture;Date;Client;Total HT;Réglé le\n12;05/01/2024;A SA;10;20/01/2024\n12;07/01/2025;B SA;20;\n12;07/01/2025;;5;\n12;;;7;\n";
    let reading = Files::text("factures.csv", file).read();
    let sales = &reading.records.sales;
    assert_eq!(sales.len(), 2);
    let told: Vec<_> =
        sales.iter().map(|sale| (sale.date.year(), sale.lines.len(), sale.paid_on.is_some())).collect();
    assert_eq!(told, [(2024, 1, true), (2025, 2, false)]);
    let last = reading.files[0].sheets[0].rows.last().unwrap();
    assert_eq!(last.rejected.as_ref().map(|rejected| rejected.code), Some(Rejection::DateMissing));
}

#[rstest]
#[case::one_year("1;05/01/2024;A SA\n2;06/01/2025;B SA\n", 2)]
#[case::a_number_of_two_years("1;05/01/2024;A SA\n1;06/01/2025;B SA\n2;06/01/2025;B SA\n", 1)]
fn lines_by_number_alone_follow_a_number_of_one_year(#[case] invoices: &str, #[case] sales: usize) {
    let reading = Files::text("factures.csv", &format!("N° facture;Date;Client\n{invoices}"))
        .and("lignes.csv", "N° facture;Désignation;Qté;PU HT\n1;Porte;1;100\n2;Table;1;50\n")
        .read();
    assert_eq!(reading.records.sales.len(), sales);
}

#[test]
fn what_somebody_typed_in_several_cells_of_a_row_is_no_sign_of_an_export() {
    let row = "Nom;Prénom;E-mail;Ville\nNULL;Jenny;jenny@example.com;NULL\nRoy;NULL;ana@example.com;Lyon\n";
    let reading = Files::text("contacts.csv", row).read();
    let jenny = &reading.files[0].sheets[0].rows[0].person.as_ref().unwrap();
    assert_eq!(jenny.last_name.canonical.as_deref(), Some("NULL"));
}
