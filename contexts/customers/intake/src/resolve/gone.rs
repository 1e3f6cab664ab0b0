//! Rows another program deleted make no record, but a no outlives them: programs that merge two contacts keep the
//! loser as a deleted row, with its refusals.

use std::collections::HashMap;

use crate::codes::{Caution, Rejection};
use crate::reading::{At, Reading};
use crate::rows::{ReadRow, Refusal};

/// Hands the refusals of deleted rows to whoever has their address elsewhere in the batch.
pub(super) fn keep_their_noes(reading: &mut Reading) {
    let mut noes: HashMap<String, Vec<Refusal>> = HashMap::new();
    for (_, row) in reading.places().filter(|(_, row)| is_deleted(row)) {
        let refusals: Vec<Refusal> =
            row.standings().flat_map(|standing| standing.refusals.iter().cloned()).collect();
        for email in emails(row).filter(|_| !refusals.is_empty()) {
            noes.entry(email).or_default().extend(refusals.iter().cloned());
        }
    }
    if noes.is_empty() {
        return;
    }
    let refused: Vec<(At, Vec<Refusal>)> = reading.places_with(|row| {
        let refusals: Vec<Refusal> =
            emails(row).filter_map(|email| noes.get(&email)).flatten().cloned().collect();
        Some(refusals).filter(|refusals| !refusals.is_empty())
    });
    for (at, refusals) in refused {
        let Some(row) = reading.row_mut(at) else { continue };
        let standing = match (&mut row.person, &mut row.company) {
            (Some(person), _) => &mut person.standing,
            (None, Some(company)) => &mut company.standing,
            (None, None) => continue,
        };
        standing.refusals.extend(refusals);
        reading.remark(at, None, Caution::RefusalWins);
    }
}

fn is_deleted(row: &ReadRow) -> bool {
    row.rejected.as_ref().is_some_and(|rejected| rejected.code == Rejection::DeletedThere)
}

/// The e-mail addresses of everybody a row is about.
fn emails(row: &ReadRow) -> impl Iterator<Item = String> {
    let person = row.person.iter().flat_map(|person| person.reach.good_emails());
    let company = row.company.iter().flat_map(|company| company.reach.good_emails());
    person.chain(company).map(str::to_owned)
}
