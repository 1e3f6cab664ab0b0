//! Headers nobody listed, and rows written the way a person writes them: once, and blank below.

use intake::{Answer, ClientLink, CompanyLink, DocumentKind, Field, PersonLink, Reading, Status, Table};
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
        ClientLink::Company(CompanyLink::Record(at)) => reading.records.companies[at].numbers[0].as_str(),
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

#[test]
fn headers_that_go_on_in_the_row_below_are_read_together() {
    let text = "N°;Date;Client;Total;Total;Date de\nfacture;;;HT;TTC;règlement\n\
                F1;03/02/2025;Bois SA;10,00;12,00;05/02/2025\nF2;04/02/2025;Alu SA;20,00;24,00;\n";
    let reading = Files::text("ventes.csv", text).read();
    let wanted = [
        Field::DocumentNumber,
        Field::Date,
        Field::CompanyName,
        Field::TotalNet,
        Field::TotalGross,
        Field::PaidDate,
    ];
    assert_eq!(fields(&reading), (Table::Sales, wanted.map(Some).to_vec()));
    assert_eq!(sales(&reading), [(Some("F1"), 1, 1_000), (Some("F2"), 1, 2_000)]);
    assert_eq!(reading.files[0].sheets[0].columns[3].name, "Total HT");
}

#[test]
fn a_first_row_of_words_is_no_part_of_the_headers() {
    let text = "Raison sociale;Ville;Remarques\nBois SA;Lille;Livrer le matin\nAlu SA;Lyon;\n";
    let reading = Files::text("clients.csv", text).read();
    assert_eq!((reading.files[0].sheets[0].header_row, reading.records.companies.len()), (Some(1), 2));
}

#[rstest]
#[case("CA 2024 (k€)")]
#[case("Chiffre d'affaires en milliers d'euros")]
#[case("Encours KEUR")]
#[case("CA (en M €)")]
#[case("CA 2024 (K)")]
fn amounts_in_thousands_are_never_read_as_amounts(#[case] header: &str) {
    let text = format!("N° client;Raison sociale;{header}\nC1;Bois SA;12,5\nC2;Alu SA;0\n");
    let reading = Files::text("clients.csv", &text).read();
    assert_eq!(report(&reading).files[0].sheets[0].sums_cents[header].accepted, 0);
    assert_eq!(codes(&reading), [(2, "amount-unit")]);
}

#[rstest]
#[case("Prix pack €")]
#[case("Total stock €")]
#[case("Montant com EUR")]
#[case("Prix au km €")]
#[case("Prix au m (€)")]
#[case("Montant imprimeur")]
fn a_header_whose_words_end_and_begin_as_thousands_do_is_an_ordinary_one(#[case] header: &str) {
    let text = format!("N° client;Raison sociale;{header}\nC1;Bois SA;12,50\nC2;Alu SA;7,50\n");
    let reading = Files::text("clients.csv", &text).read();
    assert_eq!(codes(&reading), []);
    assert_eq!(report(&reading).files[0].sheets[0].sums_cents[header].accepted, 2_000);
}

#[rstest]
#[case("Nom NL", "Bois NV")]
#[case("NL", "x")]
#[case("Libellé NL", "oui")]
fn a_header_of_a_language_asks_for_no_consent(#[case] header: &str, #[case] cell: &str) {
    let text = format!("Nom;Prénom;E-mail;FR;{header}\nRoy;Ana;ana@example.com;;{cell}\n");
    let reading = Files::text("contacts.csv", &text).read();
    assert_eq!(reading.records.people[0].person.standing.answer(), Answer::Unknown, "{header}");
    let asked = "Nom;Prénom;E-mail;Inscrit NL\nRoy;Ana;ana@example.com;oui\n";
    assert_eq!(fields(&Files::text("contacts.csv", asked).read()).1[3], Some(Field::Consent));
}

#[test]
fn a_card_somebody_paid_with_is_nobodys_number() {
    let text = "Nom;Prénom;Mail;Carte\nRoy;Ana;ana@example.com;Visa\nBel;Léo;leo@example.com;Visa\n";
    let reading = Files::text("clients.csv", text).read();
    assert_eq!(fields(&reading).1[3], None);
    assert_eq!(reading.records.people.len(), 2);
}

