//! Two records made one, and two again. Everything that stands on the one goes with it; refusals only ever
//! spread, to the record that is kept and back (law 4).

use std::collections::BTreeSet;
use std::future::Future;

use contracts::PrivacyCore;
use kernel::{ActivityId, CompanyId, Holder, PersonId, SaleId, Scope, TaskId};
use personal::{Access, Personal};
use store::journal::{Page, of_record};
use store::{Fault, Store, Tx};

use super::{Kept, NotKept, Typed, keep};
use crate::arrival::Arrival;
use crate::before::Before;
use crate::company::{Company, CompanyDetails};
use crate::fields::Step;
use crate::merge::{self, HANDED_OVER, MERGED, Mergeable, TAKEN_APART, moved};
use crate::person::{Person, PersonDetails, Role};
use crate::store::{
    Sight, TakenIn, attachments_of, books, carry_distinct, companies_by_ids, forget_merge,
    hand_attachments_over, held, keep_merge, merge_of, people_by_ids, people_of, save_activities,
    save_people, save_sales, save_task, standing_on, take_away,
};
use crate::told::Reading;

/// Two records to be made one, as somebody read them.
pub struct Pair<I> {
    /// The one that is kept, and its version.
    pub kept: (I, i64),
    /// The one that goes, and its version.
    pub gone: (I, i64),
    /// The fields in which the one that goes is right.
    pub chosen: BTreeSet<String>,
}

/// A record that can be made one with another.
pub trait Merges: Typed + Mergeable + Clone {
    /// How it stands, to be sealed.
    fn before(&self, access: &Access) -> Before;
    /// What is known of it, as it stood; `None` when a word of it is no longer known.
    fn details_of(before: Before) -> Option<Self::Details>;
    /// The record again.
    fn again(id: Self::Id, version: i64, arrival: Arrival, details: Self::Details) -> Self;
    /// When and how it came.
    fn arrival(&self) -> Arrival;
    /// The record without whatever it names that is not in the file any more.
    fn fitting(self, tx: &Tx) -> impl Future<Output = Result<Self, Fault>> + Send;
}

impl Merges for Person {
    fn before(&self, access: &Access) -> Before {
        Before::person(&self.details, access)
    }
    fn details_of(before: Before) -> Option<PersonDetails> {
        match before {
            Before::Person(person) => person.details(),
            _ => None,
        }
    }
    fn again(id: PersonId, version: i64, arrival: Arrival, details: PersonDetails) -> Self {
        Self { id, version, arrival, details }
    }
    fn arrival(&self) -> Arrival {
        self.arrival
    }
    async fn fitting(mut self, tx: &Tx) -> Result<Self, Fault> {
        let named: Vec<CompanyId> = self.details.roles.iter().map(|role| role.company).collect();
        let there = companies_by_ids(tx.db(), &named).await?;
        self.details.roles.retain(|role| there.iter().any(|company| company.id == role.company));
        Ok(self)
    }
}

impl Merges for Company {
    fn before(&self, access: &Access) -> Before {
        Before::company(&self.details, access)
    }
    fn details_of(before: Before) -> Option<CompanyDetails> {
        match before {
            Before::Company(company) => company.details(),
            _ => None,
        }
    }
    fn again(id: CompanyId, version: i64, arrival: Arrival, details: CompanyDetails) -> Self {
        Self { id, version, arrival, details }
    }
    fn arrival(&self) -> Arrival {
        self.arrival
    }
    async fn fitting(self, _: &Tx) -> Result<Self, Fault> {
        Ok(self)
    }
}

