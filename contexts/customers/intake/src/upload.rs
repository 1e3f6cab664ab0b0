//! A file somebody hands over, and opening it the way the corrections say.

use std::collections::BTreeMap;

use sheets::{Charset, Options, Refused, Separator, Workbook};

use crate::mapping::{FileMapping, Mapping};

/// A file as it was uploaded or named on the command line.
#[derive(Clone, Copy)]
pub struct Upload<'a> {
    /// The file's name, without folders.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl std::fmt::Debug for Upload<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({} bytes)", self.bytes.len())
    }
}

/// An upload opened: its name, told apart from others of the same name, and its sheets.
pub struct Opened {
    /// The name reports and corrections use.
    pub name: String,
    /// The sheets, or why there are none.
    pub workbook: Result<Workbook, Refused>,
}

/// Opens every file the way the corrections say, detecting what is not corrected.
#[must_use]
pub fn open(files: &[Upload<'_>], mapping: &Mapping) -> Vec<Opened> {
    let names = told_apart(files.iter().map(|file| file.name));
    files
        .iter()
        .zip(names)
        .map(|(file, name)| {
            let options = options(mapping.files.get(&name));
            let mut workbook = sheets::read(file.name, file.bytes, &options);
            workbook.iter_mut().for_each(crate::stacked::part);
            Opened { name, workbook }
        })
        .collect()
}

/// What reports and corrections call files of these names: those of one name are told apart by a number.
#[must_use]
pub fn told_apart<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    let apart = |name: &'a str| {
        let count = seen.entry(name).or_insert(0);
        *count += 1;
        if *count == 1 { name.to_owned() } else { format!("{name} ({count})") }
    };
    names.into_iter().map(apart).collect()
}

/// How a file is to be read, as the corrections say.
pub(crate) fn options(corrections: Option<&FileMapping>) -> Options {
    let mut options = Options::default();
    if let Some(file) = corrections {
        options.encoding = file.encoding.as_deref().and_then(Charset::named);
        options.separator = file.separator.and_then(Separator::of);
    }
    options
}
