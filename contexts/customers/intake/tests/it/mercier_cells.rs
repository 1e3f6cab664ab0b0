//! The workbook of Atelier Mercier, cell by cell: what a row holds for each of them.

use intake::{Answer, ExtraValue, Given, NoteState, ReadRow};
use serde_json::Value;

use crate::mercier::{Batch, expected};

#[test]
fn every_cell_is_read_as_expected() {
    let failures = differences(Batch::workbook(), |_, _, _| false);
    assert!(failures.is_empty(), "{} cells differ:\n{}", failures.len(), failures.join("\n"));
}

/// Every cell that is not read as expected, but for those excused.
pub fn differences(batch: &Batch, excused: impl Fn(&str, u32, &str) -> bool) -> Vec<String> {
    let mut failures = Vec::new();
    for (name, sheet) in expected()["sheets"].as_object().unwrap() {
        let rows = batch.rows(name);
        let told = batch.told(name);
        for wanted in sheet["rows"].as_array().unwrap() {
            let number = u32::try_from(wanted["xlsx_row"].as_u64().unwrap()).unwrap();
            let Some(row) = rows.get(&number) else {
                failures.push(format!("{name} {number}: no such row"));
                continue;
            };
            for (column, wanted) in
                wanted.as_object().unwrap().iter().filter(|(column, _)| !column.contains('_'))
            {
                let value = if wanted.is_object() { &wanted["value"] } else { wanted };
                let found = cell(name, column, row, value);
                let is_other = found != *value && !is_judgement(wanted, &found, told.at(number, column));
                if is_other && !excused(name, number, column) {
                    failures.push(format!("{name} {number} {column}: {found} instead of {wanted}"));
                }
            }
        }
    }
    failures
}

/// Readings that accept more than one treatment, provided the person is told.
fn is_judgement(wanted: &Value, found: &Value, told: &[String]) -> bool {
    let says = |code: &str| told.iter().any(|said| said == code);
    match wanted["status"].as_str().unwrap_or_default() {
        "unit k€: either 1250000 cents with a warning, or refused; never 1250" => {
            *found == 1_250_000 && says("amount-unit")
        }
        "US notation: ambiguous, warn; never 123 cents nor 123456 without a warning" => {
            *found == 123_456 && says("amount-notation")
        }
        _ => false,
    }
}

#[test]
fn more_than_one_reading_of_an_amount_is_accepted_only_with_its_warning() {
    let judged = |status: &str, found: i64, told: &[&str]| {
        let told: Vec<String> = told.iter().map(|code| (*code).to_owned()).collect();
        is_judgement(&serde_json::json!({ "status": status }), &found.into(), &told)
    };
    let unit = "unit k€: either 1250000 cents with a warning, or refused; never 1250";
    let notation = "US notation: ambiguous, warn; never 123 cents nor 123456 without a warning";
    assert!(judged(unit, 1_250_000, &["amount-unit"]) && judged(notation, 123_456, &["amount-notation"]));
    assert!(!judged(unit, 1_250_000, &[]) && !judged(notation, 123_456, &["amount-unit"]));
    assert!(!judged(unit, 1_250, &["amount-unit"]) && !judged(notation, 123, &["amount-notation"]));
}

/// What was read under a header of the workbook, in the shape of `expected.json`.
fn cell(sheet: &str, column: &str, row: &ReadRow, wanted: &Value) -> Value {
    match sheet {
        "Clients" => client_cell(column, row, wanted),
        "Contacts" => contact_cell(column, row, wanted),
        _ => sale_cell(column, row),
    }
}

fn client_cell(column: &str, row: &ReadRow, wanted: &Value) -> Value {
    if let Some(extra) = row.extras.iter().find(|extra| extra.column == column) {
        return match &extra.value {
            ExtraValue::Amount(given) => given.get().map_or(Value::Null, |amount| amount.cents.into()),
            ExtraValue::Rate(given) => {
                given.get().map_or(Value::Null, |rate| (f64::from(*rate) / 100.0).into())
            }
            ExtraValue::Text(given) => text(given),
        };
    }
    let (reach, standing) = match (&row.company, &row.person) {
        (Some(company), _) => (&company.reach, &company.standing),
        (None, Some(person)) => (&person.reach, &person.standing),
        (None, None) => return Value::Null,
    };
    let address = reach.address();
    match (column, &row.company, &row.person) {
        ("N° client", Some(company), _) => text(&company.number),
        ("N° client", None, Some(person)) => text(&person.client_number),
        ("Raison sociale", Some(company), _) => text(&company.name),
        ("Raison sociale", None, Some(person)) => person.last_name.raw.as_str().into(),
        ("SIREN", Some(company), _) => match &company.siren.canonical {
            Some(siren) => siren.as_str().into(),
            None if company.siren.doubt.is_some_and(|doubt| doubt.code() == "siren-check-digit") => {
                company.siren.raw.replace(' ', "").into()
            }
            None => Value::Null,
        },
        ("N° TVA", Some(company), _) => text(&company.vat),
        ("Type", Some(company), _) => match company.kind.get().map(|kind| kind.code()) {
            Some("business") => "pro".into(),
            kind => kind.into(),
        },
        ("Type", None, Some(_)) => "person".into(),
        ("CP", ..) => address.map_or(Value::Null, |address| text(&address.postcode)),
        ("Ville", ..) => address.map_or(Value::Null, |address| address.city.as_str().into()),
        ("Pays", ..) => address
            .and_then(|address| address.country.get())
            .map_or(Value::Null, |country| country.code().into()),
        ("Téléphone", ..) => list(reach.good_phones()),
        ("E-mail", ..) => list(reach.good_emails()),
        ("Client depuis", ..) => date(&standing.since),
        ("Newsletter", ..) => answer(standing.answer()),
        ("Remarques", ..) => note(&standing.notes, wanted),
        other => panic!("no reading for {}", other.0),
    }
}

