//! Files of trades nobody had tried: a driving school, a brewery, an upholsterer, a school of languages.

use intake::{Answer, DocumentKind, Field, Reading, Status, Table};
use jiff::civil::date;
use rstest::rstest;

use crate::world::Files;

fn column_of(reading: &Reading, field: Field) -> Option<&str> {
    reading.files[0].sheets[0].column_of(field)
}

#[test]
fn a_column_of_days_names_no_company() {
    let text = "Élève;E-mail;Société;Facturé le\nYuki TANAKA;yuki@example.com;;3 mars 2026\n\
                Oskar BAUER;oskar@example.com;Transports Gallia SAS;04/03/2026\n\
                Luc HENRY;luc@example.com;;12 avril 2026\n";
    let reading = Files::text("langues.csv", text).read();
    assert_eq!(column_of(&reading, Field::CompanyName), Some("Société"));
    let names: Vec<&str> =
        reading.records.companies.iter().map(|record| record.company.name.raw.as_str()).collect();
    assert_eq!(names, ["Transports Gallia SAS"]);
}

#[test]
fn a_licence_as_long_as_a_telephone_is_none() {
    let text = "NOM;Prénoms;NEPH;GSM\nBENALI;Samir;140259300123;06 39 98 40 01\nGARNIER;Éloïse;150259300124;06 39 98 40 02\n";
    let reading = Files::text("eleves.csv", text).read();
    let phones: Vec<usize> =
        reading.records.people.iter().map(|record| record.person.reach.phones.len()).collect();
    assert_eq!(phones, [1, 1]);
}

/// The kinds of the sales and their amounts in cents, in the order of the file.
fn kinds(numbers: &[&str]) -> Vec<(DocumentKind, i64)> {
    let rows: String = (2..)
        .zip(numbers)
        .map(|(day, number)| format!("{number};{day:02}/03/2026;Hôtel du Lac SARL;100,00\n"))
        .collect();
    let reading = Files::text("chantiers.csv", &format!("Doc;Date;Client;Montant HT\n{rows}")).read();
    let sales = reading.records.sales.iter();
    sales.map(|sale| (sale.kind, sale.turnover().unwrap().cents)).collect()
}

#[test]
fn a_number_that_begins_with_the_name_of_its_document_says_what_it_is() {
    use DocumentKind::{CreditNote, Invoice, Order, Quote};
    let told = kinds(&["Devis 118", "Facture 2026-21", "Avoir n° 3", "Bon de commande 77"]);
    assert_eq!(told, [(Quote, 10_000), (Invoice, 10_000), (CreditNote, -10_000), (Order, 10_000)]);
    let told = kinds(&["DEV-118", "FA-21", "AV-3"]);
    assert_eq!(told, [(Quote, 10_000), (Invoice, 10_000), (CreditNote, -10_000)]);
}

#[test]
fn a_shop_that_numbers_all_it_sells_alike_sells_it() {
    use DocumentKind::Invoice;
    for numbers in [["Commande 12", "Commande 13"], ["AV-12", "AV-13"], ["CO-12", "DE-13"]] {
        assert_eq!(kinds(&numbers), [(Invoice, 10_000), (Invoice, 10_000)], "{numbers:?}");
    }
}

#[test]
fn sales_that_tell_the_number_of_an_enterprise_tell_of_the_company_too() {
    let text = "Facture n°;Date;Client;N° BCE;Art.;Libellé;Nb;P.U. HTVA;Rem.;Total HTVA\n\
                VF26-001;03/03/2026;Café Le Coq SRL;0403.170.701;B75;Blonde 75 cl;24;3,20;;76,80\n\
                VF26-002;12/03/2026;Mme Peeters;;T33;Triple 33 cl;48;1,45;10%;62,64\n";
    let reading = Files::text("ventes.csv", text).read();
    assert_eq!(reading.files[0].sheets[0].table, Table::Mixed);
    let fields = [Field::Sku, Field::Label, Field::Quantity, Field::Discount];
    assert_eq!(
        fields.map(|field| column_of(&reading, field)),
        [Some("Art."), Some("Libellé"), Some("Nb"), Some("Rem.")]
    );
    let company = &reading.records.companies[0].company;
    assert_eq!(company.enterprise_number.canonical.as_deref(), Some("0403170701"));
    assert!(company.standing.notes.is_empty());
}

