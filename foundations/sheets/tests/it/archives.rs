//! Several tables in one archive, and archives that mean harm.

use std::io::Cursor;

use sheets::{Limits, Member, Refused};

use crate::corpus::{archive, read, stored};

fn csv(name: &str) -> (&str, String) {
    (name, "Nom;Ville\nDurand;Lille\n".to_owned())
}

fn unpack(bytes: &[u8], limits: &Limits) -> Result<Option<Vec<Member>>, Refused> {
    sheets::unpack(Cursor::new(bytes), limits)
}

fn names(bytes: &[u8]) -> Vec<String> {
    let members = unpack(bytes, &Limits::default()).expect("readable").expect("an archive of files");
    members.into_iter().map(|member| member.name).collect()
}

#[test]
fn every_table_of_an_archive_comes_out_under_its_own_name() {
    let file = archive(&[
        csv("export/clients.csv"),
        csv("export/Ventes 2025.TSV"),
        ("export/logo.png", "…".to_owned()),
        csv("__MACOSX/._clients.csv"),
        csv(".cache.csv"),
        ("export/LISEZMOI", "bonjour".to_owned()),
        ("cartes.vcf", "BEGIN:VCARD\nFN:Claire\nEND:VCARD\n".to_owned()),
    ]);
    assert_eq!(names(&file), ["clients.csv", "Ventes 2025.TSV", "cartes.vcf"]);
    let members = unpack(&file, &Limits::default()).expect("readable").expect("files");
    assert!(read(&members[0].name, &members[0].bytes).is_ok());
}

#[test]
fn a_workbook_is_no_archive_of_files() {
    let workbook = crate::corpus::mercier("fichier-clients-mercier.xlsx");
    assert!(unpack(&workbook, &Limits::default()).expect("readable").is_none());
    assert!(unpack(b"Nom;Ville\n", &Limits::default()).expect("readable").is_none());
}

#[test]
fn an_archive_holds_only_so_many_tables_and_bytes() {
    let many: Vec<String> = (0..51).map(|at| format!("t{at}.csv")).collect();
    let many: Vec<(&str, String)> = many.iter().map(|name| csv(name)).collect();
    let refused = unpack(&stored(&many), &Limits::default()).err().expect("too many");
    assert_eq!(refused, Refused::TooManyMembers { limit: 50 });
    let limits = Limits { members: (50, 30), ..Limits::default() };
    let refused = unpack(&stored(&[csv("a.csv"), csv("b.csv")]), &limits).err().expect("too much");
    assert_eq!(refused.code(), "too-many-members");
}

#[test]
fn a_bomb_is_refused_before_it_is_opened() {
    let bomb = archive(&[("clients.csv", "a;b\n".repeat(20 << 20))]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(unpack(&bomb, &Limits::default()).err(), Some(Refused::ZipBomb));
    assert_eq!(read("clients.zip", &bomb).err(), Some(Refused::ZipBomb));
}

#[test]
fn names_that_differ_in_case_or_a_slash_alone_are_refused() {
    let small = || "<office:document-content/>".to_owned();
    let kind = || ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned());
    for twin in ["Content.xml", "/content.xml", "\\content.xml"] {
        let book = stored(&[kind(), ("content.xml", small()), (twin, small())]);
        assert_eq!(read("clients.ods", &book).err(), Some(Refused::CorruptWorkbook), "{twin}");
    }
    let tables = stored(&[csv("export/clients.csv"), csv("export\\clients.csv")]);
    assert_eq!(unpack(&tables, &Limits::default()).err(), Some(Refused::CorruptWorkbook));
}

#[test]
fn an_archive_without_tables_is_none_and_one_within_another_is_not_opened() {
    let photos = archive(&[("plage.jpg", "…".to_owned())]);
    assert_eq!(unpack(&photos, &Limits::default()).err(), Some(Refused::NotATable));
    assert_eq!(read("export.csv", &archive(&[csv("clients.csv")])).err(), Some(Refused::NestedArchive));
    let letter =
        archive(&[("[Content_Types].xml", "<Types/>".to_owned()), ("word/document.xml", "<w/>".to_owned())]);
    assert_eq!(read("lettre.docx", &letter).err(), Some(Refused::NotATable));
    assert!(unpack(&letter, &Limits::default()).is_err());
}

#[test]
fn ten_thousand_columns_and_a_cell_of_fifty_megabytes_are_refused_or_cut() {
    let wide = format!("{}\n{}\n", vec!["Colonne"; 10_000].join(";"), vec!["x"; 10_000].join(";"));
    assert_eq!(read("large.csv", wide.as_bytes()).err(), Some(Refused::TooManyColumns { limit: 1_000 }));
    let long = format!("Nom;Note\nDurand;{}\n", "é".repeat(24 << 20));
    let sheet = read("long.csv", long.as_bytes()).expect("a table").sheets.remove(0);
    assert_eq!(sheet.rows[1].cells[1].text().chars().count(), 32_767);
    let longer = "x".repeat((50 << 20) + 1);
    assert_eq!(read("long.csv", longer.as_bytes()).err(), Some(Refused::TooLarge { limit: 50 << 20 }));
}
