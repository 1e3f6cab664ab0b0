//! Files on their way into the base: the command, the wizard, the undoing, the forgetting.

pub mod desk;
mod erasure;
mod mercier;
mod noes;
