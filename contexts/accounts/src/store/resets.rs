//! Requests for a new password: who asked is known by a digest, for a day; the address lies sealed until
//! the job has read it; the link is known by a digest, until it is used or an hour has passed.

use jiff::{SignedDuration, Timestamp};
use kernel::{Id, RowId, UserId};
use personal::Personal;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Fault, Instant, Store, Tx};

use super::digest;
use entity::{ActiveModel, Column, Entity};

const ASKING: &str = "password requests";
const LINKS: &str = "password links";
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

/// Lets nobody else ask for the same address until this transaction ends: two at once would count alike.
pub async fn hold(tx: &Tx, email: &Personal<String>) -> Result<(), Fault> {
    tx.hold(ASKING, &digest(tx.key(), ASKING, email.stored())).await
}

/// How often a new password was asked for with an address since an instant.
pub async fn asked_since(tx: &Tx, email: &Personal<String>, since: Timestamp) -> Result<u64, Fault> {
    let theirs = Entity::find()
        .filter(Column::Who.eq(digest(tx.key(), ASKING, email.stored())))
        .filter(Column::AskedAt.gt(Instant::from(since)));
    Ok(theirs.count(tx.db()).await?)
}

/// Notes a request.
pub async fn note(tx: &Tx, email: &Personal<String>) -> Result<RowId, Fault> {
    let id: RowId = tx.ambient().id();
    let sealed = tx.key().cipher(ASKING).seal(email.stored().as_bytes(), id.uuid().as_bytes(), tx.ambient());
    let row = ActiveModel {
        id: Set(id.uuid()),
        who: Set(digest(tx.key(), ASKING, email.stored())),
        sealed: Set(Some(sealed)),
        asked_at: Set(tx.ambient().now().into()),
        user_id: Set(None),
        digest: Set(None),
        expires_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Forgets the requests of before, their links and their addresses; those of a clock that ran ahead too.
pub async fn forget_old(tx: &Tx) -> Result<(), Fault> {
    let now = tx.ambient().now();
    let old = now.saturating_sub(REMEMBERED).unwrap_or(now);
    let odd = Column::AskedAt.not_between(Instant::from(old), Instant::from(now));
    Entity::delete_many().filter(odd).exec(tx.db()).await?;
    Ok(())
}

/// The address of a request, which is forgotten with that; `None` when it was read before.
pub async fn take_address(tx: &Tx, request: RowId) -> Result<Option<Personal<String>>, Fault> {
    let row = Entity::find_by_id(request.uuid()).one(tx.db()).await?;
    let Some(sealed) = row.and_then(|row| row.sealed) else { return Ok(None) };
    let plain = tx.key().cipher(ASKING).open(&sealed, request.uuid().as_bytes())?;
    let address = String::from_utf8(plain.to_vec()).map_err(|_| Fault::Damaged("password request"))?;
    change(tx, request, ActiveModel { sealed: Set(None), ..Default::default() }).await?;
    Ok(Some(Personal::new(address)))
}

/// Gives a request the link that answers it.
pub async fn arm(tx: &Tx, request: RowId, user: UserId, token: &str, until: Timestamp) -> Result<(), Fault> {
    let armed = ActiveModel {
        user_id: Set(Some(user.uuid())),
        digest: Set(Some(digest(tx.key(), LINKS, token))),
        expires_at: Set(Some(until.into())),
        ..Default::default()
    };
    change(tx, request, armed).await
}

/// Whose a link is that is good now.
pub async fn find(store: &Store, token: &str) -> Result<Option<UserId>, Fault> {
    let row = Entity::find()
        .filter(Column::Digest.eq(digest(store.key(), LINKS, token)))
        .filter(Column::ExpiresAt.gt(Instant::from(store.ambient().now())))
        .one(store.reader())
        .await?;
    Ok(row.and_then(|row| row.user_id).map(UserId::from_uuid))
}

/// Uses a link up; answers whether it was still there.
pub async fn use_up(tx: &Tx, token: &str) -> Result<bool, Fault> {
    let link = Column::Digest.eq(digest(tx.key(), LINKS, token));
    let used = Entity::update_many().set(unarmed()).filter(link).exec(tx.db()).await?;
    Ok(used.rows_affected == 1)
}

/// Drops every link of a user. That they asked is still counted.
pub async fn drop_of(tx: &Tx, user: UserId) -> Result<(), Fault> {
    Entity::update_many().set(unarmed()).filter(Column::UserId.eq(user.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// Drops every link and request.
pub async fn drop_all(tx: &Tx) -> Result<(), Fault> {
    Entity::delete_many().exec(tx.db()).await?;
    Ok(())
}

fn unarmed() -> ActiveModel {
    ActiveModel { user_id: Set(None), digest: Set(None), expires_at: Set(None), ..Default::default() }
}

async fn change(tx: &Tx, request: RowId, to: ActiveModel) -> Result<(), Fault> {
    Entity::update_many().set(to).filter(Column::Id.eq(request.uuid())).exec(tx.db()).await?;
    Ok(())
}

mod entity {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_resets")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub who: Vec<u8>,
        pub sealed: Option<Vec<u8>>,
        pub asked_at: Instant,
        pub user_id: Option<Uuid>,
        pub digest: Option<Vec<u8>>,
        pub expires_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
