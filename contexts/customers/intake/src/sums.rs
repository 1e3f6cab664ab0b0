//! The sums of a sheet's columns: what was taken in, and what is left once duplicates count once.

use std::collections::{BTreeMap, HashSet};

use kernel::Currency;
use serde::{Deserialize, Serialize};

use crate::field::Field;
use crate::reading::{At, SheetReading};
use crate::rows::{Amount, ExtraValue, ReadRow};

/// Two sums of a column in minor units of the organisation's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sum {
    /// Over the rows taken in.
    pub accepted: i64,
    /// Over the same rows, those that repeat another one left out.
    pub without_duplicates: i64,
}

/// Sums every column that holds amounts. Amounts that could not be read, or are in another
/// currency, are in no sum.
pub(crate) fn sums(
    sheet: &SheetReading,
    repeated: &HashSet<At>,
    place: At,
    currency: Currency,
) -> BTreeMap<String, Sum> {
    let mut sums: BTreeMap<String, Sum> = sheet
        .columns
        .iter()
        .filter(|column| column.is_summed)
        .map(|column| (column.name.clone(), Sum::default()))
        .collect();
    for (at, row) in sheet.rows.iter().enumerate().filter(|(_, row)| row.is_accepted()) {
        let counts_once = !repeated.contains(&At { row: at, ..place });
        for column in sheet.columns.iter().filter(|column| column.is_summed) {
            let amount = match column.field {
                Some(field) => amount_of(row, field),
                None => extra(row, &column.name),
            };
            let Some(amount) = amount.filter(|amount| amount.currency == currency) else { continue };
            let Some(sum) = sums.get_mut(&column.name) else { continue };
            sum.accepted = sum.accepted.saturating_add(amount.cents);
            if counts_once {
                sum.without_duplicates = sum.without_duplicates.saturating_add(amount.cents);
            }
        }
    }
    sums
}

/// What a row says under a summed field; a value computed from others is not in the column.
fn amount_of(row: &ReadRow, field: Field) -> Option<Amount> {
    let sale = row.sale.as_ref()?;
    let given = match field {
        Field::TotalNet => &sale.net,
        Field::TotalGross => &sale.gross,
        Field::VatAmount => &sale.vat,
        _ => return None,
    };
    given.canonical.filter(|_| !given.raw.is_empty())
}

fn extra(row: &ReadRow, column: &str) -> Option<Amount> {
    row.extras.iter().find(|extra| extra.column == column).and_then(|extra| match &extra.value {
        ExtraValue::Amount(given) => given.canonical,
        ExtraValue::Rate(_) | ExtraValue::Text(_) => None,
    })
}
