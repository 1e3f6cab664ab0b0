//! Rules that hold whatever the file: refusals, texts as written, the same file again, links.

use intake::{
    Answer, ClientLink, CompanyLink, DocumentKind, DuplicateDecision, Mapping, Reading, Rejection, RowName,
    SaleKey, Status, Table, Twin,
};
use kernel::Id;
use rstest::rstest;

use crate::world::{Files, base_of, context, report};

fn people(text: &str) -> Reading {
    Files::text("contacts.csv", text).read()
}

#[rstest]
#[case("Désinscrit le", "04/05/2022")]
#[case("Désinscrit le", "x")]
#[case("Unsubscribed", "yes")]
#[case("Unsubscribed", "true")]
#[case("Ne pas contacter", "X")]
#[case("Opt-out", "1")]
#[case("Opted out", "2023-04-01")]
#[case("Opposition", "oui")]
#[case("Do not contact", "Yes")]
#[case("Désinscription newsletter", "12 mars 2023")]
#[case("Newsletter", "désinscrit le 04/05/2022")]
#[case("Newsletter", "STOP")]
#[case("Newsletter", "non")]
#[case("Remarques", "ne plus contacter")]
#[case("Statut", "Unsubscribed")]
fn a_no_is_a_refusal_wherever_it_stands(#[case] header: &str, #[case] cell: &str) {
    let text = format!(
        "Prénom;Nom;E-mail;{header}\nMarie;Petit;marie@example.com;{cell}\nLuc;Roux;luc@example.com;\n"
    );
    let reading = people(&text);
    let standing = |at: usize| &reading.records.people[at].person.standing;
    assert_eq!(standing(0).answer(), Answer::No);
    assert!(!standing(0).refusals.is_empty());
    assert_eq!(standing(1).answer(), Answer::Unknown, "nobody refuses for another");
}

#[rstest]
#[case("Opt-out", "non")]
#[case("Opted out", "false")]
#[case("Unsubscribed", "0")]
#[case("Newsletter", "à voir")]
#[case("Newsletter", "?")]
#[case("Newsletter", "peut-être")]
#[case("Newsletter", " ")]
fn what_is_no_clear_yes_is_unknown(#[case] header: &str, #[case] cell: &str) {
    let reading = people(&format!("Prénom;Nom;E-mail;{header}\nMarie;Petit;marie@example.com;{cell}\n"));
    assert_eq!(reading.records.people[0].person.standing.answer(), Answer::Unknown);
}

#[test]
fn texts_come_back_as_written_naughty_ones_too() {
    let Some(strings) = Files::borrowed("strings", &["blns.json"]) else { return };
    let strings: Vec<String> = serde_json::from_slice(strings.uploads()[0].bytes).unwrap();
    let printable = |text: &&String| !text.trim().is_empty() && !text.chars().any(char::is_control);
    let strings: Vec<&String> = strings.iter().filter(printable).collect();
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(["Prénom", "Nom", "E-mail", "Remarques"]).unwrap();
    for (at, text) in strings.iter().enumerate() {
        csv.write_record([text.as_str(), "Petit", &format!("a{at}@example.com"), text.as_str()]).unwrap();
    }
    let bytes = csv.into_inner().unwrap();
    let reading = Files::text("contacts.csv", std::str::from_utf8(&bytes).unwrap()).read();
    let rows = &reading.files[0].sheets[0].rows;
    assert_eq!(rows.len(), strings.len(), "every string is a row of data");
    for (row, text) in rows.iter().zip(strings) {
        assert!(row.is_accepted());
        let person = row.person.as_ref().unwrap();
        let written = kernel::text::trim(text);
        assert_eq!(person.first_name.canonical.as_deref().unwrap_or_default(), written);
        assert_eq!(person.standing.notes.first().map(|note| note.text.as_str()).unwrap_or_default(), written);
    }
}

#[test]
fn one_table_for_everything_is_split_into_clients_and_sales() {
    let text = "Date;N° facture;Société;SIREN;Contact;E-mail;Désignation;Total HT\n\
                03/01/2024;F1;Bois SA;732829320;Paul Petit;paul.petit@bois.fr;Table;100,00\n\
                04/01/2024;F2;Bois SA;732829320;Paul Petit;paul.petit@bois.fr;Chaise;50,00\n\
                05/01/2024;F3;Caves Guérin;;Anne Roux;anne.roux@caves.fr;Table;100,00\n";
    let reading = Files::text("tout.csv", text).read();
    assert_eq!(reading.files[0].sheets[0].table, Table::Mixed);
    let records = &reading.records;
    assert_eq!((records.companies.len(), records.people.len(), records.sales.len()), (2, 2, 3));
    assert!(
        records.sales.iter().all(|sale| matches!(sale.client, ClientLink::Company(CompanyLink::Record(_))))
    );
    assert!(records.sales.iter().all(|sale| sale.contact.is_some()));
    let sums = &report(&reading).files[0].sheets[0].sums_cents["Total HT"];
    assert_eq!(
        (sums.accepted, sums.without_duplicates),
        (25_000, 25_000),
        "a client met again is no duplicate"
    );
}

