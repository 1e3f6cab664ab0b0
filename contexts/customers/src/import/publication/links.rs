//! Links to records that were removed while the batch waited for its turn: they are dropped, so that
//! everything else is published all the same.

use intake::SaleRecord;
use kernel::{Id, PersonId};
use store::{Db, Fault};

use crate::import::staged::PersonRows;
use crate::import::store::{companies_there, people_there};
use crate::import::writing::Buyers;

/// Lets go of employers that are no longer in the file.
pub async fn drop_employers_gone(db: &impl Db, people: &mut [(PersonId, PersonRows)]) -> Result<(), Fault> {
    let named = people.iter().flat_map(|(_, rows)| rows).flat_map(|(_, companies)| companies);
    let there = companies_there(db, &named.copied().collect::<Vec<_>>()).await?;
    for (_, companies) in people.iter_mut().flat_map(|(_, rows)| rows) {
        companies.retain(|company| there.contains(&company.uuid()));
    }
    Ok(())
}

/// Lets go of buyers who are no longer in the file, and of the sales that are nobody's then.
pub async fn drop_buyers_gone(db: &impl Db, sales: &mut Vec<(Buyers, SaleRecord)>) -> Result<(), Fault> {
    let companies: Vec<_> = sales.iter().filter_map(|((company, _), _)| *company).collect();
    let people: Vec<_> = sales.iter().filter_map(|((_, person), _)| *person).collect();
    let (companies, people) = (companies_there(db, &companies).await?, people_there(db, &people).await?);
    for ((company, person), _) in sales.iter_mut() {
        *company = company.filter(|id| companies.contains(&id.uuid()));
        *person = person.filter(|id| people.contains(&id.uuid()));
    }
    sales.retain(|(buyers, _)| *buyers != (None, None));
    Ok(())
}
