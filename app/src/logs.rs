//! The log: what the server does, line by line, and what went wrong inside a command. It names
//! things and references, never somebody's values.
//!
//! The server logs to the standard error, as systemd and containers expect. Another command speaks
//! to a person there, so its log, if there is anything to log, is a file in the data folder.

use std::fs::{File, OpenOptions};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::settings::Settings;

const USUAL: &str = "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";

/// Begins to log; `CARNET_LOG` chooses what (`debug`, `warn,web=info`…).
pub fn begin(is_server: bool, settings: &Settings) {
    let asked = std::env::var("CARNET_LOG").ok();
    let filter = asked.as_deref().and_then(|text| EnvFilter::try_new(text).ok());
    let lines = tracing_subscriber::fmt().with_env_filter(filter.unwrap_or_else(|| EnvFilter::new(USUAL)));
    // a second subscriber in one process is a test's; the first one stays
    let _ = if is_server {
        let colours = std::io::stderr().is_terminal();
        lines.with_ansi(colours).with_writer(std::io::stderr).try_init()
    } else {
        lines.with_ansi(false).with_writer(LogFile(settings.data.join("carnet.log"))).try_init()
    };
}

/// A file that is made with its first line.
struct LogFile(PathBuf);

impl<'a> MakeWriter<'a> for LogFile {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line(OpenOptions::new().create(true).append(true).open(&self.0).ok())
    }
}

/// One line of the file; nothing, where there is no folder for it.
struct Line(Option<File>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.as_mut().map_or(Ok(bytes.len()), |file| file.write(bytes))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.as_mut().map_or(Ok(()), Write::flush)
    }
}
