//! From the act to the relay: once, again when it was away, never when the act was given up.

use jiff::ToSpan;
use post::{Standing, Why};
use store::jobs::given_up;
use testkit::{Manner, TestRelay, on_both_engines};

use crate::world::{at_port, begin, letter, only_slip, postman, set, shown, written};

#[test]
fn a_letter_leaves_with_the_act_that_caused_it_and_only_then() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Proper).await;
        set(&base, &at_port(relay.port)).await;
        let mut given_up = begin(&base).await;
        post::put(&mut given_up, &letter()).await.unwrap();
        given_up.rollback().await.unwrap();
        assert!(!postman(&base).run_next().await.unwrap());
        written(&base).await;
        assert_eq!(only_slip(&base).await.standing, Standing::Waiting);
        assert!(postman(&base).run_next().await.unwrap());
        assert!(!postman(&base).run_next().await.unwrap());
        assert_eq!(relay.letters().len(), 1);
        let slip = only_slip(&base).await;
        assert_eq!(slip.standing, Standing::Sent(base.ambient.now()));
        assert_eq!(shown(&slip.to), "yanis@delcourt.example");
    });
}

#[test]
fn a_relay_that_is_busy_gets_it_later_and_one_that_says_no_does_not() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Says("RCPT", "450 4.2.1 later")).await;
        set(&base, &at_port(relay.port)).await;
        written(&base).await;
        assert!(postman(&base).run_next().await.unwrap());
        let again = base.ambient.now() + 1.minutes();
        let slip = only_slip(&base).await;
        assert_eq!(slip.standing, Standing::Retrying(Some(Why::Busy), again));
        assert!(shown(&slip.answer.unwrap()).contains("later"));
        assert!(!postman(&base).run_next().await.unwrap(), "it waits");
        relay.behave(Manner::Says("RCPT", "550 5.1.1 nobody"));
        base.clock.pass(1.minutes());
        assert!(postman(&base).run_next().await.unwrap());
        assert_eq!(only_slip(&base).await.standing, Standing::GivenUp(Some(Why::RecipientRefused)));
        base.clock.pass(24.hours());
        assert!(!postman(&base).run_next().await.unwrap(), "no for good");
        assert!(relay.letters().is_empty());
    });
}

#[test]
fn a_relay_that_is_away_for_a_day_is_away_for_good_until_somebody_tries_again() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::HangsUp("GREETING")).await;
        set(&base, &at_port(relay.port)).await;
        let id = written(&base).await;
        for _ in 0..8 {
            assert!(postman(&base).run_next().await.unwrap());
            base.clock.pass(12.hours());
        }
        assert_eq!(only_slip(&base).await.standing, Standing::GivenUp(Some(Why::BrokenOff)));
        relay.behave(Manner::Proper);
        let mut tx = begin(&base).await;
        assert!(post::try_again(&mut tx, id).await.unwrap());
        tx.commit().await.unwrap();
        assert!(postman(&base).run_next().await.unwrap());
        assert_eq!(relay.letters().len(), 1);
    });
}

#[test]
fn a_letter_whose_answer_was_lost_comes_again_under_the_same_id_and_no_other_twice() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::LosesItsAnswer).await;
        set(&base, &at_port(relay.port)).await;
        written(&base).await;
        assert!(postman(&base).run_next().await.unwrap());
        relay.behave(Manner::Proper);
        base.clock.pass(2.minutes());
        assert!(postman(&base).run_next().await.unwrap());
        base.clock.pass(24.hours());
        assert!(!postman(&base).run_next().await.unwrap());
        let id =
            |letter: &String| letter.lines().find(|line| line.starts_with("Message-ID:")).unwrap().to_owned();
        let ids: Vec<String> = relay.letters().iter().map(id).collect();
        assert_eq!(ids.len(), 2);
        assert_eq!(ids[0], ids[1], "whoever reads both can tell that they are one");
    });
}

#[test]
fn a_letter_whose_link_is_dead_is_not_sent() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::HangsUp("GREETING")).await;
        set(&base, &at_port(relay.port)).await;
        let mut tx = begin(&base).await;
        let hour = letter().good_until(base.ambient.now() + 1.hours());
        post::put(&mut tx, &hour).await.unwrap();
        tx.commit().await.unwrap();
        assert!(postman(&base).run_next().await.unwrap());
        relay.behave(Manner::Proper);
        base.clock.pass(2.hours());
        assert!(postman(&base).run_next().await.unwrap());
        assert_eq!(only_slip(&base).await.standing, Standing::GivenUp(Some(Why::TooLate)));
        assert!(relay.letters().is_empty());
    });
}

#[test]
fn a_letter_taken_out_is_not_sent_and_leaves_no_dead_letter() {
    on_both_engines(|base| async move {
        let id = written(&base).await; // no way is set up: it is tried again
        assert!(postman(&base).run_next().await.unwrap());
        assert!(matches!(only_slip(&base).await.standing, Standing::Retrying(Some(Why::NotSetUp), _)));
        let tx = begin(&base).await;
        assert!(post::drop_letter(&tx, id).await.unwrap());
        assert!(!post::drop_letter(&tx, id).await.unwrap());
        tx.commit().await.unwrap();
        assert!(post::slips(&base.store).await.unwrap().is_empty());
        base.clock.pass(1.hours());
        assert!(!postman(&base).run_next().await.unwrap());
    });
}

#[test]
fn letters_are_forgotten_after_thirty_days_sent_or_not() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Says("RCPT", "550 5.1.1 nobody")).await;
        set(&base, &at_port(relay.port)).await;
        written(&base).await;
        assert!(postman(&base).run_next().await.unwrap());
        relay.behave(Manner::Proper);
        base.clock.pass(1.hours());
        written(&base).await;
        assert!(postman(&base).run_next().await.unwrap());
        assert_eq!(given_up(base.store.reader()).await.unwrap().len(), 1);
        post::forget_old(&base.store).await.unwrap();
        assert_eq!(post::slips(&base.store).await.unwrap().len(), 2);
        base.clock.pass(31.days());
        post::forget_old(&base.store).await.unwrap();
        assert!(post::slips(&base.store).await.unwrap().is_empty());
        assert_eq!(given_up(base.store.reader()).await.unwrap(), [], "nor does a dead letter remain of it");
    });
}

#[test]
fn what_a_copy_of_the_base_remembers_as_waiting_is_not_sent_again() {
    on_both_engines(|base| async move {
        written(&base).await;
        let tx = begin(&base).await;
        post::drop_waiting(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!postman(&base).run_next().await.unwrap());
    });
}
