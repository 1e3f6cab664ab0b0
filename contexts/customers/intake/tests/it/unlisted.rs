//! Headers nobody listed, and rows written the way a person writes them: once, and blank below.

use intake::{Answer, ClientLink, Field, PersonLink, Reading, Table};
use personal::Channel;
use rstest::rstest;

use crate::world::{Files, report};

/// The fields of a file's columns, in its order.
fn fields(reading: &Reading) -> (Table, Vec<Option<Field>>) {
    let sheet = &reading.files[0].sheets[0];
    (sheet.table, sheet.columns.iter().map(|column| column.field).collect())
}

/// Number, lines and cents of every sale.
fn sales(reading: &Reading) -> Vec<(Option<&str>, usize, i64)> {
    let sales = reading.records.sales.iter();
    sales.map(|sale| (sale.number.as_deref(), sale.lines.len(), sale.turnover().unwrap().cents)).collect()
}

fn codes(reading: &Reading) -> Vec<(u32, &'static str)> {
    reading.files[0].sheets[0].warnings.iter().map(|warning| (warning.row, warning.code.code())).collect()
}

#[test]
fn a_table_of_companies_is_read_by_the_words_of_its_headers() {
    let text = "numcli;Raison soc.;Boîte mail;Compte ouvert le;D'où vient le client ?;Champ libre\n\
                K1;Garage Bellini;info@bellini.example.com;03/02/2019;Salon;Livrer le matin\n\
                K2;Fleurs de Lys SARL;lys@example.com;04/02/2019;;\n";
    let wanted = [
        Field::ClientNumber,
        Field::CompanyName,
        Field::Email,
        Field::ClientSince,
        Field::Origin,
        Field::Note,
    ];
    let reading = Files::text("liste.csv", text).read();
    assert_eq!(fields(&reading), (Table::Companies, wanted.map(Some).to_vec()));
}

#[test]
fn a_table_of_sales_is_read_by_the_words_of_its_headers() {
    let text = "Réf. vente;Vendu le;N° cli;Produit vendu;Nb d'articles;Prix à l'unité;% rem.;Total ligne HT;Tx TVA;TVA comprise;Acquittée le;Date limite de paiement\n\
                V1;03/02/2025;K1;Bouquet;2;10,00;5 %;19,00;20 %;22,80;10/02/2025;03/03/2025\n\
                V2;04/02/2025;K2;Gerbe;1;30,00;;30,00;20 %;36,00;;04/03/2025\n";
    let wanted = [
        Field::DocumentNumber,
        Field::Date,
        Field::ClientNumber,
        Field::Label,
        Field::Quantity,
        Field::UnitPrice,
        Field::Discount,
        Field::TotalNet,
        Field::VatRate,
        Field::TotalGross,
        Field::PaidDate,
        Field::DueDate,
    ];
    let reading = Files::text("liste.csv", text).read();
    assert_eq!(fields(&reading), (Table::Sales, wanted.map(Some).to_vec()));
}

#[test]
fn codes_under_a_header_of_buyers_are_their_numbers() {
    let clients = "N° client;Raison sociale;Ville\nK1;Garage Bellini;Lille\nK2;Fleurs de Lys;Lyon\n";
    let sales = "N° facture;Date;Acheteur;Montant HT\nF1;03/02/2025;K2;30,00\nF2;04/02/2025;K1;10,00\n";
    let reading = Files::text("clients.csv", clients).and("ventes.csv", sales).read();
    let numbers = reading.records.sales.iter().map(|sale| match sale.client {
        ClientLink::Company(intake::CompanyLink::Record(at)) => {
            reading.records.companies[at].numbers[0].as_str()
        }
        _ => "another",
    });
    assert_eq!(numbers.collect::<Vec<_>>(), ["K2", "K1"]);
}

#[rstest]
#[case("D'HONDT Hugo")]
#[case("Hugo D’Hondt")]
#[case("M. D'Hondt Hugo")]
fn a_buyer_is_found_by_a_name_with_an_apostrophe(#[case] written: &str) {
    let clients = "N° client;Nom;Prénom;E-mail\n1;D'Hondt;Hugo;hugo@example.com\n2;Roy;Ana;ana@example.com\n";
    let sales = format!("N° facture;Date;Client;Montant HT\nF1;03/02/2025;{written};30,00\n");
    let reading = Files::text("clients.csv", clients).and("ventes.csv", &sales).read();
    assert_eq!(reading.records.sales.len(), 1, "{written}");
    assert_eq!(reading.records.sales[0].client, ClientLink::Person(PersonLink::Record(0)), "{written}");
}

#[test]
fn a_day_with_its_time_under_an_opt_out_is_a_refusal() {
    let text = "Nom;Prénom;E-mail;Ne pas appeler\n\
                Roy;Ana;ana@example.com;2024-03-12 00:00:00\nBel;Léo;leo@example.com;2024-05-02 10:30:00\n";
    let reading = Files::text("contacts.csv", text).read();
    for row in &reading.files[0].sheets[0].rows {
        let standing = &row.person.as_ref().unwrap().standing;
        assert_eq!(standing.answer(), Answer::No);
        assert_eq!(standing.refusals[0].channel, Some(Channel::Phone));
        assert!(standing.refusals[0].since.is_some());
    }
}

