//! Whatever somebody types comes back from the JSON as it was typed.

use std::path::PathBuf;

use customers::Written;
use customers::activity::{Activity, ActivityDetails, ActivityKind};
use customers::company::{Company, CompanyDetails};
use customers::coordinates::{Coordinates, Label, PostalAddress};
use customers::person::{Person, PersonDetails, PersonName};
use customers::product::{Product, ProductDetails};
use customers::sale::Sale;
use customers::store::{save_activities, save_companies, save_people, save_products, save_sales};
use jiff::ToSpan;
use kernel::{Country, Currency, PersonId};
use personal::Personal;
use store::Store;
use testkit::{Base, on_both_engines};
use values::Flaw;

use super::office::{document, list, word};
use crate::world::{begin, by_hand, camille, company_named, invoice, text};

/// Printable strings that break programs.
const NASTY: &[&str] = &[
    "undefined",
    "null",
    "NULL",
    "None",
    "true",
    "-1",
    "1e309",
    "0x0",
    "1/0",
    "NaN",
    "-Infinity",
    "١٢٣",
    "\\",
    "\\\\",
    "\"",
    "'",
    "'\"`",
    "</script>",
    "]]>",
    "{\"a\":[",
    "%s%d%n",
    "${x}",
    "{{x}}",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "a;b",
    "a,b",
    "a|b",
    "'; DROP TABLE customers_people;--",
    "Ω≈ç√∫˜µ≤≥÷",
    "田中さんにあげて下さい",
    "الكل في المجمو عة",
    "בְּרֵאשִׁית",
    "👩‍👩‍👧‍👦 🇫🇷",
    "e\u{301}te\u{301}",
    "Łódź — Œuvre",
    "\u{202e}tset\u{202c}",
    "a\u{200b}b",
    "ZA̡͊͠LGO",
    "\u{1F469}\u{1F3FF}",
    "İstanbul ıI",
    "ﬁn ﬂot",
    "¼ ½ ¾",
    "line\nbreak\r\nend",
    "tab\tinside",
    "../../etc/passwd",
    "<b>x</b>&amp;",
    "C:\\Temp",
    "𝒯𝒽𝑒",
    "\u{FFFD}",
    "A\u{FEFF}B",
];

/// The strings of a public collection, beside the workspace; its absence is said.
#[allow(clippy::print_stderr, reason = "a test says when it is cut short")]
fn borrowed() -> Vec<String> {
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("CARNET_SHARED_DATA").map_or(usual, PathBuf::from);
    let Ok(text) = std::fs::read_to_string(folder.join("strings/blns.json")) else {
        eprintln!("strings/blns.json is not there: only our own strings are tried");
        return Vec::new();
    };
    serde_json::from_str(&text).unwrap()
}

/// What a form or a file would keep of them: edge spaces gone, nothing empty, nothing unprintable.
pub fn strings() -> Vec<String> {
    let all = NASTY.iter().map(|text| (*text).to_owned()).chain(borrowed());
    let printable = |text: &String| !text.chars().any(|sign| sign.is_control() && !"\n\r\t".contains(sign));
    let trimmed = all.map(|text| kernel::text::trim(&text).to_owned());
    trimmed.filter(|text| !text.is_empty() && printable(text)).collect()
}

