//! Camille, who exports, and how what she gets is read.

use std::io::{Cursor, Read};
use std::sync::Arc;

use async_trait::async_trait;
use contracts::{Colleague, Colleagues};
use customers::WORDS;
use customers::export::{Chosen, Clerk, Export, Format, NotExported, What, Wish};
use customers::person::{Person, PersonDetails, PersonName};
use customers::store::save_people;
use jiff::tz::TimeZone;
use kernel::{Id, Lang, PersonId, Scope, UserId};
use listing::{Catalogue, Sort, View};
use personal::Personal;
use serde_json::Value;
use store::{Fault, Store};
use testkit::access;
use web::{Locales, Voice};

use crate::world::{begin, by_hand, camille, text};

/// Camille alone works here.
pub struct Staff;

#[async_trait]
impl Colleagues for Staff {
    async fn colleagues(&self, _: &Store) -> Result<Vec<Colleague>, Fault> {
        let id = camille().uuid().map(UserId::from_uuid).unwrap();
        Ok(vec![Colleague {
            id,
            name: Personal::new("Camille Delcourt".to_owned()),
            role: kernel::Role::Owner,
            is_open: true,
        }])
    }
}

pub fn clerk() -> Clerk {
    Clerk { privacy: Arc::new(privacy::Core), colleagues: Arc::new(Staff) }
}

pub fn voice(store: &Store) -> Voice {
    let locales = Locales::gather(&[WORDS]).unwrap_or_else(|words| panic!("{words}"));
    Voice::new(Arc::new(locales), Lang::Fr, TimeZone::UTC, store.ambient().now())
}

/// The records a list shows for a query string.
pub fn chosen(catalogue: &Catalogue, query: &str, own: &str) -> Chosen {
    let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let view = View::read(pairs.into_iter(), catalogue);
    let own = Sort { facet: own.to_owned(), descending: false };
    Chosen { catalogue: catalogue.clone(), filter: view.filter(), sort: view.sort.clone().unwrap_or(own) }
}

/// The whole of an export.
pub async fn exported(store: &Store, what: What, format: Format) -> Vec<u8> {
    tried(store, what, format, None).await.unwrap()
}

/// An export, or why there is none.
pub async fn tried(
    store: &Store,
    what: What,
    format: Format,
    reason: Option<&str>,
) -> Result<Vec<u8>, NotExported> {
    let wish = Wish { what, format, reason: reason.map(str::to_owned), scope: Scope::All };
    let mut export = Export::begin(store, &clerk(), wish, &voice(store), access()).await?;
    let mut file = Vec::new();
    while let Some(piece) = export.next().await? {
        file.extend(piece);
    }
    Ok(file)
}

/// The whole file as JSON.
pub async fn document(store: &Store) -> Value {
    let reason = Some("Copie pour le comptable");
    serde_json::from_slice(&tried(store, What::Whole, Format::Json, reason).await.unwrap()).unwrap()
}

/// The ids of an array.
pub fn ids(document: &Value, array: &str) -> Vec<String> {
    list(document, array).iter().map(|record| word(record, "id").to_owned()).collect()
}

pub fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no array {name}"))
}

pub fn word<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no text {name} in {value}"))
}

/// The tables of a ZIP by name, read as a semicolon's CSV after its mark.
pub fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut tables = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        tables.push((file.name().unwrap().into_owned(), cells(&bytes)));
    }
    tables
}

/// The cells of a CSV as it is written for France.
pub fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// So many people called Martin.
pub async fn crowd(store: &Store, many: usize) -> Vec<PersonId> {
    let mut steps = Vec::new();
    for number in 0..many {
        let name = PersonName { family: text(&format!("Martin {number:05}")), ..PersonName::default() };
        let details = PersonDetails { name, ..PersonDetails::default() };
        steps.push(Person::introduce(store.ambient().id(), details, by_hand(store)).unwrap());
    }
    let ids = steps.iter().map(|step| step.after.id).collect();
    let mut tx = begin(store).await;
    save_people(&mut tx, steps).await.unwrap();
    tx.commit().await.unwrap();
    ids
}
