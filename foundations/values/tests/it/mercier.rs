//! The spellings of a real customer file, column by column, against what a correct reading yields.

use jiff::civil::date;
use jiff::tz::TimeZone;
use kernel::{Country, Currency};
use serde_json::{Value, json};
use values::amount::AmountContext;
use values::date::{DateContext, DateRole};
use values::yes_no::Answer;
use values::{
    DecimalMark, Flaw, amount, country, email, opt_out, paid, phone, postcode, quantity, rate, siren, vat,
    yes_no,
};

use crate::fixtures::workspace;

fn context(role: DateRole) -> DateContext {
    DateContext::new(date(2026, 6, 1), TimeZone::UTC).role(role)
}

/// What we read in a cell, in the words of the expectations; `None` for a column we have no parser for.
fn read(column: &str, raw: &str, home: Country) -> Option<Result<Value, Flaw>> {
    let day = |role| values::date::parse(raw, &context(role)).map(|read| json!(read.date.to_string()));
    Some(match column {
        "SIREN" => siren::parse(raw).map(|read| json!(read.value.as_str())),
        "N° TVA" => vat::parse(raw, None).map(|vat| json!(vat.as_str())),
        "CP" => postcode::parse(raw, home).map(|read| json!(read.value)),
        "Pays" => country::parse(raw).map(|country| json!(country.code())),
        "Téléphone" | "Tél. fixe" | "Portable" => {
            phone::parse(raw, home).map(|phones| phones.iter().map(|phone| phone.e164.as_str()).collect())
        }
        "E-mail" => {
            email::parse(raw).map(|emails| emails.iter().map(|email| email.canonical.as_str()).collect())
        }
        "Mail" => email::parse(raw).map(|emails| json!(emails[0].canonical)),
        "Client depuis" | "Date accord" | "Date" | "Date règlement" => day(DateRole::Past),
        "Né(e) le" => day(DateRole::Birth),
        "CA 2023" | "PU HT" | "Total HT" | "Total TTC" => euros(raw),
        "Remise" | "TVA %" => rate::parse(raw).map(|rate| json!(f64::from(rate.basis_points) / 100.0)),
        "Qté" => quantity::parse(raw, DecimalMark::Comma).map(thousandths),
        "Newsletter" | "Accord e-mailing" => consent(raw),
        "Réglé" => answer(paid::parse(raw, &context(DateRole::Past)).answer),
        _ => return None,
    })
}

fn euros(raw: &str) -> Result<Value, Flaw> {
    let read = amount::parse(raw, AmountContext::default())?;
    // The file expects an amount of another currency to be left out of the column's sums.
    Ok(if read.currency.is_none_or(|currency| currency == Currency::EUR) {
        json!(read.cents)
    } else {
        Value::Null
    })
}

fn thousandths(quantity: i64) -> Value {
    if quantity % 1000 == 0 { json!(quantity / 1000) } else { json!(0.001 * quantity as f64) }
}

fn consent(raw: &str) -> Result<Value, Flaw> {
    match opt_out::find(raw, &context(DateRole::Past)) {
        Some(_) => Ok(json!(false)),
        None => answer(yes_no::parse(raw)),
    }
}

fn answer(answer: Answer) -> Result<Value, Flaw> {
    match answer {
        Answer::Yes => Ok(json!(true)),
        Answer::No => Ok(json!(false)),
        Answer::Unknown => Err(Flaw::Empty),
    }
}

fn rows(sheet: &str) -> Vec<Vec<String>> {
    let (name, separator) = match sheet {
        "Clients" => ("clients-utf8-bom.csv", b';'),
        "Contacts" => ("contacts.csv", b';'),
        _ => ("ventes-virgule-utf8.csv", b','),
    };
    let bytes = std::fs::read(workspace().join("fixtures/fichier-clients-fr").join(name))
        .expect("the file is in the repository");
    // What windows-1252 writes above ASCII is of no matter to the columns read here, but for spaces and é.
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect());
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// What a cell must yield: its value, nothing, or any flaw where the expectation only asks for a warning.
fn agrees(expected: Option<&Value>, read: &Result<Value, Flaw>) -> bool {
    match expected {
        Some(Value::Object(judged)) => {
            let status = judged["status"].as_str().unwrap_or_default();
            match &judged["value"] {
                Value::Null => read.as_ref().map_or(true, Value::is_null),
                _ if status.contains("keep as typed") => read.is_err(),
                value => read.as_ref() == Ok(value),
            }
        }
        Some(value) => read.as_ref() == Ok(value),
        None => read.is_err(),
    }
}

#[test]
fn every_cell_of_the_customer_file_is_read_as_it_expects() {
    let json = std::fs::read_to_string(workspace().join("fixtures/fichier-clients-fr/expected.json"))
        .expect("expectations");
    let expected: Value = serde_json::from_str(&json).expect("JSON");
    let mut cells = 0;
    for (sheet, facts) in expected["sheets"].as_object().expect("sheets") {
        let rows = rows(sheet);
        let headers = &rows[row_at(&facts["header_row"])];
        // Of rejected rows the expectations tell only what they are rejected for.
        let rejected = facts["rejected"].as_array().expect("rejected rows");
        let is_kept = |row: &&Value| rejected.iter().all(|rejected| rejected["xlsx_row"] != row["xlsx_row"]);
        for expected in facts["rows"].as_array().expect("rows").iter().filter(is_kept) {
            let row = &rows[row_at(&expected["xlsx_row"])];
            let home = headers
                .iter()
                .position(|header| header == "Pays")
                .and_then(|at| country::parse(&row[at]).ok());
            let home = home.unwrap_or(Country::FR);
            for (header, raw) in headers.iter().zip(row) {
                let Some(read) = read(header, raw, home) else { continue };
                let place = format!("{sheet} {} {header}: {raw:?}", expected["xlsx_row"]);
                assert!(
                    agrees(expected.get(header), &read),
                    "{place}: {read:?} for {:?}",
                    expected.get(header)
                );
                cells += 1;
            }
        }
    }
    assert!(cells > 4000, "{cells} cells compared");
}

fn row_at(number: &Value) -> usize {
    usize::try_from(number.as_u64().expect("a row number")).expect("a small number") - 1
}
