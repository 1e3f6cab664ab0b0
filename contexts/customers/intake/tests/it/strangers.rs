//! Files nobody had seen before: other shops, other programs, other habits, each met once.

use intake::{Answer, ClientLink, Field, Mapping, Reading, Table};
use personal::Channel;
use rstest::rstest;

use crate::world::{Files, base_of, context, report, sheet};

/// What the same files make of a base that holds what they made: companies, people not found again.
fn new_the_second_time(files: &Files) -> (usize, usize) {
    let known = base_of(&files.read());
    let again = intake::read(&files.uploads(), &Mapping::default(), &context(), &known);
    let companies = again.records.companies.iter().filter(|record| record.known.is_none()).count();
    let people = again.records.people.iter().filter(|record| record.known.is_none()).count();
    (companies, people)
}

#[rstest]
#[case(
    "clients.csv",
    "Réf client;Nom;Prénom;Ville;Tél\n1;Martin;Jean;Lyon;\n2;Martin;Jean;Lyon;\n3;Petit;Zoé;Paris;\n4;Roy;Léa;Brest;06 39 98 00 04\n5;;;;06 39 98 00 05\n"
)]
#[case(
    "caisse.csv",
    "Date;Client;Article;Montant\n01/02/2026;Mme Roy;Savon;4,00\n02/02/2026;M. Paul Bel;Bougie;5,00\n"
)]
#[case("clients.csv", "Société;SIREN;Contact;Ville\nCaves Dupond SARL;732829320;Mme Anne Roy;Lille\n")]
#[case(
    "ventes.csv",
    "Date;N° facture;Client;Email;Tél;Montant\n01/02/2026;F1;Mme Ana Roy;ana@example.com;;4,00\n03/02/2026;F3;Mme Inès Cox;;;4,00\n"
)]
fn the_same_file_again_makes_nobody_twice(#[case] name: &str, #[case] text: &str) {
    assert_eq!(new_the_second_time(&Files::text(name, text)), (0, 0), "{text}");
}

#[test]
fn a_contact_is_found_again_whatever_the_file_calls_the_company() {
    let text = |name: &str| format!("Société;SIREN;Contact;Ville\n{name};732829320;Mme Anne Roy;Lille\n");
    let known = base_of(&Files::text("r1.csv", &text("Caves Dupond SARL")).read());
    let renamed = Files::text("r2.csv", &text("Les Chais du Nord"));
    let again = intake::read(&renamed.uploads(), &Mapping::default(), &context(), &known);
    assert_eq!(again.records.people[0].known, Some(known.people[0].id));
}

#[test]
fn next_months_till_finds_madame_roy_in_the_base() {
    let till = |day: &str| format!("Date;Client;Article;Montant\n{day};Mme Roy;Savon;4,00\n");
    let known = base_of(&Files::text("fevrier.csv", &till("01/02/2026")).read());
    let march = Files::text("mars.csv", &till("01/03/2026"));
    let mut asked = march.read().wanted();
    assert!(asked.person_words.remove("roy"), "the base knows her without her civility");
    let reading = intake::read(&march.uploads(), &Mapping::default(), &context(), &known);
    assert_eq!(reading.records.sales.len(), 1);
}

#[test]
fn two_establishments_of_one_company_keep_their_own_sales() {
    let clients = "Code client;Raison sociale;SIRET;Ville\nC1;SAS BISTROT 21;73282932000074;Lille\nC5;SAS BISTROT 21;73282932000082;Calais\n";
    let sales = "N° facture;Date;Code client;Total HT\nF1;01/02/2026;C1;100,00\nF2;02/02/2026;C5;50,00\n";
    let reading = Files::text("clients.csv", clients).and("ventes.csv", sales).read();
    assert_eq!(reading.records.companies.len(), 2);
    let clients: Vec<ClientLink> = reading.records.sales.iter().map(|sale| sale.client).collect();
    assert_ne!(clients[0], clients[1]);
}

