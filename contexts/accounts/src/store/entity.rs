//! The tables.

/// The one organisation.
pub mod organisation {
    use personal::Personal;
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_organisation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub name: String,
        pub country: String,
        pub zone: String,
        pub currency: String,
        pub lang: String,
        pub controller: Personal<String>,
        pub created_at: Instant,
        pub vat: String,
        pub factor_required_at: Option<Instant>,
        pub steps_aside_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Those who sign in.
pub mod user {
    use kernel::{Id, Role, TeamId, UserId, Visibility};
    use personal::Personal;
    use sea_orm::entity::prelude::*;
    use store::{Fault, Instant};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_users")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: Personal<String>,
        pub email: Personal<String>,
        pub role: String,
        pub lang: Option<String>,
        pub password_hash: Option<String>,
        pub created_at: Instant,
        pub disabled_at: Option<Instant>,
        pub theme: Option<String>,
        pub density: Option<String>,
        pub keys: Option<String>,
        pub visibility: String,
        pub team_id: Option<Uuid>,
        pub columns: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        pub fn id(&self) -> UserId {
            UserId::from_uuid(self.id)
        }

        pub fn role(&self) -> Result<Role, Fault> {
            Role::from_name(&self.role).ok_or(Fault::Damaged("role"))
        }

        pub fn visibility(&self) -> Result<Visibility, Fault> {
            Visibility::from_name(&self.visibility).ok_or(Fault::Damaged("visibility"))
        }

        pub fn team(&self) -> Option<TeamId> {
            self.team_id.map(TeamId::from_uuid)
        }
    }
}

/// Teams.
pub mod team {
    use kernel::{Id, TeamId};
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_teams")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        pub fn id(&self) -> TeamId {
            TeamId::from_uuid(self.id)
        }
    }
}

/// Sessions, by the digest of their token.
pub mod session {
    use personal::Personal;
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: Vec<u8>,
        pub user_id: Uuid,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub device: Option<Personal<String>>,
        pub seen_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Second factors: what a telephone shares with Carnet, sealed.
pub mod factor {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_factors")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: Uuid,
        pub sealed: Vec<u8>,
        pub begun_at: Instant,
        pub since: Option<Instant>,
        pub last_step: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Recovery codes that are still good, by their digest.
pub mod recovery_code {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: Vec<u8>,
        pub user_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Those whose password was right and whose code is awaited, by the digest of their token.
pub mod waiting {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_waiting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: Vec<u8>,
        pub user_id: Uuid,
        pub expires_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Links and the set-up ticket, by the digest of their token.
pub mod invitation {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_invitations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: Vec<u8>,
        pub user_id: Option<Uuid>,
        pub expires_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Failed attempts to sign in, by the digest of the address, or of whose code it was.
pub mod attempt {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_attempts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub who: Vec<u8>,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
