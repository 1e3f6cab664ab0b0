//! Heads of documents whose lines stand in another sheet: what they come to counts once.
//!
//! Programs that write invoices export their totals and their lines apart. The lines count, and the head
//! says of them whether and when they were paid.

use std::collections::BTreeMap;

use super::documents::AMOUNTS;
use crate::codes::Caution;
use crate::field::Field;
use crate::given::Given;
use crate::reading::{Reading, SaleLine, SaleRecord};
use crate::rows::{Amount, DocumentKind};

/// The most a total may differ from its lines by rounding, in minor units per line.
const ROUNDING: u128 = 2;

/// The place of a sheet.
type Sheet = (usize, usize);

/// What rows come to without tax and with it, where all of them say so.
type Totals = (Option<i128>, Option<i128>);

/// Takes the heads of a document from among its lines, and answers them; says it when they come to
/// something else than the lines.
pub(super) fn set_apart(reading: &mut Reading, record: &mut SaleRecord) -> Vec<SaleLine> {
    let sheets = heading_sheets(&record.lines);
    if sheets.is_empty() {
        // a head without an amount was set apart before, and says all the same what its lines are of
        turn_credit(reading, &mut record.lines);
        return Vec::new();
    }
    let lines = std::mem::take(&mut record.lines).into_iter();
    let (heads, mut lines): (Vec<SaleLine>, Vec<SaleLine>) =
        lines.partition(|line| sheets.contains(&sheet_of(line)));
    turn_credit(reading, &mut lines);
    let sum = totals(&lines);
    for (_, heads) in by_sheet(&heads) {
        let said = totals(heads.iter().copied());
        if is_same(said, sum, lines.len()) == Some(false) {
            for head in &heads {
                let field = AMOUNTS.iter().copied().find(|field| {
                    reading.sheet(head.at).is_some_and(|sheet| sheet.column_of(*field).is_some())
                });
                reading.warn(head.at, field.or(Some(Field::DocumentNumber)), Caution::DocumentDiffers);
            }
        }
        share_out(&mut lines, said);
    }
    for (number, line) in (1..).zip(&mut lines) {
        line.number = number;
        heads.iter().for_each(|head| line.sale.take_payment(&head.sale));
    }
    record.lines = lines;
    heads
}

/// The sheets whose rows head a document: they name no article where another sheet does, or say in one
/// row what the lines of the others say in several or in detail.
fn heading_sheets(lines: &[SaleLine]) -> Vec<Sheet> {
    let mut sheets = by_sheet(lines);
    if sheets.len() < 2 {
        return Vec::new();
    }
    let names = |lines: &Vec<&SaleLine>| lines.iter().any(|line| line.sale.names_an_article());
    if !sheets.values().any(names) {
        return Vec::new();
    }
    let mut heads: Vec<Sheet> =
        sheets.iter().filter(|(_, lines)| !names(lines)).map(|(sheet, _)| *sheet).collect();
    sheets.retain(|_, lines| names(lines));
    heads.retain(|sheet| !is_another_document(lines, *sheet, &sheets));
    heads.extend(sheets.keys().copied().find(|sheet| sums_the_others(&sheets, *sheet)));
    heads
}

/// Whether the rows of a sheet are all of other days than the lines of a document, and come to something
/// else: numbers that begin anew in every shop stand for one document in each.
fn is_another_document(rows: &[SaleLine], sheet: Sheet, lines: &BTreeMap<Sheet, Vec<&SaleLine>>) -> bool {
    let rows: Vec<&SaleLine> = rows.iter().filter(|row| sheet_of(row) == sheet).collect();
    let lines: Vec<&SaleLine> = lines.values().flatten().copied().collect();
    let shares_a_day =
        |row: &&SaleLine| lines.iter().any(|line| line.sale.date.canonical == row.sale.date.canonical);
    !rows.iter().any(shares_a_day)
        && is_same(totals(rows.iter().copied()), totals(lines.iter().copied()), lines.len()) == Some(false)
}