#[test]
fn a_month_that_heads_the_names_of_clients_is_nobody() {
    let text = "Client;N° facture;Date;Montant HT\nmai 2025;;;\nBois SA;F1;03/05/2025;10,00\nAlu SA;F2;04/05/2025;20,00\n\
                1er trimestre 2026;;;\nBois SA;F3;03/01/2026;5,00\n";
    let reading = Files::text("ventes.csv", text).read();
    assert_eq!((sales(&reading).len(), reading.records.companies.len()), (3, 2));
    assert_eq!(report(&reading).files[0].sheets[0].rejected.len(), 0);
}

#[test]
fn a_sum_may_stand_before_its_label() {
    let text = "Montant HT;Désignation;Client;Date\n10,00;Vin;Bois SA;03/05/2025\n20,00;Vin;Alu SA;04/05/2025\n\
                30,00;Total mai 2025;;\n5,00;Vin;Bois SA;03/06/2025\n35,00;TOTAL;;\n";
    let reading = Files::text("ventes.csv", text).read();
    let sheet = &report(&reading).files[0].sheets[0];
    assert_eq!((sheet.accepted, sheet.rejected.len()), (3, 0), "{:?}", sheet.lines);
    assert_eq!(sheet.sums_cents["Montant HT"].accepted, 3_500);
}

#[test]
fn two_lines_that_differ_by_their_tax_alone_are_two() {
    let text = "N° facture;Date;Client;Désignation;Qté;Total HT;Taux TVA\n\
                F1;03/02/2025;Bois SA;Panier;1;30,00;6 %\nF1;03/02/2025;Bois SA;Panier;1;30,00;21 %\n";
    assert_eq!(sales(&Files::text("ventes.csv", text).read()), [(Some("F1"), 2, 6_000)]);
}

#[test]
fn what_is_written_once_of_an_invoice_is_said_of_its_lines() {
    let text = "N° facture;Date;Client;Article;Qté;Total HT;Payé le\n\
                F1;03/02/2025;Bois SA;Table;1;100,00;10/02/2025\n;;;Chaise;4;200,00;\n;;;Livraison;1;15,00;\n\
                F2;04/02/2025;Alu SA;Vis;9;9,00;\n;04/02/2025;;Écrous;9;4,50;\n;;;Sous-total;;13,50;\n";
    let reading = Files::text("ventes.csv", text).read();
    assert_eq!(sales(&reading), [(Some("F1"), 3, 31_500), (Some("F2"), 2, 1_350)]);
    let told: Vec<u32> = codes(&reading)
        .into_iter()
        .filter(|(_, code)| *code == "from-row-above")
        .map(|(row, _)| row)
        .collect();
    assert_eq!(told, [3, 4, 6]);
}

#[test]
fn a_cash_book_writes_day_and_client_once() {
    let text = "Date;Client;Article;Qté;Montant TTC\n\
                03/02/2025;Bois SA;Table;1;120,00\n;;Chaise;4;240,00\n05/02/2025;Alu SA;Vis;9;10,80\n";
    let reading = Files::text("ventes.csv", text).read();
    assert_eq!(report(&reading).files[0].sheets[0].accepted, 3);
    assert_eq!(reading.records.sales.iter().map(|sale| sale.turnover().unwrap().cents).sum::<i64>(), 37_080);
}

#[rstest]
#[case::a_sale_to_somebody_who_passed("F2;04/02/2025;;Vis;9;9,00")]
#[case::another_day_without_a_number(";05/02/2025;;Vis;9;9,00")]
#[case::a_remark_without_an_amount(";;;Livré par Paul;;")]
#[case::an_amount_without_an_article(";;;;;109,00")]
#[case::behind_a_blank_row("\n;;;Vis;9;9,00")]
fn a_row_that_says_something_else_takes_nothing_from_the_row_above(#[case] row: &str) {
    let text = format!(
        "N° facture;Date;Client;Article;Qté;Total HT\nF1;03/02/2025;Bois SA;Table;1;100,00\n{row}\nF3;06/02/2025;Alu SA;Clous;1;1,00\n"
    );
    let reading = Files::text("ventes.csv", &text).read();
    assert!(codes(&reading).iter().all(|(_, code)| *code != "from-row-above"), "{row}");
    assert_eq!(sales(&reading)[0], (Some("F1"), 1, 10_000), "{row}");
}

#[rstest]
#[case("1000;0,035", 3_500)]
#[case("2500;0,0125 €", 3_125)]
#[case("400;-0,025", -1_000)]
fn a_price_below_a_cent_makes_the_total_it_makes(#[case] figures: &str, #[case] cents: i64) {
    let text = format!("N° facture;Date;Client;Article;Qté;PU HT\nF1;03/02/2025;Bois SA;Vis;{figures}\n");
    assert_eq!(sales(&Files::text("ventes.csv", &text).read()), [(Some("F1"), 1, cents)]);
}

#[test]
fn a_figure_that_stands_alone_is_no_footnote() {
    let text = "CA 2024;Raison sociale;Ville;E-mail\n123,45;;;\n10,00;Bois SA;Lille;bois@example.com\n\n¹ hors taxes;;;\n";
    let reading = Files::text("clients.csv", text).read();
    let sheet = &report(&reading).files[0].sheets[0];
    assert_eq!((sheet.data_rows, sheet.accepted), (2, 1), "{:?}", sheet.lines);
    assert_eq!((sheet.rejected[0].row, sheet.rejected[0].code.code()), (2, "nobody-to-identify"));
}
