//! Whether a sale is paid, as people note it.

use jiff::civil::Date;
use kernel::text::words;

use crate::date::{self, DateContext, DateRole};
use crate::yes_no::{self, Answer};

/// What a "paid" column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Payment {
    /// Paid, not paid, or not told.
    pub answer: Answer,
    /// The day, where one was written.
    pub on: Option<Date>,
}

/// Folded words of a payment made, parted by `;`; what undoes or limits them is looked for first.
const PAID: &str = "paye;payee;payes;payees;regle;reglee;regles;reglees;solde;soldee;encaisse;encaissee;acquitte;acquittee;\
    paid;settled;betaald;voldaan";
const UNPAID: &str = "impaye;impayee;impayes;payer;regler;encaisser;unpaid;onbetaald;attente;retard;relance;overdue;pending;\
    due;outstanding;openstaand;litige;contentieux;betalen";
/// Words that make a payment neither made nor missing: somebody must look.
const UNCERTAIN: &str = "partiel;partielle;partiellement;acompte;rembourse;remboursee;remboursement;avoir;annule;annulee;\
    partial;partly;partially;refunded;deposit;cancelled;moitie;reste;deels;gedeeltelijk";
const NEGATIONS: &str = "non;pas;jamais;not;niet";

/// Reads a "paid" column: `payé`, `réglé le 03/02/2024`, `en attente`, `oui`, a date.
#[must_use]
pub fn parse(raw: &str, context: &DateContext) -> Payment {
    let context = context.role(DateRole::Past);
    let is_date = raw.contains(['/', '-', '.', ' ']);
    if let Some(read) = date::parse(raw, &context).ok().filter(|_| is_date) {
        return Payment { answer: Answer::Yes, on: Some(read.date) };
    }
    let answer = match yes_no::parse(raw) {
        Answer::Unknown => by_words(&words(raw)),
        answer => answer,
    };
    let on = date::within(raw, &context).filter(|_| answer == Answer::Yes);
    Payment { answer, on }
}

fn by_words(words: &[String]) -> Answer {
    let any = |list: &str| words.iter().any(|word| list.split(';').any(|listed| listed == word));
    match (any(UNCERTAIN), any(UNPAID), any(PAID)) {
        (true, ..) | (_, true, true) | (_, false, false) => Answer::Unknown,
        (_, true, _) => Answer::No,
        _ if any(NEGATIONS) => Answer::No,
        _ => Answer::Yes,
    }
}
