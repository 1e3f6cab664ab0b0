//! What a relay may do instead of taking a letter, and what is made of it.

use post::{Settings, Trouble, Way, Why};
use testkit::{Manner, TestRelay, on_both_engines};

use crate::world::{at_port, carrier, letter, shown};

async fn carried(base: &testkit::Base, settings: &Settings) -> Result<(), Trouble> {
    carrier(base).carry(settings, &letter(), "0199", base.ambient.now()).await
}

#[test]
fn a_relay_that_takes_it_has_it_once() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Proper).await;
        assert_eq!(carried(&base, &at_port(relay.port)).await, Ok(()));
        let letters = relay.letters();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].contains("Subject: Welkom bij Maison Delcourt"));
        assert!(letters[0].contains("Dag Yanis Moreau,"));
    });
}

#[test]
fn every_ill_manner_has_its_reason() {
    let manners = [
        (Manner::Says("GREETING", "554 5.7.1 not from there"), Why::Unwelcome),
        (Manner::Says("GREETING", "421 4.3.2 too many of you"), Why::Busy),
        (Manner::Says("GREETING", "SSH-2.0-OpenSSH_9.2"), Why::Garbled),
        (Manner::HangsUp("GREETING"), Why::BrokenOff),
        (Manner::Silent("GREETING"), Why::TooSlow),
        (Manner::Silent("EHLO"), Why::TooSlow),
        (Manner::Says("EHLO", "250 relay.example"), Why::NoSignIn),
        (Manner::Says("AUTH", "535 5.7.8 no"), Why::WrongPassword),
        (Manner::Says("AUTH", "454 4.7.0 later"), Why::Busy),
        (Manner::Says("MAIL", "553 5.7.1 not you"), Why::SenderRefused),
        (Manner::Says("MAIL", "530 5.7.0 who are you"), Why::SignInNeeded),
        (Manner::Says("RCPT", "450 4.2.1 full"), Why::Busy),
        (Manner::Says("RCPT", "550 5.1.1 <yanis@delcourt.example> unknown"), Why::RecipientRefused),
        (Manner::Says("RCPT", "550 relay not permitted"), Why::RelayDenied),
        (Manner::HangsUp("RCPT"), Why::BrokenOff),
        (Manner::Says("DATA", "451 4.3.0 later"), Why::Busy),
        (Manner::Says("DATA", "554 5.5.1 no"), Why::ContentRefused),
        (Manner::Says("LETTER", "550 5.7.1 spam"), Why::ContentRefused),
        (Manner::Says("LETTER", "451 4.7.1 greylisted"), Why::Busy),
        (Manner::HangsUpWithin, Why::AnswerLost),
        (Manner::LosesItsAnswer, Why::AnswerLost),
        (Manner::Silent("LETTER"), Why::AnswerLost),
    ];
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Proper).await;
        for (manner, why) in manners {
            relay.behave(manner);
            let told = carried(&base, &at_port(relay.port)).await.unwrap_err();
            assert_eq!(told.why, why, "{manner:?}");
        }
    });
}

#[test]
fn a_relay_that_is_slow_to_say_goodbye_has_taken_it_all_the_same() {
    on_both_engines(|base| async move {
        for manner in [Manner::Silent("QUIT"), Manner::HangsUp("QUIT"), Manner::Says("QUIT", "500 what")] {
            let relay = TestRelay::open(manner).await;
            assert_eq!(carried(&base, &at_port(relay.port)).await, Ok(()), "{manner:?}");
            assert_eq!(relay.letters().len(), 1);
        }
    });
}

#[test]
fn the_relays_own_words_are_kept_on_one_line() {
    on_both_engines(|base| async move {
        let relay =
            TestRelay::open(Manner::Says("RCPT", "550-5.1.1 No such\r\n550 5.1.1 user here\t!")).await;
        let told = carried(&base, &at_port(relay.port)).await.unwrap_err();
        let answer = shown(&told.answer.clone().unwrap());
        assert!(answer.contains("No such") && !answer.contains(['\n', '\t']), "{answer}");
        assert!(!format!("{told:?}").contains("No such"), "and never printed by accident");
    });
}

#[test]
fn a_relay_without_encryption_gets_nothing_from_who_asked_for_it() {
    on_both_engines(|base| async move {
        let relay = TestRelay::open(Manner::Proper).await;
        let mut settings = at_port(relay.port);
        if let Way::Relay(relay) = &mut settings.way {
            relay.security = post::Security::StartTls;
        }
        assert_eq!(carried(&base, &settings).await.unwrap_err().why, Why::NoTls);
        if let Way::Relay(relay) = &mut settings.way {
            relay.security = post::Security::Tls;
        }
        let told = carried(&base, &settings).await.unwrap_err();
        assert!(matches!(told.why, Why::TlsFailed | Why::TooSlow | Why::BrokenOff), "{told:?}");
        assert!(relay.letters().is_empty());
    });
}

#[test]
fn nobody_at_the_port_and_no_such_host_are_told_apart() {
    on_both_engines(|base| async move {
        let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = closed.local_addr().unwrap().port();
        drop(closed);
        assert_eq!(carried(&base, &at_port(port)).await.unwrap_err().why, Why::NoAnswer);
        let mut settings = at_port(port);
        if let Way::Relay(relay) = &mut settings.way {
            relay.host = "no-such-host.invalid".to_owned();
            relay.security = post::Security::StartTls;
        }
        let told = carrier(&base)
            .patient_for(std::time::Duration::from_secs(20))
            .carry(&settings, &letter(), "0199", base.ambient.now())
            .await;
        assert_eq!(told.unwrap_err().why, Why::HostUnknown);
    });
}
