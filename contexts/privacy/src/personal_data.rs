//! This context's own personal data: what it exports and erases.

use std::collections::BTreeMap;

use async_trait::async_trait;
use contracts::{Exported, Objection, PersonalDataSource};
use kernel::Holder;
use personal::Access;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Fault, Store, Tx};

use crate::store::entity::{basis, claim, refusal};
use crate::store::{bases, claims, refusals};

/// Refusals, claims and grounds of a holder.
pub struct Source;

#[async_trait]
impl PersonalDataSource for Source {
    fn context(&self) -> &'static str {
        "privacy"
    }

    async fn export(&self, store: &Store, holder: Holder, access: &Access) -> Result<Vec<Exported>, Fault> {
        let db = store.reader();
        let mut rows = Vec::new();
        for row in refusal::Entity::find().filter(refusal::Column::HolderId.eq(holder.uuid())).all(db).await?
        {
            let said_on = row.said_on.map(|day| day.as_str().to_owned());
            let until = row.until.map(|day| day.as_str().to_owned());
            rows.push(exported(
                "refusal",
                [
                    ("channel", Some(row.channel)),
                    ("purpose", Some(row.purpose)),
                    ("mark", Some(row.mark)),
                    ("until", until),
                    ("said-on", said_on),
                ],
            ));
        }
        for row in claim::Entity::find().filter(claim::Column::HolderId.eq(holder.uuid())).all(db).await? {
            let given_on = row.given_on.map(|day| day.as_str().to_owned());
            let values = [
                ("purpose", Some(row.purpose)),
                ("channel", Some(row.channel)),
                ("answer", Some(row.answer)),
                ("given-on", given_on),
                ("evidence", row.evidence.map(|words| words.reveal(access).clone())),
            ];
            rows.push(exported("consent", values));
        }
        for row in basis::Entity::find().filter(basis::Column::HolderId.eq(holder.uuid())).all(db).await? {
            let values = [
                ("purpose", Some(row.purpose)),
                ("basis", Some(row.basis)),
                ("source", Some(row.source_class)),
                ("origin", Some(row.origin)),
                ("origin-on", Some(row.origin_on.as_str().to_owned())),
            ];
            rows.push(exported("basis", values));
        }
        Ok(rows)
    }

    async fn objections(&self, _: &Tx, _: Holder) -> Result<Vec<Objection>, Fault> {
        Ok(Vec::new())
    }

    async fn erase(&self, tx: &mut Tx, holder: Holder) -> Result<(), Fault> {
        refusals::erase(tx, holder).await?;
        claims::erase(tx, holder).await?;
        bases::erase(tx, holder).await
    }
}

fn exported<const N: usize>(kind: &'static str, values: [(&'static str, Option<String>); N]) -> Exported {
    let filled =
        values.into_iter().filter_map(|(name, value)| Some((name, value.filter(|text| !text.is_empty())?)));
    Exported { kind, values: filled.collect::<BTreeMap<_, _>>() }
}
