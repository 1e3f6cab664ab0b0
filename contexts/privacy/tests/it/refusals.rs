//! Law 4: no refusal is ever weakened. Law 5: an imported yes is only claimed.

use contracts::{Basis, Claim, ConsentAnswer, Mark, Origin, PrivacyCore, RefusalScope};
use jiff::ToSpan;
use kernel::{BatchId, Holder};
use personal::{Channel, LegalBasis, Purpose, SourceClass};
use privacy::Core;
use sea_orm::ConnectionTrait;
use store::Store;
use testkit::on_both_engines;

use crate::world::{cause, eraser, held_against, nadia, nadias_mail, nadias_phone, refusal, refuse, state};

const NEWSLETTER: RefusalScope =
    RefusalScope::Some { channel: Some(Channel::Email), purpose: Some(Purpose::Newsletter) };
const EVERYTHING: RefusalScope = RefusalScope::Everything(Mark::DoNotContact);

fn claim(holder: Holder, answer: ConsentAnswer) -> Claim {
    Claim {
        holder,
        purpose: Purpose::Newsletter,
        channel: Channel::Email,
        answer,
        given_on: None,
        evidence: None,
    }
}

async fn claimed(store: &Store, batch: BatchId, claims: &[Claim]) {
    let mut tx = store.begin(cause().within(batch)).await.unwrap();
    Core.record_claims(&mut tx, claims).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn a_refusal_said_twice_stands_once_and_keeps_its_first_date() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        let mut again = refusal(nadia, NEWSLETTER);
        again.said_on = "2024-01-01".parse().ok();
        refuse(&base.store, &[refusal(nadia, NEWSLETTER), refusal(nadia, EVERYTHING)]).await;
        refuse(&base.store, &[again]).await;
        let state = state(&base.store, nadia).await;
        assert_eq!(state.refusals.len(), 2);
        assert!(state.refusals.iter().all(|refusal| refusal.said_on == "2022-05-04".parse().ok()));
    });
}

#[test]
fn a_no_in_a_file_wins_over_a_yes_before_and_after_it() {
    on_both_engines(|base| async move {
        let (nadia, batch) = (nadia(&base.store), base.ambient.id());
        claimed(&base.store, batch, &[claim(nadia, ConsentAnswer::Yes)]).await;
        assert_eq!(state(&base.store, nadia).await.claims[0].answer, ConsentAnswer::Yes);
        claimed(&base.store, base.ambient.id(), &[claim(nadia, ConsentAnswer::No)]).await;
        claimed(
            &base.store,
            batch,
            &[claim(nadia, ConsentAnswer::Yes), claim(nadia, ConsentAnswer::Unknown)],
        )
        .await;
        let state = state(&base.store, nadia).await;
        assert_eq!(state.claims[0].answer, ConsentAnswer::No);
        assert_eq!(state.refusals[0].scope, NEWSLETTER);
    });
}

#[test]
fn undoing_a_batch_takes_back_its_yeses_and_keeps_its_noes() {
    on_both_engines(|base| async move {
        let (yes, no, batch) = (nadia(&base.store), nadia(&base.store), base.ambient.id());
        claimed(&base.store, batch, &[claim(yes, ConsentAnswer::Yes), claim(no, ConsentAnswer::No)]).await;
        let mut tx = base.store.begin(cause().within(batch)).await.unwrap();
        Core.record_bases(&mut tx, &[from_a_bought_list(yes)]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(state(&base.store, yes).await.marked);
        let mut tx = base.store.begin(cause()).await.unwrap();
        Core.take_back(&mut tx, batch, &[]).await.unwrap();
        tx.commit().await.unwrap();
        let states = Core.states_of(&base.store, &[yes, no]).await.unwrap();
        assert!(states[0].claims.is_empty() && states[0].bases.is_empty() && !states[0].marked);
        assert_eq!(states[1].refusals[0].scope, NEWSLETTER);
        let refusals = Core.refusals_of(&base.store, &[yes, no]).await.unwrap();
        assert_eq!(refusals.keys().collect::<Vec<_>>(), [&no], "whoever refuses nothing is left out");
        assert_eq!(refusals[&no][0].scope, NEWSLETTER);
    });
}

fn from_a_bought_list(holder: Holder) -> Basis {
    let origin =
        Origin { class: SourceClass::Bought, text: "list of 2016".into(), on: "2016-03-01".parse().unwrap() };
    Basis { holder, purpose: Purpose::ProspectingB2b, basis: LegalBasis::LegitimateInterest, origin }
}

#[test]
fn two_imports_of_one_day_each_leave_their_ground_and_the_same_one_is_kept_once() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        let bought = from_a_bought_list(nadia);
        let by_consent = Basis { basis: LegalBasis::Consent, ..bought.clone() };
        let mut from_a_fair = bought.clone();
        from_a_fair.origin.text = "cards of the November fair".into();
        for ground in [&bought, &by_consent, &from_a_fair, &bought] {
            base.clock.pass(1.hour());
            let mut tx = base.store.begin(cause().within(base.ambient.id())).await.unwrap();
            Core.record_bases(&mut tx, std::slice::from_ref(ground)).await.unwrap();
            tx.commit().await.unwrap();
        }
        let bases = state(&base.store, nadia).await.bases;
        let told: Vec<_> = bases.iter().map(|(_, basis, origin)| (*basis, origin.text.as_str())).collect();
        let (interest, fair) = (LegalBasis::LegitimateInterest, "cards of the November fair");
        assert_eq!(
            told,
            [(interest, "list of 2016"), (LegalBasis::Consent, "list of 2016"), (interest, fair)]
        );
    });
}

