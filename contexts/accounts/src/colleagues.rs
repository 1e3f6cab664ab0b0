//! What other contexts learn about those who sign in: names to show beside what they did.

use async_trait::async_trait;
use contracts::{Colleague, Colleagues};
use store::{Fault, Store};

use crate::store::entity::user::Model;
use crate::store::users;

/// Those who sign in, as other contexts may ask about them.
#[derive(Debug, Clone, Copy, Default)]
pub struct TheHouse;

#[async_trait]
impl Colleagues for TheHouse {
    async fn colleagues(&self, store: &Store) -> Result<Vec<Colleague>, Fault> {
        users::all(store.reader()).await?.into_iter().map(colleague).collect()
    }
}

fn colleague(user: Model) -> Result<Colleague, Fault> {
    Ok(Colleague { id: user.id(), role: user.role()?, is_open: user.disabled_at.is_none(), name: user.name })
}
