//! Files put on records and taken off.

use kernel::{AttachmentId, Holder, UserId};
use personal::{Access, Personal};
use store::{Cause, Store, Tx};

use super::NotKept;
use crate::attachment::{Attachment, AttachmentRejection, FileKind, MOST_FILES};
use crate::store::{
    attachment, attachments_of, company, content_of, held, how_many_attachments, person, remove_attachment,
    save_attachment,
};

/// A file as it was sent.
pub struct Sent {
    /// Its name.
    pub name: Personal<String>,
    /// What it holds.
    pub content: Vec<u8>,
}

/// Puts files on a record: all of them or none. One that is there already is not put there twice.
///
/// # Errors
/// [`NotKept`] when a file cannot be kept, when the record is gone, and for any fault.
pub async fn attach(
    store: &Store,
    access: &Access,
    (holder, by): (Holder, UserId),
    files: Vec<Sent>,
) -> Result<(), NotKept> {
    let mut tx = store.begin(access.into()).await?;
    held(&tx).await?; // of two clicks the second waits, and finds what the first one put there
    if !is_there(&tx, holder).await? {
        return Err(NotKept::Gone);
    }
    for sent in files {
        if stands_there(&tx, holder, &sent).await? {
            continue;
        }
        let kind = FileKind::of(sent.name.reveal(access), &sent.content).map_err(rejected)?;
        if how_many_attachments(tx.db(), holder).await? >= MOST_FILES {
            return Err(rejected(AttachmentRejection::TooMany));
        }
        let file = Attachment {
            id: tx.ambient().id(),
            holder,
            kind,
            size: sent.content.len(),
            name: sent.name,
            added_by: by,
            added_at: tx.ambient().now(),
            sealed_for: holder,
        };
        save_attachment(&mut tx, file.add(), &sent.content).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes a file off its record, for good; answers whose it was.
///
/// # Errors
/// [`NotKept::Gone`] when a colleague was faster; any fault.
pub async fn detach(store: &Store, cause: Cause, id: AttachmentId) -> Result<Holder, NotKept> {
    let mut tx = store.begin(cause).await?;
    let file = attachment(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    remove_attachment(&mut tx, &file).await?;
    tx.commit().await?;
    Ok(file.holder)
}

async fn is_there(tx: &Tx, holder: Holder) -> Result<bool, NotKept> {
    Ok(match holder {
        Holder::Person(id) => person(tx.db(), id).await?.is_some(),
        Holder::Company(id) => company(tx.db(), id).await?.is_some(),
    })
}

/// Whether the same file, under the same name, is on the record.
async fn stands_there(tx: &Tx, holder: Holder, sent: &Sent) -> Result<bool, NotKept> {
    let there = attachments_of(tx.db(), holder).await?;
    for file in there.iter().filter(|file| file.name == sent.name && file.size == sent.content.len()) {
        if content_of(tx.db(), tx.key(), file).await?.is_some_and(|content| *content == sent.content) {
            return Ok(true);
        }
    }
    Ok(false)
}

const fn rejected(rejection: AttachmentRejection) -> NotKept {
    NotKept::Rejected(rejection.code())
}
