//! The organisation: whose house this is.

use contracts::HouseRules;
use kernel::{Actor, Country, Lang, UserId, Vat};
use personal::{Personal, Purpose};
use store::journal::{Change, Record};
use store::{Cause, Fault, Store};
use web::Organisation;

use crate::store::organisation;

/// What the set-up page asks about the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Established {
    /// Its name.
    pub name: String,
    /// Where it is established: France or Belgium first.
    pub country: Country,
    /// The language of those who have not chosen one.
    pub lang: Lang,
    /// The controller (art. 4(7)): who answers for the file. A person's name, or the firm's.
    pub controller: Personal<String>,
    /// Whether its figures are shown excluding or including VAT.
    pub vat: Vat,
}

impl Established {
    /// The rules its books are kept by: what "today" means, and in which currency sums are made.
    #[must_use]
    pub fn rules(&self) -> HouseRules {
        HouseRules::of(self.country)
    }

    /// What pages need to know of it.
    #[must_use]
    pub fn for_pages(&self) -> Organisation {
        let HouseRules { country, currency, zone } = self.rules();
        Organisation { name: self.name.clone(), country, zone, currency, lang: self.lang, vat: self.vat }
    }
}

/// Sets what may change about the organisation: everything but its country.
///
/// # Errors
/// Any [`Fault`].
pub async fn change(store: &Store, by: UserId, after: Established) -> Result<(), Fault> {
    let mut tx = store.begin(Cause::new(Actor::User(by), Purpose::DataProtection)).await?;
    let before = organisation::find(tx.db()).await?.ok_or(Fault::Damaged("organisation"))?;
    organisation::change(&tx, &after).await?;
    let code = |code: &str| Some(Personal::new(code.to_owned()));
    let change = Change::new("organisation-changed", Record::new("user", by), None)
        .field("name", code(&before.name), code(&after.name))
        .field("controller", Some(before.controller), Some(after.controller))
        .field("lang", code(before.lang.code()), code(after.lang.code()))
        .field("vat", code(before.vat.code()), code(after.vat.code()));
    tx.journal(change).await?;
    tx.commit().await
}