/// Whether the only row of a sheet says less than those of the others, and comes to the same.
fn sums_the_others(sheets: &BTreeMap<Sheet, Vec<&SaleLine>>, sheet: Sheet) -> bool {
    let Some([head]) = sheets.get(&sheet).map(Vec::as_slice) else { return false };
    let others = sheets.iter().filter(|(other, _)| **other != sheet).flat_map(|(_, lines)| lines);
    let others: Vec<&SaleLine> = others.copied().collect();
    if others.is_empty() {
        return false;
    }
    let is_detailed = others.iter().all(|line| line.sale.is_detailed());
    let says_less = others.len() > 1 || is_detailed && !head.sale.is_detailed();
    says_less && is_same(totals([*head]), totals(others.iter().copied()), others.len()) == Some(true)
}

fn sheet_of(line: &SaleLine) -> Sheet {
    (line.at.file, line.at.sheet)
}

fn by_sheet(lines: &[SaleLine]) -> BTreeMap<Sheet, Vec<&SaleLine>> {
    let mut sheets: BTreeMap<Sheet, Vec<&SaleLine>> = BTreeMap::new();
    for line in lines {
        sheets.entry(sheet_of(line)).or_default().push(line);
    }
    sheets
}

fn totals<'a>(lines: impl IntoIterator<Item = &'a SaleLine>) -> Totals {
    let add = |sum: Option<i128>, given: &Given<Amount>| Some(sum? + i128::from(given.canonical?.cents));
    let none = (Some(0), Some(0));
    lines
        .into_iter()
        .fold(none, |(net, gross), SaleLine { sale, .. }| (add(net, &sale.net), add(gross, &sale.gross)))
}

/// Whether two totals are the same as far as lines are rounded; `None` where they cannot be compared.
fn is_same(one: Totals, other: Totals, lines: usize) -> Option<bool> {
    let both = one.0.zip(other.0).or_else(|| one.1.zip(other.1));
    both.map(|(one, other)| one.abs_diff(other) <= ROUNDING * lines as u128)
}

/// What a head calls a credit note is owed back, though its lines say it without a sign.
fn turn_credit(reading: &mut Reading, lines: &mut [SaleLine]) {
    let is_credit = lines.iter().all(|line| line.sale.kind == Some(DocumentKind::CreditNote));
    let cents = lines.iter().filter_map(|line| line.sale.turnover());
    if !is_credit || cents.map(|amount| i128::from(amount.cents)).sum::<i128>() <= 0 {
        return;
    }
    for SaleLine { at, sale, .. } in lines {
        for given in [&mut sale.net, &mut sale.vat, &mut sale.gross] {
            given.canonical = given.canonical.map(|amount| Amount { cents: -amount.cents, ..amount });
        }
        sale.quantity.canonical = sale.quantity.canonical.map(|quantity| -quantity);
        let field = [Field::TotalNet, Field::TotalGross]
            .into_iter()
            .find(|field| reading.sheet(*at).is_some_and(|sheet| sheet.column_of(*field).is_some()));
        reading.warn(*at, field, Caution::CreditTurned);
    }
}

/// Gives lines that are said without tax alone, or with it alone, their part of what the head says of the
/// other.
fn share_out(lines: &mut [SaleLine], head: Totals) {
    let sum = totals(&*lines);
    if is_same(head, sum, lines.len()) != Some(true) {
        return;
    }
    match (head, sum) {
        ((_, Some(gross)), (Some(net), None)) => share(lines, (gross, net), |line| &mut line.sale.gross),
        ((Some(net), _), (None, Some(gross))) => share(lines, (net, gross), |line| &mut line.sale.net),
        _ => {}
    }
}

/// Parts of a total in proportion to what lines count, to the cent.
fn share(lines: &mut [SaleLine], (total, sum): (i128, i128), of: fn(&mut SaleLine) -> &mut Given<Amount>) {
    if sum == 0 || lines.iter_mut().any(|line| of(line).canonical.is_some()) {
        return;
    }
    let (mut counted, mut given) = (0_i128, 0_i128);
    for line in lines {
        let Some(amount) = line.sale.turnover() else { continue };
        counted += i128::from(amount.cents);
        let part = total * counted / sum - given;
        given += part;
        of(line).canonical = i64::try_from(part).ok().map(|cents| Amount { cents, ..amount });
    }
}
