//! The carry-forward journal: every erasure and refusal there was, for backups that do not know it.
//!
//! It lies in every backup destination and grows with each of them; a restored base replays it
//! before it opens, so that nobody comes back and no no is forgotten (laws 4 and 8, A-01). No clock
//! decides what belongs in it: the clock of a small machine may stand anywhere.

use std::collections::HashMap;

use contracts::{Refusal, RefusalScope};
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    channel: String,
    purpose: String,
    mark: String,
    until: Option<String>,
}

/// How much of a journal was news to a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replayed {
    /// Erasures.
    pub erasures: usize,
    /// Refusals.
    pub refusals: usize,
    /// Addresses on the suppression list.
    pub addresses: usize,
}

/// Everything the base knows that a backup may not, to be written beside it.
///
/// # Errors
/// Any [`Fault`].
pub async fn to_carry_forward(db: &impl Db) -> Result<Vec<CarriedForward>, Fault> {
    let mut lines: Vec<CarriedForward> =
        erasures::all(db).await?.into_iter().map(CarriedForward::Erased).collect();
    for (holder, refusal) in refusals::all(db).await? {
        lines.push(CarriedForward::Refused { holder, scope: refusal.scope.into() });
    }
    for (digest, scope) in suppression::all(db).await? {
        lines.push(CarriedForward::Suppressed { digest: hex::encode(digest), scope: scope.into() });
    }
    Ok(lines)
}

/// What of a journal is news to this base. Whoever was erased here refuses nothing any more under
/// that id: their no stands on the suppression list.
///
/// # Errors
/// Any [`Fault`].
pub async fn news_of(db: &impl Db, journal: &[CarriedForward]) -> Result<Vec<CarriedForward>, Fault> {
    let known: HashMap<CarriedForward, Option<String>> =
        to_carry_forward(db).await?.into_iter().map(CarriedForward::apart_from_end).collect();
    let is_news = |line: &CarriedForward| {
        if let CarriedForward::Refused { holder, .. } = line
            && known.contains_key(&CarriedForward::Erased(*holder))
        {
            return false;
        }
        let (line, end) = line.clone().apart_from_end();
        known.get(&line).is_none_or(|known_end| *known_end < end)
    };
    Ok(journal.iter().filter(|line| is_news(line)).cloned().collect())
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

/// Replays a journal on a restored base; answers what was news to it.
///
/// # Errors
/// Any [`Fault`]; give the transaction up then and do not open the base.
pub async fn replay(tx: &mut Tx, eraser: &Eraser, journal: &[CarriedForward]) -> Result<Replayed, Fault> {
    let news = news_of(tx.db(), journal).await?;
    for line in &news {
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
                let digest = hex::decode(digest).map_err(|_| Fault::Damaged("carry-forward journal"))?;
                suppression::add_digests(tx, &[(digest, scope.scope()?)], "carried-forward").await?;
            }
            CarriedForward::Erased(_) => {}
        }
    }
    for line in &news {
        if let CarriedForward::Erased(holder) = line {
            eraser.erase_unasked(tx, *holder).await?;
        }
    }
    Ok(Replayed::of(&news))
}

impl Replayed {
    /// How much there is of each.
    #[must_use]
    pub fn of(news: &[CarriedForward]) -> Self {
        let mut counted = Self::default();
        for line in news {
            match line {
                CarriedForward::Erased(_) => counted.erasures += 1,
                CarriedForward::Refused { .. } => counted.refusals += 1,
                CarriedForward::Suppressed { .. } => counted.addresses += 1,
            }
        }
        counted
    }
}

impl CarriedForward {
    /// The line without the day its refusal ends, and that day: a later one says the same and more.
    fn apart_from_end(mut self) -> (Self, Option<String>) {
        let end = match &mut self {
            Self::Erased(_) => None,
            Self::Refused { scope, .. } | Self::Suppressed { scope, .. } => scope.until.take(),
        };
        (self, end)
    }
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
