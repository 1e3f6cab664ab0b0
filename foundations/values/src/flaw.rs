//! Why a text has no canonical form. One list for all kinds, since reports and locale files
//! are keyed by it; a code never changes once published.

use serde::{Serialize, Serializer};

macro_rules! flaws {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// Why a text could not be read, by a stable code fit for reports and locale keys.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Flaw { $($(#[$doc])* $name,)* }

        impl Flaw {
            /// Every flaw, for the list of codes and the completeness of translations.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

flaws! {
    /// Nothing, a dash, `n/a`, `null`.
    Empty = "empty";
    /// Words for "we have none": `NC`, `néant`, `en cours`, `pas de mail`.
    NotGiven = "not-given";
    /// A spreadsheet error such as `#REF!`.
    SpreadsheetError = "spreadsheet-error";
    /// `7,32829E+13`: the digits are lost.
    ScientificNotation = "scientific-notation";

    /// Something else than digits in a SIREN.
    SirenCharacters = "siren-characters";
    /// A SIREN has nine digits.
    SirenLength = "siren-length";
    /// The check digit of the SIREN is wrong.
    SirenCheckDigit = "siren-check-digit";
    /// All zeros: the sum is right, the company does not exist.
    SirenPlaceholder = "siren-placeholder";
    /// Something else than digits in a SIRET.
    SiretCharacters = "siret-characters";
    /// A SIRET has fourteen digits.
    SiretLength = "siret-length";
    /// The check digit of the SIRET is wrong.
    SiretCheckDigit = "siret-check-digit";
    /// The nine first digits of the SIRET are zeros.
    SiretPlaceholder = "siret-placeholder";
    /// Something else than digits in a Belgian enterprise number.
    BceCharacters = "bce-characters";
    /// A Belgian enterprise number has ten digits.
    BceLength = "bce-length";
    /// A Belgian enterprise number begins with 0 or 1.
    BceFirstDigit = "bce-first-digit";
    /// The check digits of the Belgian enterprise number are wrong.
    BceCheckDigits = "bce-check-digits";
    /// No country before the VAT number, and none is known.
    VatCountryMissing = "vat-country-missing";
    /// The two letters before the VAT number are no country of the EU system.
    VatCountryUnknown = "vat-country-unknown";
    /// A British number: no longer an EU VAT number.
    VatCountryLeft = "vat-country-left";
    /// The VAT number has not the shape of its country.
    VatShape = "vat-shape";
    /// The check digit of the VAT number is wrong.
    VatCheckDigit = "vat-check-digit";
    /// Something else than letters and digits in an IBAN.
    IbanCharacters = "iban-characters";
    /// The country of the IBAN has none.
    IbanCountry = "iban-country";
    /// The IBAN has not the length of its country.
    IbanLength = "iban-length";
    /// The check digits of the IBAN are wrong.
    IbanCheckDigits = "iban-check-digits";
    /// Not shaped like a French social security number.
    NirShape = "nir-shape";
    /// The key of the French social security number is wrong.
    NirKey = "nir-key";
    /// Not shaped like a Belgian national number.
    NissShape = "niss-shape";
    /// The check digits of the Belgian national number are wrong.
    NissCheckDigits = "niss-check-digits";
    /// A card number has thirteen to nineteen digits.
    CardShape = "card-shape";
    /// The check digit of the card number is wrong.
    CardCheckDigit = "card-check-digit";

    /// Not a telephone number at all.
    PhoneText = "phone-text";
    /// Too few digits for the country.
    PhoneTooShort = "phone-too-short";
    /// Too many digits for the country.
    PhoneTooLong = "phone-too-long";
    /// A number of digits this country does not use, or a first digit it does not give out.
    PhoneImpossible = "phone-impossible";
    /// No country has this calling code.
    PhoneCountry = "phone-country";
    /// An emergency number.
    PhoneEmergency = "phone-emergency";
    /// A short number: not a customer's line.
    PhoneShort = "phone-short-number";
    /// One digit repeated: typed to fill the field.
    PhonePlaceholder = "phone-placeholder";

    /// Not an address: no `@`.
    EmailText = "email-text";
    /// More than one `@` in one address.
    EmailManyAts = "email-many-ats";
    /// Nothing before the `@`.
    EmailLocalMissing = "email-local-missing";
    /// A character, dot or length not allowed before the `@`.
    EmailLocal = "email-local";
    /// Letters with accents before the `@`: nearly always a typing mistake.
    EmailLocalAccent = "email-local-accent";
    /// Quotation marks before the `@`: legal, unusable here.
    EmailQuoted = "email-quoted";
    /// A comment in brackets: legal, unusable here.
    EmailComment = "email-comment";
    /// Nothing after the `@`.
    EmailDomainMissing = "email-domain-missing";
    /// A comma where the domain wants a dot.
    EmailComma = "email-comma";
    /// A white space inside the address.
    EmailSpace = "email-space";
    /// The domain has no dot.
    EmailDomainNoDot = "email-domain-no-dot";
    /// A domain that cannot exist.
    EmailDomain = "email-domain";
    /// An address literal such as `[192.0.2.1]`: legal, unusable here.
    EmailLiteral = "email-literal";
    /// The whole address is longer than 254 characters.
    EmailTooLong = "email-too-long";

    /// Not a date.
    DateText = "date-text";
    /// Figures that are no date in any usual order.
    DateShape = "date-shape";
    /// A day that is in no calendar: 31 February.
    DateImpossible = "date-impossible";
    /// Only possible when the month comes first: to be confirmed for the whole column.
    DateMonthFirst = "date-ambiguous-month-first";
    /// Two figures for the year, and two centuries are possible.
    DateTwoDigitYear = "date-two-digit-year";
    /// A month without a day.
    DateMonthOnly = "date-month-only";
    /// A quarter.
    DateQuarterOnly = "date-quarter-only";
    /// A week.
    DateWeekOnly = "date-week-only";
    /// A year alone.
    DateYearOnly = "date-year-only";
    /// A day and a month without a year.
    DateNoYear = "date-no-year";
    /// `hier`, `tomorrow`: relative to an unknown day.
    DateRelative = "date-relative";
    /// A date software writes for "none": 01/01/1900, 31/12/9999.
    DatePlaceholder = "date-placeholder";
    /// The weekday written does not fall on that date.
    DateWeekday = "date-weekday";
    /// In the future, where only the past makes sense.
    DateFuture = "date-future";
    /// Before 1900 or beyond any plan: a typing mistake.
    DateOutOfRange = "date-out-of-range";
    /// Hours or minutes that do not exist.
    DateTime = "date-time";

    /// No amount in the text.
    AmountText = "amount-text";
    /// `1,234`: one thousand or one and a bit.
    AmountAmbiguous = "amount-ambiguous";
    /// `1,234.56` in a file that writes commas, or the other way round: to be confirmed.
    AmountNotation = "amount-notation";
    /// Thousands grouped wrongly.
    AmountGrouping = "amount-grouping";
    /// A unit that multiplies or measures: `k€`, `kg`, old francs.
    AmountUnit = "amount-unit";
    /// A percentage where an amount is wanted.
    AmountRate = "amount-rate";
    /// Finer than the smallest coin.
    AmountPrecision = "amount-precision";
    /// Two minus signs, or signs that contradict.
    AmountSign = "amount-sign";
    /// Larger than any amount.
    AmountOverflow = "amount-overflow";
    /// No rate in the text.
    RateText = "rate-text";
    /// `0,2` without a percent sign: 0.2 % or 20 %.
    RateAmbiguous = "rate-ambiguous";
    /// Finer than a hundredth of a percent.
    RatePrecision = "rate-precision";
    /// No quantity in the text.
    QuantityText = "quantity-text";
    /// `1,234`: one thousand or one and a bit.
    QuantityAmbiguous = "quantity-ambiguous";
    /// A unit beside the quantity.
    QuantityUnit = "quantity-unit";
    /// Finer than a thousandth.
    QuantityPrecision = "quantity-precision";
    /// Larger than any quantity.
    QuantityOverflow = "quantity-overflow";

    /// Not shaped like a postcode of the country.
    PostcodeShape = "postcode-shape";
    /// Shaped right, but no such département or range.
    PostcodeUnknown = "postcode-unknown";
    /// No country of that name or code.
    CountryUnknown = "country-unknown";
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Flaw {}

impl Serialize for Flaw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
