//! The page of the mailroom: the way, a trial of it, the outbox.

mod form;
mod outbox;
mod settings;
mod today;

use kernel::Ability;
use personal::Purpose;
use post::Carrier;
use web::{NavGroup, NavItem, Routes, Rule};

pub use self::today::LettersGivenUp;

const HOUSE: Rule = Rule::May(Ability::ManageOrganisation, Purpose::DataProtection);

/// This context's routes. Trials go by this carrier.
pub fn routes(carrier: Carrier) -> Routes {
    Routes::new()
        .get(HOUSE, settings::show)
        .post(HOUSE, settings::save)
        .post(HOUSE, settings::try_out)
        .post(HOUSE, outbox::try_again)
        .post(HOUSE, outbox::drop_letter)
        .knowing(carrier)
}

/// The page of the mail.
#[must_use]
pub fn mail_page() -> String {
    settings::Mail.to_string()
}

/// This context's entry in the menu.
#[must_use]
pub fn nav() -> Vec<NavItem> {
    vec![NavItem {
        group: NavGroup::Settings,
        rank: 15,
        label: "mail",
        icon: "mail",
        href: settings::Mail.to_string(),
        on_phone: false,
        needs: Ability::ManageOrganisation,
    }]
}
