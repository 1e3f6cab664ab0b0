//! The third section of a record: the files on it, and the place to add more.

pub mod shown;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::{AttachmentId, Holder};
use personal::Personal;
use web::{Form, Onward, Page, Problem, Sentence, Toast, filters, view};

use super::Pairs;
use super::frame::{Frame, Opened, Section, section_of};
use super::guard::Reading;
use super::subject::Subject;
use crate::attachment::{Attachment, FileKind};
use crate::entry::attachments::{self, Sent};
use crate::pages::desk::Desk;
use crate::pages::not_kept;
use crate::pages::office::Staff;
use crate::pages::paths::{CompanyFiles, FileContent, FilePage, PersonFiles};
use crate::store::attachments_of;

/// The bytes that are taken at once.
pub const MOST_AT_ONCE: usize = 25 * 1024 * 1024;

#[derive(Template)]
#[template(path = "customers/records/files.html")]
pub struct FilesPage {
    frame: Frame,
    form: Form,
    action: String,
    files: Vec<File>,
}

/// A file as a page tells of it.
pub struct File {
    href: String,
    content: String,
    name: Personal<String>,
    kind: FileKind,
    size: Sentence,
    who: Option<Personal<String>>,
    on: Date,
}

impl File {
    fn of(desk: &Desk, staff: &Staff, file: &Attachment) -> Self {
        Self {
            href: FilePage { id: file.id }.to_string(),
            content: content(file.id),
            name: file.name.clone(),
            kind: file.kind,
            size: view::size(u64::try_from(file.size).unwrap_or(u64::MAX)),
            who: staff.name(file.added_by).cloned(),
            on: desk.visitor.voice().zoned(file.added_at).date(),
        }
    }

    /// What stands for it where it is not shown.
    const fn icon(&self) -> &'static str {
        match self.kind {
            FileKind::Xlsx | FileKind::Xls | FileKind::Ods => "file-spreadsheet",
            _ => "file-text",
        }
    }

    fn kind_key(&self) -> String {
        format!("file-kind-{}", self.kind.code())
    }
}

fn content(id: AttachmentId) -> String {
    FileContent { id }.to_string()
}

pub async fn person(
    path: PersonFiles,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<FilesPage>, Problem> {
    show(&desk, path.into(), &pairs, Form::new("files")).await
}

pub async fn company(
    path: CompanyFiles,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<FilesPage>, Problem> {
    show(&desk, path.into(), &pairs, Form::new("files")).await
}

async fn show(
    desk: &Desk,
    holder: Holder,
    pairs: &[(String, String)],
    form: Form,
) -> Result<Page<FilesPage>, Problem> {
    let opened = Opened::at(desk, holder, Section::Files, pairs).await?;
    let files = attachments_of(desk.reader(), holder).await?;
    Ok(desk.visitor.page(FilesPage {
        files: files.iter().map(|file| File::of(desk, &opened.staff, file)).collect(),
        action: section_of(holder, Section::Files),
        frame: opened.frame,
        form,
    }))
}

/// Puts the files of a form on the record, or says of each that cannot be kept why not.
pub async fn attach<P: Into<Holder>>(path: P, desk: Desk, form: Form) -> Result<Response, Problem> {
    let holder = path.into();
    let subject = Subject::find(&desk, holder).await?;
    let mut form = form.named("files");
    let files = sent(&desk, &subject, &mut form);
    if form.is_sound() {
        let by = desk.visitor.user;
        match attachments::attach(desk.store(), desk.access(), (holder, by), files).await {
            Ok(()) => {
                let onward = Onward::to(section_of(holder, Section::Files)).saying(Toast::new("files-added"));
                return Ok(onward.into_response());
            }
            Err(refused) => form.complain("files", not_kept::why(refused, "unsaved-changed-meanwhile")?),
        }
    }
    Ok(show(&desk, holder, &[], form).await?.refused().into_response())
}

/// The files of a form; the form says what is wrong with them.
fn sent(desk: &Desk, subject: &Subject, form: &mut Form) -> Vec<Sent> {
    let mut files = Vec::new();
    let mut complaints = Vec::new();
    for file in form.files("files") {
        let name = file.name.reveal(desk.access()).rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if let Err(refused) = FileKind::of(&name, &file.content) {
            let why = Sentence::new("files-refused").with("file", name.as_str());
            complaints.push(why.with("reason", Sentence::new(refused.code())));
        } else if !Reading::of(desk, subject, &name.replace(['_', '-', '.'], " ")).is_clean() {
            complaints.push(Sentence::new("files-name-tells").with("file", name.as_str()));
        }
        files.push(Sent { name: Personal::new(name), content: file.content.to_vec() });
    }
    if files.is_empty() {
        form.complain("files", "files-missing");
    }
    for complaint in complaints {
        form.complain_of_all(complaint);
    }
    files
}
