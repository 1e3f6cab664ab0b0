//! How somebody stands, in words: what they refuse, what files claim, what nobody asked. It never
//! says that somebody may be written to: that is a decision, and nobody takes it yet (law 3).

use contracts::{ConsentAnswer, Mark, Origin, RefusalScope};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::Holder;
use personal::{Channel, LegalBasis, Personal, Purpose};
use store::{Fault, Store};
use web::{Sentence, Voice, format};

use crate::store::bases;
use crate::store::claims::{self, Claimed};
use crate::store::refusals::{self, Recorded};

/// How somebody may have told us no, as the form offers it; other codes come with files.
pub const HEARD: &[&str] = &["call", "in-person", "email", "sms", "letter", "other"];
/// The codes that are not said by anybody here.
const FOUND: &[&str] = &["import", "claimed-no", "suppression-list", "carried-forward"];

/// What is known of one holder.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Their refusals, newest first.
    pub refusals: Vec<Recorded>,
    /// What files claim, by purpose and channel.
    pub claims: Vec<Claimed>,
    /// Why they are kept, oldest first.
    pub bases: Vec<(Purpose, LegalBasis, Origin)>,
}

/// One line of the list: what, how it stands, how we know.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The icon that says it without words.
    pub icon: &'static str,
    /// Its colour: `bad`, `warn` or `na`.
    pub kind: &'static str,
    /// What is refused, claimed or not asked.
    pub what: Sentence,
    /// How it stands.
    pub state: Sentence,
    /// How we know.
    pub how: Sentence,
    /// In which words a file says so, where it says more than yes or no.
    pub evidence: Option<Personal<String>>,
}

impl Line {
    /// The classes of its icon.
    pub fn icon_class(&self) -> &'static str {
        match self.kind {
            "bad" => "i-s bad",
            "warn" => "i-s warn",
            _ => "i-s na",
        }
    }
}

impl Standing {
    /// What is known of a holder.
    pub async fn of(store: &Store, holder: Holder) -> Result<Self, Fault> {
        let db = store.reader();
        let refusals = refusals::of(db, &[holder]).await?.into_iter().map(|(_, refusal)| refusal);
        let claims = claims::of(db, &[holder]).await?.into_iter().map(|(_, claim)| claim);
        let mut claims: Vec<Claimed> = claims.collect();
        claims.sort_by_key(|claim| (claim.purpose, claim.channel));
        let bases = bases::of(db, &[holder]).await?.into_iter().map(|(_, basis)| basis);
        Ok(Self { refusals: refusals.collect(), claims, bases: bases.collect() })
    }

    /// Whether they came by a bought or rented list.
    pub fn is_marked(&self) -> bool {
        self.bases.iter().any(|(_, _, origin)| origin.class.is_marked())
    }

    /// Why they are kept, oldest first: a consent that is refused since is no ground. Who refuses one channel
    /// may go on by another, save the newsletter, which comes by e-mail.
    pub fn grounds(&self) -> impl Iterator<Item = &(Purpose, LegalBasis, Origin)> {
        let refuses = move |wanted: Purpose| {
            self.refusals.iter().any(|refusal| match refusal.scope {
                RefusalScope::Everything(mark) => mark == Mark::DoNotContact,
                RefusalScope::Some { channel, purpose } => {
                    let by_it = |channel| (wanted, channel) == (Purpose::Newsletter, Channel::Email);
                    purpose.is_none_or(|purpose| purpose == wanted) && channel.is_none_or(by_it)
                }
            })
        };
        self.bases
            .iter()
            .filter(move |(purpose, basis, _)| *basis != LegalBasis::Consent || !refuses(*purpose))
    }

    /// Whether all that is left of the grounds is a refusal, which is kept to be respected.
    pub fn is_kept_for_the_refusal(&self) -> bool {
        !self.bases.is_empty() && self.grounds().next().is_none()
    }

    /// The ground to name where only one can be: a consent that a file claims is the weakest.
    pub fn main_ground(&self) -> Option<&(Purpose, LegalBasis, Origin)> {
        let is_claimed = |ground: &&(Purpose, LegalBasis, Origin)| ground.1 == LegalBasis::Consent;
        let firm = self.grounds().filter(|ground| !is_claimed(ground)).last();
        firm.or_else(|| self.grounds().last())
    }

    /// The refusals worth telling: not what a wider one says as well.
    fn told(&self, today: Date) -> Vec<&Recorded> {
        let is_said_by = |wide: &Recorded, narrow: &Recorded| {
            is_wider(wide.scope, narrow.scope)
                && is_in_force(wide.scope, today)
                && known_since(wide) <= known_since(narrow)
        };
        self.refusals.iter().filter(|one| !self.refusals.iter().any(|wide| is_said_by(wide, one))).collect()
    }

