//! Those who sign in.

use kernel::{Id, Role, TeamId, UserId};
use personal::Personal;
use post::Tongue;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use store::{Db, Fault, Tx};
use web::ChosenColumns;

use super::entity::user::{ActiveModel, Column, Entity, Model};
use crate::sight::Sight;
use crate::user::NewUser;

/// Everybody, in the order of their coming.
pub async fn all(db: &impl Db) -> Result<Vec<Model>, Fault> {
    Ok(Entity::find().order_by_asc(Column::Id).all(db).await?)
}

/// Whether anybody signs in here yet.
pub async fn any(db: &impl Db) -> Result<bool, Fault> {
    Ok(Entity::find().one(db).await?.is_some())
}

/// A user by id.
pub async fn find(db: &impl Db, id: UserId) -> Result<Option<Model>, Fault> {
    Ok(Entity::find_by_id(id.uuid()).one(db).await?)
}

/// A user by canonical address.
pub async fn by_email(db: &impl Db, email: &Personal<String>) -> Result<Option<Model>, Fault> {
    Ok(Entity::find().filter(Column::Email.eq(email.clone())).one(db).await?)
}

/// Whether an owner can sign in: an open account with a password; an invitation is none yet. On
/// PostgreSQL the owners stay as they are until the transaction ends: two who close each other's
/// account at once cannot both succeed.
pub async fn has_open_owner(db: &impl Db) -> Result<bool, Fault> {
    let owners = Entity::find()
        .filter(Column::Role.eq(Role::Owner.name()))
        .filter(Column::DisabledAt.is_null())
        .filter(Column::PasswordHash.is_not_null());
    let is_server = db.get_database_backend() == DbBackend::Postgres;
    let owners = if is_server { owners.lock_exclusive() } else { owners };
    Ok(!owners.all(db).await?.is_empty())
}

/// Adds a user, with a password hash or none yet.
pub async fn add(tx: &Tx, id: UserId, new: &NewUser, password_hash: Option<String>) -> Result<(), Fault> {
    let row = ActiveModel {
        id: Set(id.uuid()),
        name: Set(new.name.clone()),
        email: Set(new.email.clone()),
        role: Set(new.role.name().to_owned()),
        lang: Set(new.lang.map(|lang| lang.code().to_owned())),
        password_hash: Set(password_hash),
        created_at: Set(tx.ambient().now().into()),
        disabled_at: Set(None),
        theme: Set(None),
        density: Set(None),
        keys: Set(None),
        visibility: Set(new.sight.visibility.name().to_owned()),
        team_id: Set(new.sight.team.map(Id::uuid)),
        columns: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Gives a user a new password hash.
pub async fn set_password(tx: &Tx, id: UserId, hash: String) -> Result<(), Fault> {
    update(tx, ActiveModel { id: Set(id.uuid()), password_hash: Set(Some(hash)), ..Default::default() }).await
}

/// Gives a user a name and a language.
pub async fn set_profile(tx: &Tx, id: UserId, name: &Personal<String>, lang: Tongue) -> Result<(), Fault> {
    let lang = Set(Some(lang.code().to_owned()));
    update(tx, ActiveModel { id: Set(id.uuid()), name: Set(name.clone()), lang, ..Default::default() }).await
}

/// Keeps how a user likes Carnet: `theme`, `density` or `keys`.
pub async fn set_choice(tx: &Tx, id: UserId, choice: &str, value: &str) -> Result<(), Fault> {
    let value = Set(Some(value.to_owned()));
    let row = ActiveModel { id: Set(id.uuid()), ..Default::default() };
    let row = match choice {
        "theme" => ActiveModel { theme: value, ..row },
        "density" => ActiveModel { density: value, ..row },
        _ => ActiveModel { keys: value, ..row },
    };
    update(tx, row).await
}

/// Keeps which columns of a list a user wants to see; with `None` the list's own.
pub async fn set_columns(tx: &Tx, id: UserId, list: &str, columns: Option<Vec<String>>) -> Result<(), Fault> {
    let Some(user) = find(tx.db(), id).await? else { return Ok(()) };
    let chosen = ChosenColumns::read(user.columns.as_deref()).choosing(list, columns);
    update(tx, ActiveModel { id: Set(id.uuid()), columns: Set(chosen.written()), ..Default::default() }).await
}

/// Makes a user something else.
pub async fn set_role(tx: &Tx, id: UserId, role: Role) -> Result<(), Fault> {
    update(tx, ActiveModel { id: Set(id.uuid()), role: Set(role.name().to_owned()), ..Default::default() })
        .await
}

/// Lets a user see so far.
pub async fn set_sight(tx: &Tx, id: UserId, sight: Sight) -> Result<(), Fault> {
    let row = ActiveModel {
        id: Set(id.uuid()),
        visibility: Set(sight.visibility.name().to_owned()),
        team_id: Set(sight.team.map(Id::uuid)),
        ..Default::default()
    };
    update(tx, row).await
}

/// Everybody of a team, those whose account was closed included: what they looked after is the team's.
pub async fn of_team(db: &impl Db, team: TeamId) -> Result<Vec<UserId>, Fault> {
    let theirs = Entity::find().filter(Column::TeamId.eq(team.uuid())).order_by_asc(Column::Id);
    Ok(theirs.all(db).await?.iter().map(Model::id).collect())
}

/// Opens or closes an account.
pub async fn set_open(tx: &Tx, id: UserId, open: bool) -> Result<(), Fault> {
    let disabled_at = if open { None } else { Some(tx.ambient().now().into()) };
    update(tx, ActiveModel { id: Set(id.uuid()), disabled_at: Set(disabled_at), ..Default::default() }).await
}

/// Drops a user as if they had never been.
pub async fn remove(tx: &Tx, id: UserId) -> Result<(), Fault> {
    Entity::delete_by_id(id.uuid()).exec(tx.db()).await?;
    Ok(())
}

async fn update(tx: &Tx, row: ActiveModel) -> Result<(), Fault> {
    row.update(tx.db()).await?;
    Ok(())
}
