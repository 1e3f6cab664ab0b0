//! Many rows in few statements.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use store::{Db, Fault};

/// How many rows go into one statement: well below what either engine can bind.
pub const CHUNK: usize = 200;

/// Inserts rows, many at a time.
pub async fn insert<E>(db: &impl Db, rows: Vec<E::Model>) -> Result<(), Fault>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let mut rows = rows.into_iter().map(|row| row.into_active_model().reset_all()).peekable();
    while rows.peek().is_some() {
        E::insert_many(rows.by_ref().take(CHUNK)).exec_without_returning(db).await?;
    }
    Ok(())
}

/// A place in a list, as its column keeps it.
pub fn place(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}
