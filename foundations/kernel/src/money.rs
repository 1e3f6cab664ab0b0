//! Exact money: whole minor units and a currency.

pub use iso_currency::Currency;

/// An amount in the minor units (cents) of a currency. Negative for what is owed back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units, cents for the euro.
    pub cents: i64,
    /// The ISO 4217 currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in euro cents.
    #[must_use]
    pub const fn eur(cents: i64) -> Self {
        Self { cents, currency: Currency::EUR }
    }

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// When the currencies differ or the sum leaves 64 bits: nothing is added then.
    pub fn plus(self, other: Self) -> Result<Self, MoneyOverflow> {
        match self.cents.checked_add(other.cents) {
            Some(cents) if self.currency == other.currency => Ok(Self { cents, ..self }),
            _ => Err(MoneyOverflow),
        }
    }
}

/// Two amounts cannot be added: other currency, or too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyOverflow;

impl std::fmt::Display for MoneyOverflow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the amounts are of different currencies, or their sum is too large")
    }
}

impl std::error::Error for MoneyOverflow {}
