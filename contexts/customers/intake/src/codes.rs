//! Why something was rejected, doubted, doubled or left out: stable codes, never sentences.
//!
//! Reports, drafts and locale files are keyed by these codes, so one that was published never
//! changes. The sentences stand in `locales/`; `docs/import-report.schema.json` lists every code.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sheets::RowFlaw;
use values::{Flaw, Mark};

macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every code of this list.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code, as reports, drafts and locale files write it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// Why a row of data is not taken in.
    Rejection {
        /// Neither a name nor a way to reach anyone.
        NobodyToIdentify = "nobody-to-identify",
        /// The client number belongs to another company of the file.
        ClientNumberTaken = "client-number-taken",
        /// The row has cells beyond its header: something slipped sideways.
        TooManyCells = "too-many-cells",
        /// A sale without a date.
        DateMissing = "date-missing",
        /// A sale whose date cannot be read or does not exist.
        DateUnreadable = "date-unreadable",
        /// A sale dated after today.
        DateInFuture = "date-in-future",
        /// A sale without an amount.
        AmountMissing = "amount-missing",
        /// The lines of the document add up to more than is believed of a sale.
        DocumentTooLarge = "document-too-large",
        /// No client has this number, nor this name.
        ClientUnknown = "client-unknown",
        /// Several clients have this name and the number does not tell which.
        ClientAmbiguous = "client-ambiguous",
        /// The row names no client at all.
        ClientMissing = "client-missing",
        /// A product without a reference or a label.
        ProductUnnamed = "product-unnamed",
        /// A delivery or billing address of somebody else, not a person.
        AddressOnly = "address-only",
        /// A colleague of the organisation that exported the file, not a customer.
        StaffMember = "staff-member",
        /// The exporting program has deleted or archived the row.
        DeletedThere = "deleted-there",
        /// A deal that is not won: it sold nothing yet.
        DealNotWon = "deal-not-won",
        /// A card that was never closed, or says nothing.
        BrokenCard = "broken-card",
        /// A card that lists contacts and is none itself.
        ContactGroup = "contact-group",
    }
}

codes! {
    /// What a person should know about a row that is taken in.
    Caution {
        /// Surname and first name stood in one cell.
        NameSplit = "name-split",
        /// The cell has no readable yes or no: it counts as unknown.
        ConsentUnclear = "consent-unclear",
        /// A refusal was read; nothing will weaken it.
        Refusal = "refusal",
        /// Another row of the same person refuses: the refusal wins.
        RefusalWins = "refusal-wins",
        /// The person asked never to be contacted.
        DoNotContact = "do-not-contact",
        /// The person is said to have died.
        Deceased = "deceased",
        /// The column of deaths holds neither a yes, a date nor a no.
        DeathUnclear = "death-unclear",
        /// The column of minors holds neither a yes, a date, an age nor a no.
        MinorUnclear = "minor-unclear",
        /// A child: nothing without a parent until the date of the mark.
        Minor = "minor",
        /// The origin says the address was bought: nobody becomes contactable by it.
        BoughtAddress = "bought-address",
        /// The origin says the address was rented: nobody becomes contactable by it.
        RentedAddress = "rented-address",
        /// The cell begins like a formula: kept as text, neutralised in every export.
        FormulaLike = "formula-like",
        /// Several telephone numbers stood in one cell.
        SeveralPhones = "several-phones",
        /// The telephone number has an extension.
        PhoneExtension = "phone-extension",
        /// Several e-mail addresses stood in one cell.
        SeveralEmails = "several-emails",
        /// The cell says more than an address or a number: each was read with the words about it kept beside.
        RemarkBeside = "remark-beside",
        /// A telephone number stood among e-mail addresses.
        PhoneAmongEmails = "phone-among-emails",
        /// An e-mail address stood among telephone numbers.
        EmailAmongPhones = "email-among-phones",
        /// The company number of the row contradicts its VAT number.
        VatOfAnotherCompany = "vat-of-another-company",
        /// The client number is unknown: the contact stands without a company.
        UnknownClientNumber = "unknown-client-number",
        /// The client number names a private customer: the contact stands without a company.
        ClientIsAPerson = "client-is-a-person",
        /// No client number, but the name is that of exactly one client.
        ClientByName = "client-by-name",
        /// No client number, but the e-mail is that of exactly one client.
        ClientByEmail = "client-by-email",
        /// The client number and the client name are those of two different clients: the number counts.
        ClientNameDiffers = "client-name-differs",
        /// The company was created from its name in this row.
        CompanyFromName = "company-from-name",
        /// The total is not quantity times unit price.
        TotalDiffers = "total-differs",
        /// The total with tax does not follow from the total and the rate.
        TaxDiffers = "tax-differs",
        /// No total in the row: quantity times unit price was taken.
        TotalComputed = "total-computed",
        /// Only a total with tax is given.
        OnlyWithTax = "only-with-tax",
        /// No quantity, but a total.
        QuantityMissing = "quantity-missing",
        /// The document is marked cancelled: it stays out of turnover.
        Cancelled = "cancelled",
        /// A draft: it counts as a quote until it is issued.
        NotIssued = "not-issued",
        /// The money was given back: the document stays out of turnover.
        Refunded = "refunded",
        /// The amount is in another currency than the organisation's.
        OtherCurrency = "other-currency",
        /// A sale without a document number.
        NoDocumentNumber = "no-document-number",
        /// One more line of a document that has another line elsewhere in the file.
        FurtherLine = "further-line",
        /// What the row leaves blank of its document stands in the row above, and was taken from there.
        FromRowAbove = "from-row-above",
        /// The document number stands for different clients or dates, or its total is not that of its lines.
        DocumentDiffers = "document-differs",
        /// A credit note with a positive amount: its sign was turned.
        CreditTurned = "credit-turned",
        /// Two rows of the same record give different values here; the first one stays.
        ConflictingValue = "conflicting-value",
        /// Somebody typed something else into the record: that stands.
        TypedByHand = "typed-by-hand",
        /// Several companies have this name: the contact stands without one.
        AmbiguousCompany = "ambiguous-company",
        /// The address has bounced in the program that exported it.
        Bounced = "bounced",
        /// Nobody can be reached by what the row holds.
        NoWayToReach = "no-way-to-reach",
        /// A value held the separator and was cut in two: its halves were joined again.
        CellsJoined = "cells-joined",
        /// A quotation mark was opened and never closed.
        UnbalancedQuote = "unbalanced-quote",
        /// Characters stood after a closing quotation mark.
        TextAfterQuote = "text-after-quote",
        /// The cell was longer than the limit and was cut there.
        CellTooLong = "cell-too-long",
        /// Some bytes mean nothing in the encoding of the file.
        UnreadableBytes = "unreadable-bytes",
        /// The card holds a picture or a sound, which is not taken in.
        PictureLeftOut = "picture-left-out",
    }
}

