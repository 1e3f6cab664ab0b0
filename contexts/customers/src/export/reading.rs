//! Reads what leaves from one snapshot of the base, and reveals it to whoever exports.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use contracts::{Colleague, PrivacyCore};
use jiff::Timestamp;
use kernel::{
    ActivityId, AttachmentId, CompanyId, Holder, Id, PersonId, ProductId, SaleId, Scope, TaskId, UserId,
};
use personal::Access;
use store::{Fault, OrganisationKey, Snapshot, Store};
use uuid::Uuid;

use super::record::{
    ActivityRecord, ColleagueRecord, CompanyRecord, FiguresRecord, FileRecord, IdentifierRecord,
    PersonRecord, ProductRecord, Reach, RelationshipRecord, RoleRecord, SaleRecord, TaskRecord, Wishes,
};
use crate::books::Books;
use crate::person::Person;
use crate::store::{
    SaleRow, Sight, Standing, activities_by_ids, attachments_by_ids, books, company_names, content_of,
    coordinates_of_many, figures_of_many, identifiers_of_many, products_by_ids, roles_of_many, sale_rows,
    sales_by_ids, tasks_by_ids,
};

/// The base as one exporter may read it.
pub struct Reading {
    snapshot: Snapshot,
    key: OrganisationKey,
    privacy: Arc<dyn PrivacyCore>,
    access: Access,
    scope: Scope,
    /// When.
    pub made_at: Timestamp,
    /// How the books stood.
    pub books: Books,
    /// Those who work here.
    pub colleagues: Vec<ColleagueRecord>,
}

impl Reading {
    /// Opens the base for reading.
    pub async fn open(
        store: &Store,
        privacy: &Arc<dyn PrivacyCore>,
        colleagues: &[Colleague],
        (access, scope): (Access, Scope),
    ) -> Result<Self, Fault> {
        let snapshot = store.snapshot().await?;
        let books = books(snapshot.db()).await?;
        let told = |one: &Colleague| ColleagueRecord { id: one.id, name: one.name.reveal(&access).clone() };
        let colleagues = colleagues.iter().map(told).collect();
        Ok(Self {
            snapshot,
            key: store.key().clone(),
            privacy: Arc::clone(privacy),
            access,
            scope,
            made_at: store.ambient().now(),
            books,
            colleagues,
        })
    }

    /// Where questions are asked.
    pub const fn db(&self) -> &impl store::Db {
        self.snapshot.db()
    }