/// Makes two records one.
///
/// # Errors
/// [`NotKept`] when somebody changed one of them meanwhile, when the domain says no, and for any fault.
pub async fn merge<T: Merges>(
    store: &Store,
    privacy: &dyn PrivacyCore,
    access: &Access,
    pair: Pair<T::Id>,
) -> Result<(), NotKept> {
    let mut tx = store.begin(access.into()).await?;
    held(&tx).await?; // nothing is written about either in between
    let kept = read::<T>(&tx, pair.kept).await?;
    let gone = read::<T>(&tx, pair.gone).await?;
    let (to, from): (Holder, Holder) = (pair.kept.0.into(), pair.gone.0.into());
    if to == from {
        return Err(NotKept::Rejected("merge-itself"));
    }
    let fields = merge::merged(&kept, &gone, &pair.chosen);
    let home = books(tx.db()).await?.rules.country;
    let details = kept.joined(&gone).told(&Reading { fields: &fields, access, home });
    carry_distinct(&tx, from, to).await?;
    let taken_in = take_in(&mut tx, &gone, (from, to), access).await?;
    privacy.carry_over(&mut tx, from, to).await?;
    take_away(&mut tx, &gone, gone.version()).await?;
    let step = kept.correct(details).map_err(NotKept::Rejected)?;
    let Kept { entry, .. } = keep(&mut tx, privacy, step.called(MERGED)).await?;
    keep_merge(&mut tx, (to, from), entry, &taken_in).await?;
    Ok(tx.commit().await?)
}

/// Makes two records of what was made one. What somebody changed since in the one that was kept stays.
///
/// # Errors
/// [`NotKept`] when they are two already, when the domain says no, and for any fault.
pub async fn take_apart<T: Merges>(
    store: &Store,
    privacy: &dyn PrivacyCore,
    access: &Access,
    (kept, gone): (T::Id, T::Id),
) -> Result<(), NotKept> {
    let mut tx = store.begin(access.into()).await?;
    held(&tx).await?;
    let (from, to): (Holder, Holder) = (kept.into(), gone.into());
    let found = merge_of(&mut tx, from, to).await?.ok_or(NotKept::Rejected("merge-apart-already"))?;
    let taken_in = found.taken_in;
    let arrival = Arrival { at: taken_in.at, batch: taken_in.batch };
    let details = T::details_of(taken_in.before).ok_or(Fault::Damaged("merge"))?;
    let again = T::again(gone, taken_in.version + 1, arrival, details).fitting(&tx).await?;
    keep(&mut tx, privacy, Step::first(TAKEN_APART, again)).await?;
    give_back(&mut tx, (taken_in.sales, taken_in.activities, taken_in.tasks), (from, to)).await?;
    let files = attachments_of(tx.db(), from).await?;
    let theirs = files.into_iter().filter(|file| taken_in.files.contains(&file.id));
    hand_attachments_over(&mut tx, theirs.collect(), to).await?;
    if let (Holder::Company(from), Holder::Company(to)) = (from, to) {
        send_back(&mut tx, taken_in.people, (from, to)).await?;
    }
    privacy.carry_refusals_over(&mut tx, from, to).await?;
    let record = T::find(tx.db(), kept).await?.ok_or(NotKept::Gone)?;
    let details = without_what_came(&tx, &record, found.entry, access).await?;
    if *record.details() != details {
        let step = record.correct(details).map_err(NotKept::Rejected)?;
        keep(&mut tx, privacy, step.called(TAKEN_APART)).await?;
    }
    forget_merge(&tx, to).await?;
    Ok(tx.commit().await?)
}

async fn read<T: Merges>(tx: &Tx, (id, version): (T::Id, i64)) -> Result<T, NotKept> {
    let record = T::find(tx.db(), id).await?.ok_or(NotKept::Gone)?;
    if record.version() == version { Ok(record) } else { Err(NotKept::ChangedMeanwhile) }
}

/// Hands over what stands on a record; answers how it stood.
async fn take_in<T: Merges>(
    tx: &mut Tx,
    gone: &T,
    (from, to): (Holder, Holder),
    access: &Access,
) -> Result<TakenIn, NotKept> {
    let (sales, activities, tasks) = standing_on(tx.db(), from).await?;
    let files = attachments_of(tx.db(), from).await?;
    let arrival = gone.arrival();
    let taken_in = TakenIn {
        before: gone.before(access),
        version: gone.version(),
        at: arrival.at,
        batch: arrival.batch,
        sales: sales.iter().map(|sale| sale.id).collect(),
        activities: activities.iter().map(|activity| activity.id).collect(),
        tasks: tasks.iter().map(|task| task.id).collect(),
        files: files.iter().map(|file| file.id).collect(),
        people: match (from, to) {
            (Holder::Company(from), Holder::Company(to)) => follow(tx, (from, to), access).await?,
            _ => Vec::new(),
        },
    };
    save_sales(tx, sales.into_iter().map(|sale| sale.hand_over(from, to)).collect()).await?;
    save_activities(tx, activities.into_iter().map(|one| one.hand_over(from, to)).collect()).await?;
    for task in tasks {
        save_task(tx, task.hand_over(from, to)).await?;
    }
    hand_attachments_over(tx, files, to).await?;
    Ok(taken_in)
}

