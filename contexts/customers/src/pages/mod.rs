//! The pages of the file: lists, records, forms, the search from everywhere, the way out.

mod companies;
mod desk;
mod export;
mod forms;
mod hints;
mod holders;
mod import;
mod large_exports;
mod list;
mod not_kept;
mod office;
mod paths;
mod people;
mod records;
mod sales;
mod search;
mod tasks;
mod words;

use kernel::Role;
use personal::Purpose;
use web::{NavGroup, NavItem, Routes, Rule};

pub use self::large_exports::LargeExports;
pub use self::office::Office;
pub use self::tasks::MyTasks;
use crate::import::Desk;

/// Whoever is signed in works on the file.
const WORK: Rule = Rule::SignedIn(Purpose::ClientManagement);

/// Nobody but the owner takes records out of the house.
const OWNER: Rule = Rule::Owner(Purpose::ClientManagement);

/// The routes of the file, and of the desk where files come in.
pub fn routes(office: Office, desk: Desk) -> Routes {
    Routes::new()
        .get(WORK, people::list)
        .get(WORK, companies::list)
        .get(WORK, sales::list)
        .get(WORK, search::show)
        .get(WORK, forms::person::new)
        .post(WORK, forms::person::create)
        .get(WORK, forms::person::edit)
        .post(WORK, forms::person::correct)
        .get(WORK, forms::company::new)
        .post(WORK, forms::company::create)
        .get(WORK, forms::company::edit)
        .post(WORK, forms::company::correct)
        .get(WORK, forms::sale::new)
        .post(WORK, forms::sale::create)
        .get(WORK, forms::sale::edit)
        .post(WORK, forms::sale::correct)
        .get(OWNER, export::of_everything)
        .post(OWNER, export::give_everything)
        .get(OWNER, export::of_people)
        .post(OWNER, export::give_people)
        .get(OWNER, export::of_companies)
        .post(OWNER, export::give_companies)
        .get(OWNER, export::of_sales)
        .post(OWNER, export::give_sales)
        .and(records::routes())
        .and(tasks::routes())
        .knowing(office)
        .and(import::routes(desk))
}

/// This context's entries in the menu.
#[must_use]
pub fn nav() -> Vec<NavItem> {
    let item = |rank, label, icon, href: String| NavItem {
        group: NavGroup::Clients,
        rank,
        label,
        icon,
        href,
        on_phone: true,
        least: Role::Seller,
    };
    let [people, companies, sales] = lists();
    vec![
        item(10, people.0, "users", people.1),
        item(20, companies.0, "building-2", companies.1),
        item(30, sales.0, "receipt-euro", sales.1),
        NavItem {
            on_phone: false,
            ..item(40, "tasks", "list-checks", format!("{}?kind=open", paths::Tasks))
        },
        NavItem {
            group: NavGroup::Settings,
            on_phone: false,
            least: Role::Owner,
            ..item(20, "export-file", "download", paths::WholeExport.to_string())
        },
        import::nav(),
    ]
}

/// The lists of people, companies and sales: what each is called, and where it is.
#[must_use]
pub fn lists() -> [(&'static str, String); 3] {
    [
        ("people", paths::People.to_string()),
        ("companies", paths::Companies.to_string()),
        ("sales", paths::Sales.to_string()),
    ]
}

/// The page by which the whole file goes out.
#[must_use]
pub fn export_page() -> String {
    paths::WholeExport.to_string()
}

/// The page where files come in.
#[must_use]
pub fn import_page() -> String {
    paths::IMPORTS.to_owned()
}

/// The page where somebody is typed into the file.
#[must_use]
pub fn new_person_page() -> String {
    paths::NewPerson.to_string()
}

/// The page that searches everywhere.
#[must_use]
pub fn search_page() -> String {
    paths::Search.to_string()
}
