//! Files on records. What they hold is sealed under their holder's key: whoever is erased takes it along,
//! from every copy of the base too.

use kernel::{AttachmentId, Holder, Id, UserId};
use sea_orm::ActiveModelTrait as _;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use store::holder_keys::ciphers_of;
use store::{Db, Fault, OrganisationKey, Tx};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::bookkeeping;
use super::entity::{attachment, attachment_content};
use super::rows::{CHUNK, in_order, insert};
use crate::attachment::{Attachment, FileKind};
use crate::fields::{Step, removal};

/// A file on a record.
///
/// # Errors
/// Any [`Fault`].
pub async fn attachment(db: &impl Db, id: AttachmentId) -> Result<Option<Attachment>, Fault> {
    attachment::Entity::find_by_id(id.uuid()).one(db).await?.map(from_row).transpose()
}

/// Files in the order asked; those that are not there are left out.
///
/// # Errors
/// Any [`Fault`].
pub async fn attachments_by_ids(db: &impl Db, ids: &[AttachmentId]) -> Result<Vec<Attachment>, Fault> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let these = attachment::Column::Id.is_in(chunk.iter().map(|id| id.uuid()));
        for row in attachment::Entity::find().filter(these).all(db).await? {
            found.push((AttachmentId::from_uuid(row.id), from_row(row)?));
        }
    }
    Ok(in_order(ids, found.into_iter()))
}

/// The files on a record, the latest first.
///
/// # Errors
/// Any [`Fault`].
pub async fn attachments_of(db: &impl Db, holder: Holder) -> Result<Vec<Attachment>, Fault> {
    let theirs = attachment::Column::HolderId.eq(holder.uuid());
    let find = attachment::Entity::find().filter(theirs).order_by_desc(attachment::Column::Id);
    find.all(db).await?.into_iter().map(from_row).collect()
}

/// How many files are on a record.
///
/// # Errors
/// Any [`Fault`].
pub async fn how_many_attachments(db: &impl Db, holder: Holder) -> Result<u64, Fault> {
    let theirs = attachment::Column::HolderId.eq(holder.uuid());
    Ok(attachment::Entity::find().filter(theirs).count(db).await?)
}

/// What a file holds; `None` where it is gone, or the key that sealed it.
///
/// # Errors
/// [`Fault::Damaged`] when it does not open; any other [`Fault`].
pub async fn content_of(
    db: &impl Db,
    key: &OrganisationKey,
    file: &Attachment,
) -> Result<Option<Zeroizing<Vec<u8>>>, Fault> {
    let find = attachment_content::Entity::find_by_id(file.id.uuid());
    let Some(row) = find.one(db).await? else { return Ok(None) };
    let ciphers = ciphers_of(db, key, &[file.sealed_for]).await?;
    let Some(cipher) = ciphers.get(&file.sealed_for) else { return Ok(None) };
    Ok(Some(cipher.open(&row.content, file.id.uuid().as_bytes())?))
}

/// Puts a file on a record, with what it holds.
///
/// # Errors
/// Any [`Fault`].
pub async fn save_attachment(tx: &mut Tx, step: Step<Attachment>, content: &[u8]) -> Result<(), Fault> {
    let file = &step.after;
    let sealed = tx.cipher_of(file.sealed_for).await?.seal(content, file.id.uuid().as_bytes(), tx.ambient());
    insert::<attachment::Entity>(tx.db(), vec![to_row(file)]).await?;
    let content = attachment_content::Model { attachment_id: file.id.uuid(), content: sealed };
    insert::<attachment_content::Entity>(tx.db(), vec![content]).await?;
    tx.journal(step.change()).await
}

/// Puts files on another record. What they hold stays sealed as it was.
///
/// # Errors
/// Any [`Fault`].
pub(crate) async fn hand_attachments_over(
    tx: &mut Tx,
    files: Vec<Attachment>,
    to: Holder,
) -> Result<(), Fault> {
    for step in files.into_iter().map(|file| file.hand_over(to)) {
        to_row(&step.after).into_active_model().reset_all().update(tx.db()).await?;
        tx.journal(step.change()).await?;
    }
    Ok(())
}

/// Takes a file off its record, for good.
///
/// # Errors
/// Any [`Fault`].
pub async fn remove_attachment(tx: &mut Tx, file: &Attachment) -> Result<(), Fault> {
    bookkeeping::open(tx).await?;
    delete(tx, &[file.id.uuid()]).await?;
    tx.journal(removal(file)).await
}

/// Forgets the files on records.
pub(super) async fn forget_attachments(tx: &Tx, holders: &[Uuid]) -> Result<(), Fault> {
    let theirs = attachment::Column::HolderId.is_in(holders.iter().copied());
    let rows = attachment::Entity::find().filter(theirs).all(tx.db()).await?;
    delete(tx, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await
}

async fn delete(tx: &Tx, ids: &[Uuid]) -> Result<(), Fault> {
    for chunk in ids.chunks(CHUNK) {
        let contents = attachment_content::Column::AttachmentId.is_in(chunk.iter().copied());
        attachment_content::Entity::delete_many().filter(contents).exec(tx.db()).await?;
        let files = attachment::Column::Id.is_in(chunk.iter().copied());
        attachment::Entity::delete_many().filter(files).exec(tx.db()).await?;
    }
    Ok(())
}

fn to_row(file: &Attachment) -> attachment::Model {
    attachment::Model {
        id: file.id.uuid(),
        holder_kind: file.holder.kind().to_owned(),
        holder_id: file.holder.uuid(),
        created_at: file.added_at.into(),
        added_by: file.added_by.uuid(),
        name: file.name.clone(),
        kind: file.kind.code().to_owned(),
        size: i64::try_from(file.size).unwrap_or(i64::MAX),
        sealed_kind: file.sealed_for.kind().to_owned(),
        sealed_id: file.sealed_for.uuid(),
    }
}

fn from_row(row: attachment::Model) -> Result<Attachment, Fault> {
    let holder = |kind: &str, id| Holder::from_parts(kind, id).ok_or(Fault::Damaged("holder kind"));
    Ok(Attachment {
        id: AttachmentId::from_uuid(row.id),
        holder: holder(&row.holder_kind, row.holder_id)?,
        name: row.name,
        kind: FileKind::from_code(&row.kind).ok_or(Fault::Damaged("file kind"))?,
        size: usize::try_from(row.size).map_err(|_| Fault::Damaged("file size"))?,
        added_by: UserId::from_uuid(row.added_by),
        added_at: row.created_at.timestamp(),
        sealed_for: holder(&row.sealed_kind, row.sealed_id)?,
    })
}