#[test]
fn a_refusal_that_vanished_behind_carnets_back_is_missed_and_an_erased_ones_is_not() {
    on_both_engines(|base| async move {
        let (gone, refuses) = (nadia(&base.store), nadia(&base.store));
        let lost = || async {
            let at = base.store.snapshot().await.unwrap();
            privacy::refusals_lost(&at, base.store.key()).await.unwrap()
        };
        refuse(&base.store, &[refusal(gone, EVERYTHING), refusal(refuses, NEWSLETTER)]).await;
        refuse(&base.store, &[refusal(refuses, EVERYTHING)]).await;
        eraser().erase(&base.store, cause(), gone).await.unwrap();
        assert_eq!(lost().await, []);
        let one = "DELETE FROM privacy_refusals WHERE purpose = 'newsletter'";
        base.store.writer().execute_unprepared(one).await.unwrap();
        assert_eq!(lost().await, [refuses], "one of two is missed too");
        base.store.writer().execute_unprepared("DELETE FROM privacy_refusals").await.unwrap();
        assert_eq!(lost().await, [refuses]);
    });
}

#[test]
fn the_suppression_list_knows_an_address_only_by_its_keyed_hash() {
    on_both_engines(|base| async move {
        refuse(&base.store, &[refusal(nadia(&base.store), NEWSLETTER)]).await;
        assert_eq!(held_against(&base.store, nadias_mail()).await, [NEWSLETTER]);
        assert!(held_against(&base.store, nadias_phone()).await.is_empty());
    });
}

#[test]
fn the_same_no_twice_in_one_file_is_one_no() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        let (no, yes) = (claim(nadia, ConsentAnswer::No), claim(nadia, ConsentAnswer::Yes));
        claimed(&base.store, base.ambient.id(), &[no.clone(), yes, no]).await;
        refuse(&base.store, &[refusal(nadia, EVERYTHING), refusal(nadia, EVERYTHING)]).await;
        let state = state(&base.store, nadia).await;
        assert_eq!(state.claims.len(), 1);
        assert_eq!(state.claims[0].answer, ConsentAnswer::No);
        assert_eq!(state.refusals.len(), 2);
    });
}

#[test]
fn a_later_no_keeps_the_date_of_the_first() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        let dated = |day: &str| Claim { given_on: day.parse().ok(), ..claim(nadia, ConsentAnswer::No) };
        claimed(&base.store, base.ambient.id(), &[dated("2019-03-01")]).await;
        claimed(&base.store, base.ambient.id(), &[dated("2024-03-01")]).await;
        assert_eq!(state(&base.store, nadia).await.claims[0].given_on, "2019-03-01".parse().ok());
    });
}

#[test]
fn a_yes_turns_what_was_not_clear_and_goes_with_its_own_batch() {
    on_both_engines(|base| async move {
        let (nadia, first, second) = (nadia(&base.store), base.ambient.id(), base.ambient.id());
        claimed(&base.store, first, &[claim(nadia, ConsentAnswer::Unknown)]).await;
        claimed(&base.store, second, &[claim(nadia, ConsentAnswer::Yes)]).await;
        claimed(&base.store, base.ambient.id(), &[claim(nadia, ConsentAnswer::Unknown)]).await;
        take_back(&base.store, first).await;
        assert_eq!(state(&base.store, nadia).await.claims[0].answer, ConsentAnswer::Yes);
        take_back(&base.store, second).await;
        assert!(state(&base.store, nadia).await.claims.is_empty());
    });
}

async fn take_back(store: &Store, batch: BatchId) {
    let mut tx = store.begin(cause()).await.unwrap();
    Core.take_back(&mut tx, batch, &[]).await.unwrap();
    tx.commit().await.unwrap();
}

fn minor_until(day: &str) -> RefusalScope {
    RefusalScope::Everything(Mark::MinorUntil(day.parse().unwrap()))
}

#[test]
fn p_07_a_minors_mark_moves_to_the_later_day_and_never_back() {
    on_both_engines(|base| async move {
        let nadia = nadia(&base.store);
        for day in ["2030-01-01", "2031-09-12", "2029-06-30"] {
            refuse(&base.store, &[refusal(nadia, minor_until(day))]).await;
        }
        let both = [refusal(nadia, minor_until("2031-01-01")), refusal(nadia, minor_until("2032-02-02"))];
        let known = state(&base.store, nadia).await.refusals;
        assert_eq!((known.len(), known[0].scope), (1, minor_until("2031-09-12")));
        assert_eq!(held_against(&base.store, nadias_mail()).await, [minor_until("2031-09-12")]);
        refuse(&base.store, &both).await;
        assert_eq!(state(&base.store, nadia).await.refusals[0].scope, minor_until("2032-02-02"));
        assert_eq!(held_against(&base.store, nadias_mail()).await, [minor_until("2032-02-02")]);
    });
}
