//! Writing down what was said: a note, a call, a meeting.

use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::DateTime;
use kernel::{ActivityId, Holder, Id as _};
use personal::Personal;
use serde::Deserialize;
use web::{Form, Onward, Problem, Sentence, Toast, TypedPath, Wish};

use super::activity::show;
use super::guard::{Reading, Warning};
use super::subject::{Subject, about};
use super::timeline::icon;
use crate::Arrival;
use crate::activity::{Activity, ActivityDetails, ActivityKind, Direction};
use crate::entry::{NotKept, activities};
use crate::fields::{Journalled as _, Step};
use crate::pages::desk::Desk;
use crate::pages::paths::{CompanyActivities, PersonActivities, record};

/// Taking back what one has just written down is posted here.
#[derive(TypedPath, Deserialize, Debug, Clone, Copy)]
#[typed_path("/activities/{id}/removal", rejection(Problem))]
pub struct ActivityRemoval {
    pub id: ActivityId,
}

/// The kinds one writes down by hand.
const KINDS: [ActivityKind; 3] = [ActivityKind::Note, ActivityKind::Call, ActivityKind::Meeting];

/// The form on top of a timeline.
pub struct Composer {
    /// Where it posts to.
    pub action: String,
    /// What invites to write.
    pub invitation: Sentence,
    /// What was typed so far.
    pub form: Form,
    /// Why it was not kept.
    pub warning: Option<Warning>,
}

impl Composer {
    /// An empty one, for a note. It names the entry it will become, so that a second click on the
    /// same button does not write a second entry.
    pub fn fresh(desk: &Desk) -> Self {
        let entry: ActivityId = desk.house.ambient.id();
        let form = Form::new("activity").with("kind", ActivityKind::Note.code());
        Self::holding(form.with("entry", entry.uuid()), None)
    }

    fn holding(form: Form, warning: Option<Warning>) -> Self {
        Self { action: String::new(), invitation: Sentence::new("composer-about"), form, warning }
    }

    /// The same about somebody.
    pub fn about(self, desk: &Desk, subject: &Subject) -> Self {
        let action = match subject.holder() {
            Holder::Person(id) => PersonActivities { id }.to_string(),
            Holder::Company(id) => CompanyActivities { id }.to_string(),
        };
        let name = subject.short_name().into_revealed(desk.access());
        Self { action, invitation: Sentence::new("composer-about").with("name", name), ..self }
    }

    /// The kinds to choose from: value, icon, and whether it is chosen.
    pub fn kinds(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        KINDS.into_iter().map(|kind| (kind.code(), icon(kind), self.form.value("kind") == kind.code()))
    }

    /// The locale key of a kind.
    pub fn kind_key(&self, code: &&str) -> String {
        format!("activity-{code}")
    }

    /// The locale key of a direction.
    pub fn direction_key(&self, code: &&str) -> String {
        format!("direction-{code}")
    }

    /// Whether it was not kept.
    pub fn is_wrong(&self) -> bool {
        self.warning.is_some() || !self.form.is_sound()
    }

    /// What is wrong with it, the guard aside.
    pub fn complaints(&self) -> Vec<Sentence> {
        self.form.summary().into_iter().map(|complaint| complaint.sentence).collect()
    }

    /// Who made the step: value, and whether it is chosen.
    pub fn directions(&self) -> impl Iterator<Item = (&'static str, bool)> {
        Direction::ALL.iter().map(|it| (it.code(), self.form.value("direction") == it.code()))
    }
}

pub async fn person(path: PersonActivities, desk: Desk, form: Form) -> Result<Response, Problem> {
    write_down(&desk, path.id.into(), form).await
}

pub async fn company(path: CompanyActivities, desk: Desk, form: Form) -> Result<Response, Problem> {
    write_down(&desk, path.id.into(), form).await
}

