//! The first section of a record: what was said and bought, and the place to write down more.

use askama::Template;
use axum::extract::Query;
use kernel::Holder;
use uuid::Uuid;
use web::{Page, Problem, filters};

use super::composer::Composer;
use super::frame::{Frame, Opened, Section};
use super::timeline::{Month, Read, When, months};
use super::{Pairs, value};
use crate::activity::ActivityKind;
use crate::pages::desk::Desk;
use crate::pages::paths::{CompanyPath, PersonPath, record};
use crate::pages::tasks::OfRecord;
use crate::store::{Moment, Stretch, stretch_of};

/// How many entries a page of the timeline holds.
const PAGE: usize = 30;

#[derive(Template)]
#[template(path = "customers/records/activity.html", blocks = ["activity"])]
pub struct ActivityPage {
    frame: Frame,
    composer: Composer,
    filters: Vec<Filter>,
    /// Whether only one kind is shown.
    is_narrowed: bool,
    tasks: OfRecord,
    months: Vec<Month>,
    older: Option<String>,
}

/// One kind of entry the timeline can be narrowed to.
struct Filter {
    label: &'static str,
    href: String,
    current: bool,
}

pub async fn person(
    path: PersonPath,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<ActivityPage>, Problem> {
    show(&desk, path.id.into(), &pairs, Composer::fresh(&desk)).await
}

pub async fn company(
    path: CompanyPath,
    desk: Desk,
    Query(pairs): Query<Pairs>,
) -> Result<Page<ActivityPage>, Problem> {
    show(&desk, path.id.into(), &pairs, Composer::fresh(&desk)).await
}

/// The section with a composer in whatever state it is.
pub async fn show(
    desk: &Desk,
    holder: Holder,
    pairs: &[(String, String)],
    composer: Composer,
) -> Result<Page<ActivityPage>, Problem> {
    let opened = Opened::at(desk, holder, Section::Activity, pairs).await?;
    let wanted = value(pairs, "entries").and_then(wanted).unwrap_or_default();
    let before = value(pairs, "until").and_then(moment);
    let timeline = stretch_of(desk.sight(), holder, wanted, before, PAGE).await?;
    let here = record(holder);
    let older = timeline.next.map(|next| {
        let narrowed = opened.trail.keep_with(here.as_str(), "until", &format!("{}~{}", next.at, next.id));
        if wanted == Stretch::Whole { narrowed } else { format!("{narrowed}&entries={}", code(wanted)) }
    });
    let read = Read { wanted, before, timeline };
    let filters = filters(&opened, wanted);
    let tasks = OfRecord::of(desk, &opened.staff, holder).await?;
    let view = ActivityPage {
        months: months(desk, &opened.staff, opened.imported, &read),
        filters,
        tasks,
        is_narrowed: wanted != Stretch::Whole,
        composer: composer.about(desk, &opened.subject),
        older,
        frame: opened.frame,
    };
    Ok(desk.visitor.page(view).part("activity", |page| Box::new(page.as_activity())))
}

/// The kinds in the order they are offered.
const KINDS: [(Stretch, &str); 6] = [
    (Stretch::Whole, "timeline-all"),
    (Stretch::Activities(ActivityKind::Note), "timeline-notes"),
    (Stretch::Activities(ActivityKind::Call), "timeline-calls"),
    (Stretch::Activities(ActivityKind::Meeting), "timeline-meetings"),
    (Stretch::Activities(ActivityKind::Email), "timeline-emails"),
    (Stretch::Sales, "timeline-sales"),
];

fn filters(opened: &Opened, wanted: Stretch) -> Vec<Filter> {
    let here = record(opened.subject.holder());
    let filter = |(stretch, label): (Stretch, &'static str)| Filter {
        label,
        href: match stretch {
            Stretch::Whole => opened.trail.keep(here.as_str()),
            narrowed => opened.trail.keep_with(here.as_str(), "entries", code(narrowed)),
        },
        current: stretch == wanted,
    };
    KINDS.into_iter().map(filter).collect()
}

const fn code(stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::Whole => "all",
        Stretch::Activities(kind) => kind.code(),
        Stretch::Sales => "sale",
    }
}

fn wanted(text: &str) -> Option<Stretch> {
    KINDS.into_iter().map(|(stretch, _)| stretch).find(|stretch| code(*stretch) == text)
}

/// Where a timeline goes on, as its link writes it; what cannot be read begins at the beginning.
fn moment(text: &str) -> Option<Moment> {
    let (at, id) = text.split_once('~')?;
    Some(Moment { at: at.parse().ok()?, id: id.parse::<Uuid>().ok()? })
}
