//! Files on their way into the base: the command, the wizard, the undoing, the forgetting.

mod breaks;
mod by_hand;
pub mod desk;
mod erasure;
mod evidence;
mod forgetting;
mod going_back_and_forth;
mod kinds;
mod long;
mod mercier;
mod noes;
mod notes;
mod pieces;
mod programs;
mod refusals;
mod sales;
mod saved;
mod undo;
mod wizard;
