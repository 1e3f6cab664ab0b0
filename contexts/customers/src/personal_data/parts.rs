//! Which rows of which table are about a holder, and what the inventory exports of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use contracts::Exported;
use kernel::Holder;
use personal::inventory::Inventory;
use personal::{Access, Personal};
use store::{Db, Fault};

use super::INVENTORY;
use crate::store::texts_of;

/// A table, what one of its rows is called in an export, and which rows are whose.
pub struct Part {
    pub table: &'static str,
    kind: &'static str,
    of_person: Option<&'static str>,
    of_company: Option<&'static str>,
    order: &'static str,
}

const OF_HOLDER: Option<&str> = Some("holder_id = $1");

/// Every table with somebody's data. `$1` is the holder's id.
///
/// A company's part leaves out what is about people: their roles there, and what was said with one.
pub const PARTS: &[Part] = &[
    Part::new("customers_people", "person", Some("id = $1"), None, "id"),
    Part::new("customers_companies", "company", None, Some("id = $1"), "id"),
    Part::new("customers_emails", "email", OF_HOLDER, OF_HOLDER, "position"),
    Part::new("customers_phones", "phone", OF_HOLDER, OF_HOLDER, "position"),
    Part::new("customers_addresses", "address", OF_HOLDER, OF_HOLDER, "position"),
    Part::new("customers_identifiers", "identifier", None, OF_HOLDER, "position"),
    Part::new("customers_roles", "role", Some("person_id = $1"), None, "position"),
    Part::new("customers_sales", "sale", Some("person_id = $1"), Some("company_id = $1"), "dated_on, id"),
    Part::new(
        "customers_sale_lines",
        "sale-line",
        Some("sale_id IN (SELECT id FROM customers_sales WHERE person_id = $1)"),
        Some("sale_id IN (SELECT id FROM customers_sales WHERE company_id = $1)"),
        "sale_id, position",
    ),
    Part::new("customers_attachments", "file", OF_HOLDER, OF_HOLDER, "id"),
    Part::new(
        "customers_activities",
        "activity",
        Some("person_id = $1"),
        Some("company_id = $1 AND person_id IS NULL"),
        "at, id",
    ),
    Part::new(
        "customers_tasks",
        "task",
        Some("person_id = $1"),
        Some("company_id = $1 AND person_id IS NULL"),
        "due_on, id",
    ),
];

static READ: LazyLock<Result<Inventory, String>> = LazyLock::new(|| Inventory::read(INVENTORY));

impl Part {
    const fn new(
        table: &'static str,
        kind: &'static str,
        of_person: Option<&'static str>,
        of_company: Option<&'static str>,
        order: &'static str,
    ) -> Self {
        Self { table, kind, of_person, of_company, order }
    }

    /// The rows about a holder, under the names of the inventory.
    pub async fn export(
        &self,
        db: &impl Db,
        holder: Holder,
        access: &Access,
    ) -> Result<Vec<Exported>, Fault> {
        let condition = match holder {
            Holder::Person(_) => self.of_person,
            Holder::Company(_) => self.of_company,
        };
        let Some(condition) = condition else { return Ok(Vec::new()) };
        let (columns, names): (Vec<&str>, Vec<&str>) = self.columns()?.into_iter().unzip();
        let rows = texts_of(db, self.table, &columns, (condition, self.order), holder.uuid()).await?;
        Ok(rows.into_iter().map(|row| self.exported(&names, row, access)).collect())
    }

    fn exported(
        &self,
        names: &[&'static str],
        row: Vec<Option<Personal<String>>>,
        access: &Access,
    ) -> Exported {
        let value = |(name, value): (&&'static str, Option<Personal<String>>)| {
            Some((*name, value?.reveal(access).clone())).filter(|(_, value)| !value.is_empty())
        };
        let values: BTreeMap<&'static str, String> = names.iter().zip(row).filter_map(value).collect();
        Exported { kind: self.kind, values }
    }

    /// The columns the inventory exports, each with its name.
    fn columns(&self) -> Result<Vec<(&'static str, &'static str)>, Fault> {
        let inventory = READ.as_ref().map_err(|_| Fault::Damaged("inventory"))?;
        let table = inventory.table.get(self.table).ok_or(Fault::Damaged("inventory"))?;
        let exported = table.columns.iter().filter(|(_, column)| !column.exported_as.is_empty());
        Ok(exported.map(|(name, column)| (name.as_str(), column.exported_as.as_str())).collect())
    }
}