#[test]
fn a_list_of_children_is_about_the_children() {
    let text = "Enfant;Parent;Téléphone;Âge\nLéo PETIT;Anne ROUX;06 39 98 10 01;9\nZoé ROY;Paul ROY;06 39 98 10 02;11\n";
    let reading = Files::text("inscrits.csv", text).read();
    let names: Vec<String> = reading.records.people.iter().map(|record| record.person.full_name()).collect();
    assert_eq!(names, ["Léo PETIT", "Zoé ROY"]);
    assert!(reading.records.people.iter().all(|record| record.person.standing.minor_until.is_some()));
    let plural = "Nom;Prénom;Mail;Enfants\nRoy;Ana;ana@example.com;Léo et Zoé\n";
    assert_eq!(fields(&Files::text("clients.csv", plural).read()).1[3], None);
}

#[test]
fn kinds_of_documents_are_read_as_programs_shorten_them() {
    let text = "Type;N° pièce;Date;Client;Montant HT\nFA;1;03/02/2025;Bois SA;100,00\nAV;2;04/02/2025;Bois SA;20,00\n\
                DE;3;04/02/2025;Bois SA;50,00\n";
    let reading = Files::text("ventes.csv", text).read();
    assert_eq!(sales(&reading), [(Some("1"), 1, 10_000), (Some("2"), 1, -2_000), (Some("3"), 1, 5_000)]);
    let kinds: Vec<DocumentKind> = reading.records.sales.iter().map(|sale| sale.kind).collect();
    assert_eq!(kinds, [DocumentKind::Invoice, DocumentKind::CreditNote, DocumentKind::Quote]);
}

#[test]
fn a_means_of_payment_with_its_day_says_that_it_was_paid() {
    let text = "N° facture;Date;Client;Montant HT;Réglé\nF1;03/02/2025;Bois SA;10,00;chèque le 10/02/2025\n";
    let sale = Files::text("ventes.csv", text).read().records.sales.remove(0);
    assert_eq!((sale.status, sale.paid_on), (Some(Status::Paid), Some(jiff::civil::date(2025, 2, 10))));
}

#[test]
fn a_whole_address_in_one_cell_tells_postcode_and_town() {
    let text = "Société;Adresse;Tél\nBois SA;3, rue Haute, 59000 Lille;03 53 01 10 20\nAlu SA;ZI des Prés 3000;03 53 01 10 21\n";
    let reading = Files::text("clients.csv", text).read();
    let address = |at: usize| reading.records.companies[at].company.reach.address().unwrap().clone();
    assert_eq!((address(0).street.as_str(), address(0).city.as_str()), ("3, rue Haute", "Lille"));
    assert_eq!(address(0).postcode.canonical.as_deref(), Some("59000"));
    assert_eq!(address(1).street, "ZI des Prés 3000");
}

#[test]
fn a_price_list_of_a_wholesaler_is_no_list_of_people() {
    let text = "Item ref;Description;Trade price;Stock;EAN\nA1;Farine T65;18,50;12;3017620422003\nA2;Huile 5 L;22,00;5;3017620422010\n";
    let reading = Files::text("tarif-pro.csv", text).read();
    assert_eq!(fields(&reading).0, Table::Products);
    assert_eq!((reading.records.products.len(), reading.records.people.len()), (2, 0));
}

#[test]
fn a_florist_delivers_to_somebody_else_than_the_buyer() {
    let text = "Commande n°;Placed on;Donneur d'ordre;Tél donneur;Destinataire;Adresse destinataire;CP dest.;Ville dest.;Composition;Prix TTC\n\
                101;03/02/2025;Mme Ana ROY;06 39 98 10 01;Zoé PETIT;3 rue X;59000;Lille;Bouquet;45,00\n";
    let reading = Files::text("commandes.csv", text).read();
    assert_eq!((reading.records.people.len(), reading.records.companies.len()), (1, 0));
    let buyer = &reading.records.people[0].person;
    assert_eq!(buyer.full_name(), "Ana ROY");
    assert_eq!(buyer.reach.addresses[0].slot, Some(intake::Slot::Delivery));
    assert_eq!(sales(&reading), [(Some("101"), 1, 4_500)]);
}

