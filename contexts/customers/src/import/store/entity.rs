//! The tables of the import, as sea-orm sees them. What a file said stands sealed in all of them.

/// Batches.
pub mod batch {
    use sea_orm::entity::prelude::*;
    use store::{Day, Instant};

    /// A batch.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_imports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i64,
        pub state: String,
        pub created_at: Instant,
        pub updated_at: Instant,
        pub actor_kind: String,
        pub actor_id: Option<Uuid>,
        pub wrapped_key: Option<Vec<u8>>,
        pub draft: Option<Vec<u8>>,
        pub findings: Option<Vec<u8>>,
        pub source_class: Option<String>,
        pub basis: Option<String>,
        pub purpose: Option<String>,
        pub origin: Option<String>,
        pub origin_on: Option<Day>,
        pub job_id: Option<Uuid>,
        pub totals: Option<String>,
        pub failure: Option<String>,
        pub published_at: Option<Instant>,
        pub ended_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Uploaded files.
pub mod file {
    use sea_orm::entity::prelude::*;

    /// A file.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_import_files")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub size: i64,
        pub name: Vec<u8>,
        /// All of it, as versions before sealed it; nothing where it lies in pieces.
        pub content: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The pieces of uploaded files.
pub mod piece {
    use sea_orm::entity::prelude::*;

    /// A piece of a file.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_import_pieces")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub file: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub content: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was recognised in uploaded files.
pub mod survey {
    use sea_orm::entity::prelude::*;

    /// What was recognised in the files of a batch.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_import_surveys")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: Uuid,
        pub survey: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Staged records.
pub mod staged {
    use sea_orm::entity::prelude::*;

    /// A record out of sight.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_import_staged")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub kind: String,
        pub holder_kind: Option<String>,
        pub holder_id: Option<Uuid>,
        pub record: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Rows not taken in.
pub mod reject {
    use sea_orm::entity::prelude::*;

    /// A row not taken in.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_import_rejects")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub reject: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Notes held back.
pub mod note {
    use sea_orm::entity::prelude::*;

    /// A note held back.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_import_notes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub batch_id: Uuid,
        pub place: i64,
        pub holder_kind: Option<String>,
        pub holder_id: Option<Uuid>,
        pub note: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What stood before.
pub mod before {
    use sea_orm::entity::prelude::*;

    /// What stood in a record the batch changed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_import_before")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub record_kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub record_id: Uuid,
        pub holder_kind: Option<String>,
        pub holder_id: Option<Uuid>,
        pub version: i64,
        pub before: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How sources are read.
pub mod mapping {
    use sea_orm::entity::prelude::*;
    use store::Instant;

    /// How a source is read.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers_import_mappings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub mapping: Vec<u8>,
        pub used_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