    /// The list, marks first, what nobody asked last.
    pub fn lines(&self, voice: &Voice) -> Vec<Line> {
        let (marks, scopes): (Vec<&Recorded>, Vec<&Recorded>) =
            self.told(voice.today().0).into_iter().partition(|refusal| is_mark(refusal.scope));
        let refused = marks.into_iter().chain(scopes).map(|refusal| refused(refusal, voice));
        let claimed = self.claims.iter().filter_map(|claim| self.claimed(claim, voice));
        let mut lines: Vec<Line> = refused.chain(claimed).collect();
        if !self.refuses_everything(voice.today().0) {
            lines.push(not_asked(lines.is_empty()));
        }
        lines
    }

    /// All of it in one line, for small screens.
    pub fn summary(&self, voice: &Voice) -> Sentence {
        let today = voice.today().0;
        let marks = self.refusals.iter().filter(|refusal| is_in_force(refusal.scope, today));
        let gravest = marks.filter_map(|refusal| mark_of(refusal.scope)).max_by_key(gravity);
        let refusals = self.told(today).into_iter().filter(|it| is_in_force(it.scope, today)).count();
        match (gravest, self.main_ground()) {
            (Some(mark), _) => Sentence::new(summary_of(mark)),
            (None, Some((_, basis, _))) => {
                Sentence::new("privacy-line").with("basis", named(*basis)).with("refusals", refusals)
            }
            (None, None) if self.bases.is_empty() => "privacy-line-no-basis".into(),
            (None, None) => Sentence::new("privacy-line-refused").with("refusals", refusals),
        }
    }

    /// The icon of that line: no reassuring one where nothing may be sent any more.
    pub fn icon(&self, today: Date) -> &'static str {
        let is_closed = self.refuses_everything(today) || self.is_kept_for_the_refusal();
        if is_closed { "ban" } else { "shield-check" }
    }

    fn refuses_everything(&self, today: Date) -> bool {
        let all = |scope| {
            matches!(scope, RefusalScope::Everything(_) | RefusalScope::Some { channel: None, purpose: None })
        };
        self.refusals.iter().any(|refusal| all(refusal.scope) && is_in_force(refusal.scope, today))
    }

    /// Whether somebody died, or is a minor: their mark says it all, and is no refusal of theirs.
    fn is_out_of_question(&self, today: Date) -> bool {
        let all = |mark| matches!(mark, Mark::Deceased | Mark::MinorUntil(_));
        self.refusals.iter().any(|one| mark_of(one.scope).is_some_and(all) && is_in_force(one.scope, today))
    }

    /// A claim, unless a refusal has said as much already.
    fn claimed(&self, claim: &Claimed, voice: &Voice) -> Option<Line> {
        let today = voice.today().0;
        if self.is_out_of_question(today) {
            return None;
        }
        let is_refused = self.refusals.iter().any(|refusal| covers(refusal.scope, claim, today));
        let on = day_of(claim.recorded_at, voice);
        let told = |key: &'static str| Sentence::new(key).with("on", on.clone());
        let (icon, kind, state, how) = match (claim.answer, is_refused) {
            (ConsentAnswer::Yes, true) => ("ban", "bad", "state-refused", told("claim-overruled")),
            (ConsentAnswer::Yes, false) => {
                let how = match claim.given_on {
                    Some(given) => told("claim-yes-dated").with("given", full_day(given, voice)),
                    None => told("claim-yes"),
                };
                ("circle-question-mark", "warn", "state-claimed", how)
            }
            (ConsentAnswer::Unknown, false) => {
                ("circle-question-mark", "na", "state-unclear", told("claim-unclear"))
            }
            (ConsentAnswer::No, false) => ("ban", "bad", "state-refused", told("claim-no")),
            (ConsentAnswer::No | ConsentAnswer::Unknown, true) => return None,
        };
        let what = messages(Some(claim.channel), Some(claim.purpose));
        Some(Line { icon, kind, what, state: state.into(), how, evidence: claim.evidence.clone() })
    }
}

fn refused(refusal: &Recorded, voice: &Voice) -> Line {
    let how = how_we_know(refusal, voice);
    let line = |kind, what, state: &'static str, how| Line {
        icon: "ban",
        kind,
        what,
        state: state.into(),
        how,
        evidence: None,
    };
    match refusal.scope {
        RefusalScope::Some { channel, purpose } => {
            line("bad", messages(channel, purpose), "state-refused", how)
        }
        RefusalScope::Everything(Mark::DoNotContact) => {
            line("bad", "mark-do-not-contact".into(), "state-refuses-all", how)
        }
        RefusalScope::Everything(Mark::Deceased) => {
            line("bad", "mark-deceased".into(), "state-nothing-more", how)
        }
        RefusalScope::Everything(Mark::MinorUntil(day)) => {
            let what = Sentence::new("mark-minor").with("until", full_day(day, voice));
            if is_in_force(refusal.scope, voice.today().0) {
                line("bad", what, "state-parent", "mark-minor-hint".into())
            } else {
                Line { icon: "clock", ..line("na", what, "state-over", "mark-minor-over".into()) }
            }
        }
    }
}

