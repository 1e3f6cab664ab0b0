//! The names that a stretch of history needs: the journal keeps ids, people read names.

use std::collections::HashMap;

use kernel::{CompanyId, Currency, Holder, Id as _, PersonId, SaleId, UserId};
use personal::{Access, Personal};
use store::journal::HistoryEntry;
use uuid::Uuid;
use web::Problem;

use super::fields::parted;
use crate::pages::desk::Desk;
use crate::pages::office::Staff;
use crate::store::sales_by_ids;

/// Names by id, the currencies of sales, and the key to values.
pub struct Names {
    known: HashMap<Uuid, String>,
    currencies: HashMap<Uuid, Currency>,
    home: Currency,
    /// What is said of a record without a name here.
    pub unknown: &'static str,
    /// Opens the values of the history.
    pub access: Access,
}

impl Names {
    /// Looks up everything these entries name, each kind once.
    pub async fn of(desk: &Desk, staff: &Staff, entries: &[HistoryEntry]) -> Result<Self, Problem> {
        let access = desk.visitor.access;
        let (mut holders, mut users) = (Vec::new(), Vec::new());
        for (field, id) in ids(entries, &access) {
            match field.as_str() {
                "company_id" | "roles.company" => holders.push(Holder::Company(CompanyId::from_uuid(id))),
                "person_id" => holders.push(Holder::Person(PersonId::from_uuid(id))),
                _ => users.push(UserId::from_uuid(id)),
            }
        }
        let names = desk.names(&holders).await?.into_iter().map(|(holder, name)| (holder.uuid(), name));
        let users =
            users.into_iter().filter_map(|id| Some((id.uuid(), staff.name(id)?.reveal(&access).clone())));
        let sales = entries.iter().filter(|entry| entry.record_kind == "sale");
        let sales: Vec<SaleId> = sales.map(|entry| SaleId::from_uuid(entry.record_id)).collect();
        let sales = sales_by_ids(desk.reader(), &sales).await?;
        Ok(Self {
            known: names.chain(users).collect(),
            currencies: sales.iter().map(|sale| (sale.id.uuid(), sale.details.currency)).collect(),
            home: desk.currency(),
            // of what is out of sight nothing is told, not even that it is there
            unknown: if desk.visitor.scope.is_all() { "history-gone" } else { "out-of-sight" },
            access,
        })
    }

    /// The name of whoever has this id; `None` if they are not in the file any more, or out of sight.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.known.get(&id.parse().ok()?).map(String::as_str)
    }

    /// In which currency the amounts of an entry are: its own, its sale's, or the organisation's.
    pub fn currency_of(&self, entry: &HistoryEntry) -> Currency {
        let value = entry.values.iter().find(|value| value.field == "currency");
        let written = value.and_then(|value| value.after.as_ref().or(value.before.as_ref()));
        let written = written.and_then(|code| Currency::from_code(code.reveal(&self.access)));
        written.or_else(|| self.currencies.get(&entry.record_id).copied()).unwrap_or(self.home)
    }
}

/// The fields that name somebody, with the ids in them.
fn ids(entries: &[HistoryEntry], access: &Access) -> Vec<(String, Uuid)> {
    let naming = ["company_id", "roles.company", "person_id", "owner_id", "done_by"];
    let mut all = Vec::new();
    for value in entries.iter().flat_map(|entry| &entry.values) {
        let (field, _) = parted(&value.field);
        if naming.contains(&field.as_str()) {
            let both = [&value.before, &value.after].into_iter().flatten();
            let read = |id: &Personal<String>| id.reveal(access).parse().ok();
            all.extend(both.filter_map(read).map(|id| (field.clone(), id)));
        }
    }
    all
}
