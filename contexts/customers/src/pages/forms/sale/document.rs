//! A sale as its form says it: the document, its dates, where it stands, its totals.

use jiff::civil::Date;
use kernel::SaleId;
use personal::Access;
use web::{Form, Problem};

use super::buyer::Buyers;
use super::lines;
use crate::cents;
use crate::pages::desk::Desk;
use crate::pages::forms::reading::text;
use crate::sale::{DocumentKind, Line, Notation, Sale, SaleDetails, Status};
use crate::store::sales_by_number;

/// What the lines of a document come to.
struct Sums {
    net: i64,
    gross: Option<i64>,
}

impl Sums {
    fn of(lines: &[Line]) -> Self {
        let gross: Option<Vec<i64>> = lines.iter().map(|line| line.gross).collect();
        Self {
            net: cents::sum(lines.iter().map(|line| line.net)),
            gross: gross.filter(|gross| !gross.is_empty()).map(cents::sum),
        }
    }
}

/// Puts a sale into a form, whoever buys aside. Totals that follow from the lines are not written out.
pub fn fill(form: Form, sale: &Sale, notation: Notation, access: &Access) -> Form {
    let details = &sale.details;
    let sums = Sums::of(&details.lines);
    let day = |form: Form, field: &str, day: Option<Date>| match day {
        Some(day) => form.with(field.to_owned(), day),
        None => form,
    };
    let form = form
        .with("version", sale.version)
        .with("kind", details.kind.code())
        .with_sealed("number", &details.number, access)
        .with("status", details.status.code());
    let form = day(form, "dated_on", Some(details.dated_on));
    let form = day(form, "due_on", details.due_on);
    let form = day(form, "paid_on", details.status.paid_on());
    let form = match details.lines.is_empty() || details.net != sums.net {
        true => form.with("net", notation.amount(details.net)),
        false => form,
    };
    let form = match details.gross {
        Some(gross) if Some(gross) != sums.gross => form.with("gross", notation.amount(gross)),
        _ => form,
    };
    lines::fill(form, &details.lines, notation, access)
}

/// The sale a form says, as far as it can be read; complaints are left in the form.
pub fn read(
    form: &mut Form,
    before: Option<&SaleDetails>,
    (buyers, today): (&Buyers, Date),
    reader: &lines::Reader<'_>,
) -> SaleDetails {
    let kind = form.read("kind", |code| DocumentKind::from_code(code).ok_or("choose-one"));
    let kind = kind.unwrap_or(DocumentKind::Invoice);
    let dated_on = form.read("dated_on", day).unwrap_or(today);
    if dated_on > today && before.is_none_or(|old| old.dated_on != dated_on) {
        form.complain("dated_on", "sale-form-future");
    }
    let due_on = form.read_optional("due_on", day);
    if due_on.is_some_and(|due| due < dated_on) && before.is_none_or(|old| old.due_on != due_on) {
        form.complain("due_on", "sale-form-due-before");
    }
    let lines = lines::read(form, before.map_or(&[], |old| &old.lines), reader);
    let (net, gross) = totals(form, &lines, reader.notation);
    if buyers.company.is_none() && buyers.person.is_none() {
        form.complain("company", "rejection-sale-nobody");
    }
    let details = SaleDetails {
        company: buyers.company,
        person: buyers.person,
        kind,
        number: text(form, "number"),
        dated_on,
        due_on,
        status: status(form, kind, today),
        currency: reader.currency,
        net,
        gross,
        lines,
    };
    turned(details, before)
}

/// A number is given once a year to a kind of document; one that was there before stays.
pub async fn check_number(
    form: &mut Form,
    desk: &Desk,
    details: &SaleDetails,
    before: Option<&Sale>,
) -> Result<(), Problem> {
    let Some(number) = &details.number else { return Ok(()) };
    if before.is_some_and(|sale| sale.details.number.as_ref() == Some(number)) {
        return Ok(());
    }
    let itself: Option<SaleId> = before.map(|sale| sale.id);
    let same = sales_by_number(desk.sight(), std::slice::from_ref(number)).await?;
    let is_taken = |sale: &Sale| {
        let old = &sale.details;
        Some(sale.id) != itself && old.kind == details.kind && old.dated_on.year() == details.dated_on.year()
    };
    if same.iter().any(is_taken) {
        form.complain("number", "sale-form-number-taken");
    }
    Ok(())
}

fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "record-day-unreadable")
}

/// Where it stands. Left open, it follows from the document: an invoice is to be paid, a credit note
/// to be taken off, and what was paid on a day is paid.
fn status(form: &mut Form, kind: DocumentKind, today: Date) -> Status {
    let paid_on = form.read_optional("paid_on", day);
    if paid_on.is_some_and(|day| day > today) {
        form.complain("paid_on", "sale-form-paid-future");
    }
    let said = form.value("status").to_owned();
    let status = match (said.as_str(), kind) {
        ("", _) if paid_on.is_some() => Some(Status::Paid { on: paid_on }),
        ("", DocumentKind::Invoice | DocumentKind::CreditNote) => Some(Status::Due),
        ("", _) => Some(Status::Open),
        (code, _) => Status::from_parts(code, paid_on),
    };
    if status.is_none() {
        form.complain("status", "choose-one");
    } else if paid_on.is_some() && status != Some(Status::Paid { on: paid_on }) {
        form.complain("paid_on", "sale-form-not-paid");
    }
    status.unwrap_or(Status::Open)
}

/// The totals: what the document says, or else what its lines come to.
fn totals(form: &mut Form, lines: &[Line], notation: Notation) -> (i64, Option<i64>) {
    let sums = Sums::of(lines);
    let net = form.read_optional("net", |text| notation.read_net(text));
    let gross = form.read_optional("gross", |text| notation.read_gross(text));
    if lines.is_empty() && net.is_none() {
        form.complain("net", "sale-form-empty");
    }
    let follows = net.is_none_or(|net| net == sums.net);
    let net = net.unwrap_or(sums.net);
    if gross.is_some_and(|gross| gross.unsigned_abs() < net.unsigned_abs()) {
        form.complain("gross", "sale-form-gross-smaller");
    }
    (net, gross.or(sums.gross.filter(|_| follows)))
}

/// A credit note takes away: typed as it is printed, without a sign, its amounts are turned. So are
/// those of a document that is one no longer.
fn turned(details: SaleDetails, before: Option<&SaleDetails>) -> SaleDetails {
    let is_credit = details.kind == DocumentKind::CreditNote;
    let was_credit = before.is_some_and(|old| old.kind == DocumentKind::CreditNote);
    let adds = details.net > 0 || details.gross.is_some_and(|gross| gross > 0);
    let takes = details.net < 0;
    if !(is_credit && adds || was_credit && !is_credit && takes) {
        return details;
    }
    let turn = i64::saturating_neg;
    let line = |line: Line| Line {
        quantity: line.quantity.map(turn),
        net: turn(line.net),
        gross: line.gross.map(turn),
        ..line
    };
    SaleDetails {
        net: turn(details.net),
        gross: details.gross.map(turn),
        lines: details.lines.into_iter().map(line).collect(),
        ..details
    }
}
