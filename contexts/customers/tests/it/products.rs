//! Products: kept, recognised again, changed.

use customers::product::{Product, ProductDetails, ProductRejection};
use customers::store::{
    Unsaved, product, products_by_ids, products_by_keys, products_by_label, remove_product, save_product,
    totals,
};
use kernel::Currency;
use store::Fault;
use testkit::on_both_engines;

use crate::world::{begin, by_hand};

fn saint_emilion() -> ProductDetails {
    ProductDetails {
        sku: Some("VIN-0042".into()),
        label: "Saint-Émilion 2020".into(),
        price: Some(2_490),
        cost: Some(1_410),
        currency: Currency::EUR,
        vat_rate: Some(2_000),
    }
}

#[test]
fn a_product_comes_back_and_is_recognised_by_its_reference() {
    on_both_engines(|base| async move {
        let mut tx = begin(&base.store).await;
        let step = Product::introduce(base.ambient.id(), saint_emilion(), by_hand(&base.store)).unwrap();
        let saved = save_product(&mut tx, step).await.unwrap();
        tx.commit().await.unwrap();
        let db = base.store.reader();
        assert_eq!(product(db, saved.id).await.unwrap(), Some(saved.clone()));
        assert_eq!(products_by_ids(db, &[saved.id]).await.unwrap(), [saved.clone()]);
        let keys = [ProductDetails::sku_key(" vin-0042 "), ProductDetails::sku_key("VIN-0043")];
        assert_eq!(products_by_keys(db, &keys).await.unwrap(), [saved]);
        assert_eq!(totals(db).await.unwrap().products, 1);
    });
}

#[test]
fn two_products_cannot_share_a_reference() {
    on_both_engines(|base| async move {
        let mut tx = begin(&base.store).await;
        for expected in [Ok(()), Err(Unsaved::Fault(Fault::Conflict))] {
            let step = Product::introduce(base.ambient.id(), saint_emilion(), by_hand(&base.store)).unwrap();
            assert_eq!(save_product(&mut tx, step).await.map(|_| ()), expected);
        }
    });
}

#[test]
fn a_product_is_corrected_once_and_removed() {
    on_both_engines(|base| async move {
        let mut tx = begin(&base.store).await;
        let step = Product::introduce(base.ambient.id(), saint_emilion(), by_hand(&base.store)).unwrap();
        let saved = save_product(&mut tx, step).await.unwrap();
        let dearer = ProductDetails { price: Some(2_690), ..saint_emilion() };
        let step = saved.clone().correct(dearer).unwrap();
        let corrected = save_product(&mut tx, step.clone()).await.unwrap();
        assert_eq!(save_product(&mut tx, step).await, Err(Unsaved::ChangedMeanwhile));
        assert_eq!(remove_product(&mut tx, &saved).await, Err(Unsaved::ChangedMeanwhile));
        remove_product(&mut tx, &corrected).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(totals(base.store.reader()).await.unwrap().products, 0);
    });
}

#[test]
fn a_product_has_a_reference_or_a_label() {
    on_both_engines(|base| async move {
        let nameless = ProductDetails { sku: Some("  ".into()), label: String::new(), ..saint_emilion() };
        let rejected = Product::introduce(base.ambient.id(), nameless, by_hand(&base.store));
        assert_eq!(rejected.err(), Some(ProductRejection::Unnamed));
    });
}

#[test]
fn the_shelf_is_read_in_the_order_of_its_labels() {
    on_both_engines(|base| async move {
        let mut tx = begin(&base.store).await;
        for (sku, label) in [("2", "Maroilles"), ("3", "Tarte au sucre"), ("1", "Bêtises de Cambrai")] {
            let details = ProductDetails { sku: Some(sku.into()), label: label.into(), ..saint_emilion() };
            let step = Product::introduce(base.ambient.id(), details, by_hand(&base.store)).unwrap();
            save_product(&mut tx, step).await.unwrap();
        }
        tx.commit().await.unwrap();
        let shelf = products_by_label(base.store.reader(), 2).await.unwrap();
        let labels: Vec<&str> = shelf.iter().map(|product| product.details.label.as_str()).collect();
        assert_eq!(labels, ["Bêtises de Cambrai", "Maroilles"]);
    });
}
