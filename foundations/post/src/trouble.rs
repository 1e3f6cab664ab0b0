//! Why a letter could not be handed over: told apart so that a shop owner learns what to mend, and the
//! job whether another try is any use.

use std::error::Error as _;
use std::io;

use lettre::transport::smtp::Error;
use personal::Personal;
use rustls::CertificateError;

/// How much of a relay's answer is kept.
const LONGEST_ANSWER: usize = 500;

/// What went wrong, and the relay's own words if it said any. They may name somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What it comes down to.
    pub why: Why,
    /// The relay's own words.
    pub answer: Option<Personal<String>>,
}

macro_rules! whys {
    ($($(#[$doc:meta])* $why:ident = $code:literal,)*) => {
        /// What a failure comes down to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Why { $($(#[$doc])* $why,)* }

        impl Why {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$why,)*];

            /// Its code, as jobs and locale keys write it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$why => $code,)* }
            }
        }
    };
}

whys! {
    /// No server of this name is known.
    HostUnknown = "host-unknown",
    /// Nobody answers at this port.
    NoAnswer = "no-answer",
    /// Something answers too slowly, or not at all.
    TooSlow = "too-slow",
    /// The connection was cut.
    BrokenOff = "broken-off",
    /// What answers speaks something else than SMTP.
    Garbled = "garbled",
    /// The server offers no encryption.
    NoTls = "no-tls",
    /// Nobody this machine trusts vouches for the certificate.
    CertificateUnknown = "certificate-unknown",
    /// The certificate is another server's.
    CertificateOfAnother = "certificate-of-another",
    /// The certificate is out of date.
    CertificateExpired = "certificate-expired",
    /// Encryption could not be agreed on.
    TlsFailed = "tls-failed",
    /// The server knows no way of signing in that we know.
    NoSignIn = "no-sign-in",
    /// Name and password do not fit.
    WrongPassword = "wrong-password",
    /// The server wants one to sign in first.
    SignInNeeded = "sign-in-needed",
    /// The server does not want anything from us.
    Unwelcome = "unwelcome",
    /// The server does not send for this sender.
    SenderRefused = "sender-refused",
    /// The server does not pass anything on to other houses for us.
    RelayDenied = "relay-denied",
    /// Nobody has this address.
    RecipientRefused = "recipient-refused",
    /// The server does not take what the letter says.
    ContentRefused = "content-refused",
    /// The server asks to come back later.
    Busy = "busy",
    /// The letter was handed over whole, but the answer to it was lost.
    AnswerLost = "answer-lost",
    /// The address is none.
    BadAddress = "bad-address",
    /// The folder cannot be written.
    FolderUnwritable = "folder-unwritable",
    /// No way is set up by which letters leave.
    NotSetUp = "not-set-up",
    /// It is too late for it: its link is dead.
    TooLate = "too-late",
}

impl Why {
    /// Whether trying again by itself is no use: the relay has said no for good.
    #[must_use]
    pub const fn is_lasting(self) -> bool {
        matches!(
            self,
            Self::WrongPassword
                | Self::SignInNeeded
                | Self::NoSignIn
                | Self::Unwelcome
                | Self::SenderRefused
                | Self::RelayDenied
                | Self::RecipientRefused
                | Self::ContentRefused
                | Self::BadAddress
                | Self::TooLate
        )
    }

    /// The failure of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|why| why.code() == code)
    }
}

impl From<Why> for Trouble {
    fn from(why: Why) -> Self {
        Self { why, answer: None }
    }
}

/// How far the conversation had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reaching the server, its greeting, encryption.
    Reaching,
    /// Signing in.
    SigningIn,
    /// Naming the sender.
    Sender,
    /// Naming the recipient.
    Recipient,
    /// Announcing the letter.
    Announcing,
    /// The letter itself.
    Letter,
}

impl Step {
    /// What an error at this step comes down to.
    pub fn trouble(self, error: &Error) -> Trouble {
        let answer = error.status().and_then(|_| error.source()).map(|said| one_answer(&said.to_string()));
        let why = match error.status().map(u16::from) {
            Some(_) if error.is_transient() => Why::Busy,
            Some(code) => self.refusal(code, answer.as_deref().unwrap_or_default()),
            None if error.is_timeout() => self.cut(Why::TooSlow),
            None => self.broken(error),
        };
        Trouble { why, answer: answer.map(Personal::new) }
    }

