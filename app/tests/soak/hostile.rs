//! Files that mean harm, and those of other houses that are merely odd: each is read or refused with a sentence,
//! soon and with little memory.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::machine::{Machine, PROVENANCE};
use crate::measured::{Measured, run};

/// How long one may take, in milliseconds, and how much memory, in KiB.
const SOON: i64 = 20_000;
const LITTLE: u64 = 768 * 1024;

/// What came of a file.
pub struct Fed {
    /// What is wrong with it.
    pub what: String,
    /// Its size in bytes.
    pub size: u64,
    /// How it ended.
    pub measured: Measured,
}

/// What came of all of them.
pub struct Files {
    pub hostile: Vec<Fed>,
    /// Those of other houses; `None` where they are not on this machine.
    pub others: Option<Vec<Fed>>,
}

impl Fed {
    /// Whether it was refused; the others were read, and nothing was written.
    pub fn is_refused(&self) -> bool {
        self.measured.complained.trim().lines().count() > 0
    }

    /// What was said of it, without the name of the file.
    pub fn sentence(&self) -> &str {
        let line = self.measured.complained.trim().lines().next().unwrap_or("read");
        line.split_once(": ").map_or(line, |(_, reason)| reason)
    }
}

/// Feeds each of them to `carnet import`, each on a machine of its own.
pub fn feed_all() -> Files {
    let folder = tempfile::tempdir().unwrap();
    let hostile = ALL.iter().map(|(what, name, write)| {
        let path = folder.path().join(name);
        write(&path);
        let fed = feed(what, &path);
        std::fs::remove_file(&path).unwrap();
        fed
    });
    Files { hostile: hostile.collect(), others: of_other_houses() }
}

fn feed(what: &str, path: &Path) -> Fed {
    let machine = Machine::new();
    let mut command = machine.command();
    command.arg("import").arg(path).args(PROVENANCE);
    let measured = run(&mut command, &machine.place(""));
    eprintln!("{what}: {} ms, {} KiB", measured.millis, measured.peak);
    assert!(matches!(measured.code, Some(0 | 2)), "{what}: {:?} {}", measured.code, measured.complained);
    assert!(measured.millis < SOON, "{what} took {} ms", measured.millis);
    assert!(measured.peak < LITTLE, "{what} took {} KiB", measured.peak);
    assert!(!measured.said.contains("panicked") && !measured.complained.contains("panicked"), "{what}");
    Fed { what: what.to_owned(), size: path.metadata().unwrap().len(), measured }
}

/// The workbooks of the shared set, where there is one.
fn of_other_houses() -> Option<Vec<Fed>> {
    let folder = PathBuf::from(std::env::var_os("CARNET_SHARED_DATA")?).join("xlsx");
    let entries = std::fs::read_dir(folder).ok()?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    Some(paths.iter().map(|path| feed(&name(path), path)).collect())
}

/// What is wrong, what it is called, how it is made.
type Hostile = (&'static str, &'static str, fn(&Path));

