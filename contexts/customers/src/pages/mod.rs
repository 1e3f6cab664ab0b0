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
mod merging;
mod not_kept;
mod office;
mod paths;
mod people;
mod quality;
mod quiet;
mod records;
mod sales;
mod search;
mod tasks;
mod words;

use kernel::Ability;
use personal::Purpose;
use store::Store;
use web::{Command, NavGroup, NavItem, Problem, Routes, Rule, Sentence, Visitor};

pub use self::import::ImportsWaiting;
pub use self::large_exports::LargeExports;
pub use self::office::Office;
pub use self::quiet::Quiet;
pub use self::tasks::MyTasks;
use crate::import::Desk;
use crate::store::{Sight, totals};

/// Whoever may do this on the file, in order to keep the customer relation.
const fn may(ability: Ability) -> Rule {
    Rule::May(ability, Purpose::ClientManagement)
}

const SEE: Rule = may(Ability::SeeCustomers);
const EDIT: Rule = may(Ability::EditCustomers);
const SEE_SALES: Rule = may(Ability::SeeSales);
const EDIT_SALES: Rule = may(Ability::EditSales);

/// The routes of the file, and of the desk where files come in.
pub fn routes(office: Office, desk: Desk) -> Routes {
    Routes::new()
        .get(SEE, people::list)
        .get(SEE, companies::list)
        .get(SEE_SALES, sales::list)
        .post(SEE, people::choose_columns)
        .post(SEE, companies::choose_columns)
        .post(SEE_SALES, sales::choose_columns)
        .get(SEE_SALES, search::show) // whoever sees sales alone finds those
        .get(EDIT, forms::person::new)
        .post(EDIT, forms::person::create)
        .get(EDIT, forms::person::edit)
        .post(EDIT, forms::person::correct)
        .get(EDIT, forms::company::new)
        .post(EDIT, forms::company::create)
        .get(EDIT, forms::company::edit)
        .post(EDIT, forms::company::correct)
        .get(EDIT_SALES, forms::sale::new)
        .post(EDIT_SALES, forms::sale::create)
        .get(EDIT_SALES, forms::sale::edit)
        .post(EDIT_SALES, forms::sale::correct)
        .get(may(Ability::ExportFile), export::of_everything)
        .post(may(Ability::ExportFile), export::give_everything)
        .get(may(Ability::ExportCustomers), export::of_people)
        .post(may(Ability::ExportCustomers), export::give_people)
        .get(may(Ability::ExportCustomers), export::of_companies)
        .post(may(Ability::ExportCustomers), export::give_companies)
        .get(may(Ability::ExportSales), export::of_sales)
        .post(may(Ability::ExportSales), export::give_sales)
        .and(records::routes())
        .and(merging::routes())
        .and(tasks::routes())
        .and(quality::routes())
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
        needs: Ability::SeeCustomers,
    };
    let [people, companies, sales] = lists();
    let list =
        |rank, icon, list: FileList| NavItem { needs: list.needs, ..item(rank, list.label, icon, list.href) };
    vec![
        list(10, "users", people),
        list(20, "building-2", companies),
        list(30, "receipt-euro", sales),
        NavItem {
            on_phone: false,
            ..item(40, "tasks", "list-checks", format!("{}?kind=open", paths::Tasks))
        },
        NavItem { on_phone: false, ..item(50, "quality", "circle-check", paths::Quality.to_string()) },
        NavItem {
            group: NavGroup::Settings,
            on_phone: false,
            needs: Ability::ExportFile,
            ..item(20, "export-file", "download", paths::WholeExport.to_string())
        },
        import::nav(),
    ]
}

/// What this context lets one do from anywhere, by name.
#[must_use]
pub fn commands() -> Vec<Command> {
    use Ability::{EditCustomers, EditSales, ExportCustomers, ExportSales};
    vec![
        Command::create(
            ("person-new-plain", "command-person-words"),
            "user-plus",
            paths::NewPerson,
            EditCustomers,
        ),
        Command::create(
            ("company-new-plain", "command-company-words"),
            "building-2",
            paths::NewCompany,
            EditCustomers,
        ),
        Command::open(("sale-new-plain", "command-sale-words"), "receipt-euro", paths::NewSale, EditSales),
        Command::open(("import-file", "command-import-words"), "import", paths::IMPORTS, Ability::Import),
        Command::open(
            ("command-export-people", "command-export-words"),
            "download",
            paths::PeopleExport,
            ExportCustomers,
        ),
        Command::open(
            ("command-export-companies", "command-export-words"),
            "download",
            paths::CompaniesExport,
            ExportCustomers,
        ),
        Command::open(
            ("command-export-sales", "command-export-words"),
            "download",
            paths::SalesExport,
            ExportSales,
        ),
    ]
}

/// A list of the file.
pub struct FileList {
    /// The locale key of what it is called.
    pub label: &'static str,
    /// Where it is.
    pub href: String,
    /// What one must be able to do to open it.
    pub needs: Ability,
}

/// The lists of people, companies and sales.
#[must_use]
pub fn lists() -> [FileList; 3] {
    let list = |label, href, needs| FileList { label, href, needs };
    [
        list("people", paths::People.to_string(), Ability::SeeCustomers),
        list("companies", paths::Companies.to_string(), Ability::SeeCustomers),
        list("sales", paths::Sales.to_string(), Ability::SeeSales),
    ]
}

/// How much the lists hold of what is in sight, in their order, in words.
///
/// # Errors
/// Any fault of the store.
pub async fn held_by_lists(
    store: &Store,
    visitor: &Visitor,
    office: &Office,
) -> Result<[Sentence; 3], Problem> {
    let catalogues = office.catalogues(visitor.organisation().vat);
    let sight = Sight::new(store.reader(), &visitor.scope);
    let totals = totals(store.reader()).await?;
    let people = list::all_of(sight, (&catalogues.people, &catalogues.counts), totals.people).await?;
    let companies =
        list::all_of(sight, (&catalogues.companies, &catalogues.counts), totals.companies).await?;
    let sales = list::all_of(sight, (&catalogues.sales, &catalogues.counts), totals.sales).await?;
    Ok([people, companies, sales].map(list::count_of))
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