#[test]
fn a_naughty_string_comes_back_unchanged_from_every_field() {
    on_both_engines(|base| async move {
        let strings = strings();
        keep(&base, &strings).await;
        let document = document(&base.store).await;
        for array in ["companies", "people", "products", "sales", "activities"] {
            assert_eq!(list(&document, array).len(), strings.len(), "{array}");
        }
        for (index, nasty) in strings.iter().enumerate() {
            let of = |array: &str| list(&document, array)[index].clone();
            let (company, person, sale) = (of("companies"), of("people"), of("sales"));
            for name in ["name", "client_number", "sector", "size", "website", "acquisition_channel"] {
                assert_eq!(word(&company, name), nasty);
            }
            for name in ["civility", "given_name", "family_name", "job_title", "language"] {
                assert_eq!(word(&person, name), nasty);
            }
            for list in ["emails", "phones"] {
                assert_eq!(word(&person[list][0], "raw"), nasty);
            }
            let address = &person["addresses"][0];
            assert_eq!((word(address, "street"), word(address, "town")), (nasty.as_str(), nasty.as_str()));
            assert_eq!(word(&address["country"], "raw"), nasty);
            assert_eq!(word(&of("products"), "label"), nasty);
            assert_eq!(
                (word(&sale, "number"), word(&sale["lines"][0], "label")),
                (nasty.as_str(), nasty.as_str())
            );
            assert_eq!(word(&of("activities"), "text"), nasty);
        }
    });
}

/// For each string a company, a person, a product, a sale and a note that are called so, in the
/// order of their ids.
async fn keep(base: &Base, strings: &[String]) {
    let store = &base.store;
    let (mut companies, mut people, mut products) = (Vec::new(), Vec::new(), Vec::new());
    let (mut notes, mut sales) = (Vec::new(), Vec::new());
    for (index, nasty) in strings.iter().enumerate() {
        base.clock.pass(1.minutes());
        let (id, arrival) = (store.ambient().id(), by_hand(store));
        companies.push(Company::introduce(store.ambient().id(), a_company(nasty), arrival).unwrap());
        people.push(Person::introduce(id, a_person(nasty), arrival).unwrap());
        products.push(Product::introduce(store.ambient().id(), a_product(index, nasty), arrival).unwrap());
        notes.push(
            Activity::write_down(store.ambient().id(), a_note(store, id, nasty), camille(), arrival).unwrap(),
        );
        let mut sale = invoice(id, nasty, "2026-11-20", 1_000);
        sale.lines[0].label = text(nasty);
        sales.push(Sale::record(store.ambient().id(), sale, arrival).unwrap());
    }
    let mut tx = begin(store).await;
    save_companies(&mut tx, companies).await.unwrap();
    save_people(&mut tx, people).await.unwrap();
    save_products(&mut tx, products).await.unwrap();
    save_sales(&mut tx, sales).await.unwrap();
    save_activities(&mut tx, notes).await.unwrap();
    tx.commit().await.unwrap();
}

fn a_company(nasty: &str) -> CompanyDetails {
    let mut details = CompanyDetails {
        client_number: text(nasty),
        sector: text(nasty),
        size: text(nasty),
        website: text(nasty),
        ..company_named(nasty)
    };
    details.relationship.channel = text(nasty);
    details
}

fn a_person(nasty: &str) -> PersonDetails {
    let written = || Written {
        raw: Personal::new(nasty.to_owned()),
        canonical: None,
        flaw: Some(Flaw::CountryUnknown),
    };
    let mut details = PersonDetails {
        name: PersonName { civility: text(nasty), given: text(nasty), family: text(nasty) },
        job_title: text(nasty),
        coordinates: Coordinates {
            emails: vec![written().into()],
            phones: vec![written().into()],
            addresses: vec![PostalAddress {
                label: Label::Home,
                street: text(nasty),
                postcode: Written::postcode("59800", Country::FR),
                town: text(nasty),
                country: Some(written()),
            }],
        },
        ..PersonDetails::default()
    };
    details.relationship.language = text(nasty);
    details
}

/// References are told apart without case and spaces, so they are numbered here.
fn a_product(index: usize, nasty: &str) -> ProductDetails {
    ProductDetails {
        sku: Some(index.to_string()),
        label: nasty.to_owned(),
        price: None,
        cost: None,
        currency: Currency::EUR,
        vat_rate: None,
    }
}

fn a_note(store: &Store, person: PersonId, nasty: &str) -> ActivityDetails {
    ActivityDetails {
        person: Some(person),
        company: None,
        kind: ActivityKind::Note,
        direction: None,
        at: store.ambient().now(),
        text: Personal::new(nasty.to_owned()),
    }
}
