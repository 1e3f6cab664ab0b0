//! The products of a batch.

use std::collections::HashMap;

use super::companies::note;
use crate::codes::{Certainty, Likeness};
use crate::identity::Match;
use crate::reading::{At, Part, ProductRecord, Reading};

/// Makes the product records of a batch: one per reference, or per label where there is none.
pub(super) fn gather(reading: &mut Reading) {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut records: Vec<ProductRecord> = Vec::new();
    for (at, product) in reading.places_with(|row| row.product.clone()) {
        let key = product.key();
        let known = places.get(&key).copied();
        match known.and_then(|place| records.get_mut(place)) {
            Some(record) => {
                tell_repeat(reading, record, at);
                record.rows.push(at);
            }
            None => {
                places.insert(key, records.len());
                records.push(ProductRecord { rows: vec![at], product });
            }
        }
    }
    reading.records.products = records;
}

/// Says that a row is about a product another row is about.
fn tell_repeat(reading: &mut Reading, record: &ProductRecord, at: At) {
    let Some(&first) = record.rows.first() else { return };
    let print = |at: At| reading.row(at).map(|row| row.fingerprint);
    let is_identical = print(first) == print(at);
    let has_sku = !record.product.sku.raw.is_empty();
    let reasons = [
        (is_identical, Likeness::IdenticalRow),
        (!is_identical && has_sku, Likeness::SameSku),
        (!is_identical && !has_sku, Likeness::SameName),
    ];
    note(reading, (first, at), Part::Product, (Match::new(Certainty::Certain, &reasons), true));
}