fn contact_cell(column: &str, row: &ReadRow, wanted: &Value) -> Value {
    let person = row.person.as_ref().unwrap();
    let phones = |column: &str| {
        list(
            person
                .reach
                .phones
                .iter()
                .filter(|place| place.column == column)
                .filter_map(|place| place.value.get())
                .map(|phone| phone.e164.as_str()),
        )
    };
    match column {
        "Nom" => text(&person.last_name),
        "Prénom" => text(&person.first_name),
        "Société" => text(&person.employer.name),
        "Code client" => person.employer.numbers.first().map_or(Value::Null, |number| number.as_str().into()),
        "Tél. fixe" | "Portable" => phones(column),
        "Mail" => person.reach.good_emails().next().map_or(Value::Null, Into::into),
        "Né(e) le" => date(&person.born),
        "Accord e-mailing" => answer(person.standing.answer()),
        "Date accord" => person
            .standing
            .consents
            .iter()
            .find_map(|consent| consent.date)
            .map_or(Value::Null, |day| day.to_string().into()),
        "Commentaire" if wanted == "deceased" => {
            if person.standing.death.is_some() {
                "deceased".into()
            } else {
                Value::Null
            }
        }
        "Commentaire" => note(&person.standing.notes, wanted),
        other => panic!("no reading for {other}"),
    }
}

fn sale_cell(column: &str, row: &ReadRow) -> Value {
    let sale = row.sale.as_ref().unwrap();
    let amount =
        |given: &Given<intake::Amount>| given.get().map_or(Value::Null, |amount| amount.cents.into());
    match column {
        "N° facture" => text(&sale.document),
        "Date" => date(&sale.date),
        "Code client" => text(&sale.client.number),
        "Désignation" => text(&sale.label),
        "Qté" => sale.quantity.get().map_or(Value::Null, |thousandths| match thousandths % 1000 {
            0 => (thousandths / 1000).into(),
            _ => (*thousandths as f64 / 1000.0).into(),
        }),
        "PU HT" => amount(&sale.unit_price),
        "Total HT" => amount(&sale.net),
        "TVA %" => sale.vat_rate.get().map_or(Value::Null, |rate| (f64::from(*rate) / 100.0).into()),
        "Total TTC" => amount(&sale.gross),
        "Réglé" => match sale.status.get().map(|status| status.code()) {
            Some("paid") => true.into(),
            Some("due" | "cancelled") => false.into(),
            _ => Value::Null,
        },
        "Date règlement" => date(&sale.paid_on),
        other => panic!("no reading for {other}"),
    }
}

fn text(given: &Given<String>) -> Value {
    given.canonical.as_deref().map_or(Value::Null, Into::into)
}

fn date(given: &Given<jiff::civil::Date>) -> Value {
    given.get().map_or(Value::Null, |day| day.to_string().into())
}

fn list<'a>(values: impl Iterator<Item = &'a str>) -> Value {
    let values: Vec<Value> = values.map(Into::into).collect();
    if values.is_empty() { Value::Null } else { values.into() }
}

fn answer(answer: Answer) -> Value {
    match answer {
        Answer::Yes => true.into(),
        Answer::No => false.into(),
        Answer::Unknown => Value::Null,
    }
}

/// A note is either harmless text kept as it is, or held back for a category, or here a plain remark.
fn note(notes: &[intake::Note], wanted: &Value) -> Value {
    match notes {
        [note] if note.state == NoteState::HeldBack => {
            let named = note.categories().find(|category| *wanted == category.code());
            named.map_or("held back".into(), |category| category.code().into())
        }
        [note] if wanted == "text" && !note.text.is_empty() => "text".into(),
        [note] => note.text.as_str().into(),
        _ => Value::Null,
    }
}