#[test]
fn sales_alone_name_their_clients_but_beside_a_client_file_they_must_be_in_it() {
    let sales =
        "Date;Code client;Client;Montant HT\n03/01/2024;C1;Bois SA;100,00\n04/01/2024;C9;Inconnu;50,00\n";
    let alone = Files::text("ventes.csv", sales).read();
    assert_eq!((alone.records.companies.len(), alone.records.sales.len()), (2, 2));
    let beside = Files::text("clients.csv", "Code client;Raison sociale\nC1;Bois SA\n")
        .and("ventes.csv", sales)
        .read();
    assert_eq!((beside.records.companies.len(), beside.records.sales.len()), (1, 1));
    assert_eq!(beside.files[1].sheets[0].rows[1].rejected.as_ref().unwrap().code, Rejection::ClientUnknown);
}

#[test]
fn invoices_in_one_sheet_and_their_lines_in_another_make_whole_documents() {
    let invoices =
        "N° facture;Date;Client;Statut\nF1;03/01/2024;Bois SA;payée\nF2;04/01/2024;Caves Guérin;\n";
    let lines = "N° facture;Désignation;Qté;PU HT\nF1;Table;2;100,00\nF1;Chaise;4;25,50\nF2;Table;1;100,00\nF9;Perdue;1;1,00\n";
    let reading = Files::text("factures.csv", invoices).and("lignes.csv", lines).read();
    let sales = &reading.records.sales;
    assert_eq!(sales.iter().map(|sale| sale.lines.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(sales[0].turnover().unwrap().cents, 30_200);
    assert_eq!(sales[0].status, Some(Status::Paid));
    assert_eq!(reading.files[1].sheets[0].rows[3].rejected.as_ref().unwrap().code, Rejection::DateMissing);
}

#[test]
fn sales_are_recognised_by_number_or_by_what_they_say_and_their_ordinal() {
    let text = "N° facture;Date;Client;Désignation;Montant HT\nF1;03/01/2024;Bois SA;Table;100,00\n\
                ;04/01/2024;Bois SA;Café;2,00\n;04/01/2024;Bois SA;Café;2,00\n";
    let reading = Files::text("ventes.csv", text).read();
    let keys: Vec<SaleKey> = reading.records.sales.iter().map(intake::SaleRecord::key).collect();
    assert!(keys[0] == SaleKey::Document("f1".to_owned()));
    let ordinals: Vec<u32> = reading.records.sales.iter().map(|sale| sale.ordinal).collect();
    assert_eq!(ordinals, [1, 1, 2], "two coffees of one day are two sales");
    assert!(keys[1] != keys[2]);
}

#[test]
fn credit_notes_are_negative_however_they_are_written() {
    let text = "N° facture;Date;Client;Type;Désignation;Montant HT\n\
                A1;03/01/2024;Bois SA;Avoir;Retour;100,00\nA2;03/01/2024;Bois SA;Facture;Remise;-50,00\n\
                A3;03/01/2024;Bois SA;;Avoir s/ F12;-20,00\n";
    let sales = Files::text("factures.csv", text).read().records.sales;
    let found: Vec<(DocumentKind, i64)> =
        sales.iter().map(|sale| (sale.kind, sale.turnover().unwrap().cents)).collect();
    assert_eq!(
        found,
        [
            (DocumentKind::CreditNote, -10_000),
            (DocumentKind::Invoice, -5_000),
            (DocumentKind::CreditNote, -2_000)
        ]
    );
}

#[test]
fn prices_with_tax_make_a_total_where_none_is_written() {
    let text = "Date;Client;Article;Qté;PU TTC;TVA %\n03/01/2024;Bois SA;Table;2;60,00;20\n";
    let sale = Files::text("ventes.csv", text).read().records.sales.remove(0);
    let line = &sale.lines[0].sale;
    assert_eq!(line.gross.get().map(|amount| amount.cents), Some(12_000));
    assert_eq!(line.net.get().map(|amount| amount.cents), Some(10_000));
}

#[test]
fn a_company_met_under_two_numbers_answers_to_both() {
    let clients = "Code client;Raison sociale;SIREN\nC1;Bois SA;732829320\nC2;BOIS;732829320\n";
    let sales = "Date;Code client;Montant HT\n03/01/2024;C2;10,00\n";
    let reading = Files::text("clients.csv", clients).and("ventes.csv", sales).read();
    assert_eq!(reading.records.companies[0].numbers, ["C1", "C2"]);
    assert_eq!(reading.records.sales[0].client, ClientLink::Company(CompanyLink::Record(0)));
}

#[test]
fn a_note_beside_a_contact_is_judged_too() {
    let text = "Raison sociale;SIREN;Contact;E-mail;Remarques\nBois SA;732829320;Mme Anne Petit;info@bois.fr;Anne est enceinte\n";
    let reading = Files::text("clients.csv", text).read();
    let held = &report(&reading).files[0].sheets[0].sensitive;
    assert_eq!(held.iter().map(|note| (note.row, note.category.code())).collect::<Vec<_>>(), [(2, "health")]);
}

#[test]
fn the_same_file_again_finds_every_record_it_made() {
    let files = Files::fixtures("fichier-clients-fr", &["fichier-clients-mercier.xlsx"]);
    let known = base_of(&files.read());
    let again = intake::read(&files.uploads(), &Mapping::default(), &context(), &known);
    let companies: Vec<Option<u128>> =
        again.records.companies.iter().map(|record| record.known.map(|id| id.uuid().as_u128())).collect();
    assert_eq!(companies, (1..=known.companies.len() as u128).map(Some).collect::<Vec<_>>());
    let people: Vec<Option<u128>> =
        again.records.people.iter().map(|record| record.known.map(|id| id.uuid().as_u128())).collect();
    assert_eq!(people, (1..=known.people.len() as u128).map(Some).collect::<Vec<_>>());
    assert_eq!(again.records.sales.len(), 393);
}

#[test]
fn sales_imported_later_find_their_clients_in_the_base() {
    let clients = Files::text(
        "clients.csv",
        "Code client;Raison sociale;E-mail\nC1;Bois SA;a@bois.fr\nC2;Caves Guérin;b@caves.fr\n",
    );
    let known = base_of(&clients.read());
    let sales = Files::text(
        "ventes.csv",
        "Date;Code client;Client;Montant HT\n03/01/2024;C2;;100,00\n04/01/2024;;Bois SA;5,00\n05/01/2024;C9;;1,00\n",
    );
    let reading = intake::read(&sales.uploads(), &Mapping::default(), &context(), &known);
    let clients: Vec<ClientLink> = reading.records.sales.iter().map(|sale| sale.client).collect();
    let known: Vec<ClientLink> =
        [1, 0].map(|at| ClientLink::Company(CompanyLink::Known(known.companies[at].id))).to_vec();
    assert_eq!(clients, known);
    assert!(reading.records.companies.is_empty());
}

#[test]
fn a_number_of_the_base_is_not_given_to_another_company() {
    let known = base_of(&Files::text("clients.csv", "Code client;Raison sociale\nC1;Bois SA\n").read());
    let files = Files::text("clients.csv", "Code client;Raison sociale\nC1;Tapisserie Aubry\n");
    let reading = intake::read(&files.uploads(), &Mapping::default(), &context(), &known);
    assert_eq!(
        reading.files[0].sheets[0].rows[0].rejected.as_ref().unwrap().code,
        Rejection::ClientNumberTaken
    );
}

#[test]
fn a_person_decides_about_look_alikes() {
    let text = "Raison sociale;Ville;Téléphone;E-mail\nGiraud Frères;Bordeaux;01 99 00 10 91;a@example.com\nFrères Giraud;Bordeaux;01 99 00 10 91;b@example.com\n";
    let files = Files::text("clients.csv", text);
    assert_eq!(files.read().records.companies.len(), 2, "probable, and left apart");
    let row = |row: u32| RowName { file: "clients.csv".to_owned(), sheet: "clients".to_owned(), row };
    let decision = |same: bool| DuplicateDecision { first: Twin::Row(row(2)), second: row(3), same };
    let mapping = Mapping { duplicates: vec![decision(true)], ..Mapping::default() };
    let merged = files.read_with(&mapping);
    assert_eq!(merged.records.companies.len(), 1);
    assert_eq!(merged.records.companies[0].company.reach.good_emails().count(), 2);
    let mapping = Mapping { duplicates: vec![decision(false)], ..Mapping::default() };
    let apart = files.read_with(&mapping);
    assert!(apart.files[0].sheets[0].duplicates.is_empty());
}

#[test]
fn rows_are_staged_without_birth_dates_and_without_columns_left_out() {
    let reading =
        people("Prénom;Nom;E-mail;Né(e) le;Salaire\nLéo;Petit;leo@example.com;03/02/2015;1 234,56 €\n");
    let row = &reading.files[0].sheets[0].rows[0];
    assert!(row.person.as_ref().unwrap().born.canonical.is_some());
    let staged = serde_json::to_string(row).unwrap();
    assert!(!staged.contains("2015") && !staged.contains("1 234,56"), "{staged}");
    assert!(staged.contains("2033-02-03"), "the mark of a minor carries its end");
    let back: intake::ReadRow = serde_json::from_str(&staged).unwrap();
    assert_eq!(back.person.unwrap().last_name.raw, "Petit");
    assert!(!format!("{row:?}").contains("Petit"), "nothing personal is shown in passing");
}
