//! What command and server say to one another: lines of JSON, and the bytes that a line announces.

use jiff::tz::TimeZone;
use kernel::Lang;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::Asked;

/// The version of what is said. A server that was not restarted after an update speaks an older one.
pub const VERSION: u32 = 1;
/// More than any line weighs.
const LINE: u64 = 1 << 20;

/// What every version begins with.
#[derive(Debug, Serialize, Deserialize)]
pub struct Greeting {
    /// The version the command speaks.
    pub version: u32,
}

/// What a command says: whom it speaks to and what it wants. The files follow, one behind the other.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Wish {
    /// [`VERSION`].
    pub version: u32,
    /// The language of whoever typed the command.
    pub lang: Lang,
    /// Their time zone, by its name in the catalogue.
    pub zone: Option<String>,
    /// What is wanted.
    pub asked: Asked,
    /// The files that follow.
    pub files: Vec<Announced>,
}

/// A file that follows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// Its name, without folders.
    pub name: String,
    /// Its size.
    pub bytes: u64,
}

impl Wish {
    /// The zone times are told in.
    pub fn zone(&self) -> TimeZone {
        self.zone.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
    }
}

/// What the server answers, line by line; the last one is the ending.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// A result, for the standard output.
    Say(String),
    /// Whatever goes wrong, for the standard error.
    Complain(String),
    /// So many bytes to carry home follow.
    Bytes(u64),
    /// How the command ended.
    Ended(crate::ending::Ending),
}

/// Reads a line; `None` when the other side is gone, or says what cannot be understood.
pub async fn hear<T: DeserializeOwned>(from: &mut (impl AsyncBufRead + Unpin)) -> Option<T> {
    serde_json::from_slice(&line(from).await?).ok()
}

/// A line as it came, if it is whole.
pub async fn line(from: &mut (impl AsyncBufRead + Unpin)) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    from.take(LINE).read_until(b'\n', &mut line).await.ok()?;
    (line.last() == Some(&b'\n')).then_some(line)
}

/// Says a line.
pub async fn say(to: &mut (impl AsyncWrite + Unpin), what: &impl Serialize) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    to.write_all(&line).await
}
