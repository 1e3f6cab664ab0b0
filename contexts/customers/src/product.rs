//! What the business sells. A product is about nobody.

use kernel::text::words;
use kernel::{Currency, Holder, ProductId};
use store::journal::Record;

use crate::arrival::Arrival;
use crate::codes::codes;
use crate::fields::{Fields, Journalled, Step};

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// The id.
    pub id: ProductId,
    /// Counts the changes, so that the second of two who edit at once is told.
    pub version: i64,
    /// How the record came.
    pub arrival: Arrival,
    /// What is known.
    pub details: ProductDetails,
}

/// What is known of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductDetails {
    /// The reference.
    pub sku: Option<String>,
    /// What it is.
    pub label: String,
    /// Price of one, excluding VAT, in cents.
    pub price: Option<i64>,
    /// Cost of one, in cents.
    pub cost: Option<i64>,
    /// The currency of both.
    pub currency: Currency,
    /// VAT rate in hundredths of a percent.
    pub vat_rate: Option<i64>,
}

codes! {
    /// Why a product cannot be kept as asked.
    ProductRejection {
        /// Neither reference nor label.
        Unnamed = "rejection-product-unnamed",
    }
}

impl Product {
    /// Brings a new product into the file.
    ///
    /// # Errors
    /// [`ProductRejection`] when it has neither reference nor label.
    pub fn introduce(
        id: ProductId,
        details: ProductDetails,
        arrival: Arrival,
    ) -> Result<Step<Self>, ProductRejection> {
        details.check()?;
        Ok(Step::first("created", Self { id, version: 1, arrival, details }))
    }

    /// Corrects what is known.
    ///
    /// # Errors
    /// [`ProductRejection`] when it has neither reference nor label.
    pub fn correct(self, details: ProductDetails) -> Result<Step<Self>, ProductRejection> {
        details.check()?;
        let after = Self { version: self.version + 1, details, ..self.clone() };
        Ok(Step::from("corrected", self, after))
    }
}

impl ProductDetails {
    /// By which the same product is found again: the reference, or else the label.
    #[must_use]
    pub fn match_key(&self) -> String {
        match &self.sku {
            Some(sku) => Self::sku_key(sku),
            None => format!("={}", words(&self.label).join(" ")),
        }
    }

    /// The key of a reference, whatever its case and spaces.
    #[must_use]
    pub fn sku_key(sku: &str) -> String {
        values::sku::key(sku)
    }

    fn check(&self) -> Result<(), ProductRejection> {
        let is_blank = |text: &str| kernel::text::trim(text).is_empty();
        let unnamed = is_blank(&self.label) && self.sku.as_deref().is_none_or(is_blank);
        if unnamed { Err(ProductRejection::Unnamed) } else { Ok(()) }
    }
}

impl Journalled for Product {
    fn record(&self) -> Record {
        Record::new("product", self.id)
    }

    fn holder(&self) -> Option<Holder> {
        None
    }

    fn fields(&self) -> Fields {
        let details = &self.details;
        let mut fields = Fields::default();
        fields.plain("sku", details.sku.as_ref());
        fields.plain("label", Some(&details.label));
        fields.plain("price", details.price);
        fields.plain("cost", details.cost);
        fields.plain("currency", Some(details.currency.code()));
        fields.plain("vat_rate", details.vat_rate);
        fields
    }
}
