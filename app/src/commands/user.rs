//! `carnet user reset EMAIL`: a link for somebody who is locked out.

use accounts::AccountRejected;
use personal::Personal;
use values::email;
use web::{OrganisationSource, Problem, Sentence};

use super::Call;
use crate::beside::{self, Asked, Inside, NoBasket};
use crate::cli::User;
use crate::ending::Ending;
use crate::settings::Settings;
use crate::wiring;

/// Asks for a link to choose a password.
pub async fn run(verb: User, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let User::Reset { email } = verb;
    address(&email)?; // before any house is opened
    beside::ask((Asked::UserReset { email }, Vec::new()), settings, &call, &mut NoBasket).await
}

/// Makes a link to choose a password.
pub async fn inside(email: &str, inside: &Inside<'_>) -> Result<Ending, Problem> {
    let (store, address) = (&inside.premises.store, address(email)?);
    let is_set_up = accounts::Keeper::new(store.clone()).organisation().await?.is_some();
    let made = accounts::reset_password(store, &address).await.map_err(|rejected| match rejected {
        AccountRejected::Fault(fault) => fault.into(),
        rejected => Problem::from(rejected),
    });
    let Some(invitation) = made? else {
        let key = if is_set_up { "user-reset-unknown" } else { "user-reset-nobody-yet" };
        return Err(Problem::rejected(key));
    };
    let zone = wiring::books().rules(store).await?.zone;
    let voice = inside.console.voice().in_zone(zone); // the hour the pages will say
    inside.console.print(&voice.say(Sentence::new("user-reset-done").with("until", invitation.until)));
    inside.console.print(&format!("{}{}", inside.address, accounts::password_page(&invitation)));
    Ok(Ending::Done)
}

fn address(typed: &str) -> Result<Personal<String>, Problem> {
    match email::parse(typed).as_deref() {
        Ok([address]) => Ok(Personal::new(address.canonical.clone())),
        _ => Err(Problem::rejected("user-reset-no-address")),
    }
}
