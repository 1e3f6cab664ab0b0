//! Lines that make documents: discounts, returns, payments that are awaited, other currencies, and
//! what somebody decides about two lines.

use intake::{
    Certainty, DocumentKind, DuplicateDecision, Likeness, Mapping, Reading, Rejection, RowName, Twin,
};
use kernel::Currency;
use rstest::rstest;

use crate::world::{Files, report, turned};

/// Kind, turnover and number of lines of every sale, by day and number.
fn sales(reading: &Reading) -> Vec<(DocumentKind, i64, usize)> {
    let mut sales: Vec<_> = reading.records.sales.iter().collect();
    sales.sort_by_key(|sale| (sale.date, sale.key()));
    sales.iter().map(|sale| (sale.kind, sale.turnover().unwrap().cents, sale.lines.len())).collect()
}

/// The file read as it is, and with its rows from bottom to top.
fn both_ways(text: &str) -> [Reading; 2] {
    [Files::text("ventes.csv", text).read(), Files::text("ventes.csv", &turned(text)).read()]
}

#[test]
fn a_discount_or_a_return_is_a_line_of_its_invoice() {
    let text = "N° facture;Date;Client;Désignation;Montant HT\n\
                F12;05/01/2026;Bois SA;Table;150,00\nF12;05/01/2026;Bois SA;Remise fidélité;-10,00\n\
                F13;06/01/2026;Bois SA;Retour table;-150,00\nF13;06/01/2026;Bois SA;Frais de retour;20,00\n";
    for reading in both_ways(text) {
        let expected = [(DocumentKind::Invoice, 14_000, 2), (DocumentKind::CreditNote, -13_000, 2)];
        assert_eq!(sales(&reading), expected);
    }
}

#[rstest]
#[case::the_whole_of_it("F12;05/01/2026;Bois SA;Table;150,00\nF12;20/02/2026;Bois SA;Table;-150,00\n", [15_000, -15_000])]
#[case::with_a_discount("F12;05/01/2026;Bois SA;Table;150,00\nF12;05/01/2026;Bois SA;Remise;-10,00\nF12;20/02/2026;Bois SA;Chaise;-40,00\n", [14_000, -4_000])]
#[case::with_a_fee("F12;05/01/2026;Bois SA;Table;150,00\nF12;20/02/2026;Bois SA;Chaise;-50,00\nF12;20/02/2026;Bois SA;Frais de retour;10,00\n", [15_000, -4_000])]
#[case::without_an_article("F12;05/01/2026;Bois SA;;150,00\nF12;20/02/2026;Bois SA;;-40,00\n", [15_000, -4_000])]
fn what_is_owed_back_on_another_day_is_a_credit_note_with_the_number_of_its_invoice(
    #[case] rows: &str,
    #[case] cents: [i64; 2],
) {
    let text = format!("N° facture;Date;Client;Désignation;Montant HT\n{rows}");
    let known = |reading: &Reading| {
        let sales = reading.records.sales.iter();
        let mut keys: Vec<_> = sales.map(|sale| (sale.date, sale.key(), sale.kind)).collect();
        keys.sort();
        keys
    };
    let [straight, turned] = both_ways(&text);
    for reading in [&straight, &turned] {
        let told: Vec<_> = sales(reading).into_iter().map(|(kind, cents, _)| (kind, cents)).collect();
        assert_eq!(told, [(DocumentKind::Invoice, cents[0]), (DocumentKind::CreditNote, cents[1])]);
    }
    assert!(known(&straight) == known(&turned), "the same sales are recognised again");
}

#[test]
fn two_lines_that_say_the_same_are_two_where_the_file_numbers_its_lines() {
    let line = |place: u32| format!("F12;{place};05/01/2026;Bois SA;Chaise;50,00\n");
    let numbered =
        format!("N° facture;N° de ligne;Date;Client;Désignation;Montant HT\n{}{}", line(1), line(2));
    assert_eq!(sales(&Files::text("lignes.csv", &numbered).read()), [(DocumentKind::Invoice, 10_000, 2)]);
    let twice = format!("{numbered}{}", line(2));
    assert_eq!(sales(&Files::text("lignes.csv", &twice).read()), [(DocumentKind::Invoice, 10_000, 2)]);
}

#[test]
fn an_invoice_of_several_days_is_one_of_its_first() {
    let text = "N° facture;Date;Client;Désignation;Montant HT\nF12;05/01/2026;Bois SA;Table;150,00\nF12;07/01/2026;Bois SA;Chaise;50,00\n";
    for reading in both_ways(text) {
        assert_eq!(sales(&reading), [(DocumentKind::Invoice, 20_000, 2)]);
        assert_eq!(reading.records.sales[0].date, jiff::civil::date(2026, 1, 5));
    }
}

