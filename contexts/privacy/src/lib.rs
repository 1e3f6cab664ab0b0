//! Privacy: why somebody is in the file, what they refused, what files claim of their consent,
//! and the erasure that reaches every context.
//!
//! Nobody is contactable yet: this core records, it does not decide. It knows no table but its
//! own; the other contexts' data are reached through the sources `app` wires.

mod carry_forward;
mod core;
mod erasure;
mod personal_data;
mod policy;
mod scope;
mod store;

pub use self::carry_forward::{CARRY_FORWARD, CarriedForward, read as read_carried_forward, replay, since};
pub use self::core::Core;
pub use self::erasure::{Eraser, ErasureRejected};
pub use self::personal_data::Source;
pub use self::policy::RolePolicy;

/// The inventory of this context's tables.
pub const INVENTORY: &str = include_str!("../personal-data.toml");
