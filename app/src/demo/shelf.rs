//! What Maison Delcourt sells.

use customers::product::{Product, ProductDetails};
use customers::store::save_products;
use kernel::{Currency, ProductId};
use store::Tx;

use super::{DemoRejected, arrival};

/// One thing on the shelf.
pub struct Good {
    pub product: ProductId,
    pub sku: &'static str,
    pub label: &'static str,
    /// Price of one, excluding VAT, in cents.
    pub price: i64,
    /// VAT rate in hundredths of a percent: 20 % for wine, 5.5 % for food.
    pub vat_rate: i64,
    /// What a restaurant orders rather than a household.
    pub for_trade: bool,
}

/// Reference, label, price, cost, VAT rate, for the trade.
type Line = (&'static str, &'static str, i64, i64, i64, bool);

const GOODS: &[Line] = &[
    ("VIN-SAN-01", "Sancerre blanc, domaine des Rochettes", 1_590, 940, 2_000, false),
    ("VIN-CHI-02", "Chinon rouge vieilles vignes", 1_080, 610, 2_000, false),
    ("VIN-CRE-03", "Crémant de Loire brut", 1_240, 720, 2_000, false),
    ("VIN-CHA-04", "Champagne blanc de blancs", 3_490, 2_280, 2_000, false),
    ("VIN-MOR-05", "Morgon côte du Py", 1_380, 830, 2_000, false),
    ("VIN-TAV-06", "Tavel rosé", 1_150, 650, 2_000, false),
    ("VIN-CAI-07", "Caisse de 12 bordeaux supérieur", 9_600, 6_120, 2_000, true),
    ("VIN-CAI-08", "Caisse de 12 muscadet sur lie", 7_200, 4_300, 2_000, true),
    ("BIE-TRI-09", "Bière triple de Flandre, 75 cl", 575, 320, 2_000, false),
    ("GEN-HOU-10", "Genièvre de Houlle", 2_450, 1_600, 2_000, false),
    ("EPI-MAR-11", "Maroilles fermier, la pièce", 1_130, 690, 550, false),
    ("EPI-TER-12", "Terrine de lapin aux pruneaux", 790, 430, 550, false),
    ("EPI-MOU-13", "Moutarde à l’ancienne", 430, 210, 550, false),
    ("EPI-HUI-14", "Huile d’olive de Nyons, 50 cl", 1_690, 1_050, 550, false),
    ("EPI-CAF-15", "Café torréfié à Lille, 1 kg", 1_980, 1_210, 550, true),
    ("EPI-CHO-16", "Chocolats du Nord, ballotin", 1_620, 900, 550, false),
    ("EPI-SAR-17", "Sardines millésimées", 640, 330, 550, false),
    ("EPI-PLA-18", "Plateau de fromages, 10 personnes", 6_900, 4_100, 550, true),
    ("COF-NOE-19", "Coffret de Noël", 4_990, 3_050, 2_000, false),
    ("COF-ENT-20", "Coffret entreprise gravé", 5_900, 3_600, 2_000, true),
];

/// Puts everything on the shelf.
pub async fn stock(tx: &mut Tx) -> Result<Vec<Good>, DemoRejected> {
    let (mut goods, mut steps) = (Vec::new(), Vec::new());
    for (sku, label, price, cost, vat_rate, for_trade) in GOODS.iter().copied() {
        let product: ProductId = tx.ambient().id();
        let details = ProductDetails {
            sku: Some(sku.to_owned()),
            label: label.to_owned(),
            price: Some(price),
            cost: Some(cost),
            currency: Currency::EUR,
            vat_rate: Some(vat_rate),
        };
        let step = Product::introduce(product, details, arrival(tx));
        steps.push(step.map_err(|rejection| DemoRejected::Unsound(rejection.code()))?);
        goods.push(Good { product, sku, label, price, vat_rate, for_trade });
    }
    save_products(tx, steps).await?;
    Ok(goods)
}