    /// The file as far as the exporter sees it.
    pub const fn sight(&self) -> Sight<'_, impl store::Db> {
        Sight::new(self.snapshot.db(), &self.scope)
    }

    /// The name of a colleague.
    pub fn colleague(&self, id: UserId) -> Option<&str> {
        self.colleagues.iter().find(|one| one.id == id).map(|one| one.name.as_str())
    }

    /// Companies, whole.
    pub async fn companies(&self, ids: &[Uuid]) -> Result<Vec<CompanyRecord>, Fault> {
        let ids: Vec<CompanyId> = ids.iter().copied().map(CompanyId::from_uuid).collect();
        let holders: Vec<Holder> = ids.iter().copied().map(Holder::from).collect();
        let standings = figures_of_many(self.db(), &holders).await?;
        let mut wishes: HashMap<Holder, Wishes> = self.wishes(&holders).await?.into_iter().collect();
        let mut records = Vec::with_capacity(ids.len());
        for company in self.sight().companies(&ids).await? {
            let standing = standings.get(&company.id.into());
            let relation = standing.map(|standing| standing.relation);
            let kept = RelationshipRecord::of(&company.details.relationship, relation, &self.access);
            records.push(CompanyRecord {
                figures: self.figures(standing),
                wishes: wishes.remove(&company.id.into()).unwrap_or_default(),
                ..CompanyRecord::of(&company, kept, &self.access)
            });
        }
        Ok(records)
    }

    /// People, whole.
    pub async fn people(&self, ids: &[Uuid]) -> Result<Vec<PersonRecord>, Fault> {
        let ids: Vec<PersonId> = ids.iter().copied().map(PersonId::from_uuid).collect();
        let holders: Vec<Holder> = ids.iter().copied().map(Holder::from).collect();
        let standings = figures_of_many(self.db(), &holders).await?;
        let mut wishes: HashMap<Holder, Wishes> = self.wishes(&holders).await?.into_iter().collect();
        let mut records = Vec::with_capacity(ids.len());
        for person in self.with_roles_in_sight(self.sight().people(&ids).await?).await? {
            let standing = standings.get(&person.id.into());
            let relation = standing.map(|standing| standing.relation);
            let kept = RelationshipRecord::of(&person.details.relationship, relation, &self.access);
            records.push(PersonRecord {
                figures: self.figures(standing),
                wishes: wishes.remove(&person.id.into()).unwrap_or_default(),
                ..PersonRecord::of(&person, kept, &self.access)
            });
        }
        Ok(records)
    }

    /// Sales with their lines.
    pub async fn sales(&self, ids: &[Uuid]) -> Result<Vec<SaleRecord>, Fault> {
        let ids: Vec<SaleId> = ids.iter().copied().map(SaleId::from_uuid).collect();
        let mut sales = sales_by_ids(self.db(), &ids).await?;
        let people: Vec<Holder> =
            sales.iter().filter_map(|sale| sale.details.person).map(Holder::from).collect();
        let seen = self.seen(&people).await?;
        for sale in &mut sales {
            sale.details.person = sale.details.person.filter(|id| seen.contains(&(*id).into()));
        }
        Ok(sales.iter().map(|sale| SaleRecord::of(sale, &self.access)).collect())
    }

    /// Products.
    pub async fn products(&self, ids: &[Uuid]) -> Result<Vec<ProductRecord>, Fault> {
        let ids: Vec<ProductId> = ids.iter().copied().map(ProductId::from_uuid).collect();
        Ok(products_by_ids(self.db(), &ids).await?.into_iter().map(ProductRecord::from).collect())
    }

    /// Activities.
    pub async fn activities(&self, ids: &[Uuid]) -> Result<Vec<ActivityRecord>, Fault> {
        let ids: Vec<ActivityId> = ids.iter().copied().map(ActivityId::from_uuid).collect();
        let activities = activities_by_ids(self.db(), &ids).await?;
        Ok(activities.iter().map(|one| ActivityRecord::of(one, &self.access)).collect())
    }

    /// Tasks.
    pub async fn tasks(&self, ids: &[Uuid]) -> Result<Vec<TaskRecord>, Fault> {
        let ids: Vec<TaskId> = ids.iter().copied().map(TaskId::from_uuid).collect();
        let tasks = tasks_by_ids(self.db(), &ids).await?;
        Ok(tasks.iter().map(|one| TaskRecord::of(one, &self.access)).collect())
    }

    /// Files, without what they hold.
    pub async fn files(&self, ids: &[Uuid]) -> Result<Vec<FileRecord>, Fault> {
        let ids: Vec<AttachmentId> = ids.iter().copied().map(AttachmentId::from_uuid).collect();
        let files = attachments_by_ids(self.db(), &ids).await?;
        Ok(files.iter().map(|one| FileRecord::of(one, &self.access)).collect())
    }

    /// Files with what they hold.
    pub async fn whole_files(&self, ids: &[Uuid]) -> Result<Vec<FileRecord>, Fault> {
        let ids: Vec<AttachmentId> = ids.iter().copied().map(AttachmentId::from_uuid).collect();
        let mut records = Vec::with_capacity(ids.len());
        for file in attachments_by_ids(self.db(), &ids).await? {
            let record = FileRecord::of(&file, &self.access);
            let content = content_of(self.db(), &self.key, &file).await?;
            records.push(match content {
                Some(content) => record.holding(&content),
                None => record,
            });
        }
        Ok(records)
    }

    /// What is known of the wishes of holders, in the order asked.
    pub async fn wishes(&self, holders: &[Holder]) -> Result<Vec<(Holder, Wishes)>, Fault> {
        let states = self.privacy.states_at(&self.snapshot, holders).await?;
        let wishes = states.into_iter().map(|state| Wishes::of(state, &self.access));
        Ok(holders.iter().copied().zip(wishes).collect())
    }

    /// How holders are reached, in the order asked.
    pub async fn reach(&self, holders: &[Uuid]) -> Result<Vec<(Uuid, Reach)>, Fault> {
        let all = coordinates_of_many(self.db(), holders).await?;
        let told = |id: &Uuid| all.get(id).map(|found| (*id, Reach::of(found, &self.access)));
        Ok(holders.iter().filter_map(told).collect())
    }

    /// The numbers of companies, in the order asked.
    pub async fn identifiers(&self, companies: &[Uuid]) -> Result<Vec<(Uuid, IdentifierRecord)>, Fault> {
        let all = identifiers_of_many(self.db(), companies).await?;
        let told = |id: &Uuid| {
            let numbers = all.get(id).map(Vec::as_slice).unwrap_or_default();
            let id = *id;
            numbers.iter().map(move |number| (id, IdentifierRecord::of(number, &self.access)))
        };
        Ok(companies.iter().flat_map(told).collect())
    }

    /// Who does what where, in the order asked.
    pub async fn roles(&self, people: &[Uuid]) -> Result<Vec<(PersonId, RoleRecord)>, Fault> {
        let all = roles_of_many(self.db(), people).await?;
        let told = |id: &Uuid| {
            let id = PersonId::from_uuid(*id);
            let roles = all.get(&id).map(Vec::as_slice).unwrap_or_default();
            roles.iter().map(move |role| (id, RoleRecord::of(role, &self.access)))
        };
        Ok(people.iter().flat_map(told).collect())
    }

    /// The names of the main companies of people.
    pub async fn employers(&self, people: &[PersonRecord]) -> Result<HashMap<CompanyId, String>, Fault> {
        let mut ids: Vec<CompanyId> =
            people.iter().filter_map(|person| Some(person.roles.first()?.company_id)).collect();
        ids.sort_unstable();
        ids.dedup();
        let names = company_names(self.db(), &ids).await?;
        Ok(names.into_iter().map(|(id, name)| (id, name.into_revealed(&self.access))).collect())
    }

    /// The names of the buyers of sales: company and person.
    pub async fn buyers(&self, sales: &[Uuid]) -> Result<HashMap<SaleId, Buyers>, Fault> {
        let told = |row: SaleRow| {
            let company = row.company.map(|(_, name)| name.into_revealed(&self.access));
            let person = row.person.map(|(_, name)| name.into_revealed(&self.access));
            (row.id, Buyers { company, person })
        };
        Ok(sale_rows(self.sight(), sales).await?.into_iter().map(told).collect())
    }

    /// People without what they do at companies out of sight.
    async fn with_roles_in_sight(&self, mut people: Vec<Person>) -> Result<Vec<Person>, Fault> {
        let companies: Vec<Holder> =
            people.iter().flat_map(|person| &person.details.roles).map(|role| role.company.into()).collect();
        let seen = self.seen(&companies).await?;
        for person in &mut people {
            person.details.roles.retain(|role| seen.contains(&role.company.into()));
        }
        Ok(people)
    }

    async fn seen(&self, holders: &[Holder]) -> Result<HashSet<Holder>, Fault> {
        Ok(self.sight().among(holders).await?.into_iter().collect())
    }

    fn figures(&self, standing: Option<&Standing>) -> Option<FiguresRecord> {
        standing.map(|standing| FiguresRecord::of(&standing.figures, &self.books))
    }
}

/// The names of those who buy.
#[derive(Clone, Default)]
pub struct Buyers {
    /// The company's.
    pub company: Option<String>,
    /// The person's.
    pub person: Option<String>,
}