#[test]
fn two_contacts_of_one_company_are_no_two_companies() {
    let text = "Société;Ville;Contact;E-mail\nBois SA;Lyon;Mme Ana Roy;compta@bois.example.com\nBois SA;Lyon;M. Léo Bel;direction@bois.example.com\nBois SA;Brest;M. Luc Dor;\n";
    let reading = Files::text("clients.csv", text).read();
    assert_eq!((reading.records.companies.len(), reading.records.people.len()), (2, 3), "Brest is another");
}

#[test]
fn a_surname_under_the_name_of_companies_is_a_private_customers() {
    let text = "Code;Nom / Raison sociale;Prénom;CP;Ville;Tél\nG1;PERROT;Julien;01100;Oyonnax;06 39 98 01 01\nG2;Transports Mercier SARL;;69800;Lyon;\nG3;Mme Roussel;;01000;Bourg;06 39 98 01 04\n";
    let records = Files::text("clients.csv", text).read().records;
    assert_eq!((records.companies.len(), records.people.len()), (1, 2));
    let person = |at: usize| &records.people[at].person;
    assert_eq!(
        (person(0).full_name().as_str(), person(0).client_number.raw.as_str()),
        ("Julien PERROT", "G1")
    );
    assert_eq!(
        (person(1).last_name.canonical.as_deref(), person(1).civility.canonical.as_deref()),
        (Some("Roussel"), Some("Mme"))
    );
}

#[test]
fn a_trade_with_a_civility_in_its_name_is_a_company() {
    let text = "Raison sociale;Ville\nMr Bricolage SAS;Lille\nMme Fleurs SARL;Lyon\nMme Roy;Lyon\n";
    let records = Files::text("clients.csv", text).read().records;
    assert_eq!((records.companies.len(), records.people.len()), (2, 1));
}

#[test]
fn a_name_with_a_figure_in_it_is_still_a_name() {
    let text = "Nom;Prénom;E-mail\nRefus01;Ana;a1@example.com\nRefus02;Léo;a2@example.com\n";
    let reading = Files::text("contacts.csv", text).read();
    assert_eq!(reading.records.people[0].person.last_name.raw, "Refus01");
}

#[test]
fn a_column_of_codes_is_no_column_of_names() {
    let text = "Compte|Enseigne|Raison sociale|Ville\nC100|Chez Paul|SARL PAUL ET FILS|Lille\nC102||EURL MARTIN|Lille\n";
    let reading = Files::text("grossiste.csv", text).read();
    let read = &reading.files[0].sheets[0];
    assert_eq!(read.column_of(Field::CompanyName), Some("Raison sociale"));
    assert_eq!(read.column_of(Field::ClientNumber), Some("Compte"));
}

/// Kind of table, sales, and the columns of number and date of the only sheet.
fn told(reading: &Reading) -> (Table, usize, Option<&str>, Option<&str>) {
    let read = &reading.files[0].sheets[0];
    let columns = (read.column_of(Field::DocumentNumber), read.column_of(Field::Date));
    (read.table, reading.records.sales.len(), columns.0, columns.1)
}

#[test]
fn one_sheet_of_sales_with_names_apart_is_read_as_both() {
    let text = "Date;N° facture;Nom;Prénom;Email;Produit;Montant TTC\n01/02/2026;F1;Roy;Ana;ana@example.com;Savon;12,00\n02/02/2026;F2;Roy;Ana;ana@example.com;Bougie;20,00\n03/02/2026;F3;Bel;Léo;leo@example.com;Savon;12,00\n";
    let reading = Files::text("clients.csv", text).read();
    assert_eq!(told(&reading), (Table::Mixed, 3, Some("N° facture"), Some("Date")));
    assert_eq!(reading.records.people.len(), 2);
    let members = "Nom;Prénom;Mail;Date adhésion;Montant\nRoy;Ana;ana@example.com;01/02/2026;30\n";
    assert_eq!(Files::text("adherents.csv", members).read().files[0].sheets[0].table, Table::People);
}

