//! The pages: set-up, sign-in, the way back to a lost password, one's own account, the organisation, the colleagues, choosing a password.

mod account;
mod code;
mod colleague;
mod forgotten;
mod organisation;
mod password;
mod second_factor;
mod set_up;
mod sight;
mod sign_in;
mod teams;
mod users;

use std::sync::Arc;

use contracts::{Bookkeeping, Handover};
use kernel::{Ability, Country, Role};
use personal::Purpose;
use web::view::Choice;
use web::{NavGroup, NavItem, Routes, Rule, role_key};

use crate::Invitation;
use crate::throttle::Turnstile;

const HOUSE: Rule = Rule::May(Ability::ManageOrganisation, Purpose::DataProtection);
const TEAM: Rule = Rule::May(Ability::ManageTeam, Purpose::DataProtection);

/// What a form weighs that hands over: nothing to speak of, but thousands of records take their time.
const FORM_BYTES: usize = 1 << 16;

/// This context's routes. The books are kept by what set-up says; whoever leaves hands over.
pub fn routes(books: Arc<dyn Bookkeeping>, handover: Arc<dyn Handover>) -> Routes {
    Routes::new()
        .get(Rule::SetUp, set_up::show)
        .post(Rule::SetUp, set_up::create)
        .get(Rule::Open, sign_in::show)
        .post(Rule::Open, sign_in::create)
        .post(Rule::Open, code::create)
        .post(Rule::Member, sign_in::end)
        .get(Rule::Open, password::show)
        .post(Rule::Open, password::create)
        .get(Rule::Open, forgotten::show)
        .post(Rule::Open, forgotten::create)
        .get(Rule::Open, forgotten::show_link)
        .post(Rule::Open, forgotten::use_link)
        .get(Rule::Member, account::show)
        .post(Rule::Member, account::change)
        .post(Rule::Member, account::end_sessions)
        .get(Rule::Member, second_factor::show)
        .post(Rule::Member, second_factor::start)
        .post(Rule::Member, second_factor::take_first)
        .post(Rule::Member, second_factor::renew)
        .post(Rule::Member, second_factor::do_without)
        .get(HOUSE, organisation::show)
        .post(HOUSE, organisation::save)
        .get(TEAM, users::list)
        .post(TEAM, users::invite)
        .post(TEAM, users::link)
        .post(TEAM, users::demand)
        .get(TEAM, colleague::show)
        .post(TEAM, colleague::change)
        .upload(TEAM, FORM_BYTES, colleague::close)
        .post(TEAM, colleague::open)
        .post(TEAM, colleague::forget_factor)
        .and(sight_routes())
        .knowing(books)
        .knowing(handover)
        .knowing(Arc::new(Turnstile::default()))
}

/// Where it is said how far colleagues see, and with whom.
fn sight_routes() -> Routes {
    Routes::new()
        .post(TEAM, sight::change)
        .get(TEAM, teams::list)
        .post(TEAM, teams::add)
        .post(TEAM, teams::change)
        .post(TEAM, teams::remove)
}

/// This context's entries in the menu.
#[must_use]
pub fn nav() -> Vec<NavItem> {
    let item = |rank, label, icon, href, needs| NavItem {
        group: NavGroup::Settings,
        rank,
        label,
        icon,
        href,
        on_phone: false,
        needs,
    };
    vec![
        item(
            5,
            "organisation",
            "settings",
            organisation::OrganisationPath.to_string(),
            Ability::ManageOrganisation,
        ),
        item(10, "users", "users", users::Users.to_string(), Ability::ManageTeam),
    ]
}

/// One's own page, for the foot of the menu.
#[must_use]
pub fn account_page() -> String {
    account::Account.to_string()
}

/// The page of the organisation.
#[must_use]
pub fn organisation_page() -> String {
    organisation::OrganisationPath.to_string()
}

/// The page of the colleagues.
#[must_use]
pub fn users_page() -> String {
    users::Users.to_string()
}

/// The page where a link's holder chooses a password.
#[must_use]
pub fn password_page(invitation: &Invitation) -> String {
    password::PasswordPath { token: invitation.token.clone() }.to_string()
}

/// The page where somebody who lost their password chooses another.
pub fn way_back_page(token: &str) -> String {
    forgotten::ForgottenLink { token: token.to_owned() }.to_string()
}

/// The page where the ticket's holder sets the house up.
#[must_use]
pub fn set_up_page(ticket: &str) -> String {
    format!("{}?ticket={ticket}", web::paths::SetUp)
}

/// Where signing out is posted.
#[must_use]
pub fn sign_out_page() -> String {
    sign_in::SignOut.to_string()
}

/// The countries whose law Carnet knows, with their names.
const COUNTRIES: [(Country, &str); 2] = [(Country::FR, "country-fr"), (Country::BE, "country-be")];

fn country_key(country: Country) -> &'static str {
    COUNTRIES.iter().find(|(known, _)| *known == country).map_or("country-fr", |(_, name)| name)
}

fn languages() -> Vec<Choice> {
    vec![Choice::new("fr", "language-fr"), Choice::new("en", "language-en")]
}

/// The languages somebody may be written to in.
fn tongues() -> Vec<Choice> {
    let dutch = Choice::new("nl", "language-nl");
    languages().into_iter().chain([dutch]).collect()
}

fn roles() -> Vec<Choice> {
    let explained = |role: Role| {
        let hint = match role {
            Role::Owner => "role-owner-hint",
            Role::Seller => "role-seller-hint",
            Role::Marketer => "role-marketer-hint",
            Role::Support => "role-support-hint",
            Role::Accountant => "role-accountant-hint",
            Role::PrivacyLead => "role-privacy-lead-hint",
            Role::Reader => "role-reader-hint",
        };
        Choice::new(role.name(), role_key(role)).explained(hint)
    };
    Role::ALL.into_iter().map(explained).collect()
}
