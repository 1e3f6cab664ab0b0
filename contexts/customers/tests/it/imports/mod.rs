//! Files on their way into the base: the command, the wizard, the undoing, the forgetting.

mod desk;
mod erasure;
mod mercier;
mod noes;