#[test]
fn the_orders_of_a_web_shop_are_sales() {
    let text = "Name,Email,Financial Status,Paid at,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing City,Id\n\
                #1001,sarah@example.com,paid,2026-01-03 10:11:12 +0100,45.00,2026-01-03 10:10:59 +0100,2,Candle,15.00,Sarah Lind,Lyon,5001\n\
                #1003,sarah@example.com,pending,,90.00,2026-02-01 12:00:00 +0100,10,Soap,10.00,Sarah Lind,Lyon,5003\n";
    let reading = Files::text("orders.csv", text).read();
    assert_eq!(told(&reading), (Table::Mixed, 2, Some("Name"), Some("Created at")));
    assert_eq!(reading.records.people.len() + reading.records.companies.len(), 1);
}

#[test]
fn a_bare_number_among_sales_is_the_documents() {
    let text = "N°;Date;Client;Article;Qté;PU\nF1;01/02/2026;Roy SARL;Savon;1;4,00\nF1;01/02/2026;Roy SARL;Port;1;2,00\n";
    let reading = Files::text("ventes.csv", text).read();
    assert_eq!(told(&reading), (Table::Sales, 1, Some("N°"), Some("Date")));
}

#[test]
fn short_english_headers_of_invoices_are_read() {
    let text = "Inv no;Inv date;Member ID;Member;Description;Net;VAT 20%;Gross;Due;Status\nINV-1;01/05/2025;1;Bright Ltd;May fee;250;50;300;31/05/2025;Paid\nINV-2;01/05/2025;3;North & Co;May fee;200;40;240;31/05/2025;Overdue\n";
    let reading = Files::text("Invoices.csv", text).read();
    assert_eq!(told(&reading), (Table::Sales, 2, Some("Inv no"), Some("Inv date")));
}

#[rstest]
#[case("Nom ou société", Field::CompanyName)]
#[case("Company / Name", Field::CompanyName)]
#[case("Société / Bedrijf", Field::CompanyName)]
fn a_header_in_two_words_or_languages_is_known(#[case] header: &str, #[case] field: Field) {
    let text = format!(
        "Réf;{header};Ville;Tél\nF1;Hôtel de France SA;Bourg;04 65 71 50 06\nF2;Mairie de Viriat;Viriat;04 65 71 50 03\n"
    );
    let reading = Files::text("clients.csv", &text).read();
    assert_eq!(reading.files[0].sheets[0].column_of(field), Some(header));
}

#[test]
fn amounts_of_tax_are_no_rates() {
    let text = "N° facture;Date;Client;Total HT;TVA;Total TTC\n1;05/01/2024;Bois SA;100;20;120\n2;05/02/2024;Caves SARL;1 234,56 €;246,91 €;1 481,47 €\n3;05/03/2024;Alu SA;400;80;480\n";
    let reading = Files::text("factures.csv", text).read();
    assert_eq!(reading.files[0].sheets[0].column_of(Field::VatAmount), Some("TVA"));
    let rates = text.replace("246,91 €", "20").replace(";80;", ";5,5;");
    let reading = Files::text("factures.csv", &rates).read();
    assert_eq!(reading.files[0].sheets[0].column_of(Field::VatRate), Some("TVA"));
}

#[test]
fn a_day_of_a_column_that_writes_the_month_first_is_not_guessed() {
    let text = "Order ID;Order Date;Customer Name;Amount\n1001;12/31/2025;Roe Ltd;25.00\n1002;01/15/2026;Roe Ltd;10.00\n1003;02/03/2026;Roe Ltd;37.50\n";
    let reading = Files::text("orders.csv", text).read();
    let rejected = &report(&reading).files[0].sheets[0].rejected;
    assert_eq!(rejected.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 3, 4]);
    let named = "Facture;Date;Client;HT\n1;5-janv.-25;Bois SA;1\n2;06/01/2025;Bois SA;1\n";
    assert_eq!(Files::text("ventes.csv", named).read().records.sales.len(), 2, "a month with its name");
}

