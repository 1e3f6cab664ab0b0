//! What the history says of a value: the journal keeps codes, ids and cents, people read words.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Currency, Money};
use personal::{Channel, Personal, Purpose};
use web::Sentence;

use super::fields::parted;
use super::names::Names;
use crate::activity::{ActivityKind, Direction};
use crate::coordinates::{BETWEEN, Label};
use crate::pages::words::LANGUAGES;
use crate::relation::Declared;
use crate::sale::{DocumentKind, Status};

/// A value in words; `None` where nothing stood.
pub type Told = Option<Sentence>;

/// A value of a field, in words. `place` is the record's kind, the field and the currency.
pub fn told(names: &Names, place: (&str, &str, Currency), value: Option<&Personal<String>>) -> Told {
    let (kind, field, currency) = place;
    let text = value?.reveal(&names.access);
    let (field, _) = parted(field);
    let words = match field.as_str() {
        "company_id" | "roles.company" | "person_id" | "owner_id" | "done_by" => Some(name(names, text)),
        "kind" if kind == "sale" => DocumentKind::from_code(text).map(|it| Sentence::new(it.key())),
        "kind" => ActivityKind::from_code(text).map(|it| Sentence::new(format!("activity-{}", it.code()))),
        "emails.label" | "phones.label" | "addresses.label" => {
            Label::from_code(text).map(|it| Sentence::new(format!("label-{}", it.code())))
        }
        "direction" => Direction::from_code(text).map(|it| Sentence::new(format!("direction-{}", it.code()))),
        "declared" => Declared::from_code(text).map(|it| Sentence::new(format!("relation-{}", it.code()))),
        "language" if LANGUAGES.contains(&text.as_str()) => Some(Sentence::new(format!("spoken-{text}"))),
        "status" => Status::from_parts(text, None).map(|it| Sentence::new(it.key())),
        "dated_on" | "due_on" | "paid_on" | "client_since" => text.parse::<Date>().ok().map(day),
        "at" | "done_at" => {
            text.parse::<Timestamp>().ok().map(|at| Sentence::new("history-moment").with("at", at))
        }
        "net" | "gross" => text.parse().ok().map(|cents| amount(Money { cents, currency })),
        "lines" => line(text, currency),
        "addresses" => Some(Sentence::verbatim(address(text))),
        "refusal" => Some(refusal(text)),
        _ => None,
    };
    Some(words.unwrap_or_else(|| Sentence::verbatim(text.clone())))
}

fn name(names: &Names, id: &str) -> Sentence {
    names.name(id).map_or_else(|| Sentence::new(names.unknown), Sentence::verbatim)
}

/// An address in one line; its parts stand apart in the journal.
fn address(text: &str) -> String {
    text.split(BETWEEN).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn day(day: Date) -> Sentence {
    Sentence::new("history-day").with("day", day)
}

fn amount(money: Money) -> Sentence {
    Sentence::new("history-amount").with("amount", money)
}

/// A line as its summary writes it: six figures, the reference, the words.
fn line(text: &str, currency: Currency) -> Option<Sentence> {
    let mut parts = text.splitn(3, " | ");
    let net = parts.next()?.split(' ').nth(4)?.parse().ok()?;
    let (sku, label) = (parts.next()?, parts.next()?);
    let words = if label.is_empty() { sku } else { label };
    Some(Sentence::new("history-line").with("words", words).with("net", Money { cents: net, currency }))
}

/// `email newsletter`, `do-not-contact`, `everything`: what a refusal covers.
fn refusal(text: &str) -> Sentence {
    let channel = text.split(' ').find_map(|code| code.parse::<Channel>().ok()).map(Sentence::from);
    let purpose = text.split(' ').find_map(|code| code.parse::<Purpose>().ok()).map(Sentence::from);
    match (channel, purpose) {
        (Some(channel), Some(purpose)) => {
            Sentence::new("history-refusal-both").with("channel", channel).with("purpose", purpose)
        }
        (Some(part), None) | (None, Some(part)) => part,
        (None, None) => Sentence::new(match text {
            "deceased" => "history-refusal-deceased",
            "minor" => "history-refusal-minor",
            _ => "history-refusal-everything",
        }),
    }
}