#[test]
fn an_invoice_that_calls_itself_one_stays_one_below_zero() {
    let text = "N° pièce;Type;Date;Client;Montant HT\nF12;Facture;05/01/2026;Bois SA;-150,00\n";
    let reading = Files::text("ventes.csv", text).read();
    assert_eq!(sales(&reading), [(DocumentKind::Invoice, -15_000, 1)]);
}

#[test]
fn a_blank_day_of_payment_or_a_due_date_awaits_a_payment() {
    let text = "N° facture;Date;Client;Montant HT;Payé le\n\
                F1;05/01/2026;Bois SA;10,00;\nF2;05/01/2026;Bois SA;10,00;08/01/2026\n";
    for reading in both_ways(text) {
        let mut told: Vec<_> =
            reading.records.sales.iter().map(|sale| (sale.status.is_none(), sale.awaits_payment)).collect();
        told.sort_unstable();
        assert_eq!(told, [(false, false), (true, true)]);
    }
    let due = "N° facture;Date;Client;Montant HT;Échéance\nF1;05/01/2026;Bois SA;10,00;05/02/2026\n";
    assert!(Files::text("ventes.csv", due).read().records.sales[0].awaits_payment);
    let plain = "N° facture;Date;Client;Montant HT\nF1;05/01/2026;Bois SA;10,00\n";
    assert!(!Files::text("ventes.csv", plain).read().records.sales[0].awaits_payment);
}

#[test]
fn amounts_are_read_in_the_smallest_unit_of_their_currency() {
    let text = "N° facture;Date;Client;Montant HT;Devise\n\
                F1;05/01/2026;Kyoto KK;1000;JPY\nF2;05/01/2026;Tunis SA;12,345;TND\nF3;05/01/2026;Bois SA;12,34;EUR\n";
    for reading in both_ways(text) {
        let told = reading.records.sales.iter();
        let mut told: Vec<(i64, Currency)> =
            told.map(|sale| (sale.turnover().unwrap().cents, sale.currency)).collect();
        told.sort_unstable_by_key(|(cents, _)| *cents);
        assert_eq!(told, [(1_000, Currency::JPY), (1_234, Currency::EUR), (12_345, Currency::TND)]);
    }
}

/// The decision that two rows of `ventes.csv` are the same, or are not.
fn decided(first: u32, second: u32, same: bool) -> Mapping {
    let name = |row: u32| RowName { file: "ventes.csv".into(), sheet: "ventes".into(), row };
    let decision = DuplicateDecision { first: Twin::Row(name(first)), second: name(second), same };
    Mapping { duplicates: vec![decision], ..Mapping::default() }
}

#[test]
fn a_line_that_looks_like_another_is_taken_in_once_somebody_says_so() {
    let text = "N° facture;Date;Client;Désignation;Montant HT\n\
                F12;05/01/2026;Bois SA;Table;150,00\nF12;05/01/2026;Bois SA;Table;150,00\n";
    let file = Files::text("ventes.csv", text);
    assert_eq!(sales(&file.read()), [(DocumentKind::Invoice, 15_000, 1)]);
    let apart = file.read_with(&decided(2, 3, false));
    assert_eq!(sales(&apart), [(DocumentKind::Invoice, 30_000, 2)]);
    assert_eq!(report(&apart).files[0].sheets[0].sums_cents["Montant HT"].without_duplicates, 30_000);
}

#[test]
fn sales_without_a_number_are_one_once_somebody_says_so() {
    let text =
        "Date;Client;Désignation;Montant HT\n05/01/2026;Bois SA;Café;2,00\n05/01/2026;Bois SA;Café;2,00\n";
    let file = Files::text("ventes.csv", text);
    assert!(both_ways(text).iter().all(|reading| reading.records.sales.len() == 2));
    let one = file.read_with(&decided(2, 3, true));
    assert_eq!(one.records.sales.len(), 1);
    let found = &one.files[0].sheets[0].duplicates[0];
    assert_eq!((found.is_merged, found.found.reasons.as_slice()), (true, [Likeness::Decided].as_slice()));
}

