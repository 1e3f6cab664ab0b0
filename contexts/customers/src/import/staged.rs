//! Records out of sight: linked to each other and to the base by their ids to be, so that the
//! publication only has to write them.

use std::collections::HashMap;

use intake::{
    At, ClientLink, CompanyLink, CompanyRow, LoneNo, Part, PersonLink, PersonRow, ProductRow, Reading,
    Records, SaleRecord,
};
use kernel::{Ambient, CompanyId, Holder, PersonId};
use serde::{Deserialize, Serialize};

use super::writing::Buyers;
use crate::codes::codes;

codes! {
    /// What is staged, in the order it is published.
    StagedKind {
        /// A product.
        Product = "product",
        /// A company.
        Company = "company",
        /// A person.
        Person = "person",
        /// A sale.
        Sale = "sale",
        /// A no of a row that makes no record.
        No = "no",
    }
}

/// The rows that tell of a person, with the companies each names.
pub type PersonRows = Vec<(PersonRow, Vec<CompanyId>)>;

/// A record out of sight.
#[derive(Serialize, Deserialize)]
pub enum Staged {
    /// A product.
    Product(ProductRow),
    /// A company, with all rows that tell of it.
    Company(CompanyId, Vec<CompanyRow>),
    /// A person, with all rows that tell of them and the companies each names.
    Person(PersonId, PersonRows),
    /// A sale.
    Sale(Buyers, SaleRecord),
    /// A no of a row that makes no record.
    No(LoneNo),
}

/// The records of a batch, and who each row is about.
#[derive(Default)]
pub struct Staging {
    /// Products.
    pub products: Vec<ProductRow>,
    /// Companies, with all rows that tell of each.
    pub companies: Vec<(CompanyId, Vec<CompanyRow>)>,
    /// People, with all rows that tell of each.
    pub people: Vec<(PersonId, PersonRows)>,
    /// Sales, with who buys.
    pub sales: Vec<(Buyers, SaleRecord)>,
    /// What rows that make no record say against contact.
    pub noes: Vec<LoneNo>,
    /// Who is who in the rows, for the notes held back.
    pub holders: HashMap<(At, Part), Holder>,
}

impl Staging {
    /// Gives every new company and person of a reading its id, and links the rest by it.
    #[must_use]
    pub fn of(reading: &mut Reading, ambient: &Ambient) -> Self {
        let records = std::mem::take(&mut reading.records);
        let ids = Ids::of(&records, ambient);
        let holders = ids.holders(&records);
        let Records { companies, people, sales, products, noes } = records;
        let companies = companies.into_iter().zip(&ids.companies).map(|(one, id)| (*id, one.company));
        let people = people.into_iter().zip(&ids.people).map(|(one, id)| {
            let companies = one.companies.iter().filter_map(|link| ids.company(*link)).collect();
            (*id, (one.person, companies))
        });
        Self {
            products: products.into_iter().map(|one| one.product).collect(),
            companies: grouped(companies).collect(),
            people: grouped(people).collect(),
            sales: sales.into_iter().filter_map(|sale| Some((ids.buyers(&sale)?, sale))).collect(),
            noes,
            holders,
        }
    }

    /// The records in the order they are published.
    #[must_use]
    pub fn records(self) -> Vec<Staged> {
        let Self { products, companies, people, sales, noes, holders: _ } = self;
        let mut records: Vec<Staged> = products.into_iter().map(Staged::Product).collect();
        records.extend(companies.into_iter().map(|(id, rows)| Staged::Company(id, rows)));
        records.extend(people.into_iter().map(|(id, rows)| Staged::Person(id, rows)));
        records.extend(sales.into_iter().map(|(buyers, sale)| Staged::Sale(buyers, sale)));
        records.extend(noes.into_iter().map(Staged::No));
        records
    }
}

impl Staged {
    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> StagedKind {
        match self {
            Self::Product(_) => StagedKind::Product,
            Self::Company(..) => StagedKind::Company,
            Self::Person(..) => StagedKind::Person,
            Self::Sale(..) => StagedKind::Sale,
            Self::No(_) => StagedKind::No,
        }
    }

