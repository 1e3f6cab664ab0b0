//! The letters that wait, were sent, or were given up.

use axum::extract::State;
use kernel::RowId;
use personal::Personal;
use post::{Settings, Slip, Standing, Way, Why};
use serde::Deserialize;
use store::{Fault, Store};
use web::{House, Onward, Problem, Sentence, Toast, TypedPath, Visitor};

use super::settings::Mail;
use crate::entry;

/// A letter that is to be tried again.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/mail/letters/{id}/retry", rejection(Problem))]
pub struct Retry {
    pub id: RowId,
}

/// A letter that is to be taken out.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/mail/letters/{id}/removal", rejection(Problem))]
pub struct Removal {
    pub id: RowId,
}

/// One line of the outbox.
pub struct Row {
    pub retry: Option<Retry>,
    pub removal: Removal,
    pub to: Personal<String>,
    pub subject: Personal<String>,
    pub since: jiff::Timestamp,
    pub state: &'static str,
    pub kind: &'static str,
    pub icon: &'static str,
    pub detail: Option<Sentence>,
    pub why: Option<Sentence>,
    pub answer: Option<Personal<String>>,
}

/// Where letters go at present, as sentences name it.
pub struct Target {
    host: String,
    port: u16,
}

impl Target {
    /// The relay of these settings, if they name one.
    pub fn of(settings: Option<&Settings>) -> Self {
        match settings.map(|settings| &settings.way) {
            Some(Way::Relay(relay)) => Self { host: relay.host.clone(), port: relay.port },
            _ => Self { host: String::new(), port: 0 },
        }
    }

    /// What is wrong, in words an owner can act on.
    pub fn worded(&self, why: Why) -> Sentence {
        let sentence = Sentence::new(format!("mail-why-{}", why.code()));
        sentence.with("host", &self.host).with("port", self.port.to_string())
    }
}

pub async fn try_again(path: Retry, visitor: Visitor, State(house): State<House>) -> Result<Onward, Problem> {
    let revived = entry::try_again(&house.store, visitor.actor(), path.id).await?;
    if !revived {
        return Err(Problem::NotFound);
    }
    Ok(Onward::to(Mail).saying(Toast::new("mail-letter-tried")))
}

pub async fn drop_letter(
    path: Removal,
    visitor: Visitor,
    State(house): State<House>,
) -> Result<Onward, Problem> {
    let dropped = entry::drop_letter(&house.store, visitor.actor(), path.id).await?;
    if !dropped {
        return Err(Problem::NotFound);
    }
    Ok(Onward::to(Mail).saying(Toast::new("mail-letter-removed")))
}

/// The outbox, newest first.
pub async fn rows(store: &Store, target: &Target) -> Result<Vec<Row>, Fault> {
    Ok(post::slips(store).await?.into_iter().map(|slip| Row::of(slip, target)).collect())
}

impl Row {
    fn of(slip: Slip, target: &Target) -> Self {
        let (state, kind, icon) = match slip.standing {
            Standing::Sent(_) => ("mail-state-sent", "ok", "circle-check"),
            Standing::Waiting => ("mail-state-waiting", "", "clock"),
            Standing::Retrying(..) => ("mail-state-retrying", "warn", "clock"),
            Standing::GivenUp(_) => ("mail-state-given-up", "bad", "circle-alert"),
        };
        let detail = match slip.standing {
            Standing::Sent(at) => Some(Sentence::new("mail-sent-at").with("at", at)),
            Standing::Retrying(_, at) => Some(Sentence::new("mail-again-at").with("at", at)),
            Standing::Waiting | Standing::GivenUp(_) => None,
        };
        let why = match slip.standing {
            Standing::Retrying(why, _) | Standing::GivenUp(why) => why,
            Standing::Sent(_) | Standing::Waiting => None,
        };
        let is_given_up = matches!(slip.standing, Standing::GivenUp(_));
        Self {
            retry: is_given_up.then_some(Retry { id: slip.id }),
            removal: Removal { id: slip.id },
            to: slip.to,
            subject: slip.subject,
            since: slip.since,
            state,
            kind,
            icon,
            detail,
            why: why.map(|why| target.worded(why)),
            answer: slip.answer,
        }
    }
}
