//! The figures of a person or company, in whole cents.

use jiff::civil::Date;
use serde::Serialize;

use crate::books::Books;
use crate::figures::{Class, Figures};

/// Figures as they stood on a day; amounts are in `currency` unless they name their own.
#[derive(Clone, Serialize)]
pub struct FiguresRecord {
    /// The day they are right for.
    pub on: Date,
    /// The organisation's currency.
    pub currency: &'static str,
    /// Spent over the last twelve months, excluding VAT.
    pub spend_net_cents: i64,
    /// The same including VAT.
    pub spend_gross_cents: i64,
    /// Spent in all, excluding VAT.
    pub total_net_cents: i64,
    /// The same including VAT.
    pub total_gross_cents: i64,
    /// How many purchases in all.
    pub purchases: i64,
    /// What a purchase comes to on average, excluding VAT.
    pub basket_net_cents: i64,
    /// The same including VAT.
    pub basket_gross_cents: i64,
    /// Still to be paid.
    pub balance_cents: i64,
    /// The day of the first purchase.
    pub first_purchase_on: Option<Date>,
    /// The last purchase.
    pub last_purchase: Option<LastPurchaseRecord>,
    /// How recent, how often, how much: `543`.
    pub class: Option<String>,
}

/// The last purchase.
#[derive(Clone, Serialize)]
pub struct LastPurchaseRecord {
    /// When.
    pub on: Date,
    /// Its currency.
    pub currency: &'static str,
    /// How much, excluding VAT.
    pub net_cents: i64,
    /// How much, including VAT.
    pub gross_cents: i64,
}

impl FiguresRecord {
    /// The figures as the books stand.
    pub fn of(figures: &Figures, books: &Books) -> Self {
        let last = figures.last.map(|last| LastPurchaseRecord {
            on: last.on,
            currency: last.currency.code(),
            net_cents: last.amount.net,
            gross_cents: last.amount.gross,
        });
        Self {
            on: books.day,
            currency: books.rules.currency.code(),
            spend_net_cents: figures.spend.net,
            spend_gross_cents: figures.spend.gross,
            total_net_cents: figures.total.net,
            total_gross_cents: figures.total.gross,
            purchases: figures.purchases,
            basket_net_cents: figures.basket.net,
            basket_gross_cents: figures.basket.gross,
            balance_cents: figures.balance,
            first_purchase_on: figures.first_on,
            last_purchase: last,
            class: figures.class.map(Class::code),
        }
    }
}
