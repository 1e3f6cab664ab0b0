//! What every other room may rely on: ids, time, money, languages, actors.
//!
//! Nothing here knows a customer, a table or a page. Time and randomness are never
//! taken from the air: they come in by [`Ambient`], so that a deadline can be tested
//! on the day it falls.

mod actor;
mod ambient;
mod country;
mod holder;
mod id;
mod lang;
mod money;
mod role;
mod scope;
pub mod text;
mod vat;

pub use actor::Actor;
pub use ambient::{Ambient, Clock, Entropy, SystemClock, SystemEntropy};
pub use country::{Country, UnknownCountry};
pub use holder::Holder;
pub use id::{
    ActivityId, AttachmentId, BatchId, CompanyId, Id, JobId, LineId, PersonId, ProductId, RoleId, RowId,
    SaleId, TaskId, TeamId, UserId,
};
pub use lang::Lang;
pub use money::{Currency, Money, MoneyOverflow};
pub use role::{Ability, Role};
pub use scope::{Scope, Visibility};
pub use vat::Vat;
