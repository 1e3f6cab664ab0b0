//! Documents whose totals stand in one sheet and whose lines stand in another: they count once, in
//! whatever order the files and their rows come.

use intake::{DocumentKind, Reading, Status};
use jiff::civil::{Date, date};
use rstest::rstest;

use crate::world::{Files, turned};

/// Kind, day, turnover and number of lines of every sale, in an order of their own.
fn sales(reading: &Reading) -> Vec<(DocumentKind, Date, i64, usize)> {
    let sales = reading.records.sales.iter();
    let told = sales.map(|sale| (sale.kind, sale.date, sale.turnover().unwrap().cents, sale.lines.len()));
    let mut told: Vec<_> = told.collect();
    told.sort_by_key(|(kind, date, cents, lines)| (*date, kind.code(), *cents, *lines));
    told
}

/// Both files, in either order, with their rows from top to bottom and from bottom to top.
fn readings(heads: &str, lines: &str) -> Vec<Reading> {
    let both = |heads: &str, lines: &str| {
        [
            Files::text("factures.csv", heads).and("lignes.csv", lines).read(),
            Files::text("lignes.csv", lines).and("factures.csv", heads).read(),
        ]
    };
    let straight = both(heads, lines);
    straight.into_iter().chain(both(&turned(heads), &turned(lines))).collect()
}

fn cautions(reading: &Reading, code: &str) -> usize {
    let sheets = reading.files.iter().flat_map(|file| &file.sheets);
    let found = sheets.flat_map(|sheet| &sheet.warnings).filter(|warning| warning.code.code() == code);
    found.count()
}

const HEADS: &str = "N° facture;Date;Client;Échéance;Total HT;Total TTC;Réglée le\n\
                     F-101;01/03/2026;Bois SA;31/03/2026;150,00;180,00;20/03/2026\n\
                     F-102;02/03/2026;Mme Anne Leroy;01/04/2026;20,00;24,00;\n";

#[rstest]
#[case::by_their_number(
    "N° facture;Désignation;Qté;PU HT\nF-101;Vin;10;10,00\nF-101;Bière;1;50,00\nF-102;Vin;2;10,00\n"
)]
#[case::with_their_totals(
    "N° facture;Désignation;Total HT\nF-101;Vin;100,00\nF-101;Bière;50,00\nF-102;Vin;20,00\n"
)]
#[case::with_their_day(
    "N° facture;Date;Désignation;Total HT\nF-101;01/03/2026;Vin;100,00\nF-101;01/03/2026;Bière;50,00\nF-102;02/03/2026;Vin;20,00\n"
)]
#[case::with_their_client(
    "N° facture;Date;Client;Désignation;Total HT\nF-101;01/03/2026;Bois SA;Vin;100,00\nF-101;01/03/2026;Bois SA;Bière;50,00\nF-102;02/03/2026;Mme Anne Leroy;Vin;20,00\n"
)]
fn totals_in_one_file_and_lines_in_another_count_once(#[case] lines: &str) {
    let invoice = DocumentKind::Invoice;
    for reading in readings(HEADS, lines) {
        let expected = [(invoice, date(2026, 3, 1), 15_000, 2), (invoice, date(2026, 3, 2), 2_000, 1)];
        assert_eq!(sales(&reading), expected);
        for sale in &reading.records.sales {
            let is_first = sale.number.as_deref() == Some("F-101");
            assert_eq!(sale.due, Some(if is_first { date(2026, 3, 31) } else { date(2026, 4, 1) }));
            assert_eq!(sale.paid_on, is_first.then_some(date(2026, 3, 20)));
            assert_eq!(sale.status == Some(Status::Paid), is_first);
            let gross = sale.lines.iter().map(|line| line.sale.gross.canonical.unwrap().cents);
            assert_eq!(gross.sum::<i64>(), if is_first { 18_000 } else { 2_400 }, "what is owed is with tax");
        }
        for code in ["document-differs", "further-line"] {
            assert_eq!(cautions(&reading, code), 0, "{code}");
        }
    }
}

#[test]
fn totals_in_one_sheet_and_lines_in_another_count_once() {
    let lines = "N° facture;Désignation;Total HT\nF-101;Vin;100,00\nF-101;Bière;50,00\nF-102;Vin;20,00\n";
    for sheets in [[("Factures", HEADS), ("Lignes", lines)], [("Lignes", lines), ("Factures", HEADS)]] {
        let reading = Files::workbook("ventes.xlsx", &sheets).read();
        assert_eq!(reading.files[0].sheets.len(), 2);
        let told: Vec<_> = sales(&reading).into_iter().map(|(_, _, cents, lines)| (cents, lines)).collect();
        assert_eq!(told, [(15_000, 2), (2_000, 1)]);
    }
}

