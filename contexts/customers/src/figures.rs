//! The figures that keep themselves: what somebody spent, how often, when last.
//!
//! Everything is reckoned here from the sales alone, in one pure function; the store calls it
//! again in the transaction of each sale that changes, and on the day a figure changes by itself.

mod class;
mod takings;
mod window;

use jiff::civil::Date;
use kernel::{Currency, SaleId, Vat};

pub use self::class::Class;
pub use self::takings::{Month, Takings};
pub use self::window::Window;
use crate::books::Books;
use crate::cents;
use crate::relation::{former_after, is_recent};
use crate::sale::DocumentKind;

/// What the figures need to know of a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaleFact {
    /// The sale; ids sort by the time the records were made.
    pub id: SaleId,
    /// Which document.
    pub kind: DocumentKind,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// By which day it counts.
    pub dated_on: Date,
    /// In which currency.
    pub currency: Currency,
    /// What it weighs.
    pub amount: Amount,
    /// What is still to be paid.
    pub balance: i64,
}

/// An amount excluding and including VAT; where the latter is not known it equals the former.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    /// Excluding VAT, in cents.
    pub net: i64,
    /// Including VAT, in cents.
    pub gross: i64,
}

/// A holder's figures on a given day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// Spent over the last 12 months.
    pub spend: Amount,
    /// Spent in all.
    pub total: Amount,
    /// How many purchases in all, in any currency.
    pub purchases: i64,
    /// What a purchase comes to, on average over all of them.
    pub basket: Amount,
    /// Still to be paid.
    pub balance: i64,
    /// The day of the first purchase.
    pub first_on: Option<Date>,
    /// The last purchase.
    pub last: Option<LastPurchase>,
    /// How recent, how often, how much.
    pub class: Option<Class>,
    /// The first day on which one of these figures changes by itself.
    pub turns_on: Option<Date>,
}

/// The last purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastPurchase {
    /// When.
    pub on: Date,
    /// How much.
    pub amount: Amount,
    /// In which currency.
    pub currency: Currency,
}

impl Figures {
    /// Reckons the figures from somebody's sales.
    #[must_use]
    pub fn of(sales: &[SaleFact], books: &Books) -> Self {
        let counted: Vec<&SaleFact> = sales.iter().filter(|sale| sale.counts(books)).collect();
        let reached: Vec<&SaleFact> =
            counted.iter().copied().filter(|sale| sale.dated_on <= books.day).collect();
        let purchases: Vec<&SaleFact> =
            reached.iter().copied().filter(|sale| sale.is_purchase(books)).collect();
        let window = Window::up_to(books.day);
        let at_home = |sale: &&&SaleFact| sale.currency == books.rules.currency;
        let spend = Amount::sum(reached.iter().filter(at_home).filter(|sale| window.holds(sale.dated_on)));
        let total = Amount::sum(reached.iter().filter(at_home));
        let last = purchases.iter().max_by_key(|sale| (sale.dated_on, sale.id)).map(|sale| sale.as_last());
        Self {
            spend,
            total,
            purchases: count(purchases.len()),
            basket: total.shared_by(purchases.iter().filter(at_home).count()),
            balance: cents::sum(reached.iter().filter(at_home).map(|sale| sale.balance)),
            first_on: purchases.iter().map(|sale| sale.dated_on).min(),
            last,
            class: last.map(|last| Class::of(last.on, &purchases, spend.net, books.day)),
            turns_on: next_turn(&counted, last, books.day),
        }
    }
}

impl SaleFact {
    fn counts(&self, books: &Books) -> bool {
        !self.cancelled && books.basis.counts(self.kind)
    }

    /// An invoice below zero takes back, whatever it is called.
    fn is_purchase(&self, books: &Books) -> bool {
        books.basis.is_purchase(self.kind) && self.amount.net >= 0
    }

    const fn as_last(&self) -> LastPurchase {
        LastPurchase { on: self.dated_on, amount: self.amount, currency: self.currency }
    }
}

impl Amount {
    /// The amount as a house shows it.
    #[must_use]
    pub const fn shown(self, vat: Vat) -> i64 {
        vat.of(self.net, self.gross)
    }

    fn sum<'a>(sales: impl Iterator<Item = &'a &'a SaleFact> + Clone) -> Self {
        let net = cents::sum(sales.clone().map(|sale| sale.amount.net));
        Self { net, gross: cents::sum(sales.map(|sale| sale.amount.gross)) }
    }

    fn shared_by(self, parts: usize) -> Self {
        let share = |cents: i64| cents::divided(i128::from(cents), i128::from(count(parts))).unwrap_or(0);
        Self { net: share(self.net), gross: share(self.gross) }
    }
}

/// By how many whole percents an amount is above the one before; nothing where there is none to compare with.
#[must_use]
pub fn growth(now: i64, before: i64) -> Option<i64> {
    if before <= 0 {
        return None;
    }
    Some(cents::clamped((i128::from(now) - i128::from(before)) * 100 / i128::from(before)))
}

/// The first coming day on which a sale is reached or leaves the window, or the last purchase
/// passes a bound of its class or of the relation.
fn next_turn(counted: &[&SaleFact], last: Option<LastPurchase>, today: Date) -> Option<Date> {
    let of_sales = counted.iter().flat_map(|sale| [Some(sale.dated_on), Window::left_on(sale.dated_on)]);
    let of_last = last.into_iter().flat_map(|last| {
        let former = is_recent(last.on, today).then(|| last.on.checked_add(former_after()).ok()).flatten();
        Class::bounds(last.on).into_iter().chain([former])
    });
    of_sales.chain(of_last).flatten().filter(|day| *day > today).min()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
