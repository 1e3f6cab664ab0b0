//! The same small file in every encoding an office is likely to save it in.

use encoding_rs::Encoding as Standard;
use rstest::rstest;
use sheets::{Charset, Options, RowFlaw};

use crate::corpus::{grid, read, text_sheet};

const FILE: &str = "N° client;Nom;Prénom;Ville;Remarque\r\n\
    1;Lefèvre;Chloé;Besançon;à rappeler, préfère l'été\r\n\
    2;Noël;Gaëlle;Nîmes;où ça ? « chez elle »\r\n\
    3;Müller;François;Liège;reçoit le 1er août\r\n";

fn rows_of(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

#[rstest]
fn a_french_file_is_recognised(
    #[values(
        Charset::UTF_8,
        Charset::UTF_16LE,
        Charset::UTF_16BE,
        Charset::WINDOWS_1252,
        Charset::MACINTOSH,
        Charset::IBM850
    )]
    charset: Charset,
) {
    let workbook = read("clients.csv", &charset.encode(FILE)).expect("a table");
    let encoding = workbook.encoding.expect("a text file has one");
    assert_eq!((encoding.charset, encoding.had_bom, encoding.had_errors), (charset, false, false));
    assert_eq!(grid(&workbook.sheets[0]), rows_of(FILE));
}

#[rstest]
#[case(Charset::UTF_8, "\u{feff}".as_bytes())]
#[case(Charset::UTF_16LE, b"\xff\xfe")]
#[case(Charset::UTF_16BE, b"\xfe\xff")]
fn a_mark_is_believed_and_left_out(#[case] charset: Charset, #[case] mark: &[u8]) {
    let file = [mark, &*charset.encode(FILE)].concat();
    let workbook = read("clients.csv", &file).expect("a table");
    let encoding = workbook.encoding.expect("a text file has one");
    assert_eq!((encoding.charset, encoding.had_bom), (charset, true));
    assert_eq!(grid(&workbook.sheets[0]), rows_of(FILE));
}

#[rstest]
#[case("Nom;Montant\nLefèvre;12,50 €\nSœur Anne;3,00 €\n", Charset::ISO_8859_15)]
#[case("Nom;Montant\nLefèvre;12,50 €\nSœur Anne;3,00 €\n", Charset::WINDOWS_1252)]
#[case("Nom;Ville\nDÉPÔT MAËLLE;BESANÇON\n", Charset::WINDOWS_1252)]
#[case("Nom;Ville\nDÉPÔT MAËLLE;BESANÇON\n", Charset::IBM850)]
#[case("Nom;Ville\nDÉPÔT MAËLLE;BESANÇON\n", Charset::MACINTOSH)]
#[case("Nom;Ville\nÉmile Durand;Lille\n", Charset::WINDOWS_1252)]
#[case("Nom;Ville\nÉmile Durand;Lille\n", Charset::MACINTOSH)]
#[case("N°;Nom\n1;Durand\n", Charset::WINDOWS_1252)]
#[case("Nom;CA\nDurand;50\u{a0}096,26\u{a0}€\n", Charset::WINDOWS_1252)]
#[case("Nom;CA\nDurand;189,62\u{a0}EUR\nMartin;12,00\u{a0}HT\n", Charset::WINDOWS_1252)]
#[case("Nom;Note\nDurand;l’été\n", Charset::WINDOWS_1252)]
#[case("Nom;Note\nDurand;l’été\n", Charset::MACINTOSH)]
#[case("a;é\n", Charset::WINDOWS_1252)]
#[case("Naam;Plaats\nJoëlle De Coninck;België\nMoeüs;Eén\n", Charset::WINDOWS_1252)]
#[case("Name;Straße\nMüller;Königstraße 5\nJäger;Grüner Weg\n", Charset::WINDOWS_1252)]
#[case("Nome;Cidade\nJoão Gonçalves;São Paulo\nConceição;Setúbal\n", Charset::WINDOWS_1252)]
#[case("Nombre;Ciudad\nMuñoz;Logroño\nJosé Martínez;Cádiz\n", Charset::WINDOWS_1252)]
fn short_files_are_enough(#[case] text: &str, #[case] charset: Charset) {
    let workbook = read("clients.csv", &charset.encode(text)).expect("a table");
    assert_eq!(grid(&workbook.sheets[0]), rows_of(text), "read as {:?}", workbook.encoding);
}

#[rstest]
#[case(
    "windows-1250",
    "Imię;Miasto\nŁukasz Wiśniewski;Łódź\nGrażyna Żółć;Kraków\nJóźwiak;Gdańsk\nMałgorzata Sępień;Częstochowa\n"
)]
#[case(
    "windows-1251",
    "Имя;Город\nАлексей Иванов;Москва\nМария Петрова;Санкт-Петербург\nДмитрий Соколов;Казань\n"
)]
#[case(
    "windows-1253",
    "Όνομα;Πόλη\nΓιώργος Παπαδόπουλος;Αθήνα\nΜαρία Νικολάου;Θεσσαλονίκη\nΕλένη Δημητρίου;Πάτρα\n"
)]
fn other_alphabets_are_recognised_too(#[case] name: &str, #[case] text: &str) {
    let standard = Standard::for_label(name.as_bytes()).expect("a known label");
    let workbook = read("clients.csv", &standard.encode(text).0).expect("a table");
    assert_eq!(grid(&workbook.sheets[0]), rows_of(text), "read as {:?}", workbook.encoding);
}

#[test]
fn one_broken_byte_does_not_change_the_encoding_of_a_file() {
    let mut file = FILE.as_bytes().to_vec();
    let place = FILE.find("Gaëlle").expect("it is there") + 2;
    file[place] = b'x';
    let workbook = read("clients.csv", &file).expect("a table");
    let encoding = workbook.encoding.expect("a text file has one");
    assert_eq!((encoding.charset, encoding.had_errors), (Charset::UTF_8, true));
    let flaws: Vec<_> = workbook.sheets[0].rows.iter().map(|row| row.flaw).collect();
    assert_eq!(flaws, [None, None, Some(RowFlaw::UnreadableBytes), None]);
}

#[test]
fn the_person_may_correct_the_encoding() {
    let options = Options { encoding: Charset::named("cp850"), ..Options::default() };
    let workbook = sheets::read("clients.csv", &Charset::IBM850.encode(FILE), &options).expect("a table");
    assert_eq!(grid(&workbook.sheets[0]), rows_of(FILE));
    let wrong = Options { encoding: Some(Charset::UTF_8), ..Options::default() };
    let workbook = sheets::read("clients.csv", &Charset::IBM850.encode(FILE), &wrong).expect("a table");
    assert!(workbook.encoding.expect("a text file has one").had_errors);
}

#[rstest]
#[case("latin1", "windows-1252")]
#[case("UTF8", "UTF-8")]
#[case("utf-16", "UTF-16LE")]
#[case(" CP850 ", "IBM850")]
#[case("mac", "macintosh")]
fn charsets_are_known_by_their_usual_names(#[case] name: &str, #[case] charset: &str) {
    assert_eq!(Charset::named(name).expect("a known name").name(), charset);
}

#[test]
fn stray_zeros_and_end_marks_are_no_text() {
    let sheet = text_sheet(b"\xef\xbb\xbfNom;Ville\r\nDur\0and;Lille\r\n\x1a");
    assert_eq!(grid(&sheet), [["Nom", "Ville"], ["Durand", "Lille"]]);
}