#[test]
fn a_head_that_names_its_object_and_its_lines_count_once() {
    let heads = "N° facture;Date;Client;Objet;Total HT\nF-101;01/03/2026;Bois SA;Votre commande;150,00\nF-102;02/03/2026;Bois SA;Livraison;20,00\n";
    let lines =
        "N° facture;Désignation;Qté;PU HT\nF-101;Vin;10;10,00\nF-101;Bière;1;50,00\nF-102;Vin;2;10,00\n";
    for reading in readings(heads, lines) {
        let told: Vec<_> = sales(&reading).into_iter().map(|(_, _, cents, lines)| (cents, lines)).collect();
        assert_eq!(told, [(15_000, 2), (2_000, 1)]);
    }
}

#[test]
fn a_head_that_is_not_the_sum_of_its_lines_is_told() {
    let lines = "N° facture;Désignation;Total HT\nF-101;Vin;100,00\nF-101;Bière;40,00\nF-102;Vin;20,00\n";
    for reading in readings(HEADS, lines) {
        let cents: Vec<i64> = sales(&reading).into_iter().map(|(.., cents, _)| cents).collect();
        assert_eq!(cents, [14_000, 2_000], "the lines count");
        assert_eq!(cautions(&reading, "document-differs"), 1);
    }
}

#[test]
fn a_head_gives_the_total_of_lines_that_give_none() {
    let lines = "N° facture;Désignation;Qté\nF-101;Vin;10\nF-101;Bière;1\n";
    for reading in readings(HEADS, lines) {
        let cents: Vec<i64> = sales(&reading).into_iter().map(|(.., cents, _)| cents).collect();
        assert_eq!(cents, [15_000, 2_000]);
    }
}

#[test]
fn credit_notes_drafts_and_cancelled_invoices_are_what_their_heads_say() {
    let heads = "Type;N°;Date;Client;Statut;Total HT\n\
                 Facture;F-101;01/03/2026;Bois SA;Payée;90,00\nAvoir;F-101;20/03/2026;Bois SA;Payée;40,00\n\
                 Facture;F-102;02/03/2026;Bois SA;Brouillon;20,00\nFacture;F-103;03/03/2026;Bois SA;Annulée;30,00\n\
                 Devis;D-1;04/03/2026;Bois SA;Envoyé;70,00\n";
    let lines = "N° pièce;Date;Désignation;Total HT\n\
                 F-101;01/03/2026;Vin;100,00\nF-101;01/03/2026;Remise fidélité;-10,00\nF-101;20/03/2026;Vin;40,00\n\
                 F-102;02/03/2026;Vin;20,00\nF-103;03/03/2026;Vin;30,00\nD-1;04/03/2026;Vin;70,00\n";
    for reading in readings(heads, lines) {
        let expected = [
            (DocumentKind::Invoice, date(2026, 3, 1), 9_000, 2),
            (DocumentKind::Quote, date(2026, 3, 2), 2_000, 1),
            (DocumentKind::Invoice, date(2026, 3, 3), 3_000, 1),
            (DocumentKind::Quote, date(2026, 3, 4), 7_000, 1),
            (DocumentKind::CreditNote, date(2026, 3, 20), -4_000, 1),
        ];
        assert_eq!(sales(&reading), expected);
        let cancelled = reading.records.sales.iter().filter(|sale| sale.status == Some(Status::Cancelled));
        assert_eq!(cancelled.map(|sale| sale.number.as_deref()).collect::<Vec<_>>(), [Some("F-103")]);
        assert_eq!(cautions(&reading, "document-differs"), 0);
    }
}

#[test]
fn a_quote_without_articles_is_no_head_of_the_invoice_of_its_number() {
    let quotes = "N° devis;Date;Client;Total HT\n12;01/03/2026;Bois SA;150,00\n";
    let invoices = "N° facture;Date;Client;Désignation;Total HT\n12;01/03/2026;Bois SA;Vin;100,00\n12;01/03/2026;Bois SA;Bière;50,00\n";
    for reading in readings(quotes, invoices) {
        let told: Vec<_> = sales(&reading).into_iter().map(|(kind, _, cents, _)| (kind, cents)).collect();
        assert_eq!(told, [(DocumentKind::Invoice, 15_000), (DocumentKind::Quote, 15_000)]);
    }
}

