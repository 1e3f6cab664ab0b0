//! A list too long to be held at once: its parts say what the whole says.

use std::cell::Cell;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::rc::Rc;

use intake::{Known, LongList, Mapping, Parts, Reading};
use sheets::Format;

use crate::world::{Files, context, report};

const LIST: &str = "Fichier au 23/11/2026\n\nPrénom;Nom;E-mail;Téléphone;Ville;Newsletter
Élodie;Noël;elodie.noel@example.com;03 20 00 00 01;Lille;oui
Jürgen;Müller;jurgen@example.com;;Eupen;non

Zoé;Van den Bossche;zoe@example.be;+32 470 00 00 01;Gand;oui
Marc;Petit;marc.petit@example;;Mons;
;;;;;non
Anne;Roy;anne.roy@example.com;;Lille;oui
Prénom;Nom;E-mail;Téléphone;Ville;Newsletter
Paul;Girard;paul@example.com;06 39 98 00 10;Namur;peut-être
";

/// The parts of a list, in their order; none where it is read whole.
fn parts(text: &str, parts: Parts) -> Vec<Reading> {
    parts_of(&Files::text("clients.csv", text), parts)
}

/// The parts of the one file.
fn parts_of(files: &Files, parts: Parts) -> Vec<Reading> {
    let (mapping, uploads) = (Mapping::default(), files.uploads());
    let file = (uploads[0].name, Cursor::new(uploads[0].bytes.to_vec()));
    let Some(mut list) = LongList::open(file, &mapping, parts).unwrap() else { return Vec::new() };
    let mut all = Vec::new();
    while let Some(part) = list.next_part(&context()).unwrap() {
        all.push(part.reading);
    }
    all
}

#[test]
fn every_row_of_every_part_is_read_as_in_the_whole() {
    let whole = Files::text("clients.csv", LIST).read();
    let rows = |reading: &Reading| serde_json::to_value(&reading.files[0].sheets[0].rows).unwrap();
    for size in 1..8 {
        let parts = parts(LIST, Parts { longer_than: 5, head: 4, rows: size });
        assert_eq!(parts.len(), 10_usize.div_ceil(size), "in parts of {size}");
        let together: Vec<_> = parts.iter().flat_map(|part| rows(part).as_array().unwrap().clone()).collect();
        assert_eq!(serde_json::Value::from(together), rows(&whole));
    }
}

#[test]
fn what_the_parts_report_adds_up_to_the_report_of_the_whole() {
    let whole = report(&Files::text("clients.csv", LIST).read());
    let mut together = intake::Report::default();
    for part in parts(LIST, Parts { longer_than: 5, head: 4, rows: 4 }) {
        together.absorb(report(&part.resolve(&Known::default(), &Mapping::default())));
    }
    assert_eq!(serde_json::to_value(&together).unwrap(), serde_json::to_value(&whole).unwrap());
}

#[test]
fn its_columns_are_told_by_its_first_part_and_its_rows_counted_in_all() {
    let (files, mapping) = (Files::text("clients.csv", LIST), Mapping::default());
    let whole = intake::survey(&files.uploads(), &mapping).files.remove(0);
    let list = ("clients.csv", Cursor::new(LIST));
    let list = LongList::open(list, &mapping, Parts { longer_than: 5, head: 4, rows: 4 }).unwrap();
    let file = list.expect("a long list").survey().unwrap();
    assert_eq!(file.sheets[0].lines, whole.sheets[0].lines);
    assert_eq!((file.encoding, file.separator), (whole.encoding, whole.separator));
    let fields = |sheet: &intake::SheetSurvey| -> Vec<_> {
        sheet.columns.iter().map(|column| (column.name.clone(), column.field)).collect()
    };
    assert_eq!(fields(&file.sheets[0]), fields(&whole.sheets[0]));
}

