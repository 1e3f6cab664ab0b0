//! The words of data protection: purposes, bases, source classes, channels.

use serde::{Deserialize, Serialize};

/// The text is not one of the expected codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what}: one of {expected}")]
pub struct UnknownWord {
    /// What was being read.
    pub what: &'static str,
    /// The codes that would be accepted.
    pub expected: &'static str,
}

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$doc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every value, in the order shown to people.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code, as files, the command line and the store write it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                match text {
                    $($code => Ok(Self::$variant),)*
                    _ => Err(UnknownWord { what: $what, expected: concat!($($code, " "),*).trim_ascii_end() }),
                }
            }
        }
    };
}

vocabulary! {
    /// Why personal data are used. The catalogue is fixed for now (rules P-01, P-03).
    Purpose, "purpose" {
        /// Keeping the customer relation.
        ClientManagement = "client-management",
        /// Quotes and orders.
        Orders = "orders",
        /// Invoices and accounting.
        Invoicing = "invoicing",
        /// After-sale and support.
        Support = "support",
        /// Prospecting professionals.
        ProspectingB2b = "prospecting-b2b",
        /// Prospecting consumers.
        ProspectingB2c = "prospecting-b2c",
        /// The newsletter.
        Newsletter = "newsletter",
        /// The loyalty programme.
        Loyalty = "loyalty",
        /// Satisfaction surveys.
        Satisfaction = "satisfaction",
        /// Suppliers and partners.
        SupplierManagement = "supplier-management",
        /// Our own duty: rights, erasure, proof. Not in the catalogue an import may choose from.
        DataProtection = "data-protection",
    }
}

impl Purpose {
    /// The ten purposes an organisation may choose from.
    #[must_use]
    pub fn catalogue() -> &'static [Self] {
        Self::ALL.split_last().map_or(&[], |(_, catalogue)| catalogue)
    }

    /// The usual legal basis (P-03); an organisation may record another one.
    #[must_use]
    pub const fn usual_basis(self) -> LegalBasis {
        match self {
            Self::ClientManagement | Self::Orders | Self::Support | Self::SupplierManagement => {
                LegalBasis::Contract
            }
            Self::Invoicing | Self::DataProtection => LegalBasis::LegalObligation,
            Self::ProspectingB2b | Self::Satisfaction => LegalBasis::LegitimateInterest,
            Self::ProspectingB2c | Self::Newsletter | Self::Loyalty => LegalBasis::Consent,
        }
    }
}

vocabulary! {
    /// The six legal bases of art. 6(1) (P-02).
    LegalBasis, "legal basis" {
        /// (a) consent.
        Consent = "consent",
        /// (b) contract.
        Contract = "contract",
        /// (c) legal obligation.
        LegalObligation = "legal-obligation",
        /// (d) vital interest.
        VitalInterest = "vital-interest",
        /// (e) public task.
        PublicTask = "public-task",
        /// (f) legitimate interest.
        LegitimateInterest = "legitimate-interest",
    }
}

vocabulary! {
    /// Where data come from: source classes zero, first, second, third (B8).
    SourceClass, "source" {
        /// Zero-party: the person volunteered it.
        Volunteered = "volunteered",
        /// First-party: asked or observed by us.
        FirstParty = "first-party",
        /// Second-party: handed over by a partner.
        SecondParty = "second-party",
        /// Third-party: a bought list.
        Bought = "bought",
        /// Third-party: a rented list.
        Rented = "rented",
        /// Third-party: a public source.
        Public = "public",
    }
}

impl SourceClass {
    /// Whether the batch is marked: nobody in it becomes contactable by it.
    #[must_use]
    pub const fn is_marked(self) -> bool {
        matches!(self, Self::Bought | Self::Rented)
    }
}

vocabulary! {
    /// How somebody may be reached.
    Channel, "channel" {
        /// E-mail.
        Email = "email",
        /// Text message.
        Sms = "sms",
        /// Telephone call.
        Phone = "phone",
        /// Post.
        Post = "post",
    }
}

#[cfg(test)]
mod tests {
    use super::Purpose;

    #[test]
    fn p_03_the_ten_purposes_have_their_usual_basis() {
        let catalogue: Vec<_> = Purpose::catalogue()
            .iter()
            .map(|purpose| (purpose.code(), purpose.usual_basis().code()))
            .collect();
        let expected = [
            ("client-management", "contract"),
            ("orders", "contract"),
            ("invoicing", "legal-obligation"),
            ("support", "contract"),
            ("prospecting-b2b", "legitimate-interest"),
            ("prospecting-b2c", "consent"),
            ("newsletter", "consent"),
            ("loyalty", "consent"),
            ("satisfaction", "legitimate-interest"),
            ("supplier-management", "contract"),
        ];
        assert_eq!(catalogue, expected);
    }
}
