//! The stored figures of a person or company, and what they are to the business.

use kernel::{Currency, Holder};
use sea_orm::{FromQueryResult, Value};
use store::{Day, Fault};
use uuid::Uuid;

use crate::figures::{Amount, Class, Figures, LastPurchase};
use crate::relation::Relation;

/// Which of the two tables of holders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Companies: reckoned first, people may follow from them.
    Companies,
    /// People.
    People,
}

impl Side {
    pub const fn of(holder: Holder) -> Self {
        match holder {
            Holder::Company(_) => Self::Companies,
            Holder::Person(_) => Self::People,
        }
    }

    pub const fn table(self) -> &'static str {
        match self {
            Self::Companies => "customers_companies",
            Self::People => "customers_people",
        }
    }

    pub const fn buyer_column(self) -> &'static str {
        match self {
            Self::Companies => "company_id",
            Self::People => "person_id",
        }
    }

    /// The kept totals of spend excluding and including VAT, and of what is still to be paid.
    pub const fn totals(self) -> [&'static str; 3] {
        match self {
            Self::Companies => ["companies.spend-net", "companies.spend-gross", "companies.balance"],
            Self::People => ["people.spend-net", "people.spend-gross", "people.balance"],
        }
    }
}

/// What somebody is to the business, and their figures, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What they are to the business.
    pub relation: Relation,
    /// Their figures, right for the day of the books.
    pub figures: Figures,
}

/// The columns of the figures, in both tables alike.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Row {
    pub kind: String,
    pub spend_net: i64,
    pub spend_gross: i64,
    pub total_net: i64,
    pub total_gross: i64,
    pub purchases: i64,
    pub basket_net: i64,
    pub basket_gross: i64,
    pub balance: i64,
    pub first_on: String,
    pub last_on: String,
    pub last_net: i64,
    pub last_gross: i64,
    pub last_currency: String,
    pub class: String,
    pub turns_on: Option<Day>,
}

/// The columns of [`Row`].
pub const COLUMNS: [&str; 16] = [
    "kind",
    "spend_net",
    "spend_gross",
    "total_net",
    "total_gross",
    "purchases",
    "basket_net",
    "basket_gross",
    "balance",
    "first_on",
    "last_on",
    "last_net",
    "last_gross",
    "last_currency",
    "class",
    "turns_on",
];

impl From<&Standing> for Row {
    fn from(Standing { relation, figures }: &Standing) -> Self {
        let last = figures.last;
        Self {
            kind: relation.code().to_owned(),
            spend_net: figures.spend.net,
            spend_gross: figures.spend.gross,
            total_net: figures.total.net,
            total_gross: figures.total.gross,
            purchases: figures.purchases,
            basket_net: figures.basket.net,
            basket_gross: figures.basket.gross,
            balance: figures.balance,
            first_on: figures.first_on.map(|day| day.to_string()).unwrap_or_default(),
            last_on: last.map(|last| last.on.to_string()).unwrap_or_default(),
            last_net: last.map_or(0, |last| last.amount.net),
            last_gross: last.map_or(0, |last| last.amount.gross),
            last_currency: last.map(|last| last.currency.code().to_owned()).unwrap_or_default(),
            class: figures.class.map(Class::code).unwrap_or_default(),
            turns_on: figures.turns_on.map(Day::from),
        }
    }
}

impl Row {
    /// The row as the domain knows it.
    pub fn standing(&self) -> Result<Standing, Fault> {
        Ok(Standing {
            relation: Relation::from_code(&self.kind).ok_or(Fault::Damaged("relation"))?,
            figures: Figures {
                spend: Amount { net: self.spend_net, gross: self.spend_gross },
                total: Amount { net: self.total_net, gross: self.total_gross },
                purchases: self.purchases,
                basket: Amount { net: self.basket_net, gross: self.basket_gross },
                balance: self.balance,
                first_on: self.first_on.parse().ok(),
                last: self.last(),
                class: Class::from_code(&self.class),
                turns_on: self.turns_on.as_ref().and_then(Day::date),
            },
        })
    }

    fn last(&self) -> Option<LastPurchase> {
        Some(LastPurchase {
            on: self.last_on.parse().ok()?,
            amount: Amount { net: self.last_net, gross: self.last_gross },
            currency: Currency::from_code(&self.last_currency)?,
        })
    }

    /// What moves in the kept totals when this row comes in the place of another.
    pub fn moves(&self, before: &Self) -> [i64; 3] {
        [
            self.spend_net.saturating_sub(before.spend_net),
            self.spend_gross.saturating_sub(before.spend_gross),
            self.balance.saturating_sub(before.balance),
        ]
    }

    /// The values in the order of [`COLUMNS`], the id in front.
    pub fn values(&self, id: Uuid) -> Vec<Value> {
        vec![
            id.into(),
            self.kind.as_str().into(),
            self.spend_net.into(),
            self.spend_gross.into(),
            self.total_net.into(),
            self.total_gross.into(),
            self.purchases.into(),
            self.basket_net.into(),
            self.basket_gross.into(),
            self.balance.into(),
            self.first_on.as_str().into(),
            self.last_on.as_str().into(),
            self.last_net.into(),
            self.last_gross.into(),
            self.last_currency.as_str().into(),
            self.class.as_str().into(),
            self.turns_on.clone().into(),
        ]
    }
}
