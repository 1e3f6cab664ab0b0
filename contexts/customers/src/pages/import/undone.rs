//! What an undoing took back, and what it had to leave, by name: whoever undoes an import looks after
//! the rest by hand.

use contracts::PeopleAndCompanies as _;
use kernel::{Holder, ProductId, SaleId, Scope};
use personal::Personal;
use store::Store;
use web::{Problem, Sentence, paths};

use super::found::SHOWN;
use super::open::Import;
use crate::TheFile;
use crate::import::{Back, Published, Stayed, Undone, Why};
use crate::pages::paths::SalePath;
use crate::product::Product;
use crate::sale::Sale;
use crate::store::{products_by_ids, sales_by_ids};

/// What an undoing did.
pub struct UndoneView {
    /// By table.
    pub(super) lines: Vec<(&'static str, Back)>,
    /// Records that were gone before: erased, or taken out by hand.
    pub(super) gone: u64,
    /// What stays, by name.
    pub(super) stayed: Vec<StayedView>,
    /// How many more stay than are named.
    pub(super) more: usize,
}

/// A record that stays.
pub struct StayedView {
    pub(super) name: Personal<String>,
    pub(super) table: Sentence,
    pub(super) page: Option<String>,
    pub(super) why: Sentence,
}

impl UndoneView {
    /// What an undoing did and left.
    pub async fn of(
        import: &Import,
        published: &Published,
        undone: &Undone,
        stayed: &[Stayed],
    ) -> Result<Self, Problem> {
        let totals = published.totals;
        let tables = [
            ("intake-table-companies", totals.companies, undone.companies),
            ("intake-table-people", totals.people, undone.people),
            ("intake-table-sales", totals.sales, undone.sales),
            ("intake-table-products", totals.products, undone.products),
        ];
        let touched = |tally: &intake::Tally| tally.created + tally.updated;
        let handled = |back: &Back| back.removed + back.restored + back.edited + back.linked;
        let gone = tables.iter().map(|(_, tally, back)| touched(tally).saturating_sub(handled(back))).sum();
        let lines =
            tables.into_iter().map(|(label, _, back)| (label, back)).chain([("import-notes", undone.notes)]);
        let views = views(import, stayed.get(..SHOWN).unwrap_or(stayed)).await?;
        Ok(Self {
            lines: lines.filter(|(_, back)| *back != Back::default()).collect(),
            gone,
            more: stayed.len().saturating_sub(SHOWN),
            stayed: views,
        })
    }
}

/// What stays, by name; what went since is passed over.
async fn views(import: &Import, stayed: &[Stayed]) -> Result<Vec<StayedView>, Problem> {
    let (mut holders, mut sales, mut products) = (Vec::new(), Vec::new(), Vec::new());
    for one in stayed {
        match one {
            Stayed::Company(id, why) => holders.push((Holder::Company(*id), *why)),
            Stayed::Person(id, why) => holders.push((Holder::Person(*id), *why)),
            Stayed::Sale(id, why) => sales.push((*id, *why)),
            Stayed::Product(id, why) => products.push((*id, *why)),
        }
    }
    let store = &import.at.house.store;
    let mut views = of_holders(store, &holders).await?;
    views.extend(of_sales(store, &sales).await?);
    views.extend(of_products(store, &products).await?);
    Ok(views)
}

async fn of_holders(store: &Store, stayed: &[(Holder, Why)]) -> Result<Vec<StayedView>, Problem> {
    let ids: Vec<Holder> = stayed.iter().map(|(holder, _)| *holder).collect();
    let names = TheFile.names_of(store, &Scope::All, &ids).await?;
    let view = |((holder, why), name): (&(Holder, Why), Option<Personal<String>>)| {
        let table = match holder {
            Holder::Company(_) => "intake-table-companies",
            Holder::Person(_) => "intake-table-people",
        };
        Some(StayedView::of(name?, table, Some(paths::record(*holder)), *why))
    };
    Ok(stayed.iter().zip(names).filter_map(view).collect())
}

async fn of_sales(store: &Store, stayed: &[(SaleId, Why)]) -> Result<Vec<StayedView>, Problem> {
    let ids: Vec<SaleId> = stayed.iter().map(|(id, _)| *id).collect();
    let view = |sale: Sale| {
        let day = || Personal::new(sale.details.dated_on.to_string());
        let name = sale.details.number.clone().unwrap_or_else(day);
        let page = SalePath { id: sale.id }.to_string();
        StayedView::of(name, "intake-table-sales", Some(page), why_of(stayed, sale.id))
    };
    Ok(sales_by_ids(store.reader(), &ids).await?.into_iter().map(view).collect())
}

async fn of_products(store: &Store, stayed: &[(ProductId, Why)]) -> Result<Vec<StayedView>, Problem> {
    let ids: Vec<ProductId> = stayed.iter().map(|(id, _)| *id).collect();
    let view = |product: Product| {
        let name = Personal::new(product.details.label.clone());
        StayedView::of(name, "intake-table-products", None, why_of(stayed, product.id))
    };
    Ok(products_by_ids(store.reader(), &ids).await?.into_iter().map(view).collect())
}

fn why_of<T: Copy + PartialEq>(stayed: &[(T, Why)], id: T) -> Why {
    stayed.iter().find(|(known, _)| *known == id).map_or(Why::Edited, |(_, why)| *why)
}

impl StayedView {
    fn of(name: Personal<String>, table: &'static str, page: Option<String>, why: Why) -> Self {
        let why = match why {
            Why::Edited => "import-stayed-edited",
            Why::Linked => "import-stayed-linked",
        };
        Self { name, table: table.into(), page, why: why.into() }
    }
}
