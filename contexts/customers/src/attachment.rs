//! A file on a record: a signed quote, a photograph of the shop window, a letter.
//!
//! What a file is, its bytes say; its name must agree. Programs, pages and archives are refused: nothing that
//! runs in a browser or on a colleague's machine is handed out.

use jiff::Timestamp;
use kernel::{AttachmentId, Holder, UserId};
use personal::Personal;
use store::journal::Record;

use crate::codes::codes;
use crate::fields::{Fields, Journalled, Step};
use crate::merge::HANDED_OVER;

/// The bytes of one file at most: 10 MiB.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The files on one record at most.
pub const MOST_FILES: u64 = 100;

/// A file on a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The id.
    pub id: AttachmentId,
    /// On whose record it is.
    pub holder: Holder,
    /// What it is called: names of files tell about people.
    pub name: Personal<String>,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size: usize,
    /// Who added it.
    pub added_by: UserId,
    /// When.
    pub added_at: Timestamp,
    /// Under whose key its content is sealed: another one's where a merge brought it.
    pub sealed_for: Holder,
}

codes! {
    /// What a file is.
    FileKind {
        /// PDF.
        Pdf = "pdf",
        /// A photograph or drawing.
        Jpeg = "jpeg",
        /// A drawing or screenshot.
        Png = "png",
        /// A picture.
        Gif = "gif",
        /// A picture.
        Webp = "webp",
        /// A photograph of a telephone.
        Heic = "heic",
        /// A text of Word.
        Docx = "docx",
        /// A text of an older Word.
        Doc = "doc",
        /// A workbook of Excel.
        Xlsx = "xlsx",
        /// A workbook of an older Excel.
        Xls = "xls",
        /// Slides of PowerPoint.
        Pptx = "pptx",
        /// A text of LibreOffice.
        Odt = "odt",
        /// A workbook of LibreOffice.
        Ods = "ods",
        /// Plain text: notes, tables, letters.
        Text = "text",
    }
}

codes! {
    /// Why a file is not kept.
    AttachmentRejection {
        /// There is nothing in it.
        Empty = "rejection-attachment-empty",
        /// It is larger than [`MOST_BYTES`].
        TooLarge = "rejection-attachment-large",
        /// It is none of the kinds that are kept.
        Unknown = "rejection-attachment-kind",
        /// Its name says it is something else than it is.
        Misnamed = "rejection-attachment-misnamed",
        /// The record has [`MOST_FILES`] already.
        TooMany = "rejection-attachment-many",
    }
}

impl FileKind {
    /// What bytes are, if their name agrees.
    ///
    /// # Errors
    /// [`AttachmentRejection`] says what is wrong.
    pub fn of(name: &str, content: &[u8]) -> Result<Self, AttachmentRejection> {
        if content.is_empty() {
            return Err(AttachmentRejection::Empty);
        }
        if content.len() > MOST_BYTES {
            return Err(AttachmentRejection::TooLarge);
        }
        let kind = Self::sniffed(content).ok_or(AttachmentRejection::Unknown)?;
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let agrees = ending.is_some_and(|ending| kind.endings().contains(&ending.as_str()));
        if agrees { Ok(kind) } else { Err(AttachmentRejection::Misnamed) }
    }

    fn sniffed(content: &[u8]) -> Option<Self> {
        match infer::get(content).map(|found| found.mime_type()) {
            Some(media) => Self::ALL.iter().copied().find(|kind| kind.media() == media),
            None => is_text(content).then_some(Self::Text),
        }
    }

    /// How names of its files end.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg", "jfif"],
            Self::Png => &["png"],
            Self::Gif => &["gif"],
            Self::Webp => &["webp"],
            Self::Heic => &["heic", "heif"],
            Self::Docx => &["docx"],
            Self::Doc => &["doc"],
            Self::Xlsx => &["xlsx"],
            Self::Xls => &["xls"],
            Self::Pptx => &["pptx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Text => &["txt", "csv", "tsv", "md", "eml", "ics"],
        }
    }

    /// Its media type, as browsers are told.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Heic => "image/heif",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Doc => "application/msword",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xls => "application/vnd.ms-excel",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Text => "text/plain",
        }
    }

    /// Whether every browser shows it as a picture.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Gif | Self::Webp)
    }

    /// Whether a browser can show it by itself.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        self.is_picture() || matches!(self, Self::Pdf)
    }
}

/// Words and line ends, and nothing a browser could take for a page.
fn is_text(content: &[u8]) -> bool {
    let is_control = |byte: &u8| *byte < 0x20 && !b"\t\r\n\x0c".contains(byte);
    !content.iter().any(|byte| is_control(byte) || *byte == 0x7F)
}

impl Attachment {
    /// Puts it on a record.
    #[must_use]
    pub fn add(self) -> Step<Self> {
        Step::first("created", self)
    }

    /// Puts it on another record: two records became one, or two again.
    pub(crate) fn hand_over(self, to: Holder) -> Step<Self> {
        let after = Self { holder: to, ..self.clone() };
        Step::from(HANDED_OVER, self, after)
    }
}

impl Journalled for Attachment {
    fn record(&self) -> Record {
        Record::new("attachment", self.id)
    }

    fn holder(&self) -> Option<Holder> {
        Some(self.holder)
    }

    fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        fields.text("name", Some(&self.name));
        fields
    }
}
