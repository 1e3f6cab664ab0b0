//! Separators, quotation marks, line ends: what people and their programs make of them.

use rstest::rstest;
use sheets::{Options, RowFlaw, Separator};

use crate::corpus::{grid, read, text_grid, text_sheet, texts};

#[rstest]
#[case::french("Nom;Ville\nDurand;Lille\n", Some(';'))]
#[case::english("Name,City\nMiller,London\n", Some(','))]
#[case::pasted("Nom\tVille\nDurand\tLille\n", Some('\t'))]
#[case::pipes("Nom|Ville\nDurand|Lille\n", Some('|'))]
#[case::colons("Nom:Ville:Pays\nDurand:Lille:FR\n", Some(':'))]
#[case::one_column("E-mail\nanne@example.com\nluc@example.com\n", None)]
#[case::decimal_commas("Client;PU;Total\nDurand;1,50;3,00\nNoël;2,50;5,00\n", Some(';'))]
#[case::more_commas_than_semicolons("PU;Total\n1,50;3,00\n2,50;5,00\n9,90;9,90\n", Some(';'))]
#[case::decimal_commas_without_header("1,50;3,00\n2,50;5,00\n", Some(';'))]
#[case::amounts_alone("Montant\n1,50\n2,75\n3,00\n", None)]
#[case::names_with_commas("Nom complet\nDurand, Anne\nNoël, Luc\n", None)]
#[case::hours_alone("Heure\n12:30\n14:15\n", None)]
#[case::links_alone("Site\nhttps://a.example\nhttps://b.example\n", None)]
#[case::tags_in_a_cell("id,name,tags\n1,Anne,a;b\n2,Luc,c;d\n3,Zoé,e;f\n", Some(','))]
#[case::an_address_with_commas("Nom;Adresse\nA;1, rue X, Lille\nB;2, rue Y, Lens\n", Some(';'))]
#[case::title_above("Clients, mars 2024\n\nNom;Montant\nDurand;1,50\nNoël;2,50\n", Some(';'))]
#[case::title_padded("Clients;;;\n;;;\nNom;PU;Qté;Total\nA;1,5;2;3,0\n", Some(';'))]
#[case::footnote_below("Nom,Ville,Pays\nA,B,C\nD,E,F\n\nPrix en euros; taxes comprises\n", Some(','))]
#[case::quoted_line_breaks("Nom;Adresse\n\"A\nB\";\"1, rue X\n59000 Lille\"\nC;D\n", Some(';'))]
#[case::header_only("Nom;Prénom;Ville", Some(';'))]
#[case::missing_last_cells("a,b,c,d\n1,2\n1,2,3,4\n1,2,3\n1,2,3,4\n", Some(','))]
#[case::times_in_cells("Nom,Début,Fin\nA,12:30:00,13:30:00\nB,08:00:00,09:00:00\n", Some(','))]
fn the_separator_is_found(#[case] text: &str, #[case] separator: Option<char>) {
    let workbook = read("fichier.csv", text.as_bytes()).expect("a table");
    assert_eq!(workbook.separator.map(Separator::character), separator);
}

#[test]
fn the_person_may_correct_the_separator() {
    let options = Options { separator: Separator::of('/'), ..Options::default() };
    let workbook = sheets::read("f.csv", b"a/b,c\nd/e,f\n", &options).expect("a table");
    assert_eq!(grid(&workbook.sheets[0]), [["a", "b,c"], ["d", "e,f"]]);
    assert!(['x', '7', '"', '\n', ' ', 'é'].into_iter().all(|wrong| Separator::of(wrong).is_none()));
}

#[rstest]
#[case("sep=|\r\na|b;c\r\nd|e;f\r\n", '|')]
#[case("\"sep=;\"\na;b\n", ';')]
#[case("SEP=,\na,b\n", ',')]
fn excel_announces_its_separator(#[case] text: &str, #[case] separator: char) {
    let workbook = read("fichier.csv", text.as_bytes()).expect("a table");
    assert_eq!(workbook.separator.map(Separator::character), Some(separator));
    let first = &workbook.sheets[0].rows[0];
    assert_eq!((first.number, first.line, first.cells.len()), (1, Some(2), 2));
}

#[test]
fn blank_records_are_counted_and_not_kept() {
    let sheet = text_sheet(b"Titre;\n\n;\nNom;Ville\n\"A\nB\";Lille\n\n\nC;Lens\n");
    let places: Vec<_> = sheet.rows.iter().map(|row| (row.number, row.line)).collect();
    assert_eq!(places, [(1, Some(1)), (4, Some(4)), (5, Some(5)), (8, Some(9))]);
}

