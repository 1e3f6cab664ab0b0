//! The addresses that several pages lead to. Each handler takes its own; what one page alone leads
//! to stands beside its handler.

use kernel::{AttachmentId, CompanyId, Holder, PersonId, SaleId, TaskId};
use serde::Deserialize;
pub use web::paths::{Companies, CompanyRecord as CompanyPath, People, PersonRecord as PersonPath, record};
use web::{Problem, TypedPath};

macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {$(
        $(#[$doc])*
        #[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
        #[typed_path($path)]
        pub struct $name;
    )*};
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident($id:ty) = $path:literal;)*) => {$(
        $(#[$doc])*
        #[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
        #[typed_path($path, rejection(Problem))]
        pub struct $name {
            pub id: $id,
        }
    )*};
}

paths! {
    /// A new contact.
    NewPerson = "/people/new";
    /// The people of a list, in a file.
    PeopleExport = "/people/export";
    /// Which columns of the list of people somebody wants to see is posted here.
    PeopleColumns = "/people/columns";
    /// A new company.
    NewCompany = "/companies/new";
    /// The companies of a list, in a file.
    CompaniesExport = "/companies/export";
    /// Which columns of the list of companies somebody wants to see is posted here.
    CompaniesColumns = "/companies/columns";
    /// Sales.
    Sales = "/sales";
    /// A new sale.
    NewSale = "/sales/new";
    /// The sales of a list, in a file.
    SalesExport = "/sales/export";
    /// Which columns of the list of sales somebody wants to see is posted here.
    SalesColumns = "/sales/columns";
    /// Tasks.
    Tasks = "/tasks";
    /// The whole file, in a file.
    WholeExport = "/export";
    /// What falls short in the file.
    Quality = "/quality";
    /// The search from everywhere.
    Search = "/search";
}

records! {
    /// What a person bought.
    PersonSales(PersonId) = "/people/{id}/sales";
    /// What changed about a person.
    PersonHistory(PersonId) = "/people/{id}/history";
    /// What is written down about a person is posted here.
    PersonActivities(PersonId) = "/people/{id}/activities";
    /// The form that corrects a person.
    PersonEdit(PersonId) = "/people/{id}/edit";
    /// From a person to the one before in the list one came from.
    PreviousPerson(PersonId) = "/people/{id}/previous";
    /// From a person to the next one.
    NextPerson(PersonId) = "/people/{id}/next";
    /// From a company to the one before in the list one came from.
    PreviousCompany(CompanyId) = "/companies/{id}/previous";
    /// From a company to the next one.
    NextCompany(CompanyId) = "/companies/{id}/next";
    /// What a company bought.
    CompanySales(CompanyId) = "/companies/{id}/sales";
    /// What changed about a company.
    CompanyHistory(CompanyId) = "/companies/{id}/history";
    /// What is written down about a company is posted here.
    CompanyActivities(CompanyId) = "/companies/{id}/activities";
    /// The form that corrects a company.
    CompanyEdit(CompanyId) = "/companies/{id}/edit";
    /// The files on a person's record.
    PersonFiles(PersonId) = "/people/{id}/files";
    /// The files on a company's record.
    CompanyFiles(CompanyId) = "/companies/{id}/files";
    /// A file on a record.
    FilePage(AttachmentId) = "/files/{id}";
    /// What a file holds.
    FileContent(AttachmentId) = "/files/{id}/content";
    /// That a file is to go is posted here.
    FileRemoval(AttachmentId) = "/files/{id}/removal";
    /// The form that plans a task about a person.
    PersonTask(PersonId) = "/people/{id}/tasks/new";
    /// The form that plans a task about a company.
    CompanyTask(CompanyId) = "/companies/{id}/tasks/new";
    /// The form that corrects a task.
    TaskEdit(TaskId) = "/tasks/{id}/edit";
    /// That a task is done is posted here.
    TaskCompletion(TaskId) = "/tasks/{id}/completion";
    /// That a task is still to be done is posted here.
    TaskReopening(TaskId) = "/tasks/{id}/reopening";
    /// That a task is to go is posted here.
    TaskRemoval(TaskId) = "/tasks/{id}/removal";
    /// A sale and its lines.
    SalePath(SaleId) = "/sales/{id}";
    /// The form that corrects a sale.
    SaleEdit(SaleId) = "/sales/{id}/edit";
}

macro_rules! of_holders {
    ($($path:ty)*) => {$(
        impl From<$path> for Holder {
            fn from(path: $path) -> Self {
                Self::from(path.id)
            }
        }
    )*};
}

of_holders! { PersonFiles CompanyFiles }

/// Where files come in; the import answers there.
pub const IMPORTS: &str = "/imports/new";
