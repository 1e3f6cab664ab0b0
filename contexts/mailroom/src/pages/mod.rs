//! The page of the mailroom: the way, a trial of it, the outbox.

mod form;
mod outbox;
mod settings;

use kernel::Role;
use personal::Purpose;
use post::Carrier;
use web::{NavGroup, NavItem, Routes, Rule};

const OWNERS: Rule = Rule::Owner(Purpose::DataProtection);

/// This context's routes. Trials go by this carrier.
pub fn routes(carrier: Carrier) -> Routes {
    Routes::new()
        .get(OWNERS, settings::show)
        .post(OWNERS, settings::save)
        .post(OWNERS, settings::try_out)
        .post(OWNERS, outbox::try_again)
        .post(OWNERS, outbox::drop_letter)
        .knowing(carrier)
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
        least: Role::Owner,
    }]
}
