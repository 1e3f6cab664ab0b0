//! Whom the earlier parts of a long list told of: found again by marks, and known to the next part as the base
//! knows its own. What they say lies staged, sealed; the marks alone stay in memory.

use std::collections::{BTreeSet, HashMap, HashSet};

use intake::{CompanyKeys, CompanyRow, Known, KnownCompany, KnownPerson, PersonKeys, Reading, Stands};
use kernel::{BatchId, CompanyId, Holder, Id};
use personal::Access;
use store::{Db, Fault};
use uuid::Uuid;
use values::name;

use super::key::BatchKey;
use super::staged::{PersonRows, Staged};
use super::store::{staged_about, staged_at};
use crate::store::companies_by_ids;

/// Records that share a mark and are looked at: a switchboard may stand in thousands of rows.
const LOOKED_AT: usize = 24;

/// Bits of a mark that tell a place, enough for sixteen million records.
const PLACE: u32 = 24;

/// Where the marks of earlier records lead: digests above, places below, in order.
#[derive(Default)]
pub struct Marks(Vec<u64>);

impl Marks {
    /// Files the marks of some records under their places.
    pub fn add(&mut self, marks: impl Iterator<Item = (u64, usize)>) {
        let packed = marks.map(|(mark, place)| mark >> PLACE << PLACE | place as u64);
        self.0.extend(packed);
        // what was in order already is a run of its own: nothing is sorted twice
        self.0.sort();
        self.0.dedup();
    }

    /// The places that bear one of these marks.
    fn places(&self, wanted: &[u64]) -> BTreeSet<i64> {
        let of_one = |mark: &u64| {
            let digest = mark >> PLACE;
            let from = self.0.partition_point(|one| one >> PLACE < digest);
            let same = self.0.get(from..).unwrap_or_default().iter();
            let same = same.take_while(move |one| **one >> PLACE == digest).take(LOOKED_AT);
            same.map(|one| (one & ((1 << PLACE) - 1)) as i64).collect::<Vec<_>>()
        };
        wanted.iter().flat_map(of_one).collect()
    }
}

/// Records of earlier parts, each with its place.
pub struct Earlier(HashMap<Holder, (i64, Staged)>);

impl Earlier {
    /// Whoever the rows of a part may tell of again: by their marks, and as the same record of the base.
    pub async fn of(
        db: &impl Db,
        (batch, key): (BatchId, &BatchKey),
        marks: &Marks,
        reading: &Reading,
    ) -> Result<Self, Fault> {
        let places: Vec<i64> = marks.places(&reading.wanted().marks()).into_iter().collect();
        let found = staged_at(db, batch, key, &places).await?;
        Ok(Self(found.into_iter().filter_map(by_holder).collect()))
    }

    /// Adds those that are among these records of the base.
    pub async fn look_up(
        &mut self,
        db: &impl Db,
        (batch, key): (BatchId, &BatchKey),
        holders: impl Iterator<Item = Holder>,
    ) -> Result<(), Fault> {
        let missing: Vec<Uuid> =
            holders.filter(|holder| !self.0.contains_key(holder)).map(Holder::uuid).collect();
        let found = staged_about(db, batch, key, &missing).await?;
        self.0.extend(found.into_iter().filter_map(by_holder));
        Ok(())
    }

    /// Takes the record of somebody out, with its place.
    pub fn take(&mut self, holder: Holder) -> Option<(i64, Staged)> {
        self.0.remove(&holder)
    }

    /// Makes them known to the next part.
    pub async fn tell(
        &self,
        db: &impl Db,
        of: (BatchId, &BatchKey),
        known: &mut Known,
        access: &Access,
    ) -> Result<(), Fault> {
        let names = self.employers(db, of, access).await?;
        for (_, staged) in self.0.values() {
            match staged {
                Staged::Company(id, rows) => known.companies.extend(rows.iter().map(|row| KnownCompany {
                    id: *id,
                    keys: CompanyKeys::of(row),
                    stands: Stands::Batch,
                })),
                Staged::Person(id, rows) => known.people.extend(rows.iter().map(|(row, companies)| {
                    let companies = companies.iter().filter_map(|company| names.get(company).cloned());
                    let keys = PersonKeys { companies: companies.collect(), ..PersonKeys::of(row) };
                    KnownPerson { id: *id, keys, stands: Stands::Batch }
                })),
                Staged::Product(_) | Staged::Sale(..) | Staged::No(_) => {}
            }
        }
        Ok(())
    }

    /// The names of the companies where they work, as they are compared.
    async fn employers(
        &self,
        db: &impl Db,
        (batch, key): (BatchId, &BatchKey),
        access: &Access,
    ) -> Result<HashMap<CompanyId, String>, Fault> {
        let people = self.0.values().filter_map(|(_, staged)| match staged {
            Staged::Person(_, rows) => Some(rows),
            _ => None,
        });
        let wanted: HashSet<CompanyId> = people.flatten().flat_map(|(_, at)| at).copied().collect();
        let ids: Vec<CompanyId> = wanted.into_iter().collect();
        let mut names = HashMap::new();
        for company in companies_by_ids(db, &ids).await? {
            names.insert(company.id, name::company_key(company.details.name.reveal(access)).sorted);
        }
        let staged: Vec<Uuid> = ids.iter().filter(|id| !names.contains_key(id)).map(|id| id.uuid()).collect();
        for (_, staged) in staged_about(db, batch, key, &staged).await? {
            if let Some((id, rows)) = staged.into_company() {
                names.extend(rows.first().map(|row| (id, CompanyKeys::of(row).words)));
            }
        }
        Ok(names)
    }
}

impl Staged {
    /// The marks of a company or a person.
    pub fn marks(&self) -> Vec<u64> {
        match self {
            Self::Company(_, rows) => {
                rows.iter().flat_map(|row: &CompanyRow| CompanyKeys::of(row).marks()).collect()
            }
            Self::Person(_, rows) => rows.iter().flat_map(|(row, _)| PersonKeys::of(row).marks()).collect(),
            Self::Product(_) | Self::Sale(..) | Self::No(_) => Vec::new(),
        }
    }

    /// Adds what a later part tells of the same company or person.
    pub fn absorb(&mut self, more: Self) {
        match (self, more) {
            (Self::Company(_, rows), Self::Company(_, more)) => rows.extend(more),
            (Self::Person(_, rows), Self::Person(_, more)) => {
                let more: PersonRows = more;
                rows.extend(more);
            }
            _ => {}
        }
    }
}

fn by_holder((place, staged): (i64, Staged)) -> Option<(Holder, (i64, Staged))> {
    Some((staged.holder()?, (place, staged)))
}
