//! The tables.

/// Refusals: append-only, one row per holder and scope.
pub mod refusal {
    use sea_orm::entity::prelude::*;
    use store::{Day, Instant};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "privacy_refusals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub holder_kind: String,
        pub holder_id: Uuid,
        pub channel: String,
        pub purpose: String,
        pub mark: String,
        pub until: Option<Day>,
        pub said_on: Option<Day>,
        pub source: String,
        pub batch_id: Option<Uuid>,
        pub recorded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The suppression list: keyed hashes of addresses, and what their owners refused.
pub mod suppression {
    use sea_orm::entity::prelude::*;
    use store::{Day, Instant};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "privacy_suppressions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub digest: Vec<u8>,
        pub channel: String,
        pub purpose: String,
        pub mark: String,
        pub until: Option<Day>,
        pub source: String,
        pub recorded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What files claim of somebody's consent.
pub mod claim {
    use personal::Personal;
    use sea_orm::entity::prelude::*;
    use store::{Day, Instant};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "privacy_claims")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub holder_kind: String,
        pub holder_id: Uuid,
        pub purpose: String,
        pub channel: String,
        pub answer: String,
        pub given_on: Option<Day>,
        pub batch_id: Option<Uuid>,
        pub recorded_at: Instant,
        pub evidence: Option<Personal<String>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Why somebody is kept, and where their data come from.
pub mod basis {
    use sea_orm::entity::prelude::*;
    use store::{Day, Instant};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "privacy_bases")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub holder_kind: String,
        pub holder_id: Uuid,
        pub purpose: String,
        pub basis: String,
        pub source_class: String,
        pub origin: String,
        pub origin_digest: Vec<u8>,
        pub origin_on: Day,
        pub batch_id: Option<Uuid>,
        pub recorded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Receipts of erasures: no content, only that it happened.
pub mod erasure {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "privacy_erasures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub holder_kind: String,
        pub holder_id: Uuid,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
