//! The tables of refusals, of claimed consents, and of why people and companies are kept.

use kernel::{CompanyId, Holder, Id, PersonId};
use store::Fault;
use uuid::Uuid;

use super::pen::{Pen, day};
use super::reach::whose;
use super::{Line, Table};
use crate::export::reading::Reading;
use crate::export::record::{BasisRecord, ConsentRecord, RefusalRecord, Wishes};
use crate::store::Walk;

/// The columns of refusals; no channel means every one, no purpose likewise.
pub const REFUSAL: &[&str] =
    &["company-id", "person-id", "refused-channel", "refused-purpose", "mark", "until", "said-on"];

/// The columns of claimed consents.
pub const CONSENT: &[&str] =
    &["company-id", "person-id", "channel", "purpose", "answer", "given-on", "evidence"];

/// The columns of grounds.
pub const BASIS: &[&str] =
    &["company-id", "person-id", "purpose", "basis", "source", "origin", "collected-on"];

/// The refusals, consents or grounds of holders, one a line.
pub async fn lines(
    table: Table,
    (walk, ids): (Walk, &[Uuid]),
    reading: &Reading,
    pen: &Pen,
) -> Result<Vec<Line>, Fault> {
    let holders: Vec<Holder> = ids.iter().map(|id| holder(walk, *id)).collect();
    let mut lines = Vec::new();
    for (holder, wishes) in reading.wishes(&holders).await? {
        let whose = whose(walk, holder.uuid());
        let own: Vec<Line> = match table {
            Table::Refusals => wishes.refusals.iter().map(|one| refusal(one, pen)).collect(),
            Table::Consents => wishes.consents.iter().map(|one| consent(one, pen)).collect(),
            _ => wishes.bases.iter().map(|one| basis(one, pen)).collect(),
        };
        lines.extend(own.into_iter().map(|line| [whose.to_vec(), line].concat()));
    }
    Ok(lines)
}

fn holder(walk: Walk, id: Uuid) -> Holder {
    if walk == Walk::Companies { CompanyId::from_uuid(id).into() } else { PersonId::from_uuid(id).into() }
}

fn refusal(one: &RefusalRecord, pen: &Pen) -> Line {
    vec![
        one.channel.map_or_else(|| pen.say("export-every-channel".into()), |code| channel(code, pen)),
        one.purpose.map_or_else(|| pen.say("export-every-purpose".into()), |code| purpose(code, pen)),
        one.mark.map(|mark| pen.word(format!("export-mark-{mark}"))).unwrap_or_default(),
        day(one.until),
        day(one.said_on),
    ]
}

/// All refusals in one cell, so that no list of addresses leaves without them.
pub fn refusals_in_short(wishes: &Wishes, pen: &Pen) -> String {
    let short = |one: &RefusalRecord| match (one.mark, one.channel, one.purpose) {
        (Some(mark), ..) => pen.word(format!("export-mark-{mark}")),
        (None, None, None) => pen.word("export-mark-do-not-contact".to_owned()),
        (None, Some(code), None) => channel(code, pen),
        (None, None, Some(code)) => purpose(code, pen),
        (None, Some(by), Some(code)) => format!("{} ({})", purpose(code, pen), channel(by, pen)),
    };
    wishes.refusals.iter().map(short).collect::<Vec<_>>().join(" | ")
}

fn consent(one: &ConsentRecord, pen: &Pen) -> Line {
    vec![
        channel(one.channel, pen),
        purpose(one.purpose, pen),
        pen.word(format!("export-answer-{}", one.answer)),
        day(one.given_on),
        one.evidence.clone().unwrap_or_default(),
    ]
}

fn basis(one: &BasisRecord, pen: &Pen) -> Line {
    vec![
        purpose(one.purpose, pen),
        pen.word(format!("basis-{}", one.basis)),
        pen.word(format!("source-{}", one.source)),
        one.origin.clone(),
        day(Some(one.collected_on)),
    ]
}

fn channel(code: &str, pen: &Pen) -> String {
    pen.word(format!("channel-{code}"))
}

fn purpose(code: &str, pen: &Pen) -> String {
    pen.word(format!("purpose-{code}"))
}