#[rstest]
#[case::unix("a;b\nc;d\n")]
#[case::windows("a;b\r\nc;d\r\n")]
#[case::old_mac("a;b\rc;d\r")]
#[case::translated_twice("a;b\r\r\nc;d\r\r\n")]
#[case::without_the_last("a;b\nc;d")]
fn every_line_end_ends_a_line(#[case] text: &str) {
    assert_eq!(text_grid(text), [["a", "b"], ["c", "d"]]);
}

#[test]
fn a_stray_return_stays_in_its_cell() {
    assert_eq!(text_grid("a;b\nc\rd;e\nf;g\n"), [["a", "b"], ["c\rd", "e"], ["f", "g"]]);
}

#[rstest]
#[case::doubled("a;\"dit \"\"oui\"\"\"\n", "dit \"oui\"")]
#[case::separator_inside("a;\"b;c\"\n", "b;c")]
#[case::line_break_inside("a;\"b\r\nc\"\r\n", "b\r\nc")]
#[case::in_the_middle("a;un 12\" vinyle\n", "un 12\" vinyle")]
#[case::empty("a;\"\"\n", "")]
#[case::spaces_around("a; \"b;c\" \n", "b;c")]
#[case::spaces_kept("a;  b  \n", "  b  ")]
fn quotation_marks_are_honoured(#[case] text: &str, #[case] cell: &str) {
    let text = format!("x;y\n{text}");
    let sheet = text_sheet(text.as_bytes());
    assert_eq!(texts(&sheet.rows[1]), ["a", cell]);
    assert_eq!(sheet.rows[1].flaw, None);
}

#[rstest]
#[case::never_doubled("\"Hôtel \"Le Cygne\" Lille\"", "Hôtel \"Le Cygne\" Lille")]
#[case::closed_too_early("\"Hôtel\" Le Cygne", "Hôtel Le Cygne")]
fn marks_inside_a_quoted_cell_are_kept_and_told(#[case] written: &str, #[case] read_as: &str) {
    let text = format!("Nom;Ville\n{written};Lille\nDurand;Lens\n");
    let sheet = text_sheet(text.as_bytes());
    assert_eq!(texts(&sheet.rows[1]), [read_as, "Lille"]);
    assert_eq!(sheet.rows[1].flaw, Some(RowFlaw::TextAfterQuote));
    assert_eq!(texts(&sheet.rows[2]), ["Durand", "Lens"]);
}

/// Forty rows, and a quotation mark forgotten in the fifth.
fn with_forgotten_mark(fifth: &str, eighth: &str) -> Vec<Vec<String>> {
    let mut text = String::from("Nom;Ville;Remarque\n");
    for number in 2..=40 {
        text += &match number {
            5 => format!("{fifth}\n"),
            8 => format!("{eighth}\n"),
            _ => format!("Client {number};Lille;\n"),
        };
    }
    let sheet = text_sheet(text.as_bytes());
    assert_eq!(sheet.rows.len(), 40);
    assert_eq!(sheet.rows[4].flaw, Some(RowFlaw::UnbalancedQuote));
    assert_eq!(texts(&sheet.rows[39]), ["Client 40", "Lille", ""]);
    grid(&sheet)
}

#[rstest]
#[case::nothing_quoted_after("\"Dupont;Lille;", "Client 8;Lille;")]
#[case::a_quoted_cell_after("\"Dupont;Lille;", "Client 8;\"Lille\";x")]
#[case::a_quoted_first_cell_after("\"Dupont;Lille;", "\"Client 8\";Lille;x")]
#[case::a_closing_mark_after("\"Dupont;Lille;", "Client 8;Lille;x\"")]
fn a_forgotten_quotation_mark_swallows_nothing(#[case] fifth: &str, #[case] eighth: &str) {
    let rows = with_forgotten_mark(fifth, eighth);
    assert_eq!(rows[4], ["\"Dupont", "Lille", ""]);
    assert!(rows.iter().all(|row| row.len() == 3));
}

#[test]
fn a_long_quoted_note_is_no_accident() {
    let note: Vec<String> = (0..300).map(|line| format!("ligne {line} ; suite")).collect();
    let text = format!("Nom;Note;Fin\nDurand;\"{}\";x\nNoël;;y\n", note.join("\n"));
    let rows = text_grid(&text);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1][1], note.join("\n"));
}

#[test]
fn the_name_of_the_file_names_the_sheet() {
    for (name, sheet) in [
        ("clients.csv", "clients"),
        ("C:\\Bureau\\clients 2024.v2.txt", "clients 2024.v2"),
        ("/tmp/.csv", ".csv"),
        ("sans ending", "sans ending"),
    ] {
        assert_eq!(read(name, b"a;b\n").expect("a table").sheets[0].name, sheet);
    }
}
