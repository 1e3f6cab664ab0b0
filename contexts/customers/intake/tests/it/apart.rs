//! What looks the same and is not: two shops of one company, a town's total and a company called
//! Total, an amount of tax and its rate.

use intake::{Certainty, DuplicateDecision, Field, Mapping, RowName, Twin};
use rstest::rstest;

use crate::world::{Files, base_of, context};

const SHOPS: &str = "Code client;Raison sociale;SIRET;Ville\nC1;SAS BISTROT 21;61000001000013;Lille\nC5;SAS BISTROT 21;61000001000021;Calais\n";

#[test]
fn two_shops_of_one_company_are_two_clients_until_somebody_decides() {
    let sales = "N° facture;Date;Code client;Total HT\nF1;01/02/2026;C1;100,00\nF2;02/02/2026;C5;50,00\n";
    let reading = Files::text("clients.csv", SHOPS).and("ventes.csv", sales).read();
    assert_eq!((reading.records.companies.len(), reading.records.sales.len()), (2, 2));
    let found = &reading.files[0].sheets[0].duplicates[0].found;
    assert_eq!(found.certainty, Certainty::Probable);
    let later = intake::read(
        &Files::text("ventes.csv", sales).uploads(),
        &Mapping::default(),
        &context(),
        &base_of(&reading),
    );
    assert_eq!(later.records.sales.len(), 2, "both numbers are known next month");
    let row = |row: u32| RowName { file: "clients.csv".to_owned(), sheet: "clients".to_owned(), row };
    let same = DuplicateDecision { first: Twin::Row(row(2)), second: row(3), same: true };
    let mapping = Mapping { duplicates: vec![same], ..Mapping::default() };
    assert_eq!(Files::text("clients.csv", SHOPS).read_with(&mapping).records.companies.len(), 1);
}

#[test]
fn a_row_without_a_siret_does_not_join_two_shops() {
    let head_office = format!("{SHOPS}C9;SAS BISTROT 21;610000010;\n").replace("SIRET", "SIREN");
    let reading = Files::text("clients.csv", &head_office).read();
    assert!(reading.records.companies.len() > 1);
}

#[test]
fn a_client_that_moved_keeps_its_number_and_stays_one() {
    let moved = "Code client;Raison sociale;SIRET;Ville\nC1;SAS BISTROT 21;61000001000021;Calais\n";
    let lille = "Code client;Raison sociale;SIRET;Ville\nC1;SAS BISTROT 21;61000001000013;Lille\n";
    let known = base_of(&Files::text("clients.csv", lille).read());
    let again = intake::read(&Files::text("c.csv", moved).uploads(), &Mapping::default(), &context(), &known);
    assert_eq!(again.records.companies[0].known, Some(known.companies[0].id));
}

#[rstest]
#[case::by_town("Code;Société;Ville;CA\n1;A SA;Lyon;10\n2;B SA;Lyon;20\n;Total Lyon;;30\n3;C SA;Metz;5\n;TOTAL Metz;;5\n;Total Énergies;Pau;7\n;Ensemble;;35\n", &["A SA", "B SA", "C SA", "Total Énergies"])]
#[case::of_a_group("Société;Ville;CA\nA SA;Lyon;10,50\nB SA;Lyon;20\nTotal particuliers;;30,50\n", &["A SA", "B SA"])]
#[case::a_company_called_total("Société;Ville;CA\nA SA;Lyon;10\nTotal Énergies;;10\nB SA;Lyon;20\n", &["A SA", "Total Énergies", "B SA"])]
#[case::without_the_code_of_all_others("Code;Société;CA\n1;A SA;n.c.\n2;B SA;20\n3;C SA;3\n4;D SA;4\n5;E SA;5\n;Total Nord;44\n", &["A SA", "B SA", "C SA", "D SA", "E SA"])]
fn the_sum_of_a_group_is_no_company(#[case] file: &str, #[case] companies: &[&str]) {
    let reading = Files::text("clients.csv", file).read();
    let names: Vec<&str> =
        reading.records.companies.iter().map(|record| record.company.name.raw.as_str()).collect();
    assert_eq!(names, companies);
}

#[rstest]
#[case::amounts_that_look_like_rates(
    "F1;01/02/2026;A SA;100;20;120\nF2;02/02/2026;A SA;50;10;60\nF3;02/02/2026;A SA;200;40;240\n",
    Field::VatAmount
)]
#[case::rates(
    "F1;01/02/2026;A SA;100;20;120\nF2;02/02/2026;A SA;50;20;60\nF3;02/02/2026;A SA;200;10;220\n",
    Field::VatRate
)]
#[case::figures_no_country_asks_for(
    "F1;01/02/2026;A SA;400;80;\nF2;02/02/2026;A SA;82,50;16,50;\n",
    Field::VatAmount
)]
fn a_bare_header_of_tax_is_told_by_the_totals_beside_it(#[case] rows: &str, #[case] field: Field) {
    let reading = Files::text("ventes.csv", &format!("Facture;Date;Client;HT;TVA;TTC\n{rows}")).read();
    assert_eq!(reading.files[0].sheets[0].column_of(field), Some("TVA"));
}

#[test]
fn a_sale_goes_to_the_client_written_exactly_so_and_to_a_company_before_a_namesake() {
    let clients = "Company;Town\nBright Ltd;Leeds\nBright Limited;York\nDurand Paul;Lyon\n";
    let people = "First name;Last name;Email\nPaul;Durand;paul@example.com\n";
    let sales = "Date;Client;Amount\n01/02/2026;Bright Ltd;10\n02/02/2026;BRIGHT LIMITED;20\n03/02/2026;Durand Paul;30\n04/02/2026;Bright;40\n";
    let known = base_of(&Files::text("companies.csv", clients).and("people.csv", people).read());
    let files = Files::text("sales.csv", sales);
    let reading = intake::read(&files.uploads(), &Mapping::default(), &context(), &known);
    assert_eq!(reading.records.sales.len(), 3, "“Bright” alone is either of them");
    let towns: Vec<_> = reading.records.sales.iter().map(|sale| sale.client).collect();
    assert!(towns[0] != towns[1] && towns[1] != towns[2]);
}

#[test]
fn the_number_of_a_member_is_the_buyers_in_a_sheet_of_sales() {
    let sales = "Invoice number;Date;Member ID;Description;Amount\nF1;01/02/2026;M1;Desk;10\n";
    let reading = Files::text("invoices.csv", sales).read();
    assert_eq!(reading.files[0].sheets[0].column_of(Field::ClientNumber), Some("Member ID"));
}

#[test]
fn a_rejected_sale_names_a_column_that_is_there() {
    let reading = Files::text("clients.csv", "Raison sociale;E-mail\nCave Moreau;cave@example.com\n")
        .and("ventes.csv", "Date;Client;Montant\n01/05/2024;Perdu SA;12,00\n")
        .read();
    let rejected = reading.files[1].sheets[0].rows[0].rejected.clone().unwrap();
    assert_eq!(rejected.column.as_deref(), Some("Client"));
}
