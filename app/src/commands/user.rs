//! `carnet user reset EMAIL`: a link for somebody who is locked out.

use accounts::AccountRejected;
use personal::Personal;
use values::email;
use web::{OrganisationSource, Problem, Sentence};

use super::Call;
use crate::cli::{User, Verb};
use crate::ending::Ending;
use crate::opening::Opened;
use crate::settings::Settings;
use crate::wiring;

/// Makes a link to choose a password.
pub async fn run(verb: User, settings: &Settings, call: Call<'_>) -> Result<Ending, Problem> {
    let User::Reset { email } = verb;
    let address = match email::parse(&email).as_deref() {
        Ok([address]) => Personal::new(address.canonical.clone()),
        _ => return Err(Problem::rejected("user-reset-no-address")),
    };
    let house = Opened::existing(settings, Verb::UserReset, &call.ambient).await?;
    let is_set_up = accounts::Keeper::new(house.store.clone()).organisation().await.map(|it| it.is_some());
    let made = accounts::reset_password(&house.store, &address).await;
    let rules = wiring::books().rules(&house.store).await;
    let place = settings.address_next(house.folder.served_last());
    house.close().await;
    let made = made.map_err(|rejected| match rejected {
        AccountRejected::Fault(fault) => fault.into(),
        rejected => Problem::from(rejected),
    });
    let Some(invitation) = made? else {
        let key = if is_set_up? { "user-reset-unknown" } else { "user-reset-nobody-yet" };
        return Err(Problem::rejected(key));
    };
    let voice = call.console.voice().in_zone(rules?.zone); // the hour the pages will say
    call.console.print(&voice.say(Sentence::new("user-reset-done").with("until", invitation.until)));
    call.console.print(&format!("{place}{}", accounts::password_page(&invitation)));
    Ok(Ending::Done)
}
