//! What the business sells, at hand while a sale is typed: suggested by the browser, and asked for
//! whatever a line leaves out.

use std::collections::HashMap;

use kernel::Currency;
use kernel::text::fold;
use web::Problem;

use crate::pages::desk::Desk;
use crate::product::{Product, ProductDetails};
use crate::store::{products_by_keys, products_by_label};

/// More products than a browser's list of suggestions is good for.
const MOST: u64 = 200;

/// The products at hand.
pub struct Shelf {
    /// The first of them, in the order of their labels.
    pub suggested: Vec<Product>,
    by_key: HashMap<String, Product>,
    by_label: HashMap<String, Product>,
}

impl Shelf {
    /// The first products, and those of the references typed.
    pub async fn of(desk: &Desk, skus: &[String]) -> Result<Self, Problem> {
        let suggested = products_by_label(desk.reader(), MOST).await?;
        let keys: Vec<String> = skus.iter().map(|sku| ProductDetails::sku_key(sku)).collect();
        let named = products_by_keys(desk.reader(), &keys).await?;
        let all = || named.iter().chain(&suggested);
        let by_key = all().map(|it| (it.details.match_key(), it.clone())).collect();
        let by_label = all().map(|it| (fold(&it.details.label), it.clone())).collect();
        Ok(Self { suggested, by_key, by_label })
    }

    /// The product a line means: by its reference, or by its label where it has none.
    pub fn product(&self, sku: Option<&str>, label: Option<&str>) -> Option<&Product> {
        match (sku, label) {
            (Some(sku), _) => self.by_key.get(&ProductDetails::sku_key(sku)),
            (None, Some(label)) => self.by_label.get(&fold(label)),
            (None, None) => None,
        }
    }
}

impl ProductDetails {
    /// Its price, where it is one of this currency.
    pub(super) fn price_in(&self, currency: Currency) -> Option<i64> {
        self.price.filter(|_| self.currency == currency)
    }
}
