//! Why a file is not read, each with the code its sentence is filed under.

/// A file that is not read, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is nothing in it, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// It has more bytes than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// Bytes allowed.
        limit: usize,
    },
    /// It has more rows than allowed.
    #[error("the file has more than {limit} rows")]
    TooManyRows {
        /// Rows allowed.
        limit: usize,
    },
    /// A row has more columns than allowed.
    #[error("a row has more than {limit} columns")]
    TooManyColumns {
        /// Columns allowed.
        limit: usize,
    },
    /// All its rows together have more cells than allowed.
    #[error("the file has more than {limit} cells")]
    TooManyCells {
        /// Cells allowed.
        limit: usize,
    },
    /// It is a document, a picture or a program, not a table.
    #[error("the file is not a table")]
    NotATable,
    /// It is a web page or an XML file, often under the name of a workbook.
    #[error("the file is a web page or XML")]
    Markup,
    /// Its name says that it is something else than a table (`.docx`, `.pdf`).
    #[error("the name says that the file is no table")]
    WrongName,
    /// It is a workbook older than Excel 95.
    #[error("the file is a workbook of an old Excel")]
    OldExcel,
    /// It is a binary workbook (`.xlsb`).
    #[error("the file is a binary workbook")]
    BinaryExcel,
    /// It is a document of LibreOffice or OpenOffice, but no workbook.
    #[error("the file is an OpenDocument file without tables")]
    OpenDocument,
    /// It is a workbook that can only be read whole, and too large for that.
    #[error("the workbook is too large to be read whole")]
    HeavyWorkbook,
    /// It is a workbook with more different texts than can be held.
    #[error("the workbook has too many different texts")]
    HeavyStrings,
    /// It is an archive of too many tables, or of tables too large.
    #[error("the archive holds more than {limit} tables, or too much")]
    TooManyMembers {
        /// Tables allowed.
        limit: usize,
    },
    /// It is an archive within an archive.
    #[error("the file is an archive within an archive")]
    NestedArchive,
    /// It is a workbook locked by a password.
    #[error("the workbook is locked by a password")]
    PasswordProtected,
    /// It would inflate to far more than its size, as no real workbook does.
    #[error("the workbook inflates beyond reason")]
    ZipBomb,
    /// It could not be read to its end: the disk, or what it is kept in.
    #[error("the file could not be read to its end")]
    BrokenOff,
    /// It is a workbook, but a damaged one.
    #[error("the workbook is damaged")]
    CorruptWorkbook,
}

impl Refused {
    /// The stable code under which messages and reports know this reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::NotATable => "not-a-table",
            Self::Markup => "markup",
            Self::WrongName => "wrong-name",
            Self::HeavyWorkbook => "heavy-workbook",
            Self::HeavyStrings => "heavy-strings",
            Self::TooManyMembers { .. } => "too-many-members",
            Self::NestedArchive => "nested-archive",
            Self::OldExcel => "old-excel",
            Self::BinaryExcel => "binary-excel",
            Self::OpenDocument => "open-document",
            Self::PasswordProtected => "password-protected",
            Self::ZipBomb => "zip-bomb",
            Self::BrokenOff => "broken-off",
            Self::CorruptWorkbook => "corrupt-workbook",
        }
    }
}

impl From<std::io::Error> for Refused {
    fn from(_: std::io::Error) -> Self {
        Self::BrokenOff
    }
}
