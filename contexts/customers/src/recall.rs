//! A no outlives the record (law 4): whoever comes into the file with an address that stands on
//! the suppression list gets the refusals back, by whatever door they come.

use std::collections::HashMap;

use contracts::{Address, PrivacyCore, Refusal};
use kernel::Holder;
use store::{Fault, Tx};

/// How a refusal is known that an address brought back from the suppression list.
const BY_LIST: &str = "suppression-list";

/// What the suppression list holds against those who come, by their addresses.
///
/// # Errors
/// Any [`Fault`].
pub async fn recalled(
    tx: &Tx,
    privacy: &dyn PrivacyCore,
    addresses: &HashMap<Holder, Vec<Address>>,
) -> Result<Vec<Refusal>, Fault> {
    let (asked, whose) = asked(addresses);
    let held = privacy.suppressions_of(tx, &asked).await?;
    let refusal = |holder: Holder, scope| Refusal {
        holder,
        addresses: addresses.get(&holder).cloned().unwrap_or_default(),
        scope,
        said_on: None,
        source: BY_LIST,
    };
    let pairs = whose.into_iter().zip(held);
    Ok(pairs
        .flat_map(|(holder, scopes)| {
            scopes.into_iter().map(|scope| refusal(holder, scope)).collect::<Vec<_>>()
        })
        .collect())
}

/// Tells the suppression list of the addresses that holders who refuse have now.
pub async fn spread(
    tx: &Tx,
    privacy: &dyn PrivacyCore,
    addresses: &HashMap<Holder, Vec<Address>>,
) -> Result<(), Fault> {
    let of: Vec<_> = addresses.iter().map(|(holder, list)| (*holder, list.clone())).collect();
    privacy.keep_refusals_of(tx, &of, "new-address").await
}

/// Every address, and whose each is.
fn asked(addresses: &HashMap<Holder, Vec<Address>>) -> (Vec<Address>, Vec<Holder>) {
    let pairs = addresses.iter().flat_map(|(holder, list)| list.iter().map(|one| (one.clone(), *holder)));
    pairs.unzip()
}
