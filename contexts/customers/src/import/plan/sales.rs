//! Sales of a batch beside those of the base: which document is which.

use std::collections::{HashMap, HashSet};

use intake::SaleRecord;
use kernel::{Holder, ProductId, SaleId, Scope};
use personal::Personal;
use store::{Db, Fault, OrganisationKey};

use super::{How, Planned, Told, planned};
use crate::import::writing::{
    Buyers, PlainKey, document_kind, net_of, plain_key, plain_key_of, sale_details,
};
use crate::product::ProductDetails;
use crate::sale::{Sale, SaleDetails};
use crate::store::{Sight, products_by_keys, sales_by_number, unnumbered_sales_of};

/// Sales of the base that a batch has not met yet, by what they are recognised by.
#[derive(Default)]
pub struct SalesOfTheBase {
    met: HashSet<SaleId>,
}

impl SalesOfTheBase {
    /// Sales, with who buys.
    pub async fn plan(
        &mut self,
        (db, key): (&impl Db, &OrganisationKey),
        staged: &[(Buyers, SaleRecord)],
        how: &How,
        new_id: impl Fn() -> SaleId,
    ) -> Result<Vec<Planned<Sale>>, Fault> {
        let mut shelf = Shelf::of(db, staged, how).await?;
        let products = products_of(db, staged).await?;
        let told = staged.iter().map(|(buyers, record)| {
            let before = shelf.take(*buyers, record, &mut self.met);
            let details = sale_details(before.as_ref().map(|sale| &sale.details), record, *buyers, &products);
            Told { id: before.as_ref().map_or_else(&new_id, |sale| sale.id), before, details }
        });
        planned((db, key), told.collect(), how).await
    }
}

/// The sales of the base that the documents at hand may be.
struct Shelf {
    numbered: HashMap<Personal<String>, Vec<Sale>>,
    plain: HashMap<(Holder, PlainKey), Vec<Sale>>,
}

impl Shelf {
    async fn of(db: &impl Db, staged: &[(Buyers, SaleRecord)], how: &How) -> Result<Self, Fault> {
        let numbers = staged.iter().filter_map(|(_, record)| record.number.clone()).map(Personal::new);
        let plain = staged.iter().filter(|(_, record)| record.number.is_none());
        let holders: HashSet<Holder> = plain.filter_map(|(buyers, _)| holder(*buyers)).collect();
        let mut shelf = Self { numbered: HashMap::new(), plain: HashMap::new() };
        let is_older = |sale: &Sale| sale.arrival.batch != Some(how.batch);
        let numbered = sales_by_number(Sight::new(db, &Scope::All), &numbers.collect::<Vec<_>>()).await?;
        for sale in numbered.into_iter().filter(is_older) {
            if let Some(number) = &sale.details.number {
                shelf.numbered.entry(SaleDetails::number_key(number)).or_default().push(sale);
            }
        }
        let holders: Vec<Holder> = holders.into_iter().collect();
        for sale in unnumbered_sales_of(db, &holders).await?.into_iter().filter(is_older) {
            if let Some(buyer) = sale.buyer() {
                shelf.plain.entry((buyer, plain_key_of(&sale))).or_default().push(sale);
            }
        }
        shelf.numbered.values_mut().chain(shelf.plain.values_mut()).for_each(|sales| {
            sales.sort_by_key(|sale| sale.id);
            sales.dedup_by_key(|sale| sale.id);
        });
        Ok(shelf)
    }

    /// The sale this document is, always one of its kind: by its number, client and day; by its number
    /// and amount with either of the two, for a day or a client that was corrected since; or, without
    /// a number, by client, day, label and amount, in the order of the file.
    ///
    /// A number alone names nothing: tills begin anew each day, and two tills use the same ones.
    fn take(&mut self, buyers: Buyers, record: &SaleRecord, met: &mut HashSet<SaleId>) -> Option<Sale> {
        let buyer = holder(buyers)?;
        let sales = match &record.number {
            Some(number) => self.numbered.get_mut(&SaleDetails::number_key(&Personal::new(number.clone()))),
            None => self.plain.get_mut(&(buyer, plain_key(record))),
        }?;
        let kind = document_kind(record);
        let is_free = |sale: &Sale| !met.contains(&sale.id) && sale.details.kind == kind;
        let is_his = |sale: &Sale| sale.buyer() == Some(buyer);
        let is_of_the_day = |sale: &Sale| sale.details.dated_on == record.date;
        let amount = net_of(record);
        let is_as_much = |sale: &Sale| sale.details.net == amount;
        let place =
            |is_it: &dyn Fn(&Sale) -> bool| sales.iter().position(|sale| is_free(sale) && is_it(sale));
        let found = place(&|sale| is_his(sale) && is_of_the_day(sale) && is_as_much(sale))
            .or_else(|| place(&|sale| is_his(sale) && is_of_the_day(sale)))
            .or_else(|| place(&|sale| is_his(sale) && is_as_much(sale) && may_be_redated(sale, record)))
            .or_else(|| place(&|sale| is_of_the_day(sale) && is_as_much(sale)));
        let sale = sales.remove(found?);
        met.insert(sale.id);
        Some(sale)
    }
}

/// Whether a document may be the same with another date: of the same year, since numbers may begin anew
/// with each, or with a number that tells its year.
fn may_be_redated(sale: &Sale, record: &SaleRecord) -> bool {
    let year = sale.details.dated_on.year();
    let tells = record.number.as_ref().is_some_and(|number| number.contains(&year.to_string()));
    year == record.date.year() || tells
}

fn holder((company, person): Buyers) -> Option<Holder> {
    company.map(Holder::Company).or(person.map(Holder::Person))
}

/// The products the lines name, by the keys of their references.
async fn products_of(
    db: &impl Db,
    staged: &[(Buyers, SaleRecord)],
) -> Result<HashMap<String, ProductId>, Fault> {
    let lines = staged.iter().flat_map(|(_, record)| &record.lines);
    let keys: HashSet<String> = lines.map(|line| ProductDetails::sku_key(&line.sale.sku.raw)).collect();
    let keys: Vec<String> = keys.into_iter().filter(|key| !key.is_empty()).collect();
    let found = products_by_keys(db, &keys).await?;
    Ok(found.into_iter().map(|product| (product.details.match_key(), product.id)).collect())
}
