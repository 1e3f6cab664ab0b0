//! The uploaded files, sealed in pieces of a size: whoever reads one holds a piece of it at a time.

use kernel::{BatchId, Id};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Db, Fault, Tx};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::entity::{batch, file, piece};
use super::surveys::drop_survey;
use crate::import::files::ImportFile;
use crate::import::key::{BatchKey, Content};
use crate::store::rows::insert;

/// The bytes of a piece; the last one of a file may have fewer.
pub const PIECE: usize = 1 << 20;

/// A file that lies sealed.
#[derive(Clone)]
pub struct KeptFile {
    /// Its name, without folders.
    pub name: String,
    /// Its place among the files of its batch.
    pub place: i64,
    /// Its bytes.
    pub size: u64,
    /// Whether a version before sealed it in one piece.
    in_one: bool,
}

impl KeptFile {
    /// A file that lies in pieces.
    pub const fn new(name: String, place: i64, size: u64) -> Self {
        Self { name, place, size, in_one: false }
    }

    /// The bytes of its pieces but the last.
    pub const fn piece(&self) -> u64 {
        if self.in_one { self.size } else { PIECE as u64 }
    }

    /// How many pieces it has; an empty one has one too.
    const fn pieces(&self) -> u64 {
        let pieces = if self.in_one { 1 } else { self.size.div_ceil(PIECE as u64) };
        if pieces == 0 { 1 } else { pieces }
    }
}

/// Keeps a piece of a file.
pub async fn add_piece(
    tx: &Tx,
    batch: BatchId,
    key: &BatchKey,
    (at, plain): ((i64, i64, bool), &[u8]),
) -> Result<(), Fault> {
    let (file, place, is_last) = at;
    let content = key.seal_bytes(Content::Piece { file, place, is_last }, plain, tx.ambient());
    let row = piece::Model { batch_id: batch.uuid(), file, place, content };
    insert::<piece::Entity>(tx.db(), vec![row]).await
}

/// Keeps which files a batch has, once their pieces are.
pub async fn add_files(tx: &Tx, batch: BatchId, key: &BatchKey, files: &[KeptFile]) -> Result<(), Fault> {
    let rows = files.iter().map(|one| file::Model {
        batch_id: batch.uuid(),
        place: one.place,
        size: i64::try_from(one.size).unwrap_or(i64::MAX),
        name: key.seal_bytes(Content::FileName(one.place), one.name.as_bytes(), tx.ambient()),
        content: Vec::new(),
    });
    insert::<file::Entity>(tx.db(), rows.collect()).await
}

/// The files of a batch in the order they came; none once they were dropped.
pub async fn kept_files(db: &impl Db, batch: BatchId, key: &BatchKey) -> Result<Vec<KeptFile>, Fault> {
    let in_one = file::Column::Content.ne(Vec::<u8>::new());
    let find = file::Entity::find().filter(file::Column::BatchId.eq(batch.uuid())).select_only();
    let find = find.columns([file::Column::Place, file::Column::Size, file::Column::Name]);
    let rows: Vec<(i64, i64, Vec<u8>, bool)> =
        find.column_as(in_one, "in_one").order_by_asc(file::Column::Place).into_tuple().all(db).await?;
    let open = |(place, size, name, in_one): (i64, i64, Vec<u8>, bool)| {
        let name = key.open_bytes(Content::FileName(place), &name)?;
        let name = String::from_utf8(name.to_vec()).map_err(|_| Fault::Damaged("file name"))?;
        let size = u64::try_from(size).map_err(|_| Fault::Damaged("file size"))?;
        Ok(KeptFile { name, place, size, in_one })
    };
    rows.into_iter().map(open).collect()
}

/// A piece of a file.
pub async fn piece_of(
    db: &impl Db,
    (batch, key): (BatchId, &BatchKey),
    (one, at): (&KeptFile, u64),
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let missing = || Fault::Damaged("piece of a file");
    if one.in_one {
        let find = file::Entity::find_by_id((batch.uuid(), one.place)).one(db).await?;
        return key.open_bytes(Content::File(one.place), &find.ok_or_else(missing)?.content);
    }
    let (nth, is_last) = (i64::try_from(at).map_err(|_| missing())?, at + 1 == one.pieces());
    let find = piece::Entity::find_by_id((batch.uuid(), one.place, nth)).one(db).await?;
    let content = Content::Piece { file: one.place, place: nth, is_last };
    key.open_bytes(content, &find.ok_or_else(missing)?.content)
}

/// The files of a batch as they are read whole.
pub async fn whole_files(
    db: &impl Db,
    (batch, key): (BatchId, &BatchKey),
    files: &[KeptFile],
) -> Result<Vec<ImportFile>, Fault> {
    let mut whole = Vec::with_capacity(files.len());
    for one in files {
        let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(one.size).unwrap_or_default()));
        for at in 0..one.pieces() {
            bytes.extend_from_slice(&piece_of(db, (batch, key), (one, at)).await?);
        }
        whole.push(ImportFile { name: one.name.clone(), bytes });
    }
    Ok(whole)
}

/// Drops the files of a batch, and what was recognised in them.
pub async fn drop_files(tx: &Tx, batch: BatchId) -> Result<(), Fault> {
    drop_survey(tx, batch).await?;
    drop_pieces(tx, batch.uuid()).await?;
    file::Entity::delete_many().filter(file::Column::BatchId.eq(batch.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// Drops a file that was taken apart.
pub async fn drop_file(tx: &Tx, batch: BatchId, place: i64) -> Result<(), Fault> {
    let pieces = piece::Entity::delete_many().filter(piece::Column::BatchId.eq(batch.uuid()));
    pieces.filter(piece::Column::File.eq(place)).exec(tx.db()).await?;
    Ok(())
}

/// Drops the pieces of a batch that is, or will never be.
pub async fn drop_pieces(tx: &Tx, batch: Uuid) -> Result<(), Fault> {
    piece::Entity::delete_many().filter(piece::Column::BatchId.eq(batch)).exec(tx.db()).await?;
    Ok(())
}

/// Whose pieces lie there without a batch: still on their way in, or cut off.
pub async fn without_a_batch(db: &impl Db) -> Result<Vec<Uuid>, Fault> {
    let batches = Query::select().column(batch::Column::Id).from(batch::Entity).to_owned();
    let find = piece::Entity::find().select_only().column(piece::Column::BatchId).distinct();
    let strays = find.filter(piece::Column::BatchId.not_in_subquery(batches));
    Ok(strays.into_tuple().all(db).await?)
}
