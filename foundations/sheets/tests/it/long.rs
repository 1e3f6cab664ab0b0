//! Files read some rows at a time say what they say when they are read whole.

use std::io::Cursor;

use rstest::rstest;
use sheets::{Limits, Options, Refused, Row, Rows};

use crate::corpus::{mercier, read};

fn in_parts(name: &str, bytes: &[u8], most: usize) -> Vec<Row> {
    let mut reader =
        Rows::open(name, Cursor::new(bytes.to_vec()), &Options::default()).expect("a table").expect("a text");
    let mut all = Vec::new();
    loop {
        let rows = reader.next_rows(most).expect("within the limits");
        assert!(rows.len() <= most);
        if rows.is_empty() {
            return all;
        }
        all.extend(rows);
    }
}

#[rstest]
#[case::plain("Nom;Ville\nNoël;Lille\n\nPetit;Gand\nRoy;Mons\n".as_bytes().to_vec())]
#[case::lines_within_quotes("Nom;Note\nNoël;\"deux\nlignes\"\nPetit;\"\n\nRoy;\"trois\n\nlignes\"\n".as_bytes().to_vec())]
#[case::announced(b"sep=|\r\nNom|Ville\r\nNo\xebl|Lille\r\nPetit|Gand\r\n".to_vec())]
#[case::marked("\u{feff}Nom,Ville\nNoël,Lille\nPetit,Gand\n\u{1a}".as_bytes().to_vec())]
#[case::an_old_mac(b"Nom\tVille\rNo\x91l\tLille\rPetit\tGand\rRoy\tMons\r".to_vec())]
#[case::stray_zeros(b"Nom;Ville\nNo\0yer;Lille\nPetit;Gand\n".to_vec())]
#[case::the_workshop(mercier("clients.csv"))]
fn parts_of_any_size_make_the_whole(#[case] bytes: Vec<u8>) {
    let whole = read("clients.csv", &bytes).expect("a table").sheets.remove(0).rows;
    for most in [1, 2, 3, 7, 1_000_000] {
        assert!(in_parts("clients.csv", &bytes, most) == whole, "{most} rows at a time");
    }
}

#[test]
fn a_list_may_be_longer_than_what_is_read_whole() {
    let limits = Limits { file_bytes: 10, cells: 4, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let list = "Nom;Ville\nNoël;Lille\nPetit;Gand\nRoy;Mons\n".as_bytes();
    assert_eq!(sheets::read("clients.csv", list, &options).err(), Some(Refused::TooLarge { limit: 10 }));
    let mut rows = Rows::open("clients.csv", Cursor::new(list), &options).expect("a table").expect("a text");
    assert_eq!((rows.next_rows(2).expect("few").len(), rows.next_rows(2).expect("few").len()), (2, 2));
    let narrow = Options { limits: Limits { long_bytes: 20, rows: 3, ..limits }, ..Options::default() };
    let refused = Rows::open("clients.csv", Cursor::new(list), &narrow).err();
    assert_eq!(refused, Some(Refused::TooLarge { limit: 20 }), "there is an end to it");
}

#[test]
fn the_rows_of_the_whole_file_are_counted() {
    let options = Options { limits: Limits { rows: 3, ..Limits::default() }, ..Options::default() };
    let list = "Nom;Ville\nNoël;Lille\nPetit;Gand\nRoy;Mons\n".as_bytes();
    let mut rows = Rows::open("clients.csv", Cursor::new(list), &options).expect("a table").expect("a text");
    assert_eq!(rows.next_rows(2).expect("few").len(), 2);
    assert_eq!(rows.next_rows(2).err(), Some(Refused::TooManyRows { limit: 3 }));
    rows.rewind();
    assert_eq!(rows.next_rows(1).expect("few")[0].number, 1);
}

#[test]
fn workbooks_and_cards_are_not_cut_into_parts() {
    let workbook = mercier("fichier-clients-mercier.xlsx");
    assert!(
        Rows::open("clients.xlsx", Cursor::new(workbook), &Options::default()).expect("a table").is_none()
    );
    let card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Claire Fontaine\r\nEND:VCARD\r\n";
    assert!(Rows::open("carte.vcf", Cursor::new(card), &Options::default()).expect("cards").is_none());
}