    /// Whom it is about, so that an erasure finds it; a no of a row is about whoever has the address: a batch that
    /// waits ends when its files tell of somebody erased.
    #[must_use]
    pub fn holder(&self) -> Option<Holder> {
        match self {
            Self::Product(_) | Self::No(_) => None,
            Self::Company(id, _) => Some(Holder::Company(*id)),
            Self::Person(id, _) => Some(Holder::Person(*id)),
            Self::Sale((company, person), _) => person.map(Holder::Person).or(company.map(Holder::Company)),
        }
    }
}

macro_rules! taken_out {
    ($($name:ident: $pattern:pat => $out:expr, $kind:ty;)*) => {
        impl Staged {$(
            /// What is inside, if it is of that kind.
            #[must_use]
            pub fn $name(self) -> Option<$kind> {
                match self {
                    $pattern => Some($out),
                    _ => None,
                }
            }
        )*}
    };
}

taken_out! {
    into_product: Self::Product(row) => row, ProductRow;
    into_company: Self::Company(id, rows) => (id, rows), (CompanyId, Vec<CompanyRow>);
    into_person: Self::Person(id, rows) => (id, rows), (PersonId, PersonRows);
    into_sale: Self::Sale(buyers, sale) => (buyers, sale), (Buyers, SaleRecord);
    into_no: Self::No(no) => no, LoneNo;
}

/// The ids of the batch's records, known or new.
struct Ids {
    companies: Vec<CompanyId>,
    people: Vec<PersonId>,
}

impl Ids {
    fn of(records: &Records, ambient: &Ambient) -> Self {
        let company = |known: Option<CompanyId>| known.unwrap_or_else(|| ambient.id());
        let person = |known: Option<PersonId>| known.unwrap_or_else(|| ambient.id());
        Self {
            companies: records.companies.iter().map(|record| company(record.known)).collect(),
            people: records.people.iter().map(|record| person(record.known)).collect(),
        }
    }

    fn company(&self, link: CompanyLink) -> Option<CompanyId> {
        match link {
            CompanyLink::Record(place) => self.companies.get(place).copied(),
            CompanyLink::Known(id) => Some(id),
        }
    }

    fn person(&self, link: PersonLink) -> Option<PersonId> {
        match link {
            PersonLink::Record(place) => self.people.get(place).copied(),
            PersonLink::Known(id) => Some(id),
        }
    }

    fn buyers(&self, sale: &SaleRecord) -> Option<Buyers> {
        let contact = sale.contact.and_then(|link| self.person(link));
        match sale.client {
            ClientLink::Company(link) => Some((Some(self.company(link)?), contact)),
            ClientLink::Person(link) => Some((None, Some(self.person(link)?))),
        }
    }

    fn holders(&self, records: &Records) -> HashMap<(At, Part), Holder> {
        let mut holders = HashMap::new();
        for (record, id) in records.companies.iter().zip(&self.companies) {
            holders.extend(record.rows.iter().map(|at| ((*at, Part::Company), Holder::Company(*id))));
        }
        for (record, id) in records.people.iter().zip(&self.people) {
            holders.extend(record.rows.iter().map(|at| ((*at, Part::Person), Holder::Person(*id))));
        }
        holders
    }
}

/// Rows under their record, in the order of their first appearance: two that are the same record
/// of the base are written together.
pub fn grouped<I: Clone + Eq + std::hash::Hash, R>(
    rows: impl Iterator<Item = (I, R)>,
) -> impl Iterator<Item = (I, Vec<R>)> {
    let mut places: HashMap<I, usize> = HashMap::new();
    let mut groups: Vec<(I, Vec<R>)> = Vec::new();
    for (id, row) in rows {
        let place = *places.entry(id.clone()).or_insert_with(|| {
            groups.push((id, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, rows)) = groups.get_mut(place) {
            rows.push(row);
        }
    }
    groups.into_iter()
}
