//! What would become of staged records, beside what the base holds: the preview counts it, the
//! publication writes it.

use std::collections::{HashMap, HashSet};

use intake::{CompanyRow, ProductRow, SaleRecord};
use kernel::{BatchId, CompanyId, Country, Currency, Holder, PersonId, ProductId, SaleId};
use personal::Personal;
use store::{Db, Fault, Store};

use super::staged::{PersonRows, Staged};
use super::tally::{Fate, Totals, count};
use super::writing::{
    Buyers, PlainKey, company_details, document_kind, net_of, person_details, plain_key, plain_key_of,
    product_details, sale_details,
};
use crate::arrival::Arrival;
use crate::company::Company;
use crate::fields::Step;
use crate::person::Person;
use crate::product::{Product, ProductDetails};
use crate::sale::{Sale, SaleDetails};
use crate::store::{companies_by_ids, people_by_ids, products_by_keys, sales_by_number, unnumbered_sales_of};

/// By which rules records are planned.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// The organisation's country.
    pub country: Country,
    /// The organisation's currency.
    pub currency: Currency,
    /// The batch.
    pub batch: BatchId,
    /// How new records come.
    pub arrival: Arrival,
}

/// What becomes of a record.
pub enum Planned<T> {
    /// It is new, or changes.
    Saved(Step<T>),
    /// It says what it said before.
    Unchanged(T),
}

impl<T> Planned<T> {
    /// What becomes of it.
    pub const fn fate(&self) -> Fate {
        match self {
            Self::Saved(step) if step.before.is_some() => Fate::Updated,
            Self::Saved(_) => Fate::Created,
            Self::Unchanged(_) => Fate::Unchanged,
        }
    }

    /// The record as it stood, where the base had it.
    pub const fn before(&self) -> Option<&T> {
        match self {
            Self::Saved(step) => step.before.as_ref(),
            Self::Unchanged(record) => Some(record),
        }
    }

    /// The record as it will stand.
    pub const fn record(&self) -> &T {
        match self {
            Self::Saved(step) => &step.after,
            Self::Unchanged(record) => record,
        }
    }
}

/// Companies, with all rows that tell of each.
pub async fn companies(
    db: &impl Db,
    staged: &[(CompanyId, Vec<CompanyRow>)],
    how: &How,
) -> Result<Vec<Planned<Company>>, Fault> {
    let ids: Vec<CompanyId> = staged.iter().map(|(id, _)| *id).collect();
    let known = companies_by_ids(db, &ids).await?;
    let mut known: HashMap<CompanyId, Company> = known.into_iter().map(|one| (one.id, one)).collect();
    let plan = |(id, rows): &(CompanyId, Vec<CompanyRow>)| {
        let before = known.remove(id);
        let details = company_details(before.as_ref().map(|one| one.details.clone()), rows, how.country);
        match before {
            Some(before) if before.details == details => Some(Planned::Unchanged(before)),
            Some(before) => before.correct(details).ok().map(Planned::Saved),
            None => Company::introduce(*id, details, how.arrival).ok().map(Planned::Saved),
        }
    };
    Ok(staged.iter().filter_map(plan).collect())
}

/// People, with all rows that tell of each and the companies these name.
pub async fn people(
    db: &impl Db,
    staged: &[(PersonId, PersonRows)],
    how: &How,
) -> Result<Vec<Planned<Person>>, Fault> {
    let ids: Vec<PersonId> = staged.iter().map(|(id, _)| *id).collect();
    let known = people_by_ids(db, &ids).await?;
    let mut known: HashMap<PersonId, Person> = known.into_iter().map(|one| (one.id, one)).collect();
    let plan = |(id, rows): &(PersonId, PersonRows)| {
        let before = known.remove(id);
        let details = person_details(before.as_ref().map(|one| one.details.clone()), rows, how.country);
        match before {
            Some(before) if before.details == details => Some(Planned::Unchanged(before)),
            Some(before) => before.correct(details).ok().map(Planned::Saved),
            None => Person::introduce(*id, details, how.arrival).ok().map(Planned::Saved),
        }
    };
    Ok(staged.iter().filter_map(plan).collect())
}

