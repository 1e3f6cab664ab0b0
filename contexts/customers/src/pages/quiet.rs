//! What the first page shows of clients and prospects without a next step, and of imports nobody finished.

use askama::Template;
use async_trait::async_trait;
use jiff::civil::Date;
use kernel::{Ability, Holder};
use personal::{Access, Personal};
use store::{Fault, Store};
use uuid::Uuid;
use web::{Piece, Problem, TodayPanel, TodayPlace, Visitor, filters};

use super::desk::InSight;
use super::paths::{CompanyTask, PersonTask, record};
use crate::relation::Relation;
use crate::store::{CompanyRow, Keeper, PersonRow, Sight, company_rows, person_rows, without_next_step};

/// How many the first page shows.
const MOST: usize = 7;

/// One's own clients and prospects of whom nothing was heard for long, and about whom nothing is planned.
pub struct Quiet;

#[derive(Template)]
#[template(path = "customers/quiet.html")]
struct QuietPanel {
    rows: Vec<Line>,
    access: Access,
}

struct Line {
    href: String,
    plan: String,
    name: Personal<String>,
    beside: Option<Personal<String>>,
    relation: Relation,
    last_on: Option<Date>,
    /// How its sign looks.
    class: &'static str,
}

#[async_trait]
impl TodayPanel for Quiet {
    fn place(&self) -> TodayPlace {
        TodayPlace::Work
    }

    async fn piece(&self, store: &Store, visitor: &Visitor) -> Result<Option<Piece>, Problem> {
        if !visitor.may(Ability::PlanTasks) {
            return Ok(None);
        }
        // what nobody looks after is for whoever says who looks after what
        let keeper = Keeper { user: visitor.user, takes_the_rest: visitor.may(Ability::ManageTeam) };
        let when = (visitor.now(), visitor.voice().today().0);
        let holders = without_next_step(store.reader(), keeper, when, MOST).await?;
        let rows = lines(Sight::new(store.reader(), &visitor.scope), &holders).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        Piece::of(&QuietPanel { rows, access: visitor.access }, visitor).map(Some)
    }
}

/// The holders as they are shown, in their order.
async fn lines(sight: InSight<'_>, holders: &[Holder]) -> Result<Vec<Line>, Fault> {
    let of = |kind: &str| -> Vec<Uuid> {
        holders.iter().filter(|one| one.kind() == kind).map(|one| one.uuid()).collect()
    };
    let people = person_rows(sight, &of("person")).await?;
    let companies = company_rows(sight, &of("company")).await?;
    let people = people.into_iter().map(|row| (Holder::from(row.id), Line::from(row)));
    let companies = companies.into_iter().map(|row| (Holder::from(row.id), Line::from(row)));
    let mut lines: Vec<(Holder, Line)> = people.chain(companies).collect();
    lines.sort_by_key(|(who, _)| holders.iter().position(|one| one == who));
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

impl From<PersonRow> for Line {
    fn from(row: PersonRow) -> Self {
        Self {
            href: record(row.id.into()),
            plan: PersonTask { id: row.id }.to_string(),
            name: row.name,
            beside: row.company.map(|(_, name)| name).or(row.standing.town),
            relation: row.standing.relation,
            last_on: row.standing.last_on,
            class: "",
        }
    }
}

impl From<CompanyRow> for Line {
    fn from(row: CompanyRow) -> Self {
        Self {
            href: record(row.id.into()),
            plan: CompanyTask { id: row.id }.to_string(),
            name: row.name,
            beside: row.standing.town,
            relation: row.standing.relation,
            last_on: row.standing.last_on,
            class: "sq",
        }
    }
}
