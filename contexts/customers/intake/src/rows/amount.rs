//! An amount as a file gives it: cents and a currency.

use kernel::Currency;
use serde::{Deserialize, Serialize};

/// An amount in minor units of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// Minor units, cents for the euro.
    pub cents: i64,
    /// The currency.
    #[serde(with = "currency_code")]
    pub currency: Currency,
}

/// Currencies written by their ISO 4217 code.
pub mod currency_code {
    use kernel::Currency;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the code.
    ///
    /// # Errors
    /// Those of the serialiser.
    pub fn serialize<S: Serializer>(currency: &Currency, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(currency.code())
    }

    /// Reads the code.
    ///
    /// # Errors
    /// When the text is no currency's code.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Currency, D::Error> {
        let code = String::deserialize(deserializer)?;
        Currency::from_code(&code).ok_or_else(|| serde::de::Error::custom("unknown currency"))
    }
}
