//! The uploaded files, sealed.

use kernel::{BatchId, Id};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Db, Fault, Tx};

use super::entity::file;
use crate::import::files::ImportFile;
use crate::import::key::{BatchKey, Content};
use crate::store::rows::{insert, place};

/// Keeps the files of a batch.
pub async fn add_files(tx: &Tx, batch: BatchId, key: &BatchKey, files: &[ImportFile]) -> Result<(), Fault> {
    for (index, one) in files.iter().enumerate() {
        let at = place(index);
        let row = file::Model {
            batch_id: batch.uuid(),
            place: at,
            size: place(one.bytes.len()),
            name: key.seal_bytes(Content::FileName(at), one.name.as_bytes(), tx.ambient()),
            content: key.seal_bytes(Content::File(at), &one.bytes, tx.ambient()),
        };
        insert::<file::Entity>(tx.db(), vec![row]).await?;
    }
    Ok(())
}

/// The files of a batch in the order they came; none once they were dropped.
pub async fn files_of(db: &impl Db, batch: BatchId, key: &BatchKey) -> Result<Vec<ImportFile>, Fault> {
    let find = file::Entity::find().filter(file::Column::BatchId.eq(batch.uuid()));
    let rows = find.order_by_asc(file::Column::Place).all(db).await?;
    let open = |row: file::Model| {
        let name = key.open_bytes(Content::FileName(row.place), &row.name)?;
        let bytes = key.open_bytes(Content::File(row.place), &row.content)?;
        let name = String::from_utf8(name.to_vec()).map_err(|_| Fault::Damaged("file name"))?;
        Ok(ImportFile { name, bytes })
    };
    rows.into_iter().map(open).collect()
}

/// Drops the files of a batch.
pub async fn drop_files(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
    file::Entity::delete_many().filter(file::Column::BatchId.eq(batch.uuid())).exec(tx.db()).await?;
    Ok(())
}