#[rstest]
#[case("Vendu à")]
#[case("Acquéreur")]
#[case("Acheté par")]
fn whoever_something_was_sold_to_is_the_client(#[case] header: &str) {
    let text = format!(
        "Jour;Désignation;{header};Montant\n02/02/2026;Commode;Antiquités Morel SARL;1 450,00 €\n03/02/2026;Chaise;Mme Achard;85,00 €\n"
    );
    let records = Files::text("brocante.csv", &text).read().records;
    assert_eq!((records.companies.len(), records.people.len(), records.sales.len()), (1, 1, 2));
}

#[test]
fn a_zero_under_a_shortened_newsletter_is_a_no() {
    let text = "Nom;Prénom;E-mail;Newsl. (1/0)\nBenali;Samir;samir@example.com;1\nGarnier;Éloïse;eloise@example.com;0\n";
    let reading = Files::text("eleves.csv", text).read();
    let answers: Vec<Answer> =
        reading.records.people.iter().map(|record| record.person.standing.answer()).collect();
    assert_eq!(answers, [Answer::Unknown, Answer::No]);
}

#[rstest]
#[case("neen")]
#[case("Neen.")]
#[case("neen (mail 3/2/2025)")]
fn a_flemish_no_is_a_no(#[case] cell: &str) {
    let text = format!(
        "Naam;Voornaam;E-mail;Nieuwsbrief\nPeeters;Jan;jan@example.com;ja\nVan den Berghe;Els;els@example.com;{cell}\n"
    );
    let reading = Files::text("klanten.csv", &text).read();
    let answers: Vec<Answer> =
        reading.records.people.iter().map(|record| record.person.standing.answer()).collect();
    assert_eq!(answers, [Answer::Yes, Answer::No]);
}

#[rstest]
#[case("15/03/2026 (chq)")]
#[case("15/03/26 (virement)")]
#[case("le 15 mars 2026 (CB)")]
fn the_day_and_the_means_of_a_payment_say_that_it_was_made(#[case] cell: &str) {
    let text = format!(
        "Facture;Client;Date facture;Mt HT;Réglé le\nFA-101;SCI Bel-Air;03/03/2026;100,00;{cell}\nFA-102;SCI Bel-Air;09/03/2026;50,00;impayée\n"
    );
    let sale = &Files::text("factures.csv", &text).read().records.sales[0];
    assert_eq!((sale.status, sale.paid_on), (Some(Status::Paid), Some(date(2026, 3, 15))));
}

#[rstest]
#[case("Infos médicales")]
#[case("Fiche sanitaire")]
fn what_asks_about_the_health_is_never_kept(#[case] header: &str) {
    let text = format!("Nom;Prénom;E-mail;{header}\nMoreau;Lucie;lucie@example.com;PAI fourni\n");
    let reading = Files::text("cavaliers.csv", &text).read();
    assert!(reading.records.people[0].person.standing.notes.is_empty());
    assert_eq!(column_of(&reading, Field::Note), None);
}

#[test]
fn a_bare_postcode_belongs_to_the_only_street_there_is() {
    let text = "Société;Adresse livraison;CP;Ville livraison\nCabinet Leroy SELARL;5 rue Nationale;59000;Lille\n\
                Fleurs du Port SARL;2 quai Sud;62100;Calais\n";
    let reading = Files::text("clients.csv", text).read();
    let addresses = &reading.records.companies[0].company.reach.addresses;
    let told: Vec<_> = addresses
        .iter()
        .map(|one| (one.street.as_str(), one.postcode.canonical.as_deref(), one.city.as_str()))
        .collect();
    assert_eq!(told, [("5 rue Nationale", Some("59000"), "Lille")]);
}
