//! What stands around every section of a record: the way there, the head, the key facts, the
//! sections, the panels beside.

use kernel::Holder;
use personal::{Access, Personal};
use web::view::{Crumb, Tab};
use web::{Piece, Place, Problem, Sentence};

use super::aside::{Aside, role_at};
use super::facts::Facts;
use super::imported::Imported;
use super::reach::Way;
use super::subject::Subject;
use super::trail::Trail;
use super::unpaid::Unpaid;
use crate::coordinates::Coordinate;
use crate::pages::desk::Desk;
use crate::pages::hints::{Hint, hint};
use crate::pages::merging::search;
use crate::pages::office::Staff;
use crate::pages::paths::{
    CompanyEdit, CompanyFiles, CompanyHistory, CompanySales, NewSale, PersonEdit, PersonFiles, PersonHistory,
    PersonSales, record,
};
use crate::relation::Relation;
use crate::store::{figures_of, how_many_attachments, how_many_sales};

/// A section of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What was said and bought.
    Activity,
    /// What was bought.
    Sales,
    /// What is kept beside: letters, photographs.
    Files,
    /// What changed.
    History,
}

/// Where somebody works: the record, and its name.
type Employer = (String, Personal<String>);

/// A record, section aside.
pub struct Frame {
    pub crumbs: Vec<Crumb>,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub name: Personal<String>,
    /// How its sign looks: round for people, square for companies.
    pub shape: &'static str,
    pub relation: Relation,
    /// What somebody must know before they write or call.
    pub mark: Option<Hint>,
    pub job: Option<Personal<String>>,
    pub employer: Option<Employer>,
    pub town: Option<Personal<String>>,
    pub edit: String,
    /// Where a second record of the same is looked for.
    pub merge: String,
    /// How they are called and written to.
    pub reach: Vec<Way>,
    /// Where a sale to them is typed.
    pub sell: String,
    pub facts: Facts,
    pub tabs: Vec<Tab>,
    pub lines: Vec<Piece>,
    pub panels: Vec<Piece>,
    pub aside: Aside,
    pub unpaid: Unpaid,
    pub access: Access,
}

impl Frame {
    /// Whether there is anything to say under the name.
    pub fn has_line(&self) -> bool {
        self.job.is_some() || self.employer.is_some() || self.town.is_some()
    }
}

/// A record page on its way: whom it is about, who works here, the way there.
pub struct Opened {
    pub subject: Subject,
    pub staff: Staff,
    pub trail: Trail,
    /// The import that brought the record, if one did.
    pub imported: Option<Imported>,
    pub frame: Frame,
}

impl Opened {
    /// Opens a record at a section, and writes down who looked.
    pub async fn at(
        desk: &Desk,
        holder: Holder,
        section: Section,
        pairs: &[(String, String)],
    ) -> Result<Self, Problem> {
        let subject = Subject::find(desk, holder).await?;
        let standing = figures_of(desk.reader(), holder).await?.ok_or(Problem::NotFound)?;
        desk.note_look(&[holder]).await?;
        let staff = desk.staff().await?;
        let trail = Trail::read(desk, holder, pairs);
        let sales = how_many_sales(desk.sight(), holder).await?;
        let files = how_many_attachments(desk.reader(), holder).await?;
        let here = Crumb::here(Sentence::verbatim(subject.name().into_revealed(desk.access())));
        let imported = Imported::of(desk, &subject).await?;
        let (job, employer) = work(&subject);
        let panels = &desk.house.panels;
        let frame = Frame {
            crumbs: trail.crumbs.iter().cloned().chain([here]).collect(),
            previous: trail.previous.clone(),
            next: trail.next.clone(),
            name: subject.name(),
            shape: if matches!(holder, Holder::Company(_)) { "l sq" } else { "l" },
            relation: standing.relation,
            mark: hint(desk, holder).await?.filter(|hint| hint.is_grave()),
            job,
            employer,
            town: subject.town(),
            edit: edit(holder),
            sell: format!("{NewSale}?{}={}", holder.kind(), holder.uuid()),
            tabs: tabs(&trail, holder, section, (sales, files)),
            facts: Facts::of(desk, &staff, &subject, (standing.figures, imported.as_ref())).await?,
            lines: panels.pieces(Place::Line, holder, &desk.visitor).await?,
            panels: panels.pieces(Place::Aside, holder, &desk.visitor).await?,
            aside: Aside::of(desk, &subject, &trail, standing.relation),
            reach: ways(&subject),
            merge: search(holder),
            unpaid: Unpaid::of(desk, holder).await?,
            access: desk.visitor.access,
        };
        Ok(Self { subject, staff, trail, imported, frame })
    }
}

/// The address of a section of a record.
pub fn section_of(holder: Holder, section: Section) -> String {
    match (holder, section) {
        (_, Section::Activity) => record(holder),
        (Holder::Person(id), Section::Sales) => PersonSales { id }.to_string(),
        (Holder::Person(id), Section::Files) => PersonFiles { id }.to_string(),
        (Holder::Company(id), Section::Files) => CompanyFiles { id }.to_string(),
        (Holder::Person(id), Section::History) => PersonHistory { id }.to_string(),
        (Holder::Company(id), Section::Sales) => CompanySales { id }.to_string(),
        (Holder::Company(id), Section::History) => CompanyHistory { id }.to_string(),
    }
}

fn edit(holder: Holder) -> String {
    match holder {
        Holder::Person(id) => PersonEdit { id }.to_string(),
        Holder::Company(id) => CompanyEdit { id }.to_string(),
    }
}

/// The main number and the main e-mail address that could be read.
fn ways(subject: &Subject) -> Vec<Way> {
    let main = |list: &[Coordinate]| list.iter().find_map(|one| one.written.canonical.clone());
    let coordinates = subject.coordinates();
    let call = main(&coordinates.phones).as_ref().map(Way::to_call);
    call.into_iter().chain(main(&coordinates.emails).as_ref().map(Way::to_write)).collect()
}

/// What somebody does, and where, as far as it is in sight; of a company, its sector.
fn work(subject: &Subject) -> (Option<Personal<String>>, Option<Employer>) {
    match subject {
        Subject::Company(company, ..) => (company.details.sector.clone(), None),
        Subject::Person(person, employers) => {
            let employer = employers.first();
            let role = match employer {
                Some(company) => role_at(person, company),
                None => person.details.roles.first().and_then(|role| role.title.clone()),
            };
            let employer = employer.map(|it| (record(it.id.into()), it.details.name.clone()));
            (role.or_else(|| person.details.job_title.clone()), employer)
        }
    }
}

fn tabs(trail: &Trail, holder: Holder, here: Section, (sales, files): (u64, u64)) -> Vec<Tab> {
    let tab = |section, label, count| Tab {
        label,
        href: trail.keep(section_of(holder, section)),
        count,
        current: section == here,
    };
    vec![
        tab(Section::Activity, "record-activity", None),
        tab(Section::Sales, "record-sales", i64::try_from(sales).ok()),
        tab(Section::Files, "record-files", i64::try_from(files).ok().filter(|count| *count > 0)),
        tab(Section::History, "record-history", None),
    ]
}
