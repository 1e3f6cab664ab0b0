//! The carry-forward journal: the erasures and refusals a backup does not know of yet.
//!
//! It lies in every backup destination and grows with each of them; a restored base replays it
//! before it opens, so that nobody comes back and no no is forgotten (laws 4 and 8, A-01).

use contracts::{Refusal, RefusalScope};
use jiff::Timestamp;
use kernel::Holder;
use serde::{Deserialize, Serialize};
use store::{Db, Fault, Tx};

use crate::erasure::Eraser;
use crate::scope::ScopeColumns;
use crate::store::{erasures, refusals, suppression};

/// The job that brings the journals up to date, queued with each erasure and refusal; `app`, which
/// knows the destinations, does it.
pub const CARRY_FORWARD: &str = "carry-forward";

/// One line of the journal: ids, hashes and codes, never a name or an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CarriedForward {
    /// Somebody was erased.
    Erased(Holder),
    /// Somebody refused.
    Refused {
        /// Who.
        holder: Holder,
        /// What.
        scope: Scope,
    },
    /// An address stands on the suppression list.
    Suppressed {
        /// Its keyed hash, in hexadecimal.
        digest: String,
        /// What was refused.
        scope: Scope,
    },
}

/// A refusal's scope in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    channel: String,
    purpose: String,
    mark: String,
    until: Option<String>,
}

/// What happened after an instant, to be written beside a backup.
///
/// # Errors
/// Any [`Fault`].
pub async fn since(db: &impl Db, instant: Timestamp) -> Result<Vec<CarriedForward>, Fault> {
    let mut lines: Vec<CarriedForward> =
        erasures::since(db, instant).await?.into_iter().map(CarriedForward::Erased).collect();
    for (holder, refusal) in refusals::since(db, instant).await? {
        lines.push(CarriedForward::Refused { holder, scope: refusal.scope.into() });
    }
    for (digest, scope) in suppression::since(db, instant).await? {
        lines.push(CarriedForward::Suppressed { digest: to_hex(&digest), scope: scope.into() });
    }
    Ok(lines)
}

/// Reads the lines of a journal; a half-written last line (the power went) is left out.
///
/// # Errors
/// The number of the first line before the last that cannot be read.
pub fn read(text: &str) -> Result<Vec<CarriedForward>, usize> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut read = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        match serde_json::from_str(line) {
            Ok(entry) => read.push(entry),
            Err(_) if number + 1 == lines.len() && !text.ends_with('\n') => {}
            Err(_) => return Err(number + 1),
        }
    }
    Ok(read)
}

/// Replays a journal on a restored base. What is already so stays so.
///
/// # Errors
/// Any [`Fault`]; give the transaction up then and do not open the base.
pub async fn replay(tx: &mut Tx, eraser: &Eraser, journal: &[CarriedForward]) -> Result<(), Fault> {
    for line in journal {
        match line {
            CarriedForward::Refused { holder, scope } => {
                let refusal = Refusal {
                    holder: *holder,
                    addresses: Vec::new(),
                    scope: scope.scope()?,
                    said_on: None,
                    source: "carried-forward",
                };
                refusals::add(tx, &[refusal]).await?;
            }
            CarriedForward::Suppressed { digest, scope } => {
                let digest = from_hex(digest).ok_or(Fault::Damaged("carry-forward journal"))?;
                suppression::add_digests(tx, &[(digest, scope.scope()?)], "carried-forward").await?;
            }
            CarriedForward::Erased(_) => {}
        }
    }
    for line in journal {
        if let CarriedForward::Erased(holder) = line {
            eraser.erase_unasked(tx, *holder).await?;
        }
    }
    Ok(())
}

impl From<RefusalScope> for Scope {
    fn from(scope: RefusalScope) -> Self {
        let columns = ScopeColumns::from(scope);
        let until = columns.until.map(|day| day.as_str().to_owned());
        Self { channel: columns.channel, purpose: columns.purpose, mark: columns.mark, until }
    }
}

impl Scope {
    fn scope(&self) -> Result<RefusalScope, Fault> {
        let until =
            self.until.as_ref().and_then(|day| day.parse::<jiff::civil::Date>().ok()).map(store::Day::from);
        let (channel, purpose) = (self.channel.clone(), self.purpose.clone());
        ScopeColumns { channel, purpose, mark: self.mark.clone(), until }.scope()
    }
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pair = |start: usize| text.get(start..start + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    if text.len().is_multiple_of(2) { (0..text.len()).step_by(2).map(pair).collect() } else { None }
}