/// Takes back an entry one has written down oneself.
pub async fn take_back(path: ActivityRemoval, desk: Desk) -> Result<Onward, Problem> {
    let taken = activities::take_back(desk.store(), desk.access().into(), path.id).await;
    let holder = taken.map_err(problem)?.holder().ok_or(Problem::NotFound)?;
    Ok(Onward::to(record(holder)).saying(Toast::new("activity-taken-back")))
}

async fn write_down(desk: &Desk, holder: Holder, form: Form) -> Result<Response, Problem> {
    let subject = Subject::find(desk, holder).await?;
    let mut form = form.named("activity");
    let body = form.value("body").to_owned();
    let reading = Reading::of(desk, &subject, &body);
    let body = if form.has("cut") { reading.without_the_words() } else { body.clone() };
    let reading = Reading::of(desk, &subject, &body);
    let warning = reading.warning(form.value("mistaken"));
    let named = form.value("entry").parse().ok().map(ActivityId::from_uuid);
    let id = named.unwrap_or_else(|| desk.house.ambient.id());
    let step = draft(desk, &subject, &mut form, &body, id);
    let (Some(step), None) = (step, &warning) else {
        let page = show(desk, holder, &[], Composer::holding(form, warning)).await?;
        return Ok(page.refused().into_response());
    };
    let what = (step, !reading.is_clean());
    let id = activities::write_down(desk.store(), desk.access().into(), what).await.map_err(problem)?;
    let toast = Toast::new("activity-written").with_undo(ActivityRemoval { id });
    if matches!(desk.visitor.shell().wish(), Wish::Fragment(_)) {
        return Ok(show(desk, holder, &[], Composer::fresh(desk)).await?.with_toast(toast).into_response());
    }
    Ok(Onward::to(record(holder)).saying(toast).into_response())
}

/// What the form says; `None` when it does not hold together, and the form says why.
fn draft(
    desk: &Desk,
    subject: &Subject,
    form: &mut Form,
    body: &str,
    id: ActivityId,
) -> Option<Step<Activity>> {
    let now = desk.visitor.now();
    let kind = form.read("kind", |code| {
        KINDS.into_iter().find(|kind| kind.code() == code).ok_or("composer-kind-unknown")
    });
    let at = form.read_optional("at", |text| instant(desk, text, now));
    let (kind, true) = (kind?, form.is_sound()) else { return None };
    let (person, company) = about(subject);
    let details = ActivityDetails {
        person,
        company,
        kind,
        direction: Direction::from_code(form.value("direction")).filter(|_| kind != ActivityKind::Note),
        at: at.filter(|_| kind != ActivityKind::Note).unwrap_or(now),
        text: Personal::new(kernel::text::trim(body).to_owned()),
    };
    let written = Activity::write_down(id, details, desk.visitor.actor(), Arrival::by_hand(now));
    written.map_err(|rejection| form.complain("body", rejection.code())).ok()
}

/// A date and time as a browser's field writes them, in the organisation's zone.
fn instant(desk: &Desk, text: &str, now: Timestamp) -> Result<Timestamp, &'static str> {
    let typed: DateTime = text.parse().map_err(|_| "composer-at-unreadable")?;
    let zone = desk.visitor.organisation().zone.clone();
    let at = typed.to_zoned(zone).map_err(|_| "composer-at-unreadable")?.timestamp();
    if at > now { Err("composer-at-future") } else { Ok(at) }
}

/// Whoever it is about, or the entry itself, may be gone meanwhile.
fn problem(not_kept: NotKept) -> Problem {
    match not_kept {
        NotKept::Rejected(code) => Problem::rejected(Sentence::new(code)),
        NotKept::Forbidden => Problem::Forbidden,
        NotKept::ChangedMeanwhile => Problem::Conflict(Sentence::new("unsaved-changed-meanwhile")),
        NotKept::Gone => Problem::NotFound,
        NotKept::Fault(fault) => fault.into(),
    }
}