#[test]
fn what_carnet_exports_of_its_sales_comes_back_with_the_same_totals() {
    let heads = "Identifiant;Document;N° document;Date;Échéance;État;Payé le;Entreprise;Identifiant entreprise;Contact;Identifiant contact;Total HT;Total TTC;Solde dû;Devise\n\
                 01a2;Facture;F1;2026-03-01;2026-03-31;Payée;2026-03-20;Bois SA;02b1;;;52,10;62,52;0,00;EUR\n\
                 01a3;Facture;F2;2026-03-02;;À payer;;;;Nadia D'Hondt;03c1;15,01;15,84;15,84;EUR\n\
                 01a4;Avoir;F1;2026-03-20;;Payée;;Bois SA;02b1;;;-24,50;-29,40;0,00;EUR\n\
                 01a5;Devis;D1;2026-03-21;;Ouverte;;Bois SA;02b1;;;27,60;33,12;0,00;EUR\n\
                 01a6;Facture;;2026-03-22;;Payée;;Bois SA;02b1;;;9,00;9,50;0,00;EUR\n";
    let lines = "Identifiant vente;N° document;Date;Identifiant produit;Référence;Désignation;Quantité;Prix unitaire HT;Remise %;TVA %;Total HT;Total TTC;Devise\n\
                 01a2;F1;2026-03-01;04d1;GEN-10;Genièvre;1,000;24,50;;20,00;24,50;29,40;EUR\n\
                 01a2;F1;2026-03-01;04d2;VIN-05;Morgon;2,000;13,80;;20,00;27,60;33,12;EUR\n\
                 01a3;F2;2026-03-02;04d3;EPI-12;Terrine;2,000;7,90;5,00;5,50;15,01;15,84;EUR\n\
                 01a4;F1;2026-03-20;04d1;GEN-10;Genièvre;-1,000;24,50;;20,00;-24,50;-29,40;EUR\n\
                 01a5;D1;2026-03-21;04d2;VIN-05;Morgon;2,000;13,80;;20,00;27,60;33,12;EUR\n\
                 01a6;;2026-03-22;04d4;EPI-13;Moutarde;1,000;9,00;;5,50;9,00;9,50;EUR\n";
    for reading in readings(heads, lines) {
        let expected = [
            (DocumentKind::Invoice, date(2026, 3, 1), 5_210, 2),
            (DocumentKind::Invoice, date(2026, 3, 2), 1_501, 1),
            (DocumentKind::CreditNote, date(2026, 3, 20), -2_450, 1),
            (DocumentKind::Quote, date(2026, 3, 21), 2_760, 1),
            (DocumentKind::Invoice, date(2026, 3, 22), 900, 1),
        ];
        assert_eq!(sales(&reading), expected);
        assert_eq!(cautions(&reading, "document-differs"), 0);
    }
}

#[test]
fn what_a_head_without_an_amount_calls_a_credit_note_is_owed_back() {
    let heads = "Type;N°;Date;Client;Statut;Total HT\nAvoir;F-101;20/03/2026;Bois SA;Payée;\n";
    let lines = "N° pièce;Date;Désignation;Total HT\nF-101;20/03/2026;Vin;40,00\n";
    for reading in readings(heads, lines) {
        assert_eq!(sales(&reading), [(DocumentKind::CreditNote, date(2026, 3, 20), -4_000, 1)]);
        assert_eq!(cautions(&reading, "credit-turned"), 1);
    }
}

#[test]
fn a_lone_line_that_comes_to_nothing_stays_the_line_of_its_head() {
    let lines = "N° facture;Désignation;Total HT\nF-101;Offert;0,00\nF-102;Vin;20,00\n";
    for reading in readings(HEADS, lines) {
        let told: Vec<_> = sales(&reading).into_iter().map(|(_, _, cents, lines)| (cents, lines)).collect();
        assert_eq!(told, [(0, 1), (2_000, 1)]);
        assert!(reading.records.sales.iter().all(|sale| sale.status != Some(Status::Cancelled)));
        assert_eq!(cautions(&reading, "document-differs"), 1);
    }
}

#[test]
fn an_invoice_and_a_ticket_of_another_day_that_share_a_number_both_count() {
    let invoices = "N°;Date;Client;Total HT\n1;01/03/2026;Bois SA;150,00\n";
    let tickets = "N°;Date;Client;Désignation;Total HT\n1;09/05/2026;Bois SA;Vin;12,00\n";
    for reading in readings(invoices, tickets) {
        assert_eq!(sales(&reading).into_iter().map(|(_, _, cents, _)| cents).sum::<i64>(), 16_200);
    }
}

#[test]
fn a_head_is_not_lent_to_the_lines_of_another_client() {
    let heads = "Type;N°;Date;Client;Statut;Total HT\nAvoir;1;01/03/2026;Bois SA;Payée;-150,00\n";
    let lines = "N°;Date;Client;Désignation;Total HT\n1;01/03/2026;Alu SA;Vin;20,00\n";
    for reading in readings(heads, lines) {
        let told: Vec<_> = sales(&reading).into_iter().map(|(kind, _, cents, _)| (kind, cents)).collect();
        assert_eq!(told, [(DocumentKind::CreditNote, -15_000), (DocumentKind::Invoice, 2_000)]);
        let sale = reading.records.sales.iter().find(|sale| sale.kind == DocumentKind::Invoice);
        assert_eq!(sale.unwrap().status, None);
    }
}
