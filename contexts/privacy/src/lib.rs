//! Privacy: why somebody is in the file, what they refused, what files claim of their consent,
//! and the erasure that reaches every context.
//!
//! Nobody is contactable yet: this core records, it does not decide. It knows no table but its
//! own; the other contexts' data are reached through the sources `app` wires.

mod carry_forward;
mod core;
mod desk;
mod erasure;
mod pages;
mod personal_data;
mod policy;
mod scope;
mod standing;
mod store;

pub use self::carry_forward::{
    CARRY_FORWARD, CarriedForward, Replayed, news_of, read as read_carried_forward, replay, to_carry_forward,
};
pub use self::core::{Core, refusals_lost};
pub use self::desk::{Desk, RefusalRejected, Said};
pub use self::erasure::{Eraser, ErasureRejected};
pub use self::pages::{panels, routes};
pub use self::personal_data::Source;
pub use self::policy::RolePolicy;
pub use self::store::erasures::{Receipt, all as erased};

/// This context's words.
pub const WORDS: web::Words = web::Words {
    room: "privacy",
    fr: include_str!("../locales/fr.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// The inventory of this context's tables.
pub const INVENTORY: &str = include_str!("../personal-data.toml");
