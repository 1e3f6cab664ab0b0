//! Who works at Maison Delcourt: three people who sign in with the same password.

use accounts::{NewUser, Password, Sight, add_with_password};
use kernel::{Role, UserId};
use personal::Personal;
use store::Tx;

use super::dice::Dice;
use super::{DemoRejected, PASSWORD};

/// Those beside the owner: name, address, what they are.
pub const COLLEAGUES: [(&str, &str, Role); 2] = [
    ("Inès Wattrelos", "ines@maison-delcourt.example", Role::Seller),
    ("Pieter Van den Broeck", "pieter@maison-delcourt.example", Role::Accountant),
];

/// Those who look after customers.
#[derive(Debug, Clone, Copy)]
pub struct Team {
    /// Camille Delcourt, who runs the house.
    pub owner: UserId,
    /// Inès Wattrelos, who sells.
    pub seller: UserId,
}

impl Team {
    /// Lets the colleagues in beside the owner.
    pub async fn hire(tx: &mut Tx, owner: UserId) -> Result<Self, DemoRejected> {
        let new = COLLEAGUES.map(|(name, email, role)| NewUser {
            name: Personal::new(name.to_owned()),
            email: Personal::new(email.to_owned()),
            role,
            lang: None,
            sight: Sight::default(),
        });
        let password = Password::choose(PASSWORD).map_err(|_| DemoRejected::Unsound("password"))?;
        let hired = add_with_password(tx, &new, password).await?;
        let seller = hired.first().copied().ok_or(DemoRejected::Unsound("seller"))?;
        Ok(Self { owner, seller })
    }

    /// One of those who look after customers; the owner as often as not.
    pub fn one(&self, dice: &mut Dice) -> UserId {
        if dice.happens(50) { self.owner } else { self.seller }
    }
}
