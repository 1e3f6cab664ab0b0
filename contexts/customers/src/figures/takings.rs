//! What is reckoned when a page asks: twelve monthly bars, the year before, other currencies.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Currency;

use super::{Amount, SaleFact, Window};
use crate::books::Books;
use crate::cents;

/// What somebody brought in, month by month, and how the year before was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takings {
    /// The last twelve calendar months, oldest first, the current one last.
    pub months: Vec<Month>,
    /// Spent over the twelve months before the last twelve.
    pub year_before: Amount,
    /// Spent over the last twelve months in other currencies, which enter no sum.
    pub other_currencies: Vec<(Currency, Amount)>,
}

/// One bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// The first day of the month.
    pub first: Date,
    /// What was spent in it.
    pub amount: Amount,
}

impl Takings {
    /// The oldest day a sale must be known from: the beginning of the year before.
    #[must_use]
    pub fn oldest_day(books: &Books) -> Date {
        books.day.saturating_sub(24.months())
    }

    /// Reckons them from somebody's sales of the last 24 months.
    #[must_use]
    pub fn of(sales: &[SaleFact], books: &Books) -> Self {
        let reached = |sale: &&SaleFact| sale.counts(books) && sale.dated_on <= books.day;
        let counted: Vec<&SaleFact> = sales.iter().filter(reached).collect();
        let (home, abroad): (Vec<&SaleFact>, Vec<&SaleFact>) =
            counted.into_iter().partition(|sale| sale.currency == books.rules.currency);
        let window = Window::up_to(books.day);
        let before = window.before();
        Self {
            months: months_up_to(books.day)
                .map(|first| Month { first, amount: in_month(&home, first) })
                .collect(),
            year_before: Amount::sum(home.iter().filter(|sale| before.holds(sale.dated_on))),
            other_currencies: by_currency(abroad.into_iter().filter(|sale| window.holds(sale.dated_on))),
        }
    }
}

fn months_up_to(day: Date) -> impl Iterator<Item = Date> {
    let current = day.first_of_month();
    (0..12).rev().map(move |back: i32| current.saturating_sub(back.months()))
}

fn in_month(sales: &[&SaleFact], first: Date) -> Amount {
    Amount::sum(sales.iter().filter(|sale| sale.dated_on.first_of_month() == first))
}

fn by_currency<'a>(sales: impl Iterator<Item = &'a SaleFact>) -> Vec<(Currency, Amount)> {
    let mut sums: BTreeMap<&'static str, (Currency, Amount)> = BTreeMap::new();
    for sale in sales {
        let (_, sum) = sums.entry(sale.currency.code()).or_insert((sale.currency, Amount::default()));
        sum.net = cents::sum([sum.net, sale.amount.net]);
        sum.gross = cents::sum([sum.gross, sale.amount.gross]);
    }
    sums.into_values().collect()
}