/// Lets those who worked at the one company work at the other; answers what they did, and who worked at both.
async fn follow(
    tx: &mut Tx,
    (from, to): (CompanyId, CompanyId),
    access: &Access,
) -> Result<Vec<(PersonId, Option<String>, bool)>, NotKept> {
    let people = people_of(Sight::new(tx.db(), &Scope::All), from).await?;
    let told = |person: &Person| {
        let roles = &person.details.roles;
        let role = roles.iter().find(|role| role.company == from)?;
        let title = role.title.as_ref().map(|title| title.reveal(access).clone());
        Some((person.id, title, roles.iter().any(|role| role.company == to)))
    };
    let followers = people.iter().filter_map(told).collect();
    let steps = people.into_iter().map(|person| {
        let roles = moved(&person.details.roles, from, to);
        employed(person, roles)
    });
    save_people(tx, steps.collect::<Result<_, _>>()?).await?;
    Ok(followers)
}

fn employed(person: Person, roles: Vec<Role>) -> Result<Step<Person>, NotKept> {
    let details = PersonDetails { roles, ..person.details.clone() };
    let step = person.correct(details).map_err(|rejection| NotKept::Rejected(rejection.code()))?;
    Ok(step.called(HANDED_OVER))
}

/// Hands back what was handed over, unless somebody gave it to another meanwhile.
async fn give_back(
    tx: &mut Tx,
    (sales, activities, tasks): (Vec<SaleId>, Vec<ActivityId>, Vec<TaskId>),
    (from, to): (Holder, Holder),
) -> Result<(), NotKept> {
    let (here, said, planned) = standing_on(tx.db(), from).await?;
    let here = here.into_iter().filter(|sale| sales.contains(&sale.id));
    save_sales(tx, here.map(|sale| sale.hand_over(from, to)).collect()).await?;
    let said = said.into_iter().filter(|activity| activities.contains(&activity.id));
    save_activities(tx, said.map(|activity| activity.hand_over(from, to)).collect()).await?;
    for task in planned.into_iter().filter(|task| tasks.contains(&task.id)) {
        save_task(tx, task.hand_over(from, to)).await?;
    }
    Ok(())
}

/// Lets those who followed work where they worked, unless they left the other company meanwhile.
async fn send_back(
    tx: &mut Tx,
    followers: Vec<(PersonId, Option<String>, bool)>,
    (from, to): (CompanyId, CompanyId),
) -> Result<(), NotKept> {
    let ids: Vec<PersonId> = followers.iter().map(|(id, ..)| *id).collect();
    let mut steps = Vec::new();
    for person in people_by_ids(tx.db(), &ids).await? {
        let Some((_, title, worked_at_both)) = followers.iter().find(|(id, ..)| *id == person.id) else {
            continue;
        };
        let mut roles = person.details.roles.clone();
        let Some(place) = roles.iter().position(|role| role.company == from) else { continue };
        let role = Role { company: to, title: title.clone().map(Personal::new) };
        match roles.get_mut(place) {
            Some(here) if !worked_at_both => *here = role,
            _ => roles.insert(place + 1, role),
        }
        steps.push(employed(person, roles)?);
    }
    Ok(save_people(tx, steps).await?)
}

/// What is known of the record that was kept, without what the merge brought into it and nobody changed since.
async fn without_what_came<T: Merges>(
    tx: &Tx,
    record: &T,
    entry: i64,
    access: &Access,
) -> Result<T::Details, NotKept> {
    let page = Page { before: Some(entry.saturating_add(1)), limit: 1 };
    let entries = of_record(tx.db(), tx.key(), record.record(), page).await?;
    let mut fields = record.fields();
    for value in entries.into_iter().filter(|found| found.seq == entry).flat_map(|found| found.values) {
        if !value.redacted && fields.get(&value.field) == value.after {
            fields.put(&value.field, value.before);
        }
    }
    let home = books(tx.db()).await?.rules.country;
    Ok(record.told(&Reading { fields: &fields, access, home }))
}
