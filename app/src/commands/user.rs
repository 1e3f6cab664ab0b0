//! `carnet user reset EMAIL`: a link for somebody who is locked out.

use personal::Personal;
use values::email;
use web::{OrganisationSource, Problem, Sentence};

use super::Call;
use crate::cli::{User, Verb};
use crate::ending::Ending;
use crate::opening::Opened;
use crate::settings::Settings;

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
    house.close().await;
    let Some(invitation) = made? else {
        let key = if is_set_up? { "user-reset-unknown" } else { "user-reset-nobody-yet" };
        return Err(Problem::rejected(key));
    };
    let page = accounts::password_page(&invitation);
    let link = format!("{}{page}", settings.address_at(settings.listen));
    call.console.say(Sentence::new("user-reset-done").with("until", invitation.until));
    call.console.print(&link);
    Ok(Ending::Done)
}