    /// A no for good.
    fn refusal(self, code: u16, answer: &str) -> Why {
        let needs_sign_in = matches!(code, 530 | 538);
        match self {
            Self::Reaching => Why::Unwelcome,
            Self::SigningIn if matches!(code, 502..=504) => Why::NoSignIn,
            Self::SigningIn => Why::WrongPassword,
            _ if needs_sign_in => Why::SignInNeeded,
            Self::Sender => Why::SenderRefused,
            // 550 stands for both; what tells them apart are the words and the enhanced code (RFC 3463)
            Self::Recipient if answer.to_lowercase().contains("relay") || answer.contains("5.7.") => {
                Why::RelayDenied
            }
            Self::Recipient => Why::RecipientRefused,
            Self::Announcing | Self::Letter => Why::ContentRefused,
        }
    }

    fn broken(self, error: &Error) -> Why {
        if let Some(tls) = tls_error(error) {
            return tls;
        }
        let is_cut = error.source().is_some_and(|said| said.to_string().contains("incomplete response"));
        match self {
            _ if error.is_response() && !is_cut => self.cut(Why::Garbled),
            _ if is_cut => self.cut(Why::BrokenOff),
            Self::SigningIn if error.is_client() => Why::NoSignIn,
            Self::Reaching if error.is_client() => Why::NoTls,
            Self::Reaching if is_unreachable(error) => Why::NoAnswer,
            _ => self.cut(Why::BrokenOff),
        }
    }

    /// After the letter itself, whatever cuts the conversation leaves open whether it was taken.
    pub const fn cut(self, why: Why) -> Why {
        if matches!(self, Self::Letter) { Why::AnswerLost } else { why }
    }
}

fn one_answer(text: &str) -> String {
    crate::address::one_line(text).chars().take(LONGEST_ANSWER).collect()
}

fn causes(error: &Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(error.source(), |cause: &&'_ (dyn std::error::Error + 'static)| (*cause).source())
}

fn is_unreachable(error: &Error) -> bool {
    use io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable};
    let kind = |io: &io::Error| matches!(io.kind(), ConnectionRefused | HostUnreachable | NetworkUnreachable);
    causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).any(kind)
}

/// What rustls says, which an I/O error carries inside.
fn tls_error(error: &Error) -> Option<Why> {
    let inside = |cause: &'_ (dyn std::error::Error + 'static)| {
        let carried = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        carried.and_then(|it| it.downcast_ref::<rustls::Error>()).cloned()
    };
    let said = causes(error).find_map(inside);
    let Some(said) = said else { return error.is_tls().then_some(Why::TlsFailed) };
    Some(match said {
        rustls::Error::InvalidCertificate(flaw) => match flaw {
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Why::CertificateOfAnother
            }
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => Why::CertificateExpired,
            _ => Why::CertificateUnknown,
        },
        _ => Why::TlsFailed,
    })
}

#[cfg(test)]
mod tests {
    use super::{Step, Why};

    #[test]
    fn a_no_is_told_apart_by_where_it_falls() {
        let cases = [
            (Step::Reaching, 554, "5.7.1 blocked", Why::Unwelcome),
            (Step::SigningIn, 535, "5.7.8 bad credentials", Why::WrongPassword),
            (Step::SigningIn, 504, "unrecognised mechanism", Why::NoSignIn),
            (Step::Sender, 530, "authentication required", Why::SignInNeeded),
            (Step::Sender, 553, "sender not owned", Why::SenderRefused),
            (Step::Recipient, 550, "relay not permitted", Why::RelayDenied),
            (Step::Recipient, 554, "5.7.1 denied", Why::RelayDenied),
            (Step::Recipient, 550, "5.1.1 no such user", Why::RecipientRefused),
            (Step::Letter, 554, "5.7.1 spam", Why::ContentRefused),
        ];
        for (step, code, answer, why) in cases {
            assert_eq!(step.refusal(code, answer), why, "{step:?} {code} {answer}");
        }
    }

    #[test]
    fn every_failure_has_a_code_of_its_own() {
        for why in Why::ALL {
            assert_eq!(Why::from_code(why.code()), Some(*why));
        }
    }
}