#[test]
fn products_whose_references_differ_by_a_sign_are_several_and_a_repeat_is_told() {
    let text = "Référence;Désignation;Prix HT\nA-1;Vis;1,00\nA 1;Écrou;2,00\nA.1;Clou;3,00\na-1;Vis;1,50\n";
    let reading = Files::text("produits.csv", text).read();
    assert_eq!(reading.records.products.len(), 3);
    let duplicates = &report(&reading).files[0].sheets[0].duplicates;
    assert_eq!(duplicates.len(), 1);
    assert_eq!(
        (duplicates[0].rows.as_slice(), duplicates[0].certainty, duplicates[0].reason),
        ([2, 5].as_slice(), Certainty::Certain, Likeness::SameSku)
    );
}

#[test]
fn a_document_beyond_belief_is_rejected_row_by_row() {
    let text = "N° facture;Date;Client;Montant HT\n\
                F1;05/01/2026;Bois SA;90 000 000 000,00\nF1;05/01/2026;Bois SA;90 000 000 000,00\nF2;05/01/2026;Bois SA;10,00\n";
    let text = text.replacen("90 000 000 000,00\nF2", "80 000 000 000,00\nF2", 1);
    assert!(both_ways(&text).iter().all(|reading| reading.records.sales.len() == 1));
    let reading = Files::text("ventes.csv", &text).read();
    let rejected: Vec<_> = report(&reading).files[0].sheets[0].rejected.clone();
    let told: Vec<_> = rejected.iter().map(|row| (row.row, row.code, row.column.as_deref())).collect();
    let why = Rejection::DocumentTooLarge;
    assert_eq!(told, [(2, why, Some("Montant HT")), (3, why, Some("Montant HT"))]);
    assert_eq!(reading.records.sales.len(), 1);
}

#[test]
fn a_rejected_sale_names_a_column_that_is_there() {
    let clients = "Raison sociale;E-mail\nCave Moreau;cave@example.com\n";
    let sales =
        "Date;Client;Article;Total TTC\n01/05/2024;Inconnu SA;Vin;12,00\n02/05/2024;Cave Moreau;Vin;douze\n";
    let reading = Files::text("clients.csv", clients).and("ventes.csv", sales).read();
    let report = report(&reading);
    let rejected = &report.files[1].sheets[0].rejected;
    let told: Vec<_> = rejected.iter().map(|row| (row.code, row.column.as_deref())).collect();
    assert_eq!(
        told,
        [(Rejection::ClientUnknown, Some("Client")), (Rejection::AmountMissing, Some("Total TTC"))]
    );
}

#[rstest]
#[case("Ensemble de jardin")]
#[case("Total Quartz 5W30")]
#[case("Report photo")]
#[case("Moyenne section, cahier")]
fn a_sale_of_an_article_that_is_called_as_a_sum_is_a_sale(#[case] article: &str) {
    let text = format!(
        "N° facture;Date;N° client;Désignation;Total HT\n2025013;11/03/2025;12;Table;150,00\n\
         2025014;12/03/2025;12;{article};499,00\n2025015;13/03/2025;14;Chaise;40,00\n;;;TOTAL;689,00\n"
    );
    let cents: Vec<i64> =
        sales(&Files::text("ventes.csv", &text).read()).into_iter().map(|(_, cents, _)| cents).collect();
    assert_eq!(cents, [15_000, 49_900, 4_000], "{article}");
}

#[test]
fn a_sum_with_a_name_behind_its_figure_is_told_by_what_stands_above() {
    let text = "Montant HT;Désignation;Client;Date\n10,00;Vin;Bois SA;03/05/2025\n20,00;Vin;Alu SA;04/05/2025\n\
                30,00;Sous-total Lyon;;\n5,00;Vin;Bois SA;03/06/2025\n";
    let reading = Files::text("ventes.csv", text).read();
    let sheet = &report(&reading).files[0].sheets[0];
    assert_eq!((sheet.accepted, sheet.rejected.len()), (3, 0), "{:?}", sheet.lines);
}

#[test]
fn a_deposit_is_an_invoice_as_programs_shorten_it() {
    let text = "Type;N° pièce;Date;Client;Montant HT\nFA;1;03/02/2025;Bois SA;100,00\n\
                AC;2;04/02/2025;Bois SA;30,00\nAV;3;05/02/2025;Bois SA;20,00\n";
    let told: Vec<_> = sales(&Files::text("ventes.csv", text).read())
        .into_iter()
        .map(|(kind, cents, _)| (kind, cents))
        .collect();
    let invoice = DocumentKind::Invoice;
    assert_eq!(told, [(invoice, 10_000), (invoice, 3_000), (DocumentKind::CreditNote, -2_000)]);
}
