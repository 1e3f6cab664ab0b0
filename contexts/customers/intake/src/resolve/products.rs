//! The products of a batch.

use std::collections::HashMap;

use crate::reading::{At, ProductRecord, Reading};

/// Makes the product records of a batch: one per reference, or per label where there is none.
pub(super) fn gather(reading: &mut Reading) {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut records: Vec<ProductRecord> = Vec::new();
    for (at, product) in reading.places_with(|row| row.product.clone()) {
        let name = if product.sku.raw.is_empty() { &product.label.raw } else { &product.sku.raw };
        let key = kernel::text::words(name).join(" ");
        match places.get(&key).and_then(|&place| records.get_mut(place)) {
            Some(record) => record.rows.push(at),
            None => {
                places.insert(key, records.len());
                let rows: Vec<At> = vec![at];
                records.push(ProductRecord { rows, product });
            }
        }
    }
    reading.records.products = records;
}