/// A file that counts what is read of it.
struct Counted {
    file: Cursor<String>,
    read: Rc<Cell<usize>>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.read.set(self.read.get() + read);
        Ok(read)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

#[test]
fn a_list_whose_extent_is_known_is_opened_without_going_through_it() {
    let line = |row: usize| format!("Zoé;Petit;zoe{row}@example.com;rue du Marché {row}\n");
    let list: String = (0..100_000).map(line).collect();
    let list = format!("sep=;\nPrénom;Nom;E-mail;Adresse\n{list}");
    let (mapping, size) = (Mapping::default(), Parts { longer_than: 50_000, head: 1_000, rows: 1_000 });
    let whole = LongList::open(("clients.csv", Cursor::new(list.clone())), &mapping, size).unwrap().unwrap();
    let seen = whole.survey().unwrap();
    let kept = serde_json::to_string(&seen).unwrap();
    let seen: intake::FileSurvey = serde_json::from_str(&kept).unwrap();
    let (read, length) = (Rc::new(Cell::new(0)), list.len());
    let file = Counted { file: Cursor::new(list), read: Rc::clone(&read) };
    let again = LongList::open_again(("clients.csv", file), &mapping, size, seen.extent.unwrap());
    let mut again = again.unwrap().expect("a long list");
    let part = again.next_part(&context()).unwrap().unwrap();
    assert_eq!((again.total(), part.grid.rows.len()), (100_001, 1_000));
    assert_eq!(part.grid.rows[1].line, Some(3), "below the line that announces the separator");
    assert!(read.get() < length, "{} of {length} bytes", read.get());
}

/// The list without its title and its blank row, as a workbook has it.
fn workbook() -> Files {
    let (_, list) = LIST.split_once("\n\n").unwrap();
    Files::workbook("clients.xlsx", &[("Clients", list), ("Feuil2", "")])
}

#[test]
fn every_row_of_a_workbook_of_one_sheet_is_read_in_parts_as_in_the_whole() {
    let whole = workbook().read();
    let rows = |reading: &Reading| serde_json::to_value(&reading.files[0].sheets[0].rows).unwrap();
    for size in 1..8 {
        let parts = parts_of(&workbook(), Parts { longer_than: 5, head: 4, rows: size });
        assert!(parts.iter().all(|part| part.files[0].format == Some(Format::Xlsx)));
        let together: Vec<_> = parts.iter().flat_map(|part| rows(part).as_array().unwrap().clone()).collect();
        assert_eq!(serde_json::Value::from(together), rows(&whole), "in parts of {size}");
    }
}

#[test]
fn a_workbook_whose_extent_is_known_is_opened_again() {
    let (files, mapping) = (workbook(), Mapping::default());
    let size = Parts { longer_than: 5, head: 4, rows: 3 };
    let file = || ("clients.xlsx", Cursor::new(files.uploads()[0].bytes.to_vec()));
    let seen = LongList::open(file(), &mapping, size).unwrap().expect("a long list").survey().unwrap();
    let whole = intake::survey(&files.uploads(), &mapping).files.remove(0);
    assert_eq!((seen.format, seen.encoding, seen.separator), (Some(Format::Xlsx), None, None));
    assert_eq!(seen.sheets[0].lines, whole.sheets[0].lines);
    let kept = serde_json::to_string(&seen).unwrap();
    let seen: intake::FileSurvey = serde_json::from_str(&kept).unwrap();
    let again = LongList::open_again(file(), &mapping, size, seen.extent.unwrap());
    let mut again = again.unwrap().expect("a long list");
    assert_eq!(again.next_part(&context()).unwrap().unwrap().grid.rows.len(), 3);
}

#[test]
fn a_workbook_is_read_whole_where_a_part_would_say_less() {
    let size = Parts { longer_than: 2, head: 3, rows: 2 };
    let list =
        "Prénom;Nom;E-mail\nAnne;Roy;anne@example.com\nPaul;Roy;paul@example.com\nLuc;Roy;luc@example.com\n";
    let book = |sheets: &[(&str, &str)]| parts_of(&Files::workbook("clients.xlsx", sheets), size);
    assert_eq!(book(&[("Clients", list)]).len(), 2);
    assert!(book(&[("Clients", list), ("Anciens", list)]).is_empty(), "two sheets are read together");
    let wider = format!("{list}Léa;Roy;lea@example.com;rappeler lundi\n");
    assert!(book(&[("Clients", wider.as_str())]).is_empty(), "a cell beyond the headers is not lost");
    let merged = "<mergeCells count=\"1\"><mergeCell ref=\"B2:B4\"/></mergeCells>";
    let family = Files::workbook_with("clients.xlsx", &[("Clients", list)], merged);
    assert!(parts_of(&family, size).is_empty(), "a name beside three people is said of all three");
}

#[test]
fn what_hangs_together_is_not_cut() {
    let size = Parts { longer_than: 2, head: 2, rows: 2 };
    let sales = "N° facture;Date;Client;Total HT\nF1;02/03/2024;Caves SARL;10,00\nF2;02/03/2024;Bois SA;20,00\n\
                 F3;02/03/2024;Bois SA;20,00\n";
    assert!(parts(sales, size).is_empty(), "a sale may be told by rows that stand anywhere");
    let stacked = "Prénom;Nom;E-mail\nÉlodie;Noël;elodie@example.com\nMarc;Petit;marc@example.com\n\n\
                   Raison sociale;SIRET;Ville\nCaves SARL;;Lille\nBois SA;;Mons\n";
    assert!(parts(stacked, size).is_empty(), "two tables are read as two");
    let gone = "First Name;Last Name;Email;Deleted\nAnne;Roy;anne@example.com;0\nPaul;Roy;paul@example.com;1\n\
                Luc;Roy;luc@example.com;0\n";
    assert!(parts(gone, size).is_empty(), "a deleted row hands on its no");
    assert!(parts(LIST, Parts { longer_than: 50, head: 4, rows: 4 }).is_empty(), "a short one is read whole");
}
