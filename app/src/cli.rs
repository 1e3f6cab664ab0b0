//! The command line: what one may ask, and the sentence for what cannot be understood.

mod complaint;
mod help;
mod words;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use customers::export::Format;
use jiff::civil::Date;
use kernel::Country;
use personal::{LegalBasis, Purpose, SourceClass};
use serde::{Deserialize, Serialize};

use crate::console::Console;
use crate::ending::Ending;
use crate::settings::Flags;
use crate::wiring;

/// `carnet`, as it was called.
#[derive(Debug, Parser)]
#[command(name = "carnet", version)]
pub struct Cli {
    /// The flags every command takes.
    #[command(flatten)]
    pub flags: Flags,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What Carnet can be asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves the pages.
    Serve,
    /// Fills a new data folder with a business to try Carnet on.
    Demo,
    /// Imports files as one batch.
    Import(Box<Import>),
    /// Writes everything out.
    Export {
        /// What to write out.
        #[command(subcommand)]
        what: Export,
    },
    /// Looks after accounts.
    User {
        /// What to do.
        #[command(subcommand)]
        verb: User,
    },
    /// Makes a copy in a folder.
    Backup(Backup),
    /// Brings a copy back.
    Restore(Restore),
    /// Proves that base and journals are whole.
    Check,
    /// Looks after the organisation's key.
    Key {
        /// What to do.
        #[command(subcommand)]
        verb: Key,
    },
}

/// `carnet import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The files, which form one batch.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The country of a new organisation.
    #[arg(long, value_name = "FR|BE", value_parser = words::one_of(&["FR", "BE"]).try_map(|code| code.parse::<Country>()))]
    pub country: Option<Country>,
    /// Where the people come from, in words.
    #[arg(long, value_name = "TEXT")]
    pub origin: String,
    /// The source class.
    #[arg(long, value_parser = words::codes(SourceClass::ALL, |it| it.code()).try_map(|code| code.parse::<SourceClass>()))]
    pub source: SourceClass,
    /// The legal basis.
    #[arg(long, value_parser = words::codes(LegalBasis::ALL, |it| it.code()).try_map(|code| code.parse::<LegalBasis>()))]
    pub basis: LegalBasis,
    /// Why they are kept.
    #[arg(long, value_parser = words::codes(Purpose::catalogue(), |it| it.code()).try_map(|code| code.parse::<Purpose>()))]
    pub purpose: Purpose,
    /// When the data were collected.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Date,
    /// Reads hidden sheets too.
    #[arg(long, id = "hidden-sheets")]
    pub hidden_sheets: bool,
    /// Makes the clients that sales name and nobody knows.
    #[arg(long, id = "make-clients")]
    pub make_clients: bool,
    /// Writes the batch; without it, the report says what would be written.
    #[arg(long)]
    pub yes: bool,
    /// Where the report goes.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// `carnet export`.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Everything.
    All {
        /// The form of the file.
        #[arg(long, value_parser = words::codes(Format::ALL, |it| it.code()).try_map(|code| Format::from_code(&code).ok_or(NoFormat)))]
        format: Format,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Why, for the access log.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
}

/// No form of an export has this code; the list of accepted words stands before it.
#[derive(Debug, thiserror::Error)]
#[error("no form of an export")]
pub struct NoFormat;

/// `carnet user`.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Makes a link to choose a password.
    Reset {
        /// The address.
        email: String,
    },
}

/// `carnet backup`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Backup {
    /// The folder; the one of the nights if none.
    pub folder: Option<PathBuf>,
    /// Copies there every night from now on.
    #[arg(long)]
    pub nightly: bool,
    /// Something else than a copy.
    #[command(subcommand)]
    pub verb: Option<BackupVerb>,
}

/// `carnet backup drill`.
#[derive(Debug, Subcommand)]
pub enum BackupVerb {
    /// Tries the newest copy out.
    Drill {
        /// The folder; the one of the nights if none.
        folder: Option<PathBuf>,
    },
}

/// `carnet restore`.
#[derive(Debug, Args)]
pub struct Restore {
    /// The folder of the backups.
    pub folder: PathBuf,
    /// Another copy than the newest one there.
    #[arg(long, value_name = "FILE")]
    pub copy: Option<PathBuf>,
    /// Puts the copy in the place of what is there.
    #[arg(long)]
    pub replace: bool,
}

/// `carnet key`.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Key {
    /// Prints the recovery sheet.
    Sheet,
    /// Writes the key file again from the recovery sheet.
    Restore,
}

/// The commands that hold a data folder, as they are told to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// `serve`.
    Serve,
    /// `import`.
    Import,
    /// `export all`.
    Export,
    /// `demo`.
    Demo,
    /// `user reset`.
    UserReset,
    /// `backup`.
    Backup,
    /// `restore`.
    Restore,
    /// `check`.
    Check,
    /// `key restore`.
    KeyRestore,
}

impl Verb {
    /// The words one types for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Serve => "serve",
            Self::Import => "import",
            Self::Export => "export all",
            Self::Demo => "demo",
            Self::UserReset => "user reset",
            Self::Backup => "backup",
            Self::Restore => "restore",
            Self::Check => "check",
            Self::KeyRestore => "key restore",
        }
    }

    /// The page of a running server that does the same.
    #[must_use]
    pub fn page(self) -> Option<String> {
        wiring::page_of(self)
    }

    /// What to say of that page, or of what to do where there is none.
    pub(crate) const fn instead(self) -> &'static str {
        match self {
            Self::Serve => "instead-open-it",
            Self::UserReset => "instead-users-page",
            Self::Import | Self::Export | Self::Backup => "instead-page",
            Self::Demo => "instead-new-folder",
            Self::Restore | Self::Check | Self::KeyRestore => "instead-stop-it",
        }
    }
}

/// What came of the arguments.
pub enum Understood {
    /// A command to obey.
    Wish(Cli),
    /// Help, a version or a complaint: said already.
    Answered(Ending),
}

/// Reads the arguments; help and complaints are said in the console's language.
pub fn understand(arguments: impl IntoIterator<Item = OsString>, console: &Console) -> Understood {
    let read = help::in_words(Cli::command(), console.voice())
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    match read {
        Ok(cli) => Understood::Wish(cli),
        Err(error) => Understood::Answered(answer(&error, console)),
    }
}

fn answer(error: &clap::Error, console: &Console) -> Ending {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.print(error.to_string().trim_end());
            Ending::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            console.complain(error.to_string().trim_end());
            Ending::Refused
        }
        _ => {
            console.note(complaint::sentence(error));
            Ending::Refused
        }
    }
}