#[test]
fn a_heading_beside_an_empty_column_of_codes_is_nobody() {
    let text = "Code;Nom;CP;Ville\nG1;Bois SA;01100;Oyonnax\nG2;Caves SARL;69800;Lyon\n;Secteur Lyon;;\nG3;Alu SA;69006;Lyon\n";
    assert_eq!(Files::text("clients.csv", text).read().records.companies.len(), 3);
}

#[test]
fn the_number_of_a_house_is_nobodys_client_number() {
    let text = "Société;Rue;N°;CP;Commune\nImmo Parc SA;Avenue Louise;120;1050;Ixelles\nBakkerij Claes BV;Dorpsstraat;7;9300;Aalst\n";
    let reading = Files::text("clients.csv", text).read();
    assert_eq!(reading.files[0].sheets[0].column_of(Field::ClientNumber), None);
    let address = reading.records.companies[0].company.reach.address().unwrap();
    assert!(address.street.contains("Louise") && address.street.contains("120"), "{}", address.street);
}

#[test]
fn nulls_of_a_single_row_are_somebodys() {
    let text = "Nom;Prénom;Ville;E-mail\nNULL;NULL;NULL;null@example.com\nRoy;Ana;Lyon;ana@example.com\n";
    let reading = Files::text("contacts.csv", text).read();
    assert_eq!(reading.records.people[0].person.last_name.raw, "NULL");
}

/// What a list of two says of messages under a header, both with the same cell.
fn answer(header: &str, cell: &str) -> Answer {
    let text = format!(
        "Nom;Prénom;E-mail;{header}\nRoy;Ana;ana@example.com;{cell}\nBel;Léo;leo@example.com;{cell}\n"
    );
    let reading = Files::text("contacts.csv", &text).read();
    reading.files[0].sheets[0].rows[0].person.as_ref().unwrap().standing.answer()
}

#[rstest]
#[case("Statut", "actif")]
#[case("Statut", "OK")]
#[case("Accord de prix", "oui")]
#[case("Accord livraison samedi", "oui")]
#[case("Abonnement parking", "oui")]
#[case("Consentement soins", "oui")]
#[case("Facture par e-mail", "oui")]
#[case("Newsletter envoyée", "oui")]
#[case("Mail de vœux", "oui")]
#[case("Joignable le matin", "oui")]
#[case("Offre acceptée", "oui")]
fn a_yes_to_something_else_is_no_consent(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(answer(header, cell), Answer::Unknown, "{header}: {cell}");
}

#[rstest]
#[case("Accepte de recevoir les infos", "oui")]
#[case("Mailing (O/N)", "O")]
#[case("Email me offers?", "Yes")]
#[case("Ok SMS", "oui")]
#[case("Statut", "subscribed")]
fn a_yes_to_messages_in_other_words_is_one(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(answer(header, cell), Answer::Yes, "{header}: {cell}");
}

#[rstest]
#[case("No promo", "x")]
#[case("Email suppressed", "x")]
#[case("Anti-pub", "x")]
#[case("Archivé RGPD", "x")]
#[case("Ne pas relancer", "x")]
#[case("Exclure des campagnes", "oui")]
#[case("Sans relance commerciale", "x")]
#[case("Do not solicit", "x")]
#[case("DNC", "x")]
#[case("No cold calls", "x")]
#[case("Not to be contacted", "x")]
#[case("Contact refused", "02/05/2023")]
#[case("Retiré de la liste de diffusion", "02/05/2023")]
#[case("Hors diffusion", "x")]
#[case("Abmeldung", "x")]
fn a_cross_under_a_no_is_a_no_whatever_its_words(#[case] header: &str, #[case] cell: &str) {
    assert_eq!(answer(header, cell), Answer::No, "{header}: {cell}");
}

#[test]
fn do_not_mail_is_of_post_and_of_e_mail() {
    let text =
        "Last name;First name;Email;Do Not Mail\nBell;Ann;ann@example.com;TRUE\nLee;Bob;bob@example.com;\n";
    let reading = Files::text("people.csv", text).read();
    let standing = &reading.files[0].sheets[0].rows[0].person.as_ref().unwrap().standing;
    let channels: Vec<_> = standing.refusals.iter().filter_map(|refusal| refusal.channel).collect();
    assert_eq!(channels, [Channel::Email, Channel::Post]);
}

