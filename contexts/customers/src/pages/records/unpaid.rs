//! What a balance due is made of: the documents that are still to be paid.

use jiff::civil::Date;
use kernel::{Holder, Money};
use personal::Personal;
use web::{Problem, Sentence};

use crate::pages::desk::Desk;
use crate::pages::paths::{SalePath, Sales};
use crate::sale::{DocumentKind, Sale};
use crate::store::unpaid_of;

/// More documents than a panel shows.
const MOST: usize = 8;

/// The documents behind a balance due.
pub struct Unpaid {
    /// The first of them, the earliest due first.
    pub rows: Vec<Row>,
    /// The list of sales narrowed to all of them, where there are more.
    pub all: Option<String>,
}

/// A document that is still to be paid.
pub struct Row {
    pub href: String,
    pub kind: DocumentKind,
    pub number: Option<Personal<String>>,
    /// Its date, and when it must be paid.
    pub when: Sentence,
    pub is_overdue: bool,
    /// What is to be paid, including VAT where it is known.
    pub balance: Money,
}

impl Unpaid {
    /// What somebody still has to pay.
    pub async fn of(desk: &Desk, holder: Holder) -> Result<Self, Problem> {
        let mut sales = unpaid_of(desk.sight(), holder, MOST as u64 + 1).await?;
        let goes_on = sales.len() > MOST;
        sales.truncate(MOST);
        let all = format!("{Sales}?{}={}&status=due", holder.kind(), holder.uuid());
        Ok(Self {
            rows: sales.iter().map(|sale| Row::new(desk, sale)).collect(),
            all: goes_on.then_some(all),
        })
    }
}

impl Row {
    fn new(desk: &Desk, sale: &Sale) -> Self {
        let details = &sale.details;
        Self {
            href: SalePath { id: sale.id }.to_string(),
            kind: details.kind,
            number: details.number.clone(),
            when: when(details.dated_on, details.due_on),
            is_overdue: details.status.is_overdue(details.due_on, desk.today()),
            balance: Money { cents: details.balance(), currency: details.currency },
        }
    }
}

fn when(dated_on: Date, due_on: Option<Date>) -> Sentence {
    match due_on {
        Some(due_on) => Sentence::new("unpaid-due").with("day", dated_on).with("due", due_on),
        None => Sentence::new("unpaid-no-due").with("day", dated_on),
    }
}
