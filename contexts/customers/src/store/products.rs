//! Products.

use kernel::{BatchId, Currency, Id, ProductId};
use sea_orm::ActiveModelTrait as _;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use store::{Db, Fault, Instant, Tx};

use super::entity::product;
use super::rows::{self, CHUNK, in_order};
use super::{Unsaved, bookkeeping, totals};
use crate::arrival::Arrival;
use crate::fields::Step;
use crate::product::{Product, ProductDetails};

/// The product, if there is one.
///
/// # Errors
/// Any [`Fault`].
pub async fn product(db: &impl Db, id: ProductId) -> Result<Option<Product>, Fault> {
    Ok(products_by_ids(db, &[id]).await?.pop())
}

/// The products, in the order asked; those that are not there are left out.
///
/// # Errors
/// Any [`Fault`].
pub async fn products_by_ids(db: &impl Db, ids: &[ProductId]) -> Result<Vec<Product>, Fault> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let find =
            product::Entity::find().filter(product::Column::Id.is_in(chunk.iter().map(|id| id.uuid())));
        for row in find.all(db).await? {
            found.push((ProductId::from_uuid(row.id), from_row(row)?));
        }
    }
    Ok(in_order(ids, found.into_iter()))
}

/// The first products in the order of their labels.
///
/// # Errors
/// Any [`Fault`].
pub async fn products_by_label(db: &impl Db, limit: u64) -> Result<Vec<Product>, Fault> {
    let find = product::Entity::find()
        .order_by_asc(product::Column::Label)
        .order_by_asc(product::Column::Id)
        .limit(limit);
    find.all(db).await?.into_iter().map(from_row).collect()
}

/// The products of these keys ([`ProductDetails::match_key`]), in no order.
///
/// # Errors
/// Any [`Fault`].
pub async fn products_by_keys(db: &impl Db, keys: &[String]) -> Result<Vec<Product>, Fault> {
    let mut found = Vec::new();
    for chunk in keys.chunks(CHUNK) {
        let find = product::Entity::find().filter(product::Column::MatchKey.is_in(chunk));
        found.extend(find.all(db).await?.into_iter().map(from_row).collect::<Result<Vec<_>, _>>()?);
    }
    Ok(found)
}

/// Saves what a verb did to a product.
///
/// # Errors
/// [`Unsaved::ChangedMeanwhile`] for the second of two who edit at once; [`Fault::Conflict`] when
/// another product has the reference; any other [`Fault`].
pub async fn save_product(tx: &mut Tx, step: Step<Product>) -> Result<Product, Unsaved> {
    let after = step.after.clone();
    save_products(tx, vec![step]).await?;
    Ok(after)
}

/// Saves what verbs did to many products; new ones go in many at a time.
///
/// # Errors
/// As [`save_product`].
pub async fn save_products(tx: &mut Tx, steps: Vec<Step<Product>>) -> Result<(), Unsaved> {
    bookkeeping::open(tx).await?;
    let now: Instant = tx.ambient().now().into();
    let (known, new): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.before.is_some());
    let rows = new.iter().map(|step| to_row(&step.after, now)).collect();
    rows::insert::<product::Entity>(tx.db(), rows).await?;
    for step in known {
        let before = step.before.as_ref().map_or(0, |before| before.version);
        let update = product::Entity::update_many()
            .set(to_row(&step.after, now).into_active_model().reset_all())
            .filter(product::Column::Id.eq(step.after.id.uuid()))
            .filter(product::Column::Version.eq(before));
        Unsaved::unless(update.exec(tx.db()).await?.rows_affected)?;
    }
    totals::add(tx, &[("products", rows::place(new.len()))]).await?;
    tx.journal_all(steps.iter().map(Step::change).collect()).await?;
    Ok(())
}

fn to_row(product: &Product, now: Instant) -> product::Model {
    let details = product.details.clone();
    product::Model {
        id: product.id.uuid(),
        version: product.version,
        batch_id: product.arrival.batch.map(BatchId::uuid),
        created_at: product.arrival.at.into(),
        updated_at: now,
        match_key: details.match_key(),
        sku: details.sku,
        label: details.label,
        price: details.price,
        cost: details.cost,
        currency: details.currency.code().to_owned(),
        vat_rate: details.vat_rate,
    }
}

fn from_row(row: product::Model) -> Result<Product, Fault> {
    Ok(Product {
        id: ProductId::from_uuid(row.id),
        version: row.version,
        arrival: Arrival { at: row.created_at.timestamp(), batch: row.batch_id.map(BatchId::from_uuid) },
        details: ProductDetails {
            sku: row.sku,
            label: row.label,
            price: row.price,
            cost: row.cost,
            currency: Currency::from_code(&row.currency).ok_or(Fault::Damaged("currency"))?,
            vat_rate: row.vat_rate,
        },
    })
}
