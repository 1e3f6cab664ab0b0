//! What other contexts may ask of privacy, and what they may command it within their transaction.

use std::collections::HashMap;

use async_trait::async_trait;
use jiff::civil::Date;
use kernel::{BatchId, Holder};
use personal::{Channel, LegalBasis, Personal, Purpose, SourceClass};
use store::{Fault, Snapshot, Store, Tx};

/// The privacy core: refusals, claimed consents, origins, marks.
///
/// The commands take the caller's open transaction, for what must stand or fall together:
/// an imported person and his refusal.
#[async_trait]
pub trait PrivacyCore: Send + Sync {
    /// Records a refusal. One that stands already is kept as it is; none is ever lowered (law 4).
    async fn record_refusals(&self, tx: &mut Tx, refusals: &[Refusal]) -> Result<(), Fault>;

    /// Records what a file says about consent. A yes is only *claimed* (law 5).
    async fn record_claims(&self, tx: &mut Tx, claims: &[Claim]) -> Result<(), Fault>;

    /// Records where holders come from and why they are kept.
    async fn record_bases(&self, tx: &mut Tx, bases: &[Basis]) -> Result<(), Fault>;

    /// What is known of each holder, in the order asked.
    async fn states_of(&self, store: &Store, holders: &[Holder]) -> Result<Vec<PrivacyState>, Fault>;

    /// What each of these holders refuses, newest first; whoever refuses nothing is left out.
    async fn refusals_of(
        &self,
        store: &Store,
        holders: &[Holder],
    ) -> Result<HashMap<Holder, Vec<StandingRefusal>>, Fault>;

    /// As [`PrivacyCore::states_of`], at the instant of a snapshot: nobody leaves in an export without
    /// the refusals that stood when it was taken.
    async fn states_at(&self, at: &Snapshot, holders: &[Holder]) -> Result<Vec<PrivacyState>, Fault>;

    /// What the suppression list holds against each of these addresses, in the order asked.
    /// An imported person whose address stands there gets these refusals back (law 4).
    async fn suppressions_of(&self, tx: &Tx, addresses: &[Address]) -> Result<Vec<Vec<RefusalScope>>, Fault>;

    /// Puts addresses on the suppression list for a reason: a no nobody of the file said yet is held against whoever
    /// comes with the address (law 4).
    async fn suppress(
        &self,
        tx: &Tx,
        refused: &[(Address, RefusalScope)],
        why: &'static str,
    ) -> Result<(), Fault>;

    /// Puts the standing refusals of holders on the suppression list under these addresses, for a
    /// reason: a no outlives the record, and it reaches the addresses somebody gets later (law 4).
    async fn keep_refusals_of(
        &self,
        tx: &Tx,
        of: &[(Holder, Vec<Address>)],
        why: &'static str,
    ) -> Result<(), Fault>;

    /// Tells of one holder what is known of another: two records became one. What the other one refused, this
    /// one refuses; the other one's own rows stay, for when they are two again.
    async fn carry_over(&self, tx: &mut Tx, from: Holder, to: Holder) -> Result<(), Fault>;

    /// Tells of one holder what another refuses: one record became two, and a no reaches both (law 4).
    async fn carry_refusals_over(&self, tx: &mut Tx, from: Holder, to: Holder) -> Result<(), Fault>;

    /// Takes back the claims and bases of an undone batch. Refusals stay (law 4), and so does the
    /// reason for whoever stays with something of it: data without a why there are none (law 1).
    async fn take_back(&self, tx: &mut Tx, batch: BatchId, staying: &[Holder]) -> Result<(), Fault>;
}

/// A no, with what it covers.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Whose.
    pub holder: Holder,
    /// The holder's addresses, for the suppression list: the no must outlive the record.
    pub addresses: Vec<Address>,
    /// What it covers.
    pub scope: RefusalScope,
    /// When the no was said, where known.
    pub said_on: Option<Date>,
    /// How we know: a batch, a call, a letter — a code.
    pub source: &'static str,
}

/// An address somebody can be reached at, canonical: lower-cased e-mail, E.164 number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    /// An e-mail address.
    Email(Personal<String>),
    /// A telephone number, for calls and text messages.
    Phone(Personal<String>),
}

/// What a refusal covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalScope {
    /// One channel and purpose; `None` means every one.
    Some {
        /// The channel.
        channel: Option<Channel>,
        /// The purpose.
        purpose: Option<Purpose>,
    },
    /// Do not contact at all; or the person's situation forbids it.
    Everything(Mark),
}

/// Why nobody may contact at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// They asked not to be contacted.
    DoNotContact,
    /// They died.
    Deceased,
    /// A minor: nothing without a parent, until this day (P-07). The birth date itself is not kept.
    MinorUntil(Date),
}

/// What a file says about somebody's consent.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Whose.
    pub holder: Holder,
    /// For which purpose.
    pub purpose: Purpose,
    /// By which channel.
    pub channel: Channel,
    /// What the file says.
    pub answer: ConsentAnswer,
    /// When it was given, as the file says.
    pub given_on: Option<Date>,
    /// In which words the file says so, where it says more than yes or no.
    pub evidence: Option<Personal<String>>,
}

/// The three answers a file can give; only a clear yes is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentAnswer {
    /// Claimed: no proof yet.
    Yes,
    /// A clear no. Recorded as a refusal too.
    No,
    /// Neither: it must not count as consent.
    Unknown,
}

/// Where somebody's data come from, and why they are kept.
#[derive(Debug, Clone)]
pub struct Basis {
    /// Whose.
    pub holder: Holder,
    /// Why.
    pub purpose: Purpose,
    /// On which ground.
    pub basis: LegalBasis,
    /// Where from.
    pub origin: Origin,
}

/// Where data come from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The source class.
    pub class: SourceClass,
    /// In the owner's words.
    pub text: String,
    /// When they were collected.
    pub on: Date,
}

/// What is known about one holder's wishes; not a permission (that is the engine's decision).
#[derive(Debug, Clone, Default)]
pub struct PrivacyState {
    /// Their refusals, newest first.
    pub refusals: Vec<StandingRefusal>,
    /// What files claim of their consents.
    pub claims: Vec<StandingClaim>,
    /// Why they are kept.
    pub bases: Vec<(Purpose, LegalBasis, Origin)>,
    /// Whether they came by a bought or rented list: nobody in it becomes contactable by it.
    pub marked: bool,
}

/// What files claim of a consent, as it stands.
#[derive(Debug, Clone)]
pub struct StandingClaim {
    /// For which purpose.
    pub purpose: Purpose,
    /// By which channel.
    pub channel: Channel,
    /// What the file says.
    pub answer: ConsentAnswer,
    /// When it was given, as the file says.
    pub given_on: Option<Date>,
    /// In which words the file says so, where it says more than yes or no.
    pub evidence: Option<Personal<String>>,
}

/// A refusal as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingRefusal {
    /// What it covers.
    pub scope: RefusalScope,
    /// When it was said.
    pub said_on: Option<Date>,
}
