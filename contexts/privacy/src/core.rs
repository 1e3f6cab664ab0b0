//! The privacy core, as other contexts command and question it.

use std::collections::{BTreeSet, HashMap, HashSet};

use async_trait::async_trait;
use contracts::{
    Address, Basis, Claim, ConsentAnswer, PrivacyCore, PrivacyState, Refusal, RefusalScope, StandingRefusal,
};
use kernel::{BatchId, Holder};
use personal::Personal;
use store::journal::{self, Change, Record};
use store::{Db, Fault, OrganisationKey, Snapshot, Store, Tx};

use crate::scope::ScopeColumns;
use crate::store::{bases, claims, erasures, refusals, suppression};

/// What the journal calls a refusal that was recorded.
const REFUSAL_RECORDED: &str = "refusal-recorded";

/// How a refusal is known that was said to another record of the same person or company.
const CARRIED_OVER: &str = "merged-record";

/// Refusals, suppression list, claimed consents, grounds.
pub struct Core;

#[async_trait]
impl PrivacyCore for Core {
    async fn record_refusals(&self, tx: &mut Tx, new: &[Refusal]) -> Result<(), Fault> {
        record(tx, new).await?;
        for refusal in new {
            let entries = refusal.addresses.iter().map(|address| (address.clone(), refusal.scope));
            suppression::add(tx, entries, refusal.source).await?;
        }
        Ok(())
    }

    async fn record_claims(&self, tx: &mut Tx, new: &[Claim]) -> Result<(), Fault> {
        claims::add(tx, new).await?;
        let noes: Vec<Refusal> =
            new.iter().filter(|claim| claim.answer == ConsentAnswer::No).map(refusal_of).collect();
        record(tx, &noes).await
    }

    async fn record_bases(&self, tx: &mut Tx, new: &[Basis]) -> Result<(), Fault> {
        bases::add(tx, new).await
    }

    async fn states_of(&self, store: &Store, holders: &[Holder]) -> Result<Vec<PrivacyState>, Fault> {
        states(store.reader(), holders).await
    }

    async fn refusals_of(
        &self,
        store: &Store,
        holders: &[Holder],
    ) -> Result<HashMap<Holder, Vec<StandingRefusal>>, Fault> {
        let mut all: HashMap<Holder, Vec<StandingRefusal>> = HashMap::new();
        for (holder, refusal) in refusals::of(store.reader(), holders).await? {
            all.entry(holder).or_default().push(refusal.into());
        }
        Ok(all)
    }

    async fn states_at(&self, at: &Snapshot, holders: &[Holder]) -> Result<Vec<PrivacyState>, Fault> {
        states(at.db(), holders).await
    }

    async fn suppressions_of(&self, tx: &Tx, addresses: &[Address]) -> Result<Vec<Vec<RefusalScope>>, Fault> {
        suppression::against(tx, addresses).await
    }

    async fn suppress(
        &self,
        tx: &Tx,
        refused: &[(Address, RefusalScope)],
        why: &'static str,
    ) -> Result<(), Fault> {
        suppression::add(tx, refused.iter().cloned(), why).await
    }

    async fn keep_refusals_of(
        &self,
        tx: &Tx,
        of: &[(Holder, Vec<Address>)],
        why: &'static str,
    ) -> Result<(), Fault> {
        let holders: Vec<Holder> = of.iter().map(|(holder, _)| *holder).collect();
        let mut entries = Vec::new();
        let theirs: HashMap<Holder, &Vec<Address>> = of.iter().map(|(who, list)| (*who, list)).collect();
        for (holder, refusal) in refusals::of(tx.db(), &holders).await? {
            let addresses = theirs.get(&holder).into_iter().flat_map(|list| list.iter());
            entries.extend(addresses.map(|address| (address.clone(), refusal.scope)));
        }
        suppression::add(tx, entries.into_iter(), why).await
    }

    async fn carry_over(&self, tx: &mut Tx, from: Holder, to: Holder) -> Result<(), Fault> {
        self.carry_refusals_over(tx, from, to).await?;
        let told = claims::of(tx.db(), &[from]).await?.into_iter();
        let told: Vec<Claim> = told.map(|(_, claimed)| claimed.about(to)).collect();
        claims::add(tx, &told).await?;
        let grounds = bases::of(tx.db(), &[from]).await?.into_iter();
        let ground = |(purpose, basis, origin)| Basis { holder: to, purpose, basis, origin };
        let grounds: Vec<Basis> = grounds.map(|(_, standing)| ground(standing)).collect();
        bases::add(tx, &grounds).await
    }