#[rstest]
#[case("Mail")]
#[case("Tél")]
fn a_town_alone_under_a_way_to_reach_somebody_heads_the_rows_below(#[case] first: &str) {
    let value = if first == "Mail" { "bois@example.com" } else { "03 53 01 10 20" };
    let text =
        format!("{first};Raison sociale;Ville\nLille;;\n{value};Bois SA;Lille\nLyon;;\n;Alu SA;Lyon\n");
    let reading = Files::text("clients.csv", &text).read();
    let sheet = &report(&reading).files[0].sheets[0];
    assert_eq!((sheet.accepted, sheet.rejected.len()), (2, 0), "{:?}", sheet.lines);
}

#[test]
fn a_bulletin_somebody_receives_is_one_they_said_yes_to() {
    let text =
        "Membre;Adresse mail;Reçoit le bulletin\nROY Ana;ana@example.com;oui\nBEL Léo;leo@example.com;non\n";
    let reading = Files::text("membres.csv", text).read();
    let answers = reading.records.people.iter().map(|record| record.person.standing.answer());
    assert_eq!(answers.collect::<Vec<_>>(), [Answer::Yes, Answer::No]);
    assert_eq!(reading.records.people[0].person.full_name(), "Ana ROY");
}

#[test]
fn headers_of_a_data_base_are_read() {
    let text = "CLIENT_ID|LAST_NAME|FIRST_NAME|EMAIL_ADDR|ADDR_LINE_1|ZIP_CD|OPT_IN_FLG|OPT_OUT_DT|CREATE_DT\n\
                1|Roy|Ana|ana@example.com|3 rue X|59000|Y||2020-05-06\n2|Bel|Leo|leo@example.com|4 rue X|59000|N|2024-05-06|2021-05-06\n";
    let wanted = [
        Field::ClientNumber,
        Field::LastName,
        Field::FirstName,
        Field::Email,
        Field::Street,
        Field::Postcode,
        Field::Consent,
        Field::OptOut,
        Field::ClientSince,
    ];
    let reading = Files::text("export.csv", text).read();
    assert_eq!(fields(&reading), (Table::People, wanted.map(Some).to_vec()));
    let answers = reading.records.people.iter().map(|record| record.person.standing.answer());
    assert_eq!(answers.collect::<Vec<_>>(), [Answer::Yes, Answer::No]);
}

#[rstest]
#[case("code_postal_client")]
#[case("Code postal siège")]
#[case("Code postal (facturation)")]
fn a_postcode_is_no_code_of_a_client(#[case] header: &str) {
    let text = format!("Nom;Prénom;E-mail;{header};Ville\nRoy;Ana;ana@example.com;59000;Lille\n");
    assert_eq!(fields(&Files::text("contacts.csv", &text).read()).1[3], Some(Field::Postcode), "{header}");
}

#[rstest]
#[case("Statut", "Mineur", true)]
#[case("Catégorie", "mineure", true)]
#[case("Ancienneté", "5 ans", false)]
#[case("Statut", "Actif", false)]
fn a_category_may_say_that_somebody_is_a_child(
    #[case] header: &str,
    #[case] cell: &str,
    #[case] is_minor: bool,
) {
    let text =
        format!("Nom;Prénom;E-mail;{header}\nRoy;Ana;ana@example.com;{cell}\nBel;Léo;leo@example.com;\n");
    let reading = Files::text("membres.csv", &text).read();
    let minors: Vec<bool> =
        reading.records.people.iter().map(|record| record.person.standing.minor_until.is_some()).collect();
    assert_eq!(minors, [is_minor, false], "{header}: {cell}");
}

#[test]
fn a_town_alone_above_those_who_live_there_is_no_company() {
    let text = "Raison sociale;Ville;Tél\nLille;;\nBois SA;LILLE;03 53 01 10 20\nLyon :;;\nAlu SA;Lyon;03 53 01 10 21\n\
                Société Lilloise;;\nVerre SA;Lille;03 53 01 10 22\n";
    let reading = Files::text("clients.csv", text).read();
    let names = reading.records.companies.iter().map(|record| record.company.name.raw.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["Bois SA", "Alu SA", "Société Lilloise", "Verre SA"]);
}
