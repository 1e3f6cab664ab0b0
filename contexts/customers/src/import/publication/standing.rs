//! Refusals, claims and grounds of a batch. A refusal in any row of somebody counts, and what the
//! suppression list holds against an address that comes back is said again (law 4).

use std::collections::{BTreeMap, HashMap};

use contracts::{Address, Basis, Claim, ConsentAnswer, Mark, Origin, PrivacyCore, Refusal, RefusalScope};
use intake::{Answer, Consent, Standing};
use jiff::civil::Date;
use kernel::Holder;
use personal::{Channel, Personal, Purpose};
use store::{Fault, Tx};

use super::{Reached, Told};
use crate::import::provenance::Provenance;
use crate::recall::{recalled, spread};

/// How an imported refusal is known.
pub(super) const BY_FILE: &str = "import";

/// What the rows of a batch say, by holder.
pub struct Standings {
    reached: Reached,
    refusals: Vec<(Holder, RefusalScope, Option<Date>)>,
    claims: Vec<Claim>,
    bases: Vec<Basis>,
}

impl Standings {
    /// What these rows say.
    pub fn of(told: &[Told], provenance: &Provenance, reached: Reached) -> Self {
        let refusals = |one: &Told| {
            let holder = one.holder;
            scopes(&one.standing).map(|(scope, since)| (holder, scope, since)).collect::<Vec<_>>()
        };
        Self {
            reached,
            refusals: told.iter().flat_map(refusals).collect(),
            claims: claims(told, provenance),
            bases: bases(told, provenance),
        }
    }

    /// Records it, with what the suppression list holds against the addresses.
    pub async fn record(self, tx: &mut Tx, privacy: &dyn PrivacyCore) -> Result<(), Fault> {
        privacy.record_bases(tx, &self.bases).await?;
        privacy.record_claims(tx, &self.claims).await?;
        let mut refusals = self.refused();
        for refusal in recalled(tx, privacy, &self.reached.new).await? {
            refusals.push(Refusal { addresses: self.addresses(refusal.holder), ..refusal });
        }
        privacy.record_refusals(tx, &refusals).await?;
        spread(tx, privacy, &self.reached.new).await
    }

    fn refused(&self) -> Vec<Refusal> {
        let refusal = |(holder, scope, since): &(Holder, RefusalScope, Option<Date>)| Refusal {
            holder: *holder,
            addresses: self.addresses(*holder),
            scope: *scope,
            said_on: *since,
            source: BY_FILE,
        };
        self.refusals.iter().chain(&self.noes()).map(refusal).collect()
    }

    fn addresses(&self, holder: Holder) -> Vec<Address> {
        self.reached.all.get(&holder).cloned().unwrap_or_default()
    }

    /// The noes among the answers: privacy hears of them as claims, the suppression list by their
    /// addresses.
    fn noes(&self) -> Vec<(Holder, RefusalScope, Option<Date>)> {
        let noes = self.claims.iter().filter(|claim| claim.answer == ConsentAnswer::No);
        noes.map(|claim| {
            let scope = RefusalScope::Some { channel: Some(claim.channel), purpose: Some(claim.purpose) };
            (claim.holder, scope, claim.given_on)
        })
        .collect()
    }
}

/// What refusals of rows cover, each with its day.
pub(super) fn covered(refusals: &[intake::Refusal]) -> impl Iterator<Item = (RefusalScope, Option<Date>)> {
    refusals.iter().map(|refusal| {
        let scope = if refusal.is_of_everything() {
            RefusalScope::Everything(Mark::DoNotContact)
        } else {
            RefusalScope::Some { channel: refusal.channel, purpose: refusal.purpose }
        };
        (scope, refusal.since)
    })
}

fn scopes(standing: &Standing) -> impl Iterator<Item = (RefusalScope, Option<Date>)> {
    let death = standing.death.map(|death| (RefusalScope::Everything(Mark::Deceased), death.on));
    let minor = standing.minor_until.map(|day| (RefusalScope::Everything(Mark::MinorUntil(day)), None));
    covered(&standing.refusals).chain(death).chain(minor)
}

/// The claims of all rows of a holder: one by purpose and channel, a no before a yes, a yes before
/// nothing clear.
fn claims(told: &[Told], provenance: &Provenance) -> Vec<Claim> {
    let mut claims: BTreeMap<(Holder, Purpose, Channel), Claim> = BTreeMap::new();
    for Told { holder, standing, .. } in told {
        for consent in &standing.consents {
            let claim = claim(*holder, (standing, consent), provenance);
            let key = (claim.holder, claim.purpose, claim.channel);
            match claims.get_mut(&key) {
                Some(kept) if weight(claim.answer) > weight(kept.answer) => *kept = claim,
                Some(_) => {}
                None => {
                    claims.insert(key, claim);
                }
            }
        }
    }
    claims.into_values().collect()
}

fn claim(holder: Holder, (standing, consent): (&Standing, &Consent), provenance: &Provenance) -> Claim {
    // the day beside a consent that was taken back is the day it was given
    let refused = || standing.refusals.iter().find(|refusal| refusal.column == consent.column);
    let given_on = match consent.answer {
        Answer::No => refused().and_then(|refusal| refusal.since),
        Answer::Yes | Answer::Unknown => consent.date,
    };
    let evidence = Some(consent.evidence.clone()).filter(|words| !words.is_empty());
    Claim {
        holder,
        purpose: consent.purpose.unwrap_or_else(|| asked_for(provenance.purpose)),
        channel: consent.channel.unwrap_or(Channel::Email),
        answer: answer(consent.answer),
        given_on,
        evidence: evidence.map(Personal::new),
    }
}

/// A column that asks for messages and does not say which is about those the batch is kept for,
/// or else about the newsletter.
const fn asked_for(purpose: Purpose) -> Purpose {
    match purpose {
        Purpose::ProspectingB2b | Purpose::ProspectingB2c | Purpose::Loyalty | Purpose::Satisfaction => {
            purpose
        }
        _ => Purpose::Newsletter,
    }
}

const fn answer(answer: Answer) -> ConsentAnswer {
    match answer {
        Answer::Yes => ConsentAnswer::Yes,
        Answer::No => ConsentAnswer::No,
        Answer::Unknown => ConsentAnswer::Unknown,
    }
}

const fn weight(answer: ConsentAnswer) -> u8 {
    match answer {
        ConsentAnswer::Unknown => 0,
        ConsentAnswer::Yes => 1,
        ConsentAnswer::No => 2,
    }
}

/// One ground per holder; a row that says it was bought or rented marks its holder.
fn bases(told: &[Told], provenance: &Provenance) -> Vec<Basis> {
    let mut places: HashMap<Holder, usize> = HashMap::new();
    let mut bases: Vec<Basis> = Vec::new();
    for Told { holder, standing, .. } in told {
        let place = *places.entry(*holder).or_insert_with(|| {
            let class = provenance.source;
            let origin = Origin { class, text: provenance.origin.clone(), on: provenance.on };
            let (purpose, basis) = (provenance.purpose, provenance.basis);
            bases.push(Basis { holder: *holder, purpose, basis, origin });
            bases.len() - 1
        });
        if let (Some(marked), Some(basis)) = (standing.origin.marked, bases.get_mut(place)) {
            basis.origin.class = marked;
        }
    }
    bases
}