    async fn carry_refusals_over(&self, tx: &mut Tx, from: Holder, to: Holder) -> Result<(), Fault> {
        let standing = refusals::of(tx.db(), &[from]).await?.into_iter();
        let carried = |(_, recorded): (Holder, refusals::Recorded)| Refusal {
            holder: to,
            addresses: Vec::new(),
            scope: recorded.scope,
            said_on: recorded.said_on,
            source: CARRIED_OVER,
        };
        record(tx, &standing.map(carried).collect::<Vec<_>>()).await
    }

    async fn take_back(&self, tx: &mut Tx, batch: BatchId, staying: &[Holder]) -> Result<(), Fault> {
        claims::take_back(tx, batch).await?;
        bases::take_back(tx, batch, staying).await
    }
}

/// Records refusals; the journal says when and by whom each new one came, an import as anybody.
async fn record(tx: &mut Tx, new: &[Refusal]) -> Result<(), Fault> {
    let changes = refusals::new_among(tx.db(), new).await?.into_iter().map(refusal_recorded).collect();
    refusals::add(tx, new).await?;
    tx.journal_all(changes).await
}

/// A clear no in a file is a refusal of that purpose by that channel.
fn refusal_of(claim: &Claim) -> Refusal {
    Refusal {
        holder: claim.holder,
        addresses: Vec::new(),
        scope: RefusalScope::Some { channel: Some(claim.channel), purpose: Some(claim.purpose) },
        said_on: claim.given_on,
        source: "claimed-no",
    }
}

fn refusal_recorded(refusal: &Refusal) -> Change {
    let record = Record { kind: refusal.holder.kind(), id: refusal.holder.uuid() };
    let words = Personal::new(in_words(refusal.scope));
    Change::new(REFUSAL_RECORDED, record, Some(refusal.holder)).field("refusal", None, Some(words))
}

/// A refusal as the journal writes it.
fn in_words(scope: RefusalScope) -> String {
    let scope = ScopeColumns::from(scope);
    let words: Vec<&str> = [&scope.channel, &scope.purpose, &scope.mark]
        .into_iter()
        .filter(|word| !word.is_empty())
        .map(String::as_str)
        .collect();
    if words.is_empty() { "everything".to_owned() } else { words.join(" ") }
}

/// Whose refusals the journal records and the base does not hold any more, each scope by itself, though
/// nobody erased them. Of one instant: what was refused between two reads is not lost.
///
/// # Errors
/// Any [`Fault`].
pub async fn refusals_lost(at: &Snapshot, key: &OrganisationKey) -> Result<Vec<Holder>, Fault> {
    let db = at.db();
    let mut standing: HashSet<(Holder, Personal<String>)> = HashSet::new();
    for (holder, refusal) in refusals::all(db).await? {
        standing.insert((holder, Personal::new(in_words(refusal.scope))));
    }
    let erased: HashSet<Holder> = erasures::all(db).await?.into_iter().collect();
    let mut lost = BTreeSet::new();
    for (holder, values) in journal::told_with(db, key, REFUSAL_RECORDED).await? {
        let recorded = values.into_iter().filter_map(|value| value.after);
        if !erased.contains(&holder) && recorded.into_iter().any(|words| !standing.contains(&(holder, words)))
        {
            lost.insert(holder);
        }
    }
    Ok(lost.into_iter().collect())
}

/// What is known of each holder, in the order asked.
async fn states(db: &impl Db, holders: &[Holder]) -> Result<Vec<PrivacyState>, Fault> {
    let mut states: HashMap<Holder, PrivacyState> = HashMap::new();
    for (holder, refusal) in refusals::of(db, holders).await? {
        states.entry(holder).or_default().refusals.push(refusal.into());
    }
    for (holder, claim) in claims::of(db, holders).await? {
        states.entry(holder).or_default().claims.push(claim.into());
    }
    for (holder, basis) in bases::of(db, holders).await? {
        let state = states.entry(holder).or_default();
        state.marked |= basis.2.class.is_marked();
        state.bases.push(basis);
    }
    Ok(holders.iter().map(|holder| states.remove(holder).unwrap_or_default()).collect())
}
