//! What we write, Excel opens without computing anything, and we read back.

use kernel::Country;
use proptest::prelude::*;
use rstest::rstest;
use sheets::{Bundle, Charset, CsvWriter, Outbox, Separator, Spelling, neutralised};

use crate::corpus::{grid, read};

fn written(spelling: Spelling, rows: &[&[&str]]) -> Vec<u8> {
    let mut writer = CsvWriter::new(Vec::new(), spelling).expect("memory");
    for row in rows {
        writer.row(row.iter().copied()).expect("memory");
    }
    writer.finish().expect("memory")
}

#[test]
fn france_and_belgium_get_a_semicolon_and_a_mark() {
    for country in [Country::FR, Country::BE] {
        let file = written(Spelling::of(country), &[&["Nom", "Ville"], &["Noël; fils", "Liège"]]);
        assert_eq!(file, "\u{feff}Nom;Ville\r\n\"Noël; fils\";Liège\r\n".as_bytes());
    }
}

#[test]
fn an_old_program_may_be_given_windows_1252() {
    let spelling = Spelling { separator: Separator::COMMA, charset: Charset::WINDOWS_1252 };
    let file = written(spelling, &[&["Nom", "Montant"], &["Łukasik", "12 €"]]);
    assert_eq!(file, b"Nom,Montant\r\n?ukasik,12 \x80\r\n");
}

#[rstest]
#[case("=1+1")]
#[case("=HYPERLINK(\"https://a.example\")")]
#[case("+cmd|' /C calc'!A0")]
#[case("-2+3+cmd|' /C calc'!A0")]
#[case("@SUM(A1:A9)")]
#[case("\t=1+1")]
#[case("\r=1+1")]
#[case("\n=1+1")]
#[case("＝1+1")]
#[case("+A1")]
#[case("-")]
#[case("--1")]
fn a_formula_is_made_text(#[case] cell: &str) {
    assert_eq!(neutralised(cell), format!("'{cell}"));
}

#[rstest]
#[case("-12,50")]
#[case("-1\u{202f}234,50\u{a0}€")]
#[case("+33 6 39 98 20 42")]
#[case("+33639982042")]
#[case("+33 (0)6 39 98 20 42")]
#[case("+5,5 %")]
#[case("Durand = fils")]
#[case("a-b@example.com")]
#[case("")]
fn a_number_a_telephone_and_plain_text_stay(#[case] cell: &str) {
    assert_eq!(neutralised(cell), cell);
}

#[test]
fn what_is_written_is_read_back() {
    let rows: [&[&str]; 3] = [
        &["Nom", "Adresse", "Remarque"],
        &["Noël", "1, rue X\n59000 Lille", "dit \"oui\" ; puis non"],
        &["Lefèvre", "", " espaces "],
    ];
    let file = written(Spelling::of(Country::FR), &rows);
    assert_eq!(grid(&read("export.csv", &file).expect("a table").sheets[0]), rows);
}

/// What a spreadsheet reckons: a cell that begins like a formula and is more than a plain number.
fn computes(cell: &str) -> bool {
    let plain =
        |text: &str| text.chars().all(|sign| sign.is_ascii_digit() || " .,()€%\u{a0}\u{202f}".contains(sign));
    match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-') => !plain(&cell[1..]) || !cell.contains(|sign: char| sign.is_ascii_digit()),
        _ => false,
    }
}

proptest! {
    #[test]
    fn no_cell_is_ever_reckoned_and_only_a_mark_is_added(cell in "[=+@\\-\t\r\n＝＋－＠]?.{0,12}") {
        let written = neutralised(&cell);
        prop_assert!(!computes(&written), "{written}");
        prop_assert_eq!(written.strip_prefix('\'').filter(|_| written != cell).unwrap_or(&written), cell.as_str());
    }

    #[test]
    fn every_amount_stays_a_number(cents in any::<i64>(), comma in any::<bool>()) {
        let point = if comma { ',' } else { '.' };
        let sign = if cents < 0 { "-" } else { "" };
        let amount = format!("{sign}{}{point}{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
        prop_assert_eq!(neutralised(&amount), amount.as_str());
    }
}

#[test]
fn several_tables_leave_in_one_zip_piece_by_piece() {
    let outbox = Outbox::default();
    let mut bundle = Bundle::new(outbox.clone());
    let mut file = Vec::new();
    for (name, text) in [("people.csv", "Claire\r\n"), ("sales.csv", "F-1\r\n")] {
        bundle.begin(name).expect("memory");
        for _ in 0..3 {
            bundle.add(text.as_bytes()).expect("memory");
            file.extend(outbox.take());
        }
    }
    bundle.finish().expect("memory");
    file.extend(outbox.take());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a ZIP");
    let sales = std::io::read_to_string(archive.by_name("sales.csv").expect("a file")).expect("text");
    assert_eq!(sales, "F-1\r\nF-1\r\nF-1\r\n");
    assert_eq!(archive.len(), 2);
}