/// What nobody asked is not allowed by that.
fn not_asked(is_alone: bool) -> Line {
    let what = if is_alone { "messages-any" } else { "messages-other" };
    Line {
        icon: "circle-question-mark",
        kind: "na",
        what: what.into(),
        state: "state-not-asked".into(),
        how: "state-not-asked-hint".into(),
        evidence: None,
    }
}

/// Which messages a scope is about.
pub fn messages(channel: Option<Channel>, purpose: Option<Purpose>) -> Sentence {
    let by = |sentence: Sentence, channel: Channel| sentence.with("channel", channel.code());
    match (channel, purpose) {
        (None, None) => "messages-any".into(),
        (Some(channel), None) => by("messages-by".into(), channel),
        (None, Some(purpose)) => Sentence::from(purpose),
        (Some(channel), Some(purpose)) => {
            by(Sentence::new("messages-for-by").with("purpose", Sentence::from(purpose)), channel)
        }
    }
}

fn how_we_know(refusal: &Recorded, voice: &Voice) -> Sentence {
    let known = HEARD.iter().chain(FOUND).find(|code| **code == refusal.source);
    let source = Sentence::new(format!("refusal-source-{}", known.unwrap_or(&"other")));
    match refusal.said_on {
        Some(day) => Sentence::new("refusal-said").with("on", full_day(day, voice)),
        None => Sentence::new("refusal-noted").with("on", day_of(refusal.recorded_at, voice)),
    }
    .with("source", source)
}

/// The day somebody said no, or else the day it was noted.
fn known_since(refusal: &Recorded) -> Date {
    refusal.said_on.unwrap_or_else(|| refusal.recorded_at.to_zoned(TimeZone::UTC).date())
}

/// A ground in words. Nothing proves a consent yet: every one is what a file claims (law 5).
pub fn named(basis: LegalBasis) -> Sentence {
    match basis {
        LegalBasis::Consent => "privacy-claimed-basis".into(),
        other => Sentence::from(other),
    }
}

/// Whether a refusal covers all another one does, and more.
fn is_wider(wide: RefusalScope, narrow: RefusalScope) -> bool {
    match (wide, narrow) {
        // with a parent's word a minor's own no still stands
        (_, RefusalScope::Everything(_)) | (RefusalScope::Everything(Mark::MinorUntil(_)), _) => false,
        (RefusalScope::Everything(_), RefusalScope::Some { .. }) => true,
        (RefusalScope::Some { channel, purpose }, RefusalScope::Some { channel: by, purpose: about }) => {
            wide != narrow
                && channel.is_none_or(|channel| Some(channel) == by)
                && purpose.is_none_or(|purpose| Some(purpose) == about)
        }
    }
}

/// Whether a refusal reaches what a claim is about.
fn covers(scope: RefusalScope, claim: &Claimed, today: Date) -> bool {
    match scope {
        RefusalScope::Everything(_) => is_in_force(scope, today),
        RefusalScope::Some { channel, purpose } => {
            channel.is_none_or(|channel| channel == claim.channel)
                && purpose.is_none_or(|purpose| purpose == claim.purpose)
        }
    }
}

/// A minor's mark ends on the day it carries; every other refusal lasts.
fn is_in_force(scope: RefusalScope, today: Date) -> bool {
    !matches!(scope, RefusalScope::Everything(Mark::MinorUntil(day)) if day <= today)
}

const fn is_mark(scope: RefusalScope) -> bool {
    mark_of(scope).is_some()
}

const fn mark_of(scope: RefusalScope) -> Option<Mark> {
    match scope {
        RefusalScope::Everything(mark) => Some(mark),
        RefusalScope::Some { .. } => None,
    }
}

/// Which mark is told where only one can be.
const fn gravity(mark: &Mark) -> u8 {
    match mark {
        Mark::MinorUntil(_) => 0,
        Mark::DoNotContact => 1,
        Mark::Deceased => 2,
    }
}

const fn summary_of(mark: Mark) -> &'static str {
    match mark {
        Mark::DoNotContact => "privacy-line-do-not-contact",
        Mark::Deceased => "privacy-line-deceased",
        Mark::MinorUntil(_) => "privacy-line-minor",
    }
}

fn day_of(at: Timestamp, voice: &Voice) -> String {
    full_day(voice.zoned(at).date(), voice)
}

fn full_day(day: Date, voice: &Voice) -> String {
    format::full_day(day, voice.lang())
}