/// Products; two rows with one key are one product.
pub async fn products(
    db: &impl Db,
    staged: &[ProductRow],
    how: &How,
    new_id: impl Fn() -> ProductId,
) -> Result<Vec<Planned<Product>>, Fault> {
    let mut rows: Vec<(String, Vec<&ProductRow>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in staged {
        let key = product_details(None, row, how.currency).match_key();
        let place = *places.entry(key.clone()).or_insert(rows.len());
        if place == rows.len() {
            rows.push((key, Vec::new()));
        }
        rows.get_mut(place).into_iter().for_each(|(_, rows)| rows.push(row));
    }
    let keys: Vec<String> = rows.iter().map(|(key, _)| key.clone()).collect();
    let known = products_by_keys(db, &keys).await?;
    let mut known: HashMap<String, Product> =
        known.into_iter().map(|one| (one.details.match_key(), one)).collect();
    let plan = |(key, rows): (String, Vec<&ProductRow>)| {
        let before = known.remove(&key);
        let start = before.as_ref().map(|one| one.details.clone());
        let details =
            rows.iter().fold(start, |details, row| Some(product_details(details, row, how.currency)))?;
        match before {
            Some(before) if before.details == details => Some(Planned::Unchanged(before)),
            Some(before) => before.correct(details).ok().map(Planned::Saved),
            None => Product::introduce(new_id(), details, how.arrival).ok().map(Planned::Saved),
        }
    };
    Ok(rows.into_iter().filter_map(plan).collect())
}

/// Sales of the base that a batch has not met yet, by what they are recognised by.
#[derive(Default)]
pub struct SalesOfTheBase {
    met: HashSet<SaleId>,
}

impl SalesOfTheBase {
    /// Sales, with who buys.
    pub async fn plan(
        &mut self,
        db: &impl Db,
        staged: &[(Buyers, SaleRecord)],
        how: &How,
        new_id: impl Fn() -> SaleId,
    ) -> Result<Vec<Planned<Sale>>, Fault> {
        let mut shelf = Shelf::of(db, staged, how).await?;
        let products = products_of(db, staged).await?;
        let mut planned = Vec::with_capacity(staged.len());
        for (buyers, record) in staged {
            let before = shelf.take(*buyers, record, &mut self.met);
            let details = sale_details(before.as_ref().map(|sale| &sale.details), record, *buyers, &products);
            planned.extend(match before {
                Some(before) if before.details == details => Some(Planned::Unchanged(before)),
                Some(before) => before.correct(details).ok().map(Planned::Saved),
                None => Sale::record(new_id(), details, how.arrival).ok().map(Planned::Saved),
            });
        }
        Ok(planned)
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
        let numbered = sales_by_number(db, &numbers.collect::<Vec<_>>()).await?;
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

/// What would become of everything, were it published now.
///
/// # Errors
/// Any [`Fault`].
pub async fn preview(store: &Store, records: Vec<Staged>, how: &How) -> Result<Totals, Fault> {
    let db = store.reader();
    let (mut of_companies, mut of_people, mut of_products, mut of_sales) = (vec![], vec![], vec![], vec![]);
    for record in records {
        match record {
            Staged::Company(id, rows) => of_companies.push((id, rows)),
            Staged::Person(id, rows) => of_people.push((id, rows)),
            Staged::Product(row) => of_products.push(row),
            Staged::Sale(buyers, sale) => of_sales.push((buyers, sale)),
        }
    }
    let mut totals = Totals::default();
    for planned in companies(db, &of_companies, how).await? {
        count(&mut totals.companies, planned.fate());
    }
    for planned in people(db, &of_people, how).await? {
        count(&mut totals.people, planned.fate());
    }
    for planned in products(db, &of_products, how, || store.ambient().id()).await? {
        count(&mut totals.products, planned.fate());
    }
    let mut base = SalesOfTheBase::default();
    for planned in base.plan(db, &of_sales, how, || store.ambient().id()).await? {
        count(&mut totals.sales, planned.fate());
    }
    Ok(totals)
}
