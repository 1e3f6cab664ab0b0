//! What lies beyond somebody's sight: an address that names a record out of it is one that does not exist.
//!
//! The gate asks this before any handler runs, of every record that the path of a route names. A page that
//! is added below a record is behind it from its first day.

use async_trait::async_trait;
use kernel::Scope;
use store::Store;
use uuid::Uuid;

use crate::Problem;

/// Knows which records are in sight; whoever keeps them implements it.
#[async_trait]
pub trait Horizon: Send + Sync {
    /// The parts of a route's path that name records, by their place between the slashes, with the
    /// records' kind. A path says it in its words: `/people/{id}/edit`.
    fn named(&self, path: &str) -> Vec<(usize, &'static str)>;

    /// Whether the record of this kind is in sight. One that is not there is not.
    ///
    /// # Errors
    /// When the store cannot say.
    async fn holds(&self, store: &Store, scope: &Scope, kind: &str, id: Uuid) -> Result<bool, Problem>;
}

/// Where no route names a record: the house before any context moved in.
#[derive(Debug, Clone, Copy, Default)]
pub struct NothingNamed;

#[async_trait]
impl Horizon for NothingNamed {
    fn named(&self, _: &str) -> Vec<(usize, &'static str)> {
        Vec::new()
    }

    async fn holds(&self, _: &Store, _: &Scope, _: &str, _: Uuid) -> Result<bool, Problem> {
        Ok(true)
    }
}

/// Says no where an address names a record out of sight.
pub(crate) async fn require(
    (horizon, store): (&dyn Horizon, &Store),
    scope: &Scope,
    (route, path): (&str, &str),
) -> Result<(), Problem> {
    if scope.is_all() {
        return Ok(());
    }
    let parts: Vec<&str> = path.split('/').collect();
    for (place, kind) in horizon.named(route) {
        // what is no id leads nowhere by itself
        let Some(id) = parts.get(place).and_then(|part| Uuid::parse_str(part).ok()) else { continue };
        if !horizon.holds(store, scope, kind, id).await? {
            return Err(Problem::NotFound);
        }
    }
    Ok(())
}
