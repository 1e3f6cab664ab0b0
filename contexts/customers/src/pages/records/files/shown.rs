//! One file: shown where a browser can, handed out, taken off its record.

use askama::Template;
use axum::extract::Query;
use personal::Access;
use web::view::Crumb;
use web::{Download, Onward, Page, Problem, Toast, filters};

use super::File;
use crate::attachment::Attachment;
use crate::entry::attachments::detach;
use crate::pages::desk::Desk;
use crate::pages::not_kept;
use crate::pages::paths::{FileContent, FilePage, FileRemoval};
use crate::pages::records::frame::{Section, section_of};
use crate::pages::records::subject::Subject;
use crate::pages::records::{Pairs, value};
use crate::store::{attachment, content_of};

#[derive(Template)]
#[template(path = "customers/records/file.html")]
pub struct ShownFile {
    crumbs: Vec<Crumb>,
    file: File,
    removal: String,
    access: Access,
}

pub async fn show(path: FilePage, desk: Desk) -> Result<Page<ShownFile>, Problem> {
    let (file, subject) = found(&desk, path.id).await?;
    let staff = desk.staff().await?;
    let access = desk.visitor.access;
    let mut crumbs = Crumb::below(file.holder, &subject.name(), &access, "file");
    if let Some(here) = crumbs.pop() {
        crumbs.push(Crumb::link("record-files", section_of(file.holder, Section::Files)));
        crumbs.push(here);
    }
    let removal = FileRemoval { id: file.id }.to_string();
    Ok(desk.visitor.page(ShownFile { crumbs, file: File::of(&desk, &staff, &file), removal, access }))
}

/// What a file holds: to look at where a browser can show it, to keep otherwise or where that is asked.
pub async fn hand_out(
    path: FileContent,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Download, Problem> {
    let (file, _) = found(&desk, path.id).await?;
    let content = content_of(desk.reader(), desk.store().key(), &file).await?;
    let content = content.ok_or(Problem::NotFound)?.to_vec();
    let download = Download::new(file.name.reveal(desk.access()), file.kind.media(), content);
    let is_kept = value(&pairs, "keep").is_some() || !file.kind.is_shown();
    Ok(if is_kept { download } else { download.shown() })
}

pub async fn remove(path: FileRemoval, desk: Desk) -> Result<Onward, Problem> {
    let (file, _) = found(&desk, path.id).await?;
    let toast = match detach(desk.store(), desk.access().into(), path.id).await {
        Ok(_) => "files-removed",
        Err(refused) => not_kept::why(refused, "unsaved-changed-meanwhile")?,
    };
    Ok(Onward::to(section_of(file.holder, Section::Files)).saying(Toast::new(toast)))
}

/// A file, and whose it is; that somebody looks is written down.
async fn found(desk: &Desk, id: kernel::AttachmentId) -> Result<(Attachment, Subject), Problem> {
    let file = attachment(desk.reader(), id).await?.ok_or(Problem::NotFound)?;
    let subject = Subject::find(desk, file.holder).await?;
    desk.note_look(&[file.holder]).await?;
    Ok((file, subject))
}
