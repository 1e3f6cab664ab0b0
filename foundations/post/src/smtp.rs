//! One conversation with a relay, step by step, so that what fails can be told by where it failed. Each
//! step may take so long and no longer.

use std::future::Future;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters, TlsParametersBuilder};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message};

use crate::settings::{Relay, Security, SignIn, certificate};
use crate::trouble::{Step, Trouble, Why};

/// Hands a letter over to a relay.
pub async fn hand_over(relay: &Relay, message: &Message, patience: Duration) -> Result<(), Trouble> {
    let from = message.envelope().from().ok_or(Why::BadAddress)?.clone();
    let to = message.envelope().to().first().ok_or(Why::BadAddress)?.clone();
    let mut talk = Talk::begin(relay, from.domain(), patience).await?;
    if let Some(sign_in) = &relay.sign_in {
        talk.sign_in(sign_in).await?;
    }
    talk.say(from, to, &message.formatted()).await
}

struct Talk {
    relay: AsyncSmtpConnection,
    patience: Duration,
}

impl Talk {
    /// Reaches the relay, encrypted as the settings want it: what it offers instead is not taken.
    async fn begin(relay: &Relay, domain: &str, patience: Duration) -> Result<Self, Trouble> {
        let place = (relay.host.as_str(), relay.port);
        let found = timely(patience, Step::Reaching, tokio::net::lookup_host(place)).await?;
        if found.map_or(0, Iterator::count) == 0 {
            return Err(Why::HostUnknown.into());
        }
        let hello = ClientId::Domain(domain.to_owned());
        let wrapped = if relay.security == Security::Tls { Some(tls(relay)?) } else { None };
        let connect = AsyncSmtpConnection::connect_tokio1(place, Some(patience), &hello, wrapped, None);
        let talk = spoken(patience, Step::Reaching, connect).await?;
        let mut talk = Self { relay: talk, patience };
        if relay.security == Security::StartTls {
            spoken(patience, Step::Reaching, talk.relay.starttls(tls(relay)?, &hello)).await?;
        }
        Ok(talk)
    }

    async fn sign_in(&mut self, sign_in: &SignIn) -> Result<(), Trouble> {
        let credentials = Credentials::new(sign_in.user.clone(), sign_in.password.told());
        let told = self.relay.auth(DEFAULT_MECHANISMS, &credentials);
        spoken(self.patience, Step::SigningIn, told).await?;
        Ok(())
    }

    async fn say(&mut self, from: Address, to: Address, letter: &[u8]) -> Result<(), Trouble> {
        let patience = self.patience;
        spoken(patience, Step::Sender, self.relay.command(Mail::new(Some(from), Vec::new()))).await?;
        spoken(patience, Step::Recipient, self.relay.command(Rcpt::new(to, Vec::new()))).await?;
        spoken(patience, Step::Announcing, self.relay.command(Data)).await?;
        // the answer to the whole letter may take long: others look for viruses before they give it
        spoken(patience * 4, Step::Letter, self.relay.message(letter)).await?;
        let _ = tokio::time::timeout(patience, self.relay.quit()).await; // it is taken, whatever is said now
        Ok(())
    }
}

async fn spoken<T>(
    patience: Duration,
    step: Step,
    said: impl Future<Output = Result<T, Error>>,
) -> Result<T, Trouble> {
    timely(patience, step, said).await?.map_err(|error| step.trouble(&error))
}

async fn timely<T>(patience: Duration, step: Step, said: impl Future<Output = T>) -> Result<T, Trouble> {
    tokio::time::timeout(patience, said).await.map_err(|_| step.cut(Why::TooSlow).into())
}

fn tls(relay: &Relay) -> Result<TlsParameters, Trouble> {
    let builder = TlsParametersBuilder::new(relay.host.clone());
    let own = relay.authority.as_deref().and_then(certificate);
    let builder = own.into_iter().fold(builder, TlsParametersBuilder::add_root_certificate);
    builder.build_rustls().map_err(|_| Why::TlsFailed.into())
}