#[rstest]
#[case("Âge", "9", Some("2035-11-23"))]
#[case("Âge", "17 ans", Some("2027-11-23"))]
#[case("Âge", "35", None)]
#[case("Année de naissance", "2016", Some("2034-12-31"))]
#[case("Année de naissance", "1980", None)]
fn a_child_is_known_by_its_age_or_its_year(
    #[case] header: &str,
    #[case] cell: &str,
    #[case] until: Option<&str>,
) {
    let text = format!(
        "Nom;Prénom;{header};E-mail;Newsletter\nRoy;Ana;{cell};ana@example.com;oui\nBel;Léo;{cell};leo@example.com;oui\n"
    );
    let reading = Files::text("eleves.csv", &text).read();
    let row = &reading.files[0].sheets[0].rows[0];
    let told = row.person.as_ref().unwrap().standing.minor_until.map(|day| day.to_string());
    assert_eq!(told.as_deref(), until);
    assert!(report(&reading).files[0].sheets[0].columns_left_out.contains(&header.to_owned()));
    assert!(
        !serde_json::to_string(row).unwrap().contains(&format!("\"{cell}\"")),
        "the age itself is dropped"
    );
}

#[test]
fn what_reaches_a_parent_or_in_an_emergency_is_not_the_rows() {
    let text = "Nom;Prénom;E-mail;Personne à prévenir;Tél urgence;Mail mère\nRoy;Ana;ana@example.com;Mme Roy;06 39 98 70 01;mere@example.com\nBel;Léo;leo@example.com;M. Bel;06 39 98 70 02;\n";
    let reading = Files::text("club.csv", text).read();
    let person = &reading.records.people[0].person;
    assert_eq!(person.reach.good_emails().collect::<Vec<_>>(), ["ana@example.com"]);
    assert_eq!(person.reach.good_phones().count(), 0);
    let left = &report(&reading).files[0].sheets[0].columns_left_out;
    assert_eq!(left.len(), 3, "{left:?}");
    let school = "Nom;Prénom;Responsable légal;Mail\nRoy;Ana;ROY Eva;eva.roy@example.com\nBel;Léo;BEL Luc;luc.bel@example.com\n";
    let reading = Files::text("ecole.csv", school).read();
    assert_eq!(reading.files[0].sheets[0].column_of(Field::FullName), None, "whatever echoes in the address");
}

#[test]
fn a_buyer_with_a_trade_is_a_company_and_a_namesake_person_does_not_hide_it() {
    let till = "Date;Acheteur;Produit;Montant\n05/01/2025;Mme Colin;Miel;35,00\n06/01/2025;Épicerie Bio Jura;Miel;117,60\n";
    let records = Files::text("ventes.csv", till).read().records;
    assert_eq!((records.companies.len(), records.people.len()), (1, 1));
    let clients = "Société;Ville\nRestaurant Le Phare;Plogoff\n";
    let people = "Nom;Prénom;Société;E-mail\nLE PHARE;Restaurant;;phare@example.com\n";
    let sales = "N° facture;Date;Client;Montant HT\nF1;01/02/2026;Restaurant Le Phare;10,00\n";
    let reading =
        Files::text("clients.csv", clients).and("contacts.csv", people).and("ventes.csv", sales).read();
    assert_eq!(sheet(&reading, "ventes").accepted(), 1);
}

#[test]
fn a_whole_name_is_heard_in_its_address() {
    let text = "Voyageur;Email\nMr John O'Neill;john.oneill@example.co.uk\nMs Ann Bell;ann.bell@example.co.uk\nMr Ian North;ian.north@example.co.uk\n";
    let reading = Files::text("people.csv", text).read();
    assert_eq!(reading.files[0].sheets[0].column_of(Field::FullName), Some("Voyageur"));
}
