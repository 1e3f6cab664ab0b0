//! Letters the house itself writes: an invitation, a way back to a lost password. Never a campaign.
//!
//! A letter is put into the [outbox](crate::put) in the transaction of the act that causes it, and a job
//! carries it out: to the organisation's own relay by SMTP, or into a folder of the data folder for who
//! is trying Carnet out. Addresses, words, links and the relay's password are sealed at rest; what a
//! letter said is forgotten as soon as it is sent.
//!
//! Which guarantee is given: a letter whose act was committed is carried until the relay takes it, refuses
//! it for good, or it is too late for it. It is carried twice only where the relay's answer to the whole
//! letter, or our note of that answer, was lost; both then bear the same Message-ID.

mod address;
mod carrier;
mod compose;
mod letter;
mod outbox;
mod postman;
mod settings;
mod smtp;
mod trouble;
mod words;

pub use address::{BadAddress, canonical};
pub use carrier::Carrier;
pub use letter::{Letter, Link};
pub use outbox::{
    Slip, Standing, drop_letter, drop_waiting, forget_old, given_up, put, slips, try_again, try_all_again,
};
pub use postman::{Postman, SEND};
pub use settings::{
    BadSettings, Relay, Secret, Security, Sender, Settings, SignIn, Way, find, is_set_up, remove, save,
};
pub use trouble::{Trouble, Why};
pub use words::{LetterWords, Tongue};

/// The inventory of this room's tables.
pub const INVENTORY: &str = include_str!("../personal-data.toml");
