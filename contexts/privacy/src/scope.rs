//! A refusal's scope as rows hold it: empty text means "every one".

use contracts::{Mark, RefusalScope};
use store::{Day, Fault};

/// The stored columns of a scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScopeColumns {
    pub channel: String,
    pub purpose: String,
    pub mark: String,
    pub until: Option<Day>,
}

const DO_NOT_CONTACT: &str = "do-not-contact";
const DECEASED: &str = "deceased";
const MINOR: &str = "minor";

impl From<RefusalScope> for ScopeColumns {
    fn from(scope: RefusalScope) -> Self {
        let everything = |mark: &str, until| Self {
            channel: String::new(),
            purpose: String::new(),
            mark: mark.to_owned(),
            until,
        };
        match scope {
            RefusalScope::Some { channel, purpose } => Self {
                channel: channel.map_or_else(String::new, |channel| channel.code().to_owned()),
                purpose: purpose.map_or_else(String::new, |purpose| purpose.code().to_owned()),
                mark: String::new(),
                until: None,
            },
            RefusalScope::Everything(Mark::DoNotContact) => everything(DO_NOT_CONTACT, None),
            RefusalScope::Everything(Mark::Deceased) => everything(DECEASED, None),
            RefusalScope::Everything(Mark::MinorUntil(day)) => everything(MINOR, Some(day.into())),
        }
    }
}

impl ScopeColumns {
    /// The scope these columns stand for.
    ///
    /// # Errors
    /// [`Fault::Damaged`] for a word no version ever wrote.
    pub fn scope(&self) -> Result<RefusalScope, Fault> {
        let damaged = Fault::Damaged("refusal scope");
        match self.mark.as_str() {
            "" => Ok(RefusalScope::Some {
                channel: read(&self.channel).map_err(|()| damaged)?,
                purpose: read(&self.purpose).map_err(|()| damaged)?,
            }),
            DO_NOT_CONTACT => Ok(RefusalScope::Everything(Mark::DoNotContact)),
            DECEASED => Ok(RefusalScope::Everything(Mark::Deceased)),
            MINOR => {
                let until = self.until.as_ref().and_then(Day::date).ok_or(damaged)?;
                Ok(RefusalScope::Everything(Mark::MinorUntil(until)))
            }
            _ => Err(damaged),
        }
    }

    /// The same scope without its end: what rows are unique by.
    #[must_use]
    pub fn without_end(&self) -> Self {
        Self { until: None, ..self.clone() }
    }

    /// Whether it ends later than another of the same kind.
    #[must_use]
    pub fn outlasts(&self, other: &Self) -> bool {
        self.until > other.until
    }

    /// Whether it is the same scope and lasts as long.
    #[must_use]
    pub fn holds_at_least(&self, other: &Self) -> bool {
        self.without_end() == other.without_end() && !other.outlasts(self)
    }
}

fn read<T: std::str::FromStr>(code: &str) -> Result<Option<T>, ()> {
    if code.is_empty() { Ok(None) } else { code.parse().map(Some).map_err(|_| ()) }
}

#[cfg(test)]
mod tests {
    use super::ScopeColumns;
    use contracts::{Mark, RefusalScope};
    use personal::{Channel, Purpose};

    #[test]
    fn every_scope_comes_back_from_its_columns() {
        let mut scopes = vec![
            RefusalScope::Everything(Mark::DoNotContact),
            RefusalScope::Everything(Mark::Deceased),
            RefusalScope::Everything(Mark::MinorUntil("2031-09-12".parse().unwrap())),
        ];
        for channel in Channel::ALL.iter().copied().map(Some).chain([None]) {
            for purpose in Purpose::ALL.iter().copied().map(Some).chain([None]) {
                scopes.push(RefusalScope::Some { channel, purpose });
            }
        }
        for scope in scopes {
            assert_eq!(ScopeColumns::from(scope).scope(), Ok(scope));
        }
    }
}
