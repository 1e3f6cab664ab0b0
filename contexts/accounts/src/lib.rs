//! Accounts: whose house this is, who signs in, and with which role.
//!
//! A password is never stored, only its argon2id hash; a session or invitation token never, only
//! its keyed digest. Attempts are throttled per address, per client and in all. What a telephone shares
//! with Carnet is sealed, and a code of it is taken once.

mod beginning;
mod colleagues;
mod demonstration;
mod device;
mod forgotten;
mod invitation;
mod keeper;
mod letters;
mod organisation;
mod pages;
mod password;
mod qr;
mod recovery;
mod retention;
mod second_factor;
mod sight;
mod store;
mod team;
mod throttle;
mod totp;
mod user;

pub use beginning::{TeamSoFar, steps_aside, steps_put_aside, team_so_far};
pub use colleagues::TheHouse;
pub use demonstration::{add_with_password, take_out};
pub use device::Device;
pub use forgotten::WayBack;
pub use invitation::{Invitation, SetUpTicket};
pub use keeper::Keeper;
pub use letters::LETTERS;
pub use organisation::Established;
pub use pages::{
    account_page, nav, organisation_page, password_page, routes, set_up_page, sign_out_page, users_page,
};
pub use password::{Password, WeakPassword};
pub use retention::forget_old;
pub use sight::Sight;
pub use user::{AccountRejected, NewHouse, NewUser, reset_password, set_up, sign_everybody_out};

/// This context's words.
pub const WORDS: web::Words = web::Words {
    room: "accounts",
    fr: include_str!("../locales/fr.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// The inventory of this context's tables.
pub const INVENTORY: &str = include_str!("../personal-data.toml");
