//! How long a program ran and how much memory it took at most.

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use jiff::Timestamp;
use kernel::Ambient;

/// How often a program is looked at.
const GLANCE: Duration = Duration::from_millis(2);

/// A program that ended.
pub struct Measured {
    /// Its exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// How long it ran, in milliseconds.
    pub millis: i64,
    /// The most memory it had, in KiB; the system keeps the mark, which is read until the end.
    pub peak: u64,
    /// What it printed.
    pub said: String,
    /// What it complained of.
    pub complained: String,
}

/// The time it is.
pub fn now() -> Timestamp {
    Ambient::system().now()
}

/// Milliseconds since then.
pub fn millis_since(then: Timestamp) -> i64 {
    i64::try_from(now().duration_since(then).as_millis()).unwrap_or(i64::MAX)
}

/// Runs a program to its end; it reads nothing.
pub fn run(command: &mut Command, folder: &std::path::Path) -> Measured {
    let (said, complained) = (folder.join("said"), folder.join("complained"));
    let file = |place| std::fs::File::create(place).unwrap();
    let begun = now();
    let mut child =
        command.stdin(Stdio::null()).stdout(file(&said)).stderr(file(&complained)).spawn().unwrap();
    let mut peak = 0;
    let code = loop {
        peak = peak_of(child.id()).unwrap_or(peak);
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        sleep(GLANCE);
    };
    let text = |place| std::fs::read_to_string(place).unwrap();
    Measured { code, millis: millis_since(begun), peak, said: text(said), complained: text(complained) }
}

fn peak_of(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
