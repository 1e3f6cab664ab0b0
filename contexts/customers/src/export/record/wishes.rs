//! What is known of somebody's wishes, and why they are kept.

use contracts::{ConsentAnswer, Mark, PrivacyState, RefusalScope, StandingClaim, StandingRefusal};
use jiff::civil::Date;
use personal::{Access, Channel, Purpose};
use serde::Serialize;

use super::told;

/// Refusals, claimed consents and grounds.
#[derive(Clone, Default, Serialize)]
pub struct Wishes {
    /// The noes that stand.
    pub refusals: Vec<RefusalRecord>,
    /// What files claim of consents: a claimed yes is no proof.
    pub consents: Vec<ConsentRecord>,
    /// Why they are kept, and where they come from.
    pub bases: Vec<BasisRecord>,
    /// Whether they came by a bought or rented list.
    pub from_bought_list: bool,
}

/// A no. Without a channel it covers every one, without a purpose likewise.
#[derive(Clone, Serialize)]
pub struct RefusalRecord {
    /// The channel, or every one.
    pub channel: Option<&'static str>,
    /// The purpose, or every one.
    pub purpose: Option<&'static str>,
    /// Why nobody may contact them at all: `do-not-contact`, `deceased`, `minor`.
    pub mark: Option<&'static str>,
    /// Until when a minor's mark holds.
    pub until: Option<Date>,
    /// When it was said, where known.
    pub said_on: Option<Date>,
}

/// What a file says of a consent.
#[derive(Clone, Serialize)]
pub struct ConsentRecord {
    /// The channel.
    pub channel: &'static str,
    /// The purpose.
    pub purpose: &'static str,
    /// `claimed`, `no` or `unknown`.
    pub answer: &'static str,
    /// When it was given, as the file says.
    pub given_on: Option<Date>,
    /// In which words the file says so, where it says more than yes or no.
    pub evidence: Option<String>,
}

/// Why somebody is kept, and where they come from.
#[derive(Clone, Serialize)]
pub struct BasisRecord {
    /// For which purpose.
    pub purpose: &'static str,
    /// On which ground.
    pub basis: &'static str,
    /// The source class.
    pub source: &'static str,
    /// The origin, in the owner's words.
    pub origin: String,
    /// When the data were collected.
    pub collected_on: Date,
}

impl Wishes {
    /// What is known of somebody's wishes, as plain values.
    pub fn of(state: PrivacyState, access: &Access) -> Self {
        let consent = |claim: StandingClaim| ConsentRecord {
            channel: claim.channel.code(),
            purpose: claim.purpose.code(),
            answer: word(claim.answer),
            given_on: claim.given_on,
            evidence: told(claim.evidence.as_ref(), access),
        };
        let basis =
            |(purpose, basis, origin): (Purpose, personal::LegalBasis, contracts::Origin)| BasisRecord {
                purpose: purpose.code(),
                basis: basis.code(),
                source: origin.class.code(),
                origin: origin.text,
                collected_on: origin.on,
            };
        Self {
            refusals: state.refusals.into_iter().map(RefusalRecord::from).collect(),
            consents: state.claims.into_iter().map(consent).collect(),
            bases: state.bases.into_iter().map(basis).collect(),
            from_bought_list: state.marked,
        }
    }
}

impl From<StandingRefusal> for RefusalRecord {
    fn from(refusal: StandingRefusal) -> Self {
        let (channel, purpose, mark, until) = match refusal.scope {
            RefusalScope::Some { channel, purpose } => (channel, purpose, None, None),
            RefusalScope::Everything(Mark::DoNotContact) => (None, None, Some("do-not-contact"), None),
            RefusalScope::Everything(Mark::Deceased) => (None, None, Some("deceased"), None),
            RefusalScope::Everything(Mark::MinorUntil(day)) => (None, None, Some("minor"), Some(day)),
        };
        Self {
            channel: channel.map(Channel::code),
            purpose: purpose.map(Purpose::code),
            mark,
            until,
            said_on: refusal.said_on,
        }
    }
}

const fn word(answer: ConsentAnswer) -> &'static str {
    match answer {
        ConsentAnswer::Yes => "claimed",
        ConsentAnswer::No => "no",
        ConsentAnswer::Unknown => "unknown",
    }
}
