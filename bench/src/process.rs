//! What the system says of a process: how long it kept the processors busy, how much memory it holds.

use std::fs;
use std::time::Duration;

use crate::Trouble;

/// The kernel counts processor time in hundredths of a second, on every machine Carnet is built for.
const TICK: Duration = Duration::from_millis(10);

/// The processor time a process has had, its threads' together.
///
/// # Errors
/// When there is no such process.
pub fn processor_time(process: u32) -> Result<Duration, Trouble> {
    let fields = stat(process)?;
    let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<u32>().ok());
    let (Some(own), Some(system)) = (ticks(11), ticks(12)) else { return Err("no processor time".into()) };
    Ok(TICK * (own + system))
}

/// The processor time of a process and of all its children: a PostgreSQL server, with whoever serves there.
/// Who ends is counted by their parent from then on: the children are counted again when one did meanwhile.
///
/// # Errors
/// When there is no such process.
pub fn processor_time_of_family(parent: u32) -> Result<Duration, Trouble> {
    loop {
        let gone = time_of_the_gone(parent)?;
        let living = time_of_the_living(parent)?;
        if time_of_the_gone(parent)? == gone {
            return Ok(gone + living + processor_time(parent)?);
        }
    }
}

fn time_of_the_gone(parent: u32) -> Result<Duration, Trouble> {
    let fields = stat(parent)?;
    let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<u32>().ok()).unwrap_or(0);
    Ok(TICK * (ticks(13) + ticks(14)))
}

fn time_of_the_living(parent: u32) -> Result<Duration, Trouble> {
    let mut sum = Duration::ZERO;
    for entry in fs::read_dir("/proc")?.flatten() {
        let Some(process) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let is_child = stat(process).is_ok_and(|fields| fields.get(1) == Some(&parent.to_string()));
        if is_child {
            sum += processor_time(process).unwrap_or_default(); // it may have ended by now
        }
    }
    Ok(sum)
}

/// Memory in KiB: `VmRSS` what is held now, `VmHWM` the most that ever was.
///
/// # Errors
/// When the process is gone.
pub fn memory(process: u32, line: &str) -> Result<u64, Trouble> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let found = status.lines().find_map(|said| said.strip_prefix(line)?.strip_prefix(':'));
    let kib = found.and_then(|said| said.split_whitespace().next()?.parse().ok());
    kib.ok_or_else(|| "no memory".into())
}

/// The fields after the name, which may hold blanks and parentheses itself.
fn stat(process: u32) -> Result<Vec<String>, Trouble> {
    let text = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, fields) = text.rsplit_once(')').ok_or("no fields")?;
    Ok(fields.split_whitespace().map(str::to_owned).collect())
}

/// The process another one was started by.
///
/// # Errors
/// When there is no such process.
pub fn parent(process: u32) -> Result<u32, Trouble> {
    Ok(stat(process)?.get(1).ok_or("no parent")?.parse()?)
}
