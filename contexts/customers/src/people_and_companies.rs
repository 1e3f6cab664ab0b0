//! What the file answers to other contexts.

use async_trait::async_trait;
use contracts::{Address, Bookkeeping, FileSummary, HouseRules, PeopleAndCompanies};
use kernel::{CompanyId, Holder, PersonId, Scope};
use personal::Personal;
use store::{Fault, Store, Tx};

use crate::former::former_addresses;
use crate::import::notes_to_decide;
use crate::person::Person;
use crate::store::{Sight, books, coordinates_of, set_house_rules, taken_in_by, totals};

/// The file, as other contexts may question it.
#[derive(Debug, Clone, Copy, Default)]
pub struct TheFile;

#[async_trait]
impl PeopleAndCompanies for TheFile {
    async fn names_of(
        &self,
        store: &Store,
        scope: &Scope,
        holders: &[Holder],
    ) -> Result<Vec<Option<Personal<String>>>, Fault> {
        let (mut people, mut companies): (Vec<PersonId>, Vec<CompanyId>) = (Vec::new(), Vec::new());
        for holder in holders {
            match holder {
                Holder::Person(id) => people.push(*id),
                Holder::Company(id) => companies.push(*id),
            }
        }
        let sight = Sight::new(store.reader(), scope);
        let (people, companies) = (sight.people(&people).await?, sight.companies(&companies).await?);
        let named = |holder: &Holder| match holder {
            Holder::Person(id) => people.iter().find(|person| person.id == *id).map(Person::display_name),
            Holder::Company(id) => {
                companies.iter().find(|company| company.id == *id).map(|company| company.details.name.clone())
            }
        };
        Ok(holders.iter().map(named).collect())
    }

    async fn addresses_of(&self, tx: &Tx, holder: Holder) -> Result<Vec<Address>, Fault> {
        let mut addresses = coordinates_of(tx.db(), holder).await?.contactable();
        let former = former_addresses(tx, holder).await?;
        addresses.extend(former.into_iter().filter(|one| !addresses.contains(one)).collect::<Vec<_>>());
        Ok(addresses)
    }

    async fn taken_in_by(&self, tx: &Tx, holder: Holder) -> Result<Vec<Holder>, Fault> {
        taken_in_by(tx.db(), holder).await
    }

    async fn summary(&self, store: &Store) -> Result<FileSummary, Fault> {
        let totals = totals(store.reader()).await?;
        Ok(FileSummary {
            people: totals.people,
            companies: totals.companies,
            sales: totals.sales,
            held_notes: notes_to_decide(store).await?,
        })
    }
}

#[async_trait]
impl Bookkeeping for TheFile {
    async fn rules(&self, store: &Store) -> Result<HouseRules, Fault> {
        Ok(books(store.reader()).await?.rules)
    }

    async fn keep_by(&self, tx: &mut Tx, rules: &HouseRules) -> Result<(), Fault> {
        set_house_rules(tx, rules).await
    }
}
