//! Against Exim, a server people do run: STARTTLS and TLS with an authority of one's own, signing in,
//! relaying denied. `scripts/with-relay` starts it.

use std::path::PathBuf;
use std::time::Duration;

use post::{Carrier, Relay, Secret, Security, Settings, SignIn, Trouble, Way, Why};

use crate::world::{letter, settings};

/// The server as `scripts/with-relay` tells of it.
struct Exim {
    folder: PathBuf,
    port: u16,
    tls_port: u16,
}

impl Exim {
    /// `None`, with a printed line, where this run has none and need not have one.
    fn running() -> Option<Self> {
        let Some(told) = std::env::var("CARNET_TEST_RELAY").ok().filter(|told| !told.is_empty()) else {
            let is_required = std::env::var("CARNET_REQUIRE_RELAY").is_ok_and(|value| value == "1");
            assert!(!is_required, "CARNET_TEST_RELAY names no mail server: use scripts/with-relay");
            eprintln!("Exim is left out of this run: CARNET_TEST_RELAY is not set");
            return None;
        };
        let [port, tls_port, folder] = told.splitn(3, ':').collect::<Vec<_>>()[..] else { panic!("{told}") };
        let (port, tls_port) = (port.parse().unwrap(), tls_port.parse().unwrap());
        Some(Self { folder: folder.into(), port, tls_port })
    }

    fn settings(&self, change: impl FnOnce(&mut Relay)) -> Settings {
        let sign_in = SignIn { user: "carnet".to_owned(), password: Secret::new("rayon-matin".to_owned()) };
        let mut relay = Relay {
            host: "localhost".to_owned(),
            port: self.port,
            security: Security::StartTls,
            sign_in: Some(sign_in),
            authority: Some(std::fs::read_to_string(self.folder.join("authority.pem")).unwrap()),
        };
        change(&mut relay);
        settings(Way::Relay(relay))
    }

    /// The letters in its box that hold a text.
    fn box_holds(&self, text: &str) -> usize {
        let Ok(letters) = std::fs::read_dir(self.folder.join("inbox/new")) else { return 0 };
        let read = |file: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(file.unwrap().path());
        letters.filter_map(|file| read(file).ok()).filter(|letter| letter.contains(text)).count()
    }
}

fn carried(settings: &Settings, id: &str) -> Result<(), Trouble> {
    let carrier = Carrier::new(&std::env::temp_dir()).patient_for(Duration::from_secs(20));
    let now = "2026-11-23T09:00:00Z".parse().unwrap();
    let letter = letter();
    let carry = carrier.carry(settings, &letter, id, now);
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(carry)
}

fn why(settings: &Settings) -> Why {
    carried(settings, "none").unwrap_err().why
}

#[test]
fn exim_takes_a_letter_by_either_kind_of_tls_and_delivers_it_once() {
    let Some(exim) = Exim::running() else { return };
    let wrapped = |relay: &mut Relay| (relay.port, relay.security) = (exim.tls_port, Security::Tls);
    for (id, settings) in [("starttls", exim.settings(|_| ())), ("wrapped", exim.settings(wrapped))] {
        assert_eq!(carried(&settings, id), Ok(()), "{id}");
        let message_id = format!("<{id}@delcourt.example>");
        for _ in 0..200 {
            if exim.box_holds(&message_id) > 0 {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(exim.box_holds(&message_id), 1, "{id}");
    }
    assert!(exim.box_holds("Auto-Submitted: auto-generated") >= 2);
}

#[test]
fn exim_says_what_is_wrong_and_it_is_understood() {
    let Some(exim) = Exim::running() else { return };
    let wrong = Some(SignIn { user: "carnet".to_owned(), password: Secret::new("rayon-soir".to_owned()) });
    assert_eq!(why(&exim.settings(|relay| relay.sign_in = wrong)), Why::WrongPassword);
    assert_eq!(why(&exim.settings(|relay| relay.sign_in = None)), Why::RelayDenied);
    assert_eq!(why(&exim.settings(|relay| relay.authority = None)), Why::CertificateUnknown);
    assert_eq!(why(&exim.settings(|relay| relay.host = "127.0.0.1".to_owned())), Why::CertificateOfAnother);
    let plain = exim.settings(|relay| relay.security = Security::Plain);
    assert_eq!(why(&plain), Why::NoSignIn, "it asks for the password behind encryption only");
}