const ALL: [Hostile; 15] = [
    ("zip bomb: a workbook whose sheet is 1 GiB of rows", "bomb.xlsx", |path| {
        workbook(path, "", &|sheet| repeated(sheet, "<row><c><v>1</v></c></row>", 1 << 30));
    }),
    ("zip bomb: an archive with a CSV file of 1 GiB", "bomb.zip", |path| {
        archive(path, &[("clients.csv", &|file| repeated(file, "Nom;E-mail\n", 1 << 30))]);
    }),
    ("zip bomb: an archive of 60,000 files", "many.zip", |path| {
        let names: Vec<String> = (0..60_000).map(|nth| format!("clients{nth}.csv")).collect();
        let parts: Vec<Part<'_>> = names.iter().map(|name| (name.as_str(), &row as &Writing<'_>)).collect();
        archive(path, &parts);
    }),
    ("a sheet of 10,000 columns, as CSV", "columns.csv", |path| {
        plain(path, |file| {
            for line in 0..100 {
                let cells: Vec<String> = (0..10_000).map(|column| format!("c{column}l{line}")).collect();
                writeln!(file, "{}", cells.join(";")).unwrap();
            }
        });
    }),
    ("a sheet of 10,000 columns, as XLSX", "columns.xlsx", |path| {
        workbook(path, "", &|sheet| {
            for _ in 0..100 {
                sheet.write_all(b"<row>").unwrap();
                repeated(sheet, "<c><v>1</v></c>", 15 * 10_000);
                sheet.write_all(b"</row>").unwrap();
            }
        });
    }),
    ("a cell of 50 MB, as CSV", "cell.csv", |path| {
        plain(path, |file| {
            file.write_all(b"Nom;E-mail\n\"").unwrap();
            repeated(file, "abcdefghij", 50_000_000);
            file.write_all(b"\";x@courriel.example\n").unwrap();
        });
    }),
    ("a cell of 50 MB whose quote is never closed", "quote.csv", |path| {
        plain(path, |file| {
            file.write_all(b"Nom;E-mail\n\"").unwrap();
            repeated(file, "abcdefghi\n", 50_000_000);
        });
    }),
    ("a cell of 50 MB, as XLSX", "cell.xlsx", |path| {
        workbook(path, "", &|sheet| {
            sheet.write_all(b"<row><c t=\"inlineStr\"><is><t>").unwrap();
            repeated(sheet, "abcdefghij", 50_000_000);
            sheet.write_all(b"</t></is></c></row>").unwrap();
        });
    }),
    ("entity expansion: a billion laughs", "laughs.xlsx", |path| {
        workbook(path, &laughs(), &|sheet| {
            sheet.write_all(b"<row><c t=\"inlineStr\"><is><t>&l9;</t></is></c></row>").unwrap();
        });
    }),
    ("entity expansion: a file of the machine", "entity.xlsx", |path| {
        let doctype = "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        workbook(path, doctype, &|sheet| {
            sheet.write_all(b"<row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>").unwrap();
        });
    }),
    ("a million nested elements", "nested.xlsx", |path| {
        workbook(path, "", &|sheet| repeated(sheet, "<row>", 5_000_000));
    }),
    ("wrong extension: a picture called .xlsx", "picture.xlsx", |path| {
        plain(path, |file| {
            file.write_all(b"\x89PNG\r\n\x1a\n").unwrap();
            repeated(file, "\u{1}\u{2}picture", 200_000);
        });
    }),
    ("wrong extension: a program called .csv", "program.csv", |path| {
        std::fs::copy(env!("CARGO_BIN_EXE_carnet"), path).unwrap();
        File::options().write(true).open(path).unwrap().set_len(20_000_000).unwrap();
    }),
    ("wrong extension: a PDF called .csv", "letter.csv", |path| {
        plain(path, |file| {
            file.write_all(b"%PDF-1.7\n").unwrap();
            repeated(file, "1 0 obj << /Type /Page >> endobj\n", 200_000);
        });
    }),
    ("a workbook that ends in the middle", "cut.xlsx", |path| {
        workbook(path, "", &|sheet| repeated(sheet, "<row><c><v>1</v></c></row>", 1 << 20));
        let whole = path.metadata().unwrap().len();
        File::options().write(true).open(path).unwrap().set_len(whole / 2).unwrap();
    }),
];

type Writing<'a> = dyn Fn(&mut dyn Write) + 'a;
type Part<'a> = (&'a str, &'a Writing<'a>);

fn row(file: &mut dyn Write) {
    file.write_all(b"Nom;E-mail\nFontaine;claire@courriel.example\n").unwrap();
}

fn plain(path: &Path, write: impl Fn(&mut dyn Write)) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    write(&mut file);
    file.flush().unwrap();
}

fn archive(path: &Path, parts: &[Part<'_>]) {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path).unwrap()));
    for (name, write) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        write(&mut zip);
    }
    zip.finish().unwrap().flush().unwrap();
}

/// The text over and over, until so many bytes are written.
fn repeated(file: &mut dyn Write, text: &str, bytes: usize) {
    let block = text.repeat((1 << 16) / text.len() + 1);
    let mut left = bytes / text.len() * text.len();
    while left > 0 {
        let take = left.min(block.len());
        file.write_all(&block.as_bytes()[..take]).unwrap();
        left -= take;
    }
}

/// A workbook with one sheet.
fn workbook(path: &Path, doctype: &str, rows: &Writing<'_>) {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
    );
    let root = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" \
         Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
         <sheet name=\"Clients\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let sheets = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" \
         Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let text = |text: String| move |file: &mut dyn Write| file.write_all(text.as_bytes()).unwrap();
    let sheet = |file: &mut dyn Write| {
        let header = "<row><c t=\"inlineStr\"><is><t>Nom</t></is></c></row>";
        write!(file, "<?xml version=\"1.0\"?>{doctype}<worksheet xmlns=\"{MAIN}\"><sheetData>{header}")
            .unwrap();
        rows(file);
        file.write_all(b"</sheetData></worksheet>").unwrap();
    };
    archive(
        path,
        &[
            ("[Content_Types].xml", &text(types)),
            ("_rels/.rels", &text(root)),
            ("xl/workbook.xml", &text(book)),
            ("xl/_rels/workbook.xml.rels", &text(sheets)),
            ("xl/worksheets/sheet1.xml", &sheet),
        ],
    );
}

/// Ten entities, each ten times the one before.
fn laughs() -> String {
    let ten = |nth: usize| format!("<!ENTITY l{nth} \"{}\">", format!("&l{};", nth - 1).repeat(10));
    let entities: String = (1..10).map(ten).collect();
    format!("<!DOCTYPE w [<!ENTITY l0 \"ha\">{entities}]>")
}