codes! {
    /// How sure it is that two rows are the same.
    Certainty {
        /// Perhaps; they stay apart and a person decides.
        Possible = "possible",
        /// Very likely; they stay apart and a person decides.
        Probable = "probable",
        /// Beyond doubt; they make one record.
        Certain = "certain",
    }
}

codes! {
    /// Why two rows, or a row and a record of the base, look the same.
    Likeness {
        /// Every cell is the same.
        IdenticalRow = "identical-row",
        /// The same client number.
        SameNumber = "same-number",
        /// The same company number (SIREN or BCE).
        SameSiren = "same-siren",
        /// The same VAT number.
        SameVat = "same-vat",
        /// The same e-mail address.
        SameEmail = "same-email",
        /// The same telephone number.
        SamePhone = "same-phone",
        /// The same name.
        SameName = "same-name",
        /// The same words of the name in another order, or with another legal form.
        SameWords = "same-words",
        /// One name is the other one shortened, or nearly the same.
        CloseName = "close-name",
        /// One first name, two surnames.
        SameGivenName = "same-given-name",
        /// First name and surname swapped.
        NamesSwapped = "names-swapped",
        /// The same town.
        SameTown = "same-town",
        /// The same postcode.
        SamePostcode = "same-postcode",
        /// The same street.
        SameStreet = "same-street",
        /// The same company.
        SameCompany = "same-company",
        /// The same line of the same document.
        SameDocument = "same-document",
        /// The same client, day, label and amount, without a document number.
        SameSale = "same-sale",
        /// The same reference of a product.
        SameSku = "same-sku",
        /// Somebody decided so.
        Decided = "decided",
    }
}

codes! {
    /// Why a sheet, or a whole file, is left out.
    LeftOut {
        /// The sheet is hidden and was not asked for.
        Hidden = "hidden-sheet",
        /// No row holds anything.
        Empty = "empty-sheet",
        /// No table of companies, people, sales or products is recognised.
        NoTable = "no-table-recognised",
        /// The person left it out.
        Asked = "left-out-on-request",
    }
}

/// What a warning of the report is about: a flaw of a value, a repair, or a caution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WarningCode {
    /// The value has no canonical form.
    Flaw(Flaw),
    /// The value was repaired.
    Mark(Mark),
    /// Something a person should know.
    Caution(Caution),
}

impl WarningCode {
    /// Every code a warning can have.
    pub fn all() -> impl Iterator<Item = Self> {
        let flaws = Flaw::ALL.iter().copied().map(Self::Flaw);
        let marks = Mark::ALL.iter().copied().map(Self::Mark);
        flaws.chain(marks).chain(Caution::ALL.iter().copied().map(Self::Caution))
    }

    /// The code, as reports, drafts and locale files write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Flaw(flaw) => flaw.code(),
            Self::Mark(mark) => mark.code(),
            Self::Caution(caution) => caution.code(),
        }
    }
}

impl From<Caution> for WarningCode {
    fn from(caution: Caution) -> Self {
        Self::Caution(caution)
    }
}

/// What the flaw of a row means: a word about it, or that it is not taken in.
pub(crate) const fn meaning(flaw: RowFlaw) -> Result<Caution, Rejection> {
    match flaw {
        RowFlaw::UnbalancedQuote => Ok(Caution::UnbalancedQuote),
        RowFlaw::TextAfterQuote => Ok(Caution::TextAfterQuote),
        RowFlaw::CellTooLong(_) => Ok(Caution::CellTooLong),
        RowFlaw::UnreadableBytes => Ok(Caution::UnreadableBytes),
        RowFlaw::PictureLeftOut => Ok(Caution::PictureLeftOut),
        RowFlaw::BrokenCard => Err(Rejection::BrokenCard),
        RowFlaw::ContactGroup => Err(Rejection::ContactGroup),
    }
}

impl Serialize for WarningCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for WarningCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::all()
            .find(|code| code.code() == text)
            .ok_or_else(|| serde::de::Error::custom("unknown warning code"))
    }
}
